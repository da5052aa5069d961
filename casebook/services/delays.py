"""The delay after failures: it grows for an account and for an address, and always ends by itself."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy.orm import Session

from casebook.records.sign_ins import FailedSignIns, failures_row
from casebook.services.refusals import Refused
from casebook.vault.passwords import token_hash

_FREE_FAILURES = 3
# A whole school behind one address may mistype more often than one account.
_FREE_FOR_ADDRESS = _FREE_FAILURES * 10
_LONGEST_WAIT = timedelta(minutes=15)
_FORGOTTEN_AFTER = timedelta(hours=24)


def for_name(username: str) -> str:
    """Name the subject whose failures are counted for a user name, whether somebody has it or not."""
    return f"name:{token_hash(username.strip().lower())}"


def for_proof(person_id: str) -> str:
    """Name the subject whose failures are counted when a signed-in person proves who they are."""
    return f"proof:{person_id}"


def for_address(address: str) -> str:
    """Name the subject whose failures are counted for an address."""
    return f"address:{address}"[:80]


def count_attempt(session: Session, subjects: Iterable[str], now: datetime) -> None:
    """Count an attempt before it is looked at; `forgive` takes it back when it was right.

    Counted first, a thousand guesses sent at once wait for each other. Raises Refused, with the time
    to wait, while one of the subjects waits.
    """
    rows = [failures_row(session, subject, now) for subject in sorted(subjects)]
    for row in rows:
        _refuse_while_waiting(row, now)
    for row in rows:
        if now - row.last_at > _FORGOTTEN_AFTER:
            row.failures = 0
        row.failures += 1
        row.last_at = now
        beyond = row.failures - _free(row.subject)
        if beyond >= 0:
            row.wait_until = now + min(timedelta(seconds=2 ** min(beyond + 1, 20)), _LONGEST_WAIT)


def _refuse_while_waiting(row: FailedSignIns, now: datetime) -> None:
    if row.wait_until is not None and row.wait_until > now:
        # Told in whole seconds, rounded up: whoever waits as long as told gets in.
        seconds = ceil((row.wait_until - now).total_seconds())
        raise Refused(
            f"Đăng nhập sai nhiều lần. Hãy thử lại sau {seconds} giây.",
            f"Too many failed attempts. Try again in {seconds} seconds.",
        )


def _free(subject: str) -> int:
    return _FREE_FOR_ADDRESS if subject.startswith("address:") else _FREE_FAILURES


def forgive(session: Session, subjects: Iterable[str]) -> None:
    """Take back an attempt that was right: an account begins anew, an address is one failure better."""
    for subject in sorted(subjects):
        row = session.get(FailedSignIns, subject, with_for_update=True)
        if row is None:
            continue
        if not subject.startswith("address:"):
            session.delete(row)
            continue
        row.failures = max(0, row.failures - 1)
        if row.failures < _free(subject):
            row.wait_until = None
