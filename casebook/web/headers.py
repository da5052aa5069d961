"""What every answer tells the browser it may and may not do; error pages too."""

from flask import Flask, Response, request

# Nothing inline, nothing from elsewhere, no page of ours inside another's frame.
_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)


def init_app(app: Flask) -> None:
    """Put the headers on every answer."""
    app.after_request(_guarded)


def _guarded(answer: Response) -> Response:
    answer.headers.setdefault("Content-Security-Policy", _POLICY)
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")
    answer.headers.setdefault("Referrer-Policy", "same-origin")
    if request.endpoint != "static":
        # After signing out nobody reads a case with the Back button.
        answer.headers.setdefault("Cache-Control", "no-store")
    return answer
