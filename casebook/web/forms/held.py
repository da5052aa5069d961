"""The forms of what is held above: a day, and above, whom it is about. Never who it is from."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField

from casebook.law.choices import Via
from casebook.web.forms.fields import LEAVE_EMPTY, DayField, Form, codes, line
from casebook.web.forms.seals import DenouncedForm


class GivenForm(Form):
    """When the envelope was handed over above."""

    handed_on = DayField(_l("Day of the handing over"))


class HeldForm(DenouncedForm):
    """What the unit above writes down when it opens the case."""

    person = SelectField(_l("The accused, from the people of that unit"), validators=[LEAVE_EMPTY])
    full_name = line(_l("The accused in words, if not in the list: name and post"), most=120)
    subject = line(_l("What is denounced, in one line"), most=300, required=True)
    via = RadioField(
        _l("How the letter came"), coerce=codes(Via), default=str(Via.POST), validators=[LEAVE_EMPTY]
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for the accused together with whatever else is missing."""
        sound = bool(super().validate(extra_validators))
        return self.names_accused() and sound
