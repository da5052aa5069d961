"""The key of each secret case: wrapped while it lasts, nothing once it was destroyed."""

from collections.abc import Collection
from typing import Any

from flask import current_app
from sqlalchemy import ForeignKey, LargeBinary, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.records.base import Base, db
from casebook.vault.envelopes import DataKey, new_data_key, open_data_key
from casebook.vault.keys import Keys


class CaseKey(Base):
    """What everything a secret case says in words is sealed with; kept apart from what it seals."""

    __tablename__ = "case_keys"

    case_id: Mapped[str] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    data_key: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Wrapped with the installation's master key; None once it was destroyed, and the words with it."""

    def opened(self) -> DataKey:
        """Open the key, once for each time it was read. Raises KeyDestroyed and SealBroken."""
        known: DataKey | None = self.__dict__.get("_opened")
        if known is None or known.wrapped != self.data_key:
            known = open_data_key(installed_keys(), self.data_key, context=key_context(self.case_id))
            self.__dict__["_opened"] = known
        return known

    def destroy(self) -> None:
        """Let go of the key for ever: nobody reads any more what it sealed."""
        self.data_key = None
        self.__dict__.pop("_opened", None)


def key_context(case_id: str) -> str:
    """Name the one place the key of a case opens in."""
    return f"case_keys|{case_id}"


def new_case_key(case_id: str) -> CaseKey:
    """Draw the key of a case that becomes secret."""
    drawn = new_data_key(installed_keys(), context=key_context(case_id))
    return CaseKey(case_id=case_id, data_key=drawn.wrapped)


def keys_of(session: Session, case_ids: Collection[str]) -> dict[str, CaseKey]:
    """Give the keys of some cases, by the id of the case."""
    with session.no_autoflush:
        return {
            row.case_id: row for row in session.scalars(select(CaseKey).where(CaseKey.case_id.in_(case_ids)))
        }


def destroy_case_key(session: Session, case_id: str) -> None:
    """Destroy the key of a case where it has one; whoever calls has decided that and writes it down."""
    row = session.get(CaseKey, case_id)
    if row is not None:
        row.destroy()


def scrub() -> None:
    """Rewrite the tables, so that no room that was let go of keeps what stood there in clear."""
    tables = (
        " FULL cases, case_events, parties, letters, search_entries, search_index"
        if db.engine.dialect.name == "postgresql"
        else ""
    )
    raw = db.engine.raw_connection()
    try:
        # No transaction around it; a new connection is none of the program's own afterwards.
        driver: Any = raw.driver_connection
        raw.detach()
        if tables:
            driver.autocommit = True
        driver.execute(f"VACUUM{tables}")
    finally:
        raw.close()


def installed_keys() -> Keys:
    """Give the keys of this installation. Raises RuntimeError where it has none yet."""
    keys: Keys | None = current_app.config["KEYS"]
    if keys is None:
        raise RuntimeError("This installation has no keys yet: nothing can be sealed or opened.")
    return keys
