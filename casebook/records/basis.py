"""By which calendar and which rules a case is counted: today's, or those it was settled under."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.calendar import Calendar
from casebook.law.dated import Rule
from casebook.records.cases import Case
from casebook.records.days import calendar_at, newest_calendar
from casebook.records.read_once import forget_what_was_read
from casebook.records.rule_changes import rules_at, rules_now
from casebook.records.units import Installation


@dataclass(frozen=True)
class Basis:
    """A calendar and the rules, each with its version: the same basis always counts the same."""

    calendar: Calendar
    rules: Mapping[str, Rule]
    calendar_version: int
    rules_version: int


def basis_now() -> Basis:
    """Give what open cases are counted by today."""
    rules, rules_version = rules_now()
    version, calendar = newest_calendar()
    return Basis(calendar, rules, version, rules_version)


def basis_of(case: Case) -> Basis:
    """Give what a case is counted by: the versions it is pinned to, for an open one today's."""
    pinned = case.pinned_calendar
    if pinned is None:
        return basis_now()
    rules = case.pinned_rules or 0
    return Basis(calendar_at(pinned), rules_at(rules), pinned, rules)


def hold_basis(session: Session, *, change: bool = False) -> None:
    """Keep the basis as it is until the transaction ends, or keep everybody from counting while it changes.

    Whoever records an event holds it before locking a case; so an event is counted by the basis before
    a change and then counted anew, or by the one after it, and never falls between the two.
    """
    held = select(Installation.id).where(Installation.id == 1)
    session.execute(held.with_for_update(read=not change))
    forget_what_was_read(session)
