"""A second, slow way of counting, day by day from the table of days off; shares no code with the law."""

import csv
from datetime import timedelta
from pathlib import Path

HOLIDAYS = Path(__file__).parent / "holidays.csv"
ONE_DAY = timedelta(days=1)

with HOLIDAYS.open(encoding="utf-8", newline="") as rows:
    CONFIRMED = {
        row["day"]: row["works"] == "1" for row in csv.DictReader(rows) if row["status"] == "confirmed"
    }


def works(day):
    """Whether offices work on that day."""
    return CONFIRMED.get(day.isoformat(), day.weekday() not in {5, 6})


def forward(day):
    """The day itself or the next one worked."""
    while not works(day):
        day += ONE_DAY
    return day


def backward(day):
    """The day itself or the last one worked before it."""
    while not works(day):
        day -= ONE_DAY
    return day


def after(start, number):
    """The number-th working day after the start."""
    day = start
    while number:
        day += ONE_DAY
        number -= works(day)
    return day


def before(event, number):
    """The number-th working day before the event."""
    day = event
    while number:
        day -= ONE_DAY
        number -= works(day)
    return day


def days_after(start, number):
    """The day that many calendar days later."""
    day = start
    for _ in range(number):
        day += ONE_DAY
    return day
