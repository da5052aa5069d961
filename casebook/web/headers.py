"""What every answer tells the browser it may and may not do; error pages too."""

from flask import Flask, Response, current_app, request

from config import Config

# Nothing inline, nothing from elsewhere, no page of ours inside another's frame.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
# What was handed in is only saved; were it opened after all, it may do nothing and fetch nothing.
_POLICY_OF_DOWNLOADS = (
    "default-src 'none'; sandbox; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_NOT_NEEDED = (
    "accelerometer",
    "autoplay",
    "browsing-topics",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
)

ALWAYS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _NOT_NEEDED),
}
"""Put on every answer, whoever made it; a page cannot weaken them."""

# Addresses that hold a one-time link: whatever is opened from them is told of none.
_LINKS = frozenset({"account.open_activation", "lost_devices.open_link"})

# One year, this host only: what else a school serves under its name is not ours to decide.
_HTTPS_FROM_NOW_ON = "max-age=31536000"

CACHE_AND_STORAGE = '"cache", "storage"'
EVERYTHING = '"cache", "cookies", "storage"'
"""What a browser forgets when somebody leaves (Clear-Site-Data)."""

_KEPT_BY_BROWSERS = frozenset({200, 206, 304})


def init_app(app: Flask) -> None:
    """Put the headers on every answer."""
    app.after_request(_guarded)


def _guarded(answer: Response) -> Response:
    answer.headers.update(ALWAYS)
    if request.endpoint in _LINKS:
        answer.headers["Referrer-Policy"] = "no-referrer"
    if answer.headers.get("Content-Disposition", "").lower().startswith("attachment"):
        answer.headers["Content-Security-Policy"] = _POLICY_OF_DOWNLOADS
    config: Config = current_app.config["CASEBOOK"]
    if config.is_https and request.is_secure:
        answer.headers["Strict-Transport-Security"] = _HTTPS_FROM_NOW_ON
    if not _is_the_same_for_everybody(answer):
        # After signing out nobody reads a case with the Back button.
        answer.headers["Cache-Control"] = "no-store"
    return answer


def _is_the_same_for_everybody(answer: Response) -> bool:
    # A stylesheet that is not there is answered by a page, which may name who is signed in.
    return request.endpoint == "static" and answer.status_code in _KEPT_BY_BROWSERS
