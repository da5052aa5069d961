"""The clocks of petitions, feedback, posted reception days and refusals, as tables."""

import pytest

from casebook.law.journal import Facts
from casebook.law.vocabulary import ClockState, OutsideCase
from tests.law.journals import COMPLAINT, FEEDBACK, PETITION, clock, day, due, stand

CAME = "received 2026-08-03 via=reception"
WROTE = "received 2026-08-03 via=post"
DAY = Facts(OutsideCase.RECEPTION_DAY)
REFUSAL = Facts(OutsideCase.REFUSAL)


@pytest.mark.parametrize(
    ("facts", "journal"),
    [
        (COMPLAINT, f"{CAME}; declined 2026-08-10"),
        (COMPLAINT, f"{CAME}; guided 2026-08-10"),
        (COMPLAINT, f"{CAME}; returned 2026-08-10"),
        (COMPLAINT, f"{CAME}; outcome_notified 2026-08-10"),
        (COMPLAINT, f"{CAME}; accepted 2026-08-04; acceptance_notified 2026-08-10"),
        (PETITION, f"{CAME}; answered 2026-08-10"),
        (PETITION, f"{CAME}; accepted 2026-08-04; acceptance_notified 2026-08-10"),
        (FEEDBACK, f"{CAME}; transferred 2026-08-05; outcome_notified 2026-08-10"),
    ],
)
def test_whoever_came_has_been_told_when_a_paper_tells_them(facts, journal):
    assert clock(stand(journal, facts), "TCD-16").met_on == day("2026-08-10")


@pytest.mark.parametrize(
    ("facts", "journal"),
    [
        (COMPLAINT, f"{CAME}; accepted 2026-08-04"),
        (COMPLAINT, f"{CAME}; transferred 2026-08-04"),
        (COMPLAINT, f"{CAME}; filed_away 2026-08-04"),
        (PETITION, f"{CAME}; noted 2026-08-04"),
        (PETITION, f"{CAME}; verification_assigned 2026-08-04"),
    ],
)
def test_what_stays_in_the_office_has_told_nobody_anything(facts, journal):
    assert clock(stand(journal, facts), "TCD-16").is_open


@pytest.mark.parametrize("facts", [PETITION, FEEDBACK])
@pytest.mark.parametrize("via", ["post", "online", "forwarded", "press"])
def test_who_did_not_come_is_told_within_the_same_term_by_our_convention(facts, via):
    found = stand(f"received 2026-08-03 via={via}", facts)
    assert due(found, "KNPA-01") == "2026-08-17"
    assert [one.rule for one in found.clocks] == ["KNPA-01", "KNPA-02"]


def test_a_complaint_by_post_has_no_notice_term_of_a_petition():
    assert [one.rule for one in stand(WROTE).clocks] == ["KN-02"]


@pytest.mark.parametrize("end", ["guided", "transferred", "returned", "filed_away"])
def test_no_answer_is_owed_here_for_what_goes_elsewhere(end):
    found = stand(f"{WROTE}; {end} 2026-08-05", PETITION)
    assert clock(found, "KNPA-02").state(day("2027-01-01")) is ClockState.CANCELLED


def test_an_answer_meets_the_internal_term():
    found = stand(f"{WROTE}; answered 2026-08-25", PETITION)
    assert clock(found, "KNPA-02").state(None) is ClockState.MET_LATE
    assert due(found, "KNPA-02") == "2026-08-22"  # a Saturday that is worked


def test_a_letter_filed_away_is_kept_a_year_unless_it_is_taken_up_again():
    kept = stand(f"{WROTE}; filed_away 2026-08-05", PETITION)
    assert due(kept, "XLD-11") == "2027-08-05"
    assert clock(kept, "XLD-11").state(day("2027-08-06")) is ClockState.LAPSED
    taken_up = stand(f"{WROTE}; filed_away 2026-08-05; reopened 2026-09-07", PETITION)
    assert clock(taken_up, "XLD-11").state(None) is ClockState.CANCELLED


def test_only_feedback_on_a_regulation_has_the_term_of_the_transfer():
    told = stand(f"{WROTE} regulation=yes; transferred 2026-08-10", FEEDBACK)
    assert clock(told, "KNPA-03").state(None) is ClockState.MET
    assert "KNPA-03" not in {one.rule for one in stand(f"{WROTE} regulation=no", FEEDBACK).clocks}
    assert "KNPA-03" not in {one.rule for one in stand(f"{WROTE} regulation=yes", PETITION).clocks}


@pytest.mark.parametrize(
    ("posted", "state"), [("2026-11-17", ClockState.MET), ("2026-11-18", ClockState.MET_LATE)]
)
def test_a_schedule_hangs_five_working_days_before_or_is_late(posted, state):
    found = stand(f"reception_planned 2026-11-02 held_on=2026-11-25; posted {posted}", DAY)
    assert clock(found, "TCD-08").state(None) is state


def test_a_day_planned_anew_drops_the_posting_that_was_owed():
    found = stand(
        "reception_planned 2026-11-02 held_on=2026-11-25; reception_planned 2026-11-10 held_on=2026-12-09",
        DAY,
    )
    dropped, owed = clock(found, "TCD-08"), clock(found, "TCD-08", 1)
    assert dropped.cancelled
    assert (owed.from_on, owed.due_on) == (day("2026-12-09"), day("2026-12-02"))


@pytest.mark.parametrize(
    ("notified", "state"), [("2026-11-27", ClockState.MET), ("2026-11-30", ClockState.MET_LATE)]
)
def test_a_refusal_is_notified_within_three_working_days(notified, state):
    found = stand(f"refusal_grounds_met 2026-11-23; refusal_notified {notified}", REFUSAL)
    assert clock(found, "TCD-26").state(None) is state


@pytest.mark.parametrize("came", [CAME, WROTE])
@pytest.mark.parametrize(("scope", "state"), [("all", "cancelled"), ("part", "running")])
def test_who_withdrew_everything_waits_for_nothing(came: str, scope: str, state: str) -> None:
    journal = f"{came}; accepted 2026-08-04; withdrawn 2026-08-05 scope={scope}"
    clocks = stand(journal, PETITION).clocks
    assert {str(one.state(day("2026-08-06"))) for one in clocks} == {state}
