"""The form that proposes a special day."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from casebook.web.forms.fields import REQUIRED, DayField, Form, line


class SpecialDayForm(Form):
    """A day off, or a Saturday that is worked, with where that is written."""

    day = DayField(_l("Day"))
    works = RadioField(_l("This day is"), validators=[REQUIRED])
    name = line(_l("What it is for"), most=200, required=True)
    source = line(_l("Where it is written"), most=300, required=True)
