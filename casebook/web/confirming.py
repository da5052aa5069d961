"""Proving once more who one is, before signing and revealing; then back to where one was."""

from flask import Blueprint, Flask, flash, redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.routing import BuildError
from werkzeug.wrappers import Response

from casebook.records.units import second_factor_is_required
from casebook.services import proving
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.web import access
from casebook.web.forms.proofs import CodeForm, PasswordAgainForm
from casebook.web.hosts import is_own
from casebook.web.language import language
from casebook.web.typed import PROVED

blueprint = Blueprint("confirming", __name__)

# Where the button stands that sends to an address which is no page of its own.
_PAGE_OF = {
    "case_file.archive": "case_file.show",
    "devices.begin": "devices.show",
    "devices.draw_codes": "devices.show",
    "mail.stop": "mail.show",
}
# Buttons of pages whose deeds ask for a proof: nobody has to type them again.
_BUTTONS = {"do", "drop"}
_BACK, _KEPT = "confirm_back", "confirm_kept"


def init_app(app: Flask) -> None:
    """Answer every deed that needs a fresh proof with the page that asks for it."""
    app.register_error_handler(NotConfirmed, _ask)


def _ask(_needed: NotConfirmed) -> Response:
    if "HX-Request" in request.headers:
        return Response(status=204)  # the form itself will ask
    session.pop(_KEPT, None)
    if any(access.is_typed(name) for name in request.form.keys() - _BUTTONS):
        session[_KEPT] = access.keep_typed(access.token())
    # Never an address from the request: only a page of ours by its name, with what its address holds.
    session[_BACK] = [request.endpoint, request.view_args or {}]
    return redirect(url_for("confirming.confirm"))


@blueprint.route("/account/confirm", methods=["GET", "POST"])
def confirm() -> str | Response | tuple[str, int]:
    """Ask for the code, or for the password where no device is asked for."""
    by_code = second_factor_is_required()
    form = CodeForm() if by_code else PasswordAgainForm()
    if request.method == "GET":
        return _page(form, by_code=by_code)
    if form.validate():
        try:
            fresh = proving.confirm(token=access.token(), proof=access.proof(form.code.data or ""))
        except NotAllowed:
            return redirect(url_for("sign_in.login"))
        except Refused as refused:
            form.refuse(refused.sentence(language()), refused.field)
            form.code.data = ""
        else:
            session["_user_id"] = fresh
            return _go_back()
    return _page(form, by_code=by_code), 422


def _page(form: CodeForm | PasswordAgainForm, *, by_code: bool) -> str:
    return render_template("account/confirm.html", form=form, by_code=by_code, kept=session.get(_KEPT))


def _go_back() -> Response:
    kept = session.pop(_KEPT, None)
    if kept:
        session[PROVED] = True  # told by the form, together with what was typed
    elif kept is False:
        flash(_("Go on now. What is typed into this form is kept nowhere: please type it again."), "warning")
    else:
        flash(_("You proved who you are. Go on now; it holds for five minutes."))
    endpoint, values = session.pop(_BACK, None) or ["account.show", {}]
    try:
        address = url_for(_PAGE_OF.get(endpoint, endpoint), **values)
    except BuildError:
        address = url_for("account.show")
    return redirect(address if is_own(address) else url_for("account.show"))
