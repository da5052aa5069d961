"""The form that records on which days a unit is closed."""

from flask_babel import lazy_gettext as _l

from casebook.web.forms.fields import DayField, Form, line
from casebook.web.forms.fields import request_key as keyed


class ClosureForm(Form):
    """A span of days, why, and where that is written."""

    request_key = keyed()
    first_day = DayField(_l("First day closed"))
    last_day = DayField(_l("Last day closed"))
    reason = line(_l("Why the unit is closed"), most=300, required=True)
    source = line(_l("Where it is written"), most=300)
