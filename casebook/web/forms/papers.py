"""The forms of papers: one made from the places of a statutory form; issuing it, putting it aside."""

from collections.abc import Callable, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FormField, HiddenField, SelectField
from wtforms.validators import NumberRange

from casebook.papers.slots import Column, ProtectedSlot, Slot, SlotKind
from casebook.papers.wording import ROW_NUMBER
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    Form,
    HourField,
    SeenForm,
    choices_of,
    line,
    request_key,
    text,
)
from casebook.web.forms.numbers import WholeField
from casebook.web.forms.rows import Rows

MOST_ROWS = 300
_LONGEST_LINE, _LONGEST_TEXT, _LONGEST_CELL, _LARGEST = 500, 20000, 1000, 999_999_999
_PLACE = "v_"

AnySlot = Slot | ProtectedSlot


class PaperForm(SeenForm):
    """What every draft carries; its fields come from the places of its form."""


class BeginForm(Form):
    """Which form a paper is begun on: new, or with the wording of the last one."""

    request_key = request_key()
    begin = HiddenField()
    reuse = HiddenField()


class IssueForm(SeenForm):
    """On which day, signed by whom and as what."""

    issued_on = DayField(_l("Day on the paper"))
    signer = SelectField(_l("Signed by"), validators=[REQUIRED])
    capacity = SelectField(_l("Signs as"), validators=[LEAVE_EMPTY])
    before = HiddenField()
    """The number of a later day that was told."""
    out_of_order = BooleanField(_l("The day is right: issue it though a number before it is of a later day"))

    def offer(self, signers: Sequence[tuple[str, str]], capacities: Sequence[tuple[str, str]]) -> None:
        """Offer who may sign, and as what."""
        self.signer.choices = choices_of(signers)
        self.capacity.choices = choices_of([("", _l("as their office says")), *capacities])


class TieForm(Form):
    """Which step of the journal a paper belongs to."""

    event = SelectField(_l("Step of the journal"), validators=[REQUIRED])


class DiscardForm(SeenForm):
    """Why a paper is put aside; of a draft, what it said when its page was made."""

    reason = text(_l("Reason"), most=1000)


def name_of(key: str) -> str:
    """Give the name under which a form asks for a value."""
    return f"{_PLACE}{key}"


def paper_form(slots: Sequence[AnySlot], language: str) -> type[PaperForm]:
    """Make the form of a draft: one field for every place of its statutory form; none must be filled."""
    fields = {name_of(slot.key): _field(slot, language) for slot in slots}
    return type("PaperForm", (PaperForm,), fields)


def _field(slot: AnySlot, language: str) -> Any:
    label = slot.en if language == "en" else slot.vi
    if slot.kind is SlotKind.ROWS:
        return Rows(FormField(_row_form(slot.columns)), label=label, min_entries=1, max_entries=MOST_ROWS)
    return _OPEN[slot.kind](label)


def _row_form(columns: Sequence[Column]) -> type[Form]:
    class RowMeta(Form.Meta):
        csrf = False

    typed = (column for column in columns if column.key != ROW_NUMBER)
    cells = {name_of(column.key): line(column.heading, most=_LONGEST_CELL) for column in typed}
    return type("RowForm", (Form,), {"Meta": RowMeta, **cells})


_OPEN: dict[SlotKind, Callable[[str], Any]] = {
    SlotKind.LINE: lambda label: line(label, most=_LONGEST_LINE),
    SlotKind.TEXT: lambda label: text(label, most=_LONGEST_TEXT),
    SlotKind.DAY: lambda label: DayField(label, required=False),
    SlotKind.HOUR: lambda label: HourField(label, required=False),
    SlotKind.NUMBER: lambda label: WholeField(
        label,
        validators=[LEAVE_EMPTY, NumberRange(0, _LARGEST, _l("Enter a whole number, for example 3."))],
    ),
}
