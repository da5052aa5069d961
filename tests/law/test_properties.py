"""What must hold for every journal, tried on journals made at random."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from casebook.law.calendar import Calendar
from casebook.law.journal import BrokenJournal, Event, Facts
from casebook.law.lifecycle import Turn
from casebook.law.standing import standing
from casebook.law.steps import STEPS
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import Action, EventType, Kind, Status
from tests.law.journals import clock, day
from tests.law.movers import MOVERS

SHIPPED = Calendar.shipped()
E = EventType
FACTS = st.sampled_from(
    [
        Facts(Kind.COMPLAINT),
        Facts(Kind.COMPLAINT, remote=True),
        Facts(Kind.PETITION),
        Facts(Kind.FEEDBACK),
    ]
)
PARTICULARS = {
    E.RECEIVED: st.fixed_dictionaries(
        {"via": st.sampled_from(["reception", "post", "online"]), "regulation": st.booleans()}
    ),
    E.WITHDRAWN: st.fixed_dictionaries({"scope": st.sampled_from(["all", "part"])}),
    E.DECIDED: st.fixed_dictionaries({"differs": st.booleans()}),
    E.SENT: st.fixed_dictionaries({"to": st.sampled_from(["complainant", "body"])}),
    E.TERMINATED: st.fixed_dictionaries({"reason": st.sampled_from(["withdrawn", "died"])}),
}
# A correction moves what it corrects, another kind begins other clocks.
APART = {Action.CORRECT, Action.RECLASSIFY}
AHEAD = {E.DIALOGUE_CALLED, E.PUBLICATION_MEETING_CALLED}
TYPE_OF = {step.action: step.type for step in STEPS}


def drawn_event(draw, event_type, on):
    """An event of that type with particulars it may have."""
    if event_type in AHEAD:
        return Event(event_type, on, {"held_on": on + timedelta(days=draw(st.integers(0, 20)))})
    return Event(event_type, on, draw(PARTICULARS.get(event_type, st.just({}))))


@st.composite
def journals(draw):
    """A lawful journal: the law's own offers, taken at random; and what it made of them."""
    facts = draw(FACTS)
    on = draw(st.dates(date(2025, 1, 1), date(2027, 6, 30)))
    events = [drawn_event(draw, E.RECEIVED, on)]
    found = standing(facts, events, SHIPPED)
    for _ in range(draw(st.integers(0, 12))):
        offers = [action for action in found.actions if action not in APART]
        on += timedelta(days=draw(st.integers(0, 25)))
        event = drawn_event(draw, TYPE_OF[draw(st.sampled_from(offers))], on)
        try:
            found = standing(facts, [*events, event], SHIPPED)
        except (UnlawfulEvent, BrokenJournal):
            continue
        events.append(event)
    return facts, events, found


QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(journals(), st.data())
def test_an_event_that_is_no_legal_step_of_a_clock_moves_no_clock(made, data):
    facts, events, before = made
    offered = data.draw(st.sampled_from([one for one in before.actions if one not in APART]))
    later = events[-1].on + timedelta(days=data.draw(st.integers(0, 40)))
    event = drawn_event(data.draw, TYPE_OF[offered], later)
    try:
        after = standing(facts, [*events, event], SHIPPED)
    except UnlawfulEvent:
        reject()
    kept = {one for one in after.clocks if one.started_by != len(events)}
    for one in before.clocks:
        if event.type not in MOVERS[one.key]:
            assert one in kept, (event, one)


@QUICK
@given(journals(), st.integers(0, 30))
def test_a_comment_moves_no_clock_and_changes_no_status(made, days):
    facts, events, before = made
    moments = [events[0].on - timedelta(days=days), *(event.on for event in events)]
    for on in moments:
        noted = Event(E.NOTED, on, {"note": "gọi điện"})
        after = standing(facts, [*events, noted], SHIPPED)
        assert (after.status, after.clocks, after.actions) == (before.status, before.clocks, before.actions)


@QUICK
@given(journals(), st.randoms(use_true_random=False))
def test_between_different_days_the_order_of_entry_does_not_matter(made, random):
    facts, events, before = made
    order = list(range(len(events)))
    random.shuffle(order)
    order.sort(key=lambda index: (events[index].on, index))  # what a day kept is kept ...
    by_day = [[index for index in order if events[index].on == on] for on in {e.on for e in events}]
    random.shuffle(by_day)  # ... and the days come in any order
    entered = [index for one_day in by_day for index in one_day]
    after = standing(facts, [events[index] for index in entered], SHIPPED)
    assert after.status is before.status
    moved = {(one.rule, one.due_on, one.met_on, entered[one.started_by]) for one in after.clocks}
    assert moved == {(one.rule, one.due_on, one.met_on, one.started_by) for one in before.clocks}


@QUICK
@given(journals())
def test_replaying_gives_the_same_standing_every_time(made):
    facts, events, before = made
    again = standing(facts, list(events), Calendar.shipped())
    assert again == before
    assert again.actions == before.actions


@QUICK
@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 20)), max_size=4), st.booleans())
def test_a_pause_loses_no_day(pauses, remote):
    facts = Facts(Kind.COMPLAINT, remote=remote)
    on = day("2026-07-06")
    events = [Event(E.RECEIVED, on), Event(E.ACCEPTED, on)]
    plain = standing(facts, events, SHIPPED)
    lost = 0
    for worked, stood in pauses:
        on += timedelta(days=worked)
        events.append(Event(E.SUSPENDED, on))
        on += timedelta(days=stood)
        events.append(Event(E.RESUMED, on))
        lost += stood
    rule = "KN-05" if remote else "KN-03"
    paused = clock(standing(facts, events, SHIPPED), rule)
    assert paused.nominal_on - clock(plain, rule).nominal_on == timedelta(days=lost)
    assert paused.due_on == SHIPPED.roll_forward(paused.nominal_on)
    assert paused.days == clock(plain, rule).days


@QUICK
@given(journals())
def test_every_offered_action_leads_somewhere_or_says_why_not(made):
    facts, events, found = made
    later = events[-1].on
    for action in found.actions:
        refusal = found.refusal(action, later)
        if refusal is None and action not in APART and TYPE_OF[action] not in AHEAD:
            after = standing(facts, [*events, Event(TYPE_OF[action], later)], SHIPPED)
            step = found.step(action)
            assert step.keeps_status(events[-1]) or isinstance(step.to, Turn) or after.status is step.to
        elif refusal is not None:
            assert refusal.sentence("vi").endswith(".")
    assert found.status is not Status.NOT_STARTED
