"""The forms in which somebody chooses a password."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField
from wtforms.validators import ValidationError

from casebook.web.forms.fields import REQUIRED, Form


class ChosenPasswordForm(Form):
    """A password of one's own, typed twice because it cannot be read."""

    password = PasswordField(_l("New password"), validators=[REQUIRED])
    password_again = PasswordField(_l("The new password once more"), validators=[REQUIRED])

    def validate_password_again(self, field: PasswordField) -> None:
        """Notice a slip of the fingers."""
        if field.data != self.password.data:
            raise ValidationError(_l("The two passwords differ. Please type both again."))


class ChangePasswordForm(ChosenPasswordForm):
    """A new password in place of the present one."""

    current_password = PasswordField(_l("Present password"), validators=[REQUIRED])
