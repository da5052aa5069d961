"""Dialogues and their questions as pages ask for them: of a year, by an id, open to the public."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, extract, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from casebook.law.dialogues import DialogueWith, QuestionCame, QuestionOutcome
from casebook.records.base import db
from casebook.records.commitments import Commitment
from casebook.records.dialogues import Dialogue, DialogueQuestion, DialogueTarget
from casebook.records.read_once import read_once


def dialogue_by_id(dialogue_id: str) -> Dialogue | None:
    """Find a dialogue."""
    return db.session.get(Dialogue, dialogue_id)


def dialogues_of_year(unit_id: str, year: int) -> Sequence[Dialogue]:
    """Give the dialogues planned in a year, the latest first."""
    return db.session.scalars(
        select(Dialogue)
        .where(Dialogue.unit_id == unit_id, extract("year", Dialogue.planned_on) == year)
        .options(joinedload(Dialogue.chair), selectinload(Dialogue.questions))
        .order_by(Dialogue.planned_on.desc(), Dialogue.starts.desc(), Dialogue.id)
    ).all()


def years_of_dialogues(unit_id: str) -> list[int]:
    """Give the years in which a unit planned dialogues, the latest first."""
    year = extract("year", Dialogue.planned_on)
    found = db.session.scalars(select(year).where(Dialogue.unit_id == unit_id).distinct())
    return sorted({int(one) for one in found}, reverse=True)


def targets_of_year(unit_id: str, year: int) -> dict[DialogueWith, DialogueTarget]:
    """Give what a unit set itself for a year, by whom it is to speak with."""
    found = db.session.scalars(
        select(DialogueTarget).where(DialogueTarget.unit_id == unit_id, DialogueTarget.year == year)
    )
    return {target.with_whom: target for target in found}


def dialogue_made_by(session: Session, request_key: str | None) -> Dialogue | None:
    """Find the dialogue a form sent twice has made already."""
    if request_key is None:
        return None
    return session.scalar(select(Dialogue).where(Dialogue.request_key == request_key))


def question_by_id(question_id: str) -> DialogueQuestion | None:
    """Find a question."""
    return db.session.get(DialogueQuestion, question_id)


def question_made_by(session: Session, request_key: str | None) -> DialogueQuestion | None:
    """Find the question a form sent twice has made already."""
    if request_key is None:
        return None
    return session.scalar(select(DialogueQuestion).where(DialogueQuestion.request_key == request_key))


def last_position(session: Session, dialogue_id: str) -> int:
    """Give the highest place of a question of a dialogue; 0 where there is none."""
    asked = select(func.max(DialogueQuestion.position)).where(DialogueQuestion.dialogue_id == dialogue_id)
    return max(session.scalar(asked) or 0, 0)


def lowest_position(session: Session, dialogue_id: str) -> int:
    """Give the lowest place, below 0, of a question that waits to be taken in; 0 where none does."""
    asked = select(func.min(DialogueQuestion.position)).where(DialogueQuestion.dialogue_id == dialogue_id)
    return min(session.scalar(asked) or 0, 0)


def _waits() -> ColumnElement[bool]:
    sent = DialogueQuestion.came == QuestionCame.FROM_PUBLIC
    return and_(sent, DialogueQuestion.recorded_by_id.is_(None))


def waiting_questions(dialogue_id: str) -> Sequence[DialogueQuestion]:
    """Give what the public sent for a dialogue and nobody has looked through yet, the first first."""
    return db.session.scalars(
        select(DialogueQuestion)
        .where(DialogueQuestion.dialogue_id == dialogue_id, _waits())
        .order_by(DialogueQuestion.position.desc())
    ).all()


def count_waiting_questions(session: Session, dialogue_id: str) -> int:
    """Count what the public sent for a dialogue and nobody has looked through yet."""
    asked = select(func.count()).where(DialogueQuestion.dialogue_id == dialogue_id, _waits())
    return session.scalar(asked) or 0


def waiting_by_dialogue(unit_ids: Collection[str]) -> dict[str, int]:
    """Count, for each dialogue of some units, the questions of the public nobody has looked through yet."""
    rows = db.session.execute(
        select(DialogueQuestion.dialogue_id, func.count())
        .join(Dialogue, Dialogue.id == DialogueQuestion.dialogue_id)
        .where(Dialogue.unit_id.in_(unit_ids), _waits())
        .group_by(DialogueQuestion.dialogue_id)
    )
    return {row[0]: row[1] for row in rows}


def unfinished_dialogues(unit_ids: Collection[str]) -> Sequence[Dialogue]:
    """Give the dialogues of some units that are neither published nor called off, the nearest first."""
    asked = (
        select(Dialogue)
        .where(
            Dialogue.unit_id.in_(unit_ids), Dialogue.published_on.is_(None), Dialogue.called_off_on.is_(None)
        )
        .order_by(Dialogue.planned_on, Dialogue.starts, Dialogue.id)
    )
    # A desk asks for what is owed and for what is next.
    return read_once(("unfinished dialogues", frozenset(unit_ids)), lambda: db.session.scalars(asked).all())


def answers_owed(unit_ids: Collection[str], until: date) -> Sequence[DialogueQuestion]:
    """Give the questions of some units whose answer in writing is owed by a day, the nearest first."""
    return db.session.scalars(
        select(DialogueQuestion)
        .join(Dialogue, Dialogue.id == DialogueQuestion.dialogue_id)
        .where(
            Dialogue.unit_id.in_(unit_ids),
            DialogueQuestion.outcome == QuestionOutcome.ANSWER_LATER,
            DialogueQuestion.answer_due_on <= until,
        )
        .options(contains_eager(DialogueQuestion.dialogue))
        .order_by(DialogueQuestion.answer_due_on, DialogueQuestion.id)
    ).all()


def takes_questions(today: date) -> ColumnElement[bool]:
    """Tell, as a condition, the dialogues to which the public may send questions on a day."""
    return and_(
        Dialogue.questions_until >= today,
        Dialogue.announced_on.is_not(None),
        Dialogue.held_on.is_(None),
        Dialogue.called_off_on.is_(None),
    )


def public_dialogue(dialogue_id: str, today: date) -> Dialogue | None:
    """Find a dialogue everybody may read of."""
    open_to_all = or_(takes_questions(today), Dialogue.published_on.is_not(None))
    return db.session.scalar(select(Dialogue).where(Dialogue.id == dialogue_id, open_to_all))


def commitments_of_dialogue(dialogue_id: str) -> Sequence[Commitment]:
    """Give the commitments made at a dialogue, in the order they were recorded."""
    return db.session.scalars(
        select(Commitment)
        .where(Commitment.dialogue_id == dialogue_id)
        .options(joinedload(Commitment.owner))
        .order_by(Commitment.recorded_at, Commitment.id)
    ).all()


def dialogues_between(unit_ids: Collection[str], first: date, last: date) -> Sequence[Dialogue]:
    """Give the dialogues of some units held in a span, or planned for it; none that was called off."""
    day = func.coalesce(Dialogue.held_on, Dialogue.planned_on)
    return db.session.scalars(
        select(Dialogue)
        .where(Dialogue.unit_id.in_(unit_ids), Dialogue.called_off_on.is_(None), day.between(first, last))
        .order_by(day, Dialogue.starts, Dialogue.id)
    ).all()
