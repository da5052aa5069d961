"""The forms around who denounces: sealing it once, asking to open it, deciding, lending, and the register."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField, SelectMultipleField

from casebook.law.envelopes import Movement
from casebook.law.identities import IdentityField, IdentityMode, OpeningBasis
from casebook.law.words import word
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    Form,
    SeenForm,
    choices_of,
    codes,
    line,
    request_key,
    text,
)

People = Sequence[tuple[str, str]]


def _offered(words: Iterable[StrEnum], language: str) -> list[tuple[str, str]]:
    return [(str(one), word(one, language)) for one in words]


class IdentityForm(Form):
    """Who denounces: typed once, sealed at once, shown on no page to whoever typed it."""

    name = line(_l("Name of the denouncer"), required=True)
    address = line(_l("Address"), most=300)
    telephone = line(_l("Telephone"), most=40)
    contact = line(_l("Other contact"), most=200)
    reach = text(_l("How they want to be reached"), most=500)


class OpeningForm(Form):
    """What somebody asks to know, for what the law lets them, and why just now."""

    basis = RadioField(_l("For what it is needed"), coerce=codes(OpeningBasis), validators=[REQUIRED])
    fields = SelectMultipleField(
        _l("What has to be known"), coerce=codes(IdentityField), validators=[REQUIRED]
    )
    reason = text(_l("Why it is needed now"), most=2000, required=True)
    request_key = request_key()

    def offer(self, bases: People, language: str) -> None:
        """Offer the bases with their articles, and what may be asked for."""
        self.basis.choices = choices_of(bases)
        self["fields"].choices = choices_of(_offered(IdentityField, language))


class DecisionForm(Form):
    """A reason of one's own, of whoever approves or refuses."""

    decision = text(_l("Your own reason"), most=2000, required=True)


class PaperForm(Form):
    """What two people did with an envelope of paper."""

    on_day = DayField(_l("Day it was opened"))
    done_by = RadioField(_l("Opened by"), validators=[REQUIRED])
    read_by = SelectMultipleField(_l("Read by"), validators=[REQUIRED])
    seal_number = line(_l("Number of the new seal"), most=30, required=True)

    def offer(self, two: People) -> None:
        """Offer who asked and who approved; nobody else opens or reads it."""
        self.done_by.choices = choices_of(two)
        self.read_by.choices = choices_of(two)


class MovementForm(Form):
    """What happened to an envelope: people are chosen, only a seal number is typed."""

    kind = RadioField(_l("What happened to the envelope?"), coerce=codes(Movement), validators=[REQUIRED])
    on_day = DayField(_l("On which day it happened"))
    done_by = SelectField(_l("By whom"), validators=[REQUIRED])
    read_by = SelectMultipleField(_l("Read by"), validators=[LEAVE_EMPTY])
    seal_number = line(_l("Number of the new seal"), most=30)
    to_unit = SelectField(_l("Handed over to"), validators=[LEAVE_EMPTY])
    request_key = request_key()

    def offer(self, kinds: Sequence[Movement], people: People, units: People, language: str) -> None:
        """Offer what may be written down, the people of the house, and the units it may have gone to."""
        self.kind.choices = choices_of(_offered(kinds, language))
        self.done_by.choices = choices_of([("", _l("choose a person")), *people])
        self.read_by.choices = choices_of(people)
        self.to_unit.choices = choices_of([("", _l("nobody")), *units])


class LoanForm(Form):
    """Whom of one's people to lend to which unit below, from when to when."""

    unit = RadioField(_l("To which unit"), validators=[REQUIRED])
    approver = RadioField(_l("Who approves there"), validators=[REQUIRED])
    since = DayField(_l("From the day"))
    until = DayField(_l("To the day, that day included"))
    request_key = request_key()

    def offer(self, units: People, people: People) -> None:
        """Offer the units below, and those of the office who may approve."""
        self.unit.choices = choices_of(units)
        self.approver.choices = choices_of(people)


class ModeForm(SeenForm):
    """Where it is kept who denounces."""

    mode = RadioField(_l("Where it is kept"), coerce=codes(IdentityMode), validators=[REQUIRED])

    def offer(self, language: str, *, isolated_lan: bool) -> None:
        """Offer the machine only where its network was declared isolated."""
        modes = list(IdentityMode) if isolated_lan else [IdentityMode.SEALED_PAPER]
        self.mode.choices = choices_of(_offered(modes, language))
