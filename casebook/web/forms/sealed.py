"""The forms of the sealed book: a day, how it came, a seal number, to whom it went. No name, no content."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from casebook.web.forms.fields import REQUIRED, DayField, Form, choices_of, line


class SealedForm(Form):
    """What may be written down of something that is kept under seal."""

    came_by = RadioField(
        _l("How it came"),
        choices=choices_of([("visit", _l("somebody came")), ("letter", _l("a letter"))]),
        validators=[REQUIRED],
    )
    received_on = DayField(_l("Day it came"))
    seal_number = line(_l("Number on the seal"), most=30, required=True)


class HandOverForm(Form):
    """To which body the envelope went."""

    handed_to = line(_l("Handed over to (a body, no person's name)"), most=200, required=True)
    handed_on = DayField(_l("Day of the handing over"))
