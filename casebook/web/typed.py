"""What a person typed before their sign-in ran out, given back to the form it was typed into."""

from flask import flash, request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from casebook import clock
from casebook.services.sign_in import take_kept
from casebook.web.access import keys, person


def kept_text() -> MultiDict[str, str] | None:
    """Give what was kept for this page, once, with a word about it; None when nothing was.

    A form is made with `formdata=kept_text()` on GET, so that it opens as it was left.
    """
    if request.method != "GET":
        return None
    kept = take_kept(person_id=person().id, path=request.path, key=keys().sealing, now=clock.now())
    if kept is None:
        return None
    flash(
        _("Your sign-in had run out. What you had typed is here again; check it and save."),
        "warning",
    )
    return MultiDict([(name, value) for name, values in kept.items() for value in values])
