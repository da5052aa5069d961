"""Forms about cases: registering one from a letter, finding some, assigning and correcting one."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, RadioField, SelectField

from casebook.law.choices import Forwarder, Via
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

KINDS = (Kind.COMPLAINT, Kind.PETITION, Kind.FEEDBACK)
BY_LETTER = (Via.POST, Via.ONLINE, Via.FORWARDED, Via.PRESS)

OVERDUE, SOON = "overdue", "soon"
MOVE, STRIKE = "move", "strike"


def _position(typed: object) -> int | None:
    """Read which line of a journal was chosen; nothing chosen is none."""
    return int(str(typed)) if typed not in (None, "", "None") else None


class LetterForm(Form):
    """A letter that becomes a case."""

    request_key = HiddenField()
    received_on = DayField(_l("Day the letter came"))
    via = RadioField(_l("How it came"), coerce=codes(Via), validators=[REQUIRED])
    forwarder = SelectField(_l("Forwarded by"), coerce=codes(Forwarder), validators=[LEAVE_EMPTY])
    written_on = DayField(_l("Day written on the letter"), required=False)
    full_name = line(_l("Full name"), required=True)
    address = line(_l("Address"), most=300)
    phone = line(_l("Telephone"), most=40)
    paper_number = line(_l("Number of the identity paper"), most=40)
    kind = RadioField(_l("What the letter is"), coerce=codes(Kind), validators=[REQUIRED])
    subject = line(_l("What it is about, in one line"), most=300, required=True)
    content = text(_l("Content of the letter"), most=20000)
    contested_decision = line(_l("Contested decision or act"), most=300)
    contested_known_on = DayField(_l("Day it was received or became known"), required=False)
    respondent = line(_l("Complained of: person or body"))
    competent = RadioField(
        _l("Is it for this unit to settle?"),
        default="yes",
        choices=choices_of([("yes", _l("Yes")), ("no", _l("No, it belongs elsewhere"))]),
        validators=[REQUIRED],
    )
    concerns_democracy = BooleanField(_l("Concerns democracy at the grassroots"))
    regulation = BooleanField(_l("Feedback about an administrative regulation"))
    new_matter = BooleanField(_l("I have looked: this is a new matter"))

    def offer(self, language: str) -> None:
        """Offer the words of the law in the language of the page."""
        self.via.choices = choices_of([(via, word(via, language)) for via in BY_LETTER])
        self.kind.choices = choices_of([(kind, word(kind, language)) for kind in KINDS])
        self.forwarder.choices = choices_of(
            [("", _l("nobody")), *((one, word(one, language)) for one in Forwarder)]
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together: a complaint is against something (LKN Đ8)."""
        sound = bool(super().validate(extra_validators))
        if self.kind.data is Kind.COMPLAINT and not self.contested_decision.data:
            told = _l("A complaint is against a decision or an act: write which one.")
            self.refuse(str(told), "contested_decision")
            return False
        return sound


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

    def offer(self, language: str, handlers: list[tuple[str, Any]], statuses: list[Status]) -> None:
        """Offer the words of the law, and the people to choose from."""
        everything = ("", _l("all"))
        self.kind.choices = choices_of([everything, *((k, word(k, language)) for k in KINDS)])
        self.status.choices = choices_of([everything, *((s, word(s, language)) for s in statuses)])
        self.handler.choices = choices_of(
            [everything, ("me", _l("me, in hand")), ("none", _l("nobody yet")), *handlers]
        )
        self.clock.choices = choices_of(
            [everything, (OVERDUE, _l("overdue")), (SOON, _l("within 3 working days"))]
        )


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
