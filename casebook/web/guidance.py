"""Help to classify: the questions of the law as far as they are answered, and what they lead to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casebook.law.classification import (
    ANSWER_WORDS,
    QUESTION_WORDS,
    Answer,
    Question,
    Verdict,
    classify,
    options,
)
from casebook.web.forms.complaints import Sort
from casebook.web.language import language

_ANSWERS = frozenset(answer.value for answer in Answer)


@dataclass
class Guidance:
    """How far "help me classify" has got for one matter."""

    steps: list[dict[str, Any]] = field(default_factory=list)
    verdict: Verdict | None = None


def guidance_of(sent: Mapping[str, str], prefix: str) -> Guidance:
    """Say how far the answers in a form have got; `prefix` stands before the name of each question."""
    answers = _answers(sent, prefix)
    told, found = Guidance(), classify({})
    given: dict[Question, Answer] = {}
    while isinstance(found, Question):
        question, answer = found, answers.get(found)
        told.steps.append(_asked(question, answer))
        if answer is None or answer not in options(question):
            return told
        given[question] = answer
        found = classify(given)
    told.verdict = found
    return told


def _answers(sent: Mapping[str, str], prefix: str) -> dict[Question, Answer]:
    told = {}
    for question in Question:
        typed = sent.get(f"{prefix}{question.value}", "")
        if typed in _ANSWERS:
            told[question] = Answer(typed)
    return told


def _asked(question: Question, answer: Answer | None) -> dict[str, Any]:
    lang = int(language() != "vi")
    return {
        "code": question.value,
        "words": QUESTION_WORDS[question][lang],
        "options": [(a.value, ANSWER_WORDS[a][lang], a is answer) for a in options(question)],
    }


def sort_of(verdict: Verdict) -> Sort:
    """Say which sort of complaint a verdict means."""
    if verdict.discipline:
        return Sort.DISCIPLINE
    return Sort.LABOUR if verdict.labour else Sort.ORDINARY
