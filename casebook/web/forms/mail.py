"""The forms of mail: how it is sent, and what letters say."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, IntegerField, PasswordField, RadioField
from wtforms.validators import NumberRange

from casebook.web.forms.fields import REQUIRED, SeenForm, choices_of, line, text


class MailForm(SeenForm):
    """How this installation sends mail."""

    server = line(_l("Mail server"), most=200, required=True)
    port = IntegerField(
        _l("Port"),
        validators=[
            NumberRange(1, 65535, message=_l("The port is a number from 1 to 65535, mostly 587 or 465."))
        ],
        default=587,
    )
    security = RadioField(
        _l("Encryption"),
        choices=choices_of(
            [
                ("starttls", _l("STARTTLS (mostly port 587)")),
                ("tls", _l("TLS from the first word (mostly port 465)")),
                ("none", _l("none: only a mail server on this very machine")),
            ]
        ),
        validators=[REQUIRED],
    )
    username = line(_l("User name on the mail server"), most=200)
    password = PasswordField(_l("Password on the mail server"))
    no_password = BooleanField(_l("The server asks for no password"))
    sender = line(_l("Address letters come from"), most=200, required=True)


class LetterTextForm(SeenForm):
    """What a kind of letter says, in both languages."""

    vi = text(_l("In Vietnamese"), most=4000, required=True)
    en = text(_l("In English"), most=4000, required=True)
