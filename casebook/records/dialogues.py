"""Dialogues of a head with the public, parents or staff: plan, people, agenda, questions, publication."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casebook.law.dialogues import (
    DialogueDays,
    DialogueOccasion,
    DialogueSide,
    DialogueStatus,
    DialogueWith,
    QuestionCame,
    QuestionOutcome,
    dialogue_status,
)
from casebook.records.base import Base, Keyed, Moment, Words, word_of
from casebook.records.people import Person


class DialogueTarget(Keyed, Base):
    """How many dialogues of a sort a unit plans for a year."""

    __tablename__ = "dialogue_targets"
    __table_args__ = (UniqueConstraint("unit_id", "year", "with_whom"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    year: Mapped[int]
    with_whom: Mapped[DialogueWith] = mapped_column(word_of(DialogueWith))
    target: Mapped[int]
    plan_number: Mapped[str] = mapped_column(Words(60), default="")
    """Number of the plan it stands in."""
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())


class Dialogue(Keyed, Base):
    """One dialogue, from its plan to its published minutes. How far it has come is told by its days."""

    __tablename__ = "dialogues"
    __table_args__ = (UniqueConstraint("unit_id", "minutes_year", "minutes_number"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    with_whom: Mapped[DialogueWith] = mapped_column(word_of(DialogueWith))
    occasion: Mapped[DialogueOccasion] = mapped_column(word_of(DialogueOccasion))
    subject: Mapped[str] = mapped_column(Words(300))
    planned_on: Mapped[date] = mapped_column(index=True)
    starts: Mapped[time]
    ends: Mapped[time | None]
    place: Mapped[str] = mapped_column(Words(200), default="")
    chair_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    secretary_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    requested_by: Mapped[str] = mapped_column(Words(200), default="")
    """Who asked for it, where it is held on request (BLLĐ Đ63)."""
    requested_on: Mapped[date | None]

    notice_number: Mapped[str] = mapped_column(Words(60), default="")
    announced_on: Mapped[date | None]
    announced_how: Mapped[str] = mapped_column(Words(300), default="")
    questions_until: Mapped[date | None]
    """Until when the public may send questions by the public page; None: it may not."""
    agenda_sent_on: Mapped[date | None]
    """When the sides of a workplace dialogue exchanged what it is to be about (NĐ 145/2020)."""

    held_on: Mapped[date | None] = mapped_column(index=True)
    course: Mapped[str] = mapped_column(Words(5000), default="")
    """How it went, beside the questions."""
    conclusion: Mapped[str] = mapped_column(Words(5000), default="")
    minutes_year: Mapped[int | None]
    minutes_number: Mapped[int | None]
    minuted_on: Mapped[date | None]
    satisfied: Mapped[int] = mapped_column(default=0)
    partly_satisfied: Mapped[int] = mapped_column(default=0)
    unsatisfied: Mapped[int] = mapped_column(default=0)
    """How those present judged it, in sheets handed in."""
    satisfaction_note: Mapped[str] = mapped_column(Words(1000), default="")

    published_on: Mapped[date | None]
    published_where: Mapped[str] = mapped_column(Words(300), default="")
    published_content: Mapped[str] = mapped_column(Words(5000), default="")
    """The main content as it was published."""
    called_off_on: Mapped[date | None]
    called_off_reason: Mapped[str] = mapped_column(Words(500), default="")

    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())

    chair: Mapped[Person] = relationship(foreign_keys=[chair_id])
    secretary: Mapped[Person | None] = relationship(foreign_keys=[secretary_id])
    participants: Mapped[list["DialogueParticipant"]] = relationship(order_by="DialogueParticipant.position")
    points: Mapped[list["DialoguePoint"]] = relationship(order_by="DialoguePoint.position")
    questions: Mapped[list["DialogueQuestion"]] = relationship(
        order_by="DialogueQuestion.position", back_populates="dialogue"
    )

    @property
    def asked(self) -> list["DialogueQuestion"]:
        """The questions of this dialogue; those the public sent count once somebody took them in."""
        return [question for question in self.questions if question.recorded_by_id is not None]

    @property
    def present(self) -> int | None:
        """How many came; None while nobody counted."""
        counted = [one.present for one in self.participants if one.present is not None]
        return sum(counted) if counted else None

    @property
    def status(self) -> DialogueStatus:
        """How far it has come."""
        days = DialogueDays(
            announced_on=self.announced_on,
            held_on=self.held_on,
            minuted_on=self.minuted_on,
            published_on=self.published_on,
            called_off_on=self.called_off_on,
        )
        return dialogue_status(days)


class DialogueParticipant(Keyed, Base):
    """Somebody, or a group, invited to a dialogue; how many of them came."""

    __tablename__ = "dialogue_participants"

    dialogue_id: Mapped[str] = mapped_column(ForeignKey("dialogues.id"), index=True)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Words(200))
    side: Mapped[DialogueSide] = mapped_column(word_of(DialogueSide))
    is_group: Mapped[bool]
    invited: Mapped[int] = mapped_column(default=1)
    present: Mapped[int | None]
    """How many came; None while it was not recorded."""
    absence: Mapped[str] = mapped_column(Words(300), default="")
    """Why somebody did not come."""


class DialoguePoint(Keyed, Base):
    """One point of the agenda."""

    __tablename__ = "dialogue_points"

    dialogue_id: Mapped[str] = mapped_column(ForeignKey("dialogues.id"), index=True)
    position: Mapped[int]
    content: Mapped[str] = mapped_column(Words(1000))
    presenter: Mapped[str] = mapped_column(Words(200), default="")


class DialogueQuestion(Keyed, Base):
    """One question put to the head, what was answered, by whom, and what became of it."""

    __tablename__ = "dialogue_questions"
    __table_args__ = (UniqueConstraint("dialogue_id", "position"),)

    dialogue_id: Mapped[str] = mapped_column(ForeignKey("dialogues.id"), index=True)
    position: Mapped[int]
    came: Mapped[QuestionCame] = mapped_column(word_of(QuestionCame))
    asked_by: Mapped[str] = mapped_column(Words(200), default="")
    topic: Mapped[str] = mapped_column(Words(120))
    """What it is about in a few words: earlier commitments are found by it."""
    topic_folded: Mapped[str] = mapped_column(Words(120), index=True)
    content: Mapped[str] = mapped_column(Words(5000))
    answer: Mapped[str] = mapped_column(Words(5000), default="")
    answered_by: Mapped[str] = mapped_column(Words(200), default="")
    answered_on: Mapped[date | None]
    answer_due_on: Mapped[date | None]
    """Until when a written answer was promised."""
    outcome: Mapped[QuestionOutcome] = mapped_column(word_of(QuestionOutcome))
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    recorded_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    """Who typed it or took it in; None while one of the public waits for that, its position below 0."""
    recorded_at: Mapped[datetime] = mapped_column(Moment())

    dialogue: Mapped[Dialogue] = relationship(back_populates="questions")
