"""The timetable's pages: the schedule as it stands, the regular hours, the plan of the head's days."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.law.quotas import last_of_month
from casebook.records.closures import closures_of
from casebook.records.days import calendar_now
from casebook.records.reception import ReceptionDay, all_hours, day_by_id, days_between, hours_by_id
from casebook.records.units import Unit, unit_by_id
from casebook.reports.head_days import months_of_head
from casebook.services.patterns import Pattern, PatternKind
from casebook.services.planning_days import Plan, Proposal, propose_days
from casebook.services.posting import hours_differ
from casebook.services.receivers import receivers_on
from casebook.services.timetable import (
    Shifts,
    end_regular_hours,
    plan_days,
    remove_day,
    seen_hours,
    set_regular_hours,
)
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.fields import choices_of
from casebook.web.forms.reception import EndHoursForm, HoursForm, PlanForm
from casebook.web.reception import may
from casebook.web.schedule_words import LACKING, MonthView, day_views, month_view, why_moved

blueprint = Blueprint("timetable", __name__, url_prefix="/reception/schedule")

Page = str | Response | tuple[str, int]
_MONTHS_AHEAD = 12
_MONTHS_SHOWN_BACK = 1
_SAMPLE_DAY_OF_MONTH = 15


@blueprint.get("")
def show() -> str:
    """Show the schedule: regular hours, the head's days with their posting, month by month."""
    unit, today = unit_for(Power.SEE_BOOK), clock.today()
    months = _months(today, back=_MONTHS_SHOWN_BACK, ahead=_MONTHS_AHEAD)
    days = days_between(unit.id, months[0], last_of_month(months[-1]))
    return render_template(
        "reception/schedule.html",
        unit=unit,
        units=units_for(Power.SEE_BOOK),
        hours=_in_force(unit.id, today),
        days=day_views(days, today=today, calendar=calendar_now()),
        months=_worth_a_look(unit, months, days, today),
        hours_differ=hours_differ(unit.id, today),
        closed=closures_of(unit.id, today, last_of_month(months[-1])),
        may_plan=may(Power.PLAN_RECEPTION, unit),
        span=(today.replace(day=1), last_of_month(months[-1])),
    )


def _worth_a_look(
    unit: Unit, months: list[date], days: Sequence[ReceptionDay], today: date
) -> list[MonthView]:
    """Choose the months so far, and among those the plan reaches, the ones that lack a day."""
    reach = max((day.held_on for day in days), default=today)
    seen = [month_view(month, today=today) for month in months_of_head(unit, months, today=today)]
    return [m for m in seen if m.month <= today or (m.month <= reach and m.state == LACKING)]


def _in_force(unit_id: str, today: date) -> list[tuple[int, list[str]]]:
    week: dict[int, list[str]] = {}
    for shift in all_hours(unit_id):
        if shift.until is None or shift.until >= today:
            since = f" ({_('from')} {shift.since:%d/%m/%Y})" if shift.since > today else ""
            told = f"{shift.starts:%H:%M} - {shift.ends:%H:%M}{since}"
            week.setdefault(shift.weekday, []).append(told)
    return sorted(week.items())


def _months(today: date, *, back: int, ahead: int) -> list[date]:
    first = today.replace(day=1)
    for _step in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    months = [first]
    for _step in range(back + ahead):
        months.append(last_of_month(months[-1]) + timedelta(days=1))
    return months


@blueprint.route("/hours", methods=["GET", "POST"])
def hours() -> Page:
    """Show the regular hours and add shifts to them."""
    unit = unit_for(Power.PLAN_RECEPTION)
    form = filled(HoursForm, since=clock.today())
    if form.validate_on_submit() and attempt(
        form, lambda: set_regular_hours(doing=access.doing(), unit_id=unit.id, typed=_shifts(form))
    ):
        flash(_("The regular hours are kept. Post the schedule again so that citizens see them."))
        return redirect(url_for("timetable.hours", unit=unit.id))
    return render_template("reception/hours.html", form=form, unit=unit, rows=all_hours(unit.id)), status()


def _shifts(form: HoursForm) -> Shifts:
    second = [(form.starts_2.hour, form.ends_2.hour)] if form.starts_2.data else []
    return Shifts(
        weekdays=tuple(form.weekdays.data),
        shifts=((form.starts.hour, form.ends.hour), *second),
        since=form.since.day,
        until=form.until.data,
    )


@blueprint.route("/hours/<hours_id>/end", methods=["GET", "POST"])
def end_hours(hours_id: str) -> Page:
    """Let a shift end with a day."""
    row = hours_by_id(hours_id)
    if row is None or not access.actor().has_in(Power.PLAN_RECEPTION, row.unit_id):
        abort(404)
    form = filled(EndHoursForm, until=clock.today(), seen=seen_hours(row))
    if form.validate_on_submit() and attempt(
        form,
        lambda: end_regular_hours(
            doing=access.doing(), hours_id=hours_id, until=form.until.day, seen=form.seen.data or ""
        ),
    ):
        flash(_("The shift ends with this day."))
        return redirect(url_for("timetable.hours", unit=row.unit_id))
    return render_template("reception/end_hours.html", form=form, row=row), status()


@blueprint.route("/plan", methods=["GET", "POST"])
def plan() -> Page:
    """Plan the head's days: look at what a pattern means first, then keep it."""
    unit = unit_for(Power.PLAN_RECEPTION)
    form = _plan_form(unit)
    proposals: list[Proposal] = []
    if form.validate_on_submit():
        looking = "look" in request.form
        deed = _look if looking else _keep
        if attempt(form, lambda: proposals.extend(deed(unit, _plan(form)))) and not looking:
            made = sum(proposal.skip is None for proposal in proposals)
            flash(_("%(number)s reception days stand in the schedule now.", number=made))
            return redirect(url_for("timetable.show", unit=unit.id))
    seen = [(proposal, why_moved(proposal.rolling)) for proposal in proposals]
    answer = 200 if proposals else status()
    return render_template("reception/plan.html", form=form, unit=unit, seen=seen), answer


def _look(unit: Unit, typed: Plan) -> list[Proposal]:
    return propose_days(unit_id=unit.id, plan=typed, today=clock.today())


def _keep(unit: Unit, typed: Plan) -> list[Proposal]:
    return plan_days(doing=access.doing(), unit_id=unit.id, plan=typed)


def _plan_form(unit: Unit) -> PlanForm:
    today = clock.today()
    form = filled(PlanForm, place=unit.reception_place, day_of_month=_SAMPLE_DAY_OF_MONTH)
    who = receivers_on(unit.id, today)
    form.pattern.choices = choices_of(
        (
            (PatternKind.DAY_OF_MONTH.value, _("the same day of every month")),
            (PatternKind.NTH_WEEKDAY.value, _("the same weekday of every month")),
            (PatternKind.SINGLE_DAYS.value, _("single days")),
        )
    )
    form.first_month.choices = choices_of(
        [(f"{m:%Y-%m}", f"{m:%m/%Y}") for m in _months(today, back=0, ahead=_MONTHS_AHEAD)]
    )
    form.receiver_id.choices = choices_of(
        [
            (p.id, p.full_name if who.is_head(p.id) else _("%(name)s, by authorisation", name=p.full_name))
            for p in who.in_person
        ]
    )
    return form


def _plan(form: PlanForm) -> Plan:
    return Plan(
        pattern=Pattern(
            kind=PatternKind(form.pattern.data),
            first_month=date.fromisoformat(f"{form.first_month.data}-01"),
            months=form.months.data,
            day_of_month=form.day_of_month.data or 1,
            nth=form.nth.data,
            weekday=form.weekday.data,
            single_days=form.single_days.days,
        ),
        starts=form.starts.hour,
        ends=form.ends.hour,
        place=form.place.data,
        receiver_id=form.receiver_id.data,
        participants=form.participants.data or "",
        expected_content=form.expected_content.data or "",
    )


def seen_day(day_id: str, power: Power) -> ReceptionDay:
    """Give a planned day of a unit in which the reader holds the power; else there is no page."""
    found = day_by_id(day_id)
    if found is None or not access.actor().has_in(power, found.unit_id):
        abort(404)
    return found


@blueprint.get("/days/<day_id>")
def day(day_id: str) -> str:
    """Show one planned day: when, who, why on this day, and how its posting stands."""
    found, today = seen_day(day_id, Power.SEE_BOOK), clock.today()
    (view,) = day_views([found], today=today, calendar=calendar_now())
    unit = unit_by_id(found.unit_id)
    return render_template(
        "reception/day.html",
        view=view,
        may_plan=access.actor().has_in(Power.PLAN_RECEPTION, found.unit_id),
        may_open=access.actor().has_in(Power.HOLD_SESSIONS, found.unit_id) and found.held_on <= today,
        by_head=receivers_on(found.unit_id, found.held_on).is_head(found.receiver_id),
        unit=unit,
    )


@blueprint.post("/days/<day_id>/remove")
def remove(day_id: str) -> Response:
    """Take a day off the schedule that nobody was told of."""
    if press(lambda: remove_day(doing=access.doing(), day_id=day_id)):
        flash(_("The day is off the schedule."))
        return redirect(url_for("timetable.show"))
    return redirect(url_for("timetable.day", day_id=day_id))
