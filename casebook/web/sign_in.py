"""The door: signing in and out."""

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from casebook import clock
from casebook.services import sign_in as sign_ins
from casebook.services.proving import finish_sign_in
from casebook.services.refusals import NotAllowed, Refused
from casebook.web import access
from casebook.web.forms.proofs import CodeForm
from casebook.web.forms.sign_in import SignInForm
from casebook.web.hosts import is_own
from casebook.web.language import language
from casebook.web.leaving import Left, leave, told_at_the_door

blueprint = Blueprint("sign_in", __name__)

# The token of a sign-in that waits for its code: no page but that one reads it.
_HALF = "half"


@blueprint.route("/login", methods=["GET", "POST"])
def login() -> str | Response | tuple[str, int]:
    """Ask who somebody is; after signing in, go back to where they were."""
    form = SignInForm()
    if request.method == "GET":
        if current_user.is_authenticated:
            return redirect("/")
        return _page(form)
    if not form.validate():
        return _page(form), 422
    now = clock.now()
    attempt = sign_ins.Attempt(
        username=form.username.data,
        password=form.password.data,
        address=request.remote_addr or "",
        now=now,
    )
    try:
        token = sign_ins.sign_in(attempt=attempt)
    except Refused as refused:
        form.refuse(refused.sentence(language()), refused.field)
        return _page(form), 422
    return go_in(token)


def go_in(token: str) -> Response:
    """Let somebody in whose first proof was right, or ask for the code where it is half open only."""
    if sign_ins.half_signed_in(token=token, now=clock.now()) is None:
        return redirect(_let_in(token))
    session[_HALF] = token
    return redirect(url_for("sign_in.code"))


@blueprint.route("/login/code", methods=["GET", "POST"])
def code() -> str | Response | tuple[str, int]:
    """Ask for the code after the password; nothing is open before."""
    token = session.get(_HALF, "")
    if sign_ins.half_signed_in(token=token, now=clock.now()) is None:
        return _begin_again()
    form = CodeForm()
    if request.method == "POST" and form.validate():
        try:
            opened = finish_sign_in(token=token, proof=access.proof(form.code.data or ""))
        except NotAllowed:
            return _begin_again()
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
            form.code.data = ""
        else:
            return redirect(_let_in(opened))
    page = render_template("sign_in/code.html", form=form)
    return (page, 422) if form.errors else page


def _begin_again() -> Response:
    if session.pop(_HALF, None) is not None:
        session["why_sign_in"] = "late"
    return redirect(url_for("sign_in.login"))


def _let_in(token: str) -> str:
    wanted = session.get("wanted")
    access.begin(token)
    now = clock.now()
    somebody = sign_ins.whose(token=token, now=now)
    kept = sign_ins.kept_path(person_id=somebody.id, now=now) if somebody else None
    # Only to a page of this program, wherever the address came from.
    return next((way for way in (kept, wanted) if way and is_own(way)), "/")


def _page(form: SignInForm) -> str:
    why = {
        "kept": _("Your sign-in had run out. What you typed is kept; sign in and go on."),
        "late": _("More than five minutes went by before the code. Please sign in again."),
        "ended": _("Your sign-in has ended. Please sign in again."),
    }.get(session.get("why_sign_in", ""))
    return render_template("sign_in/login.html", form=form, why=why, told=told_at_the_door())


@blueprint.post("/logout")
def logout() -> Response:
    """End this browser's sign-in on the server, and forget it in the browser."""
    if current_user.is_authenticated:
        sign_ins.sign_out(token=access.token(), now=clock.now())
    return leave(Left.SIGNED_OUT)
