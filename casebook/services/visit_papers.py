"""What follows a visit: the receipt 02/TCD, an appointment slip, and a correction that keeps the old."""

from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.records.audit import next_number
from casebook.records.base import transaction
from casebook.records.spelling import digits, folded, squeezed
from casebook.records.visits import AppointmentSlip, PaperShown, Receipt, Visit, visible_visits
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing, Trace, write_audit

RECEIPT_REGISTER = "receipts"
_NOTE_KEPT = 1000
_DOUBLE_CLICK = timedelta(minutes=2)


def take_visit(session: Session, doing: Doing, visit_id: str) -> Visit:
    """Take a visit for a change: one of a unit in which the person logs visits, locked."""
    asked = visible_visits(doing.actor).where(Visit.id == visit_id).with_for_update(of=Visit)
    visit = session.scalar(asked.execution_options(populate_existing=True))
    if visit is None:
        raise NotAllowed
    doing.must_hold(Power.LOG_VISITS, visit.unit_id)
    return visit


def leave_trace(
    session: Session, doing: Doing, visit: Visit, deed: str, particulars: dict[str, object]
) -> None:
    """Write the audit line of something done about a visit."""
    trace = Trace(
        deed=deed,
        unit_id=visit.unit_id,
        object_kind="visit",
        object_id=visit.id,
        particulars=particulars,
    )
    write_audit(session, doing, trace)


@dataclass(frozen=True, kw_only=True)
class HandedItem:
    """One thing handed over: original or copy, how many pages, how many of it."""

    name: str
    pages: int | None = None
    copies: int = 1
    original: bool = False


def give_receipt(*, doing: Doing, visit_id: str, handed_on: date, items: tuple[HandedItem, ...]) -> Receipt:
    """Record what was handed over and give the receipt its number (N154 Đ15.4).

    Refused where nothing was handed over: a receipt without papers would prove nothing.
    """
    refuse_future(handed_on, today=doing.today, field="handed_on")
    if not items:
        raise Refused(
            "Giấy biên nhận chỉ lập khi có giấy tờ được giao lại. Hãy ghi ít nhất một thứ đã nhận.",
            "A receipt is given only when something is handed over. Write down at least one thing.",
        )
    with transaction() as session:
        visit = take_visit(session, doing, visit_id)
        if handed_on < visit.visited_on:
            raise Refused(
                f"Ngày giao giấy tờ không thể trước ngày đến ({visit.visited_on:%d/%m/%Y}).",
                f"Papers cannot be handed over before the visit ({visit.visited_on:%d/%m/%Y}).",
                field="handed_on",
            )
        told = [asdict(item) for item in items]
        for given in visit.receipts:
            if given.items == told and given.handed_on == handed_on and _just_now(doing, given.recorded_at):
                return given  # the other click of a double click
        receipt = Receipt(
            unit_id=visit.unit_id,
            visit_id=visit.id,
            year=doing.today.year,
            number=next_number(
                session, unit_id=visit.unit_id, register=RECEIPT_REGISTER, year=doing.today.year
            ),
            handed_on=handed_on,
            items=told,
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
        )
        session.add(receipt)
        leave_trace(session, doing, visit, "visit.receipt_given", {"number": receipt.number})
    return receipt


def _just_now(doing: Doing, moment: datetime) -> bool:
    return doing.now - moment < _DOUBLE_CLICK


@dataclass(frozen=True, kw_only=True)
class SlipEntry:
    """When, where and by whom the visitor will be received again."""

    with_whom: str
    on_day: date
    at_time: time
    place: str = ""
    content: str = ""


def give_appointment(*, doing: Doing, visit_id: str, slip: SlipEntry) -> AppointmentSlip:
    """Give the visitor a day; Refused for a day that has passed."""
    if slip.on_day < doing.today:
        raise Refused(
            f"Ngày hẹn {slip.on_day:%d/%m/%Y} đã qua. Hãy chọn một ngày từ hôm nay trở đi.",
            f"{slip.on_day:%d/%m/%Y} has passed. Choose a day from today on.",
            field="on_day",
        )
    with transaction() as session:
        visit = take_visit(session, doing, visit_id)
        for given in visit.appointments:
            if all(getattr(given, name) == value for name, value in asdict(slip).items()):
                return given
        row = AppointmentSlip(
            visit_id=visit.id,
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
            **asdict(slip),
        )
        session.add(row)
        leave_trace(session, doing, visit, "visit.appointment_given", {"on": slip.on_day.isoformat()})
    return row


@dataclass(frozen=True, kw_only=True)
class Correction:
    """How the line of a visit should read, and why; `seen` is the mark of what the form was made from."""

    full_name: str
    address: str
    phone: str
    paper_shown: PaperShown
    paper_number: str
    people_count: int
    reason: str
    seen: str | None = None


_CORRECTED = ("full_name", "address", "phone", "paper_shown", "paper_number", "people_count")


def seen_visit(visit: Visit) -> str:
    """Give the mark of the line of a visit, for the form made from it."""
    return seen_of(_line(visit))


def _line(visit: Visit | Correction) -> dict[str, object]:
    return {name: getattr(visit, name) for name in _CORRECTED}


def correct_visit(*, doing: Doing, visit_id: str, right: Correction) -> Visit:
    """Put a line of the book right; the audit keeps what it said before, the book notes that it changed.

    Raises Overtaken where somebody else put it right meanwhile, and Refused where nothing differs.
    """
    with transaction() as session:
        visit = take_visit(session, doing, visit_id)
        old = _line(visit)
        refuse_overtaken(right.seen, standing=old, wanted=_line(right))
        changed = {name: old[name] for name in _CORRECTED if old[name] != getattr(right, name)}
        if not changed:
            raise Refused(
                "Chưa có gì khác với điều đang ghi trong sổ. Sửa chỗ sai rồi lưu lại.",
                "Nothing differs from what the book says. Change what is wrong, then save.",
            )
        _apply(doing, visit, right, tuple(changed))
        kept = {name: value if isinstance(value, int) else str(value) for name, value in changed.items()}
        leave_trace(session, doing, visit, "visit.corrected", {"old": kept, "reason": right.reason})
    return visit


def _apply(doing: Doing, visit: Visit, right: Correction, changed: tuple[str, ...]) -> None:
    for name in changed:
        setattr(visit, name, getattr(right, name))
    said = f"Đã sửa ngày {doing.today:%d/%m/%Y}: {right.reason}"
    visit.note = f"{visit.note}; {said}" if visit.note else said
    if len(visit.note) > _NOTE_KEPT:
        raise Refused(
            "Lượt tiếp này đã sửa quá nhiều lần, phần ghi chú không còn chỗ. Hãy viết lý do ngắn hơn.",
            "This visit was put right too often; its note is full. Give a shorter reason.",
            field="reason",
        )
    found_by = " ".join(
        [visit.full_name, visit.on_behalf_of, digits(visit.phone), *(m.content for m in visit.matters)]
    )
    visit.folded, visit.squeezed = folded(found_by), squeezed(found_by)
