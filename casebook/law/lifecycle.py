"""The lifecycles as data: one row per step decides the button, the form and the new status."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from types import MappingProxyType

from casebook.law.articles import Article
from casebook.law.branches import Branch
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.journal import Event, Facts, Subject
from casebook.law.vocabulary import Action, EventType, Status


class Turn(Enum):
    """A new status that the row alone cannot name."""

    STAY = "the status stays as it is"
    BEFORE_SUSPENSION = "the status before the suspension"
    LAST_WORKING = "the last status in which the case was being worked on"


@dataclass(frozen=True, slots=True)
class Step:
    """One lawful step. `asks` and `required` are the form's; `since` is the first day the law knows it.

    `branch` says for which cases of its kinds the row stands; None: for all. `offers` narrows the
    answers of a question to those this step may have.
    `stays_if` names a particular and the value with which the status stays (a partial withdrawal).
    """

    kinds: frozenset[Subject]
    statuses: frozenset[Status]
    type: EventType
    action: Action
    to: Status | Turn
    articles: tuple[Article, ...]
    asks: tuple[Field, ...] = (Field.DAY, Field.NOTE)
    required: frozenset[Field] = frozenset({Field.DAY})
    conditions: tuple[Condition, ...] = ()
    branch: Branch | None = None
    offers: Mapping[Field, tuple[StrEnum, ...]] = field(default_factory=dict)
    since: date | None = None
    stays_if: tuple[str, str] | None = None

    def keeps_status(self, event: Event) -> bool:
        """Whether this event leaves the status as it is."""
        if self.stays_if is not None:
            name, value = self.stays_if
            return event.particulars.get(name) == value
        return self.to is Turn.STAY


StepTable = Mapping[Status, Mapping[EventType, Step]]


def tabulate(steps: tuple[Step, ...], facts: Facts) -> StepTable:
    """The steps of a case of these facts by status, in the order of the rows.

    Statuses that no row leads to are left out. Two rows that answer the same question are a mistake
    in the table: ValueError.
    """
    table: dict[Status, dict[EventType, Step]] = {}
    for step in steps:
        if facts.kind not in step.kinds or (step.branch is not None and not step.branch(facts)):
            continue
        for status in step.statuses:
            row = table.setdefault(status, {})
            if step.type in row:
                raise ValueError((facts, status, step.type))
            row[step.type] = step
    reached = _reached(table)
    return MappingProxyType({status: row for status, row in table.items() if status in reached})


def _reached(table: Mapping[Status, Mapping[EventType, Step]]) -> set[Status]:
    reached, fresh = set(), {Status.NOT_STARTED}
    while fresh:
        reached |= fresh
        led_to = {step.to for status in fresh for step in table.get(status, {}).values()}
        fresh = {status for status in led_to if isinstance(status, Status)} - reached
    return reached
