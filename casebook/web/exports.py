"""Exports of lists: asking for one, how far it is, taking it as workbook or .csv, removing it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.papers.list_sheet import SheetColumn, list_csv, list_xlsx
from casebook.records.jobs import ENDED
from casebook.reports.listed_rows import Cell
from casebook.reports.worker_life import worker_life
from casebook.services.exporting import ask_export
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.taking_exports import Taken, export_view, remove_export, take_export
from casebook.web import access
from casebook.web.filling import press
from casebook.web.jobs import view_of
from casebook.web.language import language
from casebook.web.list_kinds import list_kind
from casebook.web.list_words import LIST_WORDS
from casebook.web.office_files import csv, xlsx

blueprint = Blueprint("exports", __name__, url_prefix="/lists")

_WIDE = frozenset({"subject", "content", "topic"})
_NAMES = {"cases": "ho-so", "commitments": "cam-ket"}


@blueprint.post("/<list_name>/export")
def ask(list_name: str) -> Response:
    """Let the worker gather all rows of a list as its address asks for them."""
    page = list_kind(list_name).asks()
    asked: list[str] = []
    back = redirect(url_for(page.endpoint, **page.query))

    def deed() -> None:
        doing, keys = access.doing(), access.keys()
        asked.append(ask_export(doing=doing, keys=keys, wanted=page.wanted, language=language()))

    return redirect(url_for("exports.show", export_id=asked[0])) if press(deed) else back


@blueprint.get("/exports/<export_id>")
def show(export_id: str) -> str:
    """Tell how far one's own export is, and give it once it is made."""
    try:
        view = export_view(doing=access.doing(), export_id=export_id)
    except NotAllowed:
        abort(404)
    query: dict[str, Any] = dict(view.wanted.query) if view.wanted else {}
    back = url_for(list_kind(view.page).endpoint, **query)
    going = view.job is not None and view.job.state not in ENDED
    return render_template(
        "lists/export.html",
        view=view,
        job=view_of(view.job) if view.job else None,
        going=going,
        name=LIST_WORDS[view.page].name,
        back=back,
        life=worker_life(clock.now()),
    )


@blueprint.get("/exports/<export_id>/rows.xlsx")
def as_workbook(export_id: str) -> Response:
    """Give one's own export as a workbook."""
    return _given(export_id, list_xlsx, xlsx)


@blueprint.get("/exports/<export_id>/rows.csv")
def as_csv(export_id: str) -> Response:
    """Give one's own export as .csv."""
    return _given(export_id, lambda _title, columns, rows: list_csv(columns, rows), csv)


Write = Callable[[str, Sequence[SheetColumn], Iterable[Sequence[Cell]]], bytes]


def _given(export_id: str, write: Write, answer: Callable[[bytes, str], Response]) -> Response:
    try:
        taken = take_export(doing=access.doing(), export_id=export_id, keys=access.keys())
    except NotAllowed:
        abort(404)
    except Refused as refused:
        flash(refused.sentence(language()), "error")
        return redirect(url_for("exports.show", export_id=export_id))
    list_kind(taken.page)  # who may open the list no longer is given no file of it
    title, columns = _headings(taken)
    return answer(write(title, columns, taken.rows), f"{_NAMES[taken.page]}-{clock.today():%Y%m%d}")


def _headings(taken: Taken) -> tuple[str, list[SheetColumn]]:
    words = LIST_WORDS[taken.page]
    # In the language of the rows, which is the one it was asked for in.
    with force_locale(taken.language):
        columns = [SheetColumn(str(words.sheet[code]), code in _WIDE) for code in taken.columns]
        return str(words.name), columns


@blueprint.post("/exports/<export_id>/remove")
def remove(export_id: str) -> Response:
    """Remove one's own export before its time."""
    if press(lambda: remove_export(doing=access.doing(), export_id=export_id)):
        flash(_("The export is removed."))
    return redirect(url_for("exports.show", export_id=export_id))
