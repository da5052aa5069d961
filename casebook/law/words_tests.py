"""What the tests of a clock ask, in words: found by asking them with every answer there is."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from itertools import product

from casebook.law.branches import Branch
from casebook.law.fields import FIELD_SHAPES, FieldKind
from casebook.law.journal import Event, Facts, Subject
from casebook.law.particulars import SHAPES, Shape
from casebook.law.vocabulary import EventType, Kind
from casebook.law.words import word

EventTest = Callable[[Event], bool]

_SOME_DAY = date(2026, 7, 1)
_YES_NO = {True: ("có", "yes"), False: ("không", "no")}
# Questions the program answers without asking a form for them.
_OTHER_LABELS = {"competent": ("Thuộc thẩm quyền", "Within competence")}

_FACTS: dict[tuple[str, object], tuple[str, str]] = {
    ("level", 1): ("lần đầu", "first level"),
    ("level", 2): ("lần hai", "second level"),
    ("discipline", True): ("về quyết định kỷ luật", "about a discipline decision"),
    ("discipline", False): ("không về quyết định kỷ luật", "not about a discipline decision"),
    ("dismissal", True): ("buộc thôi việc", "dismissal"),
    ("dismissal", False): ("không phải buộc thôi việc", "no dismissal"),
    ("labour", True): ("theo pháp luật lao động", "under labour law"),
    ("labour", False): ("không theo pháp luật lao động", "not under labour law"),
    ("remote", True): ("vùng sâu, vùng xa", "remote area"),
    ("remote", False): ("không ở vùng sâu, vùng xa", "not in a remote area"),
    ("group", True): ("nhiều người khiếu nại", "several complain together"),
    ("group", False): ("một người khiếu nại", "one complains"),
}
# A denunciation of the second level is a further denunciation (LTC Đ37).
_FURTHER = {"lần hai": "tố cáo tiếp", "second level": "further denunciation"}
_YES_OR_NO = ("discipline", "dismissal", "labour", "remote", "group")
_LEVELS = (1, 2)
_ANY = (False, True)


def facts_told(branch: Branch, kinds: frozenset[Subject], lang: str) -> tuple[str, ...]:
    """What a branch of the law asks of a case: the facts that all cases in it share."""
    cases = [
        Facts(kind, level, discipline, dismissal, labour, remote, group)
        for kind, level in product(kinds, _LEVELS)
        for discipline, dismissal, labour, remote, group in product(_ANY, _ANY, _ANY, _ANY, _ANY)
    ]
    within = [facts for facts in cases if branch(facts)]
    told = []
    for name in ("level", *_YES_OR_NO):
        shared = {getattr(facts, name) for facts in within}
        if len(shared) == 1:
            told.append(_FACTS[name, shared.pop()][lang != "vi"])
    if Kind.DENUNCIATION in kinds:
        told = [_FURTHER.get(one, one) for one in told]
    return tuple(told)


def event_told(kind: EventType, test: EventTest | None, lang: str) -> str:
    """An event in words, with what a test asks of it; empty where no such event can pass the test."""
    if test is None:
        return word(kind, lang)
    asked, passes = [], test(Event(kind, _SOME_DAY))
    for name, shape in SHAPES.get(kind, {}).items():
        answers = _possible(shape)
        right = [one for one in answers if test(Event(kind, _SOME_DAY, {name: one}))]
        passes = passes or bool(right)
        if right and len(right) < len(answers):
            asked.append(f"{_label(name, shape, lang)}: {', '.join(_answer(one, lang) for one in right)}")
    if not passes:
        return ""
    return f"{word(kind, lang)} ({'; '.join(asked)})" if asked else word(kind, lang)


def _possible(shape: Shape) -> tuple[object, ...]:
    if shape is bool:
        return (True, False)
    return tuple(shape) if issubclass(shape, StrEnum) else ()


def _label(name: str, shape: Shape, lang: str) -> str:
    for asked, known in FIELD_SHAPES.items():
        if known.key == name and (known.choices is shape or known.kind is FieldKind.YES_NO):
            return word(asked, lang)
    return _OTHER_LABELS.get(name, (name, name))[lang != "vi"]


def _answer(value: object, lang: str) -> str:
    if isinstance(value, bool):
        return _YES_NO[value][lang != "vi"]
    return word(value, lang) if isinstance(value, StrEnum) else str(value)
