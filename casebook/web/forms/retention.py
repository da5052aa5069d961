"""A decision to destroy letters filed away."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, SelectMultipleField

from casebook.web.forms.fields import REQUIRED, DayField, Form, choices_of, line, request_key


class DestructionForm(Form):
    """Which cases, by which document, of which day."""

    request_key = request_key()
    case_ids = SelectMultipleField(_l("Cases the decision names"))
    document_number = line(_l("Number of the decision"), most=60, required=True)
    decided_on = DayField(_l("Day of the decision"))
    sure = BooleanField(_l("I know that nobody can bring this back"), validators=[REQUIRED])

    def offer(self, cases: list[tuple[str, Any]]) -> None:
        """Offer the cases whose keeping is over."""
        self.case_ids.choices = choices_of(cases)
