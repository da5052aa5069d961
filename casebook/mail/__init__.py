"""The only part that speaks to the mail server."""

from casebook.mail.line import init_app

__all__ = ["init_app"]
