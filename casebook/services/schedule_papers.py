"""The papers of reception as values: the posted schedule, and the minutes that nobody came."""

from collections.abc import Sequence
from datetime import date

from casebook.papers.letterhead import Issue, Signature
from casebook.papers.minutes import EmptyDayMinutes
from casebook.papers.schedules import HeadDay, PostedSchedule, RegularHours
from casebook.records.days import calendar_now
from casebook.records.reception import ReceptionDay, ReceptionSession, SessionKind, days_between
from casebook.records.units import Unit, unit_by_id
from casebook.services.letterheads import letterhead_of, signature_of
from casebook.services.patterns import explain
from casebook.services.posting import hours_as_posted
from casebook.services.receivers import Receivers, receivers_on

_KINDS = {
    SessionKind.REGULAR: "tiếp công dân thường xuyên",
    SessionKind.PERIODIC: "tiếp công dân định kỳ của người đứng đầu",
    SessionKind.UNSCHEDULED: "tiếp công dân đột xuất của người đứng đầu",
    SessionKind.ON_SITE: "tiếp công dân tại nơi xảy ra vụ việc",
}


def schedule_paper(unit: Unit, first: date, last: date, *, today: date) -> PostedSchedule:
    """Fill in the schedule of a span as it stands: regular hours, and the head's days (LTCD Đ24.2).

    The number of the paper stays a dotted blank: the clerk gives it.
    """
    who = receivers_on(unit.id, today)
    days = days_between(unit.id, first, last)
    return PostedSchedule(
        letterhead=letterhead_of(unit),
        issue=Issue(day=today),
        span=f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}",
        place=unit.reception_place,
        contact=unit.phone,
        signer=signature_of(who.heads[0]) if who.heads else Signature("Thủ trưởng đơn vị"),
        regular=_regular(unit.id, today, who),
        head_days=tuple(_head_day(day, days) for day in days if _concerns_citizens(day)),
    )


def _concerns_citizens(day: ReceptionDay) -> bool:
    # A day put off before anybody was told of it is no news to hang up.
    return day.postponed_to_id is None or day.posted_on is not None


def _regular(unit_id: str, today: date, who: Receivers) -> tuple[RegularHours, ...]:
    officers = ", ".join(person.full_name for person in who.officers)
    rows = (line.split(": ", 1) for line in hours_as_posted(unit_id, today).splitlines())
    return tuple(RegularHours(name, tuple(told.split(", ")), officers) for name, told in rows)


def _head_day(day: ReceptionDay, days: Sequence[ReceptionDay]) -> HeadDay:
    who = receivers_on(day.unit_id, day.held_on)
    by = day.receiver.full_name
    if not who.is_head(day.receiver_id):
        by += " (theo ủy quyền của người đứng đầu)"
    return HeadDay(
        day=day.held_on,
        hours=f"{day.starts:%H:%M} - {day.ends:%H:%M}",
        received_by=by,
        participants=day.participants,
        content=day.expected_content,
        note=_note(day, days),
    )


def _note(day: ReceptionDay, days: Sequence[ReceptionDay]) -> str:
    if day.postponed_to_id is not None:
        new = next((other for other in days if other.id == day.postponed_to_id), None)
        to = f", thời gian dự kiến mới: {new.held_on:%d/%m/%Y}" if new else ""
        return f"Hoãn{to}. Lý do: {day.postponed_reason}"
    rolling = explain(day.planned_on, day.held_on, calendar_now())
    return f"Thay ngày {day.planned_on:%d/%m/%Y} là ngày nghỉ" if rolling.moved else ""


def empty_day_paper(held: ReceptionSession) -> EmptyDayMinutes:
    """Fill in the minutes that nobody came to a session (they prove that it was held)."""
    unit = unit_by_id(held.unit_id)
    if unit is None:
        raise LookupError(held.unit_id)
    return EmptyDayMinutes(
        letterhead=letterhead_of(unit),
        day=held.held_on,
        session=_KINDS[held.kind],
        present=(signature_of(held.receiver),),
        started=f"{held.starts:%H:%M}",
        ended=f"{held.ends:%H:%M}" if held.ends else "",
        place=held.place,
        note=_authorised(held),
        number=f"{held.minutes_number:02d}" if held.minutes_number else "",
    )


def _authorised(held: ReceptionSession) -> str:
    if held.authorised_by is None:
        return ""
    return f"Người tiếp được {held.authorised_by.full_name} ủy quyền theo văn bản số {held.authorisation}."
