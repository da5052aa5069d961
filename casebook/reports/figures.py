"""Figures: each a named, filtered query, so that a number opens exactly the rows it counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from casebook.law.calendar import Calendar
from casebook.law.clocks import SOON_WORKING_DAYS
from casebook.law.powers import Actor
from casebook.law.vocabulary import Kind, Status
from casebook.records.case_lists import CaseFilter, HandlerIs, count_cases


class Due(StrEnum):
    """How the nearest due day of a case stands: the answers to `clock`."""

    OVERDUE = "overdue"
    SOON = "soon"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which cases somebody asks for, as the address of the list says it."""

    q: str = ""
    kind: Kind | None = None
    status: Status | None = None
    handler: str = ""
    unit: str = ""
    clock: Due | None = None

    def filter_on(self, today: date, calendar: Calendar) -> CaseFilter:
        """Make the filter this means on a day: overdue is everything due before it."""
        due_from = today if self.clock is Due.SOON else None
        due_until = None
        if self.clock is Due.OVERDUE:
            due_until = today - timedelta(days=1)
        elif self.clock is Due.SOON:
            due_until = last_soon_day(today, calendar)
        return CaseFilter(
            q=self.q,
            kind=self.kind,
            status=self.status,
            handler=self.handler,
            unit_id=self.unit,
            due_from=due_from,
            due_until=due_until,
        )

    @classmethod
    def of_query(cls, query: Mapping[str, str]) -> "Asked":
        """Read what `as_query` gave. Raises ValueError for what this version does not know."""
        told = dict(query)
        kind, status, clock = told.pop("kind", ""), told.pop("status", ""), told.pop("clock", "")
        known = {name: told.pop(name, "") for name in ("q", "handler", "unit")}
        if told:
            raise ValueError(sorted(told))
        return cls(
            kind=Kind(kind) if kind else None,
            status=Status(status) if status else None,
            clock=Due(clock) if clock else None,
            **known,
        )

    def as_query(self) -> dict[str, str]:
        """Give the address of exactly these rows."""
        told = {"q": self.q, "kind": self.kind, "status": self.status, "handler": self.handler}
        told |= {"unit": self.unit, "clock": self.clock}
        return {name: str(value) for name, value in told.items() if value}


def last_soon_day(today: date, calendar: Calendar) -> date:
    """Give the last day that is at most three working days away."""
    beyond = calendar.add_wd(today, SOON_WORKING_DAYS + 1).due_on
    return beyond - timedelta(days=1)


class Figure(StrEnum):
    """The numbers of the desk."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    UNASSIGNED = "unassigned"
    MINE = "mine"


FIGURES: dict[Figure, Asked] = {
    Figure.OVERDUE: Asked(clock=Due.OVERDUE),
    Figure.DUE_SOON: Asked(clock=Due.SOON),
    Figure.UNASSIGNED: Asked(handler=HandlerIs.NOBODY),
    Figure.MINE: Asked(handler=HandlerIs.ME),
}


def figure_on(figure: Figure, actor: Actor, today: date, calendar: Calendar) -> int:
    """Count the rows of a figure; no further than one beyond the cap of the lists."""
    return count_cases(actor, FIGURES[figure].filter_on(today, calendar))
