"""The forms about people, their roles, absences and handovers."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, HiddenField, SelectField

from casebook.law.vocabulary import Role
from casebook.web.forms.fields import REQUIRED, DayField, Form, SeenForm, codes, line


class PersonForm(SeenForm):
    """Somebody who signs in."""

    full_name = line(_l("Full name"), most=120, required=True)
    username = line(_l("User name"), most=60, required=True)
    title = line(_l("Position"), most=120)
    email = line(_l("E-mail address"), most=200)
    phone = line(_l("Telephone"), most=40)


class RoleForm(Form):
    """A role in a unit, from a day to a day."""

    unit_id = SelectField(_l("Unit"), validators=[REQUIRED])
    role = SelectField(_l("Role"), validators=[REQUIRED], coerce=codes(Role))
    since = DayField(_l("First day"))
    until = DayField(_l("Last day"), required=False)


class NewPersonForm(PersonForm):
    """Somebody new, with the role they come for."""

    role = SelectField(_l("Role"), validators=[REQUIRED], coerce=codes(Role))
    since = DayField(_l("First day"))
    until = DayField(_l("Last day"), required=False)


class LastDayForm(SeenForm):
    """The last day of something."""

    until = DayField(_l("Last day"))


class AbsenceForm(Form):
    """Who is away, when, and who stands in."""

    person_id = SelectField(_l("Who is away"), validators=[REQUIRED])
    stand_in_id = SelectField(_l("Who stands in"), validators=[REQUIRED])
    since = DayField(_l("First day away"))
    until = DayField(_l("Last day away"))
    reason = line(_l("Reason"), most=300)


class HandoverForm(Form):
    """To whom all open cases of a handler go, and whether their open commitments go along."""

    to_id = SelectField(_l("Who takes over"), validators=[REQUIRED])
    with_commitments = BooleanField(_l("Their open commitments go along"), default=True)
    reason = line(_l("Reason"), most=300)
    seen = HiddenField()
