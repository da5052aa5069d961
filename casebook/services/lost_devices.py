"""A lost device is replaced by two people: one asks, another confirms, a link lets its owner enrol anew."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from casebook.records.base import transaction
from casebook.records.devices import (
    DeviceRequest,
    DeviceStanding,
    device_of,
    forget_devices,
    forget_recovery_codes,
    open_request,
    request_by_link,
)
from casebook.records.people import Person, person_by_id
from casebook.records.sign_ins import SignInStage
from casebook.records.spelling import nfc
from casebook.reports.lost_devices import may_ask, may_confirm, roles_in
from casebook.services.delays import count_attempt, for_address, for_proof, forgive
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import end_sign_ins, enter
from casebook.services.trail import Doing, Trace, write_audit, write_line
from casebook.vault.passwords import is_right, new_token, token_hash

LINK_LASTS = timedelta(hours=1)


def ask_new_device(*, doing: Doing, person_id: str, unit_id: str, reason: str) -> str:
    """Ask that somebody's lost device be replaced; give the request's id. Nothing ends yet.

    Raises NotAllowed, and Refused where there is nothing to replace or a request stands already.
    """
    with transaction() as session:
        person = session.get(Person, person_id, with_for_update=True)
        if person is None or not may_ask(doing.actor, unit_id, roles_in(person_id, unit_id, doing.today)):
            raise NotAllowed
        if person_id == doing.actor.person_id:
            raise Refused(
                "Không ai tự xin thay thiết bị cho mình. Nếu còn mã dự phòng, hãy đăng nhập bằng mã đó rồi "
                "đổi thiết bị; nếu không, hãy nhờ người khác.",
                "Nobody asks for their own device. With a code on paper you can sign in and change the "
                "device yourself; without one, ask somebody else.",
            )
        _refuse_needless(session, person_id)
        request = DeviceRequest(
            person_id=person_id,
            unit_id=unit_id,
            reason=reason,
            asked_by_id=doing.actor.person_id,
            asked_at=doing.now,
        )
        session.add(request)
        session.flush()
        _audit(session, doing, "device.replacement_asked", request)
    return request.id


def _refuse_needless(session: Session, person_id: str) -> None:
    if open_request(session, person_id) is not None:
        raise Refused(
            "Đã có một yêu cầu thay thiết bị cho người này đang chờ.",
            "A request to replace this person's device is waiting already.",
        )
    if device_of(session, person_id, DeviceStanding.IN_USE) is None:
        raise Refused(
            "Người này chưa đăng ký thiết bị nào: chỉ cần đăng nhập là được hướng dẫn đăng ký.",
            "This person has no device yet: signing in leads them to enrolling one.",
        )


def confirm_new_device(*, doing: Doing, request_id: str) -> str:
    """Confirm a request: the lost device counts no more, every browser ends; give the link's token.

    May be done again while the request stands, when the link ran out unused. Raises NotAllowed, and
    NotConfirmed unless whoever confirms proved lately who they are.
    """
    with transaction() as session:
        request = session.get(DeviceRequest, request_id, with_for_update=True)
        if request is None or request.ended_at is not None or not may_confirm(doing.actor, request):
            raise NotAllowed
        doing.must_be_confirmed()
        forget_devices(session, request.person_id, DeviceStanding.IN_USE, DeviceStanding.BEGUN)
        forget_recovery_codes(session, request.person_id)
        end_sign_ins(session, person_id=request.person_id, why="device_replaced", now=doing.now)
        token = new_token()
        request.confirmed_by_id, request.confirmed_at = doing.actor.person_id, doing.now
        request.link_hash, request.link_until = token_hash(token), doing.now + LINK_LASTS
        _audit(session, doing, "device.replacement_confirmed", request)
    return token


def drop_request(*, doing: Doing, request_id: str) -> None:
    """Take back or refuse a request that nobody confirmed: the device was found, or nobody lost one."""
    with transaction() as session:
        request = session.get(DeviceRequest, request_id, with_for_update=True)
        if request is None or request.ended_at is not None or request.confirmed_at is not None:
            raise NotAllowed
        if doing.actor.person_id != request.asked_by_id and not may_confirm(doing.actor, request):
            raise NotAllowed
        request.ended_at, request.ended_why = doing.now, "dropped"
        _audit(session, doing, "device.replacement_dropped", request)


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """What somebody with a link to a new device typed, from which address, and when."""

    token: str = field(repr=False)
    password: str = field(repr=False)
    address: str
    now: datetime


def expected_by(*, token: str, now: datetime) -> Person | None:
    """Give the person a link to a new device was made for; None when it works no longer."""
    request = request_by_link(token_hash(token))
    if request is None or request.ended_at is not None or request.link_until is None:
        return None
    return _person_of(request) if now <= request.link_until else None


def _person_of(request: DeviceRequest) -> Person | None:
    person = person_by_id(request.person_id)
    return person if person and person.active else None


def enter_by_link(*, arrival: Arrival) -> str:
    """Sign somebody in by the link and their password, to enrol a device and nothing else; give the token.

    Raises NotAllowed for a link that works no longer, Refused for a wrong password.
    """
    person = expected_by(token=arrival.token, now=arrival.now)
    if person is None:
        raise NotAllowed
    subjects = (for_proof(person.id), for_address(arrival.address))
    with transaction() as session:
        count_attempt(session, subjects, arrival.now)
    if not is_right(person.password_hash, nfc(arrival.password)):
        _note_failure(person.id, arrival.now)
        raise Refused(
            "Mật khẩu chưa đúng. Hãy nhập lại.",
            "The password is not right. Please type it again.",
            field="password",
        )
    with transaction() as session:
        forgive(session, subjects)
        return enter(
            session,
            person_id=person.id,
            address=arrival.address,
            now=arrival.now,
            stage=SignInStage.BY_LINK,
        )


def _note_failure(person_id: str, now: datetime) -> None:
    trace = Trace(
        deed="sign_in_failed", unit_id=None, object_kind="person", object_id=person_id, particulars={}
    )
    with transaction() as session:
        write_line(session, trace, now=now)


def _audit(session: Session, doing: Doing, deed: str, request: DeviceRequest) -> None:
    trace = Trace(
        deed=deed,
        unit_id=request.unit_id,
        object_kind="person",
        object_id=request.person_id,
        particulars={"request": request.id},
    )
    write_audit(session, doing, trace)
