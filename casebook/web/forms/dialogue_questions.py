"""The forms of a question: typed by the officer, answered, or sent by the public."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField

from casebook.law.dialogues import QuestionCame, QuestionOutcome
from casebook.law.words import word
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    Form,
    SeenForm,
    accuses_head,
    choices_of,
    codes,
    line,
    text,
)
from casebook.web.forms.fields import request_key as keyed

BEFORE: tuple[QuestionOutcome, ...] = (QuestionOutcome.WAITING,)
# A case is opened by its own page, from the question once it is written down.
TYPED: tuple[QuestionOutcome, ...] = (
    QuestionOutcome.ANSWERED,
    QuestionOutcome.ANSWER_LATER,
    QuestionOutcome.COMMITMENT,
    QuestionOutcome.WAITING,
)
_CAME = (QuestionCame.ON_THE_SPOT, QuestionCame.BEFOREHAND)


class QuestionFields(Form):
    """A question, its answer, and what became of it."""

    topic = line(_l("Subject, in a few words"), most=120, required=True)
    content = text(_l("Question"), most=5000, required=True)
    accuses_head = accuses_head()
    asked_by = line(_l("Who asked"), most=200)
    answer = text(_l("Answer"), most=5000)
    answered_by = line(_l("Who answered"), most=200)
    outcome = RadioField(_l("What became of it"), coerce=codes(QuestionOutcome), validators=[REQUIRED])
    answer_due_on = DayField(_l("Answer in writing until"), required=False)
    commitment = text(_l("What will be done"), most=2000)
    owner_id = SelectField(_l("Who sees to it"), validators=[LEAVE_EMPTY])
    due_on = DayField(_l("Until when"), required=False)

    def offer(
        self, language: str, outcomes: tuple[QuestionOutcome, ...], owners: list[tuple[str, str]]
    ) -> None:
        """Offer the words of the law and the people to choose from."""
        self.outcome.choices = choices_of([(one, word(one, language)) for one in outcomes])
        self.owner_id.choices = choices_of([("", _l("nobody yet")), *owners])


class QuestionForm(QuestionFields):
    """A question that is written down."""

    request_key = keyed()
    came = RadioField(_l("How it came"), coerce=codes(QuestionCame), validators=[REQUIRED])

    def offer_ways(self, language: str) -> None:
        """Offer how a question may have come."""
        self.came.choices = choices_of([(one, word(one, language)) for one in _CAME])


class AnswerForm(QuestionFields, SeenForm):
    """A question that stands already: its answer, or its words put right."""


class SendForm(Form):
    """A question somebody without an account sends before a dialogue."""

    request_key = keyed()
    topic = line(_l("About what, in a few words"), most=120, required=True)
    content = text(_l("Your question"), most=2000, required=True)
    asked_by = line(_l("Your name (you may leave it empty)"), most=200)
    accuses_head = accuses_head()
