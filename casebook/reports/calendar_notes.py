"""What a note about a change of the calendar says of the days that changed."""

from collections.abc import Mapping
from datetime import date

from casebook.reports.clock_views import Reading

_BECOMES: dict[bool | None, tuple[str, str]] = {
    False: ("nghỉ", "off"),
    True: ("làm việc", "worked"),
    None: ("không còn nghỉ hay làm bù", "again what its weekday says"),
}


def changed_days(particulars: Mapping[str, object], reading: Reading) -> list[tuple[str, str]]:
    """Tell the days a change of the calendar was about; nothing for any other event."""
    days = particulars.get("days")
    if "change" not in particulars or not isinstance(days, list):
        return []
    told = [f"{date.fromisoformat(d['day']):%d/%m/%Y} {reading.choose(*_BECOMES[d['works']])}" for d in days]
    return [(reading.choose("Ngày thay đổi", "Days that changed"), "; ".join(told))]
