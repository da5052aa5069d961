"""Closing a unit for some days (a flood, an epidemic): its receptions are moved, no term ever waits."""

from dataclasses import dataclass
from datetime import date

from casebook.law.powers import Power
from casebook.records.base import transaction
from casebook.records.closures import Closure, closure_by_id, closure_by_key, closures_of
from casebook.services.receivers import hold_unit
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit

_LONGEST_DAYS = 366


@dataclass(frozen=True, kw_only=True)
class ClosureEntry:
    """A closure as typed."""

    unit_id: str
    first_day: date
    last_day: date
    reason: str
    source: str
    request_key: str


def record_closure(*, doing: Doing, entry: ClosureEntry) -> str:
    """Record that a unit is closed; gives the closure. No day of any case moves by it.

    Raises Refused for days the wrong way round, a span longer than a year, and days already closed.
    """
    doing.must_hold(Power.PLAN_RECEPTION, entry.unit_id)
    _refuse_senseless(entry)
    with transaction() as session:
        hold_unit(session, entry.unit_id)
        known = closure_by_key(entry.request_key)
        if known is not None:
            return known.id
        _refuse_overlap(entry)
        closure = Closure(
            unit_id=entry.unit_id,
            first_day=entry.first_day,
            last_day=entry.last_day,
            reason=entry.reason,
            source=entry.source,
            recorded_at=doing.now,
            recorded_by_id=doing.actor.person_id,
            request_key=entry.request_key,
        )
        session.add(closure)
        session.flush()
        write_audit(session, doing, _trace("reception.closed", closure))
        return closure.id


def withdraw_closure(*, doing: Doing, closure_id: str) -> str:
    """Take back a closure that was recorded by mistake, or a school that opens again; gives its unit."""
    with transaction() as session:
        closure = closure_by_id(closure_id)
        if closure is None:
            raise NotAllowed
        doing.must_hold(Power.PLAN_RECEPTION, closure.unit_id)
        hold_unit(session, closure.unit_id)
        if closure.withdrawn_at is None:
            closure.withdrawn_at = doing.now
            write_audit(session, doing, _trace("reception.closure_withdrawn", closure))
        return closure.unit_id


def _refuse_senseless(entry: ClosureEntry) -> None:
    if entry.last_day < entry.first_day:
        raise Refused(
            "Ngày cuối phải từ ngày đầu trở đi.",
            "The last day must not lie before the first.",
            field="last_day",
        )
    if (entry.last_day - entry.first_day).days >= _LONGEST_DAYS:
        raise Refused(
            "Mỗi lần đóng cửa ghi không quá một năm. Hãy xem lại ngày cuối.",
            "One closure is at most a year long. Please check the last day.",
            field="last_day",
        )


def _refuse_overlap(entry: ClosureEntry) -> None:
    for other in closures_of(entry.unit_id, entry.first_day, entry.last_day):
        raise Refused(
            f"Đơn vị đã được ghi đóng cửa từ {other.first_day:%d/%m/%Y} đến {other.last_day:%d/%m/%Y}. "
            "Hãy sửa ngày, hoặc bỏ lần ghi đó trước.",
            f"The unit is recorded as closed from {other.first_day:%d/%m/%Y} to "
            f"{other.last_day:%d/%m/%Y}. Change the days, or take that closure back first.",
            field="first_day",
        )


def _trace(deed: str, closure: Closure) -> Trace:
    days = {"first_day": closure.first_day.isoformat(), "last_day": closure.last_day.isoformat()}
    return Trace(
        deed=deed,
        unit_id=closure.unit_id,
        object_kind="reception",
        object_id=closure.id,
        particulars=dict(days),
    )
