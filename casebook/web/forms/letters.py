"""The form of a letter that becomes a case; which questions count depends on what the letter is."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import NumberRange

from casebook.law.choices import Forwarder, Via
from casebook.law.vocabulary import Kind
from casebook.law.words import word
from casebook.web.forms.complaints import ComplaintFields
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    accuses_head,
    choices_of,
    codes,
    line,
    text,
)
from casebook.web.forms.fields import request_key as keyed
from casebook.web.forms.numbers import WholeField

LETTER_KINDS = (Kind.COMPLAINT, Kind.PETITION, Kind.FEEDBACK, Kind.INFORMATION_REQUEST)
BY_LETTER = (Via.POST, Via.ONLINE, Via.FORWARDED, Via.PRESS)
MOST_PEOPLE = 5000
_NAME = 120


class LetterForm(ComplaintFields):
    """A letter that becomes a case; its questions stand in the order of the page, as do its mistakes."""

    request_key = keyed()
    received_on = DayField(_l("Day the letter came"))
    via = RadioField(_l("How it came"), coerce=codes(Via), validators=[REQUIRED])
    forwarder = SelectField(_l("Forwarded by"), coerce=codes(Forwarder), validators=[LEAVE_EMPTY])
    written_on = DayField(_l("Day written on the letter"), required=False)
    kind = RadioField(_l("What the letter is"), coerce=codes(Kind), validators=[REQUIRED])
    accuses_head = accuses_head()
    subject = line(_l("What it is about, in one line"), most=300, required=True)
    content = text(_l("Content of the letter"), most=20000)
    respondent = line(_l("Complained of: person or body"))
    under_age = BooleanField(_l("Whoever asks is under 18"))
    regulation = BooleanField(_l("Feedback about an administrative regulation"))
    is_anonymous = BooleanField(_l("The letter bears no name (anonymous)"))
    full_name = line(_l("Full name"), most=_NAME)
    address = line(_l("Address"), most=300)
    phone = line(_l("Telephone"), most=40)
    paper_number = line(_l("Number of the identity paper"), most=40)
    people = WholeField(
        _l("How many people sent it"),
        default=1,
        validators=[
            LEAVE_EMPTY,
            NumberRange(1, MOST_PEOPLE, _l("Count the people who came: a number from 1 to 5000.")),
        ],
    )
    representatives = text(_l("Representatives, one name a line"), most=700)
    representation_paper = line(_l("The paper that names the representatives"), most=200)
    all_signed = BooleanField(_l("Everybody has signed the letter"))
    authorisation_paper = line(_l("The paper that authorises the representative"), most=200)
    certified = BooleanField(_l("The authorisation is notarised or certified"))
    competent = RadioField(
        _l("Is it for this unit to settle?"),
        default="yes",
        choices=choices_of([("yes", _l("Yes")), ("no", _l("No, it belongs elsewhere"))]),
        validators=[REQUIRED],
    )
    concerns_democracy = BooleanField(_l("Concerns democracy at the grassroots"))
    new_matter = BooleanField(_l("I have looked: this is a new matter"))

    def offer(self, language: str) -> None:
        """Offer the words of the law in the language of the page."""
        self.via.choices = choices_of([(via, word(via, language)) for via in BY_LETTER])
        self.kind.choices = choices_of([(kind, word(kind, language)) for kind in LETTER_KINDS])
        self.forwarder.choices = choices_of(
            [("", _l("nobody")), *((one, word(one, language)) for one in Forwarder)]
        )
        self.offer_complaint(language)

    @property
    def speakers(self) -> list[str]:
        """Give the names of the representatives, one of each line."""
        return [name.strip() for name in (self.representatives.data or "").splitlines() if name.strip()]

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together, each where it matters."""
        sound = bool(super().validate(extra_validators))
        wrong = self.lacks_of_complaint() if self.kind.data is Kind.COMPLAINT else []
        wrong += self._people_wrong()
        for field, told in wrong:
            self.refuse(str(told), field)
        return sound and not wrong

    def _people_wrong(self) -> list[tuple[str, Any]]:
        told: list[tuple[str, Any]] = []
        if not self.full_name.data and not self.is_anonymous.data:
            told.append(("full_name", _l("Write the sender's name, or tick that the letter bears none.")))
        if any(len(name) > _NAME for name in self.speakers):
            wanted = _l("A name has at most 120 characters. Write one name a line.")
            told.append(("representatives", wanted))
        return told
