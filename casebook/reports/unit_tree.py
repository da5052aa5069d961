"""The units of the installation as a tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.records.base import db
from casebook.records.units import Unit, all_units


@dataclass(frozen=True)
class Branch:
    """A unit with the units directly below it."""

    unit: Unit
    below: tuple["Branch", ...]


def unit_tree() -> list[Branch]:
    """Tell every unit, each below the one it belongs to."""
    units = list(db.session.scalars(all_units()))
    return list(_branches(units, None))


def _branches(units: list[Unit], parent_id: str | None) -> Iterator[Branch]:
    for unit in units:
        if unit.parent_id == parent_id:
            yield Branch(unit, tuple(_branches(units, unit.id)))
