"""Leaving: the browser forgets everything; the language, and what is told, go on in the address."""

from enum import StrEnum

from flask import redirect, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.web.headers import EVERYTHING


class Left(StrEnum):
    """Why somebody stands before the door again."""

    SIGNED_OUT = "signed_out"
    EVERYWHERE = "everywhere"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - no password
    PASSWORD_SET = "password_set"  # noqa: S105 - no password


def leave(why: Left) -> Response:
    """Forget the browser's cookie, have it forget what it kept, and show the door."""
    # The cookie goes with everything else, so what is still to be told cannot stand in it.
    spoken = session.get("language")
    session.clear()
    answer = redirect(url_for("sign_in.login", left=why, lang=spoken))
    answer.headers["Clear-Site-Data"] = EVERYTHING
    return answer


def told_at_the_door() -> str | None:
    """Give the sentence for somebody who just left; the address holds no more than which one."""
    sentences: dict[str, str] = {
        Left.SIGNED_OUT: _("You are signed out."),
        Left.EVERYWHERE: _("You are signed out everywhere."),
        Left.PASSWORD_CHANGED: _("The password is changed. Sign in with the new one."),
        Left.PASSWORD_SET: _("The password is set. Sign in with it."),
    }
    return sentences.get(request.args.get("left", ""))
