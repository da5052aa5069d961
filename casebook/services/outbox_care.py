"""Letters under way: taken by one worker at a time, sent and then marked, tried again for thirty days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from casebook.records.base import db, transaction
from casebook.records.outbox import LetterFailure, OutboxRow, due_letters, mail_settings, waiting
from casebook.services.letter_readers import told_to

LEASE = timedelta(minutes=10)
"""A worker holds what it took for so long; it sends none of it in the last minutes."""
TRIED_FOR = timedelta(days=30)
_FEWEST_TRIES = 10
"""A letter that is old because nobody sent any is not given up for its age alone."""
_FIRST_WAIT, _TIMES_LONGER, _LONGEST_WAIT = timedelta(minutes=1), 4, timedelta(hours=6)
_LONGEST_AWAY = timedelta(minutes=15)
_TRIES_OF_AN_ADDRESS = 5
_AT_ONCE = frozenset({LetterFailure.NO_ADDRESS, LetterFailure.NOT_AN_ADDRESS})


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A letter that may go out now: to which address, and what it tells."""

    id: str
    kind: str
    unit_id: str
    address: str
    leads_to: str
    arguments: Mapping[str, str]
    values: Mapping[str, str]


def claim_letters(*, worker: str, now: datetime, most: int) -> Sequence[str]:
    """Take the next letters for a worker: no two ever take the same one. Gives their ids."""
    db.session.rollback()
    # Looked at first without the turn to write, which people at their pages want.
    if db.session.scalar(due_letters(now).limit(1)) is None:
        db.session.rollback()
        return ()
    with transaction() as session:
        taken = session.scalars(due_letters(now).limit(most).with_for_update(skip_locked=True)).all()
        for letter in taken:
            letter.claimed_by, letter.claimed_until = worker, now + LEASE
        return [letter.id for letter in taken]


def ready_letter(*, letter_id: str, worker: str, today: date, now: datetime) -> Ready | None:
    """Look once more, right before it goes: None where it may not, and then it is cancelled."""
    db.session.rollback()
    letter = db.session.get(OutboxRow, letter_id, populate_existing=True)
    if letter is None or letter.claimed_by != worker or letter.sent_at or letter.cancelled_at:
        return None
    found = told_to(letter, today=today, now=now)
    if found is None:
        cancel_letter(letter_id=letter_id, now=now)
        return None
    person, told = found
    return Ready(
        id=letter.id,
        kind=letter.kind,
        unit_id=letter.unit_id,
        address=person.email.strip(),
        leads_to=told.leads_to,
        arguments=told.arguments,
        values=told.values,
    )


def mark_sent(*, letter_id: str, now: datetime) -> None:
    """Mark a letter the server took; whoever holds it by now, it is not sent again."""
    with transaction() as session:
        _change(session, letter_id, sent_at=now, failure="", claimed_by="", claimed_until=None)


def cancel_letter(*, letter_id: str, now: datetime) -> None:
    """Let a letter rest that may not be sent any more."""
    with transaction() as session:
        _change(session, letter_id, cancelled_at=now, claimed_by="", claimed_until=None)


def put_off(*, letter_id: str, failure: LetterFailure, now: datetime) -> bool:
    """Note that a letter did not get away: it is tried again later, or given up; says whether it was."""
    with transaction() as session:
        letter = session.get(OutboxRow, letter_id, with_for_update=True, populate_existing=True)
        if letter is None or letter.sent_at is not None:
            return False
        letter.attempts += 1
        letter.failure, letter.claimed_by, letter.claimed_until = failure, "", None
        letter.next_try_at = now + _wait(letter.attempts, _LONGEST_WAIT)
        settings = mail_settings(session)
        works = settings is not None and settings.failing_since is None
        if _is_over(letter, failure, now, works=works):
            letter.given_up_at = now
        return letter.given_up_at is not None


def _is_over(letter: OutboxRow, failure: LetterFailure, now: datetime, *, works: bool) -> bool:
    if failure in _AT_ONCE:
        return True
    # A server that refuses every address says something of itself, not of the address.
    if failure is LetterFailure.ADDRESS_REFUSED and works and letter.attempts >= _TRIES_OF_AN_ADDRESS:
        return True
    return now - letter.queued_at >= TRIED_FOR and letter.attempts >= _FEWEST_TRIES


def _wait(tries: int, longest: timedelta) -> timedelta:
    # Raised no further than it matters: 4 ** 125 minutes is no timedelta.
    times: int = _TIMES_LONGER ** min(tries - 1, 9)
    return min(_FIRST_WAIT * times, longest)


def release(*, worker: str, letter_ids: Sequence[str]) -> None:
    """Give back what was taken and not tried, for the next round of whoever comes first."""
    if not letter_ids:
        return
    with transaction() as session:
        mine = update(OutboxRow).where(OutboxRow.id.in_(letter_ids), OutboxRow.claimed_by == worker)
        free = mine.values(claimed_by="", claimed_until=None)
        session.execute(free.execution_options(synchronize_session=False))


def server_works(*, now: datetime) -> None:
    """Note that the server took a letter."""
    with transaction() as session:
        settings = mail_settings(session)
        if settings is not None:
            settings.proven_at, settings.failing_since, settings.next_round_at = now, None, None
            settings.failure, settings.faults = "", 0


def server_fails(*, failure: LetterFailure, now: datetime) -> None:
    """Note that nothing goes out, whatever the letter: the server is left alone for a while.

    After thirty days of it, what waited for so long is given up.
    """
    with transaction() as session:
        settings = mail_settings(session)
        if settings is None:
            return
        settings.failing_since = settings.failing_since or now
        settings.failure, settings.faults = failure, settings.faults + 1
        settings.next_round_at = now + _wait(settings.faults, _LONGEST_AWAY)
        if now - settings.failing_since >= TRIED_FOR:
            old = update(OutboxRow).where(waiting(), OutboxRow.queued_at <= now - TRIED_FOR)
            ended = old.values(given_up_at=now, failure=failure, claimed_by="", claimed_until=None)
            session.execute(ended.execution_options(synchronize_session=False))


def _change(session: Session, letter_id: str, **values: object) -> None:
    unsent = update(OutboxRow).where(OutboxRow.id == letter_id, OutboxRow.sent_at.is_(None))
    session.execute(unsent.values(values).execution_options(synchronize_session=False))
