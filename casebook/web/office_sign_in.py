"""Signing in through an office's own provider, where the installation names one."""

from typing import TYPE_CHECKING

from flask import Blueprint, Flask, abort, current_app, render_template, request
from werkzeug.wrappers import Response

from casebook import clock
from casebook.services.office_sign_in import Untrusted, enter_by_office, subject_of
from casebook.services.refusals import Refused
from casebook.web.hosts import outside
from casebook.web.language import language
from casebook.web.sign_in import go_in
from config import Config

if TYPE_CHECKING:
    from casebook.web.office_provider import OfficeProvider

blueprint = Blueprint("office_sign_in", __name__)

_PROVIDER = "casebook_office"


def init_app(app: Flask) -> None:
    """Make the provider known, where the settings name one."""
    config: Config = app.config["CASEBOOK"]
    app.context_processor(lambda: {"office_sign_in": bool(config.oidc_issuer)})
    if config.oidc_issuer:
        from casebook.web import office_provider  # noqa: PLC0415 - slow to load, and few installations use it

        app.extensions[_PROVIDER] = office_provider.OfficeProvider(app, config)


def _provider() -> "OfficeProvider":
    found: OfficeProvider | None = current_app.extensions.get(_PROVIDER)
    if found is None:
        abort(404)
    return found


@blueprint.get("/login/office")
def begin() -> Response | tuple[str, int]:
    """Send somebody to their office's provider."""
    try:
        return _provider().begin(outside("office_sign_in.back"))
    except Untrusted:
        return _failed()


@blueprint.get("/login/office/back")
def back() -> Response | tuple[str, int]:
    """Take what the provider says, and let in whom an administrator linked with that account."""
    config: Config = current_app.config["CASEBOOK"]
    try:
        sub = _provider().sub()
    except Untrusted:
        return _failed()
    try:
        token = enter_by_office(
            subject=subject_of(config.oidc_issuer, sub), address=request.remote_addr or "", now=clock.now()
        )
    except Refused as refused:
        return _failed(refused.sentence(language()), sub)
    return go_in(token)


def _failed(why: str | None = None, sub: str | None = None) -> tuple[str, int]:
    return render_template("sign_in/office.html", why=why, sub=sub), 422
