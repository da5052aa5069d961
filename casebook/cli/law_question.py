"""Reading one question put to `flask law clocks`; whatever is unknown in it is an error."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from casebook.law.calendar import Calendar, OutsideCalendar
from casebook.law.holidays import SpecialDay
from casebook.law.journal import Event, Facts, Subject, in_order
from casebook.law.particulars import BadParticular, read_day, read_particulars
from casebook.law.periods import period
from casebook.law.vocabulary import EventType, Kind, OutsideCase

_KINDS: dict[str, Subject] = {member.value: member for enum in (Kind, OutsideCase) for member in enum}
_FLAGS = ("discipline", "dismissal", "labour", "remote", "group")
_FIELDS = frozenset({"kind", "level", "today", "calendar", "events", "period", *_FLAGS})
_LEVELS = (1, 2)


class BadQuestion(ValueError):
    """A question that cannot be answered; its text is one sentence for whoever asked."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the facts, the journal, and on which day and calendar."""

    facts: Facts
    events: tuple[Event, ...]
    calendar: Calendar
    today: date | None


def read_question(text: str) -> Question:
    """One JSON object. Raises BadQuestion."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise BadQuestion("câu hỏi không phải là một đối tượng JSON") from None
    asked = _object(raw, "câu hỏi", _FIELDS)
    facts = _facts(asked)
    today = _day("today", asked["today"]) if "today" in asked else None
    events = tuple(_event(index, one) for index, one in enumerate(_list(asked, "events")))
    return Question(facts, events, _calendar(_list(asked, "calendar")), today)


def _facts(asked: Mapping[str, object]) -> Facts:
    kind = _kind(asked.get("kind"))
    level = asked.get("level", 1)
    if type(level) is not int or level not in _LEVELS:
        raise BadQuestion(f"“level” không thể là {level!r}")
    flags = {name: _flag(name, asked.get(name, False)) for name in _FLAGS}
    return Facts(kind, level, **flags, period=_period(kind, asked))


def _period(kind: Subject, asked: Mapping[str, object]) -> str:
    if kind is not OutsideCase.REPORTING:
        if "period" in asked:
            raise BadQuestion("“period” chỉ dùng cho kind reporting")
        return ""
    written = asked.get("period")
    try:
        return period(written if isinstance(written, str) else "").code
    except ValueError:
        raise BadQuestion(
            f"“period” không thể là {written!r}: cần kỳ báo cáo như 2026-Q3, 2026-6M, 2026-9M, 2026-Y"
        ) from None


def _kind(value: object) -> Subject:
    kind = _KINDS.get(value) if isinstance(value, str) else None
    if kind is None:
        raise BadQuestion(f"không có kind {value!r}")
    return kind


def _flag(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise BadQuestion(f"“{name}” không thể là {value!r}")
    return value


def _event(index: int, raw: object) -> Event:
    where = f"sự kiện {index}"
    given = dict(_object(raw, where))
    name, on = given.pop("type", None), given.pop("on", None)
    if not isinstance(name, str) or name not in set(EventType):
        raise BadQuestion(f"{where}: không có loại sự kiện {name!r}")
    event_type = EventType(name)
    try:
        return Event(event_type, read_day("on", on), read_particulars(event_type, given))
    except BadParticular as bad:
        raise BadQuestion(f"{where} ({name}): {bad}") from None


def refuse_future(question: Question) -> None:
    """Refuse events after today, once their corrections are applied. Raises BadQuestion."""
    corrections = [
        (index, one) for index, one in enumerate(question.events) if one.type is EventType.CORRECTED
    ]
    for index, event in (*in_order(question.events), *corrections):
        if question.today is not None and event.on > question.today:
            raise BadQuestion(f"sự kiện {index} ({event.type}) ở ngày {event.on}, sau today {question.today}")


def _calendar(entries: list[object]) -> Calendar:
    days = []
    for index, raw in enumerate(entries):
        entry = _object(raw, f"calendar {index}", frozenset({"day", "works"}))
        day = _day("day", entry.get("day"))
        days.append((day, _flag("works", entry.get("works"))))
    if len({day for day, _ in days}) != len(days):
        raise BadQuestion("calendar: một ngày được ghi hai lần")
    return _calendar_with(tuple(sorted(days)))


@lru_cache(maxsize=64)
def _calendar_with(days: tuple[tuple[date, bool], ...]) -> Calendar:
    shipped = Calendar.shipped()
    if not days:
        return shipped
    source = "calendar"
    named = (
        SpecialDay(day, works, "làm bù" if works else "nghỉ", source, confirmed=True) for day, works in days
    )
    try:
        return shipped.with_days(named)
    except OutsideCalendar as outside:
        raise BadQuestion(f"calendar: ngày {outside} nằm ngoài các năm 2000-2060") from None


def _object(raw: object, what: str, fields: frozenset[str] | None = None) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise BadQuestion(f"{what} không phải là một đối tượng JSON")
    for name in raw:
        if fields is not None and name not in fields:
            raise BadQuestion(f"{what}: không có trường “{name}”")
    return raw


def _list(asked: Mapping[str, object], name: str) -> list[object]:
    value = asked.get(name, [])
    if not isinstance(value, list):
        raise BadQuestion(f"“{name}” phải là một danh sách")
    return value


def _day(name: str, value: object) -> date:
    try:
        return read_day(name, value)
    except BadParticular as bad:
        raise BadQuestion(str(bad)) from None
