"""Signing in and out: a delay after failures, a new token each time, an ended one never again."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy.orm import Session

from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.people import Person, person_by_username
from casebook.records.sign_ins import (
    FailedSignIns,
    KeptText,
    SignIn,
    failures_row,
    forget_kept,
    newest_kept_text,
    open_sign_ins,
    sign_in_by_hash,
)
from casebook.records.spelling import nfc
from casebook.services.refusals import Refused
from casebook.vault.passwords import is_right, new_token, token_hash
from casebook.vault.sealing import SealBroken, seal, unseal

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=8)

_FREE_FAILURES = 3
_LONGEST_WAIT = timedelta(minutes=15)
_FAILURES_FORGOTTEN_AFTER = timedelta(hours=24)
_SEEN_STEP = timedelta(minutes=1)


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What somebody typed at the door, from which address, and when."""

    username: str
    password: str
    address: str
    now: datetime


def sign_in(*, attempt: Attempt) -> str:
    """Open a signed-in browser and give its token, to be kept in the cookie.

    Raises Refused with one and the same sentence for an unknown name, a wrong password and a
    disabled account, or with the time to wait after repeated failure.
    """
    subjects = _subjects(attempt)
    with transaction() as session:
        _refuse_while_waiting(session, subjects, attempt.now)
    person = person_by_username(attempt.username)
    usable = person if person is not None and person.active else None
    right = is_right(usable.password_hash if usable else None, nfc(attempt.password))
    with transaction() as session:
        if usable is None or not right:
            _count_failure(session, subjects, attempt)
            token = None
        else:
            token = _open(session, usable, attempt)
            for subject in subjects:
                _forget_failures(session, subject)
    if token is None:
        raise Refused(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại; nếu quên mật khẩu, liên hệ người quản trị.",
            "The user name or the password is not right. Try again; if you forgot the password, ask "
            "your administrator.",
        )
    return token


def _subjects(attempt: Attempt) -> tuple[str, str]:
    return (
        f"name:{token_hash(attempt.username.strip().lower())}",
        f"address:{attempt.address}"[:80],
    )


def _open(session: Session, person: Person, attempt: Attempt) -> str:
    token = new_token()
    session.add(
        SignIn(
            person_id=person.id,
            token_hash=token_hash(token),
            started_at=attempt.now,
            seen_at=attempt.now,
            address=attempt.address,
        )
    )
    _note(session, "signed_in", person.id, attempt.now)
    return token


def _note(session: Session, deed: str, person_id: str | None, now: datetime) -> None:
    session.add(
        AuditRow(
            at=now,
            person_id=person_id,
            deed=deed,
            object_kind="person",
            object_id=person_id or "",
            particulars={},
        )
    )


def _refuse_while_waiting(session: Session, subjects: tuple[str, str], now: datetime) -> None:
    for subject in subjects:
        row = session.get(FailedSignIns, subject)
        if row is not None and row.wait_until is not None and row.wait_until > now:
            # Told in whole seconds, rounded up: whoever waits as long as told gets in.
            seconds = ceil((row.wait_until - now).total_seconds())
            raise Refused(
                f"Đăng nhập sai nhiều lần. Hãy thử lại sau {seconds} giây.",
                f"Too many failed attempts. Try again in {seconds} seconds.",
            )


def _count_failure(session: Session, subjects: tuple[str, str], attempt: Attempt) -> None:
    for subject in subjects:
        row = failures_row(session, subject, attempt.now)
        if attempt.now - row.last_at > _FAILURES_FORGOTTEN_AFTER:
            row.failures = 0
        row.failures += 1
        row.last_at = attempt.now
        # A whole school behind one address may mistype more often than one account.
        free = _FREE_FAILURES if subject.startswith("name:") else _FREE_FAILURES * 10
        if row.failures >= free:
            wait = min(timedelta(seconds=2 ** min(row.failures - free + 1, 20)), _LONGEST_WAIT)
            row.wait_until = attempt.now + wait
    _note(session, "sign_in_failed", None, attempt.now)


def _forget_failures(session: Session, subject: str) -> None:
    row = session.get(FailedSignIns, subject)
    if row is not None and subject.startswith("name:"):
        session.delete(row)


def whose(*, token: str, now: datetime) -> Person | None:
    """Give the person a token stands for, if it was not ended and has not run out."""
    row = sign_in_by_hash(token_hash(token))
    if row is None or row.ended_at is not None or has_run_out(row, now):
        return None
    person = db.session.get(Person, row.person_id)
    if person is None or not person.active:
        return None
    if now - row.seen_at > _SEEN_STEP:
        _mark_seen(row.id, now)
    return person


def has_run_out(row: SignIn, now: datetime) -> bool:
    """Say whether a sign-in was idle too long, or open too long altogether."""
    return now - row.seen_at > IDLE or now - row.started_at > LONGEST


def _mark_seen(sign_in_id: str, now: datetime) -> None:
    with transaction() as session:
        row = session.get_one(SignIn, sign_in_id)
        row.seen_at = now


def sign_out(*, token: str, now: datetime) -> None:
    """End a signed-in browser; its cookie is refused from now on."""
    with transaction() as session:
        row = sign_in_by_hash(token_hash(token))
        if row is not None and row.ended_at is None:
            row.ended_at, row.ended_why = now, "signed_out"
            _note(session, "signed_out", row.person_id, now)


def end_sign_ins(session: Session, *, person_id: str, why: str, now: datetime) -> None:
    """End every browser of a person, inside the transaction of the change that asks for it."""
    for row in session.scalars(open_sign_ins(person_id)):
        row.ended_at, row.ended_why = now, why


def keep_typed(*, token: str, path: str, fields: dict[str, list[str]], key: bytes, now: datetime) -> bool:
    """Keep what was typed by somebody whose sign-in ran out, sealed for that person only.

    False when the token is not one that ran out (unknown or signed out): then nothing is kept.
    """
    row = sign_in_by_hash(token_hash(token))
    if row is None or row.ended_at is not None:
        return False
    with transaction() as session:
        forget_kept(session, before=now - LONGEST)
        kept = KeptText(person_id=row.person_id, path=path, sealed=b"", kept_at=now)
        session.add(kept)
        session.flush()
        kept.sealed = seal(key, json.dumps(fields), context=_place(kept))
    return True


def _place(kept: KeptText) -> str:
    return f"kept_texts|sealed|{kept.id}|{kept.person_id}"


def kept_path(*, person_id: str, now: datetime) -> str | None:
    """Give the page on which somebody was typing when their sign-in ran out, if it was lately."""
    kept = newest_kept_text(person_id)
    return kept.path if kept is not None and now - kept.kept_at <= LONGEST else None


def take_kept(*, person_id: str, path: str, key: bytes, now: datetime) -> dict[str, list[str]] | None:
    """Give back what was typed on a page lately, once; the kept copy is then gone."""
    if newest_kept_text(person_id, path) is None:
        return None  # most pages: nothing to write, so no turn to wait for
    with transaction() as session:
        kept = newest_kept_text(person_id, path)
        if kept is None:
            return None
        session.delete(kept)
        if now - kept.kept_at > LONGEST:
            return None
        try:
            fields: dict[str, list[str]] = json.loads(unseal(key, kept.sealed, context=_place(kept)))
        except SealBroken:
            return None
    return fields
