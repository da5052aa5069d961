"""What is wrong with mail, for whoever keeps it: nothing that tells who was written to about a secret."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select

from casebook.records.base import db
from casebook.records.outbox import LetterFailure, OutboxRow, mail_settings
from casebook.records.people import Person
from casebook.records.undelivered import failed_letters, people_without_address

_MOST = 50
_SERVER_ALARMS_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Undelivered:
    """Whom letters do not reach, and why the newest one did not."""

    name: str
    address: str
    failure: LetterFailure
    given_up: bool


@dataclass(frozen=True, kw_only=True)
class MailTroubles:
    """How mail stands on a day."""

    set_up: bool
    failing_since: date | None
    """By the day: the hour would tell when somebody was written to."""
    failure: LetterFailure | None
    undelivered: Sequence[Undelivered]
    unreachable: Sequence[str]
    """Who has a role and no address: nobody's letters need be looked at to know it."""
    alarm: bool


def mail_troubles(today: date, now: datetime) -> MailTroubles:
    """Tell what is wrong with mail."""
    settings = mail_settings()
    if settings is None:
        return MailTroubles(
            set_up=False, failing_since=None, failure=None, undelivered=(), unreachable=(), alarm=False
        )
    since = settings.failing_since
    undelivered = _undelivered()
    given_up = any(one.given_up for one in undelivered)
    return MailTroubles(
        set_up=True,
        failing_since=since.date() if since else None,
        failure=_known(settings.failure),
        undelivered=undelivered,
        unreachable=[person.full_name for person in db.session.scalars(people_without_address(today))],
        alarm=given_up or (since is not None and now - since > _SERVER_ALARMS_AFTER),
    )


def _undelivered() -> list[Undelivered]:
    """One line a person, whatever the letters were about and however many they are."""
    newest = (
        failed_letters()
        .with_only_columns(
            OutboxRow.recipient_id,
            OutboxRow.failure,
            OutboxRow.given_up_at,
            func.row_number()
            .over(partition_by=OutboxRow.recipient_id, order_by=(OutboxRow.queued_at.desc(), OutboxRow.id))
            .label("place"),
        )
        .order_by(None)
        .subquery()
    )
    asked = (
        select(Person.full_name, Person.email, newest.c.failure, newest.c.given_up_at)
        .join(newest, newest.c.recipient_id == Person.id)
        .where(newest.c.place == 1, Person.active)
        .order_by(Person.full_name, Person.id)
        .limit(_MOST)
    )
    return [
        Undelivered(row.full_name, row.email, known, row.given_up_at is not None)
        for row in db.session.execute(asked)
        if (known := _known(row.failure)) is not None
    ]


def _known(word: str) -> LetterFailure | None:
    return LetterFailure(word) if word in set(LetterFailure) else None
