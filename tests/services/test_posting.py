"""Posting: five working days ahead, days put off, regular hours on the wall, versions of the rules."""

from datetime import date, time

import pytest

from casebook.law.vocabulary import ClockState
from casebook.records.days import calendar_now
from casebook.records.reception import (
    RECEPTION_RULES,
    TIMETABLE,
    day_by_id,
    days_between,
    document_posted,
    documents_of,
)
from casebook.services.openings import open_planned_session
from casebook.services.patterns import Pattern, PatternKind
from casebook.services.posting import (
    Posting,
    Postponement,
    RulesText,
    hours_differ,
    post_rules,
    post_schedule,
    posting_clock,
    postpone_day,
)
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.timetable import Plan, Shifts, plan_days, remove_day, set_regular_hours
from tests.people import School, doing, settle_school

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
WALL = "Bảng tin cổng trường"


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def planned(school: School, on: date, *, today: date = TODAY):
    plan_days(
        doing=doing(school.minh, today=today),
        unit_id=school.unit.id,
        plan=Plan(
            pattern=Pattern(kind=PatternKind.SINGLE_DAYS, first_month=on, single_days=(on,)),
            starts=time(8, 0),
            ends=time(11, 0),
            place="Phòng tiếp công dân",
            receiver_id=school.minh.id,
            expected_content="Thu chi đầu năm",
        ),
    )
    return next(d for d in days_between(school.unit.id, on, date(2027, 12, 31)))


def post(school: School, *day_ids: str, on: date = TODAY, hours: bool = False, today: date = TODAY) -> int:
    return post_schedule(
        doing=doing(school.minh, today=today),
        unit_id=school.unit.id,
        posting=Posting(posted_on=on, place=WALL, day_ids=day_ids, hours=hours),
    )


def put_off(school: School, day_id: str, to: date, *, today: date = TODAY) -> str:
    return postpone_day(
        doing=doing(school.minh, today=today),
        day_id=day_id,
        postponement=Postponement(to_day=to, reason="Hiệu trưởng dự họp tại UBND phường"),
    )


def hours(school: School, *weekdays: int) -> None:
    set_regular_hours(
        doing=doing(school.minh, today=TODAY),
        unit_id=school.unit.id,
        typed=Shifts(
            weekdays=weekdays,
            shifts=((time(7, 30), time(11, 0)), (time(13, 30), time(16, 30))),
            since=date(2026, 9, 1),
        ),
    )


def rules(**changed: object) -> RulesText:
    values = {
        "title": "Nội quy tiếp công dân",
        "number": "15/QĐ-THM",
        "issued_on": date(2026, 9, 1),
        "posted_on": date(2026, 9, 5),
        "body": "1. Xuất trình giấy tờ tùy thân.",
    } | changed
    return RulesText(**values)


def put_up(school: School, **changed: object) -> None:
    post_rules(doing=doing(school.minh, today=TODAY), unit_id=school.unit.id, rules=rules(**changed))


@pytest.mark.parametrize(
    ("held_on", "latest"),
    [
        # The 24th of November is off since 2026.
        (date(2026, 11, 25), date(2026, 11, 17)),
        (date(2026, 12, 15), date(2026, 12, 8)),
        # Over Tết: the week from the 16th to the 20th of February rests.
        (date(2026, 2, 24), date(2026, 2, 10)),
    ],
)
def test_the_latest_day_of_posting_is_counted_backwards_in_working_days(school, held_on, latest):
    day = planned(school, held_on, today=date(2026, 1, 5))
    clock = posting_clock(day, calendar_now())
    assert (clock.rule, clock.due_on) == ("TCD-08", latest)


@pytest.mark.parametrize(
    ("posted_on", "state"),
    [(date(2026, 12, 8), ClockState.MET), (date(2026, 12, 9), ClockState.MET_LATE)],
)
def test_a_schedule_posted_a_day_too_late_is_seen_to_be_late(school, posted_on, state):
    day = planned(school, date(2026, 12, 15))
    post(school, day.id, on=posted_on, today=posted_on)
    kept = day_by_id(day.id)
    assert (kept.posted_on, kept.posted_at_place) == (posted_on, WALL)
    assert posting_clock(kept, calendar_now()).state(posted_on) is state


def test_a_schedule_not_posted_in_time_is_overdue(school):
    day = planned(school, date(2026, 11, 26))
    assert posting_clock(day, calendar_now()).state(TODAY) is ClockState.OVERDUE


def test_nothing_is_posted_on_a_day_to_come_or_after_it_was_held(school):
    day = planned(school, date(2026, 11, 26))
    with pytest.raises(Refused) as refused:
        post(school, day.id, on=date(2026, 11, 25))
    assert refused.value.field == "posted_on"
    with pytest.raises(Refused, match="had passed"):
        post(school, day.id, on=date(2026, 11, 27), today=date(2026, 11, 27))
    assert day_by_id(day.id).posted_on is None


def test_posting_nothing_is_refused(school):
    with pytest.raises(Refused) as refused:
        post(school, hours=True)
    assert refused.value.field == "day_ids"


def test_a_posting_is_not_moved_by_posting_again(school):
    day = planned(school, date(2026, 12, 15))
    post(school, day.id, on=date(2026, 11, 20))
    hours(school, 0)
    post(school, day.id, hours=True)
    assert day_by_id(day.id).posted_on == date(2026, 11, 20)


def test_the_days_of_another_unit_are_not_posted(school):
    day = planned(school, date(2026, 12, 15))
    with pytest.raises(NotAllowed):
        post_schedule(
            doing=doing(school.mai, today=TODAY),
            unit_id=school.unit.id,
            posting=Posting(posted_on=TODAY, place=WALL, day_ids=(day.id,)),
        )


def test_regular_hours_hang_as_posted_until_a_new_posting_takes_their_place(school):
    hours(school, 0)
    assert hours_differ(school.unit.id, TODAY)
    post(school, on=date(2026, 11, 2), hours=True)
    assert not hours_differ(school.unit.id, TODAY)
    hours(school, 2)
    assert hours_differ(school.unit.id, TODAY)
    assert document_posted(school.unit.id, TIMETABLE).body == "Thứ Hai: 07:30 - 11:00, 13:30 - 16:30"
    post(school, hours=True)
    new, old = documents_of(school.unit.id, TIMETABLE)
    assert new.body.splitlines()[1] == "Thứ Tư: 07:30 - 11:00, 13:30 - 16:30"
    assert old.withdrawn_on == TODAY


def test_a_postponed_day_leads_to_the_new_one_which_is_not_announced_yet(school):
    day = planned(school, date(2026, 11, 26))
    post(school, day.id, on=date(2026, 11, 16))
    new = day_by_id(put_off(school, day.id, date(2026, 11, 28)))
    assert (new.planned_on, new.held_on) == (date(2026, 11, 28), date(2026, 11, 30))
    assert (new.posted_on, new.expected_content) == (None, "Thu chi đầu năm")
    assert day_by_id(day.id).postponed_to_id == new.id
    with pytest.raises(Refused, match="announced"):
        remove_day(doing=doing(school.minh, today=TODAY), day_id=new.id)


@pytest.mark.parametrize("to", [date(2026, 11, 26), date(2026, 11, 20), date(2026, 12, 15)])
def test_a_day_is_put_off_to_a_later_free_day_only(school, to):
    day = planned(school, date(2026, 11, 26))
    planned(school, date(2026, 12, 15))
    with pytest.raises(Refused) as refused:
        put_off(school, day.id, to)
    assert refused.value.field == "to_day"


def test_a_day_is_not_put_off_twice_nor_after_it_was_held(school):
    day = planned(school, date(2026, 11, 26))
    put_off(school, day.id, date(2026, 12, 1))
    with pytest.raises(Refused, match="put off already"):
        put_off(school, day.id, date(2026, 12, 2))
    held = planned(school, TODAY)
    open_planned_session(doing=doing(school.lan, today=TODAY), day_id=held.id)
    with pytest.raises(Refused, match="a session was held"):
        put_off(school, held.id, date(2026, 12, 2))


def test_new_rules_withdraw_the_old_ones_and_the_old_stay_to_be_read(school):
    put_up(school)
    put_up(school, number="20/QĐ-THM", issued_on=TODAY, posted_on=TODAY, body="1. Bản mới.")
    new, old = documents_of(school.unit.id, RECEPTION_RULES)
    assert (new.number, new.withdrawn_on) == ("20/QĐ-THM", None)
    assert (old.number, old.withdrawn_on) == ("15/QĐ-THM", TODAY)


def test_the_same_rules_sent_twice_are_one_version(school):
    put_up(school)
    put_up(school)
    assert len(documents_of(school.unit.id, RECEPTION_RULES)) == 1


@pytest.mark.parametrize(
    "changed",
    [
        {"posted_on": date(2026, 12, 1)},
        {"posted_on": date(2026, 8, 31)},
        {"number": "20/QĐ-THM", "issued_on": date(2026, 9, 1), "posted_on": date(2026, 9, 4)},
    ],
)
def test_rules_are_posted_neither_in_the_future_nor_before_what_comes_first(school, changed):
    put_up(school)
    with pytest.raises(Refused) as refused:
        put_up(school, **({"number": "16/QĐ-THM"} | changed))
    assert refused.value.field == "posted_on"
