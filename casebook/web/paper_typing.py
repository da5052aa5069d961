"""A draft as a form to fill in, and what was typed into it as texts to keep."""

from collections.abc import Mapping

from flask import request
from wtforms import Field

from casebook.papers.form import Form as StatutoryForm
from casebook.papers.slots import SlotKind, Value
from casebook.records.papers import Paper
from casebook.services.drafting import seen_paper
from casebook.services.paper_texts import AnySlot, slots_of, text_of, typed_columns, typed_slots, value_of
from casebook.web.conflicts import shown
from casebook.web.forms.papers import MOST_ROWS, PaperForm, name_of, paper_form
from casebook.web.language import language
from casebook.web.typed import kept_text

_KINDS = {SlotKind.DAY: "isoformat", SlotKind.HOUR: "isoformat", SlotKind.NUMBER: "bit_length"}


def opened_form(paper: Paper, form: StatutoryForm) -> PaperForm:
    """Open the form of a draft: as typed, as it was left when the sign-in ran out, or as it stands."""
    made = paper_form(typed_slots(form), language())
    if request.method != "GET":
        return made()
    standing = {name_of(slot.key): _data(slot, paper.filled.get(slot.key, "")) for slot in typed_slots(form)}
    filled = made(formdata=kept_text(), data={name: data for name, data in standing.items() if data})
    filled.seen.data = filled.seen.data or seen_paper(paper, form)
    return filled


def _data(slot: AnySlot, text: str) -> object:
    value = value_of(slot, text)
    if slot.kind is SlotKind.ROWS:
        rows = value if isinstance(value, tuple) else ()
        return [{name_of(key): told for key, told in row.items()} for row in rows[:MOST_ROWS]]
    needed = _KINDS.get(slot.kind)
    return value if needed is None or hasattr(value, needed) else None


def typed_texts(form: PaperForm, statutory: StatutoryForm) -> dict[str, str]:
    """Give what was typed, by the keys of the places, as a draft keeps it."""
    return {slot.key: _text(slot, form[name_of(slot.key)]) for slot in typed_slots(statutory)}


def _text(slot: AnySlot, field: Field) -> str:
    if slot.kind is not SlotKind.ROWS:
        return "" if field.data is None else text_of(field.data)
    told: list[dict[str, str | None]] = field.data or []
    rows = [
        {column.key: row.get(name_of(column.key)) or "" for column in typed_columns(slot)} for row in told
    ]
    value: Value = tuple(row for row in rows if any(row.values()))
    return text_of(value)


def told_values(form: StatutoryForm, texts: Mapping[str, object]) -> dict[str, str]:
    """Write kept texts as people read them: days as dd/mm/yyyy, a table line by line."""
    slots = {slot.key: slot for slot in slots_of(form)}
    return {key: _told(slots[key], str(text)) for key, text in texts.items() if key in slots}


def _told(slot: AnySlot, text: str) -> str:
    value = value_of(slot, text)
    if isinstance(value, tuple):
        return "\n".join(" · ".join(told for told in row.values() if told) for row in value)
    return shown(value)


def add_row(form: PaperForm, key: str) -> None:
    """Open one more row of a table; nothing is stored."""
    field = form._fields.get(key)
    if field is not None and hasattr(field, "append_entry") and len(field.entries) < field.max_entries:
        field.append_entry()
