"""Bugs of comparable systems, each by its name: those the law alone answers for, and where the others are."""

import ast
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from casebook import clock as wall_clock
from casebook.law.calendar import Calendar
from casebook.law.clocks import ClockState
from casebook.law.holidays import SpecialDay
from casebook.law.ledger import lines
from casebook.law.standing import standing
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import Status, WarningCode
from casebook.law.words import word
from tests.law.journals import COMPLAINT, DENUNCIATION, LABOUR, PETITION, clock, day, due, journal, stand

TESTS = Path(__file__).parents[1]
ACCEPTED = "received 2026-08-03; accepted 2026-08-03"
COMPLEX = f"{ACCEPTED}; marked_complex 2026-08-10 degree=complex"

# The name of each bug as it is told of other programs, and the tests that keep it away.
BUGS = {
    "same instant from any browser time zone, same day": [
        "law/test_known_bugs.py::test_the_same_instant_is_the_same_day_in_every_time_zone",
        "web/test_known_bugs.py::test_the_same_instant_from_any_time_zone_is_the_same_day",
    ],
    "closing on Friday evening is Friday": [
        "law/test_known_bugs.py::test_friday_evening_is_friday",
        "web/test_known_bugs.py::test_what_is_done_on_friday_evening_is_done_on_friday",
    ],
    "received at the last working minute, after hours, on Saturday, on a holiday": [
        "law/test_known_bugs.py::test_the_hour_of_receipt_does_not_matter_and_a_day_of_rest_is_a_day",
        "web/test_known_bugs.py::test_a_letter_counts_from_its_day_at_whatever_hour_it_is_entered",
    ],
    "Tết block with a worked Saturday before it": [
        "law/test_known_bugs.py::test_over_tet_with_a_worked_saturday_before_it",
    ],
    "worked Saturday mornings only": [
        "law/test_known_bugs.py::test_a_saturday_worked_in_the_morning_counts_whole"
    ],
    "split shifts": ["law/test_known_bugs.py::test_the_hours_of_a_day_do_not_matter_to_a_term_in_days"],
    "calendar term ending on Sunday before a Monday holiday": [
        "law/test_known_bugs.py::test_a_term_ending_on_sunday_before_a_monday_holiday_ends_on_tuesday",
    ],
    "not overdue at 23:59 of the day, overdue at 00:00 after": [
        "law/test_known_bugs.py::test_not_overdue_on_the_day_and_overdue_the_day_after",
        "web/test_known_bugs.py::test_a_case_is_overdue_from_midnight_and_not_a_minute_before",
    ],
    "holiday added later: proposal lists each case, closed ones untouched": [
        "services/test_calendar_versions.py::test_the_impact_lists_each_case_that_moves_with_its_days_before_and_after",
        "services/test_calendar_versions.py::test_a_closed_case_is_pinned_and_never_moves",
    ],
    "holiday removed or moved": [
        "law/test_known_bugs.py::test_a_holiday_that_was_removed_or_moved_gives_the_days_back",
        "services/test_calendar_versions.py::test_removing_and_moving_a_confirmed_day_bring_the_days_back",
    ],
    "case over New Year with next year's days missing: warns, never assumes silently": [
        "law/test_known_bugs.py::test_a_term_that_runs_into_a_year_not_announced_warns",
    ],
    "suspended and resumed the same day; suspended straight to closed; "
    "suspended after the day has passed keeps the lateness": [
        "law/test_known_bugs.py::test_suspended_and_resumed_on_the_same_day_moves_nothing",
        "law/test_known_bugs.py::test_a_suspended_case_is_not_closed_before_it_is_terminated",
        "law/test_known_bugs.py::test_a_suspension_after_the_day_has_passed_keeps_the_lateness",
    ],
    "kind changed while suspended keeps the pause": [
        "law/test_known_bugs.py::test_a_kind_changed_while_suspended_keeps_the_pause",
        "law/test_reclassified.py::test_the_pause_is_kept_by_the_clocks_of_the_new_kind",
    ],
    "extension twice, over the cap, shorter than now, after expiry, removed again": [
        "law/test_known_bugs.py::test_an_extension_that_the_act_does_not_give_is_refused",
        "law/test_known_bugs.py::test_an_extension_removed_again_leaves_the_first_day",
    ],
    "extension then suspension, suspension then extension": [
        "law/test_known_bugs.py::test_extension_and_suspension_come_to_the_same_day_in_either_order",
        "law/test_pauses.py::test_days_suspended_and_days_of_assessment_count_once_and_extensions_are_added",
    ],
    'back-dated entry recounts and flags "already overdue when registered"': [
        "law/test_known_bugs.py::test_an_event_entered_late_for_an_earlier_day_counts_from_its_day",
        "web/test_letters.py::test_a_letter_entered_after_its_day_ran_out_says_so",
    ],
    "a note or file moves no clock": ["law/test_known_bugs.py::test_a_note_moves_no_clock"],
    "more overdue cases than any batch size all appear": [
        "web/test_known_bugs.py::test_more_overdue_cases_than_any_page_holds_all_appear",
        "services/test_calendar_versions.py::test_more_open_cases_than_any_batch_all_move",
    ],
    "no job has run for 3 days and the lists are still right": [
        "web/test_known_bugs.py::test_no_job_has_run_for_three_days_and_the_lists_are_still_right",
    ],
    "a case begun before the law changed keeps its rule, except as N155 Đ22 and N156 Đ10 say": [
        "law/test_known_bugs.py::test_a_case_received_before_the_reform_keeps_its_rule",
        "law/test_known_bugs.py::test_what_n155_and_n156_give_to_cases_begun_before_is_given",
    ],
    "transferred case: both clocks": ["services/test_transfers.py::test_transferred_case_both_clocks"],
    "renaming or reordering rules changes nothing": [
        "law/test_reordering.py::test_renaming_and_reordering_rules_changes_nothing",
    ],
    'no rule found: "chưa xác định hạn", never an invented day': [
        "law/test_known_bugs.py::test_where_no_rule_is_found_no_day_is_invented",
        "web/test_deadlines.py::test_where_no_rule_is_known_no_day_is_invented",
    ],
    "the same day for head, union and clerk": [
        "web/test_known_bugs.py::test_head_union_and_clerk_read_the_same_day",
    ],
    "half-year and quarter boundaries counted once": [
        "law/test_periods.py::test_every_day_of_five_years_lies_in_exactly_one_quarter",
        "law/test_periods.py::test_half_year_nine_months_and_year_are_their_quarters_and_count_no_day_twice",
    ],
}


def test_all_twenty_five_are_named():
    assert len(BUGS) == 25


@pytest.mark.parametrize("place", sorted({place for places in BUGS.values() for place in places}))
def test_every_test_that_is_named_stands(place):
    path, name = place.split("::")
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


ZONES = ["Asia/Ho_Chi_Minh", "UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Europe/Berlin"]


@pytest.mark.parametrize("zone", ZONES)
def test_the_same_instant_is_the_same_day_in_every_time_zone(zone):
    # 17:00 UTC on Friday is midnight in Vietnam: one minute before it is still Friday.
    before = datetime(2026, 11, 20, 16, 59, tzinfo=UTC).astimezone(ZoneInfo(zone))
    assert wall_clock.local(before).date() == date(2026, 11, 20)
    assert wall_clock.local(before + timedelta(minutes=1)).date() == date(2026, 11, 21)


def test_friday_evening_is_friday():
    evening = datetime(2026, 11, 20, 22, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    on = wall_clock.local(evening.astimezone(UTC)).date()
    assert on.strftime("%A") == "Friday"
    answered = stand(f"received 2026-10-30; answered {on}; closed {on}", PETITION)
    assert clock(answered, "KNPA-02").due_on == on
    assert clock(answered, "KNPA-02").state(day("23/11/2026")) is ClockState.MET


RECEIPTS = [
    ("10/07/2026", "21/07/2026", "a Friday, at the last working minute or after hours"),
    ("11/07/2026", "21/07/2026", "a Saturday: the first day counted is Monday all the same"),
    ("12/07/2026", "21/07/2026", "a Sunday"),
    ("02/09/2026", "11/09/2026", "a holiday, a Wednesday"),
    ("13/07/2026", "22/07/2026", "the Monday after"),
]


@pytest.mark.parametrize(("on", "last", "_why"), RECEIPTS)
def test_the_hour_of_receipt_does_not_matter_and_a_day_of_rest_is_a_day(on, last, _why):
    found = clock(stand(f"received {on}"), "KN-02")
    assert (found.from_on, found.due_on) == (day(on), day(last))


def test_over_tet_with_a_worked_saturday_before_it():
    # Tết 2026 is off from 16/02 to 20/02; say that Saturday 07/02 is worked instead of Friday 13/02.
    swap = [
        SpecialDay(day("07/02/2026"), works=True, name="làm bù", source="ví dụ", confirmed=True),
        SpecialDay(day("13/02/2026"), works=False, name="nghỉ", source="ví dụ", confirmed=True),
    ]
    calendar = Calendar.shipped().with_days(swap)
    plain = clock(stand("received 2026-02-06", PETITION), "KNPA-02")
    # Fifteen working days without the swap: 9-13 (5), 23-27 (10), 2-6 of March (15).
    assert plain.due_on == day("06/03/2026")
    # With it 7, 9-12 (5), 23-27 (10), 2-6 of March: one day gained, one lost.
    swapped = clock(stand("received 2026-02-06", PETITION, calendar), "KNPA-02")
    assert swapped.due_on == day("06/03/2026")
    assert calendar.add_wd(day("06/02/2026"), 1).due_on == day("07/02/2026")
    assert calendar.add_wd(day("12/02/2026"), 1).due_on == day("23/02/2026")


def test_a_saturday_worked_in_the_morning_counts_whole():
    # A day is worked or it rests (BLDS Đ147, Đ148): the part that was worked makes it a working day.
    morning = SpecialDay(
        day("11/07/2026"), works=True, name="làm việc buổi sáng", source="ví dụ", confirmed=True
    )
    calendar = Calendar.shipped().with_days([morning])
    assert due(stand("received 2026-07-08", calendar=calendar), "KN-02") == "2026-07-16"
    assert due(stand("received 2026-07-08"), "KN-02") == "2026-07-17"


def test_the_hours_of_a_day_do_not_matter_to_a_term_in_days():
    # Morning and afternoon shifts have no place in a journal: an event has a day and nothing else.
    shifts = stand("received 2026-07-08; accepted 2026-07-08; information_requested 2026-07-08")
    assert due(shifts, "KN-08") == "2026-07-15"
    assert {type(one.on) for one in journal("received 2026-07-08")} == {date}
    # A calendar knows days off and days worked; hours opened and closed are no part of it.
    assert {one.name for one in fields(SpecialDay)} == {"day", "works", "name", "source", "confirmed"}


def test_a_term_ending_on_sunday_before_a_monday_holiday_ends_on_tuesday():
    # 26/04/2026 is a Sunday, 27/04 off in lieu of the Hùng kings' day.
    found = clock(stand("received 2026-03-27; accepted 2026-03-27"), "KN-03")
    assert found.nominal_on == day("26/04/2026")
    assert found.due_on == day("28/04/2026")


def test_not_overdue_on_the_day_and_overdue_the_day_after():
    found = clock(stand(ACCEPTED), "KN-03")
    last_minute = datetime(2026, 9, 3, 16, 59, tzinfo=UTC)
    assert found.state(wall_clock.local(last_minute).date()) is ClockState.RUNNING
    assert found.state(wall_clock.local(last_minute + timedelta(minutes=1)).date()) is ClockState.OVERDUE


def test_a_holiday_that_was_removed_or_moved_gives_the_days_back():
    shipped = Calendar.shipped()
    working = SpecialDay(day("24/11/2026"), works=True, name="không nghỉ", source="ví dụ", confirmed=True)
    moved = SpecialDay(day("25/11/2026"), works=False, name="nghỉ", source="ví dụ", confirmed=True)
    days = [
        clock(stand("received 2026-11-19", calendar=calendar), "KN-02").due_on
        for calendar in (shipped, shipped.with_days([working]), shipped.with_days([working, moved]))
    ]
    assert days == [day("01/12/2026"), day("30/11/2026"), day("01/12/2026")]


def test_a_term_that_runs_into_a_year_not_announced_warns():
    found = stand("received 2026-12-01; accepted 2026-12-04")
    assert (WarningCode.CALENDAR_ENDS, "KN-03") in {(one.code, one.rule) for one in found.warnings}
    this_year = stand("received 2026-11-02; accepted 2026-11-03", calendar=Calendar.shipped())
    warned = {one.rule for one in this_year.warnings}
    assert "KN-03" not in warned
    known = Calendar.shipped().with_days([], known_until=day("31/12/2027"))
    assert stand("received 2026-12-01; accepted 2026-12-04", calendar=known).warnings == ()


def test_suspended_and_resumed_on_the_same_day_moves_nothing():
    found = clock(stand(f"{ACCEPTED}; suspended 2026-08-13; resumed 2026-08-13"), "KN-03")
    assert found.due_on == clock(stand(ACCEPTED), "KN-03").due_on
    assert not found.paused


def test_a_suspended_case_is_not_closed_before_it_is_terminated():
    suspended = f"{ACCEPTED}; suspended 2026-08-13"
    with pytest.raises(UnlawfulEvent):
        stand(f"{suspended}; closed 2026-08-20")
    ended = stand(f"{suspended}; terminated 2026-08-20; closed 2026-08-21")
    assert ended.status is Status.CLOSED
    assert clock(ended, "KN-03").state(day("01/12/2026")) is ClockState.CANCELLED


def test_a_suspension_after_the_day_has_passed_keeps_the_lateness():
    late = f"{ACCEPTED}; suspended 2026-09-08"
    standing_still = clock(stand(late), "KN-03")
    assert standing_still.due_on == day("03/09/2026")
    assert standing_still.state(day("10/09/2026")) is ClockState.OVERDUE
    resumed = clock(stand(f"{late}; resumed 2026-09-18"), "KN-03")
    # Ten days stood still, the day moves by ten: as late on 18/09 as it was on 08/09.
    assert resumed.nominal_on == day("12/09/2026")
    assert resumed.state(day("18/09/2026")) is ClockState.OVERDUE


def test_a_kind_changed_while_suspended_keeps_the_pause():
    changed = f"{ACCEPTED}; suspended 2026-08-13; reclassified 2026-08-17 kind=denunciation"
    assert clock(stand(changed), "TC-10").paused
    resumed = clock(stand(f"{changed}; resumed 2026-08-27"), "TC-10")
    assert resumed.nominal_on == day("16/09/2026")


EXTENSIONS = [
    f"{COMPLEX}; extended 2026-08-12 days=30; extended 2026-09-12 days=30",
    f"{COMPLEX}; extended 2026-08-12 days=31",
    f"{COMPLEX}; extended 2026-08-12 days=0",
    f"{COMPLEX}; extended 2026-09-04 days=30",
]


@pytest.mark.parametrize(
    "asked", EXTENSIONS, ids=["twice", "over the cap", "shorter than now", "after expiry"]
)
def test_an_extension_that_the_act_does_not_give_is_refused(asked):
    with pytest.raises(UnlawfulEvent, match="Điều 30 Luật Tố cáo"):
        stand(asked, DENUNCIATION)


def test_an_extension_removed_again_leaves_the_first_day():
    extended = f"{COMPLEX}; extended 2026-08-12 days=30"
    assert due(stand(extended, DENUNCIATION), "TC-11") == "2026-10-02"
    removed = clock(stand(f"{extended}; corrected 2026-08-14 event=3", DENUNCIATION), "TC-10")
    assert removed.due_on == day("03/09/2026")
    assert removed.ledger.extensions == ()


def test_extension_and_suspension_come_to_the_same_day_in_either_order():
    one = f"{COMPLEX}; extended 2026-08-12 days=10; suspended 2026-08-13; resumed 2026-08-27"
    other = f"{COMPLEX}; suspended 2026-08-13; resumed 2026-08-27; extended 2026-08-28 days=10"
    assert due(stand(one, DENUNCIATION), "TC-11") == due(stand(other, DENUNCIATION), "TC-11") == "2026-09-28"


def test_an_event_entered_late_for_an_earlier_day_counts_from_its_day():
    entered_last = stand("accepted 2026-08-20; decided 2026-09-08; received 2026-08-03")
    in_order = stand("received 2026-08-03; accepted 2026-08-20; decided 2026-09-08")
    assert [one._replace(started_by=0) for one in entered_last.clocks] == [
        one._replace(started_by=0) for one in in_order.clocks
    ]
    assert clock(entered_last, "KN-02").state(None) is ClockState.MET_LATE


@pytest.mark.parametrize("on", ["2026-08-01", "2026-08-03", "2026-09-30"])
def test_a_note_moves_no_clock(on):
    before = stand(ACCEPTED)
    after = standing(COMPLAINT, journal(f"{ACCEPTED}; noted {on}"), Calendar.shipped())
    assert (after.status, after.clocks, after.warnings) == (before.status, before.clocks, before.warnings)


def test_a_case_received_before_the_reform_keeps_its_rule():
    begun = stand("received 2026-06-30; accepted 2026-07-02")
    assert [one.rule for one in begun.clocks if one.key == "KN-02"] == ["KN-02o"]
    assert due(begun, "KN-02o") == "2026-07-10"
    assert [one.rule for one in stand("received 2026-07-01").clocks] == ["KN-02"]


def test_what_n155_and_n156_give_to_cases_begun_before_is_given():
    begun = "received 2026-05-04; accepted 2026-05-05"
    for step in ("suspended 2026-07-01", "withdrawn 2026-07-01 scope=part withdrawn_by=minutes"):
        stand(f"{begun}; {step}")
        stand(f"{begun}; {step}", DENUNCIATION)
    with pytest.raises(UnlawfulEvent):
        stand(f"{begun}; suspended 2026-06-30")
    for facts in (COMPLAINT, DENUNCIATION):
        with pytest.raises(UnlawfulEvent):
            stand(f"{begun}; withdrawn 2026-06-30 withdrawn_by=minutes", facts)


def test_where_no_rule_is_found_no_day_is_invented():
    second = LABOUR.__class__(LABOUR.kind, level=2, labour=True)
    found = stand(ACCEPTED, second)
    assert {one.part for one in found.clocks} == {"accept"}
    assert [one.code for one in found.warnings] == [WarningCode.NO_RULE]
    assert word(WarningCode.NO_RULE, "vi") == "Chưa xác định hạn"
    assert all(lines(one, Calendar.shipped()) for one in found.clocks)
