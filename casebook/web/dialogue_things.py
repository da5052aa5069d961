"""What is to be done about dialogues, in the lines of the desk."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from flask import url_for
from flask_babel import gettext as _

from casebook.law.powers import Actor, Power
from casebook.records.dialogue_lists import dialogue_by_id, waiting_by_dialogue
from casebook.records.dialogues import DialogueQuestion
from casebook.reports.clock_views import Reading
from casebook.reports.dialogue_desk import DialogueToDo, answers_to_write, dialogues_to_do
from casebook.reports.dues import Due
from casebook.services.questions_from_public import looks_through
from casebook.web.dialogue_page import next_told

ALine = TypeVar("ALine")

MOST = 4


def dialogue_things(
    actor: Actor, owed: Sequence[Due], now: Reading, line: Callable[..., ALine]
) -> list[ALine]:
    """Give the lines of the desk about dialogues, what presses most first; `line` makes one of them."""
    told = [
        *(line(**_sent(dialogue_id, count)) for dialogue_id, count in _waiting(actor).items()),
        *(line(**_owed(question, now)) for question in answers_to_write(owed, now)),
        *(line(**_next(todo, now)) for todo in dialogues_to_do(actor, now)),
    ]
    return told[:MOST]


def _waiting(actor: Actor) -> dict[str, int]:
    units = [unit for unit in actor.units_with(Power.KEEP_DIALOGUES) if looks_through(actor, unit)]
    return waiting_by_dialogue(units) if units else {}


def _sent(dialogue_id: str, count: int) -> dict[str, object]:
    dialogue = dialogue_by_id(dialogue_id)
    return {
        "what": _("Look through what the public sent: %(count)s", count=count),
        "about": dialogue.subject if dialogue else "",
        "url": url_for("dialogues.show", dialogue_id=dialogue_id, _anchor="sent"),
        "remaining": f"{dialogue.planned_on:%d/%m/%Y}" if dialogue else "",
        "article": "",
        "late": False,
        "soon": True,
    }


def _owed(question: DialogueQuestion, now: Reading) -> dict[str, object]:
    due_on = question.answer_due_on or now.today
    return {
        "what": _("Answer in writing: %(topic)s", topic=question.topic),
        "about": question.dialogue.subject,
        "url": url_for("dialogue_questions.answer", question_id=question.id),
        "remaining": _("promised until %(day)s", day=f"{due_on:%d/%m/%Y}"),
        "article": "",
        "late": due_on < now.today,
        "soon": due_on >= now.today,
    }


def _next(todo: DialogueToDo, now: Reading) -> dict[str, object]:
    step, clock = next_told(todo.dialogue), todo.clock
    return {
        "what": step.label if step else "",
        "about": todo.dialogue.subject,
        "url": url_for("dialogues.show", dialogue_id=todo.dialogue.id),
        "remaining": clock.remaining if clock else f"{todo.day:%d/%m/%Y}",
        "article": clock.article if clock else "",
        "late": bool(clock and clock.state == "overdue"),
        "soon": bool(clock and clock.soon) or (clock is None and todo.day <= now.today),
    }
