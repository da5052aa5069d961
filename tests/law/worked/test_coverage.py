"""The worked cases reach every rule that has a clock, and every turn of the calendar and of a case."""

from collections import Counter
from datetime import date

import pytest

from tests.law.worked.expectations import expected, last_days
from tests.law.worked.subjects import ROWS

FAMILIES = {
    "KN": "01 02 02o 03 04 05 06 08 10 13 14 15 15o 16 17 19 20 21 22 23 24 25 28 29 31",
    "KL": "01 02 03 03o 04 06 07",
    "LD": "01",
    "TC": "01 02 04 07 09 10 11 12 18 20 21 22 23 24 25",
    "TCD": "08 16 17 18 26 27 28",
    "KNPA": "01 02 03",
    "XLD": "11",
    "TT": "01 02 03 04 05",
    "DC": "02 03 05 06 11 13 16 20",
    "TT06": "Q1 Q2 Q3 Q4 6M 9M Y",
}
CLOCKED = [f"{family}-{number}" for family, numbers in FAMILIES.items() for number in numbers.split()]
CHANGE_OF_LAW = date(2026, 7, 1)
WANTED = [(row, one) for row in ROWS.values() for one in row.wants]


def spans(row, one):
    """From the day the clock starts to its due day, whichever comes first."""
    due = last_days(one, row.question)[1]
    return sorted((date.fromisoformat(one.start or due.isoformat()), due))


def types(row):
    return [event["type"] for event in row.question.get("events", ())]


def rows_with(*sequence):
    """Rows in whose journal these events come in this order."""
    found = []
    for row in ROWS.values():
        left = iter(types(row))
        if all(name in left for name in sequence):
            found.append(row)
    return found


def test_there_are_hundreds_of_cases_and_many_days_found_by_hand():
    assert len(ROWS) >= 360
    assert sum(1 for _, one in WANTED if one.due) >= 60


@pytest.mark.parametrize("rule", CLOCKED)
def test_every_rule_with_a_clock_is_worked_at_least_twice(rule):
    assert Counter(one.rule for _, one in WANTED)[rule] >= 2


@pytest.mark.parametrize("kind", ["complaint", "denunciation", "petition"])
def test_each_kind_is_worked_on_both_sides_of_the_change_of_law(kind):
    starts = [date.fromisoformat(one.start) for row, one in WANTED if row.question["kind"] == kind]
    assert min(starts) < CHANGE_OF_LAW <= max(starts)
    assert {date(2026, 6, 30), CHANGE_OF_LAW} <= set(starts)


@pytest.mark.parametrize(
    "turning",
    [
        # Tết of three years, 24/11, and the worked Saturdays.
        date(2024, 2, 12),
        date(2025, 1, 29),
        date(2026, 2, 18),
        date(2026, 11, 24),
        date(2024, 5, 4),
        date(2025, 4, 26),
        date(2026, 1, 10),
        date(2026, 8, 22),
        # Ends of months and years.
        date(2024, 2, 29),
        date(2026, 2, 28),
        date(2024, 12, 31),
        date(2025, 12, 31),
        date(2026, 12, 31),
    ],
)
def test_clocks_run_over_that_day(turning):
    crossing = [one.rule for row, one in WANTED if spans(row, one)[0] < turning <= spans(row, one)[1]]
    assert len(crossing) >= 2


@pytest.mark.parametrize(
    "sequence",
    [
        ("extended", "suspended", "resumed"),
        ("suspended", "resumed", "extended"),
        ("extended", "extended"),
        ("suspended", "resumed", "suspended", "resumed"),
        ("suspended", "terminated"),
        ("marked_complex", "suspended"),
        ("suspended", "marked_complex"),
        ("corrected", "corrected"),
        ("obstacle_began", "obstacle_ended"),
        ("dialogue_waived", "decided"),
        ("dialogue_held", "decided"),
        ("withdrawn", "terminated"),
        ("assessment_requested", "assessment_received"),
    ],
)
def test_the_turns_of_a_case_are_worked(sequence):
    assert [row for row in rows_with(*sequence) if not row.refused]


@pytest.mark.parametrize("state", ["running", "paused", "met", "met_late", "overdue", "lapsed", "cancelled"])
def test_every_state_of_a_clock_is_worked(state):
    assert sum(expected(one, row.question)["state"] == state for row, one in WANTED) >= 3


def test_some_terms_are_in_conflict_and_some_answers_warn():
    assert sum(expected(one, row.question).get("conflict", False) for row, one in WANTED) >= 5
    assert {row.warns for row in ROWS.values()} == {True, False, None}
    assert sum(bool(row.question.get("calendar")) for row in ROWS.values()) >= 20
    assert sum(bool(row.refused) for row in ROWS.values()) >= 40
