"""The only module that speaks to the mail server."""

from flask import Flask
from flask_mail import Mail

_mail = Mail()


def init_app(app: Flask) -> None:
    """Connect the program to Flask-Mail."""
    app.config.setdefault("MAIL_DEFAULT_SENDER", "casebook@localhost")
    _mail.init_app(app)
