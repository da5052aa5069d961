"""A question that becomes a case: registered as a letter is, with what the question says filled in."""

from dataclasses import replace

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.choices import Via
from casebook.law.dialogues import QuestionCame
from casebook.law.powers import Power
from casebook.law.words import word
from casebook.records.dialogue_lists import question_by_id
from casebook.records.dialogues import DialogueQuestion
from casebook.records.visibility import visible_case
from casebook.services.dialogue_questions import drop_question, open_case_from
from casebook.web import access
from casebook.web.above import lead_above
from casebook.web.dialogues import Page, seen_dialogue
from casebook.web.filling import attempt, press
from casebook.web.forms.fields import choices_of
from casebook.web.language import language
from casebook.web.letter_desk import LetterDesk

blueprint = Blueprint("dialogue_cases", __name__, url_prefix="/dialogues/questions/<question_id>")

# Said at the dialogue, sent by the public page, or handed in on paper there.
_WAYS = (Via.RECEPTION, Via.ONLINE, Via.POST)


@blueprint.route("/case", methods=["GET", "POST"])
def open_case(question_id: str) -> Page:
    """Register the case a question became."""
    question = _seen(question_id)
    desk = LetterDesk(question.dialogue.unit_id)
    desk.form.via.choices = choices_of([(via, word(via, language())) for via in _WAYS])
    if request.method == "GET":
        _fill(desk, question)
        return desk.page()
    if desk.asks_to_classify:
        desk.take_verdict()
        return desk.page()
    if desk.form.accuses_head.data:
        dropped = press(lambda: drop_question(doing=access.doing(), question_id=question_id))
        back = redirect(url_for("dialogues.show", dialogue_id=question.dialogue_id))
        return lead_above() if dropped else back
    if not desk.form.validate() or desk.ask_about_alike():
        return desk.page(), 422
    return _open(desk, question)


def _seen(question_id: str) -> DialogueQuestion:
    question = question_by_id(question_id)
    if question is None or question.recorded_by_id is None:
        abort(404)
    dialogue = seen_dialogue(question.dialogue_id)
    if not access.actor().has_in(Power.REGISTER_CASES, dialogue.unit_id):
        abort(404)
    return question


def _fill(desk: LetterDesk, question: DialogueQuestion) -> None:
    form = desk.form
    if form.content.data or form.subject.data:
        return  # brought back as it was left
    form.received_on.data = question.dialogue.held_on
    form.via.data = Via.ONLINE if question.came is QuestionCame.FROM_PUBLIC else Via.RECEPTION
    form.subject.data, form.content.data = question.topic, question.content
    form.full_name.data = question.asked_by[:120]


def _open(desk: LetterDesk, question: DialogueQuestion) -> Page:
    entry = replace(desk.entry(), forwarder=None)
    made: list[str] = []
    if not attempt(
        desk.form,
        lambda: made.append(open_case_from(doing=access.doing(), question_id=question.id, entry=entry)),
    ):
        return desk.page(), 422
    return _opened(question, made[0])


def _opened(question: DialogueQuestion, case_id: str) -> Response:
    case = visible_case(access.actor(), case_id)
    if case is not None:
        flash(_("Registered as %(name)s from this question.", name=case.name))
    if request.form.get("do") == "split":
        return redirect(url_for("splits.split", case_id=case_id))
    return redirect(url_for("dialogues.show", dialogue_id=question.dialogue_id))
