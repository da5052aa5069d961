"""A weekend worked only in part: receptions keep to its hours, terms count it whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from casebook.records.closures import closures_of
from casebook.records.days import calendar_now, hours_of_worked_day
from casebook.records.reception import RegularHours, hours_on
from casebook.services.refusals import Refused


def within_worked_hours(day: date, starts: time, ends: time) -> tuple[time, time] | None:
    """Cut hours to those the day is worked; None where nothing is left of them."""
    worked = hours_of_worked_day(day)
    if worked is None:
        return starts, ends
    opens, closes = max(starts, worked[0]), min(ends, worked[1])
    return (opens, closes) if opens < closes else None


@dataclass(frozen=True)
class OfferedShift:
    """A shift of the timetable as it is offered on one day."""

    hours: RegularHours
    starts: time
    ends: time


def offered_shifts(unit_id: str, day: date) -> list[OfferedShift]:
    """Give the shifts a unit offers on a day: none on a day of rest or while it is closed."""
    if not calendar_now().is_working_day(day) or closures_of(unit_id, day, day):
        return []
    return list(_cut(day, [hours for hours in hours_on(unit_id, day) if hours.weekday == day.weekday()]))


def _cut(day: date, shifts: Iterable[RegularHours]) -> Iterable[OfferedShift]:
    for hours in shifts:
        left = within_worked_hours(day, hours.starts, hours.ends)
        if left is not None:
            yield OfferedShift(hours, *left)


def worked_hours_of(day: date, starts: time, ends: time, *, field: str) -> tuple[time, time]:
    """Cut hours to those the day is worked; raises Refused where nothing is left of them."""
    left = within_worked_hours(day, starts, ends)
    worked = hours_of_worked_day(day)
    if left is not None or worked is None:
        return left or (starts, ends)
    hours = f"{worked[0]:%H:%M} - {worked[1]:%H:%M}"
    raise Refused(
        f"Ngày {day:%d/%m/%Y} chỉ làm việc {hours}, ngoài giờ tiếp. Hãy chọn ngày khác.",
        f"{day:%d/%m/%Y} is worked only {hours}, outside the hours of reception. Choose another day.",
        field=field,
    )


def refuse_closed(unit_id: str, day: date, *, field: str) -> None:
    """Refuse a reception on a day on which the unit is closed."""
    for closure in closures_of(unit_id, day, day):
        raise Refused(
            f"Ngày {day:%d/%m/%Y} đơn vị đóng cửa: {closure.reason}. Hãy chọn ngày khác.",
            f"On {day:%d/%m/%Y} the unit is closed: {closure.reason}. Choose another day.",
            field=field,
        )
