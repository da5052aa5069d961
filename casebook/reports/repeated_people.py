"""Hot spots of people: who came or wrote again and again, and how it is known that it is one person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from casebook.law.powers import Actor
from casebook.records.cases import Case
from casebook.records.happenings import COMPLAINANTS, Since, known_cases, known_visits, letters_of
from casebook.records.spelling import digits, folded
from casebook.records.visits import Visit, Visitor
from casebook.reports.gathering import Groups
from casebook.reports.thresholds import CAME_AGAIN, PERSON_LOOKBACK_DAYS, READ_AT_MOST

_FEWEST_DIGITS = 8  # a telephone number without its area code says nothing of who has it
_FEWEST_LETTERS = 6


class KnownBy(StrEnum):
    """By what two comings are taken for one person's."""

    PHONE = "phone"
    PAPER = "paper"
    MET = "met"
    NAME = "name"


Mark = tuple[KnownBy, str]


@dataclass(frozen=True, eq=False)
class Coming:
    """A visit, or a case with the letters that came about it, by somebody."""

    unit_id: str
    name: str
    on: date
    marks: frozenset[Mark]
    times: int
    visit: Visit | None = None
    case: Case | None = None


@dataclass(frozen=True, kw_only=True)
class PersonSpot:
    """Somebody who came and wrote often: how often, by what they are known, and where to look."""

    name: str
    last_on: date
    times: int
    letters: int
    known_by: tuple[KnownBy, ...]
    visits: tuple[Visit, ...]
    cases: tuple[Case, ...]

    @property
    def place(self) -> str:
        """Say where in the list this stands: the most often first, then the latest."""
        first = min([visit.id for visit in self.visits] + [case.id for case in self.cases])
        return f"{9999 - self.times:04d}.{9999999 - self.last_on.toordinal():07d}.{first}"


def repeated_people(actor: Actor, today: date) -> list[PersonSpot]:
    """Tell who came or wrote at least as often as is called often, the most often first."""
    since = Since(day=today - timedelta(days=PERSON_LOOKBACK_DAYS.number - 1), most=READ_AT_MOST.number)
    comings = [*_visits(known_visits(actor, since)), *_cases(actor, since)]
    spots = [_spot(group) for group in _by_person(comings)]
    often = [spot for spot in spots if spot.times >= CAME_AGAIN.number]
    return sorted(often, key=lambda spot: spot.place)


def _visits(rows: Iterable[tuple[Visit, Visitor | None]]) -> Iterator[Coming]:
    for visit, visitor in rows:
        marks = set(_marks(visit.phone, visit.paper_number))
        if visitor is not None:
            marks |= {*_marks(visitor.phone, visitor.paper_number), (KnownBy.MET, visitor.id)}
        yield Coming(visit.unit_id, visit.full_name, visit.visited_on, frozenset(marks), 1, visit=visit)


def _cases(actor: Actor, since: Since) -> Iterator[Coming]:
    letters = letters_of(actor, since)
    for case in known_cases(actor, since):
        days = letters.get(case.id, [])
        for party in case.parties:
            if party.role in COMPLAINANTS:
                marks = frozenset(_marks(party.phone, party.paper_number))
                last = max(days, default=case.received_on)
                yield Coming(case.unit_id, party.full_name, last, marks, len(days), case=case)


def _marks(phone: str, paper_number: str) -> Iterator[Mark]:
    number, paper = digits(phone), folded(paper_number).replace(" ", "")
    if len(number) >= _FEWEST_DIGITS:
        yield KnownBy.PHONE, number
    if len(paper) >= _FEWEST_LETTERS:
        yield KnownBy.PAPER, paper


def _by_person(comings: list[Coming]) -> Iterator[list[Coming]]:
    groups = Groups(comings)
    marked, named = defaultdict(list), defaultdict(list)
    for coming in comings:
        for mark in coming.marks:
            marked[mark].append(coming)
        named[coming.unit_id, folded(coming.name)].append(coming)
    for same in marked.values():
        groups.join_all(same)
    for same in named.values():
        _join_by_name(groups, same)
    return groups.groups()


def _join_by_name(groups: Groups[Coming], same: list[Coming]) -> None:
    """A name alone joins only what nothing else tells apart: two of one name may be two people."""
    bare = [coming for coming in same if not coming.marks]
    known = {groups.root(coming) for coming in same if coming.marks}
    groups.join_all([*known, *bare] if len(known) == 1 else bare)


def _spot(group: list[Coming]) -> PersonSpot:
    latest = max(group, key=lambda coming: coming.on)
    visits = {c.visit.id: c.visit for c in group if c.visit is not None}
    cases = {c.case.id: (c.case, c.times) for c in group if c.case is not None}
    letters = sum(times for _case, times in cases.values())
    return PersonSpot(
        name=latest.name,
        last_on=latest.on,
        times=len(visits) + letters,
        letters=letters,
        known_by=_known_by(group),
        visits=tuple(sorted(visits.values(), key=lambda visit: (visit.visited_on, visit.book_number))),
        cases=tuple(case for case, _times in sorted(cases.values(), key=lambda known: known[0].name)),
    )


def _known_by(group: list[Coming]) -> tuple[KnownBy, ...]:
    shared: dict[Mark, int] = defaultdict(int)
    for coming in group:
        for mark in coming.marks:
            shared[mark] += 1
    found = {mark[0] for mark, number in shared.items() if number > 1}
    if any(not coming.marks for coming in group):
        found.add(KnownBy.NAME)
    return tuple(known for known in KnownBy if known in found)
