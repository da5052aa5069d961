"""One's own account: activating it, the password, and the browsers one is signed in with."""

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.records.units import second_factor_is_required
from casebook.reports.staff import browsers, roles_of
from casebook.services import own_account
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import IDLE, LONGEST
from casebook.vault.passwords import LONGEST_TOKEN, token_hash
from casebook.web import access
from casebook.web.forms.passwords import ChangePasswordForm, ChosenPasswordForm
from casebook.web.language import language
from casebook.web.leaving import Left, leave
from casebook.web.needs import REPLACES_DEVICES

blueprint = Blueprint("account", __name__)

# The token of an activation link, out of the address once it was followed.
_ACTIVATION = "activation"


@blueprint.get("/account")
def show() -> str:
    """Show one's own roles and signed-in browsers."""
    now, person = clock.now(), access.person()
    return render_template(
        "account/show.html",
        person=person,
        asks_for_device=second_factor_is_required(),
        replaces_devices=access.holds(REPLACES_DEVICES),
        held=[one for one in roles_of(person.id, clock.today()) if not one.is_over],
        browsers=[
            {
                "id": row.id,
                "started_at": clock.local(row.started_at),
                "seen_at": clock.local(row.seen_at),
                "address": row.address,
                "here": row.token_hash == token_hash(access.token()),
            }
            for row in browsers(person.id, since=now - LONGEST, seen_since=now - IDLE)
        ],
    )


@blueprint.route("/account/password", methods=["GET", "POST"])
def change_password() -> str | Response | tuple[str, int]:
    """Change one's own password."""
    form = ChangePasswordForm()
    if request.method == "GET":
        return render_template("account/password.html", form=form)
    if form.validate():
        try:
            own_account.change_password(
                doing=access.doing(),
                current=form.current_password.data or "",
                password=form.password.data or "",
            )
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            return leave(Left.PASSWORD_CHANGED)
    return render_template("account/password.html", form=form), 422


@blueprint.post("/account/sign-outs")
def sign_out_everywhere() -> Response:
    """End every signed-in browser of one's own."""
    own_account.end_all_sign_ins(doing=access.doing())
    return leave(Left.EVERYWHERE)


@blueprint.post("/account/browsers/<sign_in_id>/end")
def sign_out_one(sign_in_id: str) -> Response:
    """End one signed-in browser of one's own."""
    try:
        own_account.end_one_sign_in(doing=access.doing(), sign_in_id=sign_in_id)
    except NotAllowed:
        abort(404)
    flash(_("That browser is signed out."))
    return redirect(url_for("account.show"))


@blueprint.get("/activate/<token>")
def open_activation(token: str) -> Response:
    """Take the link out of the address, so that no history and no log of a proxy goes on naming it."""
    session[_ACTIVATION] = token if len(token) <= LONGEST_TOKEN else ""
    return redirect(url_for("account.activate"))


@blueprint.route("/activate", methods=["GET", "POST"])
def activate() -> str | Response | tuple[str, int]:
    """Let somebody choose a password by the link they were handed."""
    token = session.get(_ACTIVATION, "")
    person = own_account.activated_by(token=token, now=clock.now())
    if person is None:
        return render_template("account/no_activation.html"), 404
    form = ChosenPasswordForm()
    if request.method == "GET":
        return render_template("account/activate.html", form=form, username=person.username)
    if form.validate():
        try:
            own_account.activate(token=token, password=form.password.data or "", now=clock.now())
        except NotAllowed:
            return render_template("account/no_activation.html"), 404
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            return leave(Left.PASSWORD_SET)
    return render_template("account/activate.html", form=form, username=person.username), 422
