"""The unit: its particulars as papers show them, and the units below it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.law.units import UNIT_KIND_WORDS, UnitKind
from casebook.reports.unit_tree import unit_tree
from casebook.services.mail_care import keeps_mail
from casebook.services.overtaken import Overtaken
from casebook.services.unit_care import UnitEntry, add_unit, change_unit, seen_unit
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.conflicts import shown, tell_overtaken
from casebook.web.forms.fields import choices_of
from casebook.web.forms.units import FirstUnitForm, UnitForm
from casebook.web.language import language
from casebook.web.typed import kept_text

blueprint = Blueprint("unit", __name__)


@blueprint.get("/unit")
def show() -> str:
    """Show a unit and where it stands among the others."""
    unit = unit_for(Power.MANAGE_UNIT)
    return render_template(
        "unit/show.html",
        unit=unit,
        kind=kind_word(unit.kind),
        units=units_for(Power.MANAGE_UNIT),
        tree=unit_tree(),
        keeps_mail=keeps_mail(access.actor(), clock.today()),
        managed=access.actor().units_with(Power.MANAGE_UNIT),
    )


def kind_word(kind: UnitKind) -> str:
    """Say what a unit is, in the language of the page."""
    return UNIT_KIND_WORDS[kind][language() == "en"]


def offer_kinds(form: UnitForm | FirstUnitForm) -> None:
    """Give a form the kinds of units to choose from."""
    form.kind.choices = choices_of([(str(kind), kind_word(kind)) for kind in UnitKind])


@blueprint.route("/unit/change", methods=["GET", "POST"])
def change() -> str | Response | tuple[str, int]:
    """Change what is known of a unit."""
    unit = unit_for(Power.MANAGE_UNIT)
    form = UnitForm(formdata=kept_text(), obj=unit) if request.method == "GET" else UnitForm()
    offer_kinds(form)
    if request.method == "GET":
        form.seen.data = form.seen.data or seen_unit(unit)
        return render_template("unit/change.html", form=form, unit=unit)
    if form.validate():
        try:
            change_unit(doing=access.doing(), unit_id=unit.id, entry=_typed(form), seen=form.seen.data or "")
        except Overtaken as overtaken:
            tell_overtaken(form, overtaken, word=_word)
        else:
            flash(_("The changes are saved."))
            return redirect(url_for("unit.show"))
    return render_template("unit/change.html", form=form, unit=unit), 422


def _word(_field: str, value: object) -> str:
    return kind_word(value) if isinstance(value, UnitKind) else shown(value)


@blueprint.route("/unit/new", methods=["GET", "POST"])
def add() -> str | Response | tuple[str, int]:
    """Add a unit below one."""
    above = unit_for(Power.MANAGE_UNIT)
    form = UnitForm(formdata=kept_text()) if request.method == "GET" else UnitForm()
    offer_kinds(form)
    if request.method == "GET":
        form.kind.data = form.kind.data or UnitKind.SCHOOL
        return render_template("unit/add.html", form=form, unit=above)
    if form.validate():
        unit_id = add_unit(doing=access.doing(), parent_id=above.id, entry=_typed(form))
        flash(_("The unit is added; you keep it until it has an administrator of its own."))
        return redirect(url_for("unit.show", unit=unit_id))
    return render_template("unit/add.html", form=form, unit=above), 422


def _typed(form: UnitForm) -> UnitEntry:
    return UnitEntry(
        name=form.name.data or "",
        kind=UnitKind(form.kind.data),
        abbreviation=form.abbreviation.data or "",
        upper_line=form.upper_line.data or "",
        place=form.place.data or "",
        address=form.address.data or "",
        phone=form.phone.data or "",
        reception_place=form.reception_place.data or "",
        remote=bool(form.remote.data),
    )
