"""Filling in a form: it opens as it was left, and a refusal is told where it belongs."""

from collections.abc import Callable
from typing import TypeVar

from flask import abort, flash, request

from casebook.services.overtaken import Overtaken
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.web.conflicts import tell_overtaken
from casebook.web.forms.fields import Form, SeenForm
from casebook.web.language import language
from casebook.web.typed import kept_text

AForm = TypeVar("AForm", bound=Form)

UNPROCESSABLE = 422


def filled(form: type[AForm], **values: object) -> AForm:
    """Make a form: with what was sent, or what was kept when the sign-in ran out, or these values."""
    if request.method == "GET":
        return form(formdata=kept_text(), data=values)
    return form(data=values)


def attempt(
    form: Form, deed: Callable[[], object], *, word: Callable[[str, object], str] | None = None
) -> bool:
    """Do a deed for a form; tells a refusal beside its field and gives False.

    `word` says how to write what somebody else wrote meanwhile (web/conflicts.py).
    """
    try:
        deed()
    except NotAllowed:
        abort(404)
    except NotConfirmed:
        raise  # answered by the page that asks for a proof
    except Refused as refused:
        if isinstance(refused, Overtaken) and isinstance(form, SeenForm):
            tell_overtaken(form, refused, word=word)
        else:
            form.refuse(refused.sentence(language()), refused.field)
        return False
    return True


def press(deed: Callable[[], object]) -> bool:
    """Do the deed of a single button; tells a refusal on top of the next page and gives False."""
    try:
        deed()
    except NotAllowed:
        abort(404)
    except NotConfirmed:
        raise  # answered by the page that asks for a proof
    except Refused as refused:
        flash(refused.sentence(language()), "error")
        return False
    return True


def status() -> int:
    """Give the status of a page with a form: 422 where something was sent and not taken."""
    return UNPROCESSABLE if request.method == "POST" else 200
