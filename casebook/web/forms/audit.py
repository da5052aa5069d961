"""Which lines of the audit are wanted."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from casebook.web.forms.fields import LEAVE_EMPTY, DayField, Form, choices_of


class LinesForm(Form):
    """By days, person and deed; stands in the address, so it carries no token."""

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    person = SelectField(_l("Person"), validators=[LEAVE_EMPTY])
    deed = SelectField(_l("Deed"), validators=[LEAVE_EMPTY])

    def offer(self, people: list[tuple[str, Any]], deeds: list[tuple[str, Any]]) -> None:
        """Offer the people of the unit and everything that can be done."""
        everything = ("", _l("all"))
        self.person.choices = choices_of([everything, *people])
        self.deed.choices = choices_of([everything, *deeds])


# "from" is no name Python allows.
setattr(LinesForm, "from", DayField(_l("From"), required=False))
setattr(LinesForm, "to", DayField(_l("To"), required=False))  # noqa: B010  beside its partner
