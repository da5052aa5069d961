"""Sessions: when one ended, that nobody came, and what the head concluded."""

from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.records.attendance import visit_counts
from casebook.records.audit import next_number
from casebook.records.base import transaction
from casebook.records.reception import ReceptionSession, SessionKind
from casebook.services.openings import trace_session
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.timetable import check_span
from casebook.services.trail import Doing

MINUTES_REGISTER = "empty_days"


def seen_end(held: ReceptionSession) -> str:
    """Give the mark of when a session ended, for the form made from it."""
    return seen_of({"ends": held.ends})


def seen_conclusion(held: ReceptionSession) -> str:
    """Give the mark of the conclusion of a session, for the form made from it."""
    return seen_of(_concluded(held))


def _concluded(held: ReceptionSession) -> dict[str, object]:
    return {"number": held.conclusion_number, "conclusion": held.conclusion}


def end_session(*, doing: Doing, session_id: str, ends: time, seen: str | None = None) -> None:
    """Record when a session ended, or put that time right.

    Raises Overtaken when somebody else recorded another since the form marked `seen` was made.
    """
    with transaction() as session:
        held = take_session(session, doing, session_id)
        refuse_overtaken(seen, standing={"ends": held.ends}, wanted={"ends": ends})
        check_span(held.starts, ends)
        if held.nobody_came:
            raise Refused(
                "Biên bản không có công dân đến đã lập theo giờ này nên không sửa được nữa.",
                "The minutes that nobody came were made with these hours, so they stay.",
                field="ends",
            )
        held.ends = ends
        trace_session(session, doing, "reception.session_ended", held)


def take_session(session: Session, doing: Doing, session_id: str) -> ReceptionSession:
    """Take a session for a change; raises NotAllowed for one the person may not hold."""
    asked = select(ReceptionSession).where(ReceptionSession.id == session_id)
    asked = asked.with_for_update(of=ReceptionSession).execution_options(populate_existing=True)
    held = session.scalar(asked)
    if held is None:
        raise NotAllowed
    doing.must_hold(Power.HOLD_SESSIONS, held.unit_id)
    return held


def declare_nobody_came(*, doing: Doing, session_id: str, at: time) -> int:
    """Record that nobody came, with minutes; gives their number. Once recorded, it stays.

    `at` is the time on the wall: a session still going on today ends with it, since the minutes may
    only tell what has been. Raises Refused when somebody came or the session has not begun.
    """
    with transaction() as session:
        held = take_session(session, doing, session_id)
        if held.minutes_number is not None:
            return held.minutes_number
        _check_empty(held)
        held.ends = _end_of_empty(held, doing.today, at)
        held.nobody_came = True
        held.minutes_number = next_number(
            session, unit_id=held.unit_id, register=MINUTES_REGISTER, year=held.held_on.year
        )
        trace_session(session, doing, "reception.nobody_came", held)
        return held.minutes_number


def _check_empty(held: ReceptionSession) -> None:
    came = visit_counts([held.id]).get(held.id, 0)
    if came:
        raise Refused(
            f"Buổi tiếp này đã ghi {came} lượt tiếp, nên không lập được biên bản không có công dân đến.",
            f"{came} visit(s) are in the book for this session, so there are no minutes that nobody came.",
        )


def _end_of_empty(held: ReceptionSession, today: date, at: time) -> time:
    at = at.replace(second=0, microsecond=0)
    if held.held_on == today:
        if at <= held.starts:
            raise Refused(
                f"Buổi tiếp {held.starts:%H:%M} chưa bắt đầu. Biên bản lập khi buổi tiếp đã diễn ra.",
                f"The session of {held.starts:%H:%M} has not begun. Minutes are made once it was held.",
            )
        return min(held.ends, at) if held.ends else at
    if held.ends is None:
        raise Refused(
            "Hãy ghi giờ kết thúc buổi tiếp trước, rồi lập biên bản.",
            "Enter when the session ended first, then make the minutes.",
            field="ends",
        )
    return held.ends


def conclude_session(
    *, doing: Doing, session_id: str, number: str, text: str, seen: str | None = None
) -> None:
    """Record the head's conclusion of a session and the number of its notice (N154 Đ25.2).

    Raises Overtaken when somebody else wrote another since the form marked `seen` was made.
    """
    with transaction() as session:
        held = take_session(session, doing, session_id)
        wanted = {"number": number, "conclusion": text}
        refuse_overtaken(seen, standing=_concluded(held), wanted=wanted)
        if held.kind is SessionKind.REGULAR:
            raise Refused(
                "Thông báo kết luận chỉ có ở buổi tiếp của người đứng đầu. Kết quả buổi tiếp thường xuyên "
                "ghi ở từng lượt tiếp.",
                "Only a session of the head has a conclusion. What came of a regular one stands with each "
                "visit.",
            )
        held.conclusion_number, held.conclusion = number, text
        trace_session(session, doing, "reception.session_concluded", held)
