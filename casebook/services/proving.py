"""Proving who one is beside the password: a code of the device or one from paper, none of them twice."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from casebook.records.base import transaction
from casebook.records.devices import Device, DeviceStanding, device_of, unused_code
from casebook.records.people import Person
from casebook.records.sign_ins import SignIn, SignInStage, sign_in_by_hash
from casebook.records.spelling import nfc
from casebook.records.units import second_factor_is_required
from casebook.services.delays import count_attempt, for_address, for_proof, forgive
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import HALF_LASTS
from casebook.services.trail import Trace, write_line
from casebook.vault.envelopes import open_data_key, open_with
from casebook.vault.keys import Keys
from casebook.vault.passwords import is_right, new_token, token_hash
from casebook.vault.second_factor import accepted_step, recovery_hash


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What somebody typed to prove who they are, from which address, and when."""

    typed: str = field(repr=False)
    address: str
    now: datetime
    keys: Keys = field(repr=False)


def finish_sign_in(*, token: str, proof: Proof) -> str:
    """Open a sign-in whose password was right, by a code; give the new token.

    Raises NotAllowed when the sign-in is none that waits for a code, Refused for a wrong code.
    """
    return _prove(token, proof, SignInStage.HALF)


def confirm(*, token: str, proof: Proof) -> str:
    """Note that a signed-in person proved once more who they are; give the browser's new token.

    By a code of the device; by the password in an installation that asks for no second factor.
    Raises NotAllowed when the browser is not signed in, Refused for a wrong code or password.
    """
    return _prove(token, proof, None)


def _prove(token: str, proof: Proof, stage: SignInStage | None) -> str:
    row = _waiting(token, stage, proof.now)
    subjects = (for_proof(row.person_id), for_address(proof.address))
    with transaction() as session:
        count_attempt(session, subjects, proof.now)
    with transaction() as session:
        row = _waiting(token, stage, proof.now)
        how = _how(session, row, proof)
        if how is None:
            _note(session, row, "proof_refused", proof.now)
        else:
            fresh = _renew(row, proof.now)
            deed = "signed_in" if stage is SignInStage.HALF else "person.confirmed"
            _note(session, row, deed, proof.now, how=how)
            forgive(session, subjects)
    if how is None:
        raise _wrong()
    return fresh


def _waiting(token: str, stage: SignInStage | None, now: datetime) -> SignIn:
    row = sign_in_by_hash(token_hash(token))
    if row is None or row.ended_at is not None:
        raise NotAllowed
    if stage is SignInStage.HALF:
        right = row.stage is SignInStage.HALF and now - row.started_at <= HALF_LASTS
    else:
        right = row.stage is not SignInStage.HALF
    if not right:
        raise NotAllowed
    return row


def _how(session: Session, row: SignIn, proof: Proof) -> str | None:
    person = session.get_one(Person, row.person_id)
    if not person.active:
        return None
    if second_factor_is_required():
        return how_proved(session, person.id, proof)
    return "password" if is_right(person.password_hash, nfc(proof.typed)) else None


def how_proved(session: Session, person_id: str, proof: Proof) -> str | None:
    """Say by what a code proves who somebody is, and use it up; None for a wrong or used one."""
    device = device_of(session, person_id, DeviceStanding.IN_USE)
    if device is not None:
        step = accepted_step(seed_of(device, proof.keys), proof.typed, now=proof.now, last=device.last_step)
        if step is not None:
            device.last_step = step
            return "device"
    paper = unused_code(session, person_id, recovery_hash(person_id, proof.typed))
    if paper is None:
        return None
    paper.used_at = proof.now
    return "recovery_code"


def seed_of(device: Device, keys: Keys) -> str:
    """Open the seed of a device."""
    data_key = open_data_key(keys, device.data_key, context=f"devices|{device.id}")
    return open_with(data_key, device.sealed_seed, context=seed_place(device)).decode("ascii")


def seed_place(device: Device) -> str:
    """Name the one place the seed of a device opens in."""
    return f"devices|sealed_seed|{device.id}|1"


def _renew(row: SignIn, now: datetime) -> str:
    token = new_token()
    row.token_hash, row.seen_at = token_hash(token), now
    if row.stage is SignInStage.HALF:
        row.stage, row.started_at = SignInStage.TWO_FACTORS, now
    else:
        row.confirmed_at = now
    return token


def _note(session: Session, row: SignIn, deed: str, now: datetime, **told: object) -> None:
    trace = Trace(
        deed=deed, unit_id=None, object_kind="person", object_id=row.person_id, particulars=dict(told)
    )
    write_line(session, trace, now=now, person_id=row.person_id)


def _wrong() -> Refused:
    if second_factor_is_required():
        return Refused(
            "Mã chưa đúng hoặc đã dùng rồi. Hãy chờ mã mới trong ứng dụng rồi nhập lại; "
            "kiểm tra đồng hồ của điện thoại có đúng giờ không.",
            "The code is not right, or was used already. Wait for the next one in your app and type it; "
            "check that your phone's clock is right.",
            field="code",
        )
    return Refused(
        "Mật khẩu chưa đúng. Hãy nhập lại.",
        "The password is not right. Please type it again.",
        field="code",
    )
