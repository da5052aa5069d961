"""A case that turns out to be of another kind: where it stands, and what becomes of its clocks."""

import pytest

from casebook.law.clocks import ClockState
from casebook.law.vocabulary import Action, Status
from tests.law.journals import COMPLAINT, DENUNCIATION, PETITION, clock, day, due, stand

VERIFIED = "received 2026-08-03; verification_assigned 2026-08-04"
IN_DIALOGUE = "received 2026-08-03; accepted 2026-08-04; dialogue_called 2026-08-05 held_on=2026-08-12"

LANDINGS = [
    # A petition may be verified at once; a complaint is accepted first (LKN Đ27), so it waits for that.
    (PETITION, f"{VERIFIED}; reclassified 2026-08-05 kind=complaint", Status.RECEIVED),
    (PETITION, f"{VERIFIED}; reclassified 2026-08-05 kind=denunciation", Status.RECEIVED),
    (PETITION, f"{VERIFIED}; reclassified 2026-08-05 kind=information_request", Status.ACCEPTED),
    (PETITION, f"{VERIFIED}; reclassified 2026-08-05 kind=feedback", Status.VERIFYING),
    (COMPLAINT, f"{IN_DIALOGUE}; reclassified 2026-08-06 kind=denunciation", Status.ACCEPTED),
    (COMPLAINT, f"{IN_DIALOGUE}; reclassified 2026-08-06 kind=petition", Status.ACCEPTED),
]


@pytest.mark.parametrize(("facts", "journal", "status"), LANDINGS)
def test_a_reclassified_case_stands_where_its_new_kind_can_go_on(facts, journal, status):
    found = stand(journal, facts)
    assert found.status is status
    assert found.actions


def test_a_petition_being_verified_that_is_a_complaint_can_still_be_accepted_and_then_has_its_term():
    journal = f"{VERIFIED}; reclassified 2026-08-05 kind=complaint"
    found = stand(journal, PETITION)
    assert Action.ACCEPT in found.actions
    assert due(found, "KN-02") == "2026-08-12"
    assert due(stand(f"{journal}; accepted 2026-08-06", PETITION), "KN-03") == "2026-09-07"


REOPENED = [
    (COMPLAINT, f"{IN_DIALOGUE}; reclassified 2026-08-06 kind=denunciation; terminated 2026-08-07"),
    (COMPLAINT, f"{IN_DIALOGUE}; reclassified 2026-08-06 kind=information_request; withdrawn 2026-08-07"),
    (PETITION, f"{VERIFIED}; reclassified 2026-08-05 kind=information_request; answered 2026-08-06"),
]


@pytest.mark.parametrize(("facts", "journal"), REOPENED)
def test_a_case_reopened_after_it_changed_its_kind_comes_back_to_a_stage_of_the_new_kind(facts, journal):
    found = stand(f"{journal}; reopened 2026-08-20", facts)
    assert found.status is Status.ACCEPTED
    assert Action.CORRECT in found.actions


def test_a_case_suspended_while_in_dialogue_and_reclassified_resumes_to_a_stage_of_the_new_kind():
    journal = f"{IN_DIALOGUE}; suspended 2026-08-10; reclassified 2026-08-12 kind=denunciation"
    assert stand(journal, COMPLAINT).status is Status.SUSPENDED
    assert stand(f"{journal}; resumed 2026-08-20", COMPLAINT).status is Status.ACCEPTED


def test_the_pause_is_kept_by_the_clocks_of_the_new_kind():
    # Accepted on 04/08, stood still from 10/08 to 20/08: 30 days and 10 more end on 13/09, a Sunday.
    journal = (
        "received 2026-08-03; accepted 2026-08-04; suspended 2026-08-10; "
        "reclassified 2026-08-12 kind=denunciation"
    )
    assert clock(stand(journal, COMPLAINT), "TC-10").paused
    settled = clock(stand(f"{journal}; resumed 2026-08-20", COMPLAINT), "TC-10")
    assert settled.nominal_on == day("13/09/2026")
    assert settled.due_on == day("14/09/2026")


def test_the_closed_clocks_of_the_old_kind_stay_and_the_open_ones_are_cancelled():
    journal = "received 2026-08-03; accepted 2026-08-06; information_requested 2026-08-06"
    before = stand(journal, COMPLAINT)
    after = stand(f"{journal}; reclassified 2026-08-10 kind=denunciation", COMPLAINT)
    assert clock(after, "KN-02") == clock(before, "KN-02")
    assert clock(after, "KN-02").met_on == day("06/08/2026")
    assert clock(after, "KN-03").state(None) is ClockState.CANCELLED
    assert clock(after, "KN-08").state(None) is ClockState.CANCELLED
    assert due(after, "TC-10") == "2026-09-07"
    assert clock(after, "TC-01").met_on == day("06/08/2026")


def test_a_denunciation_that_is_a_complaint_loses_its_denunciation_clocks_only():
    journal = "received 2026-08-03 via=press; report_demanded 2026-08-05"
    after = stand(f"{journal}; reclassified 2026-08-06 kind=complaint", DENUNCIATION)
    states = {one.rule: one.state(None) for one in after.clocks}
    assert states["TC-01"] is ClockState.CANCELLED
    assert states["TC-07"] is ClockState.CANCELLED
    assert states["KN-02"] is ClockState.RUNNING


def test_a_case_that_comes_back_to_its_kind_has_what_ended_once_and_what_was_open_again():
    journal = "received 2026-08-03; accepted 2026-08-06; information_requested 2026-08-06"
    there = f"{journal}; reclassified 2026-08-10 kind=denunciation"
    back = stand(f"{there}; reclassified 2026-08-11 kind=complaint", COMPLAINT)
    accepted = [one for one in back.clocks if one.rule == "KN-02"]
    assert [one.met_on for one in accepted] == [day("06/08/2026")]
    settling = [one.state(None) for one in back.clocks if one.rule == "KN-03"]
    assert settling == [ClockState.CANCELLED, ClockState.RUNNING]
