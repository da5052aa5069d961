"""Forms about cases: finding some, assigning and correcting one."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, SelectField
from wtforms.validators import Regexp

from casebook.law.vocabulary import Kind, Status
from casebook.law.words import word
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    Form,
    choices_of,
    codes,
    line,
    text,
)

KINDS = (Kind.COMPLAINT, Kind.PETITION, Kind.FEEDBACK, Kind.INFORMATION_REQUEST)

OVERDUE, SOON = "overdue", "soon"
OPEN = "open"
MOVE, STRIKE = "move", "strike"


def _position(typed: object) -> int | None:
    """Read which line of a journal was chosen; nothing chosen is none."""
    return int(str(typed)) if typed not in (None, "", "None") else None


class FilterForm(Form):
    """Which cases one wants to see; stands in the address, so it carries no token."""

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    q = line(_l("Name, number, telephone or words"), most=200)
    kind = SelectField(_l("Kind"), coerce=codes(Kind), validators=[LEAVE_EMPTY])
    status = SelectField(_l("Status"), coerce=codes(Status), validators=[LEAVE_EMPTY])
    handler = SelectField(_l("Handler"), validators=[LEAVE_EMPTY])
    clock = SelectField(_l("Due day"), validators=[LEAVE_EMPTY])
    unit = SelectField(_l("Unit"), validators=[LEAVE_EMPTY])
    received_from = DayField(_l("Received from"), required=False)
    received_until = DayField(_l("Received until"), required=False)
    in_hand = SelectField(_l("Open or settled"), validators=[LEAVE_EMPTY])
    alike = HiddenField(validators=[LEAVE_EMPTY, Regexp(r"[0-9a-f]{32}\Z")])

    def offer_units(self, units: list[tuple[str, Any]]) -> None:
        """Offer the units somebody sees cases of."""
        self.unit.choices = choices_of([("", _l("all")), *units])

    def offer(
        self, language: str, kinds: Iterable[Kind], handlers: list[tuple[str, Any]], statuses: list[Status]
    ) -> None:
        """Offer the words of the law, and the people to choose from."""
        everything = ("", _l("all"))
        self.kind.choices = choices_of([everything, *((k, word(k, language)) for k in kinds)])
        self.status.choices = choices_of([everything, *((s, word(s, language)) for s in statuses)])
        self.handler.choices = choices_of(
            [everything, ("me", _l("me, in hand")), ("none", _l("nobody yet")), *handlers]
        )
        self.clock.choices = choices_of(
            [everything, (OVERDUE, _l("overdue")), (SOON, _l("within 3 working days"))]
        )
        self.in_hand.choices = choices_of([everything, (OPEN, _l("still open"))])


class AssignForm(Form):
    """Who handles a case from now on."""

    version = HiddenField()
    handler = RadioField(_l("Handled by"), validators=[REQUIRED])
    note = text(_l("What they should know"), most=1000)


class CorrectionForm(Form):
    """Which event is wrong, and what is right."""

    version = HiddenField()
    event = SelectField(_l("Which line of the journal is wrong?"), coerce=_position, validators=[REQUIRED])
    how = RadioField(
        _l("What is right?"),
        choices=choices_of(
            [(MOVE, _l("It happened on another day")), (STRIKE, _l("It did not happen: strike it out"))]
        ),
        validators=[REQUIRED],
    )
    right_on = DayField(_l("The right day"), required=False)
    reason = text(_l("Why it is corrected"), most=1000, required=True)

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together: moving an event needs the day it really happened."""
        sound = bool(super().validate(extra_validators))
        if self.how.data == MOVE and self.right_on.data is None and not self.right_on.errors:
            self.refuse(str(_l("Write the day it really happened.")), "right_on")
            return False
        return sound
