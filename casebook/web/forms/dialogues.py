"""The forms of a dialogue: its year, its plan, agenda and guests, notice, how it was held, its end."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, FormField, HiddenField, RadioField, SelectField
from wtforms.validators import NumberRange

from casebook.law.dialogues import DialogueOccasion, DialogueSide, DialogueWith
from casebook.law.words import word
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    Form,
    HourField,
    SeenForm,
    choices_of,
    codes,
    line,
    text,
)
from casebook.web.forms.fields import request_key as keyed
from casebook.web.forms.numbers import WholeField
from casebook.web.forms.rows import Rows

MOST_POINTS, MOST_GUESTS = 30, 60
_MOST_PEOPLE = 5000
_MOST_A_YEAR = 99


def _count(label: Any, most: int = _MOST_PEOPLE, **more: Any) -> WholeField:
    told = _l("Enter a whole number from 0 to %(most)s.", most=most)
    return WholeField(label, validators=[LEAVE_EMPTY, NumberRange(0, most, told)], **more)


class TargetsForm(SeenForm):
    """How many dialogues of each sort a year is to see, and the plan it stands in."""

    with_people = _count(_l("With the public"), _MOST_A_YEAR)
    with_parents = _count(_l("With parents"), _MOST_A_YEAR)
    with_staff = _count(_l("With staff and workers"), _MOST_A_YEAR)
    plan_number = line(_l("Number of the plan"), most=60)


class DialoguePlanForm(Form):
    """A dialogue as it is planned."""

    request_key = keyed()
    with_whom = RadioField(_l("With whom"), coerce=codes(DialogueWith), validators=[REQUIRED])
    occasion = RadioField(_l("Why it is held"), coerce=codes(DialogueOccasion), validators=[REQUIRED])
    requested_by = line(_l("Who asked for it"), most=200)
    requested_on = DayField(_l("Day the request came"), required=False)
    subject = line(_l("What it is about"), most=300, required=True)
    planned_on = DayField(_l("Day of the dialogue"))
    starts = HourField(_l("Begins at"))
    ends = HourField(_l("Ends at"), required=False)
    place = line(_l("Place"), most=200, required=True)
    chair_id = SelectField(_l("Who chairs"), validators=[REQUIRED])
    secretary_id = SelectField(_l("Who writes the minutes"), validators=[LEAVE_EMPTY])

    def offer(self, language: str, chairs: list[tuple[str, str]], others: list[tuple[str, str]]) -> None:
        """Offer the words of the law and the people to choose from."""
        self.with_whom.choices = choices_of([(one, word(one, language)) for one in DialogueWith])
        self.occasion.choices = choices_of([(one, word(one, language)) for one in DialogueOccasion])
        self.chair_id.choices = choices_of(chairs)
        self.secretary_id.choices = choices_of([("", _l("nobody yet")), *others])


class ChangedPlanForm(DialoguePlanForm, SeenForm):
    """A plan that stands already."""


class PointForm(Form):
    """One point of the agenda."""

    class Meta(Form.Meta):
        """It stands inside another form, whose token covers it."""

        csrf = False

    content = line(_l("What about"), most=1000)
    presenter = line(_l("Who presents it"), most=200)


class GuestForm(Form):
    """Somebody, or a group, who is invited."""

    class Meta(Form.Meta):
        """It stands inside another form, whose token covers it."""

        csrf = False

    name = line(_l("Name of the person or group"), most=200)
    invited = WholeField(
        _l("How many"),
        default=1,
        validators=[
            LEAVE_EMPTY,
            NumberRange(1, _MOST_PEOPLE, _l("Enter a whole number from 1 to %(most)s.", most=_MOST_PEOPLE)),
        ],
    )
    is_group = BooleanField(_l("A group"))
    side = SelectField(_l("Side"), coerce=codes(DialogueSide), default=str(DialogueSide.OTHERS))


class PreparationForm(SeenForm):
    """The agenda, and who is invited; rows without words fall away."""

    points = Rows(FormField(PointForm), label=_l("Agenda"), min_entries=1, max_entries=MOST_POINTS)
    guests = Rows(FormField(GuestForm), label=_l("Invited"), min_entries=1, max_entries=MOST_GUESTS)

    def offer(self, language: str) -> None:
        """Offer the sides in the language of the page."""
        sides = choices_of([(side, word(side, language)) for side in DialogueSide])
        for entry in self.guests.entries:
            entry.form.side.choices = sides


class NoticeForm(SeenForm):
    """The notice of a dialogue as it went out."""

    notice_number = line(_l("Number of the notice"), most=60)
    announced_on = DayField(_l("Announced on"))
    announced_how = line(_l("How it was announced"), most=300, required=True)
    questions_until = DayField(_l("The public may send questions until"), required=False)
    agenda_sent_on = DayField(_l("The sides exchanged the agenda on"), required=False)


class TurnoutForm(Form):
    """How many of somebody invited came."""

    class Meta(Form.Meta):
        """It stands inside another form, whose token covers it."""

        csrf = False

    participant_id = HiddenField()
    present = _count(_l("Came"))
    absence = line(_l("Why others did not"), most=300)


class HoldingForm(SeenForm):
    """That it was held, who came, how it went."""

    held_on = DayField(_l("Held on"))
    turnout = Rows(FormField(TurnoutForm), label=_l("Who came"), max_entries=MOST_GUESTS)
    course = text(_l("How it went, beside the questions"), most=5000)


class DialogueEndForm(SeenForm):
    """The conclusion, and how those present judged the dialogue."""

    conclusion = text(_l("Conclusion of the chair"), most=5000, required=True)
    satisfied = _count(_l("Satisfied"), default=0)
    partly_satisfied = _count(_l("Partly satisfied"), default=0)
    unsatisfied = _count(_l("Not satisfied"), default=0)
    satisfaction_note = text(_l("What the sheets say"), most=1000)


class MinutesForm(SeenForm):
    """The day on which the minutes were signed."""

    signed_on = DayField(_l("Signed on"))


class PublicationForm(SeenForm):
    """Where, when and what was published."""

    published_on = DayField(_l("Published on"))
    published_where = line(_l("Where it was published"), most=300, required=True)
    published_content = text(_l("Main content, as it was published"), most=5000, required=True)


class CallOffForm(SeenForm):
    """Why a dialogue is called off."""

    reason = line(_l("Reason"), most=500, required=True)
