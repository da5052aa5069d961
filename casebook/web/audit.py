"""The audit for the union and the people's inspectorate: filtered, and its reading noted in it."""

from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Blueprint, render_template, request, url_for

from casebook import clock
from casebook.law.powers import Power
from casebook.records.audit_lines import LinesAsked, Turn
from casebook.records.units import Unit
from casebook.reports.audit_lines import audit_page, deeds_to_choose
from casebook.reports.staff import members
from casebook.services.watching import note_audit_read
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.filling import UNPROCESSABLE
from casebook.web.forms.audit import LinesForm
from casebook.web.language import language

blueprint = Blueprint("audit", __name__)

_MOST_PASSED = 100_000


@blueprint.get("/audit")
def listing() -> tuple[str, int]:
    """Show what was done in the unit, the newest first; what is secret is not in it."""
    unit, form = unit_for(Power.SEE_AUDIT), LinesForm(request.args)
    people = [(one.person.id, one.person.full_name) for one in members(unit.id, clock.today())]
    form.offer(people, deeds_to_choose(language()))
    if not form.validate():
        return render_template("audit/listing.html", unit=unit, form=form, page=None), UNPROCESSABLE
    page = audit_page(access.actor(), _asked(unit, form), turn=_turn(), lang=language())
    note_audit_read(doing=access.doing(), unit_id=unit.id)
    return render_template(
        "audit/listing.html",
        unit=unit,
        form=form,
        page=page,
        filtered=any(_query(form).values()),
        newest_url=url_for("audit.listing", **_query(form)) if "after" in request.args else None,
        next_url=_next_url(form, page.following),
    ), 200


def _asked(unit: Unit, form: LinesForm) -> LinesAsked:
    until = form["to"].data
    return LinesAsked(
        unit_id=unit.id,
        since=_midnight(form["from"].data),
        until=_midnight(until + timedelta(days=1)) if until else None,
        person_id=form.person.data or None,
        deed=form.deed.data or None,
    )


def _midnight(day: date | None) -> datetime | None:
    return datetime.combine(day, time.min, clock.VIETNAM) if day else None


def _query(form: LinesForm) -> dict[str, Any]:
    days = {name: form[name].data for name in ("from", "to")}
    told = {name: f"{day:%d/%m/%Y}" for name, day in days.items() if day}
    return told | {name: form[name].data for name in ("person", "deed") if form[name].data}


def _turn() -> Turn | None:
    moment, _tilde, passed = request.args.get("after", "").partition("~")
    try:
        turn = Turn(datetime.fromisoformat(moment), int(passed))
    except ValueError:
        return None
    return turn if turn.at.tzinfo is not None and 0 <= turn.passed <= _MOST_PASSED else None


def _next_url(form: LinesForm, turn: Turn | None) -> str | None:
    if turn is None:
        return None
    return url_for("audit.listing", after=f"{turn.at.isoformat()}~{turn.passed}", **_query(form))
