"""No pause loses a day: the nominal day is the term, what was extended, and every day that stood still."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.law.calendar import Calendar
from casebook.law.journal import Event, Facts
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, Kind
from tests.law import naive
from tests.law.journals import DENUNCIATION, FURTHER, day

E = EventType
SHIPPED = Calendar.shipped()
START = day("06/07/2026")
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# The settling of every branch that may be suspended: its term in days from acceptance, by the rule book.
SETTLINGS = {
    "KN-03": (Facts(Kind.COMPLAINT), 30),
    "KN-05": (Facts(Kind.COMPLAINT, remote=True), 45),
    "KN-16": (Facts(Kind.COMPLAINT, level=2), 45),
    "KN-17": (Facts(Kind.COMPLAINT, level=2, remote=True), 60),
    "KL-04": (Facts(Kind.COMPLAINT, discipline=True), 30),
    "KL-04, second level": (Facts(Kind.COMPLAINT, level=2, discipline=True, dismissal=True), 30),
    "LD-01": (Facts(Kind.COMPLAINT, labour=True), 30),
    "TC-10": (DENUNCIATION, 30),
    "TC-10, further": (FURTHER, 30),
}


def settling(facts, events):
    """The clock of the settling."""
    found = standing(facts, events, SHIPPED)
    return next(
        one
        for one in found.clocks
        if one.started_by == 1
        and one.unit == "day"
        and one.nature == "duty"
        and one.part in {None, "resolve"}
    )


@pytest.mark.parametrize("rule", SETTLINGS)
@QUICK
@given(pauses=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), max_size=5))
def test_suspensions_move_the_last_day_by_exactly_the_days_they_lasted(rule, pauses):
    facts, term = SETTLINGS[rule]
    on, stood_still = START, 0
    events = [Event(E.RECEIVED, on, {"via": "post"}), Event(E.ACCEPTED, on)]
    for worked, stood in pauses:
        on += timedelta(days=worked)
        events.append(Event(E.SUSPENDED, on))
        on += timedelta(days=stood)
        events.append(Event(E.RESUMED, on))
        stood_still += stood
    clock = settling(facts, events)
    assert clock.nominal_on == naive.days_after(START, term + stood_still)
    assert clock.due_on == naive.forward(clock.nominal_on)
    assert clock.days == term


STEPS = st.lists(
    st.tuples(st.sampled_from(["suspend", "assess", "resume", "assessed", "extend"]), st.integers(0, 12)),
    max_size=14,
)
BEGINS = {"suspend": E.SUSPENDED, "assess": E.ASSESSMENT_REQUESTED}
ENDS = {"resume": ("suspend", E.RESUMED), "assessed": ("assess", E.ASSESSMENT_RECEIVED)}


@QUICK
@given(steps=STEPS)
def test_days_suspended_and_days_of_assessment_count_once_and_extensions_are_added(steps):
    """TC-10: here the days are walked through, and each that stood still for either reason counts once."""
    events = [
        Event(E.RECEIVED, START, {"via": "post"}),
        Event(E.ACCEPTED, START),
        Event(E.MARKED_COMPLEX, START, {"degree": "especially"}),
    ]
    on, still, still_days, times = START, set(), 0, 0
    for what, days in [*steps, ("assessed", 3), ("resume", 2)]:
        still_days += days if still else 0
        on += timedelta(days=days)
        if what in BEGINS and "suspend" not in still and what not in still:
            events.append(Event(BEGINS[what], on))
            still.add(what)
        elif what in ENDS and ENDS[what][0] in still:
            events.append(Event(ENDS[what][1], on))
            still.remove(ENDS[what][0])
        elif what == "extend" and not still and times < 2:
            # While nothing stands still, the day the term would end is known; an extension comes before.
            in_time = on <= naive.forward(naive.days_after(START, 30 + 7 * times + still_days))
            events += [Event(E.EXTENDED, on, {"days": 7})] if in_time else []
            times += in_time
    clock = settling(DENUNCIATION, events)
    assert clock.nominal_on == naive.days_after(START, 30 + 7 * times + still_days)
    assert clock.due_on == naive.forward(clock.nominal_on)
    assert clock.days == 30 + 7 * times
    assert len(clock.ledger.extensions) == times


OBSTACLES = {
    "KN-01": (Facts(Kind.COMPLAINT), 90),
    "KL-01": (Facts(Kind.COMPLAINT, discipline=True), 15),
    "LD-01": (Facts(Kind.COMPLAINT, labour=True), 180),
}


@pytest.mark.parametrize("rule", OBSTACLES)
@QUICK
@given(pauses=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60)), max_size=4))
def test_obstacles_move_the_window_by_exactly_the_days_they_lasted(rule, pauses):
    facts, term = OBSTACLES[rule]
    on, hindered = START, 0
    events = [Event(E.CONTESTED_ACT_KNOWN, on)]
    for free, held in pauses:
        on += timedelta(days=free)
        events.append(Event(E.OBSTACLE_BEGAN, on))
        on += timedelta(days=held)
        events.append(Event(E.OBSTACLE_ENDED, on))
        hindered += held
    window = next(one for one in standing(facts, events, SHIPPED).clocks if one.rule == rule)
    assert window.nominal_on == naive.days_after(START, term + hindered)
