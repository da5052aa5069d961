"""Every form carries a key: sent a second time, unchanged, it leads where it led the first time."""

import hashlib
import secrets

from flask import Flask, abort, flash, g, redirect, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from casebook.services.sent_twice import SentBefore, SentForm, note_answer, where_it_led

KEY = "request_key"
_LONGEST_WAY = 500
_REFUSED = 422


def init_app(app: Flask) -> None:
    """Look at every form before it does anything, and note where it led."""
    app.before_request(_lead_on_what_was_sent_before)
    app.after_request(_note_where_it_led)
    app.register_error_handler(SentBefore, lambda _error: _lead_on())
    app.add_template_global(new_key, "request_key")


def new_key() -> str:
    """Draw the key of one form on one page."""
    return secrets.token_urlsafe(24)


def sent_form() -> SentForm | None:
    """Give the form this request brings, if a signed-in person sent one with a key."""
    if "sent_form" not in g:
        g.sent_form = _read() if request.method == "POST" and current_user.is_authenticated else None
    found: SentForm | None = g.sent_form
    return found


def _read() -> SentForm | None:
    try:
        key = request.form.get(KEY, "")
    except HTTPException:
        return None  # too large, or cut off: whoever needs what it says answers that
    if not key:
        return None
    # Going back, changing something and sending again is another form, whatever its key.
    digest = hashlib.sha256(f"{current_user.person.id}\n{request.path}\n".encode())
    for name, values in sorted(request.form.lists()):
        if name != "csrf_token":
            digest.update(repr((name, values)).encode())
    for name, files in sorted(request.files.lists()):
        for file in files:
            digest.update(repr((name, file.filename)).encode() + hashlib.sha256(file.read()).digest())
            file.seek(0)
    return SentForm(digest.hexdigest(), secrets.token_hex(16))


def _lead_on_what_was_sent_before() -> None:
    form = sent_form()
    if form is not None and where_it_led(form) is not None:
        abort(_lead_on())


def _lead_on() -> Response:
    form = sent_form()
    path = where_it_led(form) if form is not None else None
    flash(_("This form had been sent already. It counts once."))
    return redirect(path or url_for("desk.show"))


def _note_where_it_led(response: Response) -> Response:
    form, path = g.get("sent_form"), response.location
    if form is not None and response.status_code == _REFUSED and where_it_led(form) is not None:
        return _lead_on()  # of two at the same moment the other one did it
    if form is not None and path and path.startswith("/") and len(path) <= _LONGEST_WAY:
        note_answer(form, path=path)
    return response
