"""Posting pages: the schedule that was hung up, a day put off, the reception rules, the schedule as PDF."""

from datetime import date, timedelta
from io import BytesIO

from flask import Blueprint, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.papers.schedules import schedule_pdf
from casebook.records.days import calendar_now
from casebook.records.reception import ReceptionDay, days_between
from casebook.services.posting import (
    Posting,
    Postponement,
    RulesText,
    post_rules,
    post_schedule,
    postpone_day,
    rules_versions,
    seen_rules,
)
from casebook.services.schedule_papers import schedule_paper
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.fields import choices_of
from casebook.web.forms.reception import PostForm, PostponeForm, RulesForm
from casebook.web.reception import may
from casebook.web.schedule_words import day_views, hours_of, weekday
from casebook.web.timetable import Page, seen_day

blueprint = Blueprint("posting", __name__, url_prefix="/reception")

_YEAR = timedelta(days=366)


@blueprint.route("/schedule/post", methods=["GET", "POST"])
def post() -> Page:
    """Record what was posted, when and where."""
    unit, today = unit_for(Power.PLAN_RECEPTION), clock.today()
    days = [
        day
        for day in days_between(unit.id, today - timedelta(days=31), today + _YEAR)
        if day.posted_on is None and day.postponed_to_id is None
    ]
    form = filled(PostForm, posted_on=today, day_ids=[d.id for d in days if d.held_on >= today], hours=True)
    form.day_ids.choices = choices_of([(d.id, _told(d)) for d in days])
    if form.validate_on_submit() and attempt(
        form, lambda: post_schedule(doing=access.doing(), unit_id=unit.id, posting=_posting(form))
    ):
        flash(_("The posting is recorded. Citizens see these days on the public page now."))
        return redirect(url_for("timetable.show", unit=unit.id))
    hints = {view.day.id: view.posting for view in day_views(days, today=today, calendar=calendar_now())}
    return render_template("reception/post.html", form=form, unit=unit, clocks=hints), status()


def _told(day: ReceptionDay) -> str:
    return f"{weekday(day.held_on)} {day.held_on:%d/%m/%Y}, {hours_of(day)}, {day.receiver.full_name}"


def _posting(form: PostForm) -> Posting:
    return Posting(
        posted_on=form.posted_on.day,
        place=form.place.data,
        day_ids=tuple(form.day_ids.data or ()),
        hours=form.hours.data,
    )


@blueprint.route("/schedule/days/<day_id>/postpone", methods=["GET", "POST"])
def postpone(day_id: str) -> Page:
    """Put a reception day off for good reason, with the new expected day."""
    day = seen_day(day_id, Power.PLAN_RECEPTION)
    form = filled(PostponeForm)
    made: list[str] = []
    if form.validate_on_submit() and attempt(form, lambda: made.append(_put_off(day_id, form))):
        flash(_("The day is put off. Announce the new day: post the schedule again."), "warning")
        return redirect(url_for("timetable.day", day_id=made[0]))
    return render_template("reception/postpone.html", form=form, day=day), status()


def _put_off(day_id: str, form: PostponeForm) -> str:
    typed = Postponement(to_day=form.to_day.day, reason=form.reason.data)
    return postpone_day(doing=access.doing(), day_id=day_id, postponement=typed)


@blueprint.get("/schedule.pdf")
def schedule() -> Response:
    """Give the schedule of a span as a PDF to sign and hang up."""
    unit, today = unit_for(Power.SEE_BOOK), clock.today()
    first = _asked("from", today)
    last = max(_asked("to", today + _YEAR), first)
    made = schedule_pdf(schedule_paper(unit, first, last, today=today))
    name = f"lich-tiep-cong-dan-{first:%Y%m%d}.pdf"
    return send_file(BytesIO(made), mimetype="application/pdf", download_name=name)


def _asked(name: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return otherwise


@blueprint.get("/rules")
def rules() -> str:
    """Show the reception rules that hang now, and the versions before."""
    unit = unit_for(Power.SEE_BOOK)
    return render_template(
        "reception/rules.html",
        unit=unit,
        versions=rules_versions(unit.id),
        may_post=may(Power.PLAN_RECEPTION, unit),
    )


@blueprint.route("/rules/new", methods=["GET", "POST"])
def new_rules() -> Page:
    """Post a new version of the reception rules."""
    unit, today = unit_for(Power.PLAN_RECEPTION), clock.today()
    hanging = next(iter(rules_versions(unit.id)), None)
    form = filled(
        RulesForm,
        title=hanging.title if hanging else "Nội quy tiếp công dân",
        body=hanging.body if hanging else "",
        issued_on=today,
        posted_on=today,
        seen=seen_rules(hanging),
    )
    if form.validate_on_submit() and attempt(
        form, lambda: post_rules(doing=access.doing(), unit_id=unit.id, rules=_rules(form))
    ):
        flash(_("The rules are posted; the version before is withdrawn."))
        return redirect(url_for("posting.rules", unit=unit.id))
    return render_template("reception/new_rules.html", form=form, unit=unit, hanging=hanging), status()


def _rules(form: RulesForm) -> RulesText:
    return RulesText(
        title=form.title.data,
        number=form.number.data,
        issued_on=form.issued_on.day,
        posted_on=form.posted_on.day,
        body=form.body.data,
        seen=form.seen.data or "",
    )
