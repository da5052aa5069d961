"""Papers of a case, a dialogue, a session or a commitment: drafts, and what was issued under a number."""

from datetime import date, datetime

from sqlalchemy import JSON, ColumnElement, ForeignKey, Select, UniqueConstraint, not_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session, relationship

from casebook.law.powers import Actor
from casebook.law.signing import Capacity, PaperState
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.cases import Case, CaseEvent
from casebook.records.paper_templates import PaperTemplate
from casebook.records.people import Person
from casebook.records.protected import ProtectedPaper, ProtectedRow
from casebook.records.visibility import is_secret, names_seen, visible_cases


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


def visible_papers(actor: Actor) -> Select[Paper]:
    """Select the papers of cases a person may see with their names; who reads redacted gets none."""
    cases = visible_cases(actor).where(names_seen(actor)).with_only_columns(Case.id)
    return select(Paper).where(Paper.case_id.in_(cases))


def visible_paper(actor: Actor, case_id: str, paper_id: str) -> Paper | None:
    """Find one paper of a case a person may see; any other is not found."""
    return db.session.scalar(_one(actor, case_id, paper_id))


def held_paper(session: Session, actor: Actor, case_id: str, paper_id: str) -> Paper | None:
    """Take one paper of a case for a change, locked."""
    return session.scalar(_one(actor, case_id, paper_id).with_for_update(of=Paper))


def _one(actor: Actor, case_id: str, paper_id: str) -> Select[Paper]:
    return visible_papers(actor).where(Paper.case_id == case_id, Paper.id == paper_id)


def papers_of_case(actor: Actor, case_id: str) -> list[Paper]:
    """Give the papers of a case a person may see, the newest first."""
    found = visible_papers(actor).where(Paper.case_id == case_id)
    return list(db.session.scalars(found.order_by(Paper.made_at.desc(), Paper.id)))


def last_issued(actor: Actor, *, unit_id: str, form: str, but_case: str) -> Paper | None:
    """Find the last paper a unit issued on a form in another case, never in a secret one."""
    found = (
        visible_papers(actor)
        .join(Case, Case.id == Paper.case_id)
        .where(Paper.form == form, *_may_be_reused(unit_id, but_case))
    )
    return db.session.scalars(found.order_by(Paper.issued_on.desc(), Paper.changed_at.desc())).first()


def paper_made_by(session: Session, request_key: str) -> Paper | None:
    """Find the paper a form sent twice has begun already."""
    return session.scalar(select(Paper).where(Paper.request_key == request_key))


def numbered_by(session: Session, *, unit_id: str, year: int, registers: str) -> str | None:
    """Give the register a unit numbered a paper of a year by, of those that begin with a word."""
    found = select(Paper.register).where(
        Paper.unit_id == unit_id, Paper.year == year, Paper.register.startswith(registers, autoescape=True)
    )
    return session.scalars(found.limit(1)).first()


def latest_numbered(
    session: Session, actor: Actor, *, register: tuple[str, str, int], secret: bool, but: str
) -> Paper | None:
    """Find the paper of the latest day in a register of a unit and a year, the last of them by its number.

    In a register of denunciations only what the person may see is looked at: the day of another one tells
    of it (LTC Đ8.3, Đ56). In any other, no paper of a case that is secret by now is.
    """
    unit_id, name, year = register
    open_ones = select(Paper).join(Case, Case.id == Paper.case_id).where(not_(is_secret()))
    found = (visible_papers(actor) if secret else open_ones).where(
        Paper.unit_id == unit_id,
        Paper.register == name,
        Paper.year == year,
        Paper.number.is_not(None),
        Paper.id != but,
    )
    return session.scalars(found.order_by(Paper.issued_on.desc(), Paper.number.desc()).limit(1)).first()


def paper_of_event(session: Session, event_id: str) -> Paper | None:
    """Find the issued paper of a step of the journal."""
    found = select(Paper).where(Paper.event_id == event_id, Paper.state == PaperState.ISSUED)
    return session.scalars(found.order_by(Paper.changed_at)).first()


def forms_issued(actor: Actor, *, unit_id: str, but_case: str) -> set[str]:
    """Give the keys of the forms a unit issued papers on in other cases, none of them secret."""
    found = (
        visible_papers(actor)
        .join(Case, Case.id == Paper.case_id)
        .where(*_may_be_reused(unit_id, but_case))
        .with_only_columns(Paper.form)
    )
    return set(db.session.scalars(found.distinct()))


def _may_be_reused(unit_id: str, but_case: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Paper.unit_id == unit_id,
        Paper.state == PaperState.ISSUED,
        Paper.case_id != but_case,
        Case.destruction_id.is_(None),
        not_(is_secret()),
    )
