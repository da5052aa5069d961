"""Statistics: counted by hand, the same on both engines, and every figure as many as the rows it names."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from benchmarks.statistics import by_hand
from casebook.law import choices as law
from casebook.law.grounds import SuspensionReason
from casebook.law.powers import Actor
from casebook.law.vocabulary import Action, ClockState, Kind, Nature
from casebook.records.base import db, transaction
from casebook.records.case_lists import list_cases
from casebook.records.cases import Case, CaseClock
from casebook.records.clock_lists import ClockFilter, count_duties, duties_by_state, list_duties, state_column
from casebook.records.days import calendar_now
from casebook.records.list_shapes import Window
from casebook.records.people import actor_on, person_by_id
from casebook.records.units import Installation
from casebook.reports.clock_views import Reading
from casebook.reports.duty_names import duties_known
from casebook.reports.figures import Asked
from casebook.reports.follow_through import Span
from casebook.reports.standings import standing_of
from casebook.reports.statistics import (
    Scope,
    ages_of_open_cases,
    duties_kept,
    months_of_cases,
    subjects,
    units_seen,
)
from casebook.services.loading import Load, Order
from casebook.services.projection import key_of
from casebook.web.needs import SEES_CASES
from tests.conftest import MORNING, ORDINARY_DAY, VIETNAM
from tests.matters import case_of, registered, take
from tests.people import Somebody

TODAY = ORDINARY_DAY  # Monday 23/11/2026
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))
COMPLAINT, PETITION = Kind.COMPLAINT, Kind.PETITION
MEALS = "Kiến nghị về bữa ăn bán trú"


@pytest.fixture(autouse=True)
def _inside(app: Flask):
    with app.app_context():
        yield


def actor_of(somebody: Somebody) -> Actor:
    person = person_by_id(somebody.id)
    assert person is not None
    return actor_on(person, TODAY)


def scope_of(somebody: Somebody, within: Span = YEAR, unit_id: str = "") -> Scope:
    return Scope(actor=actor_of(somebody), within=within, unit_id=unit_id)


def now() -> Reading:
    return Reading(TODAY, calendar_now(), "vi")


@pytest.fixture
def told(school) -> dict[str, str]:
    """Five complaints and three petitions; KN-02 gives 7 working days since 01/07/2026, 10 days before."""

    def came(on: date, **more) -> str:
        return registered(school, today=max(on, date(2026, 11, 3)), received_on=on, **more)

    made = {
        "old law, on its last day": came(date(2026, 6, 15)),
        "in time": came(date(2026, 11, 2)),
        "late": came(date(2026, 11, 2)),
        "overdue": came(date(2026, 11, 3)),
        "open": came(date(2026, 11, 18)),
    }
    for at in (1, 2):
        made[f"meals {at}"] = came(date(2026, 10, 5), kind=PETITION, subject=MEALS)
    made["democracy"] = came(
        date(2025, 12, 31), kind=PETITION, subject="Kiến nghị về quỹ lớp", concerns_democracy=True
    )
    take(made["old law, on its last day"], school.minh, Action.ACCEPT, date(2026, 6, 25), today=TODAY)
    take(made["in time"], school.minh, Action.ACCEPT, date(2026, 11, 11), today=TODAY)
    take(made["late"], school.minh, Action.ACCEPT, date(2026, 11, 12), today=TODAY)
    db.session.rollback()
    return made


def test_each_month_counts_by_kind_what_was_received_in_it(school, told):
    months = months_of_cases(scope_of(school.minh), now())
    counted = {
        month.span.first.month: {kind: one.number for kind, one in month.by_kind.items() if one.number}
        for month in months
        if month.whole.number
    }
    assert counted == {6: {COMPLAINT: 1}, 10: {PETITION: 2}, 11: {COMPLAINT: 4}}
    assert len(months) == 12
    assert [month.whole.number for month in months] == [0] * 5 + [1, 0, 0, 0, 2, 4, 0]


def test_a_term_is_kept_by_its_last_day_on_both_sides_of_the_change_of_law(school, told):
    kept = {row.duty.key[0]: row for row in duties_kept(scope_of(school.minh), now())}
    old, new = kept["KN-02o"], kept["KN-02"]
    assert (old.counts, old.rate) == ({ClockState.MET: 1}, 1.0)
    assert new.counts == {
        ClockState.MET: 1,
        ClockState.MET_LATE: 1,
        ClockState.OVERDUE: 1,
        ClockState.RUNNING: 1,
    }
    assert (new.judged, new.rate) == (3, 1 / 3)
    assert "Điều 27" in old.duty.article
    assert "Điều 27" in new.duty.article


def test_a_day_later_what_ran_out_today_is_overdue(school, told):
    last_day = date(2026, 11, 30)  # 7 working days after 18/11; 24/11 is off since NQ 28/2026/QH16
    asked = ClockFilter(rule="KN-02", first=last_day, last=last_day)
    actor = actor_of(school.minh)
    on_the_day = duties_by_state(actor, asked, last_day)
    a_day_later = duties_by_state(actor, asked, last_day + timedelta(days=1))
    assert [one.state for one in on_the_day] == [ClockState.RUNNING]
    assert [one.state for one in a_day_later] == [ClockState.OVERDUE]


def test_open_cases_stand_at_the_days_since_they_came(school, told):
    ages = {age.least: age.cases.number for age in ages_of_open_cases(scope_of(school.minh), now())}
    # 0-30 days: four complaints of November; 31-90: two petitions; 91-180: June; 181-365: December 2025.
    assert ages == {0: 4, 31: 2, 91: 1, 181: 1, 366: 0}


def test_subjects_are_those_that_came_up_more_than_once(school, told):
    found = [(one.told, one.cases.number) for one in subjects(scope_of(school.minh), now())]
    assert found == [("Khiếu nại quyết định xếp lớp", 5), (MEALS, 2)]
    assert subjects(scope_of(school.thu, Span(date(2025, 1, 1), TODAY)), now()) == []


def test_a_denunciation_is_counted_for_the_head_alone_and_its_words_for_nobody(school, told):
    with transaction() as session:
        for name in ("meals 1", "meals 2"):
            row = session.get_one(Case, told[name])
            row.first_kind = row.kind = Kind.DENUNCIATION
            row.seal_words()

    def petitions_and_denunciations(who: Somebody) -> tuple[int, int, int]:
        whole = Counter()
        for month in months_of_cases(scope_of(who), now()):
            whole.update({kind: one.number for kind, one in month.by_kind.items()})
        return whole[PETITION], whole[Kind.DENUNCIATION], whole.total()

    assert petitions_and_denunciations(school.minh) == (0, 2, 7)
    for who in (school.lan, school.ha, school.binh):
        assert petitions_and_denunciations(who) == (0, 0, 5)
    for who in (school.minh, school.ha):
        assert [one.told for one in subjects(scope_of(who), now())] == ["Khiếu nại quyết định xếp lớp"]
    assert list_alike(school.minh, told["meals 1"]) == 0


def list_alike(who: Somebody, case_id: str) -> int:
    return rows_of(who, Asked(alike=case_id))


def test_whoever_may_not_read_a_subject_finds_no_case_by_it(school, told):
    assert list_alike(school.minh, told["meals 1"]) == 2
    assert list_alike(school.binh, told["meals 1"]) == 2
    # The union sees the case, but not what it is about; next door sees nothing.
    assert rows_of(school.thu, Asked()) == 1
    assert list_alike(school.thu, told["democracy"]) == 0
    assert list_alike(school.mai, told["meals 1"]) == 0


def test_everybody_counts_what_they_see(school, told):
    sums = {
        who: sum(month.whole.number for month in months_of_cases(scope_of(getattr(school, who)), now()))
        for who in ("lan", "minh", "thu", "son", "binh", "hai", "mai", "tu")
    }
    assert sums == {"lan": 7, "minh": 7, "thu": 0, "son": 0, "binh": 7, "hai": 0, "mai": 0, "tu": 0}
    names = [unit.name for unit in units_seen(actor_of(school.binh), SEES_CASES)]
    assert names == ["Trường Mầm non Mẫu", "Trường Tiểu học Mẫu", "UBND phường Mẫu"]
    next_door = scope_of(school.binh, unit_id=school.kindergarten.id)
    assert not any(month.whole.number for month in months_of_cases(next_door, now()))


def rows_of(who: Somebody, asked: Asked) -> int:
    """How many rows the list has, however many its pages."""
    actor, wanted = actor_of(who), asked.filter_on(TODAY, calendar_now())
    window, count = Window(size=7), 0
    while True:
        found = list_cases(actor, wanted, window)
        count += len(found.rows)
        if not found.more_after:
            return count
        window = replace(window, after=found.last)


@pytest.fixture
def many(school) -> None:
    """Many invented cases of several years."""
    with transaction() as session:
        session.get_one(Installation, 1).sample = True
    order = Order(cases=120, open=40, seed=6)
    under_way = Load(order, today=TODAY, now=datetime.combine(TODAY, MORNING, VIETNAM))
    while under_way.next_batch():
        pass


WIDE = Span(date(2025, 1, 1), date(2026, 12, 31))


@pytest.mark.slow
def test_every_figure_of_cases_is_as_many_as_its_rows(school, told, many):
    for who in (school.minh, school.thu, school.binh):
        scope = scope_of(who, WIDE)
        months = months_of_cases(scope, now())
        figures = [one for month in months for one in (month.whole, *month.by_kind.values())]
        figures += [age.cases for age in ages_of_open_cases(scope, now())]
        figures += [one.cases for one in subjects(scope, now())]
        assert sum(month.whole.number for month in months) == rows_of(who, scope.received)
        counted = [(one.asked, one.number) for one in figures]
        assert counted == [(asked, rows_of(who, asked)) for asked, _number in counted]


@pytest.mark.slow
def test_every_figure_of_terms_is_as_many_as_its_rows(school, told, many):
    actor = actor_of(school.binh)
    rows = duties_kept(scope_of(school.binh, WIDE), now())
    assert len(rows) > 5
    for row in rows:
        for state, number in row.counts.items():
            asked = replace(row.asked, state=state)
            assert number == count_duties(actor, asked, TODAY)
            spot, listed = None, 0
            while True:
                found = list_duties(actor, asked, TODAY, size=9, after=spot)
                assert {one.state for one in found.rows} <= {state}
                listed += len(found.rows)
                if (spot := found.next) is None:
                    break
            assert listed == number


@pytest.mark.slow
def test_the_database_says_of_every_duty_what_the_law_says_of_it(school, told, many):
    stopped = told["in time"]
    stay = {"stay_reason": "Để tránh thiệt hại trong khi xác minh"}
    take(stopped, school.minh, Action.ORDER_STAY, date(2026, 11, 13), today=TODAY, **stay)
    why = {"suspension_reason": SuspensionReason.FORCE_MAJEURE}
    take(stopped, school.minh, Action.SUSPEND, date(2026, 11, 16), today=TODAY, **why)
    db.session.rollback()
    cases = db.session.scalars(select(Case)).all()
    days = [date(2026, 6, 25), TODAY, TODAY + timedelta(days=400)]
    by_law = {
        (case.id, clock.rule, clock.part or "", clock.started_by, day): clock.state(day)
        for case in cases
        for clock in standing_of(case).clocks
        for day in days
        if clock.nature is Nature.DUTY
    }
    by_database = {}
    for day in days:
        asked = select(CaseClock, state_column(day)).join(Case).where(CaseClock.nature == Nature.DUTY)
        for clock, state in db.session.execute(asked):
            by_database[clock.case_id, *key_of(clock), day] = ClockState(state)
    assert by_database == by_law
    # The settling stands still, so the stay has not outlasted it, however long that takes (LKN Đ35).
    stays = [state for key, state in by_law.items() if key[:2] == (stopped, "KN-25")]
    assert stays == [ClockState.RUNNING] * len(days)
    assert set(by_law.values()) == set(ClockState) - {ClockState.LAPSED}


def test_every_stored_duty_has_a_name_and_an_article(school, told, many):
    known = duties_known(now())
    asked = select(CaseClock.rule, CaseClock.part).where(CaseClock.nature == Nature.DUTY).distinct()
    stored = {(rule, part) for rule, part in db.session.execute(asked)}
    assert len(stored) > 5
    assert stored <= set(known)
    assert all(duty.name and duty.article for duty in known.values())
    assert known["LD-01", "accept"].name != known["LD-01", "resolve"].name
    assert case_of(registered(school, via=law.Via.POST)).clocks[0].rule in {"KN-02", "TCD-16"}


def test_the_bench_asks_by_hand_what_the_page_asks(school, told):
    scope = scope_of(school.minh)
    asked = {"person": school.minh.id, "unit": school.unit.id, "today": TODAY, "open": True}
    with db.engine.connect() as connection:
        by_kind, by_state, by_age, by_subject, _sessions, _commitments = by_hand(
            connection, asked | {"first": YEAR.first, "last": YEAR.last}
        )
    months = months_of_cases(scope, now())
    assert sum(int(row[-1]) for row in by_kind) == sum(month.whole.number for month in months) > 0
    counted = {(rule, part, state): count for rule, part, state, count in by_state}
    assert counted == {
        (*row.duty.key, str(state)): count
        for row in duties_kept(scope, now())
        for state, count in row.counts.items()
    }
    assert sum(int(row[-1]) for row in by_age) == sum(
        age.cases.number for age in ages_of_open_cases(scope, now())
    )
    assert [row[:2] for row in by_subject] == [(one.told, one.cases.number) for one in subjects(scope, now())]
