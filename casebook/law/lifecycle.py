"""The lifecycles as data: one row per step decides the button, the form and the new status."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from casebook.law.articles import Article
from casebook.law.conditions import Condition
from casebook.law.fields import Field
from casebook.law.journal import Event, Subject
from casebook.law.vocabulary import Action, EventType, Status


class Turn(Enum):
    """A new status that the row alone cannot name."""

    STAY = "the status stays as it is"
    BEFORE_SUSPENSION = "the status before the suspension"
    LAST_WORKING = "the last status in which the case was being worked on"


@dataclass(frozen=True, slots=True)
class Step:
    """One lawful step. `asks` and `required` are the form's; `since` is the first day the law knows it.

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
    since: date | None = None
    stays_if: tuple[str, str] | None = None

    def keeps_status(self, event: Event) -> bool:
        """Whether this event leaves the status as it is."""
        if self.stays_if is not None:
            name, value = self.stays_if
            return event.particulars.get(name) == value
        return self.to is Turn.STAY


StepTable = Mapping[tuple[Subject, Status], Mapping[EventType, Step]]


def tabulate(steps: tuple[Step, ...]) -> StepTable:
    """The steps by kind and status, in the order of the rows.

    Two rows that answer the same question are a mistake in the table: ValueError.
    """
    table: dict[tuple[Subject, Status], dict[EventType, Step]] = {}
    for step in steps:
        for kind in step.kinds:
            for status in step.statuses:
                row = table.setdefault((kind, status), {})
                if step.type in row:
                    raise ValueError((kind, status, step.type))
                row[step.type] = step
    return MappingProxyType(table)
