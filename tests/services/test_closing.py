"""A closed unit moves its receptions and never a term; a weekend worked in part offers only its hours."""

from datetime import date, time

import pytest

from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.closures import closures_of
from casebook.records.days import version_now
from casebook.records.reception import day_by_id, days_between, hours_on, session_by_id
from casebook.services.closing import ClosureEntry, record_closure, withdraw_closure
from casebook.services.openings import open_regular_session
from casebook.services.patterns import Pattern, PatternKind
from casebook.services.planning_days import Plan, Skip, propose_days
from casebook.services.posting import Postponement, postpone_day
from casebook.services.projection import counted_now, differences
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.timetable import Shifts, plan_days, set_regular_hours
from casebook.services.worked_hours import offered_shifts
from tests.changes import TODAY, confirmed, off, proposed, worked
from tests.matters import case_of, registered
from tests.people import doing

pytestmark = pytest.mark.deep

FLOOD = (date(2026, 12, 1), date(2026, 12, 3))
SATURDAY = date(2026, 12, 5)
MORNING, AFTERNOON = (time(7, 30), time(11, 30)), (time(13, 30), time(16, 30))


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def by(somebody, today=TODAY):
    return doing(somebody, today=today)


def flood(school, **changed):
    values = {
        "unit_id": school.unit.id,
        "first_day": FLOOD[0],
        "last_day": FLOOD[1],
        "reason": "Sân trường ngập nước",
        "source": "TB 5/THM",
        "request_key": "k",
    }
    return ClosureEntry(**(values | changed))


def plan_of(school, *days, hours=MORNING):
    return Plan(
        pattern=Pattern(kind=PatternKind.SINGLE_DAYS, first_month=TODAY, single_days=days),
        starts=hours[0],
        ends=hours[1],
        place="Phòng tiếp công dân",
        receiver_id=school.minh.id,
    )


def closed_days(school):
    return [(one.first_day, one.last_day) for one in closures_of(school.unit.id, TODAY, date(2027, 1, 1))]


def test_a_flood_of_three_days_moves_no_day_of_any_case(school):
    came = {"received_on": date(2026, 11, 17), "today": TODAY}
    case_ids = [registered(school, kind=kind, **came) for kind in (Kind.COMPLAINT, Kind.PETITION)]
    before = {case_id: {c.rule: c.due_on for c in case_of(case_id).clocks} for case_id in case_ids}
    within = [day for days in before.values() for day in days.values() if FLOOD[0] <= day <= FLOOD[1]]
    assert within, "some term must end while the school is closed, or this shows nothing"
    record_closure(doing=by(school.minh), entry=flood(school))
    for case_id in case_ids:
        case = case_of(case_id)
        assert {c.rule: c.due_on for c in case.clocks} == before[case_id]
        assert differences(case, counted_now(case)) == []
    later = registered(school, kind=Kind.PETITION, **came)
    assert {c.rule: c.due_on for c in case_of(later).clocks} == before[case_ids[1]]
    assert version_now() == 1


def test_whoever_plans_reception_in_the_unit_closes_it_and_nobody_else(school):
    for somebody in (school.lan, school.hai, school.thu, school.binh, school.tu, school.mai):
        with pytest.raises(NotAllowed):
            record_closure(doing=by(somebody), entry=flood(school))
    closure_id = record_closure(doing=by(school.ha), entry=flood(school))
    with pytest.raises(NotAllowed):
        withdraw_closure(doing=by(school.mai), closure_id=closure_id)
    with pytest.raises(NotAllowed):
        withdraw_closure(doing=by(school.ha), closure_id="nothing")
    assert closed_days(school) == [FLOOD]
    withdraw_closure(doing=by(school.minh), closure_id=closure_id)
    assert closed_days(school) == []


def test_a_form_sent_twice_closes_once(school):
    first, again = (record_closure(doing=by(school.minh), entry=flood(school)) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    ("changed", "said", "field"),
    [
        ({"last_day": date(2026, 11, 30)}, "must not lie before", "last_day"),
        ({"last_day": date(2027, 12, 3)}, "at most a year", "last_day"),
        ({"first_day": FLOOD[1], "request_key": "other"}, "recorded as closed", "first_day"),
    ],
)
def test_days_that_cannot_be_are_refused(school, changed, said, field):
    record_closure(doing=by(school.minh), entry=flood(school))
    with pytest.raises(Refused, match=said) as refused:
        record_closure(doing=by(school.minh), entry=flood(school, **({"request_key": "new"} | changed)))
    assert refused.value.field == field


def test_no_day_of_the_head_is_planned_or_put_off_into_a_closure(school):
    record_closure(doing=by(school.minh), entry=flood(school))
    days = (date(2026, 11, 30), date(2026, 12, 2))
    found = propose_days(unit_id=school.unit.id, plan=plan_of(school, *days), today=TODAY)
    assert [one.skip for one in found] == [None, Skip.CLOSED]
    plan_days(doing=by(school.minh), unit_id=school.unit.id, plan=plan_of(school, *days))
    (planned,) = days_between(school.unit.id, TODAY, date(2026, 12, 31))
    with pytest.raises(Refused, match="the unit is closed: Sân trường ngập nước") as refused:
        postpone_day(
            doing=by(school.minh),
            day_id=planned.id,
            postponement=Postponement(to_day=date(2026, 12, 2), reason="Bận"),
        )
    assert refused.value.field == "to_day"


def test_a_closed_unit_offers_no_shift_and_neither_does_a_day_off(school):
    shifts = Shifts(weekdays=(0, 1, 2, 3, 4), shifts=(MORNING, AFTERNOON), since=TODAY)
    set_regular_hours(doing=by(school.minh), unit_id=school.unit.id, typed=shifts)
    assert len(offered_shifts(school.unit.id, FLOOD[0])) == 2
    record_closure(doing=by(school.minh), entry=flood(school))
    assert offered_shifts(school.unit.id, FLOOD[0]) == []
    assert len(offered_shifts(school.unit.id, date(2026, 12, 4))) == 2
    assert offered_shifts(school.unit.id, date(2026, 11, 24)) == []


@pytest.fixture
def half_saturday(school):
    """A Saturday worked in the morning only, in a school that has shifts on Saturdays."""
    shifts = Shifts(weekdays=(5,), shifts=((time(8), time(12)), AFTERNOON), since=TODAY)
    set_regular_hours(doing=by(school.minh), unit_id=school.unit.id, typed=shifts)
    confirmed(school, proposed(school, worked(SATURDAY, opens=MORNING[0], closes=MORNING[1])))


def test_a_saturday_worked_in_the_morning_offers_only_that_morning(school, half_saturday):
    offered = offered_shifts(school.unit.id, SATURDAY)
    assert [(one.starts, one.ends) for one in offered] == [(time(8), time(11, 30))]
    assert len([h for h in hours_on(school.unit.id, SATURDAY) if h.weekday == 5]) == 2
    held = open_regular_session(doing=by(school.lan, SATURDAY), hours_id=offered[0].hours.id)
    assert (session_by_id(held).starts, session_by_id(held).ends) == (time(8), time(11, 30))


def test_the_head_is_planned_only_within_the_hours_of_such_a_saturday(school, half_saturday):
    found = {
        hours: propose_days(unit_id=school.unit.id, plan=plan_of(school, SATURDAY, hours=hours), today=TODAY)[
            0
        ]
        for hours in ((time(10), time(15)), AFTERNOON)
    }
    assert found[time(10), time(15)].hours == (time(10), time(11, 30))
    assert found[AFTERNOON].skip is Skip.OUTSIDE_HOURS
    plan_days(
        doing=by(school.minh),
        unit_id=school.unit.id,
        plan=plan_of(school, date(2026, 12, 4), hours=AFTERNOON),
    )
    (planned,) = days_between(school.unit.id, TODAY, date(2026, 12, 31))
    with pytest.raises(Refused, match="is worked only 07:30 - 11:30"):
        postpone_day(
            doing=by(school.minh),
            day_id=planned.id,
            postponement=Postponement(to_day=SATURDAY, reason="Bận"),
        )
    db.session.rollback()
    assert day_by_id(planned.id).postponed_to_id is None


def test_a_part_worked_day_counts_whole_for_terms(school):
    half = worked(SATURDAY, opens=MORNING[0], closes=MORNING[1])
    confirmed(school, proposed(school, half))
    in_part = due_of_petition(school)
    confirmed(school, proposed(school, worked(SATURDAY)))
    assert due_of_petition(school) == in_part
    confirmed(school, proposed(school, off(date(2026, 12, 7))))
    assert due_of_petition(school) > in_part


def due_of_petition(school):
    """A petition that came on 23/11: its tenth working day lies behind the Saturday."""
    case_id = registered(school, kind=Kind.PETITION, received_on=date(2026, 11, 25), today=date(2026, 11, 25))
    return min(clock.due_on for clock in case_of(case_id).clocks)
