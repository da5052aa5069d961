"""Which address people reach the program by: asked for in every request, told in letters and on papers."""

from urllib.parse import urlsplit

from flask import Flask, current_app, request, url_for
from flask.globals import request_ctx
from werkzeug.exceptions import BadRequest

from config import Config


class UntrustedHost(BadRequest):
    """The request asks for a host that is none of ours: a page elsewhere turned its name towards us."""


def init_app(app: Flask) -> None:
    """Look at the host before anything else, whatever the page."""
    app.before_request(_refuse_other_hosts)


def _refuse_other_hosts() -> None:
    # Flask's own check (TRUSTED_HOSTS) leaves its error page without addresses, and knows no [::1].
    if request_ctx.url_adapter is None:
        # What stands in the header can be no name; the page that says so needs addresses all the same.
        request_ctx.url_adapter = current_app.url_map.bind("localhost")
        raise UntrustedHost
    trusted = _config().trusted_hosts
    # The stylesheet is the same for everybody, and the page that says so shall be read well.
    if trusted and _name(request.host) not in trusted and request.endpoint != "static":
        raise UntrustedHost


def _name(host: str) -> str:
    name, _colon, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()


def outside(endpoint: str, **values: str) -> str:
    """Give the address of a page as somebody elsewhere types it: on paper, in a link handed over."""
    base = _config().base_url
    within = url_for(endpoint, **values)  # type: ignore[arg-type]  # no value is one of the underscored options
    return (base or request.host_url.rstrip("/")) + within


def is_own(address: str) -> bool:
    """Say whether an address leads to a page of this program and to nowhere else."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not address.startswith("/") or "\\" in address:
        return False
    return current_app.url_map.bind("").test(parts.path, "GET")


def _config() -> Config:
    found: Config = current_app.config["CASEBOOK"]
    return found
