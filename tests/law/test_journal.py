"""The order of events, and corrections of what was entered wrongly."""

import pytest

from casebook.law.calendar import Calendar
from casebook.law.journal import BrokenJournal, Event, Facts
from casebook.law.standing import standing
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import EventType, Kind, Status
from tests.law.journals import clock, day, due, stand

ACCEPTED = "received 2026-08-03; accepted 2026-08-04"


def test_events_are_taken_by_day_whatever_their_order_of_entry():
    found = stand("accepted 2026-08-04; received 2026-08-03")
    assert found.status is Status.ACCEPTED
    assert clock(found, "KN-03").started_by == 0
    assert clock(found, "KN-02").started_by == 1


def test_within_one_day_position_decides():
    assert stand("received 2026-08-03; accepted 2026-08-03").status is Status.ACCEPTED
    with pytest.raises(UnlawfulEvent) as caught:
        stand("accepted 2026-08-03; received 2026-08-03")
    assert caught.value.index == 0


@pytest.mark.parametrize(
    ("corrections", "received_on", "status"),
    [
        ("corrected 2026-08-10 event=0 right_on=2026-07-31", "2026-07-31", Status.ACCEPTED),
        ("corrected 2026-08-10 event=1", "2026-08-03", Status.RECEIVED),
        # The later correction of the same event counts.
        (
            (
                "corrected 2026-08-10 event=0 right_on=2026-07-31; "
                "corrected 2026-08-11 event=0 right_on=2026-07-30"
            ),
            "2026-07-30",
            Status.ACCEPTED,
        ),
        # A correction struck out leaves the event as it was.
        ("corrected 2026-08-10 event=1; corrected 2026-08-11 event=2", "2026-08-03", Status.ACCEPTED),
        # Struck out, and struck out again: the event was struck once.
        (
            "corrected 2026-08-10 event=1; corrected 2026-08-11 event=2; corrected 2026-08-12 event=3",
            "2026-08-03",
            Status.RECEIVED,
        ),
    ],
)
def test_corrections_apply_first(corrections, received_on, status):
    found = stand(f"{ACCEPTED}; {corrections}")
    assert found.status is status
    assert clock(found, "KN-02").from_on == day(received_on)


def test_a_corrected_day_moves_the_clocks_as_if_it_had_been_entered_rightly():
    wrong = stand(
        "received 2026-07-01; accepted 2026-08-04; corrected 2026-08-10 event=0 right_on=2026-08-03"
    )
    assert due(wrong, "KN-02") == due(stand(ACCEPTED), "KN-02")


def test_the_index_of_a_starting_event_is_its_place_in_the_list_as_given():
    found = stand(
        "received 2026-08-01; received 2026-08-03; accepted 2026-08-04; corrected 2026-08-05 event=0"
    )
    assert clock(found, "KN-02").started_by == 1


def test_what_corrections_leave_must_still_be_lawful():
    with pytest.raises(UnlawfulEvent) as caught:
        stand(f"{ACCEPTED}; corrected 2026-08-10 event=0")
    assert caught.value.index == 1
    assert caught.value.status is Status.NOT_STARTED


@pytest.mark.parametrize("target", [2, 3, 99])
def test_a_correction_points_to_another_event(target):
    with pytest.raises(BrokenJournal) as caught:
        stand(f"{ACCEPTED}; corrected 2026-08-10 event={target}")
    assert caught.value.index == 2


@pytest.mark.parametrize("particulars", [{}, {"event": -1}, {"event": "0"}, {"event": True}])
def test_a_correction_of_nothing_is_refused(particulars):
    events = [
        Event(EventType.RECEIVED, day("2026-08-03")),
        Event(EventType.CORRECTED, day("2026-08-04"), particulars),
    ]
    with pytest.raises(BrokenJournal):
        standing(Facts(Kind.COMPLAINT), events, Calendar.shipped())


@pytest.mark.parametrize("held", ["", "held_on=2026-08-04"])
def test_a_dialogue_is_called_for_a_day_and_not_for_one_that_has_passed(held):
    with pytest.raises(BrokenJournal) as caught:
        stand(f"{ACCEPTED}; dialogue_called 2026-08-05 {held}")
    assert caught.value.index == 2
    assert caught.value.vi != caught.value.en


def test_a_day_among_the_particulars_may_be_text_as_it_is_stored():
    event = Event(EventType.DIALOGUE_CALLED, day("2026-08-05"), {"held_on": "2026-08-20"})
    assert event.day("held_on") == day("2026-08-20")
    assert event.day("right_on") is None


def test_a_kind_that_does_not_know_a_step_refuses_it_in_words():
    with pytest.raises(UnlawfulEvent, match="không có bước"):
        stand("received 2026-08-03; concluded 2026-08-04", Facts(Kind.PETITION))
