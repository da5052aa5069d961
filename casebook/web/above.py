"""What accuses the head or a deputy: nothing typed is kept, and the next page asks for the envelope."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

REST = "rest_accuses_head"
"""In a form whose other contents are saved first: one more is to be sealed (the guard keeps none of it)."""


def lead_above() -> Response:
    """Lead to the seal for the unit above, or to the blank slip where nobody there can take it."""
    # Nothing else of the form is kept: it never belonged here.
    flash(_("What accuses the head or a deputy is not typed here. Nothing of it was stored."), "warning")
    return redirect(url_for("held.enter"), 303)


def rest_goes_above() -> bool:
    """Say whether a content that goes above was taken off the form before its rest is saved."""
    return REST in request.form


def remind_of_the_rest() -> None:
    """Remind whoever saved the rest of the envelope that is still open before them."""
    # The page adds the way to it (templates/base.html).
    flash(_("Now the envelope of the content about the head or a deputy: seal it, then go on here:"), "above")
