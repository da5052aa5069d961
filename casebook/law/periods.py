"""The periods of the statistical reports: which days each covers and when it is due (TT06 Đ4, Đ7)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casebook.law.clocks import Clock, Ledger
from casebook.law.dated import Rule
from casebook.law.terms.reporting import DAYS_AFTER_CLOSING

_WRITTEN = re.compile(r"(?P<year>20\d\d)-(?P<code>Q[1-4]|6M|9M|Y)")
_CLOSING_DAY, _FIRST_DAY = 14, 15
# In which month a period opens (of the year before: December) and closes.
_MONTHS = {
    "Q1": (12, 3),
    "Q2": (3, 6),
    "Q3": (6, 9),
    "Q4": (9, 12),
    "6M": (12, 6),
    "9M": (12, 9),
    "Y": (12, 12),
}
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period: its code ("2026-Q3"), its first and last day of data, and its rule.

    The quarters of a year follow one another without a gap and without a common day.
    """

    code: str
    first: date
    last: date
    rule: str

    @property
    def due_on(self) -> date:
        """The day commune and department send it to the province by; it never rolls (TT06 Đ7)."""
        return self.last.replace(day=self.last.day + DAYS_AFTER_CLOSING)


def period(written: str) -> Period:
    """Read a period as written: 2026-Q3, 2026-6M, 2026-9M, 2026-Y. ValueError: it is none."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        raise ValueError(written)
    year, code = int(found["year"]), found["code"]
    opens, closes = _MONTHS[code]
    first = date(year - 1 if opens == _DECEMBER else year, opens, _FIRST_DAY)
    return Period(written, first, date(year, closes, _CLOSING_DAY), f"TT06-{code}")


def report_clock(asked: Period, rules: Mapping[str, Rule]) -> Clock | None:
    """The clock of one report; None where no circular we know asks for it then."""
    rule = rules[asked.rule]
    version = rule.on(asked.last)
    if version is None:
        return None
    return Clock(
        rule=version.id,
        key=rule.key,
        part=None,
        nature=rule.nature,
        from_on=asked.last,
        started_by=None,
        days=version.number,
        unit=version.unit,
        nominal_on=asked.due_on,
        due_on=asked.due_on,
        met_on=None,
        paused=False,
        cancelled=False,
        articles=version.articles,
        certainty=version.certainty,
        conflict=False,
        ledger=Ledger(backward=False, rolls=False, period=(asked.first, asked.last)),
    )
