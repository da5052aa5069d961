"""Requests to open an identity: waiting for a second person, decided, and shown once."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.articles import name_all
from casebook.law.identities import BASIS_ARTICLES, OpeningState
from casebook.records.identities import IdentityOpening
from casebook.services.identity_openings import (
    approve_opening,
    find_opening,
    openings_known,
    refuse_opening,
    withdraw_opening,
)
from casebook.services.identity_showing import (
    PaperOpening,
    note_paper_opening,
    seconds_left,
    show_identity,
)
from casebook.services.opening_rights import may_decide
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.web import access
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.identities import DecisionForm, PaperForm
from casebook.web.language import language

blueprint = Blueprint("openings", __name__, url_prefix="/openings")

Page = str | Response | tuple[str, int]


@blueprint.get("")
def listing() -> str:
    """List the requests a person made or may decide about, what is open first."""
    return render_template("openings/listing.html", openings=openings_known(access.doing()))


@blueprint.route("/<opening_id>", methods=["GET", "POST"])
def show(opening_id: str) -> Page:
    """Show one request, and do what its buttons ask for."""
    row = _known(opening_id)
    deeds: dict[str, Callable[[IdentityOpening], Page]] = {
        "approve": _decided,
        "refuse": _decided,
        "withdraw": _withdrawn,
        "show": _shown,
        "paper": _noted,
    }
    if request.method == "POST":
        deed = deeds.get(request.form.get("do", ""))
        return deed(row) if deed else (_page(row), 422)
    return _page(row)


def _known(opening_id: str) -> IdentityOpening:
    row = find_opening(access.doing(), opening_id)
    if row is None:
        abort(404)
    return row


def _page(row: IdentityOpening, form: DecisionForm | PaperForm | None = None) -> str:
    doing = access.doing()
    mine = row.asked_by_id == doing.actor.person_id
    decides = row.state is OpeningState.ASKED and may_decide(doing.actor, doing.today, row)
    approved = row.state is OpeningState.APPROVED
    notes = mine and approved and row.identity_id is None
    if request.method == "GET" and (decides or notes):
        # Before a reason is typed: what is typed here is kept nowhere.
        doing.must_be_confirmed()
    return render_template(
        "openings/show.html",
        opening=row,
        mine=mine,
        decides=decides,
        left=seconds_left(doing, row) if approved else 0,
        digital=row.identity_id is not None,
        form=form or _form(row, decides=decides, notes=notes),
        articles=name_all(BASIS_ARTICLES[row.basis], language()),
    )


def _form(row: IdentityOpening, *, decides: bool, notes: bool) -> DecisionForm | PaperForm | None:
    if decides:
        return filled(DecisionForm)
    return _paper(row) if notes else None


def _paper(row: IdentityOpening) -> PaperForm:
    form = filled(PaperForm, on_day=row.decided_on)
    two = [row.asked_by, *([row.decided_by] if row.decided_by else [])]
    form.offer([(person.id, person.full_name) for person in two])
    return form


def _decided(row: IdentityOpening) -> Page:
    form, approves = filled(DecisionForm), request.form.get("do") == "approve"
    deed = approve_opening if approves else refuse_opening
    if form.validate() and attempt(
        form, lambda: deed(doing=access.doing(), opening_id=row.id, decision=form.decision.data)
    ):
        flash(
            _("Approved. %(name)s may see it once, within 15 minutes.", name=row.asked_by.full_name)
            if approves and row.identity_id
            else _("Approved. Open the envelope together today, and seal it anew.")
            if approves
            else _("Refused. The reason is told to who asked.")
        )
        return redirect(url_for("openings.show", opening_id=row.id), 303)
    return _page(row, form), status()


def _withdrawn(row: IdentityOpening) -> Page:
    if press(lambda: withdraw_opening(doing=access.doing(), opening_id=row.id)):
        flash(_("Your request is taken back."))
    return redirect(url_for("openings.show", opening_id=row.id), 303)


def _shown(row: IdentityOpening) -> Page:
    try:
        shown = show_identity(doing=access.doing(), opening_id=row.id)
    except NotAllowed:
        abort(404)
    except NotConfirmed:
        raise
    except Refused as refused:
        flash(refused.sentence(language()), "error")
        return redirect(url_for("openings.show", opening_id=row.id), 303)
    left = max(1, int((shown.until - clock.now()).total_seconds()))
    here = url_for("openings.show", opening_id=row.id)
    answer = make_response(render_template("openings/seen.html", shown=shown, opening=row, left=left))
    # Also without script the page goes away when its time is over.
    answer.headers["Refresh"] = f"{left}; url={here}"
    # Where the same form leads when it is sent again: to the request, which says that it was shown.
    answer.headers["Location"] = here
    return answer


def _noted(row: IdentityOpening) -> Page:
    form = _paper(row)
    if form.validate() and attempt(
        form,
        lambda: note_paper_opening(doing=access.doing(), opening_id=row.id, told=_paper_told(form)),
    ):
        flash(_("The opening of the envelope stands in the register."))
        return redirect(url_for("openings.show", opening_id=row.id), 303)
    return _page(row, form), status()


def _paper_told(form: PaperForm) -> PaperOpening:
    return PaperOpening(
        on_day=form.on_day.day,
        opened_by_id=form.done_by.data,
        read_by=tuple(form.read_by.data),
        seal_number=form.seal_number.data,
    )
