"""`/.well-known/security.txt`: whom to tell about a weakness (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from flask import Blueprint, abort, current_app, url_for
from werkzeug.wrappers import Response

from casebook import clock
from config import Config

blueprint = Blueprint("security_txt", __name__)

# Less than a year is recommended (RFC 9116, 2.5.5); it is told anew whenever it is asked for.
_GOOD_FOR = timedelta(days=180)


@blueprint.get("/.well-known/security.txt")
def show() -> Response:
    """Name the contact of this installation; where none is named there is no such file."""
    config: Config = current_app.config["CASEBOOK"]
    if not config.security_contact:
        abort(404)
    until = datetime.combine(clock.now().date() + _GOOD_FOR, time(), UTC)
    lines = [
        f"Contact: {config.security_contact}",
        f"Expires: {until:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: vi, en",
    ]
    if config.is_https:
        lines.append(f"Canonical: {config.base_url}{url_for('security_txt.show')}")
    return Response("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
