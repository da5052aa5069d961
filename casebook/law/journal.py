"""What the law is asked about: facts and events, the order they are taken in, and corrections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from casebook.law.vocabulary import EventType, Kind, OutsideCase

Subject = Kind | OutsideCase


@dataclass(frozen=True, slots=True)
class Facts:
    """What a case is apart from its journal; each may change which rules count its days.

    `group`: several people complain together. `period`: of a periodic report, as in "2026-Q3".
    """

    kind: Subject
    level: int = 1
    discipline: bool = False
    dismissal: bool = False
    labour: bool = False
    remote: bool = False
    group: bool = False
    period: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on a day.

    The law reads only the particulars named in `casebook.law.particulars`; others (number of the
    paper, signer, note) may stand beside them. Days among them may be dates or ISO text.
    """

    type: EventType
    on: date
    particulars: Mapping[str, object] = field(default_factory=dict)

    def day(self, name: str) -> date | None:
        """A particular that is a day; None where it is absent."""
        value = self.particulars.get(name)
        return date.fromisoformat(value) if isinstance(value, str) else _as_date(value)


class BrokenJournal(ValueError):
    """A journal that cannot be read at all: a correction of nothing, a meeting without its day.

    `vi` and `en` say it in a sentence; `index` is the event at fault, as given.
    """

    def __init__(self, index: int, vi: str, en: str) -> None:
        super().__init__(vi)
        self.index, self.vi, self.en = index, vi, en


def _as_date(value: object) -> date | None:
    if value is None or isinstance(value, date):
        return value
    raise TypeError(value)


def in_order(events: Sequence[Event]) -> list[tuple[int, Event]]:
    """The events with their index as given: corrected, by day, within one day by position."""
    corrected = any(_corrects(event) for event in events)
    listed = _corrected(events) if corrected else list(enumerate(events))
    listed.sort(key=_day_of)  # the sort is stable: position decides within a day
    return listed


def _day_of(entry: tuple[int, Event]) -> date:
    return entry[1].on


def _corrected(events: Sequence[Event]) -> list[tuple[int, Event]]:
    """The events as the corrections leave them; the later of two corrections of one event counts.

    A correction may itself be struck out by a later one, and then the event stands as it was.
    """
    corrections = [(index, event) for index, event in enumerate(events) if _corrects(event)]
    corrections.sort(key=lambda entry: (entry[1].on, entry[0]), reverse=True)
    right_days: dict[int, date | None] = {}
    for index, event in corrections:
        target = _target(index, event, len(events))
        if right_days.get(index, event.on) is not None:
            right_days.setdefault(target, event.day("right_on"))
    return [
        (index, _moved(event, right_days.get(index)))
        for index, event in enumerate(events)
        if not _corrects(event) and right_days.get(index, event.on) is not None
    ]


def _corrects(event: Event) -> bool:
    return event.type is EventType.CORRECTED


def _target(index: int, event: Event, length: int) -> int:
    target = event.particulars.get("event")
    if type(target) is not int or not 0 <= target < length or target == index:
        raise BrokenJournal(
            index,
            "Việc đính chính không chỉ đúng một sự kiện khác trong nhật ký.",
            "The correction does not point to another event of the journal.",
        )
    return target


def _moved(event: Event, right_on: date | None) -> Event:
    return event if right_on is None else Event(event.type, right_on, event.particulars)
