"""Where it is kept who denounces: what is chosen, what it means, and the choice itself."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.articles import name_all
from casebook.law.identities import SECRECY, IdentityMode
from casebook.law.words import word
from casebook.records.identities import living_identities
from casebook.services.identity_modes import (
    choose_identity_mode,
    identity_mode,
    may_choose_mode,
    seen_mode,
)
from casebook.web import access
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.identities import ModeForm
from casebook.web.identities import isolated_lan
from casebook.web.language import language

blueprint = Blueprint("identity_mode", __name__, url_prefix="/identity-mode")


@blueprint.route("", methods=["GET", "POST"])
def choose() -> str | Response | tuple[str, int]:
    """Choose where it is kept who denounces."""
    doing = access.doing()
    if not may_choose_mode(doing):
        abort(404)
    form = filled(ModeForm, mode=identity_mode(), seen=seen_mode())
    form.offer(language(), isolated_lan=isolated_lan())
    if form.validate_on_submit() and attempt(
        form,
        lambda: choose_identity_mode(
            doing=doing, mode=form.mode.data, isolated_lan=isolated_lan(), seen=form.seen.data or ""
        ),
        word=lambda _field, mode: word(IdentityMode(str(mode)), language()),
    ):
        flash(_("It is chosen, for every unit of this installation."))
        return redirect(url_for("identity_mode.choose"))
    return (
        render_template(
            "identities/mode.html",
            form=form,
            mode=identity_mode(),
            isolated=isolated_lan(),
            living=living_identities(),
            articles=name_all(SECRECY, language()),
        ),
        status(),
    )
