"""What starts, meets, cancels and pauses a clock, told in words from its row of the tables."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from casebook.law.ledger import term_text
from casebook.law.rules import CLOCK_SPECS, RULES
from casebook.law.timing import Anchor, ClockSpec
from casebook.law.vocabulary import EventType
from casebook.law.words import word

_ANCHORS: dict[Anchor, tuple[str, str]] = {
    Anchor.EVENT: ("tính từ ngày sau ngày đó", "counted from the day after"),
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

# By the name of the test in the tables: what it asks of the case or of the event.
CONDITIONS: Mapping[str, tuple[str, str]] = {
    "came_in_person": ("chỉ khi người trình bày đến trực tiếp", "only if the person came to a reception"),
    "came_otherwise": (
        "chỉ khi đơn gửi qua bưu chính, trực tuyến hoặc được chuyển đến",
        "only if the letter came by post, online or forwarded",
    ),
    "is_remote": ("chỉ ở vùng sâu, vùng xa đi lại khó khăn", "only in a remote area"),
    "is_ordinary": ("không áp dụng cho vùng sâu, vùng xa", "not in a remote area"),
    "goes_to_complainant": ("chỉ khi gửi người khiếu nại", "only if it goes to the complainant"),
    "leaves_nobody_waiting": (
        "rút đơn thì chỉ khi rút toàn bộ",
        "a withdrawal only where all of it is withdrawn",
    ),
    "is_about_regulation": (
        "chỉ với phản ánh về quy định hành chính",
        "only for feedback on an administrative regulation",
    ),
}
_ELSE = ("theo điều kiện của điều luật", "on the condition of the article")


class ClockLine(NamedTuple):
    """One thing told of a clock: what it is, and the sentence."""

    label: str
    text: str


def clocks_told(key: str, lang: str = "vi") -> tuple[tuple[ClockLine, ...], ...]:
    """Every clock the rule runs, told line by line; empty for a quota, which runs none."""
    return tuple(_told(spec, key, lang) for spec in CLOCK_SPECS if key in {spec.rule, spec.complex_rule})


def has_own_number(key: str) -> bool:
    """Whether the rule's number counts; a stay (LKN Đ35) lasts what remains of another term."""
    return all(
        s.anchor is not Anchor.UNTIL_RESOLUTION for s in CLOCK_SPECS if key in {s.rule, s.complex_rule}
    )


def _told(spec: ClockSpec, key: str, lang: str) -> tuple[ClockLine, ...]:
    english = lang != "vi"
    lines = (
        (("Áp dụng cho", "Applies to"), _kinds(spec, lang)),
        (("Bắt đầu khi", "Starts with"), _start(spec, key, lang)),
        (("Hoàn thành khi", "Met by"), _with(_events(spec.meets, lang), spec.meets_if, lang)),
        (("Không còn áp dụng khi", "Ended by"), _with(_events(spec.cancels, lang), spec.cancels_if, lang)),
        (("Tạm dừng", "Paused"), _pausing(spec, lang)),
        (("Khi vụ việc phức tạp", "Once complex"), _taken_over(spec, key, lang)),
        (("Ngày cuối", "The last day"), _rolling(spec, lang)),
    )
    return tuple(ClockLine(label[english], text) for label, text in lines if text)


def _kinds(spec: ClockSpec, lang: str) -> str:
    return ", ".join(sorted(word(kind, lang) for kind in spec.kinds))


def _start(spec: ClockSpec, key: str, lang: str) -> str:
    told = _with(word(spec.starts, lang), spec.when, lang)
    if key == spec.complex_rule:
        complex_case = ("vụ việc được xác định là phức tạp", "the case is marked complex")[lang != "vi"]
        told = f"{told}; {complex_case}"
    if spec.at_once:
        given = ("đó chính là việc thông báo", "it is itself the notice owed")[lang != "vi"]
        told = f"{told}; {given}"
    return f"{told}; {_ANCHORS[spec.anchor][lang != 'vi']}"


def _events(types: Iterable[EventType], lang: str) -> str:
    return ", ".join(sorted(word(one, lang) for one in types))


def _with(told: str, test: Callable[..., Any] | None, lang: str) -> str:
    if not told or test is None:
        return told
    name = getattr(test, "__name__", "").lstrip("_")
    return f"{told}; {CONDITIONS.get(name, _ELSE)[lang != 'vi']}"


def _pausing(spec: ClockSpec, lang: str) -> str:
    if spec.pausing is None:
        return ""
    begins, ends = word(spec.pausing.begins, lang), word(spec.pausing.ends, lang)
    return f"từ “{begins}” đến “{ends}”" if lang == "vi" else f"from “{begins}” to “{ends}”"


def _taken_over(spec: ClockSpec, key: str, lang: str) -> str:
    if spec.complex_rule is None or key != spec.rule:
        return ""
    version = RULES[spec.complex_rule].versions[-1]
    term = term_text(version.number, version.unit, lang)
    return f"{term} (theo {version.id})" if lang == "vi" else f"{term} (by {version.id})"


def _rolling(spec: ClockSpec, lang: str) -> str:
    if spec.rolls:
        return ""
    return ("không dời khi là ngày nghỉ", "does not move off a day of rest")[lang != "vi"]
