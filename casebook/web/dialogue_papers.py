"""The papers of a dialogue, as PDF to sign and for Word to edit."""

from io import BytesIO

from flask import Blueprint, abort, send_file, url_for
from werkzeug.wrappers import Response

from casebook.law.powers import Power
from casebook.papers.form import Filled
from casebook.records.dialogues import Dialogue
from casebook.services.dialogue_papers import dialogue_docx, dialogue_pdf, minutes_of, notice_of
from casebook.web.dialogues import seen_dialogue
from casebook.web.office_files import word_file

blueprint = Blueprint("dialogue_papers", __name__, url_prefix="/dialogues/<dialogue_id>")


@blueprint.get("/notice.pdf")
def notice_pdf(dialogue_id: str) -> Response:
    """Give the notice as a PDF."""
    dialogue = seen_dialogue(dialogue_id, Power.SEE_DIALOGUES)
    return _pdf(notice_of(dialogue), f"thong-bao-doi-thoai-{dialogue.planned_on:%Y%m%d}.pdf")


@blueprint.get("/notice.docx")
def notice_docx(dialogue_id: str) -> Response:
    """Give the notice for Word."""
    dialogue = seen_dialogue(dialogue_id, Power.SEE_DIALOGUES)
    name = f"thong-bao-doi-thoai-{dialogue.planned_on:%Y%m%d}"
    return _docx(notice_of(dialogue), dialogue, name)


@blueprint.get("/minutes.pdf")
def minutes_pdf(dialogue_id: str) -> Response:
    """Give the minutes, or their draft, as a PDF."""
    dialogue = _held(dialogue_id)
    return _pdf(minutes_of(dialogue), f"bien-ban-doi-thoai-{dialogue.held_on:%Y%m%d}.pdf")


@blueprint.get("/minutes.docx")
def minutes_docx(dialogue_id: str) -> Response:
    """Give the minutes, or their draft, for Word."""
    dialogue = _held(dialogue_id)
    return _docx(minutes_of(dialogue), dialogue, f"bien-ban-doi-thoai-{dialogue.held_on:%Y%m%d}")


def _held(dialogue_id: str) -> Dialogue:
    dialogue = seen_dialogue(dialogue_id, Power.SEE_DIALOGUES)
    if dialogue.held_on is None:
        abort(404)
    return dialogue


def _pdf(filled: Filled, name: str) -> Response:
    return send_file(BytesIO(dialogue_pdf(filled)), mimetype="application/pdf", download_name=name)


def _docx(filled: Filled, dialogue: Dialogue, name: str) -> Response:
    back = url_for("dialogues.show", dialogue_id=dialogue.id)
    return word_file(lambda: dialogue_docx(filled, dialogue.unit_id), name, otherwise=back)
