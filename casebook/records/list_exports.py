"""Lists that were exported: who asked for which rows, and the rows themselves, sealed, for some days."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.law.powers import Actor
from casebook.records.base import Base, Keyed, Moment, Words, db
from casebook.records.own_ways import LONGEST_QUERY


class ListExport(Keyed, Base):
    """The rows of one list as one person saw them. Without its data key nobody can read them any more."""

    __tablename__ = "list_exports"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    page: Mapped[str] = mapped_column(Words(40))
    query: Mapped[str] = mapped_column(Words(LONGEST_QUERY))
    """Filters, order and columns, of what the list offered the person who asked."""
    language: Mapped[str] = mapped_column(Words(5))
    asked_at: Mapped[datetime] = mapped_column(Moment(), index=True)
    data_key: Mapped[bytes | None] = mapped_column(LargeBinary())
    """Wrapped with a master key, for the context `list_exports|<id>`; None once the rows were removed."""
    made_at: Mapped[datetime | None] = mapped_column(Moment())


class ExportPiece(Base):
    """Some rows of an export in its order: first which they are, then what they say."""

    __tablename__ = "export_pieces"

    export_id: Mapped[str] = mapped_column(ForeignKey("list_exports.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    is_filled: Mapped[bool] = mapped_column(default=False)
    kept: Mapped[bytes] = mapped_column(LargeBinary())
    """Sealed with the data key of the export, for its place and for what it holds."""


def key_context(export_id: str) -> str:
    """Say for which place the data key of an export is wrapped."""
    return f"{ListExport.__tablename__}|{export_id}"


def piece_context(piece: ExportPiece) -> str:
    """Say for which place, and as what, a piece is sealed."""
    holds = "rows" if piece.is_filled else "ids"
    return f"{ExportPiece.__tablename__}|{holds}|{piece.export_id}|{piece.position}"


def own_export(actor: Actor, export_id: str) -> ListExport | None:
    """Find an export somebody asked for; nobody else's is found."""
    own = select(ListExport).where(ListExport.id == export_id, ListExport.person_id == actor.person_id)
    return db.session.scalar(own)


def export_by_id(session: Session, export_id: str) -> ListExport | None:
    """Find an export."""
    return session.get(ListExport, export_id)


def count_standing(session: Session, person_id: str) -> int:
    """Count the exports of somebody whose rows are kept, or still being gathered."""
    asked = select(func.count()).where(ListExport.person_id == person_id, ListExport.data_key.is_not(None))
    return session.scalar(asked) or 0


def unfilled_pieces(session: Session, export_id: str) -> Sequence[int]:
    """Give the places of the pieces whose rows are still to be read."""
    open_ones = (ExportPiece.export_id == export_id, ExportPiece.is_filled.is_(False))
    return session.scalars(
        select(ExportPiece.position).where(*open_ones).order_by(ExportPiece.position)
    ).all()


def piece_at(session: Session, export_id: str, position: int) -> ExportPiece | None:
    """Give one piece."""
    return session.get(ExportPiece, (export_id, position))


def count_pieces(session: Session, export_id: str) -> int:
    """Count the pieces of an export."""
    return session.scalar(select(func.count()).where(ExportPiece.export_id == export_id)) or 0


def remove_pieces(session: Session, export_id: str) -> None:
    """Remove the pieces of an export."""
    session.execute(delete(ExportPiece).where(ExportPiece.export_id == export_id))


def forget_exports(session: Session) -> None:
    """Remove the rows of every export, with their keys."""
    session.execute(delete(ExportPiece))
    session.execute(update(ListExport).values(data_key=None))


def remove_exports(session: Session, *, rows_before: datetime, all_before: datetime) -> None:
    """Remove the rows of what was asked for before one moment, and all of what was before another."""
    old = select(ListExport.id).where(ListExport.asked_at < rows_before)
    session.execute(delete(ExportPiece).where(ExportPiece.export_id.in_(old)))
    session.execute(update(ListExport).where(ListExport.asked_at < rows_before).values(data_key=None))
    session.execute(delete(ListExport).where(ListExport.asked_at < all_before))
