"""The timetable: weekly regular hours, and the days on which the head receives in person."""

from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.records.base import transaction
from casebook.records.reception import (
    ReceptionDay,
    RegularHours,
    all_hours,
    sessions_of_days,
)
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.planning_days import Plan, Proposal, Skip, propose_days
from casebook.services.receivers import hold_unit, receivers_on
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit

_WEEKDAYS_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, kw_only=True)
class Shifts:
    """Regular hours as typed: the same shifts on each of the weekdays, from a day on."""

    weekdays: tuple[int, ...]
    shifts: tuple[tuple[time, time], ...]
    since: date
    until: date | None = None


def set_regular_hours(*, doing: Doing, unit_id: str, typed: Shifts) -> int:
    """Add shifts to the week; gives how many were new. The same ones again make nothing.

    Raises Refused for a shift that ends before it starts or overlaps one that is in force.
    """
    doing.must_hold(Power.PLAN_RECEPTION, unit_id)
    if typed.until is not None and typed.until < typed.since:
        raise _backwards("until")
    with transaction() as session:
        hold_unit(session, unit_id)
        made = 0
        for weekday in typed.weekdays:
            for starts, ends in typed.shifts:
                new = RegularHours(
                    unit_id=unit_id,
                    weekday=weekday,
                    starts=starts,
                    ends=ends,
                    since=typed.since,
                    until=typed.until,
                )
                made += _add_shift(session, new)
        write_audit(session, doing, _trace("reception.hours_set", unit_id, unit_id, {"shifts": made}))
    return made


def _add_shift(session: Session, new: RegularHours) -> int:
    check_span(new.starts, new.ends)
    for other in all_hours(new.unit_id):
        if other.weekday != new.weekday or not _same_time(other, new):
            continue
        if (other.starts, other.ends, other.since) == (new.starts, new.ends, new.since):
            return 0
        if other.starts < new.ends and new.starts < other.ends:
            raise _overlapping(other, new)
    session.add(new)
    session.flush()
    return 1


def _same_time(one: RegularHours, other: RegularHours) -> bool:
    one_last, other_last = one.until or date.max, other.until or date.max
    return one.since <= other_last and other.since <= one_last


def _overlapping(there: RegularHours, new: RegularHours) -> Refused:
    hours = f"{there.starts:%H:%M} - {there.ends:%H:%M}"
    typed = f"{new.starts:%H:%M} - {new.ends:%H:%M}"
    return Refused(
        f"Ca {typed} {_WEEKDAYS_VI[new.weekday]} trùng giờ với ca {hours} đã có từ "
        f"{there.since:%d/%m/%Y}. Hãy sửa giờ, hoặc cho ca cũ thôi áp dụng trước.",
        f"The shift {typed} on {_WEEKDAYS_EN[new.weekday]} overlaps the shift {hours} in force since "
        f"{there.since:%d/%m/%Y}. Change the hours, or end the old shift first.",
        field="starts",
    )


def check_span(starts: time, ends: time, *, field: str = "ends") -> None:
    """Refuse hours that end before they start."""
    if ends <= starts:
        raise Refused(
            f"Giờ kết thúc {ends:%H:%M} phải sau giờ bắt đầu {starts:%H:%M}.",
            f"The end {ends:%H:%M} must lie after the start {starts:%H:%M}.",
            field=field,
        )


def _backwards(field: str) -> Refused:
    return Refused(
        "Ngày thôi áp dụng phải từ ngày bắt đầu áp dụng trở đi.",
        "The last day must not lie before the first.",
        field=field,
    )


def seen_hours(hours: RegularHours) -> str:
    """Give the mark of how long a shift is in force, for the form made from it."""
    return seen_of({"until": hours.until})


def end_regular_hours(*, doing: Doing, hours_id: str, until: date, seen: str | None = None) -> None:
    """Let a shift end with a day; earlier weeks keep it.

    Raises Overtaken when somebody else ended it since the form marked `seen` was made.
    """
    with transaction() as session:
        hours = session.get(RegularHours, hours_id, with_for_update=True, populate_existing=True)
        if hours is None:
            raise NotAllowed
        doing.must_hold(Power.PLAN_RECEPTION, hours.unit_id)
        refuse_overtaken(seen, standing={"until": hours.until}, wanted={"until": until})
        if until < hours.since:
            raise _backwards("until")
        hours.until = until
        write_audit(
            session,
            doing,
            _trace("reception.hours_ended", hours.unit_id, hours.id, {"until": until.isoformat()}),
        )


def plan_days(*, doing: Doing, unit_id: str, plan: Plan) -> list[Proposal]:
    """Put the days of a plan into the timetable; gives every day with what became of it.

    Raises Refused when all days have passed, and for a receiver who is neither head nor deputy.
    """
    doing.must_hold(Power.PLAN_RECEPTION, unit_id)
    check_span(plan.starts, plan.ends)
    with transaction() as session:
        hold_unit(session, unit_id)
        _check_receiver(unit_id, plan.receiver_id, doing.today)
        proposals = propose_days(unit_id=unit_id, plan=plan, today=doing.today)
        if all(proposal.skip is Skip.PAST for proposal in proposals):
            raise Refused(
                "Các ngày này đã qua. Hãy chọn tháng hoặc ngày từ hôm nay trở đi.",
                "These days have passed. Choose a month or a day from today on.",
                field="first_month",
            )
        for proposal in proposals:
            if proposal.skip is None:
                session.add(_planned(unit_id, plan, proposal))
        write_audit(
            session,
            doing,
            _trace(
                "reception.days_planned",
                unit_id,
                unit_id,
                {"days": [p.rolling.held_on.isoformat() for p in proposals if p.skip is None]},
            ),
        )
    return proposals


def _planned(unit_id: str, plan: Plan, proposal: Proposal) -> ReceptionDay:
    starts, ends = proposal.hours
    return ReceptionDay(
        unit_id=unit_id,
        planned_on=proposal.rolling.planned_on,
        held_on=proposal.rolling.held_on,
        starts=starts,
        ends=ends,
        place=plan.place,
        receiver_id=plan.receiver_id,
        participants=plan.participants,
        expected_content=plan.expected_content,
    )


def _check_receiver(unit_id: str, person_id: str, day: date) -> None:
    if person_id not in {person.id for person in receivers_on(unit_id, day).in_person}:
        raise Refused(
            "Người tiếp định kỳ phải là người đứng đầu, hoặc cấp phó được ủy quyền.",
            "Whoever receives on these days must be the head, or a deputy by authorisation.",
            field="receiver_id",
        )


def remove_day(*, doing: Doing, day_id: str) -> str:
    """Take a planned day off again that nobody has been told of; gives its unit.

    Raises Refused for a day that was posted (postpone it instead) or on which a session was held.
    """
    with transaction() as session:
        day = session.scalar(select(ReceptionDay).where(ReceptionDay.id == day_id).with_for_update())
        if day is None:
            raise NotAllowed
        doing.must_hold(Power.PLAN_RECEPTION, day.unit_id)
        _check_removable(session, day)
        session.delete(day)
        write_audit(
            session,
            doing,
            _trace("reception.day_removed", day.unit_id, day.id, {"held_on": day.held_on.isoformat()}),
        )
        return day.unit_id


def _check_removable(session: Session, day: ReceptionDay) -> None:
    leads_here = session.scalar(select(ReceptionDay.id).where(ReceptionDay.postponed_to_id == day.id))
    if day.posted_on is not None or day.postponed_to_id is not None or leads_here is not None:
        raise Refused(
            "Ngày này đã công bố với người dân nên không xóa được. Nếu không tiếp được, hãy hoãn sang ngày "
            "khác.",
            "This day was announced, so it cannot be taken off. Postpone it if it cannot be held.",
        )
    if sessions_of_days([day.id]):
        raise Refused(
            "Ngày này đã có buổi tiếp nên không xóa được.",
            "A session was held on this day, so it stays.",
        )


def _trace(deed: str, unit_id: str, object_id: str, particulars: dict[str, object]) -> Trace:
    return Trace(
        deed=deed,
        unit_id=unit_id,
        object_kind="reception",
        object_id=object_id,
        particulars=particulars,
    )
