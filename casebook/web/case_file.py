"""The whole file of a case: what is in it, and all of it in one archive."""

from collections.abc import Iterable, Iterator

from flask import Blueprint, Response, abort, render_template

from casebook import clock
from casebook.records.basis import basis_now
from casebook.records.visits import Receipt, Visit
from casebook.reports.clock_views import Reading
from casebook.reports.files import lines_of_receipt
from casebook.services.case_archive import CaseArchive, name_of_case_file, take_case_file
from casebook.services.case_contents import Looking, contents_of
from casebook.services.refusals import NotAllowed
from casebook.web import access
from casebook.web.dossiers import dossier_of, reading
from casebook.web.files import safe
from casebook.web.heads import is_bodiless
from casebook.web.hosts import outside
from casebook.web.visit_sheets import receipt_sheet

blueprint = Blueprint("case_file", __name__, url_prefix="/cases/<case_id>/file")


def _looking(by: Reading) -> Looking:
    return Looking(
        actor=access.actor(),
        reading=by,
        keys=access.keys(),
        local=clock.local,
        print_receipt=_receipt,
    )


def _receipt(visit: Visit, given: Receipt) -> bytes:
    files = lines_of_receipt(access.keys(), access.actor(), given.id)
    return receipt_sheet(visit, given, outside("follow.show"), files)


@blueprint.get("")
def show(case_id: str) -> str:
    """List what is in the file of a case, as far as this person may know."""
    dossier = dossier_of(case_id)
    return render_template(
        "cases/file.html",
        dossier=dossier,
        case=dossier.case,
        contents=contents_of(dossier, _looking(reading())),
    )


@blueprint.get("/archive.zip")
def archive(case_id: str) -> Response:
    """Give the whole file as one archive with its index; papers are Vietnamese, and so is the index."""
    basis = basis_now()
    by = Reading(clock.today(), basis.calendar, "vi", basis.rules)
    try:
        if is_bodiless():
            return _headed(name_of_case_file(doing=access.doing(), case_id=case_id))
        packed = take_case_file(doing=access.doing(), case_id=case_id, looking=_looking(by), safe=safe())
    except NotAllowed:
        abort(404)
    return _given(packed)


def _headed(name: str, pieces: Iterable[bytes] = ()) -> Response:
    answer = Response(pieces, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _given(packed: CaseArchive) -> Response:
    answer = _headed(packed.name, _pieces(packed))
    answer.headers["Content-Length"] = str(packed.spool.size)
    answer.call_on_close(packed.spool.close)  # where nobody began to read
    return answer


def _pieces(packed: CaseArchive) -> Iterator[bytes]:
    try:
        yield from packed.spool.pieces()
    finally:
        packed.spool.close()
