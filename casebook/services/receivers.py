"""Who receives citizens in a unit on a day: the head, the deputies, the duty officers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.people import Person, people_in
from casebook.records.units import Unit
from casebook.services.refusals import NotAllowed


@dataclass(frozen=True)
class Receivers:
    """The people who may receive in a unit on a day, by what they are there."""

    heads: tuple[Person, ...]
    deputies: tuple[Person, ...]
    officers: tuple[Person, ...]

    @property
    def everyone(self) -> tuple[Person, ...]:
        """All of them, each once, the head first."""
        found = {person.id: person for person in (*self.heads, *self.deputies, *self.officers)}
        return tuple(found.values())

    @property
    def in_person(self) -> tuple[Person, ...]:
        """Who may hold a day of the head: the head, and deputies (by authorisation)."""
        found = {person.id: person for person in (*self.heads, *self.deputies)}
        return tuple(found.values())

    def is_head(self, person_id: str | None) -> bool:
        """Whether this is the head on that day."""
        return any(person.id == person_id for person in self.heads)


def receivers_on(unit_id: str, day: date) -> Receivers:
    """Give who may receive in a unit on a day."""
    heads, deputies, officers = (
        tuple(db.session.scalars(people_in(unit_id, day, role)))
        for role in (Role.HEAD, Role.DEPUTY, Role.DUTY_OFFICER)
    )
    return Receivers(heads, deputies, officers)


def hold_unit(session: Session, unit_id: str) -> Unit:
    """Take a unit for a change, so that two changes of its timetable meet one after the other."""
    unit = session.get(Unit, unit_id, with_for_update=True, populate_existing=True)
    if unit is None:
        raise NotAllowed
    return unit
