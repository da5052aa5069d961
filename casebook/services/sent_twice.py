"""A form sent twice does what it says once: a double click, a reload, a line that broke."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from casebook.records.answered import led_to, note_where, spend
from casebook.records.base import transaction


@dataclass(frozen=True)
class SentForm:
    """A form as it came in: the digest of its key and of all that was typed, and which request brought it."""

    digest: str
    sending: str


class SentBefore(Exception):
    """The very same form did what it says already; nothing was changed a second time."""


def spend_form(session: Session, form: SentForm, *, now: datetime) -> None:
    """Count a form as done in the transaction of its deed. Raises SentBefore."""
    if not spend(session, digest=form.digest, sending=form.sending, now=now):
        raise SentBefore


def where_it_led(form: SentForm) -> str | None:
    """Give the page the form led to when it was sent before ("" where unknown); None for a new one."""
    return led_to(form.digest)


def note_answer(form: SentForm, *, path: str) -> None:
    """Note the page a form led to, so that whoever sends it again arrives there as well."""
    with transaction() as session:
        note_where(session, digest=form.digest, sending=form.sending, path=path)
