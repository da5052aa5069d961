"""The sealed register of envelopes: what happened to each, and one line more."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.holding import keeps_register
from casebook.records.people import people_by_id
from casebook.records.visits import HELD_REGISTER, SealedEntry
from casebook.services.envelopes import (
    Envelope,
    MovementEntry,
    entry_to_move,
    held_register,
    movements_offered,
    people_of_house,
    record_movement,
    register_of,
    units_to_go_to,
)
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.identities import MovementForm
from casebook.web.identities import after_sealing, to_identify
from casebook.web.language import language

blueprint = Blueprint("envelopes", __name__, url_prefix="/reception/sealed")


@blueprint.get("/register")
def register() -> str:
    """Show the register of a unit's sealed book, to be read or printed."""
    unit = unit_for(Power.SEE_SEALED_BOOK)
    return _page(register_of(access.doing(), unit.id), unit.name, held=False)


@blueprint.get("/held-register")
def held() -> str:
    """Show the register of what is held for the units below."""
    if not keeps_register(access.actor()):
        abort(404)
    return _page(held_register(access.doing()), _("Held for the units below"), held=True)


def _page(envelopes: list[Envelope], above: str, *, held: bool) -> str:
    doing = access.doing()
    return render_template(
        "envelopes/register.html",
        above=above,
        held=held,
        envelopes=envelopes,
        people=people_by_id({one for e in envelopes for line in e.lines for one in line.read_by}),
        movable={e.entry.id for e in envelopes if not e.destroyed and movements_offered(doing, e.entry)},
    )


def _register_of(entry: SealedEntry) -> str:
    return url_for("envelopes.held" if entry.register == HELD_REGISTER else "envelopes.register")


def _next(entry: SealedEntry) -> str:
    """Go on to who denounces, where a letter held above lies open now; else back to the register."""
    held = entry.register == HELD_REGISTER
    return after_sealing(entry) if held and to_identify([entry]) else _register_of(entry)


@blueprint.route("/<entry_id>/movements/new", methods=["GET", "POST"])
def record(entry_id: str) -> str | Response | tuple[str, int]:
    """Write down what happened to an envelope."""
    doing = access.doing()
    entry = entry_to_move(doing, entry_id)
    if entry is None:
        abort(404)
    form = filled(MovementForm, on_day=clock.today(), request_key=secrets.token_urlsafe(16))
    people = [(person.id, person.full_name) for person in people_of_house(entry)]
    form.offer(movements_offered(doing, entry), people, units_to_go_to(entry), language())
    if form.validate_on_submit() and attempt(
        form, lambda: record_movement(doing=doing, told=_told(form, entry.id))
    ):
        flash(_("It stands in the register."))
        return redirect(_next(entry), 303)
    return render_template(
        "envelopes/record.html", form=form, entry=entry, back=_register_of(entry)
    ), status()


def _told(form: MovementForm, entry_id: str) -> MovementEntry:
    return MovementEntry(
        entry_id=entry_id,
        kind=form.kind.data,
        on_day=form.on_day.day,
        done_by_id=form.done_by.data,
        read_by=tuple(form.read_by.data or ()),
        seal_number=form.seal_number.data or "",
        to_unit_id=form.to_unit.data or None,
        request_key=form.request_key.data,
    )
