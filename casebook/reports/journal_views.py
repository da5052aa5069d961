"""The journal of a case as people read it: newest first, corrections with the days they moved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casebook.law.fields import FIELD_SHAPES, Field, FieldKind, FieldShape
from casebook.law.journal import in_order
from casebook.law.steps import STEPS
from casebook.law.vocabulary import EventType, Kind
from casebook.law.words import word
from casebook.records.cases import Case, CaseEvent
from casebook.reports.calendar_notes import changed_days
from casebook.reports.clock_views import Reading, rule_name
from casebook.reports.note_views import note_facts, note_label
from casebook.reports.rule_notes import changed_rule
from casebook.reports.standings import events_of

# Answers from the law's own lists, days and numbers; anything else is free text that may name somebody.
_SHOWN_REDACTED = frozenset({FieldKind.CHOICE, FieldKind.DAY, FieldKind.YES_NO, FieldKind.NUMBER})


Local = Callable[[datetime], datetime]


@dataclass(frozen=True, kw_only=True)
class JournalEntry:
    """One line of the journal, see templates/parts/timeline.html."""

    position: int
    on: date
    type: EventType
    label: str
    facts: tuple[tuple[str, str], ...]
    note: str
    by: str
    recorded_at: datetime
    struck: bool
    correctable: bool

    @property
    def id(self) -> str:
        """Name the line on its page."""
        return f"event-{self.position}"


@dataclass(frozen=True)
class Teller:
    """How a journal is told: for whom, in which language, with moments as a wall clock shows them."""

    reading: Reading
    local: Local
    redacted: bool


def journal_entries(case: Case, teller: Teller) -> list[JournalEntry]:
    """Tell the journal of a case, the latest day first, within a day the latest entry first."""
    standing_days = {index: event.on for index, event in in_order(events_of(case))}
    undone = _undone_corrections(case)
    entries = [_entry(case, event, standing_days, undone, teller) for event in case.journal]
    return sorted(entries, key=lambda entry: (entry.on, entry.position), reverse=True)


def _undone_corrections(case: Case) -> frozenset[int]:
    """Give the corrections that a later correction in force struck out."""
    undone: set[int] = set()
    for event in reversed(case.journal):
        strikes = event.type is EventType.CORRECTED and "right_on" not in event.particulars
        target = event.particulars.get("event")
        if strikes and event.position not in undone and isinstance(target, int):
            undone.add(target)
    return frozenset(undone)


def _entry(
    case: Case, event: CaseEvent, days: dict[int, date], undone: frozenset[int], teller: Teller
) -> JournalEntry:
    is_correction = event.type is EventType.CORRECTED
    on = days.get(event.position, event.occurred_on)
    struck = event.position in undone if is_correction else event.position not in days
    facts = _correction(case, event, teller) if is_correction else _facts(case.kind, event, teller)
    if on != event.occurred_on:
        facts.append(
            (teller.reading.choose("Ngày ghi lúc đầu", "Day first written"), f"{event.occurred_on:%d/%m/%Y}")
        )
    return JournalEntry(
        position=event.position,
        on=on,
        type=event.type,
        label=_label(event, teller),
        facts=tuple(facts),
        note="" if teller.redacted else event.paper.get("note", ""),
        by="" if teller.redacted else _by(event, teller),
        recorded_at=teller.local(event.recorded_at),
        struck=struck,
        correctable=not struck,
    )


def _label(event: CaseEvent, teller: Teller) -> str:
    return note_label(event.paper, teller.reading.language) or word(event.type, teller.reading.language)


def _by(event: CaseEvent, teller: Teller) -> str:
    if event.acting_for is None:
        return event.recorded_by.full_name
    instead = teller.reading.choose("thay", "for")
    return f"{event.recorded_by.full_name} ({instead} {event.acting_for.full_name})"


def _read_by_law(event: CaseEvent, shape: FieldShape) -> object:
    # Of a person the law reads the id, which tells nobody anything once the name beside it is gone.
    return None if shape.kind is FieldKind.PERSON else event.particulars.get(shape.key)


def _facts(kind: Kind, event: CaseEvent, teller: Teller) -> list[tuple[str, str]]:
    told = []
    for asked in _asked(kind, event.type):
        shape = FIELD_SHAPES[asked]
        if teller.redacted and shape.kind not in _SHOWN_REDACTED:
            continue
        value = event.paper.get(shape.key) or _read_by_law(event, shape)
        if value is not None and asked is not Field.NOTE:
            told.append((word(asked, teller.reading.language), _value(kind, asked, value, teller.reading)))
    told += note_facts(event.paper, teller.reading.language, redacted=teller.redacted)
    told += changed_days(event.particulars, teller.reading) + changed_rule(event.particulars, teller.reading)
    told += _moved(event, teller.reading)
    if event.particulars.get("competent") is False:
        told.append(
            (
                teller.reading.choose("Thẩm quyền", "Competence"),
                teller.reading.choose("Không thuộc thẩm quyền của đơn vị", "Not the unit's to settle"),
            )
        )
    return told


def _asked(kind: Kind, event_type: EventType) -> list[Field]:
    asked = [field for s in STEPS if kind in s.kinds and s.type is event_type for field in s.asks]
    if event_type is EventType.NOTED:
        asked.append(Field.HANDLER)  # a note may say who handles the case from then on
    return list(dict.fromkeys(asked))


def _chosen(kind: Kind, asked: Field, value: str) -> StrEnum | None:
    """Find the answer that was chosen: some kinds have answers of their own to the same question."""
    offered = (answer for s in STEPS if kind in s.kinds for answer in s.offers.get(asked, ()))
    chosen: StrEnum | None = next((answer for answer in offered if answer == value), None)
    choices = FIELD_SHAPES[asked].choices
    return choices(value) if chosen is None and choices is not None else chosen


def _value(kind: Kind, asked: Field, value: object, reading: Reading) -> str:
    shape = FIELD_SHAPES[asked]
    if chosen := _chosen(kind, asked, str(value)) if shape.choices is not None else None:
        return word(chosen, reading.language)
    if shape.kind is FieldKind.YES_NO:
        return reading.choose("Có", "Yes") if value is True else reading.choose("Không", "No")
    if shape.kind is FieldKind.DAY:
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    return str(value)


def _correction(case: Case, event: CaseEvent, teller: Teller) -> list[tuple[str, str]]:
    """Tell which event was corrected, how, and which due days moved from when to when."""
    reading = teller.reading
    target, right_on = event.particulars["event"], event.particulars.get("right_on")
    corrected = case.journal[target] if isinstance(target, int) else event
    about = f"{word(corrected.type, reading.language)}, {corrected.occurred_on:%d/%m/%Y}"
    facts = [(reading.choose("Sự kiện được đính chính", "Event corrected"), about)]
    if right_on is None:
        facts.append((reading.choose("Cách đính chính", "How"), reading.choose("Gạch bỏ", "Struck out")))
    else:
        right = f"{date.fromisoformat(str(right_on)):%d/%m/%Y}"
        facts.append((reading.choose("Ngày đúng", "Right day"), right))
    return facts + _moved(event, reading)


def _moved(event: CaseEvent, reading: Reading) -> list[tuple[str, str]]:
    """Tell which due days an event moved beside its own: a correction, a change of the calendar."""
    moved = event.particulars.get("moved")
    shifts = moved if isinstance(moved, list) else []
    return [(rule_name(s["rule"], reading.language), _shift(s, reading)) for s in shifts]


def _shift(shift: dict[str, str], reading: Reading) -> str:
    was, now = (f"{date.fromisoformat(d):%d/%m/%Y}" if d else "" for d in (shift["was"], shift["now"]))
    if not was:
        return reading.choose(f"hạn mới {now}", f"now due {now}")
    if not now:
        return reading.choose(f"hạn {was} không còn", f"due day {was} gone")
    return reading.choose(f"hạn {was} chuyển thành {now}", f"due day moved from {was} to {now}")
