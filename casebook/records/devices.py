"""What people prove themselves with: a device and its sealed seed, codes on paper, a lost one replaced."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    ForeignKey,
    Integer,
    LargeBinary,
    Select,
    String,
    UniqueConstraint,
    and_,
    delete,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.law.powers import ROLE_POWERS, Actor, Grant, Power
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.units import Unit


class DeviceStanding(StrEnum):
    """A device counts only after a code of it was typed."""

    BEGUN = "begun"
    IN_USE = "in_use"


class Device(Keyed, Base):
    """An app that shows codes; its seed is sealed with a data key of its own. One in use per person."""

    __tablename__ = "devices"
    __table_args__ = (UniqueConstraint("person_id", "standing"),)

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    standing: Mapped[DeviceStanding] = mapped_column(word_of(DeviceStanding))
    data_key: Mapped[bytes] = mapped_column(LargeBinary())
    sealed_seed: Mapped[bytes] = mapped_column(LargeBinary())
    last_step: Mapped[int | None] = mapped_column(BigInteger().with_variant(Integer(), "sqlite"))
    """The step (30 seconds each, RFC 6238) of the last code that was accepted: none counts twice."""
    began_at: Mapped[datetime] = mapped_column(Moment())
    in_use_since: Mapped[datetime | None] = mapped_column(Moment())


class RecoveryCode(Keyed, Base):
    """A code on paper for the day the device is not at hand; known by its hash, good once."""

    __tablename__ = "recovery_codes"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment())


class DeviceRequest(Keyed, Base):
    """A lost device: who asked to replace it and why, who confirmed it, and the link to enrol a new one."""

    __tablename__ = "device_requests"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    reason: Mapped[str] = mapped_column(Words(500))
    asked_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment())
    confirmed_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    confirmed_at: Mapped[datetime | None] = mapped_column(Moment())
    link_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    link_until: Mapped[datetime | None] = mapped_column(Moment())
    ended_at: Mapped[datetime | None] = mapped_column(Moment())
    ended_why: Mapped[str | None] = mapped_column(String(40))


def device_of(session: Session, person_id: str, standing: DeviceStanding) -> Device | None:
    """Take the device of a person that is in use, or the one they began to enrol; others wait for it."""
    query = select(Device).where(Device.person_id == person_id, Device.standing == standing)
    return session.scalar(query.with_for_update())


def device_in_use(person_id: str) -> Device | None:
    """Find the device somebody proves with who they are."""
    query = select(Device).where(Device.person_id == person_id)
    return db.session.scalar(query.where(Device.standing == DeviceStanding.IN_USE))


def device_begun(person_id: str) -> Device | None:
    """Find the device somebody began to enrol."""
    query = select(Device).where(Device.person_id == person_id)
    return db.session.scalar(query.where(Device.standing == DeviceStanding.BEGUN))


def forget_devices(session: Session, person_id: str, *standings: DeviceStanding) -> None:
    """Delete devices of a person; their seeds are gone with their data keys."""
    session.execute(delete(Device).where(Device.person_id == person_id, Device.standing.in_(standings)))


def forget_recovery_codes(session: Session, person_id: str) -> None:
    """Delete every recovery code of a person, used or not."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.person_id == person_id))


def unused_code(session: Session, person_id: str, code_hash: str) -> RecoveryCode | None:
    """Take a recovery code that was not used yet; whoever comes second with it waits and finds none."""
    return session.scalar(
        select(RecoveryCode)
        .where(
            RecoveryCode.person_id == person_id,
            RecoveryCode.code_hash == code_hash,
            RecoveryCode.used_at.is_(None),
        )
        .with_for_update()
    )


def codes_left(person_id: str) -> int:
    """Count the recovery codes somebody has left."""
    query = select(func.count()).where(RecoveryCode.person_id == person_id, RecoveryCode.used_at.is_(None))
    return db.session.scalar(query) or 0


def people_with_device(person_ids: Collection[str]) -> frozenset[str]:
    """Say which of several people have a device in use."""
    query = select(Device.person_id).where(
        Device.person_id.in_(person_ids), Device.standing == DeviceStanding.IN_USE
    )
    return frozenset(db.session.scalars(query))


def open_request(session: Session, person_id: str) -> DeviceRequest | None:
    """Find the request to replace somebody's device that is not over."""
    return session.scalar(
        select(DeviceRequest)
        .where(DeviceRequest.person_id == person_id, DeviceRequest.ended_at.is_(None))
        .with_for_update()
    )


def open_request_of(person_id: str) -> DeviceRequest | None:
    """Read the request to replace somebody's device that is not over."""
    query = select(DeviceRequest).where(
        DeviceRequest.person_id == person_id, DeviceRequest.ended_at.is_(None)
    )
    return db.session.scalar(query)


def requests_in(unit_ids: Collection[str]) -> Select[DeviceRequest]:
    """Select the requests of some units that are not over, the oldest first."""
    return (
        select(DeviceRequest)
        .where(DeviceRequest.unit_id.in_(unit_ids), DeviceRequest.ended_at.is_(None))
        .order_by(DeviceRequest.asked_at)
    )


def confirmable_by(actor: Actor) -> Select[DeviceRequest]:
    """Select the requests that are not over and whose second person somebody can be.

    Not who asked, not the person concerned, nor whoever only stands in for one of the two; of the unit
    or of the office above it.
    """
    places = [
        _in_reach(grant) for grant in actor.grants if Power.CONFIRM_NEW_DEVICE in ROLE_POWERS[grant.role]
    ]
    return select(DeviceRequest).where(
        DeviceRequest.ended_at.is_(None), *_neither_is(actor.person_id), or_(false(), *places)
    )


def _in_reach(grant: Grant) -> ColumnElement[bool]:
    below = select(Unit.id).where(Unit.parent_id == grant.unit_id)
    within = or_(DeviceRequest.unit_id == grant.unit_id, DeviceRequest.unit_id.in_(below))
    return and_(within, *(_neither_is(grant.acting_for) if grant.acting_for else ()))


def _neither_is(person_id: str) -> tuple[ColumnElement[bool], ...]:
    return (DeviceRequest.person_id != person_id, DeviceRequest.asked_by_id != person_id)


def count_to_confirm(actor: Actor) -> int:
    """Count the requests that wait for this very person."""
    waiting = confirmable_by(actor).where(DeviceRequest.confirmed_at.is_(None))
    return db.session.scalar(waiting.with_only_columns(func.count())) or 0


def request_by_id(request_id: str) -> DeviceRequest | None:
    """Find a request to replace a device."""
    return db.session.get(DeviceRequest, request_id)


def request_by_link(link_hash: str) -> DeviceRequest | None:
    """Find the request a link to enrol a new device was made for, by the hash of its token."""
    return db.session.scalar(select(DeviceRequest).where(DeviceRequest.link_hash == link_hash))
