"""What other units sent here: taken in on this unit's own day, or sent back with a reason."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.choices import Via
from casebook.law.powers import Power
from casebook.law.vocabulary import Kind
from casebook.records.cases import PartyRole
from casebook.records.incoming import (
    IncomingKind,
    IncomingMatter,
    IncomingState,
    incoming_matter,
    incoming_of_unit,
)
from casebook.records.visibility import visible_case
from casebook.reports.ties import incoming_word, state_word
from casebook.services.taking_in import TakingIn, refuse_incoming, take_in
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.dossiers import party_label
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.incoming import SendBackForm, TakeInForm
from casebook.web.language import language

blueprint = Blueprint("incoming", __name__, url_prefix="/incoming")

Page = str | Response | tuple[str, int]
_ANSWERED = frozenset({IncomingState.TAKEN_IN, IncomingState.REFUSED})


@blueprint.get("")
def listing() -> str:
    """List what waits to be taken in, and what was answered before."""
    unit, actor = unit_for(Power.REGISTER_CASES), access.actor()
    return render_template(
        "incoming/listing.html",
        unit=unit,
        units=units_for(Power.REGISTER_CASES),
        waiting=incoming_of_unit(actor, unit.id, {IncomingState.WAITING}),
        answered=incoming_of_unit(actor, unit.id, _ANSWERED),
        kind_word=_kind_word,
        state_word=_state_word,
    )


def _kind_word(kind: IncomingKind) -> str:
    return incoming_word(kind, language())


def _state_word(state: IncomingState) -> str:
    return state_word(state, language())


def _found(incoming_id: str) -> IncomingMatter:
    sent = incoming_matter(access.actor(), incoming_id)
    if sent is None:
        abort(404)
    return sent


@blueprint.route("/<incoming_id>", methods=["GET", "POST"])
def show(incoming_id: str) -> Page:
    """Show the letter and its parties, and take it in."""
    sent = _found(incoming_id)
    form = filled(TakeInForm, received_on=clock.today(), via=_usual_way(sent))
    form.offer(language())
    if form.validate_on_submit():
        case_id = _take_in(form, sent.id)
        if case_id is not None:
            return redirect(url_for("cases.show", case_id=case_id))
    return _page(_found(incoming_id), form), status()


def _usual_way(sent: IncomingMatter) -> Via:
    # Nobody asks for information through another body (the act knows no such way).
    return Via.POST if sent.case_kind is Kind.INFORMATION_REQUEST else Via.FORWARDED


def _page(sent: IncomingMatter, form: TakeInForm) -> str:
    became = visible_case(access.actor(), sent.case_id) if sent.case_id else None
    return render_template(
        "incoming/show.html",
        sent=sent,
        form=form,
        became=became,
        kind=_kind_word(sent.kind),
        state=_state_word(sent.state),
        waits=sent.state is IncomingState.WAITING,
        parties=[(party_label(PartyRole(party["role"])), party) for party in sent.parties],
        lacks_receipt=bool(sent.facts.get("first_decided")) and not sent.facts.get("first_received_on"),
    )


def _take_in(form: TakeInForm, incoming_id: str) -> str | None:
    entry = TakingIn(
        received_on=form.received_on.day,
        via=form.via.data,
        first_received_on=form.first_received_on.data,
        note=form.note.data or "",
    )
    made: list[str] = []
    attempt(form, lambda: made.append(take_in(doing=access.doing(), incoming_id=incoming_id, entry=entry)))
    if not made:
        return None
    flash(_("Taken in. The days of this unit are counted from the day the letter reached it."))
    return made[0]


@blueprint.route("/<incoming_id>/back", methods=["GET", "POST"])
def send_back(incoming_id: str) -> Page:
    """Send a matter back with the reason."""
    sent = _found(incoming_id)
    if sent.state is not IncomingState.WAITING:
        return redirect(url_for("incoming.show", incoming_id=incoming_id))
    form = filled(SendBackForm, on=clock.today())
    if form.validate_on_submit() and attempt(
        form,
        lambda: refuse_incoming(
            doing=access.doing(), incoming_id=incoming_id, on=form.on.day, reason=form.reason.data
        ),
    ):
        flash(_("Sent back. The sender reads the reason on their case."))
        return redirect(url_for("incoming.listing", unit=sent.unit_id))
    return render_template("incoming/send_back.html", sent=sent, form=form), status()
