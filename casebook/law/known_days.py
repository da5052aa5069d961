"""Up to which day all days off are known, and whether next year's are missing when they are needed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from casebook.law.calendar import Calendar
from casebook.law.holidays import KNOWN_UNTIL, SpecialDay

# BLLĐ Đ112: 11 days a year, and 24/11 from 2026 (NQ 28/2026/QH16); one that falls on a day of rest
# is made up for on the next working day (BLLĐ Đ111.3), so a full year names at least so many.
STATUTORY_DAYS_OFF = 12
_DECEMBER = 12


def known_until(days: Iterable[SpecialDay]) -> date:
    """The last day up to which every day off has been announced.

    A year after the shipped ones is known when its statutory days off stand confirmed and no day of
    it still waits to be confirmed or withdrawn.
    """
    off: Counter[int] = Counter()
    waiting: set[int] = set()
    for special in days:
        if not special.confirmed:
            waiting.add(special.day.year)
        elif not special.works:
            off[special.day.year] += 1
    year = KNOWN_UNTIL.year
    while off[year + 1] >= STATUTORY_DAYS_OFF and year + 1 not in waiting:
        year += 1
    return date(year, 12, 31)


def next_year_missing(calendar: Calendar, today: date) -> int | None:
    """The first year whose days off are needed on `today` but not all known; None where none is.

    This year's are always needed, next year's from 1 December.
    """
    needed = today.year + 1 if today.month == _DECEMBER else today.year
    known = calendar.known_until.year
    return None if known >= needed else known + 1
