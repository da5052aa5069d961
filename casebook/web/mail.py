"""Mail: how it is sent, a test of it, whom it does not reach and why, and what letters say."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.mail.line import LetterFailed, send_test
from casebook.records.outbox import Security, mail_settings
from casebook.reports.mail_troubles import mail_troubles
from casebook.services.letter_texts import CHANGEABLE, LANGUAGES, TEXTS, body_of
from casebook.services.mail_care import (
    MailServer,
    change_mail,
    change_text,
    keeps_mail,
    seen_mail,
    seen_text,
    server_of,
    stop_mail,
    try_again,
)
from casebook.vault.sealing import SealBroken
from casebook.web import access
from casebook.web.acting import unit_for, units_for
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.mail import LetterTextForm, MailForm
from casebook.web.mail_words import FAILURES, KINDS

blueprint = Blueprint("mail", __name__, url_prefix="/mail")

Page = str | Response | tuple[str, int]


def _must_keep() -> None:
    if not keeps_mail(access.actor(), clock.today()):
        abort(404)


@blueprint.get("")
def show() -> str:
    """Tell how mail is sent, whom it does not reach, and why."""
    _must_keep()
    return render_template(
        "mail/show.html",
        settings=mail_settings(),
        troubles=mail_troubles(clock.today(), clock.now()),
        failures=FAILURES,
        own_address=access.person().email,
    )


@blueprint.route("/settings", methods=["GET", "POST"])
def settings() -> Page:
    """Settle how mail is sent."""
    _must_keep()
    known = mail_settings()
    form = filled(
        MailForm,
        server=known.server if known else "",
        port=known.port if known else 587,
        security=str(known.security if known else Security.STARTTLS),
        username=known.username if known else "",
        sender=known.sender if known else "",
        no_password=known is not None and known.sealed_password is None,
        seen=seen_mail(known),
    )
    if form.validate_on_submit() and attempt(form, lambda: _settle(form)):
        flash(_("The changes are saved. Send a test to see whether letters go out."))
        return redirect(url_for("mail.show"))
    has_password = known is not None and known.sealed_password is not None
    return render_template("mail/settings.html", form=form, has_password=has_password), status()


def _settle(form: MailForm) -> None:
    password = "" if form.no_password.data else form.password.data or ""
    entry = MailServer(
        server=form.server.data or "",
        port=form.port.data or 0,
        security=Security(form.security.data),
        sender=form.sender.data or "",
        username=(form.username.data or "").strip(),
        password=password,
    )
    keep = not password and not form.no_password.data
    change_mail(
        doing=access.doing(),
        entry=entry,
        keep_password=keep,
        keys=access.keys(),
        seen=form.seen.data or "",
    )


@blueprint.post("/test")
def test() -> Response:
    """Send a letter to oneself, at once."""
    _must_keep()
    known = mail_settings()
    if known is None:
        abort(404)
    try:
        server = server_of(known, access.keys())
        to = access.person().email.strip()
        send_test(server, to=to, name=f"test-{secrets.token_hex(8)}", now=clock.now())
    except SealBroken:
        flash(
            _("The kept password does not open with the keys of this installation. Type it again."), "error"
        )
    except LetterFailed as failed:
        flash(str(FAILURES[failed.failure]), "error")
    else:
        flash(_("The mail server took the test. Look whether it arrives at %(address)s.", address=to))
    return redirect(url_for("mail.show"))


@blueprint.post("/again")
def again() -> Response:
    """Let what did not get away be tried again."""
    if press(lambda: try_again(doing=access.doing())):
        flash(_("What did not get away is tried again."))
    return redirect(url_for("mail.show"))


@blueprint.post("/stop")
def stop() -> Response:
    """Send no mail any more."""
    if press(lambda: stop_mail(doing=access.doing())):
        flash(_("No mail is sent any more. What waits goes on waiting."))
    return redirect(url_for("mail.show"))


@blueprint.get("/texts")
def texts() -> str:
    """List the kinds of letters, and which of them say what the unit wrote."""
    unit = unit_for(Power.MANAGE_UNIT)
    own = {
        kind
        for kind in CHANGEABLE
        if any(body_of(kind, unit.id, one) != TEXTS[kind].body(one) for one in LANGUAGES)
    }
    return render_template(
        "mail/texts.html", unit=unit, units=units_for(Power.MANAGE_UNIT), kinds=KINDS, own=own
    )


@blueprint.route("/texts/<kind>", methods=["GET", "POST"])
def wording(kind: str) -> Page:
    """Change what a kind of letter says."""
    unit = unit_for(Power.MANAGE_UNIT)
    if kind not in CHANGEABLE:
        abort(404)
    bodies = {one: body_of(kind, unit.id, one) for one in LANGUAGES}
    form = filled(LetterTextForm, vi=bodies["vi"], en=bodies["en"], seen=seen_text(unit.id, kind))
    if form.validate_on_submit() and attempt(form, lambda: _word(form, unit.id, kind)):
        flash(_("The changes are saved."))
        return redirect(url_for("mail.texts", unit=unit.id))
    places = ", ".join(f"{{{name}}}" for name in sorted(TEXTS[kind].places))
    return render_template(
        "mail/wording.html",
        form=form,
        unit=unit,
        kind=kind,
        name=KINDS[kind],
        places=places,
        shipped=TEXTS[kind],
    ), status()


def _word(form: LetterTextForm, unit_id: str, kind: str) -> None:
    bodies = {"vi": form.vi.data or "", "en": form.en.data or ""}
    change_text(doing=access.doing(), unit_id=unit_id, kind=kind, bodies=bodies, seen=form.seen.data or "")
