"""Forms about letters of a case that is there: one more letter, a repeat to join, contents to split off."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import FormField, HiddenField, RadioField, SelectField

from casebook.law.choices import Forwarder, Via
from casebook.law.vocabulary import Kind
from casebook.law.words import word
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    Form,
    accuses_head,
    choices_of,
    codes,
    line,
    text,
)
from casebook.web.forms.fields import request_key as keyed
from casebook.web.forms.letters import BY_LETTER, LETTER_KINDS
from casebook.web.forms.rows import Rows

MOST_PARTS = 5


class AttachForm(Form):
    """One more letter about a case."""

    request_key = keyed()
    received_on = DayField(_l("Day the letter came"))
    via = RadioField(_l("How it came"), coerce=codes(Via), validators=[REQUIRED])
    forwarder = SelectField(_l("Forwarded by"), coerce=codes(Forwarder), validators=[LEAVE_EMPTY])
    written_on = DayField(_l("Day written on the letter"), required=False)
    accuses_head = accuses_head()
    sender = line(_l("Who sent it"), required=True)
    contact = line(_l("Address or telephone, where it is a new one"), most=300)
    subject = line(_l("What it says, in one line"), most=300)
    content = text(_l("Content of the letter"), most=20000)
    note = text(_l("Note"), most=1000)

    def offer(self, language: str) -> None:
        """Offer the words of the law in the language of the page."""
        self.via.choices = choices_of([(via, word(via, language)) for via in BY_LETTER])
        forwarders = [(one, word(one, language)) for one in Forwarder]
        self.forwarder.choices = choices_of([("", _l("nobody")), *forwarders])


BY_NUMBER = "number"


class JoinForm(Form):
    """Which other case is the same matter."""

    other = RadioField(_l("The same matter as"), validators=[REQUIRED])
    number = line(_l("Number of the case"), most=40)
    note = text(_l("How one sees that it is the same"), most=1000)

    def offer(self, alike: list[tuple[str, str]]) -> None:
        """Offer the cases of the same person, and any other by its number."""
        self.other.choices = choices_of([*alike, (BY_NUMBER, _l("another case, by its number"))])

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together: another case is named by its number."""
        sound = bool(super().validate(extra_validators))
        if self.other.data == BY_NUMBER and not self.number.data:
            self.refuse(str(_l("Write the number, for example KN-2026-0042.")), "number")
            return False
        return sound


class PartForm(Form):
    """One content split off a letter."""

    class Meta(Form.Meta):
        """It stands inside the form of the page, whose token covers it."""

        csrf = False

    kind = RadioField(_l("This content is"), coerce=codes(Kind), validators=[REQUIRED])
    accuses_head = accuses_head()
    subject = line(_l("What it is about, in one line"), most=300, required=True)
    content = text(_l("What the letter says of it"), most=20000)
    contested_decision = line(_l("Contested decision or act"), most=300)
    contested_known_on = DayField(_l("Day it was received or became known"), required=False)

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together: a complaint is against something (LKN Đ8)."""
        sound = bool(super().validate(extra_validators))
        if self.kind.data is Kind.COMPLAINT and not self.contested_decision.data:
            told = _l("A complaint is against a decision or an act: write which one.")
            self.refuse(str(told), "contested_decision")
            return False
        return sound


class SplitForm(Form):
    """The contents split off a letter, and the guide note to whoever sent it."""

    version = HiddenField()
    request_key = keyed()
    parts = Rows(FormField(PartForm), min_entries=1, max_entries=MOST_PARTS)
    document_number = line(_l("Number of the guide note, if one was sent"), most=60)
    signer = line(_l("Signed by"), most=120)
    note = text(_l("Note"), most=1000)

    def drop_accusing(self) -> bool:
        """Forget every content that accuses who leads the unit; say whether there was one."""
        entries = self.parts.entries
        left = [entry for entry in entries if not entry.form.accuses_head.data]
        dropped = len(left) < len(entries)
        entries[:] = left
        return dropped

    def offer(self, language: str) -> None:
        """Offer the words of the law in the language of the page."""
        kinds = [(kind, word(kind, language)) for kind in LETTER_KINDS]
        for entry in self.parts.entries:
            entry.form.kind.choices = choices_of(kinds)
