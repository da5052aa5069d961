"""What the law says of a stored case: its journal, replayed."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from casebook.law.conditions import Refusal
from casebook.law.journal import Event, Facts
from casebook.law.lifecycle import Step
from casebook.law.standing import Standing, standing
from casebook.law.steps import STEPS
from casebook.law.unlawful import no_such_step
from casebook.law.vocabulary import Action, EventType, Kind
from casebook.records.basis import Basis, basis_of
from casebook.records.cases import Case


def facts_of(case: Case) -> Facts:
    """Give what the law asks of a case beside its journal."""
    return Facts(
        kind=case.first_kind,
        level=case.level,
        discipline=case.discipline,
        dismissal=case.dismissal,
        labour=case.labour,
        remote=case.remote,
        group=case.group_size > 1,
    )


def events_of(case: Case) -> list[Event]:
    """Give a case's journal as the law reads it, in the order of entry."""
    return [Event(e.type, e.occurred_on, all_said(e)) for e in case.journal]


class Told(Protocol):
    """An event with what the law reads and what people read of it."""

    @property
    def particulars(self) -> Mapping[str, object]:
        """What the law reads."""

    @property
    def paper(self) -> Mapping[str, str]:
        """What people read."""


def all_said(event: Told) -> Mapping[str, object]:
    """Give all an event says: the law also asks for a reason a person wrote (a dialogue waived)."""
    return {**event.paper, **event.particulars} if event.paper else event.particulars


def standing_of(case: Case, basis: Basis | None = None) -> Standing:
    """Replay a case's journal against the law, by another basis than the case's own where one is named."""
    by = basis or basis_of(case)
    return standing(facts_of(case), events_of(case), by.calendar, by.rules)


def step_row(kind: Kind, now: Standing, action: Action) -> Step | None:
    """Give the row of the table of steps behind an action; None for a kind that has no such step.

    As the case stands, if it is open there; else the first row that knows it: what is only recorded
    late is asked for in the same words.
    """
    here = now.step(action)
    if here is not None:
        return here
    return next((step for step in STEPS if step.action is action and _stands_for(step, kind, now)), None)


def _stands_for(step: Step, kind: Kind, now: Standing) -> bool:
    return kind in step.kinds and (step.branch is None or step.branch(now.facts))


def why_not(kind: Kind, now: Standing, action: Action, on: date) -> Refusal | None:
    """Say why an event of that day would be refused as the case stands; None where it is lawful."""
    if now.step(action) is not None:
        return now.refusal(action, on)
    return no_such_step(kind, _EVENTS[action])


# Each action makes exactly one type of event. A complaint is never extended, so no row says what
# extending makes; the law has a sentence for it all the same.
_EVENTS: dict[Action, EventType] = {step.action: step.type for step in STEPS}
