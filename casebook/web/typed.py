"""What a person typed before they had to prove who they are, given back to the form it was typed into."""

from flask import flash, request, session
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from casebook import clock
from casebook.services.sign_in import take_kept
from casebook.web.access import keys, person

PROVED = "proved"
"""In the cookie: somebody comes back from proving who they are, not from the door."""


def kept_text() -> MultiDict[str, str] | None:
    """Give what was kept for this page, once, with a word about it; None when nothing was.

    A form is made with `formdata=kept_text()` on GET, so that it opens as it was left.
    """
    if request.method != "GET":
        return None
    kept = take_kept(person_id=person().id, path=request.path, key=keys().sealing, now=clock.now())
    if kept is None:
        return None
    if session.pop(PROVED, False):
        flash(_("You proved who you are. What you had typed is here again; check it and save."))
    else:
        flash(
            _("Your sign-in had run out. What you had typed is here again; check it and save."),
            "warning",
        )
    return MultiDict([(name, value) for name, values in kept.items() for value in values])
