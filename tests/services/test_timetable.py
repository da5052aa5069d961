"""The timetable: shifts do not overlap, planned days roll off days of rest, the head's months are counted."""

from datetime import date, time

import pytest

from casebook.law.quotas import QuotaState
from casebook.law.units import UnitKind
from casebook.records.base import db, transaction
from casebook.records.reception import SessionKind, all_hours, days_between, hours_on
from casebook.records.units import Unit
from casebook.reports.head_days import month_of_head
from casebook.services.openings import Opening, open_session
from casebook.services.patterns import LAST_OF_MONTH, Pattern, PatternKind
from casebook.services.planning_days import Plan, Skip, propose_days
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.timetable import Shifts, end_regular_hours, plan_days, remove_day, set_regular_hours
from tests.people import School, doing, settle_school

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
MORNING = (time(7, 30), time(11, 0))
AFTERNOON = (time(13, 30), time(16, 30))
WEEK = (0, 1, 2, 3, 4)


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def hours(**changed: object) -> Shifts:
    values = {"weekdays": WEEK, "shifts": (MORNING, AFTERNOON), "since": date(2026, 9, 1)} | changed
    return Shifts(**values)


def set_hours(school: School, **changed: object) -> int:
    return set_regular_hours(
        doing=doing(school.minh, today=TODAY), unit_id=school.unit.id, typed=hours(**changed)
    )


def plan_of(school: School, pattern: Pattern, **changed: object) -> Plan:
    values = {
        "pattern": pattern,
        "starts": time(8, 0),
        "ends": time(11, 0),
        "place": "Phòng tiếp công dân",
        "receiver_id": school.minh.id,
    } | changed
    return Plan(**values)


def each_15th(first_month: date, months: int = 1) -> Pattern:
    return Pattern(kind=PatternKind.DAY_OF_MONTH, first_month=first_month, months=months, day_of_month=15)


def single(*days: date) -> Pattern:
    return Pattern(kind=PatternKind.SINGLE_DAYS, first_month=days[0], single_days=days)


def plan(school: School, pattern: Pattern, *, today: date = TODAY, **changed: object):
    return plan_days(
        doing=doing(school.minh, today=today),
        unit_id=school.unit.id,
        plan=plan_of(school, pattern, **changed),
    )


def held_by(school: School, receiver_id: str, on: date, *, authorisation: str = "") -> str:
    return open_session(
        doing=doing(school.lan, today=max(on, TODAY)),
        unit_id=school.unit.id,
        opening=Opening(
            kind=SessionKind.PERIODIC,
            held_on=on,
            starts=time(8, 0),
            ends=time(11, 0),
            place="Phòng tiếp công dân",
            receiver_id=receiver_id,
            authorisation=authorisation,
        ),
    )


def month(school: School, of: date, *, today: date = TODAY):
    return month_of_head(db.session.get_one(Unit, school.unit.id), of, today=today)


def test_a_split_shift_stands_on_every_weekday_chosen(school):
    assert set_hours(school) == 10
    assert [(h.weekday, h.starts) for h in hours_on(school.unit.id, TODAY)][:2] == [
        (0, time(7, 30)),
        (0, time(13, 30)),
    ]


def test_the_same_shifts_typed_twice_make_nothing_new(school):
    set_hours(school)
    assert set_hours(school) == 0
    assert len(all_hours(school.unit.id)) == 10


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (time(10, 59), time(12, 0)),
        (time(7, 0), time(7, 31)),
        (time(7, 0), time(12, 0)),
        (time(8, 0), time(9, 0)),
    ],
)
def test_a_shift_that_overlaps_another_is_refused_and_names_it(school, starts, ends):
    set_hours(school)
    with pytest.raises(Refused, match="overlaps the shift 07:30 - 11:00") as refused:
        set_hours(school, weekdays=(0,), shifts=((starts, ends),))
    assert refused.value.field == "starts"
    assert "thứ Hai" in refused.value.vi
    assert len(all_hours(school.unit.id)) == 10


def test_two_overlapping_shifts_typed_at_once_are_refused_and_none_is_kept(school):
    with pytest.raises(Refused):
        set_hours(school, shifts=(MORNING, (time(10, 0), time(12, 0))))
    assert not all_hours(school.unit.id)


def test_a_shift_may_begin_when_another_ends(school):
    set_hours(school)
    assert set_hours(school, weekdays=(0,), shifts=((time(11, 0), time(12, 0)),)) == 1


def test_a_shift_takes_the_place_of_one_that_has_ended(school):
    set_hours(school, weekdays=(0,), shifts=(MORNING,))
    (old,) = all_hours(school.unit.id)
    end_regular_hours(doing=doing(school.minh, today=TODAY), hours_id=old.id, until=date(2026, 11, 30))
    set_hours(school, weekdays=(0,), shifts=((time(8, 0), time(11, 30)),), since=date(2026, 12, 1))
    assert [h.starts for h in hours_on(school.unit.id, date(2026, 11, 30))] == [time(7, 30)]
    assert [h.starts for h in hours_on(school.unit.id, date(2026, 12, 1))] == [time(8, 0)]


def test_a_shift_that_ends_before_it_starts_is_refused(school):
    with pytest.raises(Refused, match="must lie after"):
        set_hours(school, shifts=((time(11, 0), time(7, 30)),))


def test_a_duty_officer_does_not_change_the_timetable(school):
    with pytest.raises(NotAllowed):
        set_regular_hours(doing=doing(school.lan, today=TODAY), unit_id=school.unit.id, typed=hours())


def test_nobody_ends_the_hours_of_another_unit(school):
    set_hours(school, weekdays=(0,), shifts=(MORNING,))
    (row,) = all_hours(school.unit.id)
    with pytest.raises(NotAllowed):
        end_regular_hours(doing=doing(school.mai, today=TODAY), hours_id=row.id, until=TODAY)


@pytest.mark.parametrize(
    ("pattern", "days"),
    [
        (each_15th(date(2027, 1, 1), 3), ["2027-01-15", "2027-02-15", "2027-03-15"]),
        (
            Pattern(kind=PatternKind.DAY_OF_MONTH, first_month=date(2027, 2, 1), months=2, day_of_month=31),
            ["2027-02-28", "2027-03-31"],
        ),
        (
            Pattern(kind=PatternKind.NTH_WEEKDAY, first_month=date(2026, 11, 1), months=3, nth=2, weekday=0),
            ["2026-11-09", "2026-12-14", "2027-01-11"],
        ),
        (
            Pattern(
                kind=PatternKind.NTH_WEEKDAY,
                first_month=date(2026, 12, 1),
                nth=LAST_OF_MONTH,
                weekday=4,
            ),
            ["2026-12-25"],
        ),
        (single(date(2026, 12, 9), date(2026, 12, 2), date(2026, 12, 9)), ["2026-12-02", "2026-12-09"]),
    ],
)
def test_a_pattern_means_these_days(pattern, days):
    assert [day.isoformat() for day in pattern.days()] == days


@pytest.mark.parametrize(
    ("planned_on", "held_on", "over"),
    [
        (date(2026, 11, 24), date(2026, 11, 25), [(24, "Ngày Văn hóa Việt Nam")]),
        (date(2026, 11, 28), date(2026, 11, 30), [(28, ""), (29, "")]),
        (date(2026, 12, 15), date(2026, 12, 15), []),
    ],
)
def test_a_day_of_rest_rolls_to_the_next_working_day_and_says_over_what(school, planned_on, held_on, over):
    (proposal,) = plan(school, single(planned_on))
    (kept,) = days_between(school.unit.id, held_on, held_on)
    assert (kept.planned_on, kept.held_on) == (planned_on, held_on)
    assert [(note.day.day, note.name) for note in proposal.rolling.over] == over


def test_a_plan_says_what_it_would_make_and_makes_nothing_yet(school):
    proposals = propose_days(
        unit_id=school.unit.id, plan=plan_of(school, each_15th(date(2026, 11, 1), 2)), today=TODAY
    )
    assert [(p.rolling.held_on, p.skip) for p in proposals] == [
        (date(2026, 11, 16), Skip.PAST),
        (date(2026, 12, 15), None),
    ]
    assert not days_between(school.unit.id, date(2026, 11, 1), date(2026, 12, 31))


def test_a_year_is_planned_at_once_and_again_makes_nothing_new(school):
    assert len(plan(school, each_15th(date(2026, 12, 1), 12))) == 12
    again = plan(school, each_15th(date(2026, 12, 1), 12))
    assert {proposal.skip for proposal in again} == {Skip.KNOWN}
    assert len(days_between(school.unit.id, date(2026, 12, 1), date(2027, 12, 31))) == 12


def test_a_plan_of_days_that_have_passed_is_refused(school):
    with pytest.raises(Refused, match="have passed"):
        plan(school, single(date(2026, 11, 20)))


def test_only_the_head_or_a_deputy_is_planned(school):
    plan(school, single(date(2026, 12, 1)), receiver_id=school.ha.id)
    with pytest.raises(Refused) as refused:
        plan(school, single(date(2026, 12, 2)), receiver_id=school.lan.id)
    assert refused.value.field == "receiver_id"


def test_a_planned_day_nobody_was_told_of_is_taken_off_again(school):
    plan(school, single(date(2026, 12, 1)))
    (day,) = days_between(school.unit.id, date(2026, 12, 1), date(2026, 12, 1))
    with pytest.raises(NotAllowed):
        remove_day(doing=doing(school.mai, today=TODAY), day_id=day.id)
    remove_day(doing=doing(school.minh, today=TODAY), day_id=day.id)
    assert not days_between(school.unit.id, date(2026, 12, 1), date(2026, 12, 1))


def test_a_month_without_a_day_of_the_head_is_missed_and_names_the_article(school):
    (quota,) = month(school, date(2026, 10, 1)).quotas
    assert quota.state(TODAY) is QuotaState.MISSED
    assert (quota.needed, quota.version.id) == (1, "TCD-01")
    assert quota.version.articles[0].in_sentence() == "khoản 2 Điều 10 Nghị định 154/2026/NĐ-CP"


def test_a_month_still_going_on_is_short_until_a_day_is_planned_and_met_when_it_was_held(school):
    assert month(school, TODAY).quotas[0].state(TODAY) is QuotaState.SHORT
    plan(school, single(date(2026, 11, 26)))
    assert month(school, TODAY).quotas[0].state(TODAY) is QuotaState.PLANNED
    held_by(school, school.minh.id, date(2026, 11, 26))
    assert month(school, TODAY).quotas[0].state(TODAY) is QuotaState.MET


def test_a_day_held_by_a_deputy_is_told_apart_and_does_not_count_as_the_heads(school):
    held_by(school, school.ha.id, date(2026, 10, 15), authorisation="12/GUQ-THM")
    counted = month(school, date(2026, 10, 1))
    assert (counted.own, counted.by_deputy) == ((), (date(2026, 10, 15),))
    assert counted.quotas[0].state(TODAY) is QuotaState.MISSED


def test_a_day_of_a_deputy_that_is_only_planned_does_not_fill_the_quota(school):
    plan(school, single(date(2026, 11, 26)), receiver_id=school.ha.id)
    assert month(school, TODAY).quotas[0].state(TODAY) is QuotaState.SHORT


def test_a_planned_day_that_passed_without_a_session_is_shown(school):
    plan(school, single(date(2026, 11, 20)), today=date(2026, 11, 2))
    counted = month(school, TODAY)
    assert [day.held_on for day in counted.unrecorded] == [date(2026, 11, 20)]
    held_by(school, school.minh.id, date(2026, 11, 20))
    assert not month(school, TODAY).unrecorded


def test_before_july_2026_the_old_decree_is_named_and_shown_as_not_read(school):
    (quota,) = month(school, date(2026, 6, 1)).quotas
    assert (quota.version.id, quota.version.certainty.is_certain) == ("TCD-01o", False)


@pytest.mark.parametrize(
    ("kind", "of", "owed"),
    [
        (UnitKind.AGENCY, date(2026, 10, 1), [("TCD-02", 1)]),
        (UnitKind.COMMUNE, date(2026, 10, 1), [("TCD-03", 2)]),
        (UnitKind.COMMUNE, date(2026, 6, 1), [("TCD-03o", 1)] * 5),
        # Mondays 2, 9, 16 and 23 February; the week of Tết has no working day and owes nothing.
        (UnitKind.COMMUNE, date(2026, 2, 1), [("TCD-03o", 1)] * 3),
    ],
)
def test_each_kind_of_unit_owes_its_own_days(school, kind, of, owed):
    with transaction() as session:
        session.get_one(Unit, school.unit.id).kind = kind
    assert [(q.version.id, q.needed) for q in month(school, of).quotas] == owed
