"""The delay after failures and wrong guesses: it grows for whoever fails, and always ends by itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Network, ip_address
from math import ceil

from sqlalchemy.orm import Session

from casebook.records.base import db
from casebook.records.sign_ins import FailedSignIns, failures_row
from casebook.services.refusals import Refused
from casebook.vault.passwords import token_hash

_LONGEST_WAIT = timedelta(minutes=15)
_ONE_HOUSE = 64
_FORGOTTEN_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class _Patience:
    # How many failures cost nothing; what is told while waiting, in both languages; at which field.
    free: int
    vi: str
    en: str
    field: str | None = None


_SIGNING_IN = ("Đăng nhập sai nhiều lần.", "Too many failed attempts.")
_PATIENCE = {
    "name": _Patience(3, *_SIGNING_IN),
    "proof": _Patience(3, *_SIGNING_IN),
    # A whole school behind one address may mistype more often than one account.
    "address": _Patience(30, *_SIGNING_IN),
    "follow": _Patience(5, "Đã nhập sai mã nhiều lần.", "Too many wrong codes.", field="code"),
    # A class of parents may sit behind the school's one address.
    "question": _Patience(10, "Đã gửi nhiều câu hỏi liền nhau.", "Many questions in a row."),
}


class TooMany(Refused):
    """Too many failures came from here; it has to wait as long as the sentence says."""


def for_name(username: str) -> str:
    """Name the subject whose failures are counted for a user name, whether somebody has it or not."""
    return f"name:{token_hash(username.strip().lower())}"


def for_proof(person_id: str) -> str:
    """Name the subject whose failures are counted when a signed-in person proves who they are."""
    return f"proof:{person_id}"


def for_address(address: str) -> str:
    """Name the subject whose failures are counted for an address."""
    return f"address:{address}"[:80]


def for_codes(address: str) -> str:
    """Name the subject whose wrong tracking codes are counted for an address."""
    return f"follow:{_whose(address)}"[:80]


def for_questions(address: str) -> str:
    """Name the subject whose questions to a dialogue are counted for an address."""
    return f"question:{_whose(address)}"[:80]


def _whose(address: str) -> str:
    """Name the network of an IPv6 address: whoever has one such address has 2^64 of them to send from."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv4Address):
        return address
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(IPv6Network((int(known), _ONE_HOUSE), strict=False))


def count_attempt(session: Session, subjects: Iterable[str], now: datetime) -> None:
    """Count an attempt before it is looked at; `forgive` takes it back when it was right.

    Counted first, a thousand guesses sent at once wait for each other. Raises TooMany, with the time
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
        beyond = row.failures - _patience(row.subject).free
        if beyond >= 0:
            row.wait_until = now + min(timedelta(seconds=2 ** min(beyond + 1, 20)), _LONGEST_WAIT)


def refuse_while_waiting(subject: str, now: datetime) -> None:
    """Raise TooMany while a subject waits; counts nothing."""
    row = db.session.get(FailedSignIns, subject)
    if row is not None:
        _refuse_while_waiting(row, now)


def _refuse_while_waiting(row: FailedSignIns, now: datetime) -> None:
    if row.wait_until is not None and row.wait_until > now:
        # Told in whole seconds, rounded up: whoever waits as long as told gets in.
        seconds, told = ceil((row.wait_until - now).total_seconds()), _patience(row.subject)
        raise TooMany(
            f"{told.vi} Hãy thử lại sau {seconds} giây.",
            f"{told.en} Try again in {seconds} seconds.",
            field=told.field,
        )


def _patience(subject: str) -> _Patience:
    return _PATIENCE[subject.partition(":")[0]]


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
        if row.failures < _patience(subject).free:
            row.wait_until = None
