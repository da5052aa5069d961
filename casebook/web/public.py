"""What everybody may read without signing in: the posted schedule, the reception rules, a receipt's code."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, abort, render_template, request

from casebook import clock
from casebook.records.closures import Closure, closures_of
from casebook.records.days import calendar_now
from casebook.records.reception import RECEPTION_RULES, TIMETABLE, PostedDocument, document_posted
from casebook.records.units import Unit, unit_by_id
from casebook.services.public_schedule import PostedDay, posted_days, units_with_postings
from casebook.services.receivers import receivers_on
from casebook.web.schedule_words import why_moved

blueprint = Blueprint("public", __name__, url_prefix="/public")

_SOON = timedelta(days=31)


@dataclass(frozen=True)
class Board:
    """What hangs in one unit."""

    unit: Unit
    hours: PostedDocument | None
    officers: list[str]
    days: list[tuple[PostedDay, str]]
    rules: PostedDocument | None
    closed: Sequence[Closure]


@blueprint.get("")
def show() -> str:
    """Show what a unit has posted; where several have, ask which."""
    units = units_with_postings()
    asked = request.args.get("unit")
    unit = next((u for u in units if u.id == asked), None)
    if asked and unit is None:
        abort(404)
    if unit is None and len(units) == 1:
        unit = units[0]
    board = _board(unit, clock.today()) if unit else None
    return render_template("public/show.html", units=units, board=board)


def _board(unit: Unit, today: date) -> Board:
    days = posted_days(unit.id, today=today, calendar=calendar_now())
    return Board(
        unit=unit,
        hours=document_posted(unit.id, TIMETABLE),
        officers=[person.full_name for person in receivers_on(unit.id, today).officers],
        days=[(day, why_moved(day.rolling)) for day in days],
        rules=document_posted(unit.id, RECEPTION_RULES),
        closed=closures_of(unit.id, today, today + _SOON),
    )


@blueprint.get("/rules")
def rules() -> str:
    """Show the reception rules that hang in a unit."""
    unit = unit_by_id(request.args.get("unit", ""))
    found = document_posted(unit.id, RECEPTION_RULES) if unit else None
    if found is None:
        abort(404)
    return render_template("public/rules.html", unit=unit, rules=found)
