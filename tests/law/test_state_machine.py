"""Journals of every branch, grown step by step at random: what must hold after each step."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from casebook.law.calendar import Calendar
from casebook.law.clocks import Clock
from casebook.law.journal import BrokenJournal, Event, in_order
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.standing import Standing, standing
from casebook.law.steps import STEPS, step_table
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import Action, EventType, Kind, Status
from tests.law.answers import lawful_event
from tests.law.journals import EVERY_CASE
from tests.law.movers import MOVERS

E = EventType
SHIPPED = Calendar.shipped()
TYPE_OF = {step.action: step.type for step in STEPS}
BRANCHES = [facts for facts in EVERY_CASE if step_table(facts)]
DAYS = st.sampled_from([0, 0, 0, 1, 2, 7, 30, 75])


def told(found: Standing, index_of=None):
    """A standing without the places its events have in the list."""
    place = index_of or (lambda index: index)
    clocks = sorted(str(one._replace(started_by=place(one.started_by))) for one in found.clocks)
    return found.status, found.facts, clocks, {str(one) for one in found.warnings}


class Journal(RuleBasedStateMachine):
    """One case on its way: steps are taken as offered, refused as not offered, corrected, reordered."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[Event] = []

    @initialize(facts=st.sampled_from(BRANCHES), on=st.dates(date(2026, 3, 1), date(2027, 3, 1)))
    def begin(self, facts, on):
        self.facts, self.on = facts, on
        self.found = self.stand([])

    def stand(self, events) -> Standing:
        """What the law says of these events."""
        return standing(self.facts, events, SHIPPED)

    def event(self, data, event_type, days) -> Event:
        """An event of that type some days on, with what its form asks."""

        def choose(choices):
            return data.draw(st.sampled_from(choices))

        return lawful_event(self.found.facts, event_type, self.on + timedelta(days=days), choose)

    def refused(self, event) -> UnlawfulEvent:
        """The refusal of an event, which must come, and be told in both languages."""
        with pytest.raises(UnlawfulEvent) as caught:
            self.stand([*self.events, event])
        error = caught.value
        assert error.sentence("vi") != error.sentence("en")
        assert min(len(error.reason.vi), len(error.reason.en)) > 10
        return error

    @rule(data=st.data(), days=DAYS)
    def take_what_is_offered(self, data, days):
        """Whatever is offered on a day is accepted for that day, with what its form asks."""
        later = self.on + timedelta(days=days)
        offered = [one for one in self.found.actions_on(later) if one is not Action.CORRECT]
        if not offered:
            return
        action = data.draw(st.sampled_from(offered))
        event = self.event(data, TYPE_OF[action], days)
        if action is Action.RECLASSIFY:
            event = self.fitting(event, data)
        if action is Action.MARK_COMPLEX and self.found.facts.kind is Kind.DENUNCIATION:
            event = replace(event, particulars={"degree": "especially"})  # it may be complex already
        self.accept(event)

    @precondition(lambda self: Action.RECLASSIFY in self.found.actions)
    @rule(data=st.data(), days=DAYS)
    def change_the_kind(self, data, days):
        """One offer among many, and the one that touches every clock: it has a rule of its own."""
        self.accept(self.fitting(self.event(data, E.RECLASSIFIED, days), data))

    def fitting(self, event, data) -> Event:
        """The same with a kind that has the stage of the case; there is always one."""
        kinds = [kind for kind in Kind if kind is not self.found.facts.kind]
        fit = [replace(event, particulars={"kind": kind}) for kind in kinds if self.found._replay.fits(kind)]
        assert fit
        return data.draw(st.sampled_from(fit))

    def accept(self, event) -> None:
        """Take a step and hold what it did to the clocks against the table of movers."""
        before, after = self.found, self.stand([*self.events, event])
        place = len(self.events)
        old = [one for one in after.clocks if one.started_by != place]
        assert after.status in {*step_table(after.facts)}
        if event.type is E.RECLASSIFIED:
            self.cancels_only_what_is_open(before, after)
        else:
            assert len(old) == len(before.clocks)
            for was, now in zip(before.clocks, old, strict=True):
                self.moves_only_by_its_events(event, was, now)
        self.events.append(event)
        self.found, self.on = after, event.on

    @staticmethod
    def moves_only_by_its_events(event, was: Clock, now: Clock) -> None:
        """A clock moves by the events of its row and no others; what is met stays met."""
        if event.type not in MOVERS[was.key]:
            assert now == was, (event, was)
        if was.met_on is not None:
            assert now.met_on == was.met_on
        if was.cancelled:
            assert now == was
        assert (now.from_on, now.started_by, now.part) == (was.from_on, was.started_by, was.part) or (
            was.ledger.follows_resolution
        )

    @staticmethod
    def cancels_only_what_is_open(before: Standing, after: Standing) -> None:
        """Another kind cancels open clocks; what was met or had ended stays to the letter."""
        for was in before.clocks:
            if was.is_open:
                assert {was, was._replace(cancelled=True, paused=False)} & set(after.clocks)
            elif was.met_on is not None:
                assert after.clocks.count(was) == before.clocks.count(was)
            else:
                # Open once more and cancelled once more, it stands there beside its first life.
                assert after.clocks.count(was) >= before.clocks.count(was)

    @rule(data=st.data(), days=DAYS)
    def what_is_not_in_the_table_is_refused(self, data, days):
        known = step_table(self.found.facts).get(self.found.status, {})
        strange = [one for one in EventType if one not in known and one is not E.CORRECTED]
        error = self.refused(self.event(data, data.draw(st.sampled_from(strange)), days))
        assert error.index == len(self.events)
        assert error.open_actions == self.found.actions

    @rule(data=st.data(), days=DAYS)
    def what_is_not_offered_that_day_is_refused(self, data, days):
        later = self.on + timedelta(days=days)
        offered = self.found.actions_on(later)
        table = step_table(self.found.facts).get(self.found.status, {})
        held_back = [
            one.type for one in table.values() if one.action not in offered and one.type is not E.CORRECTED
        ]
        if held_back:
            self.refused(Event(data.draw(st.sampled_from(held_back)), later))

    @precondition(lambda self: self.found.status is not Status.NOT_STARTED)
    @rule(days=st.integers(0, 20))
    def a_note_moves_no_clock(self, days):
        noted = Event(E.NOTED, max(one.on for one in self.events) + timedelta(days=days))
        after = self.stand([*self.events, noted])
        assert told(after) == told(self.found)
        assert after.actions == self.found.actions

    @precondition(lambda self: len(self.events) > 1)
    @rule(random=st.randoms(use_true_random=False))
    def the_order_of_entry_between_days_does_not_matter(self, random):
        # What counts on one day keeps its order, and corrections made on one day keep theirs.
        counted = {index: one.on for index, one in in_order(self.events)}
        groups = [(index in counted, counted.get(index, one.on)) for index, one in enumerate(self.events)]
        order = list(dict.fromkeys(groups))
        random.shuffle(order)
        entered = [index for group in order for index, mine in enumerate(groups) if mine == group]
        place = {old: new for new, old in enumerate(entered)}
        events = [self.pointing(self.events[index], place) for index in entered]
        after = self.stand(events)
        assert told(after, lambda index: entered[index]) == told(self.found)
        assert after.actions == self.found.actions

    @staticmethod
    def pointing(event, place) -> Event:
        """A correction that points to the same event at its new place."""
        if event.type is not E.CORRECTED:
            return event
        return replace(event, particulars={**event.particulars, "event": place[event.particulars["event"]]})

    @precondition(lambda self: len(self.events) > 2)
    @rule(data=st.data(), days=st.integers(0, 3))
    def correct_something(self, data, days):
        """A correction counts the case anew, as if the right day had been there from the beginning."""
        target = data.draw(st.integers(0, len(self.events) - 1))
        if self.events[target].type is E.CORRECTED:
            return
        right_on = self.events[target].on - timedelta(days=days)
        told_ = {"event": target, "right_on": right_on} if days else {"event": target}
        event = Event(E.CORRECTED, self.on, told_)
        plain = [one for one in self.events if one.type is not E.CORRECTED]
        try:
            after = self.stand([*self.events, event])
        except (UnlawfulEvent, BrokenJournal):
            return
        if len(plain) == len(self.events):
            at = len(self.events)
            self.as_if_always(after, target, right_on if days else None, at)
        self.events.append(event)
        self.found = after

    def as_if_always(self, after, target, right_on, length) -> None:
        """The same journal written right from the start has the same clocks."""
        kept = [index for index in range(length) if right_on is not None or index != target]
        right = [
            replace(self.events[index], on=right_on) if index == target and right_on else self.events[index]
            for index in kept
        ]
        assert told(self.stand(right), lambda index: kept[index]) == told(after)

    @invariant()
    def the_same_journal_gives_the_same_answer(self):
        if self.events:
            assert told(self.stand(list(self.events))) == told(self.found)

    @invariant()
    def every_button_has_its_form_and_its_step(self):
        for action in self.found.actions if self.events else ():
            assert self.found.step(action).action is action


def test_a_journal_grows_lawfully_whatever_is_done_to_it():
    _run(40)


@pytest.mark.slow
def test_journals_of_every_branch_grow_lawfully_whatever_is_done_to_them():
    _run(400)


def _run(examples):
    run_state_machine_as_test(
        Journal,
        settings=settings(
            max_examples=examples,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_table_of_movers_names_every_rule_that_has_a_clock():
    counted = {key for spec in CLOCK_SPECS for key in spec.rule_keys if RULES[key].versions}
    assert set(MOVERS) == counted
