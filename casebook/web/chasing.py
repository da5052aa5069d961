"""Chasing: whom to write to, one letter about several late cases, and the reports still awaited."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response

from casebook.law.powers import Power
from casebook.law.vocabulary import Action
from casebook.records.chasing import DemandPlace, LateGroup, LatePlace
from casebook.records.visibility import visible_case
from casebook.reports.chasing import (
    LatePage,
    Whom,
    awaited_page,
    late_page,
    overdue_case,
    whom_to_chase,
)
from casebook.services.chasing import Demand, demand_reports
from casebook.services.handling import may_take
from casebook.web import access
from casebook.web.dossiers import reading
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.chasing import DemandForm

blueprint = Blueprint("chasing", __name__, url_prefix="/chasing")

PAGE = 25
_PROPOSED_WORKING_DAYS = 5
"""What the law gives whoever settles a denunciation (LTC Đ38.3); for others a proposal, and shown as one."""


@blueprint.get("")
def listing() -> str:
    """List the reports that were demanded and not made."""
    late_only = request.args.get("late") == "1"
    shown = awaited_page(
        access.actor(),
        reading(),
        late_only=late_only,
        size=PAGE,
        after=_demand_place(request.args.get("after")),
    )
    following = shown.next_place
    more: dict[str, Any] = {"late": "1"} if late_only else {}
    if following is not None:
        more["after"] = f"{following.report_by}.{following.event_id}"
    return render_template(
        "chasing/listing.html",
        shown=shown,
        late_only=late_only,
        may_chase=access.actor().has(Power.CHASE_CASES),
        may_report=access.actor().has(Power.WORK_ON_CASES),
        next_url=url_for("chasing.listing", **more) if following is not None else None,
    )


def _demand_place(typed: str | None) -> DemandPlace | None:
    day, _dot, event_id = (typed or "").partition(".")
    return DemandPlace(day, event_id) if event_id else None


@blueprint.get("/late")
def late() -> str:
    """Show whom one may write to, with how many overdue cases."""
    return render_template("chasing/late.html", groups=whom_to_chase(access.actor(), reading()))


@blueprint.get("/case/<case_id>")
def one(case_id: str) -> Response:
    """Go to the letter a case belongs into; what is not overdue, or is kept secret, is chased alone."""
    actor = access.actor()
    case = visible_case(actor, case_id)
    if case is None or not may_take(actor, case, Action.DEMAND_REPORT):
        abort(404)
    whom = overdue_case(actor, reading(), case)
    if whom is None:
        return redirect(url_for("steps.take", case_id=case.id, action=Action.DEMAND_REPORT))
    return redirect(_letter_url(whom, case=case.id))


def _letter_url(whom: Whom, **more: str) -> str:
    about = {"of": whom.unit_id} | ({"handler": whom.handler_id} if whom.handler_id else {})
    query: dict[str, Any] = about | more
    return url_for("chasing.demand", **query)


@blueprint.route("/demand", methods=["GET", "POST"])
def demand() -> str | Response | tuple[str, int]:
    """Write one letter about late cases of one handler or unit."""
    now = reading()
    group = _group_asked_for()
    whom = Whom(group.unit_id, group.handler_id)
    form = filled(
        DemandForm,
        asked_of=group.handler_name or _("The head of %(unit)s", unit=group.unit_name),
        on=now.today,
        report_by=now.calendar.add_wd(now.today, _PROPOSED_WORKING_DAYS).due_on,
        signer=access.actor().name,
    )
    if form.validate_on_submit() and attempt(form, lambda: _send(form)):
        number = len(form.ticked())
        flash(ngettext("%(num)s case was chased.", "%(num)s cases were chased.", number))
        return redirect(url_for("chasing.listing"))
    shown = late_page(access.actor(), now, whom, size=PAGE, after=_late_place(request.args.get("after")))
    return _letter_page(form, group, shown), status()


def _group_asked_for() -> LateGroup:
    wanted = request.args.get("of", ""), request.args.get("handler") or None
    groups = {(group.unit_id, group.handler_id): group for group in whom_to_chase(access.actor(), reading())}
    if wanted not in groups:
        abort(404)
    return groups[wanted]


def _send(form: DemandForm) -> None:
    letter = Demand(
        cases=tuple(form.ticked().items()),
        on=form.on.day,
        asked_of=form.asked_of.data,
        report_by=form.report_by.day,
        document_number=form.document_number.data or "",
        signer=form.signer.data or "",
        note=form.note.data or "",
    )
    demand_reports(doing=access.doing(), demand=letter)


def _letter_page(form: DemandForm, group: LateGroup, shown: LatePage) -> str:
    whom, following = Whom(group.unit_id, group.handler_id), shown.next_place
    asked = request.args.get("case", "")
    ticked = form.ticked() if form.is_submitted() else {asked: 0}
    beyond = f"{following.due_on.isoformat()}.{following.case_id}" if following is not None else ""
    return render_template(
        "chasing/demand.html",
        form=form,
        group=group,
        rows=shown.rows,
        ticked=ticked,
        next_url=_letter_url(whom, after=beyond) if beyond else None,
    )


def _late_place(typed: str | None) -> LatePlace | None:
    day, _dot, case_id = (typed or "").partition(".")
    try:
        return LatePlace(date.fromisoformat(day), case_id)
    except ValueError:
        return None
