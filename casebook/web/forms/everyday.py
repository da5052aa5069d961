"""The one line of an everyday exchange, and the report where a child may be harmed."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from casebook.web.forms.fields import DayField, Form, line


class ExchangeForm(Form):
    """A talk at the counter in one line."""

    said = line(_l("What it was about"), most=500, required=True)
    with_whom = line(_l("With whom"))
    on_day = DayField(_l("Day"))
    child_at_risk = BooleanField(_l("Signs of harm to a child"))


class ReportForm(Form):
    """To whom signs of harm to a child were reported."""

    reported_to = line(_l("To whom, at what time, by whom"), most=300, required=True)
