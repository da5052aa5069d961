"""The unit as its papers print it."""

from casebook.papers.letterhead import Letterhead, Signature
from casebook.records.people import Person
from casebook.records.units import Unit


def letterhead_of(unit: Unit) -> Letterhead:
    """Give the head of a unit's papers; what is not known stays a dotted blank."""
    return Letterhead(
        unit_name=unit.name,
        upper_line=unit.upper_line,
        place=unit.place,
        abbreviation=unit.abbreviation,
    )


def signature_of(person: Person, *, capacity: str = "") -> Signature:
    """Give somebody's place to sign."""
    return Signature(title=person.title, name=person.full_name, capacity=capacity)
