"""A statutory clock as the page being made shows it, in its language."""

from datetime import date

from casebook.law.calendar import Calendar
from casebook.law.clocks import Clock
from casebook.reports.clock_views import ClockView, Reading
from casebook.reports.clock_views import clock_view as told
from casebook.web.language import language

__all__ = ["ClockView", "clock_view"]


def clock_view(clock: Clock, *, today: date, calendar: Calendar) -> ClockView:
    """Tell a clock in the language of the page, as it stands today."""
    return told(clock, Reading(today, calendar, language()))
