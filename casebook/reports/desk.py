"""What a desk tells first: the few things that press, the answers owed to visitors, the units below."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casebook.law.powers import Actor, Power
from casebook.law.rules import RULES
from casebook.records.case_lists import HandlerIs, cases_by_unit, list_cases
from casebook.records.list_shapes import Window
from casebook.records.units import Unit, units_below
from casebook.reports.case_rows import CaseRow, case_rows
from casebook.reports.clock_views import Reading
from casebook.reports.dues import Due, DueSource, Share
from casebook.reports.figures import Asked
from casebook.reports.figures import Due as Standing

_OF_VISITORS = (DueSource.CASE, DueSource.VISITOR_ANSWER)
MOST_THINGS = 3
MOST_ROWS = 5
"""So many rows of a list stand on the desk; the list itself is one click away."""


def pressing(dues: Sequence[Due]) -> list[Due]:
    """Choose the few things to do first: one's own by day, then what others may do as well."""
    return sorted(dues, key=lambda due: due.share is Share.SHARED)[:MOST_THINGS]


def answers_to_visitors(dues: Iterable[Due]) -> list[Due]:
    """Choose the visits and cases whose bringer is owed an answer within 10 working days (LTCD Đ28.1)."""
    known = {"TCD-16"} | {version.id for version in RULES["TCD-16"].versions}
    return [due for due in dues if due.source in _OF_VISITORS and due.rule in known]


@dataclass(frozen=True)
class Shown:
    """The first rows of a list of cases, and the filter that opens all of them."""

    rows: list[CaseRow]
    asked: Asked


def cases_in_hand(actor: Actor, reading: Reading) -> Shown:
    """Give the cases a handler has in hand, what is due first."""
    return _first_of(actor, reading, Asked(handler=HandlerIs.ME))


def overdue_cases(actor: Actor, reading: Reading) -> Shown:
    """Give the overdue cases somebody may see, the longest overdue first."""
    return _first_of(actor, reading, Asked(clock=Standing.OVERDUE))


def _first_of(actor: Actor, reading: Reading, asked: Asked) -> Shown:
    wanted = asked.filter_on(reading.today, reading.calendar)
    found = list_cases(actor, wanted, Window(size=MOST_ROWS)).rows
    return Shown(case_rows(found, actor, reading), asked)


@dataclass(frozen=True, kw_only=True)
class UnitGlance:
    """How the cases of one unit stand, as whoever looks may see them."""

    unit: Unit
    overdue: int
    soon: int
    unassigned: int


def units_overseen(actor: Actor) -> list[Unit]:
    """Give the units directly below those somebody oversees, by name."""
    above = actor.units_with(Power.SEE_SUBORDINATE_CASES)
    return sorted((unit for one in above for unit in units_below(one)), key=lambda unit: unit.name)


def units_at_a_glance(actor: Actor, reading: Reading) -> list[UnitGlance]:
    """Count the cases of the units directly below, each unit also where it has none."""
    asked = {
        "overdue": Asked(clock=Standing.OVERDUE),
        "soon": Asked(clock=Standing.SOON),
        "unassigned": Asked(handler=HandlerIs.NOBODY),
    }
    counted = {
        name: cases_by_unit(actor, one.filter_on(reading.today, reading.calendar))
        for name, one in asked.items()
    }
    return [
        UnitGlance(unit=unit, **{name: found.get(unit.id, 0) for name, found in counted.items()})
        for unit in units_overseen(actor)
    ]
