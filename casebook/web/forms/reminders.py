"""The forms that settle when a unit is reminded."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectField

from casebook.web.forms.fields import REQUIRED, HourField, SeenForm, line


class ReminderForm(SeenForm):
    """In which hours letters go out, and how many working days before."""

    days = line(_l("Remind so many working days before the due day"), most=40, required=True)
    opens_at = HourField(_l("Letters go out from"))
    closes_at = HourField(_l("Letters go out until"))
    by_mail = BooleanField(_l("Send reminders by mail, too"))


class ClockDaysForm(SeenForm):
    """The days of one clock."""

    clock = SelectField(_l("Term"), validators=[REQUIRED])
    days = line(_l("Working days before its due day"), most=40)
