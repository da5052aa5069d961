"""What is held above a unit: who can take it there, and the register of it."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from casebook.law.powers import ROLE_POWERS, Actor, Power
from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.exclusions import excluded_cases
from casebook.records.office_links import OfficeLink
from casebook.records.people import Appointment, Person, in_force, people_in
from casebook.records.units import Unit, unit_by_id
from casebook.records.visibility import own_units_with
from casebook.records.visits import HELD_REGISTER, SealedEntry

_READING = frozenset({Power.KEEP_HELD_REGISTER, Power.SEE_DENUNCIATIONS})
HOLDING_ROLES = tuple(role for role in Role if ROLE_POWERS[role] & _READING)


def holders_above(unit_id: str, day: date) -> list[Person]:
    """Give who can take what must not stay in a unit: of the unit above, with an account that opens.

    Whoever also works in the unit itself is none of them: they never see what is held.
    """
    unit = unit_by_id(unit_id)
    if unit is None or unit.parent_id is None:
        return []
    of_the_unit = select(Appointment.person_id).where(Appointment.unit_id == unit_id, *in_force(day))
    linked = select(OfficeLink.person_id)
    found = people_in(unit.parent_id, day, *HOLDING_ROLES).where(
        Person.id.not_in(of_the_unit), or_(Person.password_hash.is_not(None), Person.id.in_(linked))
    )
    return list(db.session.scalars(found))


def unit_above(unit_id: str, day: date) -> Unit | None:
    """Give the unit above that can take what is about the head or a deputy; None where none can."""
    unit = unit_by_id(unit_id)
    if unit is None or unit.parent_id is None or not holders_above(unit_id, day):
        return None
    return unit_by_id(unit.parent_id)


def held_entries(actor: Actor) -> Select[SealedEntry]:
    """Select what is held for the units below and a person may read, newest first."""
    keeps = own_units_with(actor, Power.KEEP_HELD_REGISTER) | own_units_with(actor, Power.SEE_DENUNCIATIONS)
    works_in = {grant.unit_id for grant in actor.grants}
    return (
        select(SealedEntry)
        .where(
            SealedEntry.register == HELD_REGISTER,
            SealedEntry.unit_id.in_(keeps),
            SealedEntry.from_unit_id.not_in(works_in),
            SealedEntry.id.not_in(_kept_from(actor)),
        )
        .order_by(SealedEntry.year.desc(), SealedEntry.number.desc(), SealedEntry.id)
    )


def held_register(actor: Actor) -> list[SealedEntry]:
    """Give what is held for the units below and a person may read, newest first."""
    return list(db.session.scalars(held_entries(actor)))


def _kept_from(actor: Actor) -> Select[str | None]:
    """Select the entries whose case somebody is excluded from: they see nothing of the entry either."""
    entry = select(Case.sealed_entry_id).where(Case.id.in_(excluded_cases(actor)))
    return entry.where(Case.sealed_entry_id.is_not(None))


def held_entry(actor: Actor, entry_id: str) -> SealedEntry | None:
    """Find one entry of the register somebody may read; one they may not read is not found."""
    return db.session.scalar(held_entries(actor).where(SealedEntry.id == entry_id))


def case_from(entry_id: str) -> Case | None:
    """Find the case that was opened from an entry of the register, for whoever may read the entry."""
    return db.session.scalar(select(Case).where(Case.sealed_entry_id == entry_id))


def keeps_register(actor: Actor) -> bool:
    """Say whether somebody reads a register of what is held: they have a unit below theirs."""
    keeps = own_units_with(actor, Power.KEEP_HELD_REGISTER) | own_units_with(actor, Power.SEE_DENUNCIATIONS)
    below = select(Unit.id).where(Unit.parent_id.in_(keeps)).limit(1)
    return bool(keeps) and db.session.scalar(below) is not None


def still_at_hand(person_id: str, unit_ids: Collection[str]) -> Select[SealedEntry]:
    """Select what somebody entered for the unit above whose envelope is not handed over yet."""
    return (
        select(SealedEntry)
        .where(
            SealedEntry.register == HELD_REGISTER,
            SealedEntry.from_unit_id.in_(unit_ids),
            SealedEntry.recorded_by_id == person_id,
            SealedEntry.handed_on.is_(None),
        )
        .order_by(SealedEntry.received_on, SealedEntry.seal_number)
    )


def same_entry(session: Session, like: SealedEntry) -> SealedEntry | None:
    """Find what the same form, sent twice, has entered already."""
    return session.scalar(
        select(SealedEntry).where(
            SealedEntry.register == HELD_REGISTER,
            SealedEntry.from_unit_id == like.from_unit_id,
            SealedEntry.recorded_by_id == like.recorded_by_id,
            SealedEntry.seal_number == like.seal_number,
            SealedEntry.received_on == like.received_on,
            SealedEntry.came_by == like.came_by,
        )
    )
