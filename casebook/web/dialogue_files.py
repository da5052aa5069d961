"""Files of a dialogue: its signed minutes, the list of those present."""

import secrets

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from casebook.records.dialogues import Dialogue
from casebook.reports.files import lines_of_dialogue
from casebook.services.attaching import Parcel, attach_files
from casebook.services.uploads import ENDINGS, Handed
from casebook.web import access
from casebook.web.above import lead_above
from casebook.web.dialogues import Page, seen_dialogue
from casebook.web.files import safe
from casebook.web.filling import attempt, filled, status
from casebook.web.forms.files import FilesForm

blueprint = Blueprint("dialogue_files", __name__, url_prefix="/dialogues/<dialogue_id>")


@blueprint.route("/files", methods=["GET", "POST"])
def add(dialogue_id: str) -> Page:
    """Add files to a dialogue."""
    dialogue = seen_dialogue(dialogue_id)
    form = filled(FilesForm, request_key=secrets.token_urlsafe(32))
    if form.accuses_head.data:
        return lead_above()
    if form.validate_on_submit() and attempt(form, lambda: _add(dialogue, form)):
        flash(_("The files are kept, encrypted."))
        return redirect(url_for("dialogues.show", dialogue_id=dialogue.id, _anchor="files"))
    lines = lines_of_dialogue(access.keys(), access.actor(), dialogue.id)
    accept = ",".join(ENDINGS)
    return render_template(
        "dialogues/files.html", form=form, dialogue=dialogue, files=lines, accept=accept
    ), status()


def _add(dialogue: Dialogue, form: FilesForm) -> None:
    parcel = Parcel(
        files=[Handed(name=file.filename or "", data=file.read()) for file in form.files.data],
        request_key=form.request_key.data or secrets.token_urlsafe(32),
        dialogue_id=dialogue.id,
        accuses_head=form.accuses_head.data,
    )
    attach_files(doing=access.doing(), parcel=parcel, safe=safe())
