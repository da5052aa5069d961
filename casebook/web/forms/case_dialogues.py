"""The forms of the dialogue over a complaint: calling it, and holding it."""

from flask_babel import lazy_gettext as _l
from wtforms import FormField, HiddenField, SelectField
from wtforms.validators import NumberRange

from casebook.law.choices import Presence, Seat
from casebook.law.words import word
from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    DayField,
    Form,
    HourField,
    accuses_head,
    choices_of,
    codes,
    line,
    text,
)
from casebook.web.forms.numbers import WholeField
from casebook.web.forms.rows import Rows

MOST_PEOPLE = 30


class InvitedForm(Form):
    """Somebody invited, and in which capacity. An empty line is nobody."""

    class Meta(Form.Meta):
        """A part of a form has no token of its own."""

        csrf = False

    name = line(_l("Full name"), most=120)
    seat = SelectField(_l("In which capacity"), coerce=codes(Seat), validators=[LEAVE_EMPTY])

    def validate(self, extra_validators: object = None) -> bool:
        """Check every field, and that whoever is named takes part as something."""
        right = bool(super().validate(extra_validators))
        if self.name.data and self.seat.data is None and not self.seat.errors:
            self.refuse(str(_l("Please fill this in.")), "seat")
            return False
        return right


class ParticipantForm(InvitedForm):
    """Somebody invited, and whether they came."""

    presence = SelectField(_l("Present or absent"), coerce=codes(Presence), validators=[LEAVE_EMPTY])
    reason = line(_l("Reason for being absent"), most=300)


class DialogueForm(Form):
    """What both forms ask, each under its own name of the day: version of the case, place, hour and chair."""

    version = HiddenField()
    on: DayField
    at_hour = HourField(_l("It begins at"), required=False)
    place = line(_l("Place"), most=300, required=True)
    chair = SelectField(_l("Chair"), validators=[REQUIRED])

    def offer(self, language: str, chairs: list[tuple[str, str]]) -> None:
        """Offer the words of the law and who may chair."""
        self.chair.choices = choices_of([("", _l("choose")), *chairs])
        seats = [("", _l("choose")), *((one, word(one, language)) for one in Seat)]
        presences = [("", _l("choose")), *((one, word(one, language)) for one in Presence)]
        for entry in self["participants"].entries:
            entry.form.seat.choices = choices_of(seats)
            if "presence" in entry.form:
                entry.form.presence.choices = choices_of(presences)

    def add_line(self) -> None:
        """Open one more line for somebody; nothing is stored."""
        people = self["participants"]
        if len(people.entries) < MOST_PEOPLE:
            people.append_entry()


class CallForm(DialogueForm):
    """Calling a dialogue."""

    on = DayField(_l("Day of the notice"))
    document_number = line(_l("Document number"), most=300)
    signer = line(_l("Signed by"), most=300)
    held_on = DayField(_l("Day of the dialogue"))
    content = text(_l("What it is about"), most=5000)
    participants = Rows(FormField(InvitedForm), min_entries=1, max_entries=MOST_PEOPLE)
    note = text(_l("Note"), most=5000)


class HoldForm(DialogueForm):
    """What the minutes of a dialogue say."""

    on = DayField(_l("Day of the dialogue"))
    end_hour = HourField(_l("It ends at"), required=False)
    secretary = line(_l("Who takes the minutes"), most=120)
    participants = Rows(FormField(ParticipantForm), min_entries=1, max_entries=MOST_PEOPLE)
    accuses_head = accuses_head()
    findings = text(_l("What the complaint says, and what was found, as the chair told it"), most=5000)
    complainant_said = text(_l("What the complainant said"), most=5000)
    respondent_said = text(_l("What the respondent said"), most=5000)
    others_said = text(_l("What others said"), most=5000)
    agreed = text(_l("What was agreed"), most=5000)
    disagreed = text(_l("What was not agreed, and why"), most=5000)
    copies = WholeField(
        _l("Copies of the minutes"),
        validators=[REQUIRED, NumberRange(1, 99, _l("Enter a whole number, for example 3."))],
    )
    note = text(_l("Note"), most=5000)
