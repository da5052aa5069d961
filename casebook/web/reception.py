"""The reception page: today's sessions, the head's next days, the month's quota, what needs doing."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Blueprint, current_app, render_template, url_for

from casebook import clock
from casebook.law.powers import Power
from casebook.records.attendance import visit_counts
from casebook.records.closures import closures_of
from casebook.records.days import calendar_now, hours_of_worked_day
from casebook.records.reception import (
    ReceptionSession,
    SessionKind,
    days_between,
    sessions_held,
)
from casebook.records.units import Unit
from casebook.reports.head_days import month_of_head
from casebook.services.everyday import unreported
from casebook.services.posting import hours_differ
from casebook.services.worked_hours import OfferedShift, offered_shifts
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.schedule_words import (
    DayView,
    dated,
    day_views,
    hours_of,
    kind_words,
    month_view,
    weekday,
)

blueprint = Blueprint("reception", __name__, url_prefix="/reception")
blueprint.add_app_template_filter(weekday, "weekday")
blueprint.add_app_template_filter(dated, "dated")
blueprint.add_app_template_filter(hours_of, "hours")

_AHEAD = timedelta(days=62)


@dataclass(frozen=True)
class Today:
    """What is held today, what is still to be opened, and how many came."""

    sessions: list[ReceptionSession]
    shifts: list[OfferedShift]
    days: list[DayView]
    came: dict[str, int]


@blueprint.get("")
def overview() -> str:
    """Show reception as it stands today."""
    unit, today = unit_for(Power.SEE_BOOK), clock.today()
    ahead = [
        view
        for view in day_views(
            days_between(unit.id, today, today + _AHEAD), today=today, calendar=calendar_now()
        )
        if view.postponed_to is None
    ]
    return render_template(
        "reception/overview.html",
        unit=unit,
        units=units_for(Power.SEE_BOOK),
        now=_now(unit, today, ahead),
        ahead=ahead,
        late=[view for view in ahead if view.late],
        month=month_view(month_of_head(unit, today, today=today), today=today),
        hours_differ=hours_differ(unit.id, today),
        unreported=unreported(unit.id) if may(Power.LOG_VISITS, unit) else [],
        closed=closures_of(unit.id, today, today + _AHEAD),
        part=hours_of_worked_day(today),
        kinds=kind_words(),
        wall=clock.local(clock.now()).time(),
        may=lambda power: may(Power(power), unit),
        where=where,
    )


def may(power: Power, unit: Unit) -> bool:
    """Say whether the reader holds a power in the unit of the page: what they may not is not offered."""
    return access.actor().has_in(power, unit.id)


def where(endpoint: str, **values: Any) -> str | None:  # noqa: ANN401  whatever an address holds
    """Give the address of a page; None where this installation does not have it."""
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else None


def _now(unit: Unit, today: date, ahead: list[DayView]) -> Today:
    sessions = list(sessions_held(unit.id, today, today))
    opened = {held.starts for held in sessions if held.kind is SessionKind.REGULAR}
    return Today(
        sessions=sessions,
        shifts=[shift for shift in offered_shifts(unit.id, today) if shift.starts not in opened],
        days=[view for view in ahead if view.day.held_on == today and view.session is None],
        came=visit_counts([held.id for held in sessions]),
    )
