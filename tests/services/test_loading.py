"""Invented cases loaded in bulk stand as if every one had gone through the one door."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from casebook.law.vocabulary import Kind, Status
from casebook.records.base import db, transaction
from casebook.records.cases import Case, CaseEvent, Letter, Party
from casebook.records.reception import ReceptionSession
from casebook.records.search_entries import Findable
from casebook.records.units import Installation
from casebook.records.visits import Matter, Visit, Visitor
from casebook.services.audit_care import verify
from casebook.services.index_care import compare_next, index_is_sound
from casebook.services.loading import YEARS, Load, Order
from casebook.services.loading_people import Loaded
from casebook.services.rebuilding import compare_batch
from casebook.services.refusals import Refused
from tests.conftest import ORDINARY_DAY as TODAY

pytestmark = pytest.mark.deep
CASES, STILL_OPEN = 160, 40
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
INVENTED = ("Ví Dụ", "Giả Định", "Thí Dụ", "Minh Họa", "Tưởng Tượng")


def is_sample(*, sample: bool) -> None:
    with transaction() as session:
        session.get_one(Installation, 1).sample = sample


def load(day: date = TODAY, **more) -> int:
    order = Order(**{"cases": CASES, "open": STILL_OPEN, "seed": 1} | more)
    under_way, done = Load(order, today=day, now=NOW), 0
    while batch := under_way.next_batch():
        done += batch
    return done


@pytest.fixture
def loaded(app, school):
    with app.app_context():
        is_sample(sample=True)
        assert load() == CASES
        yield


def count(row: type) -> int:
    return db.session.scalar(select(func.count()).select_from(row)) or 0


def test_what_is_stored_is_what_the_law_says_of_the_journals(loaded):
    batch, seen = compare_batch(after_id=""), 0
    while batch.seen:
        assert batch.differing == ()
        seen, batch = seen + batch.seen, compare_batch(after_id=batch.last_id)
    assert seen == CASES


def test_the_audit_holds_a_line_of_every_event_and_visit(loaded):
    found = verify()
    assert found.fault is None
    assert found.count > count(CaseEvent) + count(Visit)


def test_everything_is_found_by_what_it_says(loaded):
    for thing in Findable:
        assert compare_next(thing, "").differing == ()
    assert index_is_sound()


def test_as_many_are_open_as_were_asked_for(loaded):
    held = Counter(db.session.scalars(select(Case.is_open)))
    assert held == {True: STILL_OPEN, False: CASES - STILL_OPEN}


def test_they_spread_over_years_kinds_and_statuses(loaded):
    cases = db.session.scalars(select(Case)).all()
    assert len({case.received_on.year for case in cases}) >= YEARS
    assert {case.kind for case in cases} == set(Kind) - {Kind.DENUNCIATION}
    assert len({case.status for case in cases}) >= 8
    assert {Status.CLOSED, Status.RECEIVED, Status.VERIFYING} <= {case.status for case in cases}
    overdue = [case for case in cases if case.is_open and case.next_due_on < TODAY]
    assert 0 < len(overdue) < STILL_OPEN
    assert max(event.occurred_on for case in cases for event in case.journal) <= TODAY


def test_each_came_by_a_visit_or_by_a_letter_and_numbers_have_no_gap(loaded):
    assert count(Visit) == count(Matter) > 0
    assert count(Letter) > 0
    assert count(Visit) + count(Letter) == CASES
    books = db.session.execute(
        select(func.count(), func.max(Visit.book_number)).group_by(Visit.unit_id, Visit.book_year)
    )
    registers = db.session.execute(
        select(func.count(), func.max(Case.number)).group_by(Case.unit_id, Case.register, Case.year)
    )
    assert all(there == last for there, last in [*books, *registers])


def test_a_visit_belongs_to_the_session_of_its_day(loaded):
    days = db.session.execute(select(Visit.visited_on, ReceptionSession.held_on).join(Visit.session)).all()
    assert all(visited == held for visited, held in days)
    held = Counter(db.session.execute(select(ReceptionSession.unit_id, ReceptionSession.held_on)).all())
    assert set(held.values()) == {1}


def test_people_are_invented_and_obviously_so(loaded):
    names = [
        *db.session.scalars(select(Party.kept_full_name)),
        *db.session.scalars(select(Visitor.full_name)),
    ]
    assert all(name.endswith(INVENTED) for name in names)
    phones = set(db.session.scalars(select(Visitor.phone)))
    assert all(phone.startswith("0900 ") for phone in phones)


def test_whoever_comes_again_is_the_same_visitor(loaded):
    visitors = Counter(db.session.scalars(select(Visit.visitor_id)))
    assert len(visitors) == count(Visitor) < visitors.total()


def test_a_second_load_goes_on_where_the_first_ended(loaded):
    assert load(TODAY + timedelta(days=1), cases=20, open=3, seed=2) == 20
    assert count(Case) == CASES + 20
    assert compare_batch(after_id="").differing == ()
    assert verify().fault is None
    held = db.session.execute(select(ReceptionSession.unit_id, ReceptionSession.held_on)).all()
    assert len(held) == len(set(held))


def told(order: Order) -> list[tuple[object, ...]]:
    tales = Load(order, today=TODAY, now=NOW)._tales
    return [(one.citizen, one.subject, one.begins, one.course, one.is_new) for one in tales]


def test_the_same_seed_tells_the_same(app, school):
    with app.app_context():
        is_sample(sample=True)
        first, again, other = (told(Order(cases=50, open=9, seed=seed)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_real_matters_are_never_mixed_with_invented_ones(app, school):
    with app.app_context():
        is_sample(sample=False)
        with pytest.raises(Refused, match="This is no sample") as refused:
            Load(Order(cases=5, open=1, seed=1), today=TODAY, now=NOW)
        assert "CASEBOOK_DATA" in refused.value.vi
        assert count(Case) == 0


@pytest.mark.parametrize(("cases", "still_open"), [(0, 0), (5, 6), (5, -1)])
def test_numbers_that_do_not_go_together_are_refused(app, school, cases, still_open):
    with app.app_context():
        is_sample(sample=True)
        with pytest.raises(Refused, match="no more of them open"):
            Load(Order(cases=cases, open=still_open, seed=1), today=TODAY, now=NOW)


def test_ten_thousand_citizens_have_their_own_telephones():
    assert len({Loaded(place).phone for place in range(10_000)}) == 10_000
