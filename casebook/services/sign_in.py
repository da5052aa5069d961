"""Signing in and out: a delay after failures, a new token each time, an ended one never again."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from casebook.records.base import db, transaction
from casebook.records.devices import device_in_use
from casebook.records.people import Person, person_by_username
from casebook.records.sign_ins import (
    KeptText,
    SignIn,
    SignInStage,
    forget_kept,
    newest_kept_text,
    open_sign_ins,
    sign_in_by_hash,
)
from casebook.records.spelling import nfc
from casebook.records.units import second_factor_is_required
from casebook.services.delays import count_attempt, for_address, for_name, forgive
from casebook.services.refusals import Refused
from casebook.services.trail import Trace, write_line
from casebook.vault.passwords import is_right, new_token, token_hash
from casebook.vault.sealing import SealBroken, seal, unseal

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=8)
HALF_LASTS = timedelta(minutes=5)
"""How long after the password the code may be typed."""

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

    Where the person has a device the sign-in is only half open: `half_signed_in` tells, and
    `proving.finish_sign_in` opens it. Raises Refused with one and the same sentence for an unknown
    name, a wrong password and a disabled account, or with the time to wait after repeated failure.
    """
    subjects = (for_name(attempt.username), for_address(attempt.address))
    with transaction() as session:
        count_attempt(session, subjects, attempt.now)
    person = person_by_username(attempt.username)
    usable = person if person is not None and person.active else None
    right = is_right(usable.password_hash if usable else None, nfc(attempt.password))
    with transaction() as session:
        if usable is None or not right:
            _note(session, "sign_in_failed", None, attempt.now)
            token = None
        else:
            token = enter(session, person_id=usable.id, address=attempt.address, now=attempt.now)
            forgive(session, subjects)
    if token is None:
        raise Refused(
            "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy nhập lại; nếu quên mật khẩu, liên hệ người quản trị.",
            "The user name or the password is not right. Try again; if you forgot the password, ask "
            "your administrator.",
        )
    return token


def enter(
    session: Session,
    *,
    person_id: str,
    address: str,
    now: datetime,
    stage: SignInStage = SignInStage.ONE_FACTOR,
) -> str:
    """Open a browser for somebody who gave their first proof; half only where they have a device."""
    if second_factor_is_required() and device_in_use(person_id) is not None:
        stage = SignInStage.HALF
    token = new_token()
    session.add(
        SignIn(
            person_id=person_id,
            token_hash=token_hash(token),
            started_at=now,
            seen_at=now,
            address=address,
            stage=stage,
        )
    )
    _note(session, "sign_in_begun" if stage is SignInStage.HALF else "signed_in", person_id, now)
    return token


def _note(session: Session, deed: str, person_id: str | None, now: datetime) -> None:
    trace = Trace(deed=deed, unit_id=None, object_kind="person", object_id=person_id or "", particulars={})
    write_line(session, trace, now=now, person_id=person_id)


@dataclass(frozen=True, kw_only=True)
class Browser:
    """A signed-in browser: whose it is, how far the sign-in got, and when a proof was last given in it."""

    person: Person
    stage: SignInStage
    confirmed_at: datetime | None


def browser(*, token: str, now: datetime) -> Browser | None:
    """Give what a token stands for, if its sign-in is open, was not ended and has not run out."""
    row = sign_in_by_hash(token_hash(token))
    if row is None or row.stage is SignInStage.HALF or row.ended_at is not None or has_run_out(row, now):
        return None
    person = db.session.get(Person, row.person_id)
    if person is None or not person.active:
        return None
    if now - row.seen_at > _SEEN_STEP:
        _mark_seen(row.id, now)
    return Browser(person=person, stage=row.stage, confirmed_at=row.confirmed_at)


def whose(*, token: str, now: datetime) -> Person | None:
    """Give the person a token stands for, if it was not ended and has not run out."""
    found = browser(token=token, now=now)
    return found.person if found else None


def half_signed_in(*, token: str, now: datetime) -> Person | None:
    """Give the person whose password was right a moment ago and whose code is still missing."""
    row = sign_in_by_hash(token_hash(token))
    if row is None or row.stage is not SignInStage.HALF or row.ended_at is not None:
        return None
    person = db.session.get(Person, row.person_id)
    return person if person and person.active and now - row.started_at <= HALF_LASTS else None


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


def end_sign_ins(
    session: Session, *, person_id: str, why: str, now: datetime, but: str | None = None
) -> None:
    """End every browser of a person (but one), inside the transaction of the change that asks for it."""
    for row in session.scalars(open_sign_ins(person_id)):
        if row.id != but:
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
