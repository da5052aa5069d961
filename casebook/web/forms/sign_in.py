"""The form at the door."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, StringField

from casebook.web.forms.fields import REQUIRED, Form


class SignInForm(Form):
    """Who are you."""

    username = StringField(_l("User name"), validators=[REQUIRED])
    password = PasswordField(_l("Password"), validators=[REQUIRED])
