"""The forms in which somebody proves who they are: a code, or the password once more."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField

from casebook.web.forms.fields import REQUIRED, Form, SeenForm, line, text


class CodeForm(Form):
    """A code of the device, or one from paper."""

    code = line(_l("Code"), most=40, required=True)


class PasswordAgainForm(Form):
    """The password once more, where no second factor is asked for."""

    code = PasswordField(_l("Password"), validators=[REQUIRED])


class ArrivalForm(Form):
    """The password of somebody who came by the link to a new device."""

    password = PasswordField(_l("Password"), validators=[REQUIRED])


class LostDeviceForm(Form):
    """Why somebody needs a new device, and how it is known that it is they who ask."""

    reason = text(_l("Reason"), most=500, required=True)


class OfficeLinkForm(SeenForm):
    """Which account at the office's provider is somebody's."""

    subject = line(_l("Identifier at the provider"), most=255, required=True)
