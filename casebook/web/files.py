"""Files of a case and of a receipt: adding them, and taking one as a download."""

import secrets
from io import BytesIO

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from casebook.law.powers import Power
from casebook.records.attachments import FileKind, open_file
from casebook.records.cases import Case
from casebook.records.visibility import visible_case
from casebook.records.visits import receipt_of, visit_of_receipt
from casebook.reports.files import lines_of_case, lines_of_receipt
from casebook.services.attaching import Parcel, attach_files, may_attach, stays_on_paper
from casebook.services.handing_out import give_out
from casebook.services.reading_papers import papers_to_read
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.scan_places import code_of, places_for_scans
from casebook.services.step_proofs import step_proofs
from casebook.services.uploads import ENDINGS, Handed
from casebook.vault.safe import Safe
from casebook.vault.storage import FILES, Storage, storage_at
from casebook.web import access
from casebook.web.above import lead_above
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.fields import choices_of
from casebook.web.forms.files import CaseFilesForm, FilesForm
from casebook.web.language import language
from casebook.web.visit_page import seen

blueprint = Blueprint("files", __name__)

Page = str | Response | tuple[str, int]

_STORAGE = "casebook.storage"
_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.PNG: "image/png",
    FileKind.TIFF: "image/tiff",
    FileKind.TEXT: "text/plain; charset=utf-8",
}


def safe() -> Safe:
    """Give the safe: the keys as they are now, and the place where files lie, opened once."""
    opened = current_app.extensions
    if _STORAGE not in opened:
        config = current_app.config["CASEBOOK"]
        opened[_STORAGE] = storage_at(
            config.storage, folder=config.data / FILES, endpoint=config.storage_endpoint
        )
    storage: Storage = opened[_STORAGE]
    return Safe(access.keys(), storage)


@blueprint.route("/cases/<case_id>/files", methods=["GET", "POST"])
def of_case(case_id: str) -> Page:
    """Add files to a case."""
    case = visible_case(access.actor(), case_id)
    if case is None or not may_attach(access.actor(), case) or stays_on_paper(case):
        abort(404)
    wanted = request.args.get("belongs", "")
    form = filled(CaseFilesForm, request_key=secrets.token_urlsafe(32), belongs=wanted)
    form.belongs.choices = belonging(case)
    if form.accuses_head.data:
        return lead_above()
    kept: list[str] = []
    if form.validate_on_submit() and attempt(
        form,
        lambda: kept.extend(_attach(form, case_id=case.id, receipt_id=None, belongs=form.belongs.data)),
    ):
        _tell(kept)
        return redirect(url_for("cases.show", case_id=case.id, _anchor="files"))
    lines = lines_of_case(access.keys(), access.actor(), case)
    return render_template(
        "files/of_case.html", case=case, form=form, files=lines, accept=_accepted()
    ), status()


@blueprint.route("/reception/visits/<visit_id>/receipts/<receipt_id>/files", methods=["GET", "POST"])
def of_receipt(visit_id: str, receipt_id: str) -> Page:
    """Show the files on a receipt, and add some."""
    visit = seen(visit_id)
    given = receipt_of(visit, receipt_id)
    if given is None:
        abort(404)
    form = filled(FilesForm, request_key=secrets.token_urlsafe(32))
    if form.accuses_head.data:
        return lead_above()
    kept: list[str] = []
    if form.validate_on_submit() and attempt(
        form, lambda: kept.extend(_attach(form, case_id=None, receipt_id=given.id))
    ):
        _tell(kept)
        return redirect(url_for("files.of_receipt", visit_id=visit.id, receipt_id=given.id))
    return render_template(
        "files/of_receipt.html",
        visit=visit,
        receipt=given,
        form=form,
        files=lines_of_receipt(access.keys(), access.actor(), given.id),
        accept=_accepted(),
        may_add=access.actor().has_in(Power.LOG_VISITS, visit.unit_id),
    ), status()


def belonging(case: Case) -> list[SelectChoice]:
    """Offer of what a file of a case may be the signed scan."""
    return choices_of([("", _("nothing: a paper that was handed in")), *places_for_scans(case, language())])


def _attach(form: FilesForm, *, case_id: str | None, receipt_id: str | None, belongs: str = "") -> list[str]:
    parcel = Parcel(
        files=[Handed(name=file.filename or "", data=file.read()) for file in form.files.data],
        request_key=form.request_key.data or secrets.token_urlsafe(32),
        case_id=case_id,
        receipt_id=receipt_id,
        belongs=belongs,
        accuses_head=form.accuses_head.data,
    )
    return attach_files(doing=access.doing(), parcel=parcel, safe=safe())


def _tell(kept: list[str]) -> None:
    flash(
        ngettext(
            "%(num)s file is kept, encrypted.",
            "%(num)s files are kept, encrypted.",
            len(kept),
        )
    )


def _accepted() -> str:
    return ",".join(ENDINGS)


@blueprint.get("/files/<file_id>")
def take(file_id: str) -> Response:
    """Download a file exactly as it was handed in."""
    return _download(file_id, clean=False)


@blueprint.get("/files/<file_id>/clean")
def take_clean(file_id: str) -> Response:
    """Download a picture without the place, day and camera it carries along."""
    return _download(file_id, clean=True)


def _download(file_id: str, *, clean: bool) -> Response:
    try:
        given = give_out(doing=access.doing(), file_id=file_id, safe=safe(), clean=clean)
    except NotAllowed:
        abort(404)
    except Refused as refused:
        flash(refused.sentence(language()), "error")
        return redirect(_home_of(file_id))
    # Saved and never shown: web/headers.py forbids whatever is downloaded to run or to be kept.
    return send_file(
        BytesIO(given.data),
        mimetype=_TYPES.get(given.kind, "application/octet-stream"),
        as_attachment=True,
        download_name=given.name,
        etag=False,
        max_age=None,
    )


def _home_of(file_id: str) -> str:
    """Give the page a file is listed on."""
    row = open_file(access.actor(), file_id)
    if row is None:
        abort(404)
    if row.case_id is not None:
        return url_for("cases.show", case_id=row.case_id, _anchor="files")
    if row.commitment_id is not None:
        return url_for("commitments.show", commitment_id=row.commitment_id, _anchor="files")
    if row.dialogue_id is not None:
        return url_for("dialogues.show", dialogue_id=row.dialogue_id, _anchor="files")
    visit_id = visit_of_receipt(row.receipt_id or "")
    return url_for("files.of_receipt", visit_id=visit_id, receipt_id=row.receipt_id)


def case_files(case: Case, *, redacted: bool) -> dict[str, object]:
    """Give what the page of a case shows of its papers and files; nothing for whoever reads it redacted."""
    if redacted:
        return {
            "written": [],
            "files": [],
            "may_add_files": False,
            "files_stay_on_paper": False,
            "proofs": {},
        }
    actor = access.actor()
    on_paper = stays_on_paper(case)
    lines = lines_of_case(access.keys(), actor, case)
    wanted = not on_paper and case.destruction_id is None
    places = dict(places_for_scans(case, language()))
    return {
        "written": papers_to_read(actor, case),
        "files": lines,
        "scans_of": {line.id: places.get(code_of(case, line), "") for line in lines},
        "may_add_files": may_attach(actor, case) and not on_paper,
        "files_stay_on_paper": on_paper,
        "proofs": step_proofs(case, lines, language(), wanted=wanted, reader=actor),
    }
