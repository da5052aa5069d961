"""The form of a step: built from its row in the table of steps, it asks for exactly what the step needs."""

from collections.abc import Callable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField

from casebook.law.fields import FIELD_SHAPES, Field, FieldKind
from casebook.law.lifecycle import Step
from casebook.law.words import word
from casebook.web.forms.fields import LEAVE_EMPTY, REQUIRED, DayField, Form, choices_of, line, text

DAY_FIELD = "on"
_LONGEST_LINE, _LONGEST_TEXT = 300, 5000


class StepForm(Form):
    """What every step carries: the version of the case its form was made from."""

    version = HiddenField()

    def answers(self, step: Step) -> dict[Field, object]:
        """Give what was answered, by the questions of the step."""
        return {asked: self[_name(asked)].data for asked in step.asks if asked is not Field.DAY}


def step_form(step: Step, language: str, people: list[tuple[str, str]]) -> type[StepForm]:
    """Make the form of a step; `people` are those who may handle the case."""
    fields = {_name(asked): _field(asked, step, language, people) for asked in step.asks}
    return type("FormOfStep", (StepForm,), fields)


def _name(asked: Field) -> str:
    return DAY_FIELD if asked is Field.DAY else str(asked)


def _field(asked: Field, step: Step, language: str, people: list[tuple[str, str]]) -> Any:
    shape, required = FIELD_SHAPES[asked], asked in step.required
    label = _l("Day it happened") if asked is Field.DAY else word(asked, language)
    if shape.choices is not None:
        return _choice([(str(c), word(c, language)) for c in shape.choices], label, required=required)
    if shape.kind is FieldKind.PERSON:
        return _choice(people, label, required=required)
    return _OPEN[shape.kind](label, required)


_OPEN: dict[FieldKind, Callable[[Any, bool], Any]] = {
    FieldKind.DAY: lambda label, required: DayField(label, required=required),
    FieldKind.YES_NO: lambda label, _required: BooleanField(label),
    FieldKind.TEXT: lambda label, required: text(label, most=_LONGEST_TEXT, required=required),
    FieldKind.LINE: lambda label, required: line(label, most=_LONGEST_LINE, required=required),
}


def _choice(offered: list[tuple[str, str]], label: Any, *, required: bool) -> RadioField:
    return RadioField(
        label, choices=choices_of(offered), validators=[REQUIRED] if required else [LEAVE_EMPTY]
    )
