"""The pages of dialogues: a year against its plan, one dialogue, planning and preparing it."""

import secrets
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.dialogues import DialogueOccasion, DialogueWith
from casebook.law.powers import Power
from casebook.records.dialogue_lists import dialogue_by_id, years_of_dialogues
from casebook.records.dialogues import Dialogue
from casebook.reports.dialogues import dialogue_year
from casebook.services.dialogue_entries import DialoguePlan, GuestEntry, PointEntry
from casebook.services.dialogue_marks import seen_prepared
from casebook.services.dialogues_planning import (
    Preparation,
    YearPlan,
    call_off,
    chairs_on,
    change_plan,
    plan_dialogue,
    prepare_dialogue,
    prepared,
    secretaries_on,
    seen_plan,
    seen_preparation,
    seen_targets,
    set_targets,
    standing_targets,
)
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.conflicts import shown
from casebook.web.dialogue_page import basis_told, dialogue_page
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.dialogues import (
    MOST_GUESTS,
    MOST_POINTS,
    CallOffForm,
    ChangedPlanForm,
    DialoguePlanForm,
    PreparationForm,
    TargetsForm,
)
from casebook.web.language import language

blueprint = Blueprint("dialogues", __name__, url_prefix="/dialogues")

Page = str | Response | tuple[str, int]

_ROWS_MORE = 3
_FIRST_YEAR, _LAST_YEAR = 2014, 2060


def seen_dialogue(dialogue_id: str, power: Power = Power.KEEP_DIALOGUES) -> Dialogue:
    """Give a dialogue the person holds the power for; any other looks as if there were none."""
    dialogue = dialogue_by_id(dialogue_id)
    if dialogue is None or not access.actor().has_in(power, dialogue.unit_id):
        abort(404)
    return dialogue


def back_to(dialogue: Dialogue, told: str) -> Response:
    """Lead back to the page of a dialogue with a word about what was done."""
    flash(told)
    return redirect(url_for("dialogues.show", dialogue_id=dialogue.id))


@blueprint.get("")
def listing() -> str:
    """Show a year of dialogues against its plan."""
    unit, year = unit_for(Power.SEE_DIALOGUES), _year()
    years = {*years_of_dialogues(unit.id), clock.today().year, year}
    return render_template(
        "dialogues/listing.html",
        unit=unit,
        units=units_for(Power.SEE_DIALOGUES),
        told=dialogue_year(unit.id, year),
        years=sorted(years, reverse=True),
        basis={whom: basis_told(whom, DialogueOccasion.PERIODIC) for whom in DialogueWith},
        may_keep=access.actor().has_in(Power.KEEP_DIALOGUES, unit.id),
    )


def _year() -> int:
    asked = request.args.get("year", "")
    if asked.isascii() and asked.isdigit() and len(asked) == len(str(_FIRST_YEAR)):
        return min(max(int(asked), _FIRST_YEAR), _LAST_YEAR)
    return clock.today().year


@blueprint.route("/targets/<int:year>", methods=["GET", "POST"])
def targets(year: int) -> Page:
    """Set how many dialogues of each sort a year is to see."""
    unit = unit_for(Power.KEEP_DIALOGUES)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        abort(404)
    form = filled(TargetsForm, **standing_targets(unit.id, year), seen=seen_targets(unit.id, year))
    if form.validate_on_submit():
        counts = {whom: form[str(whom)].data or 0 for whom in DialogueWith}
        plan = YearPlan(year=year, targets=counts, plan_number=form.plan_number.data or "")
        seen = form.seen.data or ""
        if attempt(form, lambda: set_targets(doing=access.doing(), unit_id=unit.id, plan=plan, seen=seen)):
            flash(_("The plan of %(year)s is recorded.", year=year))
            return redirect(url_for("dialogues.listing", unit=unit.id, year=year))
    basis = {str(whom): basis_told(whom, DialogueOccasion.PERIODIC) for whom in DialogueWith}
    return render_template("dialogues/targets.html", form=form, unit=unit, year=year, basis=basis), status()


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> Page:
    """Plan a dialogue."""
    unit = unit_for(Power.KEEP_DIALOGUES)
    key = secrets.token_urlsafe(24)
    form = filled(DialoguePlanForm, place=unit.reception_place, request_key=key)
    _offer(form, unit.id)
    made: list[str] = []
    if form.validate_on_submit() and attempt(form, lambda: made.append(_plan(unit.id, form))):
        flash(_("The dialogue is planned. Next: the agenda, and who is invited."))
        return redirect(url_for("dialogues.show", dialogue_id=made[0]))
    return render_template("dialogues/plan.html", form=form, unit=unit, dialogue=None), status()


def _offer(form: DialoguePlanForm, unit_id: str) -> None:
    # Whoever was chosen stays chosen when the day is mistyped: the refusal then names what is wrong.
    days = {form.planned_on.data or clock.today(), clock.today()}
    chairs = {one.id: one.full_name for day in sorted(days) for one in chairs_on(unit_id, day)}
    others = {one.id: one.full_name for day in sorted(days) for one in secretaries_on(unit_id, day)}
    form.offer(language(), [*chairs.items()], [*others.items()])


def _plan(unit_id: str, form: DialoguePlanForm) -> str:
    key = form.request_key.data or None
    return plan_dialogue(doing=access.doing(), unit_id=unit_id, plan=_typed_plan(form), request_key=key)


def _typed_plan(form: DialoguePlanForm) -> DialoguePlan:
    return DialoguePlan(
        with_whom=form.with_whom.data,
        occasion=form.occasion.data,
        subject=form.subject.data,
        planned_on=form.planned_on.day,
        starts=form.starts.hour,
        ends=form.ends.data,
        place=form.place.data,
        chair_id=form.chair_id.data,
        secretary_id=form.secretary_id.data or None,
        requested_by=form.requested_by.data or "",
        requested_on=form.requested_on.data,
    )


@blueprint.get("/<dialogue_id>")
def show(dialogue_id: str) -> str:
    """Show one dialogue: where it stands, what is next, what was asked and became of it."""
    return dialogue_page(seen_dialogue(dialogue_id, Power.SEE_DIALOGUES))


@blueprint.route("/<dialogue_id>/plan", methods=["GET", "POST"])
def change(dialogue_id: str) -> Page:
    """Change what is planned, before it is held."""
    dialogue = seen_dialogue(dialogue_id)
    names = tuple(DialoguePlan.__dataclass_fields__)
    values = {name: getattr(dialogue, name) for name in names}
    form = filled(ChangedPlanForm, **values, seen=seen_plan(dialogue))
    _offer(form, dialogue.unit_id)
    again: list[bool] = []
    if form.validate_on_submit() and attempt(
        form,
        lambda: again.append(_change(dialogue_id, form)),
        word=lambda name, value: _word(form, name, value),
    ):
        told = _("The plan is changed. The notice tells something else now: let it go out again.")
        return back_to(dialogue, told if again[0] else _("The plan is changed."))
    return render_template("dialogues/plan.html", form=form, unit=None, dialogue=dialogue), status()


def _change(dialogue_id: str, form: ChangedPlanForm) -> bool:
    plan, seen = _typed_plan(form), form.seen.data or ""
    return change_plan(doing=access.doing(), dialogue_id=dialogue_id, plan=plan, seen=seen)


def _word(form: DialoguePlanForm, name: str, value: object) -> str:
    """Write what somebody else chose as the form offers it."""
    offered: list[Any] = list(getattr(form[name], "choices", None) or [])
    known = {str(choice.value): str(choice.label) for choice in offered}
    return known.get(str(value or ""), shown(value))


@blueprint.route("/<dialogue_id>/agenda", methods=["GET", "POST"])
def prepare(dialogue_id: str) -> Page:
    """Write the agenda and who is invited."""
    dialogue = seen_dialogue(dialogue_id)
    stands = prepared(dialogue)
    form = filled(
        PreparationForm, points=stands.points, guests=stands.guests, seen=seen_preparation(dialogue)
    )
    more = request.form.get("do") == "add"
    if request.method == "GET" or more:
        _add_rows(form)
    form.offer(language())
    if not more and form.validate_on_submit() and attempt(form, lambda: _prepare(dialogue_id, form)):
        return back_to(dialogue, _("Agenda and guests are recorded."))
    return render_template("dialogues/prepare.html", form=form, dialogue=dialogue), 200 if more else status()


def _add_rows(form: PreparationForm) -> None:
    for rows, most in ((form.points, MOST_POINTS), (form.guests, MOST_GUESTS)):
        for _more in range(min(_ROWS_MORE, most - len(rows.entries))):
            rows.append_entry()


def _prepare(dialogue_id: str, form: PreparationForm) -> None:
    points = (e.form for e in form.points.entries if e.form.content.data)
    guests = (e.form for e in form.guests.entries if e.form.name.data)
    typed = Preparation(
        points=tuple(PointEntry(content=p.content.data, presenter=p.presenter.data or "") for p in points),
        guests=tuple(
            GuestEntry(
                name=g.name.data,
                is_group=g.is_group.data,
                invited=g.invited.data or 1,
                side=g.side.data,
            )
            for g in guests
        ),
    )
    seen = form.seen.data or ""
    prepare_dialogue(doing=access.doing(), dialogue_id=dialogue_id, preparation=typed, seen=seen)


@blueprint.route("/<dialogue_id>/call-off", methods=["GET", "POST"])
def drop(dialogue_id: str) -> Page:
    """Call a dialogue off."""
    dialogue = seen_dialogue(dialogue_id)
    form = filled(CallOffForm, seen=seen_prepared(dialogue))
    if form.validate_on_submit() and attempt(form, lambda: _call_off(dialogue_id, form)):
        return back_to(dialogue, _("The dialogue is called off; it stays in the list with its reason."))
    return render_template("dialogues/call_off.html", form=form, dialogue=dialogue), status()


def _call_off(dialogue_id: str, form: CallOffForm) -> None:
    reason, seen = form.reason.data, form.seen.data or ""
    call_off(doing=access.doing(), dialogue_id=dialogue_id, reason=reason, seen=seen)
