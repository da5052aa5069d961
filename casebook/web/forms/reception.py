"""The forms of the timetable, of posting and of the reception rules."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField
from wtforms.validators import NumberRange

from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    REQUIRED,
    CalendarField,
    DayField,
    Form,
    HourField,
    SeenForm,
    choices_of,
    line,
    text,
)
from casebook.web.forms.numbers import WholeField

WEEKDAYS = (
    ("0", _l("Monday")),
    ("1", _l("Tuesday")),
    ("2", _l("Wednesday")),
    ("3", _l("Thursday")),
    ("4", _l("Friday")),
    ("5", _l("Saturday")),
    ("6", _l("Sunday")),
)
_NTHS = (
    ("1", _l("first")),
    ("2", _l("second")),
    ("3", _l("third")),
    ("4", _l("fourth")),
    ("5", _l("last")),
)
_LAST_DAY_OF_A_MONTH = 31


class HoursForm(Form):
    """Regular hours: the same shifts on each of the weekdays."""

    weekdays = SelectMultipleField(
        _l("Weekdays"), coerce=int, choices=choices_of(WEEKDAYS), validators=[REQUIRED]
    )
    starts = HourField(_l("First shift from"))
    ends = HourField(_l("First shift until"))
    starts_2 = HourField(_l("Second shift from"), required=False)
    ends_2 = HourField(_l("Second shift until"), required=False)
    since = DayField(_l("In force from"))
    until = DayField(_l("Last day in force (leave empty if open)"), required=False)

    def validate(self, extra_validators: Any = None) -> bool:
        """A second shift has both its hours or neither."""
        good = bool(super().validate(extra_validators))
        if (self.starts_2.data is None) != (self.ends_2.data is None):
            self.refuse(str(_l("The second shift needs both its hours, or neither.")), "ends_2")
            return False
        return good


class EndHoursForm(SeenForm):
    """The last day of a shift."""

    until = DayField(_l("Last day in force"))


class PlanForm(Form):
    """The head's reception days, by a pattern or one by one."""

    pattern = RadioField(_l("Which days"), validators=[REQUIRED], default="day_of_month")
    day_of_month = WholeField(
        _l("Day of the month"),
        validators=[
            LEAVE_EMPTY,
            NumberRange(1, _LAST_DAY_OF_A_MONTH, _l("A day of the month lies between 1 and 31.")),
        ],
    )
    nth = SelectField(_l("Which week"), choices=choices_of(_NTHS), coerce=int)
    weekday = SelectField(_l("Weekday"), choices=choices_of(WEEKDAYS), coerce=int)
    single_days = CalendarField(_l("Single days"), validators=[LEAVE_EMPTY])
    first_month = SelectField(_l("From month"))
    months = RadioField(
        _l("For how long"),
        choices=choices_of((("1", _l("this one month")), ("12", _l("twelve months")))),
        default="12",
        coerce=int,
    )
    starts = HourField(_l("From"))
    ends = HourField(_l("Until"))
    place = line(_l("Place"), most=200, required=True)
    receiver_id = SelectField(_l("Who receives"))
    participants = line(_l("Who else takes part"), most=500)
    expected_content = text(_l("Expected content"), most=1000)

    def validate(self, extra_validators: Any = None) -> bool:
        """The pattern that is chosen needs its own answer."""
        good = bool(super().validate(extra_validators))
        if self.pattern.data == "day_of_month" and self.day_of_month.data is None:
            self.refuse(str(_l("Enter the day of the month, for example 15.")), "day_of_month")
            return False
        if self.pattern.data == "single_days" and not self.single_days.days:
            self.refuse(str(_l("Enter at least one day, for example 05/12/2026, 19/12/2026.")), "single_days")
            return False
        return good


class PostForm(Form):
    """What was posted, when and where."""

    day_ids = SelectMultipleField(_l("Reception days on the posted schedule"), validators=[LEAVE_EMPTY])
    hours = BooleanField(_l("The regular hours hang beside them"), default=True)
    posted_on = DayField(_l("Posted on"))
    place = line(_l("Where it hangs"), most=300, required=True)


class PostponeForm(Form):
    """To which day, and why."""

    to_day = DayField(_l("New expected day"))
    reason = line(_l("Reason"), most=500, required=True)


class RulesForm(SeenForm):
    """A version of the reception rules."""

    title = line(_l("Title"), most=300, required=True)
    number = line(_l("Number of the document"), most=60, required=True)
    issued_on = DayField(_l("Issued on"))
    posted_on = DayField(_l("Posted on"))
    body = text(_l("Text of the rules"), most=20000, required=True)


class OpeningForm(Form):
    """A session that is opened by hand; a page shows the fields its kind needs."""

    held_on = DayField(_l("Day of the session"))
    starts = HourField(_l("From"))
    ends = HourField(_l("Until (leave empty while it goes on)"), required=False)
    place = line(_l("Place"), most=200, required=True)
    receiver_id = SelectField(_l("Who receives"))
    authorisation = line(_l("Number of the head's authorisation"), most=200)
    ground = RadioField(_l("Which case of the law"), validators=[LEAVE_EMPTY])
    reason = text(_l("What happened"), most=300)


class AuthorisationForm(Form):
    """The paper by which a deputy receives in the head's place."""

    authorisation = line(_l("Number of the head's authorisation"), most=200, required=True)


class EndForm(SeenForm):
    """When a session ended."""

    ends = HourField(_l("The session ended at"))


class ConclusionForm(SeenForm):
    """The head's conclusion of a session."""

    number = line(_l("Number of the notice"), most=60, required=True)
    conclusion = text(_l("Conclusion"), most=5000, required=True)
