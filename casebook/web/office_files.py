"""Word files, workbooks and rows as text: one way to answer with one, and to tell that it cannot be made."""

from collections.abc import Callable

from flask import flash, make_response, redirect
from werkzeug.wrappers import Response

from casebook.services.refusals import NotAllowed, Refused
from casebook.web.language import language

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    return docx(content, name)


def docx(content: bytes, name: str) -> Response:
    """Answer with a Word file that was made."""
    return _handed_over(content, _WORD, f"{name}.docx")


def xlsx(content: bytes, name: str) -> Response:
    """Answer with a workbook."""
    return _handed_over(content, _EXCEL, f"{name}.xlsx")


def csv(content: bytes, name: str) -> Response:
    """Answer with rows as text."""
    return _handed_over(content, "text/csv; charset=utf-8", f"{name}.csv")


def _handed_over(content: bytes, mimetype: str, name: str) -> Response:
    answer = make_response(content)
    answer.headers["Content-Type"] = mimetype
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
