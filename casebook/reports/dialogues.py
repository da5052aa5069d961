"""Dialogues as they are told: the year against its plan, the next step of one, what the desk owes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casebook.law.dialogues import (
    DialogueOccasion,
    DialogueSide,
    DialogueStatus,
    DialogueWith,
    QuestionOutcome,
    basis_of,
    sides_too_few,
)
from casebook.records.dialogue_lists import dialogues_of_year, targets_of_year
from casebook.records.dialogues import Dialogue


class DialogueStep(StrEnum):
    """What is to be done next about a dialogue."""

    PREPARE = "prepare_dialogue"
    ANNOUNCE = "announce_dialogue"
    GATHER = "gather_questions"
    HOLD = "hold_dialogue"
    ASK = "write_questions"
    ANSWER = "answer_questions"
    CONCLUDE = "conclude_dialogue"
    MINUTE = "minute_dialogue"
    PUBLISH = "publish_dialogue"


def next_step_of(dialogue: Dialogue, today: date) -> DialogueStep | None:
    """Say what is to be done next; None once it is published or called off."""
    status = dialogue.status
    if status is DialogueStatus.PLANNED:
        return _before_notice(dialogue, today)
    if status is DialogueStatus.ANNOUNCED:
        return DialogueStep.HOLD if today >= dialogue.planned_on else DialogueStep.GATHER
    if status is DialogueStatus.HELD:
        return _after_held(dialogue)
    return DialogueStep.PUBLISH if status is DialogueStatus.MINUTED else None


def _before_notice(dialogue: Dialogue, today: date) -> DialogueStep:
    if not dialogue.points:
        return DialogueStep.PREPARE
    on_site = dialogue.occasion is DialogueOccasion.ON_SITE
    return DialogueStep.HOLD if on_site and today >= dialogue.planned_on else DialogueStep.ANNOUNCE


def _after_held(dialogue: Dialogue) -> DialogueStep:
    if dialogue.conclusion:
        return DialogueStep.ANSWER if unanswered(dialogue) else DialogueStep.MINUTE
    if not dialogue.asked:
        return DialogueStep.ASK
    return DialogueStep.ANSWER if unanswered(dialogue) else DialogueStep.CONCLUDE


def unanswered(dialogue: Dialogue) -> int:
    """Count the questions of a dialogue without any outcome."""
    return sum(question.outcome is QuestionOutcome.WAITING for question in dialogue.asked)


def lacking_sides(dialogue: Dialogue) -> tuple[DialogueSide, ...]:
    """Say which sides of a periodic workplace dialogue came with too few; none while nobody counted."""
    periodic = dialogue.occasion is DialogueOccasion.PERIODIC
    if dialogue.with_whom is not DialogueWith.STAFF or not periodic or dialogue.present is None:
        return ()
    return sides_too_few((one.side, one.invited, one.present or 0) for one in dialogue.participants)


@dataclass(frozen=True, kw_only=True)
class YearRow:
    """How many dialogues with somebody a year asks for, has in its plan, and has seen."""

    with_whom: DialogueWith
    target: int
    at_least: int
    """The least number of the law, or of the recommendation where no act sets one."""
    planned: int
    held: int

    @property
    def wanted(self) -> int:
        """What the year is measured by: the target, and never less than the law asks."""
        return max(self.target, self.at_least)

    @property
    def state(self) -> str:
        """How the year stands, in the words of the quotas of reception."""
        if self.held >= self.wanted:
            return "met"
        return "planned" if self.planned >= self.wanted else "short"


@dataclass(frozen=True)
class DialogueYear:
    """One year of a unit: its rows against the plan, and the dialogues themselves."""

    year: int
    rows: tuple[YearRow, ...]
    dialogues: Sequence[Dialogue]
    plan_number: str


def dialogue_year(unit_id: str, year: int) -> DialogueYear:
    """Tell a year of dialogues against its plan."""
    dialogues, targets = dialogues_of_year(unit_id, year), targets_of_year(unit_id, year)
    rows = []
    for whom in DialogueWith:
        with_them = [one for one in dialogues if one.with_whom is whom and one.called_off_on is None]
        target = targets.get(whom)
        rows.append(
            YearRow(
                with_whom=whom,
                target=target.target if target else 0,
                at_least=basis_of(whom, DialogueOccasion.PERIODIC).at_least_a_year or 0,
                planned=len(with_them),
                held=sum(one.held_on is not None for one in with_them),
            )
        )
    number = next((target.plan_number for target in targets.values()), "")
    return DialogueYear(year=year, rows=tuple(rows), dialogues=dialogues, plan_number=number)
