"""Who may be given a case of a unit."""

from datetime import date

from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.people import Person, people_in

HANDLING_ROLES = (Role.HANDLER, Role.DEPUTY, Role.HEAD)


def handlers_in(unit_id: str, day: date) -> list[Person]:
    """Give the people who may handle cases of a unit on a day, by name."""
    return list(db.session.scalars(people_in(unit_id, day, *HANDLING_ROLES)))
