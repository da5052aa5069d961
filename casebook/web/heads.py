"""A HEAD request asks what GET would answer, and does nothing else: no page needs to think of it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask, request

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_BODILESS = "casebook.bodiless"


def is_bodiless() -> bool:
    """Say whether nothing but the headers is asked for: what is dear to make need not be made."""
    return bool(request.environ.get(_BODILESS))


class _HeadAsGet:
    """Hands HEAD on as GET and keeps the body back.

    A page that tells GET from everything else would take a HEAD with a form in it for a POST, which no
    token guards.
    """

    def __init__(self, served: "WSGIApplication") -> None:
        self._served = served

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "HEAD":
            return self._served(environ, start_response)
        answer = self._served({**environ, "REQUEST_METHOD": "GET", _BODILESS: True}, start_response)
        if hasattr(answer, "close"):
            answer.close()
        return []


def init_app(app: Flask) -> None:
    """Stand before the program."""
    app.wsgi_app = _HeadAsGet(app.wsgi_app)  # type: ignore[method-assign]  # this is how Flask is wrapped
