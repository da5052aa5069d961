"""Every error as a sentence: what is wrong, and what to do; never a stack trace, never a bare 500."""

import logging

from flask import Flask, g, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from casebook.records.health import database_answers, give_up
from casebook.web.hosts import UntrustedHost

_log = logging.getLogger(__name__)
_TOLD = frozenset({400, 403, 404, 405, 409, 413, 429, 500, 503})
_KEPT = frozenset({"Allow", "Retry-After"})


def init_app(app: Flask) -> None:
    """Answer every error with a page that keeps its own status."""
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(UntrustedHost, _other_host)
    app.register_error_handler(HTTPException, _told)
    app.register_error_handler(Exception, _unexpected)


def _expired(_error: CSRFError) -> tuple[str, int]:
    return render_template("errors/419.html"), 400


def _other_host(_error: UntrustedHost) -> tuple[str, int]:
    # Whoever sent people here by a false name is shown neither who they are nor any way in.
    g.asks_nothing = True
    return render_template("errors/host.html"), 400


def _told(error: HTTPException) -> tuple[str, int, list[tuple[str, str]]] | HTTPException:
    code = error.code or 500
    if code < 400:  # noqa: PLR2004  a redirect is no error
        return error
    if code == 403:  # noqa: PLR2004  refused and not found look the same
        code = 404
    if code == InternalServerError.code:
        return (*_failed(), [])  # also where an error's own page failed
    page = code if code in _TOLD else 400
    # Which methods there are, or when to come back; how the body is written is ours to say.
    further = [(name, value) for name, value in error.get_headers() if name in _KEPT]
    return render_template(f"errors/{page}.html"), code, further


def _unexpected(error: Exception) -> tuple[str, int]:
    _log.exception("%s %s failed", request.method, request.path, exc_info=error)
    give_up()
    return _failed()


def _failed() -> tuple[str, int]:
    # Without a database the page says so, and asks it nothing: neither who is signed in nor which unit.
    g.asks_nothing = not database_answers()
    code = ServiceUnavailable.code if g.asks_nothing else InternalServerError.code
    return render_template(f"errors/{code}.html"), code
