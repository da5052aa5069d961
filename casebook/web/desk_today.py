"""The reception of the day on the desk of whoever receives: what is held, what is still to be opened."""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from casebook.law.powers import Actor, Power
from casebook.records.attendance import visit_counts
from casebook.records.reception import days_between, sessions_held
from casebook.records.units import unit_by_id
from casebook.reports.visit_desk import visits_on
from casebook.services.worked_hours import offered_shifts
from casebook.web.schedule_words import hours_of, kind_words


@dataclass(frozen=True)
class Held:
    """One session of today, held or still to come."""

    hours: str
    what: str
    who: str
    state: str
    url: str


@dataclass(frozen=True)
class Today:
    """What one unit receives today, and how many came so far."""

    unit_id: str
    name: str
    held: list[Held]
    came: int
    book_url: str


def receptions_today(actor: Actor, today: date) -> list[Today]:
    """Tell the reception of today in each unit somebody receives in."""
    return [_today(unit_id, today) for unit_id in sorted(actor.units_with(Power.LOG_VISITS))]


def _today(unit_id: str, today: date) -> Today:
    unit = unit_by_id(unit_id)
    span = {"from": f"{today:%d/%m/%Y}", "to": f"{today:%d/%m/%Y}"}
    return Today(
        unit_id=unit_id,
        name=unit.name if unit else "",
        held=sorted(_sessions(unit_id, today), key=lambda one: one.hours),
        came=visits_on(unit_id, today),
        book_url=url_for("book.show", unit=unit_id, **span),  # type: ignore[arg-type]  # no value is one of the underscored options
    )


def _sessions(unit_id: str, today: date) -> list[Held]:
    sessions, kinds = sessions_held(unit_id, today, today), kind_words()
    came = visit_counts([one.id for one in sessions])
    opened = {one.starts for one in sessions}
    overview = url_for("reception.overview", unit=unit_id)
    return [
        *(
            Held(
                hours_of(one),
                kinds[one.kind],
                one.receiver.full_name,
                _("%(count)s came", count=came.get(one.id, 0)),
                url_for("sessions.show", session_id=one.id),
            )
            for one in sessions
        ),
        *(
            Held(
                f"{shift.starts:%H:%M} - {shift.ends:%H:%M}",
                _("Regular reception"),
                "",
                _("not opened yet"),
                overview,
            )
            for shift in offered_shifts(unit_id, today)
            if shift.starts not in opened
        ),
        *(
            Held(
                hours_of(day),
                _("Periodic reception of the head"),
                day.receiver.full_name,
                _("not opened yet"),
                url_for("timetable.day", day_id=day.id),
            )
            for day in days_between(unit_id, today, today)
            if day.postponed_to_id is None and day.id not in {one.reception_day_id for one in sessions}
        ),
    ]
