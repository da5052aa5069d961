"""One's own account: activating it, the password, and the browsers one is signed in with."""

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from casebook import clock
from casebook.reports.staff import browsers, roles_of
from casebook.services import own_account
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import IDLE, LONGEST
from casebook.vault.passwords import token_hash
from casebook.web import access
from casebook.web.forms.passwords import ChangePasswordForm, ChosenPasswordForm
from casebook.web.language import language
from casebook.web.leaving import Left, leave

blueprint = Blueprint("account", __name__)


@blueprint.get("/account")
def show() -> str:
    """Show one's own roles and signed-in browsers."""
    now, person = clock.now(), access.person()
    return render_template(
        "account/show.html",
        person=person,
        held=[one for one in roles_of(person.id, clock.today()) if not one.is_over],
        browsers=[
            {
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


@blueprint.route("/activate/<token>", methods=["GET", "POST"])
def activate(token: str) -> str | Response | tuple[str, int]:
    """Let somebody choose a password by the link they were handed."""
    person = own_account.activated_by(token=token, now=clock.now())
    if person is None:
        return render_template("account/no_activation.html"), 404
    form = ChosenPasswordForm()
    if request.method == "GET":
        return render_template("account/activate.html", form=form, token=token, username=person.username)
    if form.validate():
        try:
            own_account.activate(token=token, password=form.password.data or "", now=clock.now())
        except NotAllowed:
            return render_template("account/no_activation.html"), 404
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
        else:
            return leave(Left.PASSWORD_SET)
    return render_template("account/activate.html", form=form, token=token, username=person.username), 422
