"""The forms of walls: stepping back, declaring that somebody is involved, naming somebody in a case."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField

from casebook.law.exclusions import Ground
from casebook.law.words import word
from casebook.web.forms.fields import LEAVE_EMPTY, REQUIRED, Form, choices_of, codes, line, text


class StepBackForm(Form):
    """Why somebody steps back."""

    ground = RadioField(_l("What ties you to the matter?"), coerce=codes(Ground), validators=[REQUIRED])
    note = text(_l("In a few words, if it helps"), most=1000)

    def offer(self, language: str) -> None:
        """Offer the grounds in the language of the page."""
        self.ground.choices = choices_of([(one, word(one, language)) for one in Ground])


class ConflictForm(StepBackForm):
    """Who is involved, and how."""

    person = RadioField(_l("Who is involved?"), validators=[REQUIRED])
    ground = RadioField(_l("What ties them to the matter?"), coerce=codes(Ground), validators=[REQUIRED])


class LiftForm(Form):
    """Why somebody is let back."""

    why = text(_l("Why they may take part again"), most=1000, required=True)


class NameForm(Form):
    """Somebody who is involved in a case."""

    version = HiddenField()
    role = RadioField(_l("What they are in the case"), validators=[REQUIRED])
    person = SelectField(_l("From the people of the unit"), validators=[LEAVE_EMPTY])
    full_name = line(_l("In words, if not in the list: name and post"), most=120)
