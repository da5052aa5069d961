"""What every answer leaves in the audit by itself: refusals, papers handed out, secret cases read."""

import re

from flask import Flask, request
from flask.wrappers import Response
from flask_login import current_user

from casebook.law.powers import Power
from casebook.services.watching import Asked, note_case_read, note_paper, note_refusal
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.registry import ENDPOINTS

_AN_ID = re.compile(r"[0-9a-f]{32}")
_NOT_FOUND, _DONE = 404, 200
# What is shown as a page, or answers a script of a page; anything else is a paper, a workbook or a file.
_PAGES = frozenset({"text/html"})
# Files leave lines of their own, with what was taken (services/handing_out.py, case_archive.py).
_OWN_LINES = frozenset({"files.take", "files.take_clean", "case_file.archive"})
_KINDS = {"case_id": "case", "visit_id": "visit", "session_id": "session"}


def init_app(app: Flask) -> None:
    """Look at every answer before it leaves; whatever page comes later joins by itself."""
    app.after_request(_watched)


def _watched(answer: Response) -> Response:
    if request.endpoint in (None, "static"):
        return answer  # no such address, or an asset: nothing of ours was asked for
    if not current_user.is_authenticated:
        return answer
    if answer.status_code == _NOT_FOUND:
        asked = Asked(endpoint=request.endpoint, method=request.method, target=_target())
        note_refusal(doing=access.doing(), asked=asked)
    elif answer.status_code == _DONE and request.endpoint not in _OWN_LINES:
        _note_what_left(answer)
    return answer


def _note_what_left(answer: Response) -> None:
    said = request.view_args or {}
    if answer.mimetype not in _PAGES:
        kind, object_id = _what(said)
        note_paper(doing=access.doing(), kind=kind, object_id=object_id, unit_id=_unit_id(kind))
    elif "case_id" in said:
        note_case_read(doing=access.doing(), case_id=said["case_id"])


def _what(said: dict[str, str]) -> tuple[str, str]:
    for name, kind in _KINDS.items():
        if name in said:
            return kind, said[name]
    return ("book" if request.blueprint == "book" else "paper"), (request.endpoint or "")


def _unit_id(kind: str) -> str | None:
    needed = ENDPOINTS.get(request.endpoint or "")
    return unit_for(needed).id if kind in {"book", "paper"} and isinstance(needed, Power) else None


def _target() -> str:
    """Give the id that was asked for: random, so that it tells nothing by itself; no other text is kept."""
    values = (request.view_args or {}).values()
    return next((value for value in values if isinstance(value, str) and _AN_ID.fullmatch(value)), "")
