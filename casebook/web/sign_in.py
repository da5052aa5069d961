"""The door: signing in and out."""

from flask import Blueprint, redirect, render_template, request, session
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from casebook import clock
from casebook.services import sign_in as sign_ins
from casebook.services.refusals import Refused
from casebook.web import access
from casebook.web.forms.sign_in import SignInForm
from casebook.web.hosts import is_own
from casebook.web.language import language
from casebook.web.leaving import Left, leave, told_at_the_door

blueprint = Blueprint("sign_in", __name__)


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
    return redirect(_let_in(token))


def _let_in(token: str) -> str:
    # A new cookie content at every sign-in: nothing set before it, by anybody, survives.
    spoken, wanted = session.get("language"), session.get("wanted")
    session.clear()
    session["_user_id"] = token
    if spoken:
        session["language"] = spoken
    now = clock.now()
    somebody = sign_ins.whose(token=token, now=now)
    kept = sign_ins.kept_path(person_id=somebody.id, now=now) if somebody else None
    # Only to a page of this program, wherever the address came from.
    return next((way for way in (kept, wanted) if way and is_own(way)), "/")


def _page(form: SignInForm) -> str:
    why = {
        "kept": _("Your sign-in had run out. What you typed is kept; sign in and go on."),
        "ended": _("Your sign-in has ended. Please sign in again."),
    }.get(session.get("why_sign_in", ""))
    return render_template("sign_in/login.html", form=form, why=why, told=told_at_the_door())


@blueprint.post("/logout")
def logout() -> Response:
    """End this browser's sign-in on the server, and forget it in the browser."""
    if current_user.is_authenticated:
        sign_ins.sign_out(token=access.token(), now=clock.now())
    return leave(Left.SIGNED_OUT)
