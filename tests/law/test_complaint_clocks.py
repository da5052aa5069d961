"""The clocks of first complaints, as tables: a journal, a rule, its days."""

import pytest

from casebook.law.articles import Act, Article
from casebook.law.calendar import Calendar
from casebook.law.clocks import Remaining
from casebook.law.dated import Reading, Rule, Version
from casebook.law.journal import Event
from casebook.law.rules import RULES
from casebook.law.standing import standing
from casebook.law.vocabulary import Certainty, ClockState, EventType, Nature, Unit, WarningCode
from tests.law.journals import COMPLAINT, PETITION, REMOTE, clock, day, due, stand

CALENDAR = Calendar.shipped()
ACCEPTED = "received 2026-08-03; accepted 2026-08-04"
DECIDED = f"{ACCEPTED}; decided 2026-08-25"


def in_force(found, rule):
    """The due day of the one clock of that rule that was not cancelled."""
    (only,) = [one for one in found.clocks if one.rule == rule and not one.cancelled]
    return only.due_on.isoformat()


@pytest.mark.parametrize(
    ("journal", "rule", "due_on"),
    [
        ("contested_act_known 2026-05-04; received 2026-08-03", "KN-01", "2026-08-03"),
        ("received 2020-06-01", "KN-02o", "2020-06-11"),  # before NĐ 124: the act alone
        ("received 2026-06-30", "KN-02o", "2026-07-10"),
        ("received 2026-07-01", "KN-02", "2026-07-10"),
        (ACCEPTED, "KN-03", "2026-09-03"),
        (f"{ACCEPTED}; marked_complex 2026-08-20", "KN-04", "2026-09-18"),
        (f"{ACCEPTED}; information_requested 2026-08-10", "KN-08", "2026-08-17"),
        (f"{ACCEPTED}; dialogue_called 2026-08-10 held_on=2026-08-20", "KN-10", "2026-08-14"),
        (DECIDED, "KN-13", "2026-08-28"),
        (DECIDED, "KN-20", "2026-09-09"),
        (f"{DECIDED}; publication_meeting_called 2026-08-26 held_on=2026-09-07", "KN-21", "2026-09-04"),
        (DECIDED, "KN-22", "2026-09-24"),
        (f"{DECIDED}; received_by_complainant 2026-08-27", "KN-14", "2026-09-28"),
        (f"{ACCEPTED}; suspended 2026-08-10", "KN-28", "2026-08-13"),
        (f"{ACCEPTED}; suspended 2026-08-10; resumed 2026-08-28", "KN-29", "2026-09-07"),
        (f"{ACCEPTED}; terminated 2026-08-10 reason=died", "KN-28", "2026-08-13"),
        (f"{ACCEPTED}; terminated 2026-08-10 reason=died", "KN-31", "2026-09-09"),
        (f"{ACCEPTED}; stay_ordered 2026-08-10", "KN-25", "2026-09-03"),
        ("received 2026-08-03; filed_away 2026-08-04", "XLD-11", "2027-08-04"),
        ("received 2026-08-03 via=reception", "TCD-16", "2026-08-17"),
    ],
)
def test_a_first_complaint_is_given_its_days(journal, rule, due_on):
    assert in_force(stand(journal), rule) == due_on


def test_before_the_act_of_2012_no_clock_is_invented():
    found = stand("received 2011-06-01 via=post")
    assert found.clocks == ()
    assert [one.code for one in found.warnings] == [WarningCode.NO_RULE]


@pytest.mark.parametrize(
    ("journal", "rule", "due_on"),
    [
        (ACCEPTED, "KN-05", "2026-09-18"),
        (f"{ACCEPTED}; marked_complex 2026-08-20", "KN-06", "2026-10-05"),  # 03/10 is a Saturday
        (f"{DECIDED}; received_by_complainant 2026-08-27", "KN-14", "2026-10-12"),  # 11/10 a Sunday
        (DECIDED, "KN-22", "2026-10-09"),
    ],
)
def test_a_remote_area_is_given_more_days(journal, rule, due_on):
    found = stand(journal, REMOTE)
    assert in_force(found, rule) == due_on


@pytest.mark.parametrize(
    "disposal", ["accepted", "declined", "guided", "transferred", "returned", "filed_away"]
)
def test_the_acceptance_clock_is_met_by_the_first_disposal(disposal):
    met = clock(stand(f"received 2026-08-03; {disposal} 2026-08-12"), "KN-02")
    assert met.state(None) is ClockState.MET
    late = clock(stand(f"received 2026-08-03; {disposal} 2026-08-13"), "KN-02")
    assert late.state(None) is ClockState.MET_LATE


def test_the_law_of_the_day_of_receipt_counts_though_acceptance_comes_after_the_reform():
    found = stand("received 2026-06-29; accepted 2026-07-02")
    assert {one.rule for one in found.clocks} == {"KN-02o", "KN-03", "KN-14"}


def test_where_act_and_decree_differ_the_stricter_counts_and_both_are_kept():
    old = clock(stand("received 2026-01-05"), "KN-02o")
    assert old.conflict
    assert (old.days, old.unit, old.due_on) == (10, Unit.DAY, day("2026-01-15"))
    assert old.ledger.other_due_on == day("2026-01-16")
    assert not clock(stand("received 2020-06-01"), "KN-02o").conflict


def test_the_stricter_reading_is_the_decrees_where_the_act_rolls_far():
    # Tết: the act's 10 days would roll far behind 3 working days.
    article = Article(Act.LKN, "27")
    other = Reading(3, Unit.WORKING_DAY, article)
    version = Version("KN-02", day("2000-01-01"), None, 10, Unit.DAY, (article,), other=other)
    rules = {**RULES, "KN-02": Rule("KN-02", "", "", Nature.DUTY, (version,))}
    found = standing(COMPLAINT, [Event(EventType.RECEIVED, day("2026-02-06"))], CALENDAR, rules)
    stricter = clock(found, "KN-02")
    assert (stricter.days, stricter.unit) == (3, Unit.WORKING_DAY)
    assert (stricter.due_on, stricter.ledger.other_due_on) == (day("2026-02-11"), day("2026-02-23"))


def test_a_complex_case_keeps_one_resolution_clock_under_the_new_id():
    found = stand(f"{ACCEPTED}; marked_complex 2026-08-20")
    assert [one.rule for one in found.clocks if one.rule.startswith("KN-0")] == ["KN-02", "KN-04"]
    assert clock(found, "KN-04").started_by == 1
    assert clock(found, "KN-04").days == 45


def test_undecided_the_second_window_hangs_on_the_due_day_of_the_resolution():
    plain = clock(stand(ACCEPTED), "KN-14")
    assert (plain.from_on, plain.started_by) == (day("2026-09-03"), 1)
    complex_one = clock(stand(f"{ACCEPTED}; marked_complex 2026-08-20"), "KN-14")
    assert complex_one.from_on == day("2026-09-18")


def test_decided_the_second_window_runs_from_receipt_and_the_first_one_is_cancelled():
    found = stand(f"{DECIDED}; received_by_complainant 2026-08-27")
    by_receipt, undecided = clock(found, "KN-14"), clock(found, "KN-14", 1)
    assert (by_receipt.from_on, by_receipt.due_on) == (day("2026-08-27"), day("2026-09-28"))
    assert undecided.state(day("2027-01-01")) is ClockState.CANCELLED


def test_a_second_complaint_meets_its_window_and_the_decision_does_not_take_effect():
    found = stand(f"{DECIDED}; received_by_complainant 2026-08-27; appealed 2026-09-10")
    assert clock(found, "KN-14").met_on == day("2026-09-10")
    assert clock(found, "KN-22").state(day("2027-01-01")) is ClockState.CANCELLED


def test_the_effect_of_a_decision_is_counted_from_issuance_and_its_last_day_does_not_roll():
    found = stand("received 2026-08-03; accepted 2026-08-04; decided 2026-08-27")
    effect = clock(found, "KN-22")
    assert effect.due_on == effect.nominal_on == day("2026-09-26")  # a Saturday
    assert effect.nature is Nature.WINDOW
    assert effect.state(day("2026-09-27")) is ClockState.LAPSED


def test_a_termination_ends_the_resolution_and_the_undecided_window():
    found = stand(f"{ACCEPTED}; terminated 2026-08-10 reason=object_gone")
    for rule in ("KN-03", "KN-14"):
        assert clock(found, rule).state(day("2027-01-01")) is ClockState.CANCELLED


def test_while_suspended_only_the_resolution_is_paused():
    found = stand(f"{ACCEPTED}; suspended 2026-08-10")
    paused = {one.rule for one in found.clocks if one.state(day("2027-01-01")) is ClockState.PAUSED}
    assert paused == {"KN-03"}


def test_two_suspensions_add_up():
    found = stand(
        f"{ACCEPTED}; suspended 2026-08-10; resumed 2026-08-15; suspended 2026-08-20; resumed 2026-08-27"
    )
    assert clock(found, "KN-03").nominal_on == day("2026-09-15")


def test_time_lost_to_an_obstacle_is_left_out_of_the_first_window():
    plain = clock(stand("contested_act_known 2026-01-05; received 2026-05-20"), "KN-01")
    assert plain.state(None) is ClockState.MET_LATE
    excused = clock(
        stand(
            "contested_act_known 2026-01-05; obstacle_began 2026-02-01; obstacle_ended 2026-03-31; "
            "received 2026-05-20"
        ),
        "KN-01",
    )
    assert excused.state(None) is ClockState.MET
    assert excused.nominal_on == day("2026-06-02")


def test_an_obstacle_that_began_before_the_act_was_known_excuses_from_that_day_on():
    excused = clock(
        stand(
            "obstacle_began 2026-01-01; contested_act_known 2026-01-05; obstacle_ended 2026-01-15; "
            "received 2026-04-10"
        ),
        "KN-01",
    )
    assert excused.nominal_on == day("2026-04-15")


def test_an_obstacle_after_the_window_has_closed_does_not_open_it_again():
    late = clock(
        stand(
            "contested_act_known 2026-01-05; obstacle_began 2026-05-01; obstacle_ended 2026-05-20; "
            "received 2026-05-20"
        ),
        "KN-01",
    )
    assert late.due_on == day("2026-04-06")


def test_information_is_matched_to_the_request_that_waited_longest():
    found = stand(
        f"{ACCEPTED}; information_requested 2026-08-05; information_requested 2026-08-10; "
        "information_supplied 2026-08-11"
    )
    assert clock(found, "KN-08").met_on == day("2026-08-11")
    assert clock(found, "KN-08", 1).met_on is None


def test_only_the_copy_for_the_complainant_meets_the_sending():
    assert clock(stand(f"{DECIDED}; sent 2026-08-26 to=body"), "KN-13").met_on is None
    assert clock(stand(f"{DECIDED}; sent 2026-08-26 to=complainant"), "KN-13").met_on == day("2026-08-26")


def test_calling_a_dialogue_too_late_is_told_and_not_refused():
    found = stand(f"{ACCEPTED}; dialogue_called 2026-08-17 held_on=2026-08-20")
    assert clock(found, "KN-10").state(None) is ClockState.MET_LATE


def test_before_the_reform_the_notice_of_a_dialogue_has_no_number_and_none_is_invented():
    found = stand("received 2026-03-02; accepted 2026-03-04; dialogue_called 2026-03-16 held_on=2026-03-20")
    assert [one for one in found.clocks if one.rule == "KN-10"] == []
    assert [(one.code, one.rule) for one in found.warnings] == [(WarningCode.NO_RULE, "KN-10")]


def test_a_due_day_beyond_the_known_calendar_is_warned_of():
    found = stand("received 2026-12-25")
    assert [(one.code, one.rule, one.day) for one in found.warnings] == [
        (WarningCode.CALENDAR_ENDS, "KN-02", day("2027-01-06"))
    ]
    assert due(stand("received 2026-12-22"), "KN-02") == "2026-12-31"
    assert stand("received 2026-12-22").warnings == ()


def test_a_clock_that_no_longer_applies_warns_of_nothing():
    found = stand("received 2026-12-21 via=post; guided 2026-12-22", PETITION)
    assert [one.rule for one in found.warnings] == ["KNPA-01"]
    assert due(found, "KNPA-02") > "2026-12-31"


def test_the_least_certain_source_is_told():
    assert clock(stand("received 2026-08-03; filed_away 2026-08-04"), "XLD-11").certainty is Certainty.S2
    assert clock(stand(ACCEPTED), "KN-03").certainty is Certainty.S


@pytest.mark.parametrize(
    ("today", "state", "remaining"),
    [
        (None, ClockState.RUNNING, None),
        ("2026-08-31", ClockState.RUNNING, Remaining(1, 3)),
        ("2026-09-03", ClockState.RUNNING, Remaining(0, 0)),
        ("2026-09-04", ClockState.OVERDUE, Remaining(-1, -1)),
        ("2026-09-07", ClockState.OVERDUE, Remaining(-2, -4)),
    ],
)
def test_late_begins_after_midnight_of_the_due_day(today, state, remaining):
    one = clock(stand(ACCEPTED), "KN-03")
    on = day(today) if today else None
    assert one.state(on) is state
    if on is not None:
        assert one.remaining(on, CALENDAR) == remaining


def test_three_working_days_before_its_end_a_running_clock_is_soon_due():
    one = clock(stand(ACCEPTED), "KN-03")
    assert not one.is_soon(day("2026-08-25"), CALENDAR)
    assert one.is_soon(day("2026-08-26"), CALENDAR)
    assert not one.is_soon(day("2026-09-04"), CALENDAR)
    assert due(stand(ACCEPTED), "KN-03") == "2026-09-03"
