"""The shared comparison of a typed name with the people of the house: without titles, marks and capitals."""

import re
from collections.abc import Iterable

from casebook.records.people import Person
from casebook.records.spelling import folded

_WORD = re.compile(r"\w+")
# How people are addressed: "Hải Mẫu, giáo viên" and "Thầy Hải Mẫu" are one person here.
_TITLES = frozenset({"thay", "co", "ong", "ba", "anh", "chi"})


def is_meant(person: Person, typed: str) -> bool:
    """Say whether a typed name may mean somebody: every word of their name stands in it."""
    name = _words(person.full_name) - _TITLES
    return bool(name) and name <= _words(typed)


def people_meant(people: Iterable[Person], typed: str) -> list[Person]:
    """Give everybody a typed name may mean; several where it cannot be told which."""
    return [person for person in people if is_meant(person, typed)]


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(name)))
