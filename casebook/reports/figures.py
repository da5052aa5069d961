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

OPEN = "open"
"""The answer to `in_hand`."""


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
    received_from: date | None = None
    received_until: date | None = None
    in_hand: str = ""
    """OPEN: only cases that are not settled yet."""
    alike: str = ""

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
            received_from=self.received_from,
            received_until=self.received_until,
            is_open=self.in_hand == OPEN,
            alike=self.alike,
        )

    @classmethod
    def of_query(cls, query: Mapping[str, str]) -> "Asked":
        """Read what `as_query` gave. Raises ValueError for what this version does not know."""
        told = dict(query)
        kind, status, clock = told.pop("kind", ""), told.pop("status", ""), told.pop("clock", "")
        since, until = told.pop("received_from", ""), told.pop("received_until", "")
        known = {name: told.pop(name, "") for name in ("q", "handler", "unit", "in_hand", "alike")}
        if told or known["in_hand"] not in {"", OPEN}:
            raise ValueError(sorted(told) or known["in_hand"])
        return cls(
            kind=Kind(kind) if kind else None,
            status=Status(status) if status else None,
            clock=Due(clock) if clock else None,
            received_from=_read(since),
            received_until=_read(until),
            **known,
        )

    def as_query(self) -> dict[str, str]:
        """Give the address of exactly these rows."""
        told = {"q": self.q, "kind": self.kind, "status": self.status, "handler": self.handler}
        told |= {"unit": self.unit, "clock": self.clock, "in_hand": self.in_hand, "alike": self.alike}
        told |= {"received_from": _written(self.received_from)}
        told |= {"received_until": _written(self.received_until)}
        return {name: str(value) for name, value in told.items() if value}


def _written(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _read(told: str) -> date | None:
    if not told:
        return None
    day, month, year = told.split("/")
    return date(int(year), int(month), int(day))


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
