"""Word files to be edited: one way to answer with one, and to tell that it cannot be made."""

from collections.abc import Callable
from io import BytesIO

from flask import flash, redirect, send_file
from werkzeug.wrappers import Response

from casebook.services.refusals import NotAllowed, Refused
from casebook.web.language import language

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def word_file(make: Callable[[], bytes], name: str, *, otherwise: str) -> Response:
    """Answer with a Word file; where it cannot be made, lead to the page `otherwise` and say why there.

    A unit's own template may fit its form no more, once the program was renewed.
    """
    try:
        content = make()
    except NotAllowed:
        raise
    except Refused as refused:
        flash(refused.sentence(language()), "error")
        return redirect(otherwise)
    return send_file(
        BytesIO(content),
        mimetype=WORD,
        as_attachment=True,
        download_name=f"{name}.docx",
        etag=False,
        max_age=None,
    )
