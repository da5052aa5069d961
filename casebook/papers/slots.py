"""The values a form asks for. A protected one is another type, so that no open form can hold it.

Who denounces, and whatever would tell it, may reach only papers that stay with whoever resolves the
denunciation (LTC Đ8.3, Đ56). A `ProtectedSlot` is no `Slot`: an `OpenForm` does not accept one, and
mypy says so before anything runs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

Row = Mapping[str, str]
Value = str | int | date | time | tuple[Row, ...]
"""A text, a number, a day, a time of day, or the rows of a table by the keys of its columns."""


class SlotKind(StrEnum):
    """How a value is typed and printed."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    HOUR = "hour"
    NUMBER = "number"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: under which key its texts come, its heading, its width (0: what is left)."""

    key: str
    heading: str
    millimetres: int = 0


@dataclass(frozen=True, slots=True)
class Slot:
    """One value of a form that whoever gets the paper may read."""

    key: str
    vi: str
    """What the page that asks for it calls it."""
    en: str
    kind: SlotKind = SlotKind.LINE
    columns: tuple[Column, ...] = ()
    """Of a table only."""


@dataclass(frozen=True, slots=True)
class ProtectedSlot:
    """One value that tells, or might tell, who denounces; the same shape as a slot, yet none."""

    key: str
    vi: str
    en: str
    kind: SlotKind = SlotKind.LINE
    columns: tuple[Column, ...] = ()
