"""The page of one dialogue: what it shows to whom, and the one thing to do next."""

from dataclasses import dataclass

from flask import render_template, url_for
from flask_babel import gettext as _

from casebook import clock
from casebook.law.articles import name_all
from casebook.law.dialogues import DialogueOccasion, DialogueWith, basis_of
from casebook.law.powers import Power
from casebook.law.words import word
from casebook.records.cases import Case
from casebook.records.commitments import Commitment
from casebook.records.dialogue_lists import commitments_of_dialogue, waiting_questions
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.records.visibility import visible_case
from casebook.reports.dialogue_days import dialogue_clock_views
from casebook.reports.dialogues import DialogueStep, lacking_sides, next_step_of, unanswered
from casebook.reports.files import lines_of_dialogue
from casebook.services.questions_from_public import looks_through
from casebook.web import access
from casebook.web.dossiers import reading
from casebook.web.language import language


@dataclass(frozen=True)
class BasisTold:
    """By what a dialogue is held, in words; `doubt` where it is to be checked against the text."""

    article: str
    doubt: str
    at_least: int | None


@dataclass(frozen=True)
class Next:
    """The one thing to do next."""

    label: str
    url: str
    why: str


@dataclass(frozen=True)
class Asked:
    """A question as its dialogue shows it, with what it became."""

    question: DialogueQuestion
    commitments: tuple[Commitment, ...]
    case: Case | None
    """The case it became, for whoever may see that one."""


def basis_told(with_whom: DialogueWith, occasion: DialogueOccasion) -> BasisTold:
    """Tell by what a dialogue is held, and how certain that is."""
    basis = basis_of(with_whom, occasion)
    doubt = "" if basis.certainty.is_certain else word(basis.certainty, language())
    return BasisTold(name_all(basis.articles, language()), doubt, basis.at_least_a_year)


def dialogue_page(dialogue: Dialogue) -> str:
    """Make the page of one dialogue as the signed-in person sees it."""
    actor, unit_id = access.actor(), dialogue.unit_id
    may_keep = actor.has_in(Power.KEEP_DIALOGUES, unit_id)
    sees_sent = looks_through(actor, unit_id)
    return render_template(
        "dialogues/show.html",
        dialogue=dialogue,
        asked=asked_told(dialogue),
        basis=basis_told(dialogue.with_whom, dialogue.occasion),
        clocks=dialogue_clock_views(dialogue, reading()),
        next=next_told(dialogue) if may_keep else None,
        unanswered=unanswered(dialogue),
        lacking=[word(side, language()) for side in lacking_sides(dialogue)],
        may_keep=may_keep,
        sent=waiting_questions(dialogue.id) if sees_sent else [],
        before=dialogue.held_on is None and dialogue.called_off_on is None,
        takes_questions=dialogue.minuted_on is None and dialogue.called_off_on is None,
        files=lines_of_dialogue(access.keys(), actor, dialogue.id),
    )


def asked_told(dialogue: Dialogue) -> list[Asked]:
    """Tell the questions of a dialogue; a case among them only to whoever may see it."""
    actor = access.actor()
    made: dict[str | None, list[Commitment]] = {}
    for commitment in commitments_of_dialogue(dialogue.id):
        made.setdefault(commitment.question_id, []).append(commitment)
    return [
        Asked(
            question,
            tuple(made.get(question.id, ())),
            visible_case(actor, question.case_id) if question.case_id else None,
        )
        for question in dialogue.asked
    ]


def next_told(dialogue: Dialogue) -> Next | None:
    """Tell what is to be done next, and lead to it."""
    step = next_step_of(dialogue, clock.today())
    if step is None:
        return None
    label, endpoint, why = _steps()[step]
    return Next(label, url_for(endpoint, dialogue_id=dialogue.id), why)


Steps = dict[DialogueStep, tuple[str, str, str]]


def _steps() -> Steps:
    return _until_held() | _once_held()


def _until_held() -> Steps:
    return {
        DialogueStep.PREPARE: (
            _("Write agenda and guests"),
            "dialogues.prepare",
            _("Nothing is known yet of what it is about and who is invited."),
        ),
        DialogueStep.ANNOUNCE: (
            _("Record the notice"),
            "dialogue_days.announce",
            _("Print the notice, let it go out, then record here when and how."),
        ),
        DialogueStep.GATHER: (
            _("Write a question sent beforehand"),
            "dialogue_questions.ask",
            _("Until the day itself, questions are gathered; answers come at the dialogue."),
        ),
        DialogueStep.HOLD: (
            _("Record that it is held"),
            "dialogue_days.hold",
            _("The day has come. Count who came; it may be put right until the minutes are signed."),
        ),
    }


def _once_held() -> Steps:
    return {
        DialogueStep.ASK: (
            _("Write the questions"),
            "dialogue_questions.ask",
            _("No question stands here yet. If nobody asks anything, go on to the conclusion."),
        ),
        DialogueStep.ANSWER: (
            _("Answer the next question"),
            "dialogue_questions.next_one",
            _("The minutes wait until each question has an outcome."),
        ),
        DialogueStep.CONCLUDE: (
            _("Write the conclusion"),
            "dialogue_days.conclude",
            _("Every question has an outcome. Now the conclusion, and how those present judged it."),
        ),
        DialogueStep.MINUTE: (
            _("Number and sign the minutes"),
            "dialogue_days.minute",
            _("Read the draft, sign it, then record the day. What it says stays from then on."),
        ),
        DialogueStep.PUBLISH: (
            _("Record the publication"),
            "dialogue_days.publish",
            _("The minutes are signed. Publish the main content, then record where and when."),
        ),
    }
