"""Values of a paper as texts: how a draft keeps them, and how they are read back."""

import json
from collections.abc import Callable, Mapping
from datetime import date, time

from casebook.papers.form import Form
from casebook.papers.law_forms.shared_slots import (
    DENOUNCER_ADDRESS,
    DENOUNCER_NAME,
    DENOUNCER_PAPER,
    DENOUNCER_PHONE,
)
from casebook.papers.slots import Column, ProtectedSlot, Slot, SlotKind, Value
from casebook.papers.wording import ROW_NUMBER

AnySlot = Slot | ProtectedSlot

BY_HAND = frozenset({DENOUNCER_NAME.key, DENOUNCER_ADDRESS.key, DENOUNCER_PAPER.key, DENOUNCER_PHONE.key})
"""Who denounces is under seal: the program writes it down in no paper, and neither does anybody in it."""


def slots_of(form: Form) -> tuple[AnySlot, ...]:
    """Give every slot of a form, protected ones last."""
    return (*form.slots, *getattr(form, "protected", ()))


def typed_slots(form: Form) -> tuple[AnySlot, ...]:
    """Give the places of a form that are filled in here; who denounces is written in by hand (LTC Đ8.3)."""
    return tuple(slot for slot in slots_of(form) if slot.key not in BY_HAND)


def slots_by_hand(form: Form) -> tuple[AnySlot, ...]:
    """Give the places of a form that are filled in by hand, on paper only."""
    return tuple(slot for slot in slots_of(form) if slot.key in BY_HAND)


def typed_columns(slot: AnySlot) -> tuple[Column, ...]:
    """Give the columns of a table that somebody fills in: one that counts its rows does so by itself."""
    return tuple(column for column in slot.columns if column.key != ROW_NUMBER)


def text_of(value: Value) -> str:
    """Write a value as a draft keeps it: days as ISO text, tables as JSON."""
    if isinstance(value, tuple):
        return json.dumps([dict(row) for row in value], ensure_ascii=False) if value else ""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def value_of(slot: AnySlot, text: str) -> Value | None:
    """Read a kept text back; None for nothing. What cannot be read as its kind is left as it was typed."""
    if not text:
        return None
    try:
        return _READ[slot.kind](text)
    except (ValueError, TypeError):
        return text


def rows_of(text: str) -> tuple[Mapping[str, str], ...]:
    """Read the rows of a table. Raises ValueError for what is no table."""
    found = json.loads(text)
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ValueError(text)
    return tuple({str(key): str(told) for key, told in row.items()} for row in found)


_READ: dict[SlotKind, Callable[[str], Value]] = {
    SlotKind.LINE: str,
    SlotKind.TEXT: str,
    SlotKind.DAY: date.fromisoformat,
    SlotKind.HOUR: time.fromisoformat,
    SlotKind.NUMBER: int,
    SlotKind.ROWS: rows_of,
}
