"""Counting by BLDS Đ146-148, held against a naive count day by day over 2024-2027."""

import csv
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.law.calendar import FIRST_DAY, LAST_DAY, Calendar, OutsideCalendar
from casebook.law.holidays import SHIPPED_DAYS, SpecialDay
from tests.law import naive
from tests.law.journals import day

SHIPPED = Calendar.shipped()
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
EVERY_DAY = [date(2024, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)]


def test_the_shipped_days_are_those_of_the_announcements():
    with naive.HOLIDAYS.open(encoding="utf-8", newline="") as rows:
        announced = {(row["day"], row["works"] == "1", row["status"]) for row in csv.DictReader(rows)}
    shipped = {
        (one.day.isoformat(), one.works, "confirmed" if one.confirmed else "proposed") for one in SHIPPED_DAYS
    }
    assert shipped == announced


def test_every_shipped_day_names_its_source():
    assert all(one.name and one.source for one in SHIPPED_DAYS)


def test_every_day_of_four_years_is_worked_or_not_as_the_naive_count_has_it():
    assert [SHIPPED.is_working_day(one) for one in EVERY_DAY] == [naive.works(one) for one in EVERY_DAY]


@pytest.mark.parametrize("number", [1, 3, 5, 7, 10, 15])
def test_working_days_agree_with_the_naive_count_for_every_start_of_four_years(number):
    for start in EVERY_DAY:
        assert SHIPPED.add_wd(start, number).due_on == naive.after(start, number)
        assert SHIPPED.sub_wd(start, number).due_on == naive.before(start, number)


@pytest.mark.parametrize("number", [3, 7, 10, 15, 30, 45, 60, 90])
def test_calendar_days_agree_with_the_naive_count_for_every_start_of_four_years(number):
    for start in EVERY_DAY:
        counted = SHIPPED.add_cal(start, number)
        nominal = naive.days_after(start, number)
        assert (counted.nominal_on, counted.due_on) == (nominal, naive.forward(nominal))


@given(DAYS, st.integers(1, 60))
def test_a_backward_calendar_term_never_lands_later_and_never_on_a_day_of_rest(event, number):
    counted = SHIPPED.sub_cal(event, number)
    assert counted.due_on == naive.backward(counted.nominal_on)
    assert (event - counted.due_on).days >= number


@given(DAYS, DAYS)
def test_working_days_between_two_days_are_signed(one, other):
    assert SHIPPED.working_days_between(one, other) == -SHIPPED.working_days_between(other, one)


@given(DAYS, st.integers(1, 40))
def test_a_working_day_term_ends_where_that_many_working_days_have_passed(start, number):
    end = SHIPPED.add_wd(start, number).due_on
    assert SHIPPED.working_days_between(start, end) == number
    assert SHIPPED.is_working_day(end)


@pytest.mark.parametrize(
    ("start", "months", "nominal"),
    [
        ("2024-01-31", 1, "2024-02-29"),  # no such day: the last of the month (Đ148.3)
        ("2025-01-31", 1, "2025-02-28"),
        ("2026-11-15", 2, "2027-01-15"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-10-15", 3, "2027-01-15"),
    ],
)
def test_a_month_ends_on_the_corresponding_day(start, months, nominal):
    assert SHIPPED.add_months(day(start), months).nominal_on == day(nominal)


def test_a_year_is_twelve_months_and_rolls_off_a_day_of_rest():
    counted = SHIPPED.add_years(day("2025-08-31"), 1)
    assert (counted.nominal_on, counted.due_on) == (day("2026-08-31"), day("2026-09-03"))


def test_proposed_days_do_not_count_until_they_are_confirmed():
    assert SHIPPED.is_working_day(day("2026-11-23"))
    assert not SHIPPED.is_working_day(day("2026-11-28"))
    swap = [
        SpecialDay(day("2026-11-23"), works=False, name="", source="", confirmed=True),
        SpecialDay(day("2026-11-28"), works=True, name="", source="", confirmed=True),
    ]
    swapped = SHIPPED.with_days(swap)
    assert not swapped.is_working_day(day("2026-11-23"))
    assert swapped.is_working_day(day("2026-11-28"))


def test_other_days_replace_only_themselves_and_leave_the_calendar_as_it_was():
    other = SHIPPED.with_days([SpecialDay(day("2026-11-24"), works=True, name="", source="", confirmed=True)])
    assert other.is_working_day(day("2026-11-24"))
    assert not other.is_working_day(day("2026-09-02"))
    assert not SHIPPED.is_working_day(day("2026-11-24"))
    assert other.known_until == SHIPPED.known_until


def test_a_worked_saturday_and_a_day_off_are_told_with_their_names():
    notes = {note.day: note for note in SHIPPED.notes_between(day("2026-08-21"), day("2026-09-03"))}
    assert notes[day("2026-08-22")].works
    assert notes[day("2026-08-22")].name == "Làm bù cho 31/8/2026"
    assert notes[day("2026-09-02")].name == "Quốc khánh"
    assert notes[day("2026-08-23")].name == ""
    assert day("2026-08-24") not in notes


@pytest.mark.parametrize(
    "count",
    [
        lambda: SHIPPED.is_working_day(FIRST_DAY - timedelta(days=1)),
        lambda: SHIPPED.add_wd(LAST_DAY, 1),
        lambda: SHIPPED.add_cal(LAST_DAY, 30),
        lambda: SHIPPED.sub_wd(FIRST_DAY + timedelta(days=1), 5),
        lambda: SHIPPED.roll_forward(date(2060, 12, 31) + timedelta(days=3)),
    ],
)
def test_days_beyond_the_table_are_refused_and_never_guessed(count):
    with pytest.raises(OutsideCalendar):
        count()
