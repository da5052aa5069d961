"""What starts, meets, cancels and pauses a clock, told in words from its row of the tables."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from casebook.law.choices import Degree
from casebook.law.ledger import term_text
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.timing import Anchor, ClockSpec
from casebook.law.vocabulary import EventType
from casebook.law.words import word
from casebook.law.words_tests import EventTest, event_told, facts_told

_ANCHORS: dict[Anchor, tuple[str, str]] = {
    Anchor.EVENT: ("tính từ ngày sau ngày đó", "counted from the day after"),
    Anchor.RECEIPT: ("tính từ ngày sau ngày tiếp nhận", "counted from the day after receipt"),
    Anchor.AHEAD: (
        "tính lùi từ ngày sẽ tổ chức; là ngày chậm nhất",
        "counted backwards from the day it will be held; the latest day",
    ),
    Anchor.AFTER_RESOLUTION: (
        "tính từ ngày sau ngày hết thời hạn giải quyết",
        "counted from the day after the settling's limit ends",
    ),
    Anchor.UNTIL_RESOLUTION: (
        "không quá thời gian giải quyết còn lại",
        "no longer than the settling may still take",
    ),
}


class ClockLine(NamedTuple):
    """One thing told of a clock: what it is, and the sentence."""

    label: str
    text: str


@cache
def clocks_told(key: str, lang: str = "vi") -> tuple[tuple[ClockLine, ...], ...]:
    """Every clock the rule runs, told line by line; empty for a quota, which runs none."""
    return tuple(_told(spec, key, lang) for spec in CLOCK_SPECS if key in spec.rule_keys)


def has_own_number(key: str) -> bool:
    """Whether the rule's number counts; a stay (LKN Đ35) lasts what remains of another term."""
    return all(s.anchor is not Anchor.UNTIL_RESOLUTION for s in CLOCK_SPECS if key in s.rule_keys)


def _told(spec: ClockSpec, key: str, lang: str) -> tuple[ClockLine, ...]:
    english = lang != "vi"
    lines = (
        (("Áp dụng cho", "Applies to"), _kinds(spec, lang)),
        (("Bắt đầu khi", "Starts with"), _start(spec, key, lang)),
        (("Hoàn thành khi", "Met by"), _met(spec, lang)),
        (("Không còn áp dụng khi", "Ended by"), _events(spec.cancels, lang, spec.cancels_if)),
        (("Tạm dừng", "Paused"), _pausing(spec, lang)),
        (("Chuyển sang thời hạn khác", "Another term takes over"), _taken_over(spec, key, lang)),
        (("Gia hạn", "Extended"), _extending(spec, lang)),
        (("Ngày cuối", "The last day"), _rolling(spec, lang)),
    )
    return tuple(ClockLine(label[english], text) for label, text in lines if text)


def _kinds(spec: ClockSpec, lang: str) -> str:
    told = ", ".join(sorted(word(kind, lang) for kind in spec.kinds))
    asked = facts_told(spec.branch, spec.kinds, lang) if spec.branch is not None else ()
    return "; ".join((told, *asked))


def _start(spec: ClockSpec, key: str, lang: str) -> str:
    told = event_told(spec.starts, spec.when, lang)
    if spec.when_received is not None:
        told = f"{told}; {event_told(EventType.RECEIVED, spec.when_received, lang)}"
    if key != spec.rule:
        told = f"{told}; {'từ khi' if lang == 'vi' else 'once'} {_taking_over(spec, key, lang)}"
    if spec.at_once:
        given = ("đó chính là việc thông báo", "it is itself the notice owed")[lang != "vi"]
        told = f"{told}; {given}"
    return f"{told}; {_ANCHORS[spec.anchor][lang != 'vi']}"


def _events(types: Iterable[EventType], lang: str, test: EventTest | None = None) -> str:
    told = (event_told(one, test, lang) for one in types)
    return "; ".join(sorted(one for one in told if one))


def _met(spec: ClockSpec, lang: str) -> str:
    told = _events(spec.meets, lang, spec.meets_if)
    if spec.meets_all and len(spec.meets) > 1:
        told = f"{told} ({'đủ tất cả' if lang == 'vi' else 'all of them'})"
    if spec.keeps:
        early = ("trước ngày cuối thì chưa đạt", "before the last day it meets nothing")[lang != "vi"]
        told = f"{told} ({early})"
    return told


def _pausing(spec: ClockSpec, lang: str) -> str:
    if spec.pausing is None:
        return ""
    begins, ends = _events(spec.pausing.begins, lang), _events(spec.pausing.ends, lang)
    return f"từ “{begins}” đến “{ends}”" if lang == "vi" else f"from “{begins}” to “{ends}”"


def _taken_over(spec: ClockSpec, key: str, lang: str) -> str:
    if key != spec.rule:
        return ""
    return "; ".join(_relay(event, rule, lang) for event, rule in spec.relays)


def _relay(event: EventType, key: str, lang: str) -> str:
    version = RULES[key].versions[-1]
    term = term_text(version.number, version.unit, lang)
    by = f"theo {version.id}" if lang == "vi" else f"by {version.id}"
    return f"{word(event, lang)}: {term} ({by})"


def _taking_over(spec: ClockSpec, key: str, lang: str) -> str:
    """What makes that rule take over from the row's own: an event, or an extension of its degree."""
    after = [word(event, lang) for event, rule in spec.relays if rule == key]
    if after:
        return f"“{', '.join(after)}”"
    extended, extending = word(EventType.EXTENDED, lang), spec.extending
    degree = Degree.ESPECIALLY if extending and extending.especially == key else Degree.COMPLEX
    return f"“{extended}” ({word(degree, lang)})"


_OFTEN = {1: ("01 lần", "once"), 2: ("02 lần", "twice")}


def _extending(spec: ClockSpec, lang: str) -> str:
    extending = spec.extending
    if extending is None:
        return ""
    term = term_text(extending.most, extending.unit, lang)
    often, especially = (_OFTEN[n][lang != "vi"] for n in (extending.times, extending.times_especially))
    told = f"mỗi lần không quá {term}; {often}" if lang == "vi" else f"at most {term} each; {often}"
    if often == especially:
        return told
    return f"{told}; {word(Degree.ESPECIALLY, lang)}: {especially}"


def _rolling(spec: ClockSpec, lang: str) -> str:
    if spec.rolls:
        return ""
    return ("không dời khi là ngày nghỉ", "does not move off a day of rest")[lang != "vi"]
