"""One's own second factor: enrolling a device, replacing it by another, new codes on paper."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from casebook.records.base import new_id, transaction
from casebook.records.devices import (
    Device,
    DeviceStanding,
    RecoveryCode,
    codes_left,
    device_begun,
    device_in_use,
    device_of,
    forget_devices,
    forget_recovery_codes,
    open_request,
    open_request_of,
)
from casebook.records.sign_ins import SignInStage, sign_in_by_hash
from casebook.records.units import second_factor_is_required
from casebook.services.proving import Proof, seed_of, seed_place
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import end_sign_ins
from casebook.services.trail import Doing, Trace, write_audit
from casebook.vault.envelopes import new_data_key, seal_with
from casebook.vault.keys import Keys
from casebook.vault.passwords import new_token, token_hash
from casebook.vault.second_factor import accepted_step, new_recovery_codes, new_seed, recovery_hash

_ENROLMENT_LASTS = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class DeviceState:
    """What the page of one's own device tells."""

    in_use_since: datetime | None
    codes_left: int
    needs_link: bool
    """A lost device is being replaced: a new one is enrolled through the link only."""


@dataclass(frozen=True, kw_only=True)
class Enrolled:
    """What enrolling gives: the browser's new token, and the codes for the paper, shown this once."""

    token: str
    codes: list[str]


def state_of(*, doing: Doing, token: str) -> DeviceState:
    """Tell how one's own second factor stands. Raises NotAllowed where none is asked for."""
    if not second_factor_is_required():
        raise NotAllowed
    person_id = doing.actor.person_id
    device = device_in_use(person_id)
    request = open_request_of(person_id)
    replaced = request is not None and request.confirmed_at is not None
    return DeviceState(
        in_use_since=device.in_use_since if device else None,
        codes_left=codes_left(person_id),
        needs_link=replaced and not _came_by_link(token),
    )


def _came_by_link(token: str) -> bool:
    row = sign_in_by_hash(token_hash(token))
    return row is not None and row.stage is SignInStage.BY_LINK


def begin_device(*, doing: Doing, token: str, keys: Keys) -> None:
    """Draw the seed of a new device; it counts for nothing before a code of it was typed.

    Raises NotAllowed where a lost device is replaced and the person did not come by the link,
    NotConfirmed where a device stands and its holder did not prove lately who they are.
    """
    person_id = doing.actor.person_id
    with transaction() as session:
        _refuse_stranger(session, doing, token)
        forget_devices(session, person_id, DeviceStanding.BEGUN)
        device_id = new_id()
        data_key = new_data_key(keys, context=f"devices|{device_id}")
        device = Device(
            id=device_id,
            person_id=person_id,
            standing=DeviceStanding.BEGUN,
            data_key=data_key.wrapped,
            sealed_seed=b"",
            began_at=doing.now,
        )
        device.sealed_seed = seal_with(data_key, new_seed().encode("ascii"), context=seed_place(device))
        session.add(device)
        _audit(session, doing, "device.begun")


def _refuse_stranger(session: Session, doing: Doing, token: str) -> None:
    if not second_factor_is_required():
        raise NotAllowed
    person_id = doing.actor.person_id
    if device_of(session, person_id, DeviceStanding.IN_USE) is not None:
        doing.must_be_confirmed()
        return
    request = open_request(session, person_id)
    if request is not None and request.confirmed_at is not None and not _came_by_link(token):
        raise NotAllowed


def seed_begun(*, doing: Doing, keys: Keys) -> str | None:
    """Give the seed of the device somebody is enrolling; None when they are not, or began too long ago."""
    device = device_begun(doing.actor.person_id)
    if device is None or doing.now - device.began_at > _ENROLMENT_LASTS:
        return None
    return seed_of(device, keys)


def take_device_into_use(*, doing: Doing, token: str, proof: Proof) -> Enrolled:
    """Let the new device count, by a code it shows; an older one and its codes are gone, browsers end.

    Raises Refused for a wrong code; NotAllowed and NotConfirmed like `begin_device`.
    """
    person_id = doing.actor.person_id
    with transaction() as session:
        _refuse_stranger(session, doing, token)
        device = device_of(session, person_id, DeviceStanding.BEGUN)
        if device is None or doing.now - device.began_at > _ENROLMENT_LASTS:
            raise Refused(
                "Mã quét này đã quá một giờ. Hãy bắt đầu lại.",
                "This picture is older than an hour. Please begin anew.",
            )
        step = accepted_step(seed_of(device, proof.keys), proof.typed, now=doing.now, last=None)
        if step is None:
            raise Refused(
                "Mã chưa đúng. Hãy nhập mã đang hiện trong ứng dụng; kiểm tra điện thoại có đúng giờ không.",
                "The code is not right. Type the one your app shows now; check that your phone's clock is "
                "right.",
                field="code",
            )
        forget_devices(session, person_id, DeviceStanding.IN_USE)
        device.standing, device.last_step, device.in_use_since = DeviceStanding.IN_USE, step, doing.now
        codes = _draw_codes(session, person_id)
        fresh = _keep_this_browser(session, doing, token)
        request = open_request(session, person_id)
        if request is not None:
            request.ended_at, request.ended_why, request.link_hash = doing.now, "enrolled", None
        _audit(session, doing, "device.enrolled")
    return Enrolled(token=fresh, codes=codes)


def _keep_this_browser(session: Session, doing: Doing, token: str) -> str:
    row = sign_in_by_hash(token_hash(token))
    if row is None:
        raise NotAllowed
    end_sign_ins(session, person_id=row.person_id, why="device_changed", now=doing.now, but=row.id)
    fresh = new_token()
    row.token_hash, row.stage = token_hash(fresh), SignInStage.TWO_FACTORS
    return fresh


def _draw_codes(session: Session, person_id: str) -> list[str]:
    forget_recovery_codes(session, person_id)
    codes = new_recovery_codes()
    session.add_all(
        RecoveryCode(person_id=person_id, code_hash=recovery_hash(person_id, code)) for code in codes
    )
    return codes


def draw_new_codes(*, doing: Doing) -> list[str]:
    """Draw ten new codes for the paper; the old ones count no more. Raises NotConfirmed."""
    person_id = doing.actor.person_id
    with transaction() as session:
        if device_of(session, person_id, DeviceStanding.IN_USE) is None:
            raise NotAllowed
        doing.must_be_confirmed()
        codes = _draw_codes(session, person_id)
        _audit(session, doing, "device.new_recovery_codes")
    return codes


def _audit(session: Session, doing: Doing, deed: str) -> None:
    person_id = doing.actor.person_id
    trace = Trace(deed=deed, unit_id=None, object_kind="person", object_id=person_id, particulars={})
    write_audit(session, doing, trace)
