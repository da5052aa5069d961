"""Posting: the schedule at least 5 working days ahead, days postponed, and the unit's reception rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.calendar import Calendar
from casebook.law.clocks import Clock
from casebook.law.journal import Event, Facts
from casebook.law.powers import Power
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, OutsideCase
from casebook.records.base import transaction
from casebook.records.days import calendar_now
from casebook.records.reception import (
    RECEPTION_RULES,
    TIMETABLE,
    PostedDocument,
    ReceptionDay,
    days_between,
    document_posted,
    documents_of,
    hours_on,
    sessions_of_days,
)
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.receivers import hold_unit
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing, Trace, write_audit
from casebook.services.worked_hours import refuse_closed, worked_hours_of

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, kw_only=True)
class Posting:
    """What was posted, when and where; `hours` says that the regular hours hang beside the days."""

    posted_on: date
    place: str
    day_ids: tuple[str, ...]
    hours: bool = True


@dataclass(frozen=True, kw_only=True)
class Postponement:
    """To which day a reception day is put off, and why."""

    to_day: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class RulesText:
    """The unit's reception rules as typed; `seen` marks those that hung when the form was made."""

    title: str
    number: str
    issued_on: date
    posted_on: date
    body: str
    seen: str | None = None


def seen_rules(hanging: PostedDocument | None) -> str:
    """Give the mark of the reception rules that hang, for the form made from them."""
    return seen_of(_hanging(hanging))


def _hanging(rules: PostedDocument | RulesText | None) -> dict[str, object]:
    return {name: getattr(rules, name) if rules else "" for name in ("title", "number", "body")}


def posting_clock(day: ReceptionDay, calendar: Calendar) -> Clock:
    """Give the clock of TCD-08: the latest day the schedule may be posted, and whether it was."""
    planned_on = min(day.posted_on or day.held_on, day.held_on)
    events = [Event(EventType.RECEPTION_PLANNED, planned_on, {"held_on": day.held_on})]
    if day.posted_on is not None:
        events.append(Event(EventType.POSTED, day.posted_on))
    return standing(Facts(kind=OutsideCase.RECEPTION_DAY), events, calendar).clocks[0]


def post_schedule(*, doing: Doing, unit_id: str, posting: Posting) -> int:
    """Record that days (and the regular hours) were posted; gives how many days it was.

    Raises Refused for a posting to come, for nothing to post, and for a day already held by then.
    """
    doing.must_hold(Power.PLAN_RECEPTION, unit_id)
    refuse_future(posting.posted_on, today=doing.today, field="posted_on")
    with transaction() as session:
        hold_unit(session, unit_id)
        days = _days_to_post(session, unit_id, posting)
        for day in days:
            day.posted_on, day.posted_at_place = posting.posted_on, posting.place
        body = hours_as_posted(unit_id, posting.posted_on) if posting.hours else ""
        if not days and not body:
            raise Refused(
                "Chưa chọn ngày nào để niêm yết, và đơn vị chưa có giờ tiếp thường xuyên.",
                "No day is chosen, and the unit has no regular hours yet.",
                field="day_ids",
            )
        if body:
            _post_hours(session, doing, unit_id, posting, body)
        _trace(session, doing, "reception.schedule_posted", unit_id, _told(posting, days))
    return len(days)


def _told(posting: Posting, days: Sequence[ReceptionDay]) -> dict[str, object]:
    return {
        "posted_on": posting.posted_on.isoformat(),
        "days": [day.held_on.isoformat() for day in days],
        "hours": posting.hours,
    }


def _days_to_post(session: Session, unit_id: str, posting: Posting) -> Sequence[ReceptionDay]:
    days = session.scalars(
        select(ReceptionDay)
        .where(
            ReceptionDay.unit_id == unit_id,
            ReceptionDay.id.in_(posting.day_ids),
            ReceptionDay.posted_on.is_(None),
            ReceptionDay.postponed_to_id.is_(None),
        )
        .order_by(ReceptionDay.held_on)
    ).all()
    late = next((day for day in days if day.held_on < posting.posted_on), None)
    if late is not None:
        raise Refused(
            f"Ngày tiếp {late.held_on:%d/%m/%Y} đã qua khi niêm yết ({posting.posted_on:%d/%m/%Y}). "
            "Hãy bỏ chọn ngày đó, hoặc sửa ngày niêm yết.",
            f"The reception day {late.held_on:%d/%m/%Y} had passed on {posting.posted_on:%d/%m/%Y}. "
            "Leave it out, or correct the posting day.",
            field="posted_on",
        )
    return days


def hours_as_posted(unit_id: str, day: date) -> str:
    """Write the regular hours in force on a day, a weekday per line, as they hang on the wall."""
    by_weekday: dict[int, list[str]] = {}
    for hours in hours_on(unit_id, day):
        by_weekday.setdefault(hours.weekday, []).append(f"{hours.starts:%H:%M} - {hours.ends:%H:%M}")
    return "\n".join(f"{_WEEKDAYS[weekday]}: {', '.join(told)}" for weekday, told in by_weekday.items())


def hours_differ(unit_id: str, day: date) -> bool:
    """Say whether the regular hours in force are not the ones that hang on the wall."""
    hanging = document_posted(unit_id, TIMETABLE)
    return hours_as_posted(unit_id, day) != (hanging.body if hanging else "")


def _post_hours(session: Session, doing: Doing, unit_id: str, posting: Posting, body: str) -> None:
    hanging = document_posted(unit_id, TIMETABLE)
    if hanging is not None and hanging.body == body:
        return
    if hanging is not None:
        hanging.withdrawn_on = max(hanging.posted_on, posting.posted_on)
    session.add(
        PostedDocument(
            unit_id=unit_id,
            kind=TIMETABLE,
            title=f"Giờ tiếp công dân thường xuyên ({posting.place})",
            number="",
            issued_on=posting.posted_on,
            posted_on=posting.posted_on,
            body=body,
            recorded_by_id=doing.actor.person_id,
            recorded_at=doing.now,
        )
    )


def postpone_day(*, doing: Doing, day_id: str, postponement: Postponement) -> str:
    """Put a reception day off for good reason; gives the id of the new day, which must be announced.

    Raises Refused for a day already held or put off, and for a new day that is not later (LTCD Đ24.4).
    """
    with transaction() as session:
        day = session.scalar(select(ReceptionDay).where(ReceptionDay.id == day_id).with_for_update())
        if day is None:
            raise NotAllowed
        doing.must_hold(Power.PLAN_RECEPTION, day.unit_id)
        hold_unit(session, day.unit_id)
        held_on = calendar_now().roll_forward(postponement.to_day)
        _check_postponable(day, held_on, doing.today)
        refuse_closed(day.unit_id, held_on, field="to_day")
        new = _moved(day, postponement.to_day, held_on)
        session.add(new)
        session.flush()
        day.postponed_to_id, day.postponed_reason = new.id, postponement.reason
        told: dict[str, object] = {"from": day.held_on.isoformat(), "to": held_on.isoformat()}
        _trace(session, doing, "reception.day_postponed", day.unit_id, told)
        return new.id


def _moved(day: ReceptionDay, planned_on: date, held_on: date) -> ReceptionDay:
    starts, ends = worked_hours_of(held_on, day.starts, day.ends, field="to_day")
    return ReceptionDay(
        unit_id=day.unit_id,
        planned_on=planned_on,
        held_on=held_on,
        starts=starts,
        ends=ends,
        place=day.place,
        receiver_id=day.receiver_id,
        participants=day.participants,
        expected_content=day.expected_content,
    )


def _check_postponable(day: ReceptionDay, held_on: date, today: date) -> None:
    if day.postponed_to_id is not None or sessions_of_days([day.id]):
        raise Refused(
            "Ngày tiếp này đã hoãn hoặc đã có buổi tiếp, không hoãn được nữa.",
            "This day was put off already, or a session was held on it.",
        )
    if held_on <= max(day.held_on, today):
        raise Refused(
            f"Ngày mới phải sau ngày {max(day.held_on, today):%d/%m/%Y}.",
            f"The new day must lie after {max(day.held_on, today):%d/%m/%Y}.",
            field="to_day",
        )
    others = days_between(day.unit_id, held_on, held_on)
    if any(other.postponed_to_id is None for other in others):
        raise Refused(
            f"Ngày {held_on:%d/%m/%Y} đã có lịch tiếp. Hãy chọn ngày khác.",
            f"{held_on:%d/%m/%Y} is a reception day already. Choose another.",
            field="to_day",
        )


def post_rules(*, doing: Doing, unit_id: str, rules: RulesText) -> None:
    """Post a new version of the reception rules; the one that hung before is withdrawn that day.

    Raises Overtaken when somebody else posted a version since the form was made, and Refused for a
    posting to come, before the rules were issued, or before the version it follows.
    """
    doing.must_hold(Power.PLAN_RECEPTION, unit_id)
    refuse_future(rules.posted_on, today=doing.today, field="posted_on")
    with transaction() as session:
        hold_unit(session, unit_id)
        hanging = document_posted(unit_id, RECEPTION_RULES)
        if hanging is not None and (hanging.number, hanging.body) == (rules.number, rules.body):
            return
        refuse_overtaken(rules.seen, standing=_hanging(hanging), wanted=_hanging(rules))
        _check_posting_day(rules, hanging)
        if hanging is not None:
            hanging.withdrawn_on = rules.posted_on
        session.add(
            PostedDocument(
                unit_id=unit_id,
                kind=RECEPTION_RULES,
                title=rules.title,
                number=rules.number,
                issued_on=rules.issued_on,
                posted_on=rules.posted_on,
                body=rules.body,
                recorded_by_id=doing.actor.person_id,
                recorded_at=doing.now,
            )
        )
        _trace(session, doing, "reception.rules_posted", unit_id, {"number": rules.number})


def _check_posting_day(rules: RulesText, hanging: PostedDocument | None) -> None:
    if rules.posted_on < rules.issued_on:
        raise Refused(
            f"Nội quy ban hành ngày {rules.issued_on:%d/%m/%Y} không thể niêm yết trước ngày đó.",
            f"Rules issued on {rules.issued_on:%d/%m/%Y} cannot be posted before.",
            field="posted_on",
        )
    if hanging is not None and rules.posted_on < hanging.posted_on:
        raise Refused(
            f"Bản đang niêm yết có từ ngày {hanging.posted_on:%d/%m/%Y}; bản mới phải từ ngày đó trở đi.",
            f"The version that hangs now was posted on {hanging.posted_on:%d/%m/%Y}; a new one comes later.",
            field="posted_on",
        )


def rules_versions(unit_id: str) -> Sequence[PostedDocument]:
    """Give the versions of the reception rules, the newest first."""
    return documents_of(unit_id, RECEPTION_RULES)


def _trace(session: Session, doing: Doing, deed: str, unit_id: str, particulars: dict[str, object]) -> None:
    write_audit(
        session,
        doing,
        Trace(
            deed=deed,
            unit_id=unit_id,
            object_kind="reception",
            object_id=unit_id,
            particulars=particulars,
        ),
    )
