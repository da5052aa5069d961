"""The days of a proposed change as typed, and why some make no sense."""

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass
from datetime import date, time

from casebook.law.calendar import FIRST_DAY, LAST_DAY
from casebook.records.days import ChangedDay, days_at, version_now, waiting_days
from casebook.services.refusals import Refused

_SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class DayEntry:
    """One day as typed: off though a weekday, worked though a weekend, or (None) ordinary again.

    `opens` and `closes` are the hours of a worked weekend that is not worked whole.
    """

    day: date
    works: bool | None
    name: str
    opens: time | None = None
    closes: time | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeEntry:
    """Days that change together, where that is written and why; a form sent twice has one `request_key`."""

    days: tuple[DayEntry, ...]
    source: str
    reason: str = ""
    request_key: str | None = None


def refuse_senseless(entry: ChangeEntry) -> None:
    """Refuse a change without days, with a day twice, or with a day that would change nothing."""
    if not entry.days:
        raise Refused(
            "Hãy ghi ít nhất một ngày.",
            "Enter at least one day.",
            field="rows-0-day",
        )
    known, waiting = days_at(version_now()), waiting_days()
    typed = Counter(one.day for one in entry.days)
    for row, one in enumerate(entry.days):
        refusal = (
            _twice(one, typed[one.day])
            or _outside(one)
            or _ordinary_anyway(one)
            or _unchanged(one, known.get(one.day))
            or _waits(one, waiting)
            or _bad_hours(one)
        )
        if refusal is not None:
            raise Refused(*refusal, field=f"rows-{row}-day")


Told = tuple[str, str] | None


def _twice(one: DayEntry, times: int) -> Told:
    if times == 1:
        return None
    return (
        f"Ngày {one.day:%d/%m/%Y} được ghi hai lần trong đề xuất này. Hãy bỏ bớt một dòng.",
        f"{one.day:%d/%m/%Y} is written twice in this proposal. Leave one line out.",
    )


def _outside(one: DayEntry) -> Told:
    if FIRST_DAY <= one.day <= LAST_DAY:
        return None
    return (
        "Lịch chỉ giữ các ngày từ năm 2000 đến năm 2060.",
        "The calendar keeps days from 2000 to 2060 only.",
    )


def _ordinary_anyway(one: DayEntry) -> Told:
    weekend = one.day.weekday() >= _SATURDAY
    day = f"{one.day:%d/%m/%Y}"
    if one.works is True and not weekend:
        vi = f"Ngày {day} không phải thứ Bảy, Chủ nhật nên vốn là ngày làm việc."
        en = f"{day} is no Saturday or Sunday, so it is worked anyway."
        return (
            f"{vi} Chỉ ghi ngày làm bù rơi vào cuối tuần.",
            f"{en} Only a weekend day can be made a working day.",
        )
    if one.works is False and weekend:
        vi = f"Ngày {day} là cuối tuần nên vốn đã nghỉ."
        en = f"{day} is a weekend, so it is off anyway."
        return f"{vi} Nếu nghỉ bù, hãy ghi ngày nghỉ bù.", f"{en} Enter the day given off instead of it."
    return None


def _unchanged(one: DayEntry, known: ChangedDay | None) -> Told:
    day = f"{one.day:%d/%m/%Y}"
    counts = known is not None and known.works is not None
    if one.works is None and not counts:
        return (
            f"Ngày {day} không có trong lịch ngày nghỉ, làm bù nên không có gì để bỏ.",
            f"{day} is not in the calendar, so there is nothing to take out.",
        )
    if known is None or not counts:
        return None
    if (known.works, known.opens, known.closes) != (one.works, one.opens, one.closes):
        return None
    return (
        f"Ngày {day} đã có trong lịch: {known.name}. Nếu sai, hãy đề xuất bỏ ngày đó.",
        f"{day} is in the calendar already: {known.name}. If it is wrong, propose to take it out.",
    )


def _waits(one: DayEntry, waiting: Set[date]) -> Told:
    if one.day not in waiting:
        return None
    day = f"{one.day:%d/%m/%Y}"
    return (
        f"Ngày {day} đã có trong một đề xuất đang chờ quyết định. Hãy chờ, hoặc rút đề xuất đó trước.",
        f"{day} is in a proposal that waits to be decided. Wait for it, or have it withdrawn first.",
    )


def _bad_hours(one: DayEntry) -> Told:
    if one.opens is None and one.closes is None:
        return None
    if not one.works:
        return (
            "Chỉ ngày làm bù mới có giờ làm việc riêng. Hãy để trống giờ của ngày này.",
            "Only a worked weekend has hours of its own. Leave the hours of this day empty.",
        )
    if one.opens is None or one.closes is None or one.closes <= one.opens:
        return (
            "Giờ làm việc riêng cần cả giờ bắt đầu và giờ kết thúc, kết thúc sau bắt đầu.",
            "Hours of its own need both a start and an end, the end after the start.",
        )
    return None
