"""The clocks of a denunciation by hand (LTC, NĐ 31/2019): journal, rule, the day, how it stands."""

import pytest

from casebook.law.clocks import ClockState
from casebook.law.unlawful import UnlawfulEvent
from tests.law.journals import DENUNCIATION, FURTHER, clock, day, stand

# Accepted on Monday 03/08/2026; 30 days end on Wednesday 02/09, a holiday: due on Thursday 03/09.
ACCEPTED = "received 2026-08-03; accepted 2026-08-03"
COMPLEX = f"{ACCEPTED}; marked_complex 2026-08-10 degree=complex"
ESPECIALLY = f"{ACCEPTED}; marked_complex 2026-08-10 degree=especially"
CONCLUDED = f"{ACCEPTED}; concluded 2026-08-20"

DUE = [
    # Seven working days from Monday: 4, 5, 6, 7, 10, 11, 12.
    ("received 2026-08-03", "TC-01", "12/08/2026"),
    # Saturday 22/08 is worked: 18, 19, 20, 21, 22, 24, 25.
    ("received 2026-08-17", "TC-01", "25/08/2026"),
    # Delegated, ten working days from receipt: ... 12, 13, 14, 17.
    ("received 2026-08-03; checking_delegated 2026-08-05", "TC-02", "17/08/2026"),
    ("received 2026-08-03 competent=no", "TC-04", "10/08/2026"),
    # Twenty days from the receipt end on Sunday 23/08.
    ("received 2026-08-03 via=press", "TC-07", "24/08/2026"),
    (ACCEPTED, "TC-09", "10/08/2026"),
    (ACCEPTED, "TC-10", "03/09/2026"),
    # From the nominal 02/09, not from the rolled 03/09: 02/10 is a Friday.
    (f"{COMPLEX}; extended 2026-08-31 days=30", "TC-11", "02/10/2026"),
    # Twice: 01/11 is a Sunday.
    (f"{ESPECIALLY}; extended 2026-08-31 days=30; extended 2026-10-01 days=30", "TC-12", "02/11/2026"),
    # Extended by 10, then still for 14 days: 02/09 and 24 days are Saturday 26/09.
    (
        f"{COMPLEX}; extended 2026-08-12 days=10; suspended 2026-08-13; resumed 2026-08-27",
        "TC-11",
        "28/09/2026",
    ),
    # The other way about it is the same.
    (
        f"{COMPLEX}; suspended 2026-08-13; resumed 2026-08-27; extended 2026-08-28 days=10",
        "TC-11",
        "28/09/2026",
    ),
    # Still from 10/08 to 24/08 and assessed from 17/08 to 27/08: 17 days together, 19/09 is a Saturday.
    (
        (
            f"{ACCEPTED}; assessment_requested 2026-08-10; suspended 2026-08-17; "
            "assessment_received 2026-08-24; resumed 2026-08-27"
        ),
        "TC-10",
        "21/09/2026",
    ),
    (f"{ACCEPTED}; suspended 2026-08-13", "TC-18", "20/08/2026"),
    (f"{ACCEPTED}; terminated 2026-08-13", "TC-18", "20/08/2026"),
    # From Thursday 20/08: 21, 22 (worked), 24, 25, 26.
    (CONCLUDED, "TC-20", "26/08/2026"),
    (CONCLUDED, "TC-21", "28/08/2026"),
    (CONCLUDED, "TC-25", "28/08/2026"),
    # Five working days from Friday 28/08, over 31/08, 01/09 and 02/09: 3, 4, 7, 8, 9.
    (f"{CONCLUDED}; recommendation_carried_out 2026-08-28", "TC-22", "09/09/2026"),
    (f"{ACCEPTED}; report_demanded 2026-09-04", "TC-24", "11/09/2026"),
]


@pytest.mark.parametrize(("journal", "rule", "due"), DUE)
def test_the_day_is_the_one_counted_by_hand(journal, rule, due):
    assert clock(stand(journal, DENUNCIATION), rule).due_on == day(due)


def test_a_further_denunciation_is_reviewed_within_twenty_days_and_settled_like_a_first_one():
    found = stand("received 2026-08-03; accepted 2026-08-10", FURTHER)
    assert clock(found, "TC-23").due_on == day("24/08/2026")
    assert clock(found, "TC-10").due_on == day("09/09/2026")
    assert not [one for one in found.clocks if one.rule == "TC-01"]


STATES = [
    # Both are told: the denouncer alone is not enough, and the later of the two notices counts.
    (f"{ACCEPTED}; acceptance_notified 2026-08-05", "TC-09", ClockState.RUNNING, None),
    (
        f"{ACCEPTED}; acceptance_notified 2026-08-05; accused_notified 2026-08-11",
        "TC-09",
        ClockState.MET_LATE,
        "11/08/2026",
    ),
    (f"{CONCLUDED}; sent 2026-08-21 to=denouncer", "TC-20", ClockState.RUNNING, None),
    (f"{CONCLUDED}; sent 2026-08-21 to=accused", "TC-20", ClockState.MET, "21/08/2026"),
    ("received 2026-08-03 competent=no; accepted 2026-08-05", "TC-04", ClockState.CANCELLED, None),
    ("received 2026-08-03 competent=no; transferred 2026-08-05", "TC-04", ClockState.MET, "05/08/2026"),
    (f"{ACCEPTED}; terminated 2026-08-13", "TC-10", ClockState.CANCELLED, None),
    (f"{ACCEPTED}; suspended 2026-08-13", "TC-10", ClockState.PAUSED, None),
]


@pytest.mark.parametrize(("journal", "rule", "state", "met"), STATES)
def test_a_clock_is_met_only_by_what_the_law_asks(journal, rule, state, met):
    found = clock(stand(journal, DENUNCIATION), rule)
    assert found.state(day("07/08/2026")) is state
    assert found.met_on == (day(met) if met else None)


REFUSED = [
    (f"{ACCEPTED}; extended 2026-08-12 days=30", "30"),
    (f"{COMPLEX}; extended 2026-08-12 days=31", "30"),
    (f"{COMPLEX}; extended 2026-08-12 days=0", "30"),
    (f"{COMPLEX}; extended 2026-09-04 days=30", "30"),
    (f"{COMPLEX}; extended 2026-08-12 days=30; extended 2026-09-12 days=30", "30"),
    (
        f"{ESPECIALLY}; extended 2026-08-12 days=30; extended 2026-09-12 days=30; extended 2026-10-12 days=5",
        "30",
    ),
    (f"{ACCEPTED}; transferred 2026-08-12", "27"),
    (f"{ACCEPTED}; appealed 2026-09-03", "38"),
]


@pytest.mark.parametrize(("journal", "article"), REFUSED)
def test_what_the_act_does_not_allow_is_refused_with_its_article(journal, article):
    with pytest.raises(UnlawfulEvent) as caught:
        stand(journal, DENUNCIATION)
    assert f"Điều {article}" in caught.value.sentence("vi")
    assert caught.value.index == journal.count(";")
