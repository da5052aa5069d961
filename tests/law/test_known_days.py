"""Whose days off are known, and when the program says that some are missing."""

from dataclasses import replace
from datetime import date

import pytest

from casebook.law.calendar import Calendar
from casebook.law.holidays import SHIPPED_DAYS
from casebook.law.known_days import horizon_needed, known_until, next_year_missing

OF_2027 = [one for one in SHIPPED_DAYS if one.day.year == 2027]
CONFIRMED = [replace(one, confirmed=True) for one in OF_2027]


def test_as_shipped_the_days_are_known_up_to_the_end_of_2026():
    assert known_until(SHIPPED_DAYS) == date(2026, 12, 31)


def test_a_year_is_known_once_all_its_days_are_confirmed():
    assert known_until([*SHIPPED_DAYS, *CONFIRMED][len(SHIPPED_DAYS) :]) == date(2027, 12, 31)


def test_one_day_still_proposed_keeps_the_year_unknown():
    assert known_until([*CONFIRMED[:-1], replace(CONFIRMED[-1], confirmed=False)]) == date(2026, 12, 31)


def test_fewer_days_off_than_the_statute_gives_keep_the_year_unknown():
    assert known_until(CONFIRMED[1:]) == date(2026, 12, 31)


def test_a_worked_saturday_is_no_day_off():
    worked = replace(CONFIRMED[0], day=date(2027, 2, 20), works=True)
    assert known_until([*CONFIRMED[1:], worked]) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("today", "missing"),
    [
        (date(2026, 11, 30), None),
        (date(2026, 12, 1), 2027),
        (date(2026, 12, 31), 2027),
        (date(2027, 1, 1), 2027),
        (date(2028, 3, 1), 2027),
    ],
)
def test_next_years_days_are_asked_for_from_the_first_of_december(today, missing):
    assert next_year_missing(Calendar.shipped(), today) == missing


def test_a_year_with_a_day_that_waits_elsewhere_is_not_known_yet():
    assert known_until(CONFIRMED, {2027}) == date(2026, 12, 31)
    assert known_until(CONFIRMED, {2028}) == date(2027, 12, 31)


@pytest.mark.parametrize(
    ("last_due", "needed"),
    [
        (None, None),
        (date(2026, 11, 1), None),
        (date(2026, 11, 2), date(2027, 1, 1)),
        (date(2026, 12, 31), date(2027, 3, 1)),
    ],
)
def test_days_off_are_known_60_days_beyond_the_longest_term(last_due, needed):
    assert horizon_needed(Calendar.shipped(), last_due) == needed
