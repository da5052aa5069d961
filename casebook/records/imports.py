"""Imports of a reception book kept in Excel: tried first, then taken, each with its account."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import JSON, ForeignKey, LargeBinary, Select, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law.powers import Actor, Power
from casebook.records.base import Base, Keyed, Moment, Words, db
from casebook.records.people import Person
from casebook.records.visits import Visit


class BookImport(Keyed, Base):
    """One workbook somebody brought: what it would make, and once taken, what it made."""

    __tablename__ = "book_imports"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    file_name: Mapped[str] = mapped_column(Words(200))
    sha256: Mapped[str] = mapped_column(Words(64))
    account: Mapped[list[dict[str, object]]] = mapped_column(JSON)
    """One entry per row of the workbook: {"sheet", "row", "outcome"}, and what explains it.

    No name and no content: what a row says is read from the sealed workbook, or from its visit.
    """
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary())
    """The workbook between trying and taking, sealed; gone once it is taken."""
    tried_at: Mapped[datetime] = mapped_column(Moment())
    taken_at: Mapped[datetime | None] = mapped_column(Moment())
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))

    recorded_by: Mapped[Person] = relationship()

    def count(self, outcome: str) -> int:
        """Count the rows of one outcome."""
        return sum(1 for row in self.account if row["outcome"] == outcome)


def visible_imports(actor: Actor) -> Select[BookImport]:
    """Select the imports of the units whose book a person may fill, newest first."""
    return (
        select(BookImport)
        .where(BookImport.unit_id.in_(actor.units_with(Power.IMPORT_BOOK)))
        .order_by(BookImport.tried_at.desc())
    )


def known_fingerprints(session: Session, unit_id: str) -> set[str]:
    """Give the rows a unit's book holds already from earlier imports."""
    query = select(Visit.fingerprint).where(Visit.unit_id == unit_id, Visit.fingerprint.is_not(None))
    return {fingerprint for fingerprint in session.scalars(query) if fingerprint}


def import_by_id(actor: Actor, import_id: str) -> BookImport | None:
    """Find an import a person may see."""
    return db.session.scalar(visible_imports(actor).where(BookImport.id == import_id))


def recent_imports(actor: Actor) -> list[BookImport]:
    """Give the last imports a person may see."""
    return list(db.session.scalars(visible_imports(actor).limit(10)))


def imported_visits(unit_id: str, fingerprints: Collection[str]) -> dict[str, Visit]:
    """Find the visits that rows of an old book became, by the fingerprints of the rows."""
    query = select(Visit).where(Visit.unit_id == unit_id, Visit.fingerprint.in_(fingerprints))
    return {visit.fingerprint: visit for visit in db.session.scalars(query) if visit.fingerprint}
