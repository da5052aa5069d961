"""What stands in somebody's calendar: the head's reception days, dialogues, and what they owe by a day."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from casebook.law.powers import Actor, Power
from casebook.records.dialogue_lists import dialogues_between
from casebook.records.dialogues import Dialogue
from casebook.records.reception import ReceptionDay, days_between
from casebook.records.units import unit_by_id
from casebook.reports.clock_views import Reading
from casebook.reports.dues import Due, DueSource, dues_of
from casebook.reports.owed import Owed, Teller

MOST_IN_A_LIST = 300
"""A list of more is read by nobody; the lists of cases hold them all."""


class EntrySort(StrEnum):
    """What an entry of the calendar is about."""

    RECEPTION = "calendar_reception"
    DIALOGUE = "calendar_dialogue"
    DUE = "calendar_due"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a day; `key` stays the same as long as it is about the same."""

    sort: EntrySort
    on: date
    what: str
    about: str
    endpoint: str
    key: str
    values: dict[str, str] = field(default_factory=dict)
    starts: time | None = None
    ends: time | None = None
    article: str = ""
    late: bool = False


@dataclass(frozen=True, kw_only=True)
class Diary:
    """What stands in a span of days, and how many due days of each are not told."""

    entries: tuple[Entry, ...]
    more: Counter[date]


@dataclass(frozen=True)
class Span:
    """Days from a first to a last, both of them in it."""

    first: date
    last: date


@dataclass(frozen=True)
class Known:
    """What was read for one person: everything owed, how it is told, and what is planned for some days."""

    owed: Sequence[Due]
    tell: Callable[[Sequence[Due]], list[Owed]]
    planned: Sequence[Entry]


def known_of(actor: Actor, reading: Reading, span: Span) -> Known:
    """Read what a diary of a span tells.

    Everything goes through the lists of that person: what they may not see is not here.
    """
    return Known(
        owed=dues_of(actor, reading.today, span.last),
        tell=Teller(actor, reading).tell,
        planned=appointments(actor, reading, span),
    )


def diary(known: Known, span: Span, *, a_day: int | None = None, most: int = MOST_IN_A_LIST) -> Diary:
    """Tell a span of what is known, each day in the order of its hours; at most so many due days."""
    dues = within(known.owed, span)
    told = told_of(dues, a_day, most)
    found = [
        *(entry for entry in known.planned if span.first <= entry.on <= span.last),
        *(_due(owed) for owed in known.tell(told)),
    ]
    more = Counter(due.due_on for due in dues) - Counter(due.due_on for due in told)
    order = sorted(found, key=lambda entry: (entry.on, entry.starts or time.max, entry.key))
    return Diary(entries=tuple(order), more=more)


def within(owed: Sequence[Due], span: Span) -> list[Due]:
    """Choose what is due in a span; a dialogue that is planned stands there as a dialogue."""
    return [
        due
        for due in owed
        if span.first <= due.due_on <= span.last and not (due.source is DueSource.DIALOGUE and not due.rule)
    ]


def told_of(dues: Sequence[Due], a_day: int | None, most: int = MOST_IN_A_LIST) -> list[Due]:
    """Choose the dues that are told, of those of a day at most so many."""
    if a_day is None:
        return list(dues[:most])
    counted = Counter(due.due_on for due in dues)
    told: list[Due] = []
    seen: Counter[date] = Counter()
    for due in dues:
        # One more than fits is told: "and one more" takes the same room.
        if counted[due.due_on] <= a_day + 1 or seen[due.due_on] < a_day:
            told.append(due)
        seen[due.due_on] += 1
    return told[:most]


def appointments(actor: Actor, reading: Reading, span: Span) -> list[Entry]:
    """Give the reception days of heads and the dialogues of a span."""
    return [*_receptions(actor, reading, span), *_dialogues(actor, reading, span)]


def _receptions(actor: Actor, reading: Reading, span: Span) -> Iterator[Entry]:
    units = sorted(actor.units_with(Power.SEE_BOOK))
    for unit_id in units:
        unit = unit_by_id(unit_id)
        where = unit.name if unit and len(units) > 1 else ""
        for day in days_between(unit_id, span.first, span.last):
            if day.postponed_to_id is None:
                yield _reception(day, where, reading)


def _reception(day: ReceptionDay, where: str, reading: Reading) -> Entry:
    return Entry(
        sort=EntrySort.RECEPTION,
        on=day.held_on,
        what=reading.choose("Tiếp công dân định kỳ", "Periodic reception"),
        about=" · ".join(part for part in (day.receiver.full_name, where) if part),
        endpoint="timetable.day",
        values={"day_id": day.id},
        key=f"reception {day.id}",
        starts=day.starts,
        ends=day.ends,
    )


def _dialogues(actor: Actor, reading: Reading, span: Span) -> Iterator[Entry]:
    for dialogue in dialogues_between(actor.units_with(Power.SEE_DIALOGUES), span.first, span.last):
        yield _dialogue(dialogue, reading)


def _dialogue(dialogue: Dialogue, reading: Reading) -> Entry:
    return Entry(
        sort=EntrySort.DIALOGUE,
        on=dialogue.held_on or dialogue.planned_on,
        what=reading.choose("Đối thoại", "Dialogue"),
        about=dialogue.subject,
        endpoint="dialogues.show",
        values={"dialogue_id": dialogue.id},
        key=f"dialogue {dialogue.id}",
        starts=dialogue.starts,
        ends=dialogue.ends,
    )


def _due(owed: Owed) -> Entry:
    return Entry(
        sort=EntrySort.DUE,
        on=owed.due_on,
        what=owed.what,
        about=owed.about,
        endpoint=owed.endpoint,
        values=owed.values,
        key=f"due {owed.due.key}",
        article=owed.article,
        late=owed.late,
    )
