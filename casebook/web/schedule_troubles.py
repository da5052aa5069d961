"""Why a planned reception day cannot be held as planned, in words."""

from collections.abc import Sequence

from flask_babel import gettext as _

from casebook.law.calendar import Calendar
from casebook.records.closures import Closure
from casebook.records.reception import ReceptionDay
from casebook.services.worked_hours import within_worked_hours


def trouble_of(day: ReceptionDay, calendar: Calendar, closures: Sequence[Closure]) -> str:
    """Say what stands against a day: a closure, a day off decided later, hours that are not worked."""
    closure = next((one for one in closures if one.first_day <= day.held_on <= one.last_day), None)
    if closure is not None:
        span = f"{closure.first_day:%d/%m/%Y} - {closure.last_day:%d/%m/%Y}"
        return str(_("The unit is closed %(span)s: %(reason)s.", span=span, reason=closure.reason))
    if not calendar.is_working_day(day.held_on):
        return str(_("The day is a day of rest by now: %(name)s.", name=calendar.name_of(day.held_on) or "–"))
    if within_worked_hours(day.held_on, day.starts, day.ends) != (day.starts, day.ends):
        return str(_("The day is worked only for some hours by now, and not for all of these."))
    return ""
