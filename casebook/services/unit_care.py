"""Keeping a unit's own particulars, and adding units below it."""

from dataclasses import asdict, dataclass, fields

from casebook.law.powers import Power
from casebook.law.units import UnitKind
from casebook.law.vocabulary import Role
from casebook.records.base import transaction
from casebook.records.people import Appointment
from casebook.records.units import Unit
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.trail import Doing, Trace, write_audit


@dataclass(frozen=True, kw_only=True)
class UnitEntry:
    """What papers, numbers and terms need to know of a unit, as typed."""

    name: str
    kind: UnitKind
    abbreviation: str
    upper_line: str
    place: str
    address: str
    phone: str
    reception_place: str
    remote: bool


def seen_unit(unit: Unit) -> str:
    """Give the mark of a unit's particulars, for the form made from them."""
    return seen_of(_standing(unit))


def _standing(unit: Unit) -> dict[str, object]:
    return {one.name: getattr(unit, one.name) for one in fields(UnitEntry)}


def change_unit(*, doing: Doing, unit_id: str, entry: UnitEntry, seen: str) -> None:
    """Change what is known of a unit. Cases registered before keep the terms they were counted by.

    Raises Overtaken when somebody else changed it since the form marked `seen` was made.
    """
    doing.must_hold(Power.MANAGE_UNIT, unit_id)
    with transaction() as session:
        unit = session.get_one(Unit, unit_id, with_for_update=True, populate_existing=True)
        refuse_overtaken(seen, standing=_standing(unit), wanted=asdict(entry))
        changed = [name for name, value in asdict(entry).items() if getattr(unit, name) != value]
        for name in changed:
            setattr(unit, name, getattr(entry, name))
        write_audit(session, doing, _trace("unit.changed", unit, fields=changed))


def add_unit(*, doing: Doing, parent_id: str, entry: UnitEntry) -> str:
    """Add a unit below one, kept by the same administrator until they name another; give its id."""
    doing.must_hold(Power.MANAGE_UNIT, parent_id)
    with transaction() as session:
        unit = Unit(parent_id=parent_id, **asdict(entry))
        session.add(unit)
        session.flush()
        session.add(
            Appointment(
                person_id=doing.actor.person_id,
                unit_id=unit.id,
                role=Role.ADMINISTRATOR,
                since=doing.today,
            )
        )
        write_audit(session, doing, _trace("unit.added", unit, fields=[]))
    return unit.id


def _trace(deed: str, unit: Unit, *, fields: list[str]) -> Trace:
    return Trace(
        deed=deed,
        unit_id=unit.id,
        object_kind="unit",
        object_id=unit.id,
        particulars={"fields": fields},
    )
