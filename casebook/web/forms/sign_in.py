"""The form at the door."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField

from casebook.web.forms.fields import REQUIRED, Form, line


class SignInForm(Form):
    """Who are you."""

    username = line(_l("User name"), most=60, required=True)
    password = PasswordField(_l("Password"), validators=[REQUIRED])
