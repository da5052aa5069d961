"""The swap of 23/11 and 28/11/2026 moves exactly the right terms, of however many cases."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date

import pytest
from sqlalchemy import insert, select

from casebook.law.choices import Via
from casebook.law.vocabulary import EventType, Kind
from casebook.records.base import db, new_id, transaction
from casebook.records.cases import Case, CaseClock, CaseEvent
from casebook.records.days import version_now
from casebook.services.calendar_impact import BATCH
from casebook.services.case_entries import CaseEntry
from casebook.services.day_care import ImpactChanged, impact_of_change
from casebook.services.enrolment import begin_case
from casebook.services.journal import NewEvent, append_event
from casebook.services.rebuilding import compare_batch
from tests.changes import OFF, TODAY, change, confirmed, shipped_proposal
from tests.matters import case_of, registered
from tests.people import doing

pytestmark = pytest.mark.deep


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def journal(school, kind, *events):
    """A case told by its events, each recorded on its day."""
    received, *later = events
    with transaction() as session:
        entry = CaseEntry(
            unit_id=school.unit.id,
            kind=kind,
            subject="Ví dụ",
            content="Ví dụ.",
            received_on=received[1],
            via=Via.POST,
            parties=(),
        )
        case = begin_case(session, doing(school.lan, today=received[1]), entry)
        for event_type, on in later:
            append_event(session, doing(school.minh, today=on), case, NewEvent(type=event_type, on=on))
    return case.id


def day(month, number):
    return date(2026, month, number)


E = EventType
# The rows of the rule book's examples.csv that speak of the swap, or of a block like it, and one that
# ends behind both its days: a day lost and a day won.
EXAMPLES = {
    "E05": (Kind.COMPLAINT, [(E.RECEIVED, day(8, 26))], "KN-02", day(9, 9), day(9, 9)),
    "E06": (Kind.COMPLAINT, [(E.RECEIVED, day(11, 16))], "KN-02", day(11, 26), day(11, 27)),
    "E25": (Kind.DENUNCIATION, [(E.RECEIVED, day(11, 20))], "TC-01", day(12, 2), day(12, 2)),
    "E38": (
        Kind.DENUNCIATION,
        [
            (E.RECEIVED, day(9, 28)),
            (E.ACCEPTED, day(10, 1)),
            (E.SUSPENDED, day(10, 12)),
            (E.RESUMED, day(11, 2)),
        ],
        "TC-10",
        day(11, 23),
        day(11, 25),
    ),
}


def test_the_swap_moves_exactly_the_terms_it_must(school):
    ids = {name: journal(school, kind, *events) for name, (kind, events, *_due) in EXAMPLES.items()}
    before = {name: due(ids[name], rule) for name, (_k, _e, rule, *_due) in EXAMPLES.items()}
    assert before == {name: was for name, (_k, _e, _rule, was, _now) in EXAMPLES.items()}
    impact = confirmed(school, shipped_proposal(OFF))
    after = {name: due(ids[name], rule) for name, (_k, _e, rule, *_due) in EXAMPLES.items()}
    assert after == {name: now for name, (_k, _e, _rule, _was, now) in EXAMPLES.items()}
    moved = {(shift.rule, shift.was, shift.now) for case in impact.moved for shift in case.shifts}
    wanted = {(rule, was, now) for _k, _e, rule, was, now in EXAMPLES.values() if was != now}
    assert wanted <= moved
    assert all(shift_was >= OFF for _rule, shift_was, _now in moved)


def due(case_id, rule):
    return next(clock.due_on for clock in case_of(case_id).clocks if clock.rule == rule)


def copied(case_id, times):
    """Put many copies of a case beside it, as rows: registering thousands would take minutes."""
    with transaction() as session:
        first = case_of(case_id)
        for table, key in ((Case, "id"), (CaseEvent, "case_id"), (CaseClock, "case_id")):
            columns = table.__table__.columns
            rows = session.execute(select(*columns).where(getattr(table, key) == case_id)).mappings().all()
            session.execute(
                insert(table.__table__),
                [copy_of(dict(row), table, number) for row in rows for number in range(times)],
            )
        return first.name


def copy_of(row, table, number):
    own = f"{number:032d}"
    if table is not Case:
        return row | {"id": new_id(), "case_id": own}
    return row | {
        "id": own,
        "number": row["number"] + 1 + number,
        "name": f"{row['name']}-{number}",
        "tracking_code": f"copy-{number}",
        "request_key": None,
    }


@pytest.mark.slow
def test_several_thousand_open_cases_all_move_and_all_are_listed(school):
    case_id = registered(school, kind=Kind.PETITION, received_on=day(11, 11), today=TODAY)
    many = 12 * BATCH
    copied(case_id, many)
    change_id = shipped_proposal(OFF)
    impact, _seal = impact_of_change(change(change_id))
    assert len(impact.moved) == many + 1
    confirmed(school, change_id)
    told = select(CaseEvent.case_id).where(CaseEvent.type == E.NOTED)
    assert len(set(db.session.scalars(told))) == many + 1
    answers = select(CaseClock.due_on).where(CaseClock.rule == "KNPA-01").distinct()
    assert db.session.scalars(answers).all() == [day(11, 27)]
    assert [compare_batch(after_id=f"{at:032d}").differing for at in (0, many // 2)] == [(), ()]


@pytest.mark.slow
def test_cases_registered_while_the_calendar_changes_are_counted_by_one_of_the_two(app, school):
    """Whoever registers meanwhile waits or comes first; nothing is left counted by the older calendar."""
    change_id = shipped_proposal(OFF)

    def register_some():
        with app.app_context():
            return [
                registered(school, kind=Kind.PETITION, received_on=day(11, 11), today=TODAY) for _ in range(5)
            ]

    with ThreadPoolExecutor(max_workers=3) as people:
        work = [people.submit(register_some) for _ in range(3)]
        confirm_among_others(school, change_id)
        ids = [case_id for done in work for case_id in done.result()]
    assert version_now() == 2
    assert {due(case_id, "KNPA-01") for case_id in ids} == {day(11, 27)}
    assert compare_batch(after_id="").differing == ()


def confirm_among_others(school, change_id):
    """Confirm, looking again each time a case came in between."""
    while change(change_id).version is None:
        with suppress(ImpactChanged):
            confirmed(school, change_id)
