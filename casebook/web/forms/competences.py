"""The form that says to which body something goes from a day on."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField

from casebook.web.forms.fields import LEAVE_EMPTY, REQUIRED, DayField, Form, choices_of, line, text
from casebook.web.forms.fields import request_key as keyed


class BodyForm(Form):
    """A unit of the installation, or a body outside by its name, from a day on."""

    request_key = keyed()
    competence = RadioField(_l("What goes to the body"), validators=[REQUIRED])
    to_unit = SelectField(_l("A unit of this installation"), validators=[LEAVE_EMPTY])
    to_body = line(_l("Or a body outside, by its name"), most=200)
    since = DayField(_l("From which day on"))
    source = line(_l("By which document"), most=300, required=True)
    note = text(_l("Note"), most=1000)

    def offer(self, competences: list[tuple[str, str]], units: list[tuple[str, str]]) -> None:
        """Offer what may be named, and the other units."""
        self.competence.choices = choices_of(competences)
        self.to_unit.choices = choices_of([("", _l("none of these")), *units])

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together: it is one body."""
        sound = bool(super().validate(extra_validators))
        if bool(self.to_unit.data) == bool(self.to_body.data):
            self.refuse(
                str(_l("Choose a unit, or write the name of a body outside: one of the two.")), "to_body"
            )
            return False
        return sound
