"""Keeping the calendar: a day is proposed with its source, and counts once somebody confirms it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.calendar import FIRST_DAY, LAST_DAY
from casebook.law.powers import Power
from casebook.records.base import transaction
from casebook.records.basis import basis_now
from casebook.records.days import CalendarDay, DayStatus
from casebook.services.recounting import Recount, recount_open
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit

_SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class DayEntry:
    """A special day as typed: off though a weekday, or worked though a Saturday or Sunday."""

    day: date
    works: bool
    name: str
    source: str


def propose_day(*, doing: Doing, entry: DayEntry) -> None:
    """Propose a day off or a worked Saturday; it does not count until it is confirmed."""
    _must_hold(doing, Power.PROPOSE_CALENDAR_DAYS)
    _refuse_senseless(entry)
    with transaction() as session:
        row = session.get(CalendarDay, entry.day, with_for_update=True)
        if row is not None and row.status is not DayStatus.WITHDRAWN:
            raise Refused(
                f"Ngày {entry.day:%d/%m/%Y} đã có trong lịch: {row.name}. Hãy rút ngày đó trước nếu sai.",
                f"{entry.day:%d/%m/%Y} is in the calendar already: {row.name}. Withdraw it first if wrong.",
                field="day",
            )
        if row is None:
            row = CalendarDay(day=entry.day)
            session.add(row)
        row.works, row.name, row.source = entry.works, entry.name, entry.source
        _decide(session, doing, row, DayStatus.PROPOSED)


def confirm_day(*, doing: Doing, day: date) -> Recount:
    """Confirm a proposed day: it counts from now on, and every open case is counted anew with it.

    Raises Refused when somebody decided about it meanwhile.
    """
    _must_hold(doing, Power.CONFIRM_CALENDAR_DAYS)
    with transaction() as session:
        row = _row(session, day)
        if row.status is not DayStatus.PROPOSED:
            raise _decided_meanwhile(row)
        _decide(session, doing, row, DayStatus.CONFIRMED)
        return _recount(session, doing)


def withdraw_day(*, doing: Doing, day: date) -> Recount:
    """Withdraw a day that was proposed or confirmed wrongly; open cases are counted anew without it.

    Raises Refused when somebody decided about it meanwhile.
    """
    _must_hold(doing, Power.CONFIRM_CALENDAR_DAYS)
    with transaction() as session:
        row = _row(session, day)
        if row.status is DayStatus.WITHDRAWN:
            raise _decided_meanwhile(row)
        counted = row.status is DayStatus.CONFIRMED
        _decide(session, doing, row, DayStatus.WITHDRAWN)
        return _recount(session, doing) if counted else Recount((), ())


def _must_hold(doing: Doing, power: Power) -> None:
    # The calendar is the installation's, not a unit's.
    if not doing.actor.has(power):
        raise NotAllowed


def _refuse_senseless(entry: DayEntry) -> None:
    if not FIRST_DAY <= entry.day <= LAST_DAY:
        raise Refused(
            "Lịch chỉ giữ các ngày từ năm 2000 đến năm 2060.",
            "The calendar keeps days from 2000 to 2060 only.",
            field="day",
        )
    weekend = entry.day.weekday() >= _SATURDAY
    if entry.works and not weekend:
        raise Refused(
            f"Ngày {entry.day:%d/%m/%Y} không phải thứ Bảy, Chủ nhật nên vốn là ngày làm việc. "
            "Chỉ ghi ngày làm bù rơi vào cuối tuần.",
            f"{entry.day:%d/%m/%Y} is no Saturday or Sunday, so it is worked anyway. Only a weekend day "
            "can be made a working day.",
            field="day",
        )
    if not entry.works and weekend:
        raise Refused(
            f"Ngày {entry.day:%d/%m/%Y} là cuối tuần nên vốn đã nghỉ. Nếu nghỉ bù, hãy ghi ngày nghỉ bù.",
            f"{entry.day:%d/%m/%Y} is a weekend, so it is off anyway. Enter the day given off instead of it.",
            field="day",
        )


def _row(session: Session, day: date) -> CalendarDay:
    row = session.get(CalendarDay, day, with_for_update=True)
    if row is None:
        raise NotAllowed
    return row


def _decided_meanwhile(row: CalendarDay) -> Refused:
    return Refused(
        f"Ngày {row.day:%d/%m/%Y} vừa được người khác quyết định. Hãy xem lại danh sách dưới đây.",
        f"Somebody has just decided about {row.day:%d/%m/%Y}. Please look at the list below again.",
    )


def _decide(session: Session, doing: Doing, row: CalendarDay, status: DayStatus) -> None:
    row.status, row.decided_by_id, row.decided_at = status, doing.actor.person_id, doing.now
    session.flush()
    write_audit(
        session,
        doing,
        Trace(
            deed=f"day.{status}",
            unit_id=None,
            object_kind="day",
            object_id=row.day.isoformat(),
            particulars={"works": row.works, "name": row.name, "source": row.source},
        ),
    )


def _recount(session: Session, doing: Doing) -> Recount:
    return recount_open(session, basis_now(), now=doing.now, person_id=doing.actor.person_id)
