"""The form of a step: built from its row in the table of steps, it asks for exactly what the step needs."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField
from wtforms.validators import NumberRange

from casebook.law.fields import FIELD_SHAPES, Field, FieldKind
from casebook.law.lifecycle import Step
from casebook.law.vocabulary import Kind
from casebook.law.words import word
from casebook.web.forms.fields import LEAVE_EMPTY, REQUIRED, DayField, Form, choices_of, line, text
from casebook.web.forms.numbers import WholeField

DAY_FIELD = "on"
_LONGEST_LINE, _LONGEST_TEXT, _LARGEST_NUMBER = 300, 5000, 999


class StepForm(Form):
    """What every step carries: the version of the case its form was made from."""

    version = HiddenField()

    def answers(self, step: Step) -> dict[Field, object]:
        """Give what was answered, by the questions of the step."""
        return {asked: self[name_of(asked)].data for asked in step.asks if asked is not Field.DAY}

    def sound_answers(self, step: Step) -> dict[Field, object]:
        """Give the answers that are fit for the law, of a form that nobody may have checked yet."""
        answers = self.answers(step)
        return {asked: answer for asked, answer in answers.items() if _is_sound(self[name_of(asked)])}


def step_form(
    step: Step, language: str, people: list[tuple[str, str]], kind: Kind | None = None
) -> type[StepForm]:
    """Make the form of a step; `people` are those who may handle the case, `kind` what the case is."""
    fields = {name_of(asked): _field(asked, step, _Offer(language, people, kind)) for asked in step.asks}
    return type("FormOfStep", (StepForm,), fields)


def name_of(asked: Field) -> str:
    """Give the name under which a form asks a question."""
    return DAY_FIELD if asked is Field.DAY else str(asked)


def _is_sound(field: Any) -> bool:
    if field.process_errors or field.data is None:
        return False
    if isinstance(field, RadioField):
        return any(choice.value == field.data for choice in field.iter_choices())
    return not isinstance(field, WholeField) or 1 <= field.data <= _LARGEST_NUMBER


class _Offer(NamedTuple):
    language: str
    people: list[tuple[str, str]]
    kind: Kind | None


def _field(asked: Field, step: Step, offer: _Offer) -> Any:
    shape, required = FIELD_SHAPES[asked], asked in step.required
    label = _l("Day it happened") if asked is Field.DAY else word(asked, offer.language)
    if shape.choices is not None:
        offered = _offered(asked, step, shape.choices, offer.kind)
        return _choice([(str(c), word(c, offer.language)) for c in offered], label, required=required)
    if shape.kind is FieldKind.PERSON:
        return _choice(offer.people, label, required=required)
    return _OPEN[shape.kind](label, required)


def _offered(asked: Field, step: Step, choices: type[StrEnum], kind: Kind | None) -> list[StrEnum]:
    """Give the answers a step may take; a case never becomes what it is, nor a denunciation.

    A denunciation is begun under seal, not made of a case that holds names (LTC Đ8.3).
    """
    never = {kind, Kind.DENUNCIATION}
    return [choice for choice in step.offers.get(asked, tuple(choices)) if choice not in never]


_OPEN: dict[FieldKind, Callable[[Any, bool], Any]] = {
    FieldKind.DAY: lambda label, required: DayField(label, required=required),
    FieldKind.YES_NO: lambda label, _required: BooleanField(label),
    FieldKind.TEXT: lambda label, required: text(label, most=_LONGEST_TEXT, required=required),
    FieldKind.LINE: lambda label, required: line(label, most=_LONGEST_LINE, required=required),
    FieldKind.NUMBER: lambda label, required: _number(label, required=required),
}


def _number(label: Any, *, required: bool) -> WholeField:
    told = _l("Enter a whole number from 1 to %(most)s.", most=_LARGEST_NUMBER)
    return WholeField(
        label, validators=[REQUIRED if required else LEAVE_EMPTY, NumberRange(1, _LARGEST_NUMBER, told)]
    )


def _choice(offered: list[tuple[str, str]], label: Any, *, required: bool) -> RadioField:
    return RadioField(
        label, choices=choices_of(offered), validators=[REQUIRED] if required else [LEAVE_EMPTY]
    )
