"""Up to which day all days off are known, and whether what is needed lies beyond it."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, timedelta

from casebook.law.calendar import Calendar
from casebook.law.holidays import KNOWN_UNTIL, SpecialDay

# BLLĐ Đ112: 11 days a year, and 24/11 from 2026 (NQ 28/2026/QH16); one that falls on a day of rest
# is made up for on the next working day (BLLĐ Đ111.3), so a full year names at least so many.
STATUTORY_DAYS_OFF = 12
_DECEMBER = 12

# No article asks for it: the yearly announcement comes weeks before the year it is for, and a term
# may still be extended or start another one behind it.
HORIZON = timedelta(days=60)


def known_until(days: Iterable[SpecialDay], waiting: Collection[int] = ()) -> date:
    """The last day up to which every day off has been announced.

    A year after the shipped ones is known when its statutory days off stand confirmed and no day of
    it still waits to be decided: neither one of `days` nor any of the years `waiting`.
    """
    off: Counter[int] = Counter()
    doubtful = set(waiting)
    for special in days:
        if not special.confirmed:
            doubtful.add(special.day.year)
        elif not special.works:
            off[special.day.year] += 1
    year = KNOWN_UNTIL.year
    while off[year + 1] >= STATUTORY_DAYS_OFF and year + 1 not in doubtful:
        year += 1
    return date(year, 12, 31)


def next_year_missing(calendar: Calendar, today: date) -> int | None:
    """The first year whose days off are needed on `today` but not all known; None where none is.

    This year's are always needed, next year's from 1 December.
    """
    needed = today.year + 1 if today.month == _DECEMBER else today.year
    known = calendar.known_until.year
    return None if known >= needed else known + 1


def horizon_needed(calendar: Calendar, last_due: date | None) -> date | None:
    """The day up to which days off should be known, where they are not; None where they are.

    `last_due` is the end of the longest term that runs: the days off should be known 60 days beyond.
    """
    if last_due is None or last_due + HORIZON <= calendar.known_until:
        return None
    return last_due + HORIZON
