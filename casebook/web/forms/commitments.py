"""The forms of a commitment: what it is, how it goes on, how it ended, and which ones to show."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms import HiddenField, RadioField, SelectField

from casebook.law.commitments import CommitmentOutcome, CommitmentSource, CommitmentState
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
    text,
)
from casebook.web.forms.fields import request_key as keyed

People = Iterable[tuple[str, str]]


class CommitmentForm(Form):
    """What will be done, who sees to it and until when."""

    request_key = keyed()
    topic = line(_l("Subject, in a few words"), required=True)
    content = text(_l("What will be done"), most=2000, required=True)
    owner_id = SelectField(_l("Who sees to it"), validators=[REQUIRED])
    made_on = DayField(_l("Made on"))
    due_on = DayField(_l("To be done by"))

    def offer(self, owners: People) -> None:
        """Offer the people who may answer for it."""
        self.owner_id.choices = choices_of([("", _l("choose…")), *owners])


class ReplaceForm(CommitmentForm):
    """The commitment that takes another's place, and why."""

    reason = text(_l("Why it has to be replaced"), most=2000, required=True)


class ProgressForm(Form):
    """How far it has come, and what shows it."""

    request_key = keyed()
    on_day = DayField(_l("How it stood on"))
    told = text(_l("What has been done, what is left"), most=2000, required=True)
    files = MultipleFileField(_l("Evidence"))


class SettleForm(SeenForm):
    """Kept or not, on which day, and in which words."""

    outcome = RadioField(_l("How did it end?"), coerce=codes(CommitmentOutcome), validators=[REQUIRED])
    settled_on = DayField(_l("On which day"))
    settled_note = text(_l("How it was kept, or why it could not be"), most=2000)

    def offer(self, language: str) -> None:
        """Offer the two ends; a replacement is a step of its own."""
        ends = (CommitmentOutcome.KEPT, CommitmentOutcome.BROKEN)
        self.outcome.choices = choices_of([(end, word(end, language)) for end in ends])


class HandOverForm(SeenForm):
    """Who sees to it from now on, and why."""

    owner_id = SelectField(_l("Who sees to it from now on"), validators=[REQUIRED])
    reason = text(_l("Why it is given to somebody else"), most=1500, required=True)

    def offer(self, owners: People) -> None:
        """Offer the people who may answer for it."""
        self.owner_id.choices = choices_of([("", _l("choose…")), *owners])


class _Asking(Form):
    class Meta(Form.Meta):
        """Asked by an address: it changes nothing."""

        csrf = False


class CommitmentFilterForm(_Asking):
    """Which commitments one wants to see."""

    q = line(_l("Subject"), most=120)
    state = SelectField(_l("How it stands"), coerce=codes(CommitmentState), validators=[LEAVE_EMPTY])
    owner = SelectField(_l("Who sees to it"), validators=[LEAVE_EMPTY])
    source = SelectField(_l("Where it was made"), coerce=codes(CommitmentSource), validators=[LEAVE_EMPTY])
    first = DayField(_l("Due from"), required=False)
    last = DayField(_l("Due until"), required=False)
    dialogue = HiddenField()

    def offer(self, language: str, owners: People) -> None:
        """Offer the words of the law, and the people to choose from."""
        everything = ("", _l("all"))
        self.state.choices = choices_of([everything, *((s, word(s, language)) for s in CommitmentState)])
        self.source.choices = choices_of([everything, *((s, word(s, language)) for s in CommitmentSource)])
        self.owner.choices = choices_of([everything, *owners])


class FiguresForm(_Asking):
    """By which periods, within which days."""

    grain = SelectField(_l("Counted by"), validators=[LEAVE_EMPTY])
    first = DayField(_l("Due from"))
    last = DayField(_l("Due until"))
