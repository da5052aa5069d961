"""What everybody may read of dialogues without signing in, and the page by which they send a question."""

import secrets
from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.records.dialogue_lists import public_dialogue
from casebook.records.dialogues import Dialogue
from casebook.records.public_dialogues import Slice, Spot, public_dialogues
from casebook.records.units import Unit, unit_by_id
from casebook.services.delays import TooMany
from casebook.services.questions_from_public import Sender, SentQuestion, send_question
from casebook.services.refusals import NotAllowed, Refused
from casebook.web.asked_commitments import an_id
from casebook.web.filling import UNPROCESSABLE, status
from casebook.web.forms.dialogue_questions import SendForm
from casebook.web.language import language

blueprint = Blueprint("public_dialogues", __name__, url_prefix="/public/dialogues")

Page = str | Response | tuple[str, int]

_TOO_MANY = 429
PAGE = 25


@blueprint.get("")
def listing() -> str:
    """List the dialogues that take questions, and what was published of others."""
    unit = unit_by_id(request.args.get("unit", ""))
    if unit is None and request.args.get("unit"):
        abort(404)
    window = Slice(size=PAGE, unit_id=unit.id if unit else None, after=_spot("after"), before=_spot("before"))
    found = public_dialogues(clock.today(), window)
    return render_template(
        "public/dialogues.html",
        unit=unit,
        found=found,
        previous_url=_turn(unit, "before", found.before),
        next_url=_turn(unit, "after", found.after),
    )


def _spot(name: str) -> Spot | None:
    """Take the place a page goes on from out of the address; one that names none is no place."""
    day, _dot, dialogue_id = request.args.get(name, "").partition(".")
    if not an_id(dialogue_id):
        return None
    try:
        return Spot(date.fromisoformat(day), dialogue_id)
    except ValueError:
        return None


def _turn(unit: Unit | None, way: str, spot: Spot | None) -> str | None:
    if spot is None:
        return None
    asked: dict[str, Any] = {way: f"{spot.planned_on.isoformat()}.{spot.dialogue_id}"}
    return url_for("public_dialogues.listing", unit=unit.id if unit else None, **asked)


@blueprint.route("/<dialogue_id>", methods=["GET", "POST"])
def show(dialogue_id: str) -> Page:
    """Show one dialogue, and take a question while it takes any."""
    dialogue = public_dialogue(dialogue_id, clock.today())
    if dialogue is None:
        abort(404)
    if dialogue.published_on is not None:
        return _page(dialogue, None), (404 if request.method == "POST" else 200)
    form = SendForm()
    form.request_key.data = form.request_key.data or secrets.token_urlsafe(24)
    if form.accuses_head.data:
        # Nothing of it is kept, and the page it leads to has no form in which it could stand.
        return redirect(url_for("public_dialogues.above", dialogue_id=dialogue_id), 303)
    if form.validate_on_submit():
        return _send(dialogue, form)
    return _page(dialogue, form), status()


def _send(dialogue: Dialogue, form: SendForm) -> Page:
    sent = SentQuestion(
        topic=form.topic.data,
        content=form.content.data,
        asked_by=form.asked_by.data or "",
        request_key=form.request_key.data or None,
    )
    sender = Sender(address=request.remote_addr or "", today=clock.today(), now=clock.now())
    try:
        send_question(dialogue_id=dialogue.id, sent=sent, sender=sender)
    except NotAllowed:
        abort(404)
    except Refused as refused:
        form.refuse(refused.sentence(language()), refused.field)
        return _page(dialogue, form), _TOO_MANY if isinstance(refused, TooMany) else UNPROCESSABLE
    flash(_("Your question is handed in. It is answered at the dialogue or in writing after it."))
    return redirect(url_for("public_dialogues.show", dialogue_id=dialogue.id))


def _page(dialogue: Dialogue, form: SendForm | None) -> str:
    unit = unit_by_id(dialogue.unit_id)
    return render_template("public/dialogue.html", dialogue=dialogue, unit=unit, form=form)


@blueprint.get("/<dialogue_id>/above")
def above(dialogue_id: str) -> str:
    """Say where words about the head or a deputy are handed in; nothing of them was kept."""
    dialogue = public_dialogue(dialogue_id, clock.today())
    unit = unit_by_id(dialogue.unit_id) if dialogue else None
    if dialogue is None or unit is None:
        abort(404)
    over = unit_by_id(unit.parent_id) if unit.parent_id else None
    return render_template("public/dialogue_above.html", dialogue=dialogue, unit=unit, over=over)
