"""Importing a reception book kept in Excel: try it, read the account, take it."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook import clock
from casebook.law.powers import Power
from casebook.records.imports import import_by_id, recent_imports
from casebook.reports.worker_life import worker_life
from casebook.services.import_accounts import PAGE, rows_of, tell_rows
from casebook.services.import_rows import Outcome
from casebook.services.importing import Upload, take_book, tried_rows, try_book
from casebook.services.job_asking import ask_import, import_job, is_large
from casebook.services.refusals import NotAllowed, Refused
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.forms.imports import BookForm
from casebook.web.jobs import view_of
from casebook.web.language import language

blueprint = Blueprint("imports", __name__, url_prefix="/reception/book/import")


@blueprint.route("", methods=["GET", "POST"])
def start() -> str | Response | tuple[str, int]:
    """Ask for a workbook, and try it."""
    unit = unit_for(Power.IMPORT_BOOK)
    form = BookForm()
    if request.method == "GET":
        return _start_page(form)
    if not form.validate():
        return _start_page(form), 422
    upload = Upload(unit_id=unit.id, file_name=form.book.data.filename or "", data=form.book.data.read())
    try:
        import_id = try_book(doing=access.doing(), upload=upload, key=access.keys().sealing)
    except Refused as refused:
        form.refuse(refused.sentence(language()), refused.field)
        return _start_page(form), 422
    return redirect(url_for("imports.show", import_id=import_id))


def _start_page(form: BookForm) -> str:
    return render_template("imports/start.html", form=form, earlier=recent_imports(access.actor()))


@blueprint.get("/<import_id>")
def show(import_id: str) -> str:
    """Show row by row what a workbook would make, or made, and what is wrong."""
    found = import_by_id(access.actor(), import_id)
    if found is None:
        abort(404)
    outcome = _outcome_asked(found.count(str(Outcome.FAULTY)))
    start_at = request.args.get("from", 0, type=int)
    rows = rows_of(found, outcome)
    if not 0 <= start_at <= len(rows):
        start_at = 0
    entries = tried_rows(doing=access.doing(), import_id=import_id, key=access.keys().sealing)
    return render_template(
        "imports/show.html",
        found=found,
        outcome=outcome,
        outcomes=[(one, found.count(str(one))) for one in Outcome],
        rows=tell_rows(found, rows[start_at : start_at + PAGE], language(), entries),
        start_at=start_at,
        total=len(rows),
        page_size=PAGE,
        **_course(import_id),
    )


def _course(import_id: str) -> dict[str, object]:
    """Tell how far the worker is with it; while no worker is there, the page takes it itself."""
    job, life = import_job(doing=access.doing(), import_id=import_id), worker_life(clock.now())
    view = view_of(job) if job is not None else None
    return {"job": view, "goes_on": view is not None and view.may_call_off and not life.missed}


def _outcome_asked(faulty: int) -> Outcome:
    asked = request.args.get("outcome", "")
    if asked in set(Outcome):
        return Outcome(asked)
    return Outcome.FAULTY if faulty else Outcome.MADE


@blueprint.post("/<import_id>")
def take(import_id: str) -> Response:
    """Take a workbook that was tried: a large one beside the pages, where a worker is there to do it."""
    try:
        if is_large(doing=access.doing(), import_id=import_id) and not worker_life(clock.now()).missed:
            ask_import(doing=access.doing(), import_id=import_id)
            flash(_("The book is being taken over. You can leave this page and come back."))
            return redirect(url_for("imports.show", import_id=import_id))
        take_book(doing=access.doing(), import_id=import_id, key=access.keys().sealing)
    except NotAllowed:
        abort(404)
    except Refused as refused:
        flash(refused.sentence(language()), "error")
        return redirect(url_for("imports.start"))
    found = import_by_id(access.actor(), import_id)
    made = found.count(str(Outcome.MADE)) if found else 0
    flash(_("%(made)s visits were taken into the book, on their original days.", made=made))
    return redirect(url_for("imports.show", import_id=import_id))
