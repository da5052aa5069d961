"""Papers of a case, a dialogue, a session or a commitment: drafts, and what was issued under a number."""

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from casebook.law.signing import Capacity, PaperState
from casebook.records.base import Base, Keyed, Moment, Words, word_of
from casebook.records.cases import Case, CaseEvent
from casebook.records.paper_templates import PaperTemplate
from casebook.records.people import Person
from casebook.records.protected import ProtectedPaper, ProtectedRow


class Paper(ProtectedRow, Keyed, Base):
    """One paper on a form, with the values it is filled with; those of a secret case stand sealed."""

    __tablename__ = "papers"
    __table_args__ = (UniqueConstraint("unit_id", "register", "year", "number"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    dialogue_id: Mapped[str | None] = mapped_column(ForeignKey("dialogues.id"), index=True)
    session_id: Mapped[str | None] = mapped_column(ForeignKey("reception_sessions.id"), index=True)
    commitment_id: Mapped[str | None] = mapped_column(ForeignKey("commitments.id"), index=True)
    form: Mapped[str] = mapped_column(Words(40))
    form_since: Mapped[date]
    """Which version of the form it is on: the day from which that one holds."""
    state: Mapped[PaperState] = mapped_column(word_of(PaperState))
    kept_filled: Mapped[dict[str, str]] = mapped_column("filled", JSON, default=dict)
    filled = ProtectedPaper()
    """What was typed or filled in, by slot; days as ISO text, tables as JSON text."""
    register: Mapped[str | None] = mapped_column(Words(40))
    year: Mapped[int | None]
    number: Mapped[int | None]
    issued_on: Mapped[date | None]
    signer_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    signer_name: Mapped[str] = mapped_column(Words(120), default="")
    signer_title: Mapped[str] = mapped_column(Words(120), default="")
    capacity: Mapped[Capacity] = mapped_column(word_of(Capacity), default=Capacity.OWN)
    event_id: Mapped[str | None] = mapped_column(ForeignKey("case_events.id"), index=True)
    """The step of the journal this paper is the paper of."""
    started_from_id: Mapped[str | None] = mapped_column(ForeignKey("papers.id"))
    """The earlier paper of the same form it was begun with."""
    template_id: Mapped[str | None] = mapped_column(ForeignKey("paper_templates.id"))
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)
    made_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[datetime] = mapped_column(Moment())
    changed_at: Mapped[datetime] = mapped_column(Moment())

    case: Mapped[Case | None] = relationship(back_populates="papers")
    event: Mapped[CaseEvent | None] = relationship()
    signer: Mapped[Person | None] = relationship(foreign_keys=[signer_id])
    made_by: Mapped[Person] = relationship(foreign_keys=[made_by_id])
    template: Mapped[PaperTemplate | None] = relationship()

    @property
    def secret(self) -> Case | None:
        """The case it belongs to; a paper of a dialogue or a session belongs to none."""
        known: Case | None = self.__dict__.get("case")
        session = object_session(self)
        if known is not None or session is None or self.case_id is None:
            return known
        return session.get(Case, self.case_id)
