"""The forms of the calendar: a change of several days proposed, and the word of whoever decides."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FormField, HiddenField, SelectField
from wtforms.validators import Optional

from casebook.web.forms.fields import DayField, Form, HourField, choices_of, is_filled, line, text
from casebook.web.forms.fields import request_key as keyed
from casebook.web.forms.rows import Rows

MOST_DAYS = 20
_NESTED = re.compile(r"rows-(\d+)-(\w+)")

OFF, WORKED, ORDINARY = "off", "worked", "ordinary"


class DayRowForm(Form):
    """One day of a change; a row without a day is left out."""

    class Meta(Form.Meta):
        """It stands inside the form of the change, whose token covers it."""

        csrf = False

    day = DayField(_l("Day"), required=False)
    becomes = SelectField(
        _l("This day is"),
        choices=choices_of(
            [
                (OFF, _l("off")),
                (WORKED, _l("worked, to make up for a day off")),
                (ORDINARY, _l("taken out: again what its weekday says")),
            ]
        ),
        validators=[Optional()],
    )
    name = line(_l("What it is for"), most=200)
    opens = HourField(_l("Worked only from"), required=False)
    closes = HourField(_l("Worked only until"), required=False)

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field, then that a row with words has its day and a day its words."""
        right = bool(super().validate(extra_validators))
        if self.day.errors:
            return False
        if self.day.data is None and any(is_filled(f) for f in (self.name, self.opens, self.closes)):
            self.refuse(str(_l("Please fill this in.")), "day")
            return False
        if self.day.data is not None and self.becomes.data != ORDINARY and not self.name.data:
            self.refuse(str(_l("Please fill this in.")), "name")
            return False
        return right


class ChangeForm(Form):
    """Days that change together, with where that is written."""

    request_key = keyed()
    rows = Rows(FormField(DayRowForm), min_entries=2, max_entries=MOST_DAYS)
    source = line(_l("Where it is written"), most=300, required=True)
    reason = text(_l("Why, or what else should be known"), most=500)

    def filled_rows(self) -> list[int]:
        """Give the positions of the rows that name a day."""
        return [at for at, entry in enumerate(self.rows.entries) if entry.form.day.data is not None]

    def refuse(self, sentence: str, field: str | None) -> None:
        """Tell a refusal beside its field, also where the field belongs to one day of the change."""
        nested = _NESTED.fullmatch(field or "")
        if nested is None:
            super().refuse(sentence, field)
            return
        filled = self.filled_rows()
        at = filled[int(nested[1])] if int(nested[1]) < len(filled) else 0
        self.rows.entries[at].form.refuse(sentence, nested[2])
        # A list keeps what it found when it was checked; the summary of the page asks it.
        self.rows.errors = [entry.errors for entry in self.rows.entries]


class DecisionForm(Form):
    """A word on a proposal, and the seal of the impact that was shown."""

    seal = HiddenField()
    word = text(_l("A word on the decision"), most=500)
