"""Everyday exchanges: a line at the top of the list, and the report where a child may be harmed."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from casebook import clock
from casebook.law.powers import Power
from casebook.law.vocabulary import Certainty
from casebook.law.words import word
from casebook.records.units import Unit
from casebook.records.visits import EverydayExchange
from casebook.services.everyday import (
    Exchange,
    exchange_by_id,
    exchanges_between,
    note_exchange,
    report_child_at_risk,
    unreported,
)
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.everyday import ExchangeForm, ReportForm
from casebook.web.language import language
from casebook.web.timetable import Page

blueprint = Blueprint("everyday", __name__, url_prefix="/reception/everyday")

_SHOWN = timedelta(days=31)


@blueprint.route("", methods=["GET", "POST"])
def listing() -> Page:
    """List the exchanges by day; the line to write stands on top."""
    unit, today = unit_for(Power.LOG_VISITS), clock.today()
    form = filled(ExchangeForm, on_day=today)
    made: list[str] = []
    if form.validate_on_submit() and attempt(form, lambda: made.append(_note(unit, form))):
        if form.child_at_risk.data:
            return redirect(url_for("everyday.report", exchange_id=made[0]))
        flash(_("The line is kept."))
        return redirect(url_for("everyday.listing", unit=unit.id))
    return render_template(
        "everyday/listing.html",
        form=form,
        unit=unit,
        days=_by_day(exchanges_between(unit.id, today - _SHOWN, today)),
        unreported=unreported(unit.id),
    ), status()


def _note(unit: Unit, form: ExchangeForm) -> str:
    exchange = Exchange(
        on_day=form.on_day.day,
        line=form.said.data,
        with_whom=form.with_whom.data or "",
        child_at_risk=form.child_at_risk.data,
    )
    return note_exchange(doing=access.doing(), unit_id=unit.id, exchange=exchange)


def _by_day(rows: Sequence[EverydayExchange]) -> dict[date, list[EverydayExchange]]:
    days: dict[date, list[EverydayExchange]] = {}
    for row in rows:
        days.setdefault(row.on_day, []).append(row)
    return days


@blueprint.route("/<exchange_id>/report", methods=["GET", "POST"])
def report(exchange_id: str) -> Page:
    """Ask to whom signs of harm to a child were reported, and say why that is a duty."""
    row = exchange_by_id(exchange_id)
    if row is None or not row.child_at_risk or not access.actor().has_in(Power.LOG_VISITS, row.unit_id):
        abort(404)
    form = filled(ReportForm, reported_to=row.reported_to)
    if form.validate_on_submit() and attempt(form, lambda: _report(exchange_id, form)):
        flash(_("The report is recorded."))
        return redirect(url_for("everyday.listing", unit=row.unit_id))
    doubt = word(Certainty.M, language())
    return render_template("everyday/report.html", form=form, row=row, doubt=doubt), status()


def _report(exchange_id: str, form: ReportForm) -> None:
    told = form.reported_to.data
    report_child_at_risk(doing=access.doing(), exchange_id=exchange_id, reported_to=told)
