"""Saying of which step or paper of a case a kept file is the signed scan."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.records.attachments import open_file
from casebook.records.visibility import visible_case
from casebook.reports.files import name_of
from casebook.services.attaching import may_attach
from casebook.services.overtaken import seen_of
from casebook.services.scan_matching import match_scan
from casebook.services.scan_places import code_of
from casebook.web import access
from casebook.web.files import belonging
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.files import MatchForm

blueprint = Blueprint("scans", __name__)


@blueprint.route("/cases/<case_id>/files/<file_id>/match", methods=["GET", "POST"])
def match(case_id: str, file_id: str) -> str | Response | tuple[str, int]:
    """Match a file to a step or to an issued paper, or take the match back."""
    case, row = visible_case(access.actor(), case_id), open_file(access.actor(), file_id)
    if case is None or row is None or row.case_id != case.id or not may_attach(access.actor(), case):
        abort(404)
    now = code_of(case, row)
    form = filled(MatchForm, belongs=now, seen=seen_of({"belongs": now}))
    form.belongs.choices = belonging(case)
    words = {choice.value: str(choice.label) for choice in form.belongs.choices}
    if form.validate_on_submit() and attempt(
        form,
        lambda: match_scan(
            doing=access.doing(), file_id=row.id, belongs=form.belongs.data, seen=form.seen.data
        ),
        word=lambda _name, code: words.get(str(code), ""),
    ):
        flash(_("Matched: %(what)s.", what=words[form.belongs.data]))
        return redirect(url_for("cases.show", case_id=case.id, _anchor="files"))
    name = name_of(access.keys(), row, secret=case.keeps_secret)
    return render_template("files/match.html", case=case, form=form, name=name), status()
