"""The pages of a dialogue's questions: written down, answered, made a case, looked through, dropped."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from casebook.law.dialogues import QuestionCame, QuestionOutcome
from casebook.law.words import word
from casebook.records.dialogue_lists import question_by_id
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.services.dialogue_questions import (
    CommitmentInAnswer,
    QuestionEntry,
    answer_question,
    ask_question,
    drop_question,
    seen_question,
)
from casebook.services.questions_from_public import leave_out, looks_through, take_question_in
from casebook.web import access
from casebook.web.above import lead_above
from casebook.web.commitments import owners_in
from casebook.web.conflicts import shown
from casebook.web.dialogues import Page, seen_dialogue
from casebook.web.filling import attempt, filled, press, status
from casebook.web.forms.dialogue_questions import BEFORE, TYPED, AnswerForm, QuestionFields, QuestionForm
from casebook.web.language import language

blueprint = Blueprint("dialogue_questions", __name__, url_prefix="/dialogues")

_STAYS = frozenset({QuestionOutcome.COMMITMENT, QuestionOutcome.CASE})


def _offer(form: QuestionFields, dialogue: Dialogue, stands: QuestionOutcome | None = None) -> None:
    outcomes = TYPED if dialogue.held_on else BEFORE
    if stands is not None and stands in _STAYS:
        outcomes = (stands,)
    elif dialogue.minuted_on is not None:
        outcomes = (QuestionOutcome.ANSWERED, QuestionOutcome.ANSWER_LATER)
    form.offer(language(), outcomes, owners_in(dialogue.unit_id))


@blueprint.route("/<dialogue_id>/questions/new", methods=["GET", "POST"])
def ask(dialogue_id: str) -> Page:
    """Write a question down, with its answer; the next one follows at once."""
    dialogue = seen_dialogue(dialogue_id)
    if dialogue.minuted_on is not None or dialogue.called_off_on is not None:
        return _to(dialogue)  # no question is written down any more
    held = dialogue.held_on is not None
    form = filled(
        QuestionForm,
        request_key=secrets.token_urlsafe(24),
        came=QuestionCame.ON_THE_SPOT if held else QuestionCame.BEFOREHAND,
        outcome=QuestionOutcome.ANSWERED if held else QuestionOutcome.WAITING,
        answered_by=dialogue.chair.full_name if held else "",
    )
    _offer(form, dialogue)
    form.offer_ways(language())
    if form.accuses_head.data:
        return lead_above()
    if form.validate_on_submit() and attempt(form, lambda: _ask(dialogue_id, form)):
        return _asked(dialogue)
    return render_template("dialogues/ask.html", form=form, dialogue=dialogue, question=None), status()


def _ask(dialogue_id: str, form: QuestionForm) -> None:
    key = form.request_key.data or None
    entry = _typed(form, form.came.data)
    ask_question(doing=access.doing(), dialogue_id=dialogue_id, entry=entry, request_key=key)


def _asked(dialogue: Dialogue) -> Response:
    number = len(seen_dialogue(dialogue.id).asked)
    if request.form.get("do") == "last":
        flash(_("Question %(number)s is written down.", number=number))
        return redirect(url_for("dialogues.show", dialogue_id=dialogue.id))
    flash(_("Question %(number)s is written down. Here is room for the next one.", number=number))
    return redirect(url_for("dialogue_questions.ask", dialogue_id=dialogue.id))


def _typed(form: QuestionFields, came: QuestionCame) -> QuestionEntry:
    return QuestionEntry(
        topic=form.topic.data,
        content=form.content.data,
        came=came,
        asked_by=form.asked_by.data or "",
        answer=form.answer.data or "",
        answered_by=form.answered_by.data or "",
        outcome=form.outcome.data,
        answer_due_on=form.answer_due_on.data,
        commitment=_commitment(form),
        accuses_head=form.accuses_head.data,
    )


def _commitment(form: QuestionFields) -> CommitmentInAnswer | None:
    told, due_on = form.commitment.data, form.due_on.data
    if form.outcome.data is not QuestionOutcome.COMMITMENT or not told or due_on is None:
        return None
    return CommitmentInAnswer(content=told, owner_id=form.owner_id.data or "", due_on=due_on)


def _seen(question_id: str) -> DialogueQuestion:
    question = question_by_id(question_id)
    # What the public sent and nobody took in yet has no page of its own.
    if question is None or question.recorded_by_id is None:
        abort(404)
    seen_dialogue(question.dialogue_id)
    return question


@blueprint.get("/<dialogue_id>/questions/next")
def next_one(dialogue_id: str) -> Response:
    """Lead to the next question without an outcome; to the dialogue where there is none."""
    dialogue = seen_dialogue(dialogue_id)
    waiting = (one for one in dialogue.asked if one.outcome is QuestionOutcome.WAITING)
    question = next(waiting, None)
    if question is None:
        return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))
    return redirect(url_for("dialogue_questions.answer", question_id=question.id))


@blueprint.route("/questions/<question_id>", methods=["GET", "POST"])
def answer(question_id: str) -> Page:
    """Write what was answered to a question and what became of it."""
    question = _seen(question_id)
    dialogue, stands = question.dialogue, question.outcome
    form = filled(AnswerForm, **_values(question), seen=seen_question(question))
    _offer(form, dialogue, stands)
    if form.accuses_head.data:
        dropped = press(lambda: drop_question(doing=access.doing(), question_id=question_id))
        return lead_above() if dropped else _to(dialogue)
    if dialogue.minuted_on is not None and stands is not QuestionOutcome.ANSWER_LATER:
        return _to(dialogue)  # what stands in signed minutes has no form
    if form.validate_on_submit() and attempt(form, lambda: _answer(question, form), word=_word):
        flash(_("The question is recorded."))
        return redirect(url_for("dialogue_questions.next_one", dialogue_id=dialogue.id))
    return render_template("dialogues/ask.html", form=form, dialogue=dialogue, question=question), status()


def _to(dialogue: Dialogue) -> Response:
    return redirect(url_for("dialogues.show", dialogue_id=dialogue.id))


def _values(question: DialogueQuestion) -> dict[str, object]:
    names = ("topic", "content", "asked_by", "answer", "answered_by", "answer_due_on", "outcome")
    values = {name: getattr(question, name) for name in names}
    fresh = question.outcome is QuestionOutcome.WAITING and question.dialogue.held_on is not None
    if fresh:
        values["outcome"] = QuestionOutcome.ANSWERED
        values["answered_by"] = question.answered_by or question.dialogue.chair.full_name
    return values


def _word(_name: str, value: object) -> str:
    return word(value, language()) if isinstance(value, QuestionOutcome) else shown(value)


def _answer(question: DialogueQuestion, form: AnswerForm) -> None:
    entry = _typed(form, question.came)
    seen = form.seen.data or ""
    answer_question(doing=access.doing(), question_id=question.id, entry=entry, seen=seen)


@blueprint.post("/questions/<question_id>/drop")
def drop(question_id: str) -> Response:
    """Take a question off the dialogue."""
    question = _seen(question_id)
    dialogue_id = question.dialogue_id
    if press(lambda: drop_question(doing=access.doing(), question_id=question_id)):
        flash(_("The question is taken off."))
    return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))


def _sent(question_id: str) -> str:
    """Give the dialogue of a question the public sent, to whoever looks through those."""
    question = question_by_id(question_id)
    if question is None or question.recorded_by_id is not None:
        abort(404)
    dialogue = seen_dialogue(question.dialogue_id)
    if not looks_through(access.actor(), dialogue.unit_id):
        abort(404)
    return dialogue.id


@blueprint.post("/questions/<question_id>/take-in")
def take_in(question_id: str) -> Response:
    """Take in a question the public sent."""
    dialogue_id = _sent(question_id)
    if press(lambda: take_question_in(doing=access.doing(), question_id=question_id)):
        flash(_("The question is taken in."))
    return redirect(url_for("dialogues.show", dialogue_id=dialogue_id, _anchor="sent"))


@blueprint.post("/questions/<question_id>/leave-out")
def not_taken(question_id: str) -> Response:
    """Keep nothing of a question the public sent; what goes above leads to the envelope."""
    dialogue_id = _sent(question_id)
    if not press(lambda: leave_out(doing=access.doing(), question_id=question_id)):
        return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))
    if request.form.get("why") == "above":
        return lead_above()
    flash(_("Nothing of that question is kept."))
    return redirect(url_for("dialogues.show", dialogue_id=dialogue_id, _anchor="sent"))
