"""The form of a visit: who came, what they raised, what was done; and the same for a refusal."""

import re
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FormField, HiddenField, RadioField, SelectField
from wtforms.validators import NumberRange

from casebook.web.forms.complaints import ComplaintFields
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    Form,
    accuses_head,
    choices_of,
    line,
    text,
)
from casebook.web.forms.fields import request_key as keyed
from casebook.web.forms.numbers import WholeField
from casebook.web.forms.rows import Rows

MOST_MATTERS = 10
MOST_PEOPLE = 5000
_CARD_DIGITS = 12
_NESTED = re.compile(r"matters-(\d+)-(\w+)")

NOT_SHOWN = "not_shown"
OPENED_CASE, COMPLAINT, SECOND = "opened_case", "complaint", "2"
_OF_TWELVE_DIGITS = frozenset({"citizen_card", "personal_number"})


def _heads(label: Any) -> WholeField:
    return WholeField(
        label,
        default=1,
        validators=[
            REQUIRED,
            NumberRange(1, MOST_PEOPLE, _l("Count the people who came: a number from 1 to 5000.")),
        ],
    )


def _wrong_number(shown: str | None, number: str) -> Any:
    """Look at the number gently: spaces and dots do not matter, a missing digit is told."""
    if shown == NOT_SHOWN:
        return number and _l(
            "You wrote a number but chose “not shown”. Choose the paper, or delete the number."
        )
    if not number:
        return _l("Write the number of the paper that was shown.")
    bare = re.sub(r"[\s.]", "", number)
    if shown in _OF_TWELVE_DIGITS and (len(bare) != _CARD_DIGITS or not bare.isdecimal()):
        return _l(
            "This number has 12 digits; %(typed)s were typed. For an older card choose “other paper”.",
            typed=len(bare),
        )
    return None


class VisitorFields(Form):
    """Who came; the part every form about a visitor shares."""

    full_name = line(_l("Full name"), required=True)
    address = line(_l("Address"), most=300)
    paper_shown = RadioField(_l("Identity paper"), default=NOT_SHOWN, validators=[REQUIRED])
    paper_number = line(_l("Number of the paper"), most=40)
    phone = line(_l("Telephone"), most=40)
    people_count = _heads(_l("Number of people"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field, then those that only mean something together."""
        right = super().validate(extra_validators)
        return self._together() and right

    def _together(self) -> bool:
        wrong = _wrong_number(self.paper_shown.data, self.paper_number.data or "")
        return not wrong or self._told("paper_number", wrong)

    def _told(self, field: str, wrong: Any) -> bool:
        self.refuse(str(wrong), field)
        return False


class MatterForm(ComplaintFields):
    """One thing that was raised. Which fields count depends on what was done about it."""

    class Meta(ComplaintFields.Meta):
        """It stands inside the form of the visit, whose token covers it."""

        csrf = False

    content = text(_l("What was raised"), most=5000, required=True)
    kind = RadioField(_l("This is"), validators=[REQUIRED])
    accuses_head = accuses_head()
    competent = RadioField(
        _l("Is the unit competent?"),
        default="yes",
        choices=choices_of([("yes", _l("Yes")), ("no", _l("No"))]),
        validators=[LEAVE_EMPTY],
    )
    settled_before_by = line(_l("Settled before by"), most=300)
    handling = RadioField(_l("What is done"), validators=[REQUIRED])
    answer = text(_l("What was answered"), most=5000)
    subject = line(_l("Subject of the case"), most=300)
    respondent = line(_l("Against whom or which act"), most=120)
    in_writing = BooleanField(_l("A written complaint was handed over"))
    under_age = BooleanField(_l("Whoever asks is under 18"))
    concerns_democracy = BooleanField(_l("Concerns grassroots democracy (the union may follow it)"))
    joins = line(_l("Number of the case"), most=40)
    sent_to = line(_l("To which body"), most=300)
    document_number = line(_l("Number of the document, if there is one"), most=60)
    same_as = RadioField(_l("Is it the same matter?"), validators=[LEAVE_EMPTY])

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together where a complaint becomes a case."""
        sound = bool(super().validate(extra_validators))
        if self.handling.data != OPENED_CASE or self.kind.data != COMPLAINT or self.level.data != SECOND:
            return sound
        wrong = [(field, told) for field, told in self.lacks_of_complaint() if field == "first_decided"]
        for field, told in wrong:
            self.refuse(str(told), field)
        return sound and not wrong


class VisitForm(VisitorFields):
    """A whole visit on one page."""

    request_key = keyed()
    known_id = HiddenField()
    session_id = SelectField(_l("Session"), validators=[LEAVE_EMPTY])
    visited_on = DayField(_l("Day of the visit"))
    on_behalf_of = line(_l("On behalf of"))
    authorisation_paper = line(_l("By which authorisation paper"), most=200)
    certified = BooleanField(_l("The authorisation is notarised or certified"))
    matters = Rows(FormField(MatterForm), min_entries=1, max_entries=MOST_MATTERS)
    statement = text(_l("Minutes: what the visitor said"), most=10000)
    signed = RadioField(_l("Read back to the visitor"), default="no_minutes", validators=[REQUIRED])
    note = line(_l("Note"), most=500)

    def _together(self) -> bool:
        right = super()._together()
        # Who comes for somebody else shows by what right (LTCD Đ25.1).
        if self.on_behalf_of.data and not self.authorisation_paper.data:
            wrong = _l("Write which authorisation paper was shown; if none was, write “not shown”.")
            return self._told("authorisation_paper", wrong)
        return right

    def refuse(self, sentence: str, field: str | None) -> None:
        """Tell a refusal beside its field, also where the field belongs to one matter."""
        nested = _NESTED.fullmatch(field or "")
        if nested is None:
            super().refuse(sentence, field)
            return
        matter = self.matters.entries[int(nested[1])].form
        matter.refuse(sentence, nested[2])
        # A list counts the errors of its parts while it is checked, not those that come later.
        self.matters.errors = [*self.matters.errors, matter.errors]


class RefusalForm(VisitorFields):
    """Somebody was not received: who, what they came for, on which ground, and what they were told."""

    request_key = keyed()
    visited_on = DayField(_l("Day they came"))
    accuses_head = accuses_head()
    content = text(_l("What they came for"), most=5000, required=True)
    kind = RadioField(_l("This is"), validators=[LEAVE_EMPTY])
    ground = RadioField(_l("Ground of the refusal"), validators=[REQUIRED])
    explanation = text(_l("What was explained to them"), most=2000, required=True)
    grounds_met_on = DayField(_l("Day the ground was established"), required=False)
