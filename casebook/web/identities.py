"""Who denounces: sealed once beside its entry, and asked for in a case; by POST only, kept nowhere."""

import secrets

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.articles import name_all
from casebook.law.identities import BASIS_ARTICLES, OPEN_STATES, OpeningBasis
from casebook.law.words import word
from casebook.records.cases import Case
from casebook.records.envelopes import movements_of
from casebook.records.holding import held_entry
from casebook.records.identities import has_identity, openings_of
from casebook.records.people import people_by_id
from casebook.records.sealed import sealed_entry_of
from casebook.records.visibility import visible_case
from casebook.records.visits import HELD_REGISTER, SealedEntry
from casebook.services.identities import Denouncer, may_be_entered, seal_identity
from casebook.services.identity_modes import keeps_identities
from casebook.services.identity_openings import OpeningEntry, ask_to_open
from casebook.services.opening_rights import may_ask
from casebook.services.refusals import NotAllowed, Refused
from casebook.web import access
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.identities import IdentityForm, OpeningForm
from casebook.web.language import language

blueprint = Blueprint("identities", __name__)

Page = str | Response | tuple[str, int]


def isolated_lan() -> bool:
    """Say whether this installation was declared to stand on a network without a way out."""
    return bool(current_app.config["CASEBOOK"].isolated_lan)


def to_identify(entries: list[SealedEntry]) -> set[str]:
    """Say for which entries the signed-in person may still seal who denounces."""
    doing, isolated = access.doing(), isolated_lan()
    waiting = {entry.id for entry in entries if may_be_entered(doing, entry, isolated_lan=isolated)}
    return {entry_id for entry_id in waiting if not has_identity(entry_id)}


def after_sealing(entry: SealedEntry) -> str:
    """Say where to go on once a seal is entered: to who denounces, where that is kept on the machine."""
    if to_identify([entry]):
        return url_for("identities.enter", entry_id=entry.id)
    return home_of(entry)


def home_of(entry: SealedEntry) -> str:
    """Give the page an entry stands on for this person: their book, their list, or the register above."""
    if entry.register != HELD_REGISTER:
        return url_for("sealed.listing")
    if held_entry(access.actor(), entry.id) is not None:
        return url_for("held_register.show", entry_id=entry.id)
    return url_for("held.enter")


def keeps_on_machine(entry: SealedEntry) -> str:
    """Say where who denounces is kept: "sealed" or "paper"; "" where everything is on paper."""
    if has_identity(entry.id):
        return "sealed"
    return "paper" if keeps_identities(isolated_lan=isolated_lan()) else ""


@blueprint.route("/reception/sealed/<entry_id>/identity", methods=["GET", "POST"])
def enter(entry_id: str) -> Page:
    """Type who denounces, once; the page of an entry whose identity is sealed leads away."""
    entry = _entry(entry_id)
    if has_identity(entry.id):
        flash(_("Who denounces in this entry is sealed. It is not shown here again."), "info")
        return redirect(home_of(entry))
    form = IdentityForm()
    if form.validate_on_submit():
        return _sealed(entry, form)
    page = render_template("identities/enter.html", form=form, entry=entry, back=home_of(entry))
    return page, status()


def _entry(entry_id: str) -> SealedEntry:
    entry = sealed_entry_of(entry_id)
    if entry is None or not may_be_entered(access.doing(), entry, isolated_lan=isolated_lan()):
        abort(404)
    return entry


def _sealed(entry: SealedEntry, form: IdentityForm) -> Response:
    denouncer = Denouncer(
        name=form["name"].data,
        address=form.address.data or "",
        telephone=form.telephone.data or "",
        contact=form.contact.data or "",
        reach=form.reach.data or "",
    )
    try:
        seal_identity(
            doing=access.doing(), entry_id=entry.id, denouncer=denouncer, isolated_lan=isolated_lan()
        )
    except NotAllowed:
        abort(404)
    except Refused as refused:
        # What was typed goes nowhere, not even back onto the page.
        flash(refused.sentence(language()), "error")
    else:
        flash(_("Who denounces is sealed. Nobody reads it again without two people."))
    return redirect(home_of(entry), 303)


@blueprint.route("/cases/<case_id>/identity", methods=["GET", "POST"])
def ask(case_id: str) -> Page:
    """Ask to know who denounced in a case, and see what became of earlier requests."""
    case = _case(case_id)
    form = filled(OpeningForm, request_key=secrets.token_urlsafe(16))
    form.offer(_bases(), language())
    if form.validate_on_submit():
        made: list[str] = []
        if attempt(form, lambda: made.append(ask_to_open(doing=access.doing(), entry=_told(form, case)))):
            flash(_("Your request waits for another person to approve it."))
            return redirect(url_for("openings.show", opening_id=made[0]), 303)
    earlier = openings_of(case.id)
    mine = next((o for o in earlier if o.asked_by_id == access.person().id and o.state in OPEN_STATES), None)
    if mine is not None and request.method == "GET":
        return redirect(url_for("openings.show", opening_id=mine.id))
    lines = movements_of([case.sealed_entry_id or ""])
    return (
        render_template(
            "identities/ask.html",
            form=form,
            case=case,
            earlier=earlier,
            digital=has_identity(case.sealed_entry_id),
            entry=sealed_entry_of(case.sealed_entry_id or ""),
            lines=lines,
            people=people_by_id({one for line in lines for one in line.read_by}),
        ),
        status(),
    )


def _case(case_id: str) -> Case:
    case = visible_case(access.actor(), case_id)
    if case is None or not may_ask(access.actor(), case):
        abort(404)
    return case


def _bases() -> list[tuple[str, str]]:
    return [
        (str(basis), f"{word(basis, language())} ({name_all(BASIS_ARTICLES[basis], language())})")
        for basis in OpeningBasis
    ]


def _told(form: OpeningForm, case: Case) -> OpeningEntry:
    return OpeningEntry(
        case_id=case.id,
        basis=form.basis.data,
        fields=tuple(form["fields"].data),
        reason=form.reason.data,
        request_key=form.request_key.data,
    )
