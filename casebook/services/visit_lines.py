"""The shared steps of every visit: its session, its visitor, and its line with number and code."""

from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.records.audit import next_number
from casebook.records.reception import ReceptionSession, RegularHours, SessionKind
from casebook.records.spelling import digits, folded, squeezed
from casebook.records.units import Unit
from casebook.records.visitors import same_person
from casebook.records.visits import PaperShown, Visit, Visitor
from casebook.services.enrolment import new_tracking_code
from casebook.services.openings import trace_session
from casebook.services.refusals import Refused
from casebook.services.trail import Doing
from casebook.services.visit_entries import VisitEntry, VisitorEntry

BOOK_REGISTER = "book"
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def reception_of(session: Session, doing: Doing, entry: VisitEntry) -> ReceptionSession:
    """Find the session a visit belongs to; the first visit of a day opens the regular one."""
    if entry.session_id:
        return _chosen(session, entry, entry.session_id)
    now = _hour_of(doing, entry.visited_on)
    held = _regular_sessions(session, entry)
    shifts = _shifts(session, entry)
    going_on = [one for one in held if _covers(one, now)]
    unopened = [shift for shift in shifts if _covers(shift, now) and not going_on]
    if going_on or (held and not unopened):
        return (going_on or held)[-1]
    return _open_regular(session, doing, entry, next(iter(unopened or shifts), None))


def _hour_of(doing: Doing, day: date) -> time | None:
    """The hour a visit of today falls into; that of an earlier day is not known."""
    now = doing.now.astimezone(_HERE).time().replace(second=0, microsecond=0)
    return now if day == doing.today else None


def _covers(hours: ReceptionSession | RegularHours, now: time | None) -> bool:
    return now is not None and hours.starts <= now and (hours.ends is None or now <= hours.ends)


def _regular_sessions(session: Session, entry: VisitEntry) -> list[ReceptionSession]:
    return list(
        session.scalars(
            select(ReceptionSession)
            .where(
                ReceptionSession.unit_id == entry.unit_id,
                ReceptionSession.held_on == entry.visited_on,
                ReceptionSession.kind == SessionKind.REGULAR,
                ReceptionSession.nobody_came.is_(False),
            )
            .order_by(ReceptionSession.starts)
        )
    )


def _shifts(session: Session, entry: VisitEntry) -> list[RegularHours]:
    on = entry.visited_on
    return list(
        session.scalars(
            select(RegularHours)
            .where(
                RegularHours.unit_id == entry.unit_id,
                RegularHours.weekday == on.weekday(),
                RegularHours.since <= on,
                RegularHours.until.is_(None) | (RegularHours.until >= on),
            )
            .order_by(RegularHours.starts)
        )
    )


def _chosen(session: Session, entry: VisitEntry, session_id: str) -> ReceptionSession:
    # Locked: minutes that nobody came may be written at this very moment.
    found = session.get(ReceptionSession, session_id, with_for_update=True)
    if found is None or found.unit_id != entry.unit_id:
        raise Refused(
            "Không tìm thấy buổi tiếp này. Hãy chọn lại buổi tiếp trong danh sách.",
            "There is no such session. Choose a session from the list again.",
            field="session_id",
        )
    if found.held_on != entry.visited_on:
        raise Refused(
            f"Buổi tiếp đã chọn diễn ra ngày {found.held_on:%d/%m/%Y}, không phải "
            f"{entry.visited_on:%d/%m/%Y}. Hãy sửa ngày đến hoặc chọn buổi khác.",
            f"The session you chose was held on {found.held_on:%d/%m/%Y}, not {entry.visited_on:%d/%m/%Y}. "
            "Put the day right, or choose another session.",
            field="session_id",
        )
    if found.nobody_came:
        raise Refused(
            "Buổi tiếp này đã lập biên bản không có công dân đến. Hãy chọn buổi khác.",
            "Minutes say that nobody came to this session. Choose another one.",
            field="session_id",
        )
    return found


def _open_regular(
    session: Session, doing: Doing, entry: VisitEntry, shift: RegularHours | None
) -> ReceptionSession:
    unit = session.get_one(Unit, entry.unit_id)
    now = doing.now.astimezone(_HERE).time().replace(second=0, microsecond=0)
    opened = ReceptionSession(
        unit_id=unit.id,
        kind=SessionKind.REGULAR,
        held_on=entry.visited_on,
        starts=shift.starts if shift else now,
        ends=shift.ends if shift else None,
        place=unit.reception_place,
        receiver_id=doing.actor.person_id,
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
    )
    session.add(opened)
    session.flush()
    trace_session(session, doing, "reception.session_opened", opened)
    return opened


def write_visit(session: Session, doing: Doing, entry: VisitEntry, reception: ReceptionSession) -> Visit:
    """Write the line of the book: gap-free number, tracking code, and the visitor remembered."""
    who, year = entry.visitor, entry.visited_on.year
    number = next_number(session, unit_id=entry.unit_id, register=BOOK_REGISTER, year=year)
    found_by = " ".join([who.full_name, who.on_behalf_of, digits(who.phone), *_contents(entry)])
    visit = Visit(
        unit_id=entry.unit_id,
        session_id=reception.id,
        book_year=year,
        book_number=number,
        visited_on=entry.visited_on,
        visitor_id=_remember(session, entry.unit_id, who).id,
        full_name=who.full_name,
        address=who.address,
        phone=who.phone,
        paper_shown=who.paper_shown,
        paper_number=who.paper_number,
        people_count=entry.people_count,
        on_behalf_of=who.on_behalf_of,
        authorisation_paper=who.authorisation_paper,
        statement=entry.statement,
        signed=entry.signed,
        note=entry.note,
        tracking_code=new_tracking_code(),
        folded=folded(found_by),
        squeezed=squeezed(found_by),
        request_key=entry.request_key,
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
    )
    session.add(visit)
    session.flush()
    return visit


def _contents(entry: VisitEntry) -> list[str]:
    return [matter.content for matter in entry.matters]


def _remember(session: Session, unit_id: str, who: VisitorEntry) -> Visitor:
    """Keep what is known of a person for their next visit; a paper shown once stays known."""
    known = _picked(session, unit_id, who) or same_person(
        session, unit_id=unit_id, full_name=who.full_name, phone=who.phone, address=who.address
    )
    if known is None:
        known = Visitor(unit_id=unit_id, paper_shown=who.paper_shown, paper_number=who.paper_number)
        session.add(known)
    known.full_name = who.full_name
    known.name_squeezed = squeezed(who.full_name)
    known.name_folded = folded(who.full_name)
    known.address = who.address or known.address or ""
    known.phone = who.phone or known.phone or ""
    known.phone_digits = digits(known.phone)
    if who.paper_shown is not PaperShown.NOT_SHOWN:
        known.paper_shown, known.paper_number = who.paper_shown, who.paper_number
    session.flush()
    return known


def _picked(session: Session, unit_id: str, who: VisitorEntry) -> Visitor | None:
    if not who.known_id:
        return None
    known = session.get(Visitor, who.known_id)
    # Picked first and then typed over with another name: somebody else, not a new spelling.
    same = known is not None and known.unit_id == unit_id and known.name_folded == folded(who.full_name)
    return known if same else None


def days_late(visit: Visit) -> int:
    """Say how many days after the visit its line was written; 0 on the same day."""
    return (visit.recorded_at.astimezone(_HERE).date() - visit.visited_on).days
