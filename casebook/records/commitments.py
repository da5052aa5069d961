"""Commitments: what was taken on in public, its owner and its day, how it goes on and how it ended."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casebook.law.commitments import CommitmentOutcome, CommitmentSource, CommitmentState, state_of
from casebook.records.base import Base, Keyed, Moment, Words, word_of
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.records.people import Person
from casebook.records.reception import ReceptionSession


class Commitment(Keyed, Base):
    """What was taken on, with an owner and a day. Whether it is late is told by the day, never stored."""

    __tablename__ = "commitments"
    __table_args__ = (Index("ix_commitments_unit_due", "unit_id", "due_on", "id"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    source: Mapped[CommitmentSource] = mapped_column(word_of(CommitmentSource))
    dialogue_id: Mapped[str | None] = mapped_column(ForeignKey("dialogues.id"), index=True)
    question_id: Mapped[str | None] = mapped_column(ForeignKey("dialogue_questions.id"), index=True)
    session_id: Mapped[str | None] = mapped_column(ForeignKey("reception_sessions.id"), index=True)
    topic: Mapped[str] = mapped_column(Words(120))
    topic_folded: Mapped[str] = mapped_column(Words(120), index=True)
    content: Mapped[str] = mapped_column(Words(2000))
    owner_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    made_on: Mapped[date]
    due_on: Mapped[date]
    outcome: Mapped[CommitmentOutcome | None] = mapped_column(word_of(CommitmentOutcome))
    settled_on: Mapped[date | None]
    settled_note: Mapped[str] = mapped_column(Words(2000), default="")
    """How it was kept, why it could not be, or why it was replaced."""
    replaced_by_id: Mapped[str | None] = mapped_column(ForeignKey("commitments.id"))
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())

    owner: Mapped[Person] = relationship(foreign_keys=[owner_id])
    dialogue: Mapped[Dialogue | None] = relationship()
    question: Mapped[DialogueQuestion | None] = relationship()
    session: Mapped[ReceptionSession | None] = relationship()
    replaced_by: Mapped["Commitment | None"] = relationship(remote_side="Commitment.id")
    notes: Mapped[list["CommitmentNote"]] = relationship(
        order_by="(CommitmentNote.on_day, CommitmentNote.recorded_at)"
    )

    def state_on(self, today: date) -> CommitmentState:
        """Say how it stands on a day."""
        return state_of(due_on=self.due_on, outcome=self.outcome, settled_on=self.settled_on, today=today)


class CommitmentNote(Keyed, Base):
    """How a commitment goes on, told by whoever works on it. Never edited."""

    __tablename__ = "commitment_notes"

    commitment_id: Mapped[str] = mapped_column(ForeignKey("commitments.id"), index=True)
    on_day: Mapped[date]
    told: Mapped[str] = mapped_column(Words(2000))
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime] = mapped_column(Moment())

    recorded_by: Mapped[Person] = relationship()
