"""Forms of the statistics: which days, which unit, which duties; they stand in the address."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from casebook.law.vocabulary import ClockState
from casebook.law.words import word
from casebook.web.forms.fields import LEAVE_EMPTY, DayField, Form, choices_of, codes

_STATES = (
    ClockState.MET,
    ClockState.MET_LATE,
    ClockState.OVERDUE,
    ClockState.RUNNING,
    ClockState.PAUSED,
    ClockState.CANCELLED,
)


class SpanForm(Form):
    """Of which days and which unit figures are wanted."""

    class Meta(Form.Meta):
        """Asked by an address: it changes nothing."""

        csrf = False

    first = DayField(_l("From day"))
    last = DayField(_l("To day"))
    unit = SelectField(_l("Unit"), validators=[LEAVE_EMPTY])

    def offer_units(self, units: list[tuple[str, Any]]) -> None:
        """Offer the units somebody sees, and all of them together."""
        self.unit.choices = choices_of([("", _l("all")), *units])


class DutiesForm(SpanForm):
    """Which duties are wanted, and how they stand."""

    duty = SelectField(_l("Term"), validators=[LEAVE_EMPTY])
    state = SelectField(_l("How it stands"), coerce=codes(ClockState), validators=[LEAVE_EMPTY])

    def offer_duties(self, language: str, duties: list[tuple[str, Any]]) -> None:
        """Offer the duties of the law, and the ways a duty stands."""
        everything = ("", _l("all"))
        self.duty.choices = choices_of([everything, *duties])
        self.state.choices = choices_of([everything, *((s, word(s, language)) for s in _STATES)])
