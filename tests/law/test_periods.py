"""Reporting periods: every day in one quarter, the longer periods made of quarters, fixed days to report."""

from datetime import date, timedelta

import pytest

from casebook.law.calendar import Calendar
from casebook.law.clocks import ClockState
from casebook.law.journal import Facts
from casebook.law.periods import period
from casebook.law.standing import standing
from casebook.law.vocabulary import OutsideCase
from tests.law import naive
from tests.law.journals import day

YEARS = range(2024, 2029)
QUARTERS = [period(f"{year}-Q{number}") for year in range(2023, 2030) for number in (1, 2, 3, 4)]
EVERY_DAY = [date(2024, 1, 1) + timedelta(days=n) for n in range(5 * 365 + 2)]


def days_of(written):
    """Every day of a period."""
    found = period(written)
    return [found.first + timedelta(days=n) for n in range((found.last - found.first).days + 1)]


def test_every_day_of_five_years_lies_in_exactly_one_quarter():
    assert EVERY_DAY[-1] == date(2028, 12, 31)
    for one in EVERY_DAY:
        holding = [quarter.code for quarter in QUARTERS if quarter.first <= one <= quarter.last]
        assert len(holding) == 1, (one, holding)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("whole", "parts"),
    [("6M", ["Q1", "Q2"]), ("9M", ["Q1", "Q2", "Q3"]), ("Y", ["Q1", "Q2", "Q3", "Q4"])],
)
def test_half_year_nine_months_and_year_are_their_quarters_and_count_no_day_twice(year, whole, parts):
    counted = [one for part in parts for one in days_of(f"{year}-{part}")]
    assert counted == days_of(f"{year}-{whole}")
    assert len(set(counted)) == len(counted)


# By hand from TT06 Đ4 and Đ7: from the 15th to the 14th, to the province by the 17th.
BY_HAND = [
    ("2026-Q1", "15/12/2025", "14/03/2026", "17/03/2026"),
    ("2026-Q2", "15/03/2026", "14/06/2026", "17/06/2026"),
    ("2026-Q3", "15/06/2026", "14/09/2026", "17/09/2026"),
    ("2026-Q4", "15/09/2026", "14/12/2026", "17/12/2026"),
    ("2026-6M", "15/12/2025", "14/06/2026", "17/06/2026"),
    ("2026-9M", "15/12/2025", "14/09/2026", "17/09/2026"),
    ("2026-Y", "15/12/2025", "14/12/2026", "17/12/2026"),
    ("2027-Q1", "15/12/2026", "14/03/2027", "17/03/2027"),
]


@pytest.mark.parametrize(("written", "first", "last", "due"), BY_HAND)
def test_a_period_has_its_days_and_its_day_to_report(written, first, last, due):
    found = period(written)
    assert (found.first, found.last, found.due_on) == (day(first), day(last), day(due))
    (clock,) = standing(Facts(OutsideCase.REPORTING, period=written), [], Calendar.shipped()).clocks
    assert clock.due_on == clock.nominal_on == day(due)
    assert clock.rule == f"TT06-{written[5:]}"


def test_the_day_to_report_stays_on_a_day_of_rest():
    # 17/06/2028 is a Saturday, 17/12/2028 a Sunday.
    for written, due in (("2028-Q2", "17/06/2028"), ("2028-Y", "17/12/2028")):
        assert not naive.works(day(due))
        assert period(written).due_on == day(due)


def test_a_report_is_on_time_all_through_its_day_and_late_after_it():
    (clock,) = standing(Facts(OutsideCase.REPORTING, period="2026-Q3"), [], Calendar.shipped()).clocks
    assert clock.state(day("17/09/2026")) is ClockState.RUNNING
    assert clock.state(day("18/09/2026")) is ClockState.OVERDUE


@pytest.mark.parametrize("written", ["2026-Q5", "2026-Q", "2026", "1999-Q1", "2026-6m", "Q1-2026"])
def test_what_is_no_period_is_refused(written):
    with pytest.raises(ValueError, match=written):
        period(written)
