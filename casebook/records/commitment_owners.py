"""Who of a unit may answer for a commitment: those who work there and follow its dialogues."""

from datetime import date

from sqlalchemy import Select, select

from casebook.law.powers import Actor
from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.commitments import Commitment
from casebook.records.people import Absence, Person, people_in

# Union and inspectorate look after commitments and answer for none; the administrator sees none.
OWNERS = (Role.HEAD, Role.DEPUTY, Role.DUTY_OFFICER, Role.HANDLER)


def possible_owners(unit_id: str, day: date) -> Select[Person]:
    """Select who of a unit may be given a commitment to keep on a day."""
    return people_in(unit_id, day, *OWNERS)


def owners_to_choose(unit_id: str, day: date) -> list[Person]:
    """Give who of a unit may be given a commitment to keep on a day, by name."""
    return list(db.session.scalars(possible_owners(unit_id, day)))


def may_own(unit_id: str, person_id: str, day: date) -> bool:
    """Say whether somebody may be given a commitment of a unit to keep on a day."""
    return db.session.scalar(possible_owners(unit_id, day).where(Person.id == person_id)) is not None


def answers_for(actor: Actor, commitment: Commitment) -> bool:
    """Say whether a commitment is somebody's to keep: their own, or of whom they stand in for in its unit."""
    return commitment.owner_id == actor.person_id or any(
        (grant.unit_id, grant.acting_for) == (commitment.unit_id, commitment.owner_id)
        for grant in actor.grants
    )


def told_for(person_id: str, unit_id: str, day: date) -> Select[Person]:
    """Select who takes a letter meant for the owner of a commitment: they, or whoever stands in for them."""
    away = (
        Absence.person_id == person_id,
        Absence.unit_id == unit_id,
        Absence.since <= day,
        Absence.until >= day,
    )
    stand_ins = select(Absence.stand_in_id).where(*away)
    present = (Person.id == person_id) & ~select(Absence.id).where(*away).exists()
    return select(Person).where(present | Person.id.in_(stand_ins), Person.active)
