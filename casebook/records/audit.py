"""What was done by whom, and gap-free counters: written by the one door."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, ForeignKey, Integer, LargeBinary, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Mapped, Session, mapped_column

from casebook.records.base import Base, Moment, Words


class AuditRow(Base):
    """One line of the audit: in the transaction of the change, never with protected values.

    Number, MAC and the key's id are given when the transaction ends (records/audit_chain.py).
    """

    __tablename__ = "audit"

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=False
    )
    """Without a gap from 1 on; shown to nobody in a unit."""
    at: Mapped[datetime] = mapped_column(Moment(), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    acting_for_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), index=True)
    deed: Mapped[str] = mapped_column(Words(60))
    object_kind: Mapped[str] = mapped_column(Words(40))
    object_id: Mapped[str] = mapped_column(Words(32))
    particulars: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)
    mac: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    """None only for lines of an older version that were not chained yet."""
    key_id: Mapped[str | None] = mapped_column(Words(16))


class AuditChain(Base):
    """The head of the chain, one row: whoever numbers lines holds it until their transaction ends."""

    __tablename__ = "audit_chain"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(BigInteger)
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))
    waiting: Mapped[bool]
    """Lines of an older version stand there without number and MAC of the chain."""


class AuditAnchor(Base):
    """Where the chain stood at a moment: what was printed or sent away, so that no end can be cut off."""

    __tablename__ = "audit_anchors"

    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Moment())
    fingerprint: Mapped[str] = mapped_column(Words(64))
    mac: Mapped[str] = mapped_column(Words(64))


class Counter(Base):
    """The last number given in a register of a unit in a year."""

    __tablename__ = "counters"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    register: Mapped[str] = mapped_column(Words(20), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


def next_number(session: Session, *, unit_id: str, register: str, year: int) -> int:
    """Take the next number of a register: under the write lock, so without gap or double."""
    key = (Counter.unit_id == unit_id, Counter.register == register, Counter.year == year)
    counter = session.scalar(select(Counter).where(*key).with_for_update())
    if counter is None:
        counter = _first_counter(session, unit_id=unit_id, register=register, year=year)
    counter.last += 1
    session.flush()
    return counter.last


def _first_counter(session: Session, *, unit_id: str, register: str, year: int) -> Counter:
    # Two first registrations of a year may meet here on PostgreSQL: the second waits for the row.
    values = {"unit_id": unit_id, "register": register, "year": year, "last": 0}
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sqlite.insert(Counter).values(values).on_conflict_do_nothing())
    else:
        session.execute(postgresql.insert(Counter).values(values).on_conflict_do_nothing())
    key = (Counter.unit_id == unit_id, Counter.register == register, Counter.year == year)
    return session.scalars(select(Counter).where(*key).with_for_update()).one()
