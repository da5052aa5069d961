"""The opening of a session: who receives, on which grounds, when, and by whose authorisation."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.records.base import transaction
from casebook.records.reception import (
    ReceptionDay,
    ReceptionSession,
    RegularHours,
    SessionKind,
    day_by_id,
    hours_by_id,
    sessions_between,
)
from casebook.records.units import Unit
from casebook.services.receivers import Receivers, hold_unit, receivers_on
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.timetable import check_span
from casebook.services.trail import Doing, Trace, write_audit
from casebook.services.worked_hours import within_worked_hours


class Ground(StrEnum):
    """When the head must receive out of turn (LTCD Đ18.3, N154 Đ10.3)."""

    TENSE = "tense"
    GRAVE = "grave"


GROUNDS: dict[Ground, tuple[str, str]] = {
    Ground.TENSE: (
        (
            "Vụ việc gay gắt, phức tạp, có nhiều người tham gia, liên quan trách nhiệm của nhiều cơ quan, "
            "đơn vị hoặc ý kiến của các cơ quan, đơn vị còn khác nhau"
        ),
        "The matter is tense or complex, brings many people, concerns several bodies, or these disagree",
    ),
    Ground.GRAVE: (
        (
            "Vụ việc nếu không chỉ đạo, xem xét kịp thời có thể gây ra hậu quả nghiêm trọng hoặc có thể dẫn "
            "đến hủy hoại tài sản, xâm hại tính mạng, mất an ninh, trật tự"
        ),
        "Left alone, the matter may have grave consequences for property, life or public order",
    ),
}
"""Both grounds as the law words them; the Vietnamese one is kept with the session."""


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A session as typed: `ends` is None while it goes on."""

    kind: SessionKind
    held_on: date
    starts: time
    ends: time | None
    place: str
    receiver_id: str
    authorisation: str = ""
    reception_day_id: str | None = None
    ground: Ground | None = None
    reason: str = ""


def open_session(*, doing: Doing, unit_id: str, opening: Opening) -> str:
    """Open a session; gives its id. The very same one again gives the one that is there.

    Raises Refused for a day to come, hours the wrong way round, a receiver who may not hold this kind
    of session, and hours in which the same person already receives.
    """
    doing.must_hold(Power.HOLD_SESSIONS, unit_id)
    with transaction() as session:
        hold_unit(session, unit_id)
        return _open(session, doing, unit_id, opening)


def open_regular_session(*, doing: Doing, hours_id: str) -> str:
    """Open today's session of a shift of the timetable, received by who opens it; gives its id."""
    with transaction() as session:
        hours = hours_by_id(hours_id)
        if hours is None:
            raise NotAllowed
        doing.must_hold(Power.HOLD_SESSIONS, hours.unit_id)
        unit = hold_unit(session, hours.unit_id)
        if hours.weekday != doing.today.weekday():
            raise Refused(
                "Ca tiếp này không thuộc hôm nay. Hãy mở buổi tiếp của ngày khác bằng «Mở buổi tiếp khác».",
                'This shift is not today\'s. Open a session of another day with "Open another session".',
            )
        return _open(session, doing, unit.id, _regular(hours, unit, doing))


def _regular(hours: RegularHours, unit: Unit, doing: Doing) -> Opening:
    cut = within_worked_hours(doing.today, hours.starts, hours.ends)
    starts, ends = cut or (hours.starts, hours.ends)
    return Opening(
        kind=SessionKind.REGULAR,
        held_on=doing.today,
        starts=starts,
        ends=ends,
        place=unit.reception_place,
        receiver_id=doing.actor.person_id,
    )


def open_planned_session(*, doing: Doing, day_id: str, authorisation: str = "") -> str:
    """Open the session of a planned day, received by who was planned; gives its id."""
    with transaction() as session:
        day = day_by_id(day_id)
        if day is None:
            raise NotAllowed
        doing.must_hold(Power.HOLD_SESSIONS, day.unit_id)
        hold_unit(session, day.unit_id)
        return _open(session, doing, day.unit_id, opening_of(day, authorisation))


def opening_of(day: ReceptionDay, authorisation: str = "") -> Opening:
    """Give the session a planned day means."""
    return Opening(
        kind=SessionKind.PERIODIC,
        held_on=day.held_on,
        starts=day.starts,
        ends=day.ends,
        place=day.place,
        receiver_id=day.receiver_id,
        authorisation=authorisation,
        reception_day_id=day.id,
    )


def _open(session: Session, doing: Doing, unit_id: str, opening: Opening) -> str:
    _check_hours(opening, doing.today)
    who = receivers_on(unit_id, opening.held_on)
    authorised_by_id = _authorised_by(opening, who)
    _check_day(opening, unit_id)
    there = _meets(session, unit_id, opening)
    if there is not None:
        return there.id
    held = ReceptionSession(
        unit_id=unit_id,
        kind=opening.kind,
        held_on=opening.held_on,
        starts=opening.starts,
        ends=opening.ends,
        place=opening.place,
        receiver_id=opening.receiver_id,
        authorised_by_id=authorised_by_id,
        authorisation=opening.authorisation if authorised_by_id else "",
        reception_day_id=opening.reception_day_id,
        reason=_reason(opening),
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
    )
    session.add(held)
    session.flush()
    trace_session(session, doing, "reception.session_opened", held)
    return held.id


def _check_hours(opening: Opening, today: date) -> None:
    refuse_future(opening.held_on, today=today, field="held_on")
    if opening.ends is not None:
        check_span(opening.starts, opening.ends)
    elif opening.held_on < today:
        raise Refused(
            "Buổi tiếp của ngày đã qua cần có giờ kết thúc.",
            "A session of a day that has passed needs the time it ended.",
            field="ends",
        )


def _authorised_by(opening: Opening, who: Receivers) -> str | None:
    """Find the head in whose place a deputy receives; None where nobody's place is taken."""
    if opening.receiver_id not in {person.id for person in who.everyone}:
        raise Refused(
            f"Ngày {opening.held_on:%d/%m/%Y} người này không được giao tiếp công dân tại đơn vị. "
            "Hãy chọn người khác.",
            f"On {opening.held_on:%d/%m/%Y} this person does not receive citizens in the unit. "
            "Choose another.",
            field="receiver_id",
        )
    if opening.kind is SessionKind.REGULAR or who.is_head(opening.receiver_id):
        return None
    if opening.receiver_id not in {person.id for person in who.in_person}:
        raise Refused(
            "Buổi tiếp này phải do người đứng đầu tiếp, hoặc cấp phó được người đứng đầu ủy quyền.",
            "This session is the head's, or a deputy's by authorisation of the head.",
            field="receiver_id",
        )
    if not opening.authorisation or not who.heads:
        raise Refused(
            "Cấp phó tiếp thay thì ghi số văn bản ủy quyền của người đứng đầu.",
            "Where a deputy receives in the head's place, enter the number of the authorisation.",
            field="authorisation",
        )
    return who.heads[0].id


def _check_day(opening: Opening, unit_id: str) -> None:
    day = day_by_id(opening.reception_day_id) if opening.reception_day_id else None
    if opening.reception_day_id and (day is None or day.unit_id != unit_id):
        raise NotAllowed
    if day is not None and day.postponed_to_id is not None:
        raise Refused(
            "Ngày tiếp này đã hoãn. Hãy mở buổi tiếp của ngày mới.",
            "This day was postponed. Open the session of the new day.",
        )


def _meets(session: Session, unit_id: str, opening: Opening) -> ReceptionSession | None:
    """Find the same session; refuse another one of the same receiver in these hours."""
    ends = opening.ends or time.max
    for other in session.scalars(sessions_between(unit_id, opening.held_on, opening.held_on)):
        if other.receiver_id != opening.receiver_id:
            continue
        if (other.kind, other.starts) == (opening.kind, opening.starts):
            return other
        if other.starts < ends and opening.starts < (other.ends or time.max):
            raise _overlapping(other)
    return None


def _overlapping(other: ReceptionSession) -> Refused:
    if other.ends is None:
        return Refused(
            f"Buổi tiếp bắt đầu lúc {other.starts:%H:%M} của cùng người tiếp chưa kết thúc. "
            "Hãy ghi giờ kết thúc buổi đó trước.",
            f"The session that began at {other.starts:%H:%M} with the same receiver has not ended. "
            "Enter when it ended first.",
            field="starts",
        )
    hours = f"{other.starts:%H:%M} - {other.ends:%H:%M}"
    return Refused(
        f"Cùng ngày, người này đã tiếp ở buổi {hours}. Một người không tiếp hai buổi cùng lúc: hãy sửa giờ "
        "hoặc chọn người khác.",
        f"This person already receives in the session {hours} of that day. Nobody receives in two at once: "
        "change the hours or the person.",
        field="starts",
    )


def _reason(opening: Opening) -> str:
    if opening.kind not in (SessionKind.UNSCHEDULED, SessionKind.ON_SITE):
        return ""
    if opening.kind is SessionKind.UNSCHEDULED and opening.ground is None:
        raise Refused(
            "Tiếp đột xuất thì chọn một trong hai trường hợp của khoản 3 Điều 18 Luật Tiếp công dân.",
            "For an unscheduled session choose one of the two cases of Article 18.3 of the Law on Citizen "
            "Reception.",
            field="ground",
        )
    if opening.kind is SessionKind.ON_SITE and not (opening.place and opening.reason):
        raise Refused(
            "Tiếp tại nơi xảy ra vụ việc thì ghi rõ địa điểm và lý do.",
            "For a reception where it happened, enter the place and the reason.",
            field="reason" if opening.place else "place",
        )
    told = [GROUNDS[opening.ground][0]] if opening.ground else []
    return ". ".join([*told, *([opening.reason] if opening.reason else [])])


def trace_session(session: Session, doing: Doing, deed: str, held: ReceptionSession) -> None:
    """Leave the audit line of a deed on a session."""
    write_audit(
        session,
        doing,
        Trace(
            deed=deed,
            unit_id=held.unit_id,
            object_kind="session",
            object_id=held.id,
            particulars={
                "kind": held.kind.value,
                "held_on": held.held_on.isoformat(),
                "minutes": held.minutes_number,
            },
        ),
    )
