"""Hot spots of subjects: matters of several people or units that are about much the same, in their words."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from casebook.law.powers import Actor
from casebook.records.cases import Case
from casebook.records.happenings import Since, known_cases, known_visits
from casebook.records.spelling import folded
from casebook.records.visits import Visit
from casebook.reports.duplicates import overlap
from casebook.reports.gathering import Groups
from casebook.reports.thresholds import (
    ALIKE_PERCENT,
    READ_AT_MOST,
    SUBJECT_LOOKBACK_DAYS,
    SUBJECT_MATTERS,
)

_WORD = re.compile(r"\w{2,}")
_READ_LETTERS = 200  # what somebody came about stands in their first sentences
_FEWEST_SHARED = 3
_IN_COMMON = 0.5
_NEIGHBOURS = 15
"""With how many on either side a matter is compared for each word: a chain joins those further apart."""

# Words everybody uses here, folded: of writing a letter, of a school, and small words.
_EVERYBODYS = frozenset(
    _WORD.findall(
        "khieu nai to cao kien nghi phan anh de xuat don gui viec ve hanh quyet dinh so "
        "nha truong hoc sinh phu huynh giao vien lop thay co chau con em toi gia nam "
        "la va cua cho voi tai trong ngoai tren duoi den di ra vao khi thi ma hay hoac neu vi do nen "
        "bi duoc khong chua da dang se phai can nhu theo cac nhung mot hai ba nay kia rat qua"
    )
)


@dataclass(frozen=True, eq=False)
class Told:
    """One matter in its own words."""

    text: str
    unit_id: str
    on: date
    who: str
    words: frozenset[str]
    case: Case | None = None
    visit: Visit | None = None


@dataclass(frozen=True, kw_only=True)
class SubjectSpot:
    """Matters about much the same: the words they share, and how many people and units they come from."""

    words: tuple[str, ...]
    matters: tuple[Told, ...]
    people: int
    units: int
    percent: int
    """How much the two least alike of the pairs that were joined share."""

    @property
    def place(self) -> str:
        """Say where in the list this stands: the most matters first, then the latest."""
        ids = [(told.case or told.visit) for told in self.matters]
        first = min(one.id for one in ids if one is not None)
        last = max(told.on for told in self.matters)
        return f"{9999 - len(self.matters):04d}.{9999999 - last.toordinal():07d}.{first}"


def shared_subjects(actor: Actor, today: date) -> list[SubjectSpot]:
    """Tell what several matters are about, the subject with the most matters first."""
    since = Since(day=today - timedelta(days=SUBJECT_LOOKBACK_DAYS.number - 1), most=READ_AT_MOST.number)
    matters = [*_cases(actor, since), *_visits(actor, since)]
    groups, least = _alike(matters)
    spots = [_spot(group, least[groups.root(group[0])]) for group in groups.groups() if len(group) > 1]
    hot = [spot for spot in spots if spot.units > 1 or len(spot.matters) >= SUBJECT_MATTERS.number]
    return sorted(hot, key=lambda spot: spot.place)


def _cases(actor: Actor, since: Since) -> Iterator[Told]:
    for case in known_cases(actor, since):
        yield Told(
            case.subject,
            case.unit_id,
            case.received_on,
            folded(case.complainant_name),
            _words(case.subject),
            case=case,
        )


def _visits(actor: Actor, since: Since) -> Iterator[Told]:
    for visit, _visitor in known_visits(actor, since):
        for matter in visit.matters:
            if matter.case_id is None:  # what became a case is told by the case
                text = matter.content[:_READ_LETTERS]
                who = folded(visit.full_name)
                yield Told(text, visit.unit_id, visit.visited_on, who, _words(text), visit=visit)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text))) - _EVERYBODYS


def _alike(matters: list[Told]) -> tuple[Groups[Told], dict[Told, int]]:
    """Join every two matters that are alike; give for each group the least likeness that joined it."""
    groups, joined = Groups(matters), []
    for one, other in _candidates(matters):
        shared = len(one.words & other.words)
        percent = overlap(one.words, other.words)
        if shared >= _FEWEST_SHARED and percent >= ALIKE_PERCENT.number:
            groups.join(one, other)
            joined.append((one, percent))
    least: dict[Told, int] = {}
    for one, percent in joined:
        root = groups.root(one)
        least[root] = min(percent, least.get(root, percent))
    return groups, least


def _candidates(matters: list[Told]) -> Iterator[tuple[Told, Told]]:
    """Pair each matter with those that share one of its rarer words, the nearest of them in spelling.

    Two texts of which one holds 60 % of the other's words share one of its 40 % rarest, or one more.
    """
    ordered = sorted(matters, key=lambda told: sorted(told.words))
    holding: dict[str, list[int]] = defaultdict(list)
    for place, told in enumerate(ordered):
        for used in told.words:
            holding[used].append(place)
    pairs = set()
    for place, told in enumerate(ordered):
        rarest = sorted(told.words, key=lambda used: (len(holding[used]), used))
        for used in rarest[: len(rarest) * (100 - ALIKE_PERCENT.number) // 100 + 1]:
            for other in _near(holding[used], place):
                pairs.add((min(place, other), max(place, other)))
    yield from ((ordered[one], ordered[other]) for one, other in pairs)


def _near(same: list[int], place: int) -> Iterator[int]:
    here = bisect_left(same, place)
    first = max(0, here - _NEIGHBOURS)
    yield from (other for other in same[first : here + 1 + _NEIGHBOURS] if other != place)


def _spot(group: list[Told], percent: int) -> SubjectSpot:
    return SubjectSpot(
        words=_shared_words(group),
        matters=tuple(sorted(group, key=lambda told: (told.on, told.text), reverse=True)),
        people=len({told.who for told in group}),
        units=len({told.unit_id for told in group}),
        percent=percent,
    )


def _shared_words(group: list[Told]) -> tuple[str, ...]:
    """The words at least half of them use, as the first of them spells them, in its order."""
    used = Counter(used for told in group for used in told.words)
    common = {word for word, number in used.items() if number >= _IN_COMMON * len(group)}
    spelled: dict[str, str] = {}
    for told in group:
        for typed in _WORD.findall(told.text.lower()):
            if folded(typed) in common:
                spelled.setdefault(folded(typed), typed)
    return tuple(spelled.values())
