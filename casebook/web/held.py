"""What is about the head or a deputy: a seal entered for the unit above, or a blank slip and no word."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.articles import Act, Article, name_all
from casebook.law.denounced import ABOVE
from casebook.law.powers import Power
from casebook.papers.transfer_slips import transfer_slip_pdf
from casebook.records.holding import unit_above
from casebook.records.units import Unit
from casebook.services.holding import at_hand, give_up, hold_above
from casebook.services.letterheads import letterhead_of
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.held import GivenForm
from casebook.web.forms.seals import SealForm
from casebook.web.identities import after_sealing, to_identify
from casebook.web.language import language
from casebook.web.seals import entered
from casebook.web.visit_sheets import pdf

blueprint = Blueprint("held", __name__, url_prefix="/reception/above")

Page = str | Response | tuple[str, int]

_WITHIN = (Article(Act.LTC, "24.2"),)


@blueprint.route("", methods=["GET", "POST"])
def enter() -> Page:
    """Enter the seal of something about the head or a deputy; it is held above from the first moment."""
    unit = _unit()
    above = _takes_it(unit)
    if above is None:
        return redirect(url_for("held.slip"))
    form = filled(SealForm, received_on=clock.today())
    if form.validate_on_submit():
        entry = entered(form, unit.id)
        if attempt(form, lambda: hold_above(doing=access.doing(), entry=entry)):
            told = _(
                "Seal %(seal)s is in the register of %(unit)s. Hand the closed envelope over there; nothing "
                "of it stands in this unit.",
                seal=entry.seal_number,
                unit=above.name,
            )
            flash(told)
            return redirect(_next(unit, entry.seal_number))
    waiting = at_hand(access.doing(), unit.id)
    told = {"above": above, "waiting": waiting, "to_identify": to_identify(waiting)}
    return render_template("held/enter.html", form=form, **told, **_law()), status()


def _next(unit: Unit, seal_number: str) -> str:
    """Go on to who denounces, where that is kept on the machine; else back to the list."""
    mine = (one for one in at_hand(access.doing(), unit.id) if one.seal_number == seal_number)
    entered = next(mine, None)
    return after_sealing(entered) if entered is not None else url_for("held.enter")


def _unit() -> Unit:
    """Give the unit whose letters and cases this person has in hand."""
    return unit_for(Power.LOG_VISITS if access.holds(Power.LOG_VISITS) else Power.WORK_ON_CASES)


def _takes_it(unit: Unit) -> Unit | None:
    """Give the unit above where somebody there can take it, and this person may enter it."""
    if not access.actor().has_in(Power.WRITE_SEALED_BOOK, unit.id):
        return None
    return unit_above(unit.id, clock.today())


def _law() -> dict[str, str]:
    return {"settled_by": name_all(ABOVE, language()), "within": name_all(_WITHIN, language())}


@blueprint.route("/<entry_id>/given", methods=["GET", "POST"])
def given(entry_id: str) -> Page:
    """Record that the envelope was handed over above; it then leaves the list of whoever entered it."""
    unit = unit_for(Power.WRITE_SEALED_BOOK)
    doing = access.doing()
    row = next((one for one in at_hand(doing, unit.id) if one.id == entry_id), None)
    if row is None:
        abort(404)
    form = filled(GivenForm, handed_on=clock.today())
    if form.validate_on_submit() and attempt(
        form, lambda: give_up(doing=doing, entry_id=entry_id, handed_on=form.handed_on.day)
    ):
        flash(_("The handing over is recorded."))
        return redirect(url_for("held.enter"))
    back = (_("Back"), url_for("held.enter"))
    return render_template("sealed/handed.html", form=form, entry=row, back=back), status()


@blueprint.get("/slip")
def slip() -> str:
    """Say how to seal an envelope and hand it over, with a slip to print; nothing is typed."""
    unit = _unit()
    above = unit_above(unit.id, clock.today())
    told = {"may_enter": _takes_it(unit) is not None, "reads_book": access.holds(Power.SEE_BOOK)}
    return render_template("held/slip.html", above=above, **told, **_law())


@blueprint.get("/slip.pdf")
def slip_pdf() -> Response:
    """Print the blank transfer slip of the unit."""
    unit = _unit()
    return pdf(transfer_slip_pdf(letterhead_of(unit), clock.today()), "phieu-chuyen-don-niem-phong")
