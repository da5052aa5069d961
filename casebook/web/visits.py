"""Logging a visit on one page, and refusing one; what is typed stays until it can be saved."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.spelling import has_control
from casebook.records.units import Unit
from casebook.records.visitors import met_before
from casebook.services.refusals import Refused
from casebook.services.refusing import refuse_visitor
from casebook.services.visiting import receive_visitor
from casebook.web import access
from casebook.web.above import lead_above, remind_of_the_rest, rest_goes_above
from casebook.web.acting import unit_for
from casebook.web.forms.visits import MOST_MATTERS
from casebook.web.language import language
from casebook.web.refusal_desk import RefusalDesk
from casebook.web.visit_desk import VisitDesk
from casebook.web.visit_values import visit_entry

blueprint = Blueprint("visits", __name__)

SAVE, SAVE_AND_PRINT = "save", "print"
_POSITIONS = frozenset(str(position) for position in range(MOST_MATTERS))


@blueprint.route("/reception/visits/new", methods=["GET", "POST"])
def new() -> str | Response | tuple[str, int]:
    """Log a visit: who came, what they raised, what was done at once."""
    unit = unit_for(Power.LOG_VISITS)
    desk = VisitDesk(unit)
    if request.method == "GET":
        return desk.page()
    if desk.holds_sealed:
        return _without_the_sealed(desk)
    asked = request.form.get("do", SAVE)
    if asked not in (SAVE, SAVE_AND_PRINT):
        _change(desk, asked)
        return desk.page()
    if not desk.form.validate() or desk.ask_about_alike():
        return desk.page(), 422
    return _save(desk, unit, to_print=asked == SAVE_AND_PRINT)


def _save(desk: VisitDesk, unit: Unit, *, to_print: bool) -> Response | tuple[str, int]:
    try:
        visit = receive_visitor(doing=access.doing(), entry=visit_entry(desk.form, unit.id))
    except Refused as refused:
        desk.form.refuse(refused.sentence(language()), refused.field)
        return desk.page(), 422
    flash(_("Visit no. %(number)s is in the book.", number=visit.book_number))
    if rest_goes_above():
        remind_of_the_rest()
    if to_print:
        return redirect(url_for("visit_page.minutes", visit_id=visit.id))
    return redirect(url_for("visit_page.show", visit_id=visit.id))


def _without_the_sealed(desk: VisitDesk) -> Response | tuple[str, int]:
    """Keep nothing of a denunciation: the sealed book if nothing else was raised, else the rest."""
    desk.rest_above = above = desk.accuses_leaders
    of_others = desk.denounces_others
    if not desk.drop_sealed():
        flash(
            _("A denunciation is not typed here. Nothing of what you typed was stored; seal it and enter "
              "only the number of the seal."),
            "warning",
        )  # fmt: skip
        return redirect(url_for("held.enter" if above else "sealed.new"), 303)
    if of_others:
        desk.form.refuse(
            _("What was typed for the denunciation is not kept and is gone from this page. Look that nothing "
              "of it stands in the rest, and save the rest; then enter the seal in the sealed book."),
            None,
        )  # fmt: skip
    return desk.page(), 422


def _change(desk: VisitDesk, asked: str) -> None:
    """Do what one of the small buttons asks for: nothing is stored, everything typed stays."""
    what, _colon, which = asked.partition(":")
    position = int(which) if which in _POSITIONS else -1
    if what == "find":
        desk.find()
    elif what == "fill":
        desk.fill(which)
    elif what == "add":
        desk.add_matter()
    elif what == "drop":
        desk.drop_matter(position)
    elif what == "classify" and 0 <= position < len(desk.form.matters.entries):
        desk.open_guidance.add(position)
        desk.take_verdict(position)


@blueprint.get("/reception/visitors")
def known() -> str:
    """Offer people met before while a name or a telephone number is being typed."""
    unit = unit_for(Power.LOG_VISITS)
    typed = request.args.get("full_name") or request.args.get("phone") or ""
    met = [] if has_control(typed) else met_before(unit.id, typed[:120])
    return render_template("visits/met.html", met=met, asked=True, focused=False)


@blueprint.post("/reception/visits/similar/<int:at>")
def similar(at: int) -> str:
    """Show the cases a matter is much like while it is being typed; nothing is stored."""
    desk = VisitDesk(unit_for(Power.LOG_VISITS))
    entries = desk.form.matters.entries
    alike = desk.alike(entries[at].form) if at < len(entries) and not desk.holds_sealed else []
    return render_template("visits/alike.html", alike=alike)


@blueprint.route("/reception/visits/refuse", methods=["GET", "POST"])
def refuse() -> str | Response | tuple[str, int]:
    """Record that somebody was not received, on one of the grounds of the law."""
    unit = unit_for(Power.LOG_VISITS)
    desk = RefusalDesk(unit, clock.today())
    if request.method == "GET":
        return desk.page()
    if desk.form.accuses_head.data:
        return lead_above()
    if not desk.form.validate():
        return desk.page(), 422
    try:
        entry, refusal = desk.values()
        visit = refuse_visitor(doing=access.doing(), entry=entry, refusal=refusal)
    except Refused as refused:
        desk.form.refuse(refused.sentence(language()), refused.field)
        return desk.page(), 422
    flash(_("The refusal is in the book, no. %(number)s.", number=visit.book_number))
    return redirect(url_for("visit_page.show", visit_id=visit.id))
