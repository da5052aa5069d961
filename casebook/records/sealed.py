"""The sealed book's own queries; nothing else reads that table."""

from collections.abc import Collection

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from casebook.records.base import db
from casebook.records.visits import OWN_REGISTER, SealedEntry


def sealed_entries(unit_id: str) -> Select[SealedEntry]:
    """Select the entries of a unit's own sealed book, newest first; what it holds for others is no part."""
    return (
        select(SealedEntry)
        .where(SealedEntry.unit_id == unit_id, SealedEntry.register == OWN_REGISTER)
        .order_by(SealedEntry.year.desc(), SealedEntry.number.desc())
    )


def sealed_book(unit_id: str) -> list[SealedEntry]:
    """Give the sealed book of a unit, newest first."""
    return list(db.session.scalars(sealed_entries(unit_id)))


def sealed_entry_of(entry_id: str) -> SealedEntry | None:
    """Give the entry a case was opened from, for whoever may see that case."""
    return db.session.get(SealedEntry, entry_id)


def sealed_entry_in(session: Session, entry_id: str, unit_ids: Collection[str]) -> SealedEntry | None:
    """Take one sealed entry of these units for a change, locked."""
    return session.scalar(
        select(SealedEntry)
        .where(
            SealedEntry.id == entry_id,
            SealedEntry.unit_id.in_(unit_ids),
            SealedEntry.register == OWN_REGISTER,
        )
        .with_for_update()
    )


def sealed_under(session: Session, unit_id: str, seal_number: str) -> SealedEntry | None:
    """Find what a unit keeps under a seal of that number."""
    return session.scalar(
        select(SealedEntry).where(
            SealedEntry.unit_id == unit_id,
            SealedEntry.register == OWN_REGISTER,
            SealedEntry.seal_number == seal_number,
        )
    )
