"""What somebody brings to the counter, to say which days would be owed."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField

from casebook.law.choices import Via
from casebook.web.forms.fields import REQUIRED, DayField, Form, codes


class DeadlinesForm(Form):
    """Which matter, how and when it came; stands in the address, so it carries no token."""

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    matter = RadioField(_l("What is it?"), validators=[REQUIRED])
    via = RadioField(_l("How it came"), coerce=codes(Via), validators=[REQUIRED])
    on = DayField(_l("Day it came"))
    remote = BooleanField(_l("Remote area"))
