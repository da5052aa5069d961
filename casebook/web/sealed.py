"""The sealed book: its own numbers, a pseudonym and a seal number, never who it is from."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.articles import name_all
from casebook.law.choices import Via
from casebook.law.denounced import ABOVE, settled_above
from casebook.law.powers import Power
from casebook.records.competences import Competence
from casebook.records.holding import unit_above
from casebook.records.sealed import sealed_book
from casebook.records.visits import SealedEntry
from casebook.reports.competences import body_for
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.holding import BY_VISIT, pass_up
from casebook.services.sealed_book import hand_over_sealed, seal_entry
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.sealed import DenunciationForm, HandOverForm
from casebook.web.forms.seals import SealForm
from casebook.web.identities import after_sealing, to_identify
from casebook.web.language import language
from casebook.web.seals import entered, offer_house, told_of

blueprint = Blueprint("sealed", __name__, url_prefix="/reception/sealed")

Page = str | Response | tuple[str, int]


@blueprint.get("")
def listing() -> str:
    """Show the sealed book of a unit."""
    unit = unit_for(Power.SEE_SEALED_BOOK)
    sealed = sealed_book(unit.id)
    return render_template("sealed/listing.html", sealed=sealed, to_identify=to_identify(sealed))


@blueprint.route("/new", methods=["GET", "POST"])
def new() -> Page:
    """Enter something that is kept under seal."""
    unit = unit_for(Power.WRITE_SEALED_BOOK)
    form = filled(SealForm, received_on=clock.today())
    if form.validate_on_submit():
        entry = entered(form, unit.id)
        made: list[SealedEntry] = []
        if attempt(form, lambda: made.append(seal_entry(doing=access.doing(), entry=entry))):
            flash(_("It is in the sealed book. Write the pseudonym shown below on the envelope."))
            return redirect(after_sealing(made[0]))
    return render_template("sealed/new.html", form=form), status()


@blueprint.route("/<entry_id>/case", methods=["GET", "POST"])
def open_case(entry_id: str) -> Page:
    """Open the case of a sealed denunciation; what is about the head or the unit is handed over instead."""
    row = _not_handed(entry_id)
    form = filled(DenunciationForm)
    form.require(by_letter=row.came_by != BY_VISIT)
    offer_house(form, row.unit_id)
    if form.validate_on_submit():
        if settled_above(form.about.data):
            # Nothing else of the form is kept: it never belonged here.
            return _goes_above(row)
        if attempt(form, lambda: open_denunciation(doing=access.doing(), told=_told(form, row))):
            flash(_("The case is open; only the head sees it from now on. Give the head the envelope."))
            return redirect(url_for("sealed.listing"))
    return render_template("sealed/case.html", form=form, entry=row), status()


def _goes_above(row: SealedEntry) -> Response:
    """Move the entry up where somebody there can take it, else go on to the handing over on paper."""
    articles = name_all(ABOVE, language())
    if unit_above(row.unit_id, clock.today()) is None:
        told = _(
            "The office above settles it (%(articles)s): record that the envelope goes there.",
            articles=articles,
        )
        flash(told, "warning")
        return redirect(url_for("sealed.handed", entry_id=row.id), 303)
    press(lambda: pass_up(doing=access.doing(), entry_id=row.id))
    told = _(
        "The office above settles it (%(articles)s): the entry stands in its register now. Hand the closed "
        "envelope over there.",
        articles=articles,
    )
    flash(told, "warning")
    return redirect(url_for("held.enter"), 303)


def _not_handed(entry_id: str) -> SealedEntry:
    unit = unit_for(Power.WRITE_SEALED_BOOK)
    row = next((one for one in sealed_book(unit.id) if one.id == entry_id), None)
    if row is None or row.handed_on is not None:
        abort(404)
    return row


def _told(form: DenunciationForm, row: SealedEntry) -> Denunciation:
    return Denunciation(
        about=form.about.data,
        accused=form.full_name.data or "",
        accused_id=form.person.data or None,
        via=form.via.data or Via.RECEPTION,
        competent=form.competent.data != "no",
        **told_of(form, row),
    )


def _above(unit_id: str) -> str:
    body = body_for(unit_id, Competence.DENUNCIATION_TO, clock.today())
    return body.name if body else ""


@blueprint.route("/<entry_id>/handed", methods=["GET", "POST"])
def handed(entry_id: str) -> Page:
    """Record to which body a sealed envelope went."""
    unit = unit_for(Power.WRITE_SEALED_BOOK)
    row = next((one for one in sealed_book(unit.id) if one.id == entry_id), None)
    if row is None:
        abort(404)
    form = filled(HandOverForm, handed_on=clock.today(), handed_to=_above(unit.id))
    if form.validate_on_submit() and attempt(
        form,
        lambda: hand_over_sealed(
            doing=access.doing(),
            entry_id=entry_id,
            handed_to=form.handed_to.data,
            handed_on=form.handed_on.day,
        ),
    ):
        flash(_("The handing over is recorded."))
        return redirect(url_for("sealed.listing"))
    back = (_("Sealed book"), url_for("sealed.listing"))
    return render_template("sealed/handed.html", form=form, entry=row, back=back), status()
