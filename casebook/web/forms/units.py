"""The forms about units and the first set-up."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, PasswordField, RadioField

from casebook.law.units import UnitKind
from casebook.web.forms.fields import REQUIRED, Form, SeenForm, codes, line


class UnitForm(SeenForm):
    """What papers, numbers and terms need to know of a unit."""

    name = line(_l("Name of the unit"), most=200, required=True)
    kind = RadioField(_l("What it is"), validators=[REQUIRED], coerce=codes(UnitKind))
    abbreviation = line(_l("Abbreviation in document numbers"), most=20, required=True)
    upper_line = line(_l("Upper line of the letterhead"), most=200)
    place = line(_l("Place in dates"), most=100, required=True)
    address = line(_l("Address"), most=300)
    phone = line(_l("Telephone"), most=40)
    reception_place = line(_l("Where citizens are received"), most=200)
    remote = BooleanField(_l("In a remote area with difficult travel"))


class FirstUnitForm(Form):
    """The first unit of an installation, with its administrator and its head."""

    name = line(_l("Name of the unit"), most=200, required=True)
    kind = RadioField(
        _l("What it is"), validators=[REQUIRED], coerce=codes(UnitKind), default=UnitKind.SCHOOL
    )
    abbreviation = line(_l("Abbreviation in document numbers"), most=20, required=True)
    upper_line = line(_l("Upper line of the letterhead"), most=200)
    place = line(_l("Place in dates"), most=100, required=True)
    address = line(_l("Address"), most=300)
    administrator_name = line(_l("Administrator: full name"), most=120, required=True)
    administrator_username = line(_l("Administrator: user name"), most=60, required=True)
    administrator_password = PasswordField(_l("Administrator: password"), validators=[REQUIRED])
    head_name = line(_l("Head: full name"), most=120, required=True)
    head_username = line(_l("Head: user name"), most=60, required=True)
    head_password = PasswordField(_l("Head: password"), validators=[REQUIRED])
