"""The dialogue over a complaint: the page that calls it, and the page of its minutes."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.articles import name_all
from casebook.law.lifecycle import Step
from casebook.law.vocabulary import Action, Kind
from casebook.law.words import word
from casebook.reports.dossier import Dossier
from casebook.reports.standings import step_row, why_not
from casebook.services.case_dialogues import (
    Calling,
    Holding,
    Said,
    Sitting,
    Upon,
    call_dialogue,
    chair_must_resolve,
    chairs_of,
    hold_dialogue,
)
from casebook.services.case_participants import Participant
from casebook.services.handling import may_take
from casebook.services.refusals import Stale
from casebook.web import access
from casebook.web.above import lead_above
from casebook.web.case_dialogue_start import call_begun, hold_begun
from casebook.web.dossiers import dossier_of, version_in
from casebook.web.filling import attempt, filled, status
from casebook.web.foreseeing import Outlook, outlook_on_step, sent_along
from casebook.web.forms.case_dialogues import CallForm, DialogueForm, HoldForm
from casebook.web.forms.steps import name_of, step_form
from casebook.web.language import language
from casebook.web.paper_steps import paper_behind

blueprint = Blueprint("case_dialogues", __name__, url_prefix="/cases/<case_id>/dialogue")

PAGES = {Action.CALL_DIALOGUE: "case_dialogues.call", Action.HOLD_DIALOGUE: "case_dialogues.hold"}
"""The steps of a complaint that have a page of their own; the form of steps leads to it."""

_KEPT = ("late", "paper")

Answer = str | Response | tuple[str, int]


class _Desk(NamedTuple):
    dossier: Dossier
    row: Step
    paper_id: str | None


def page_of(action: Action, case_id: str) -> str:
    """Give the address of the page of a step, with what it was asked with: late, or from an issued paper."""
    kept: dict[str, Any] = {name: request.args[name] for name in _KEPT if name in request.args}
    return url_for(PAGES[action], case_id=case_id, **kept)


@blueprint.route("/call", methods=["GET", "POST"])
def call(case_id: str) -> Answer:
    """Call a dialogue: when, where, who is invited."""
    desk = _desk(case_id, Action.CALL_DIALOGUE)
    if isinstance(desk, Response):
        return desk
    form = filled(CallForm, **call_begun(desk.dossier, paper_behind(desk.dossier.case, desk.row.action)))
    return _answered("cases/dialogue_call.html", desk, form, lambda: _call(desk, form))


@blueprint.route("/hold", methods=["GET", "POST"])
def hold(case_id: str) -> Answer:
    """Write down a dialogue that was held: who came, what was said, what was agreed and what was not."""
    desk = _desk(case_id, Action.HOLD_DIALOGUE)
    if isinstance(desk, Response):
        return desk
    form = filled(HoldForm, **hold_begun(desk.dossier, paper_behind(desk.dossier.case, desk.row.action)))
    if form.accuses_head.data:
        return lead_above()
    return _answered("cases/dialogue_hold.html", desk, form, lambda: _hold(desk, form))


def _desk(case_id: str, action: Action) -> _Desk | Response:
    """Give what both pages begin with; a step that is not lawful is told by the page of steps."""
    dossier = dossier_of(case_id)
    row = step_row(dossier.case.kind, dossier.standing, action)
    if row is None or dossier.case.kind is not Kind.COMPLAINT:
        abort(404)
    if not may_take(access.actor(), dossier.case, action):
        abort(404)
    late = "late" in request.args or request.method == "POST"
    if not late and why_not(dossier.case.kind, dossier.standing, action, clock.today()):
        return redirect(url_for("steps.take", case_id=case_id, action=action))
    paper = paper_behind(dossier.case, action)
    return _Desk(dossier, row, paper.id if paper else None)


def _answered(page: str, desk: _Desk, form: DialogueForm, deed: Callable[[], None]) -> Answer:
    case = desk.dossier.case
    if request.method == "GET":
        form.version.data = str(case.version)
    if request.form.get("do") == "more":
        form.add_line()
    # Whoever was chosen stays chosen when a day is mistyped: the refusal then names what is wrong.
    days = {form.on.data or clock.today(), clock.today()}
    chairs = {one.id: one.full_name for day in sorted(days) for one in chairs_of(case, day)}
    form.offer(language(), [*chairs.items()])
    if "do" in request.form or "foresee" in request.form:
        form.check_typed()
        return _page(page, desk, form)
    if request.method == "POST" and form.validate():
        seen = version_in(form.version.data)
        told: list[int] = []
        if attempt(form, lambda: _watched(deed, told)):
            flash(_("Recorded: %(step)s.", step=word(desk.row.action, language())))
            return redirect(url_for("cases.show", case_id=case.id))
        if told:
            form.version.data = str(told[0])
            fresh = desk._replace(dossier=dossier_of(case.id))
            return _page(page, fresh, form, max(seen, 0)), 409
    return _page(page, desk, form), status()


def _watched(deed: Callable[[], None], told: list[int]) -> None:
    """Do a deed; where the case went on meanwhile, tell by which version it stands now."""
    try:
        deed()
    except Stale as stale:
        told.append(stale.version)
        raise


def _page(page: str, desk: _Desk, form: DialogueForm, seen: int | None = None) -> str:
    dossier = desk.dossier
    return render_template(
        page,
        dossier=dossier,
        form=form,
        added=[entry for entry in dossier.journal if seen is not None and entry.position >= seen],
        outlook=_outlook(desk, form),
        foresight=url_for("steps.foresee_step", case_id=dossier.case.id, action=desk.row.action),
        sent_along=sent_along(desk.row),
        articles=name_all(desk.row.articles, language()),
        in_person=chair_must_resolve(dossier.case),
    )


def _outlook(desk: _Desk, form: DialogueForm) -> Outlook:
    """Tell what the step would do, by the answers the law reads."""
    asked = {name: form[name].data for name in map(name_of, desk.row.asks) if name in form}
    looked = step_form(desk.row, language(), [], desk.dossier.case.kind)(formdata=None, data=asked)
    return outlook_on_step(desk.dossier.case, desk.row, looked)


def _call(desk: _Desk, form: CallForm) -> None:
    calling = Calling(
        on=form.on.day,
        held_on=form.held_on.day,
        document_number=form.document_number.data or "",
        signer=form.signer.data or "",
        sitting=Sitting(place=form.place.data or "", at_hour=form.at_hour.data),
        chair_id=form.chair.data,
        invited=_people(form),
        content=form.content.data or "",
        note=form.note.data or "",
    )
    call_dialogue(doing=access.doing(), upon=_upon(desk, form), calling=calling)


def _hold(desk: _Desk, form: HoldForm) -> None:
    holding = Holding(
        on=form.on.day,
        sitting=Sitting(place=form.place.data or "", at_hour=form.at_hour.data, end_hour=form.end_hour.data),
        chair_id=form.chair.data,
        secretary=form.secretary.data or "",
        participants=_people(form),
        said=Said(
            findings=form.findings.data or "",
            complainant_said=form.complainant_said.data or "",
            respondent_said=form.respondent_said.data or "",
            others_said=form.others_said.data or "",
            agreed=form.agreed.data or "",
            disagreed=form.disagreed.data or "",
        ),
        copies=form.copies.data or 0,
        note=form.note.data or "",
        accuses_head=form.accuses_head.data,
    )
    hold_dialogue(doing=access.doing(), upon=_upon(desk, form), holding=holding)


def _upon(desk: _Desk, form: DialogueForm) -> Upon:
    case = desk.dossier.case
    return Upon(case_id=case.id, version=version_in(form.version.data), paper_id=desk.paper_id)


def _people(form: DialogueForm) -> list[Participant]:
    return [
        Participant(
            name=row["name"],
            seat=row["seat"],
            presence=row.get("presence"),
            reason=row.get("reason") or "",
        )
        for row in form["participants"].data
        if row["name"]
    ]
