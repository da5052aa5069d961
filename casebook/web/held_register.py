"""The register of what is held for the units below: read and opened by the unit above, by nobody else."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.choices import Via
from casebook.records.cases import Case, PartyRole
from casebook.records.holding import case_from, held_entry, held_register, keeps_register
from casebook.records.units import unit_by_id
from casebook.records.visibility import visible_case
from casebook.records.visits import SealedEntry
from casebook.services.accusing import Named
from casebook.services.holding import BY_VISIT, HeldDenunciation, open_held
from casebook.web import access
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.held import HeldForm
from casebook.web.identities import keeps_on_machine, to_identify
from casebook.web.seals import offer_house, told_of

blueprint = Blueprint("held_register", __name__, url_prefix="/held")

Page = str | Response | tuple[str, int]


@blueprint.get("")
def listing() -> str:
    """Show the register."""
    actor = access.actor()
    if not keeps_register(actor):
        abort(404)
    entries = held_register(actor)
    rows = [(one, _name(one.from_unit_id), _case(one)) for one in entries]
    return render_template("held/listing.html", rows=rows)


@blueprint.get("/<entry_id>")
def show(entry_id: str) -> str:
    """Show one entry: its seal, where it came from, its case."""
    row = _entry(entry_id)
    return render_template(
        "held/show.html",
        entry=row,
        from_unit=_name(row.from_unit_id),
        case=_case(row),
        kept=keeps_on_machine(row),
        may_identify=bool(to_identify([row])),
    )


@blueprint.route("/<entry_id>/case", methods=["GET", "POST"])
def open_case(entry_id: str) -> Page:
    """Open the case of an entry: the accused by person, nothing of who denounces."""
    row = _entry(entry_id)
    if case_from(row.id) is not None:
        return redirect(url_for("held_register.show", entry_id=row.id))
    form = filled(HeldForm)
    offer_house(form, row.from_unit_id or "")
    made: list[str] = []
    if form.validate_on_submit() and attempt(
        form, lambda: made.append(open_held(doing=access.doing(), told=_told(form, row)))
    ):
        flash(_("The case is open. It is numbered and counted here, and in no book of the unit below."))
        if visible_case(access.actor(), made[0]) is None:
            return redirect(url_for("held_register.listing"))
        return redirect(url_for("cases.show", case_id=made[0]))
    name = _name(row.from_unit_id)
    return render_template("held/case.html", form=form, entry=row, from_unit=name), status()


def _entry(entry_id: str) -> SealedEntry:
    row = held_entry(access.actor(), entry_id)
    if row is None:
        abort(404)
    return row


def _case(row: SealedEntry) -> Case | None:
    found = case_from(row.id)
    return visible_case(access.actor(), found.id) if found else None


def _name(unit_id: str | None) -> str:
    unit = unit_by_id(unit_id) if unit_id else None
    return unit.name if unit else ""


def _told(form: HeldForm, row: SealedEntry) -> HeldDenunciation:
    return HeldDenunciation(
        accused=Named(
            role=PartyRole.ACCUSED,
            person_id=form.person.data or None,
            full_name=form.full_name.data or "",
        ),
        via=Via.RECEPTION if row.came_by == BY_VISIT else form.via.data or Via.POST,
        **told_of(form, row),
    )
