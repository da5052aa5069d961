"""What a page says of a case's clocks while one of them rests."""

from datetime import date

import pytest

from casebook.law.calendar import Calendar
from casebook.law.journal import Event, Facts
from casebook.law.standing import standing
from casebook.law.vocabulary import EventType, Kind
from casebook.reports.clock_views import Reading, clock_views

SUSPENDED = [
    Event(EventType.RECEIVED, date(2026, 8, 3), {"via": "post"}),
    Event(EventType.ACCEPTED, date(2026, 8, 3)),
    Event(EventType.SUSPENDED, date(2026, 8, 13), {"reason": "force_majeure"}),
]
RESUMED = [*SUSPENDED, Event(EventType.RESUMED, date(2026, 8, 27))]


@pytest.mark.parametrize(
    ("journal", "said"),
    [(SUSPENDED, "Tính lại khi việc giải quyết được tiếp tục"), (RESUMED, "Còn")],
)
def test_the_window_after_a_suspended_limit_promises_no_day(journal: list[Event], said: str) -> None:
    calendar = Calendar.shipped()
    found = standing(Facts(Kind.COMPLAINT), journal, calendar)
    views = clock_views(found.clocks, Reading(date(2026, 8, 28), calendar, "vi"))
    assert next(view for view in views if view.rule == "KN-14").remaining.startswith(said)
