"""Units: schools and the offices above them, a tree; and the installation they live in."""

from collections import Counter
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import ForeignKey, Select, false, select
from sqlalchemy.orm import Mapped, mapped_column

from casebook.law.identities import IdentityMode
from casebook.law.units import UnitKind
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.read_once import keep_at_hand
from casebook.records.spelling import has_control


class Unit(Keyed, Base):
    """A school or an office, with what its papers and its numbers need to know of it."""

    __tablename__ = "units"

    parent_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[UnitKind] = mapped_column(word_of(UnitKind))
    name: Mapped[str] = mapped_column(Words(200))
    abbreviation: Mapped[str] = mapped_column(Words(20))
    upper_line: Mapped[str] = mapped_column(Words(200), default="")
    place: Mapped[str] = mapped_column(Words(100), default="")
    address: Mapped[str] = mapped_column(Words(300), default="")
    phone: Mapped[str] = mapped_column(Words(40), default="")
    remote: Mapped[bool] = mapped_column(default=False)
    """Remote area: longer terms of LKN Đ28, Đ33, Đ37, Đ44."""
    reception_place: Mapped[str] = mapped_column(Words(200), default="")


class Installation(Base):
    """The one row that says what this installation is."""

    __tablename__ = "installation"

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    sample: Mapped[bool] = mapped_column(default=False)
    set_up_at: Mapped[datetime | None] = mapped_column(Moment())
    setup_token_hash: Mapped[str | None] = mapped_column(Words(64))
    sample_day: Mapped[date | None]
    """The day the sample's year of life was told up to."""
    identity_mode: Mapped[IdentityMode] = mapped_column(
        word_of(IdentityMode),
        default=IdentityMode.SEALED_PAPER,
        server_default=str(IdentityMode.SEALED_PAPER),
    )
    """Where it is kept who denounces."""
    second_factor_required: Mapped[bool] = mapped_column(default=False, server_default=false())
    """Whoever signs in proves it with a device, too; always so outside the sample school."""


def installation() -> Installation | None:
    """Give the installation's row; None before the first start has made it."""
    return keep_at_hand(db.session.get(Installation, 1))


def second_factor_is_required() -> bool:
    """Say whether whoever signs in here proves it with a device, too."""
    row = installation()
    return row is not None and row.second_factor_required


def all_units() -> Select[Unit]:
    """Select every unit, the oldest branch first."""
    return select(Unit).order_by(Unit.parent_id.is_not(None), Unit.name)


def unit_by_id(unit_id: str) -> Unit | None:
    """Find a unit; what cannot be an id, typed into an address, is none."""
    return None if has_control(unit_id) else keep_at_hand(db.session.get(Unit, unit_id))


def subordinates(unit_id: str) -> list[str]:
    """Give the ids of the units directly below one."""
    return list(db.session.scalars(select(Unit.id).where(Unit.parent_id == unit_id)))


def units_below(unit_id: str) -> list[Unit]:
    """Give the units directly below one, by name."""
    return list(db.session.scalars(select(Unit).where(Unit.parent_id == unit_id).order_by(Unit.name)))


def names_with_below(ids: Collection[str], *, below: Collection[str]) -> dict[str, str]:
    """Name some units and those directly below some, in order of their names."""
    wanted = Unit.id.in_(ids) | Unit.parent_id.in_(below)
    found = db.session.execute(select(Unit.id, Unit.name).where(wanted)).all()
    return {row.id: row.name for row in sorted(found, key=lambda row: row.name)}


def units_to_name(but: str) -> dict[str, str]:
    """Give every other unit's id by the name a form offers; two of one name bear the office above, too.

    Units that are still called the same are not offered: nothing may reach the wrong one.
    """
    units = {unit.id: unit for unit in db.session.scalars(all_units())}
    names = Counter(unit.name for unit in units.values())
    called = {unit.id: _called(unit, units, double=names[unit.name] > 1) for unit in units.values()}
    once = Counter(called.values())
    return {name: unit_id for unit_id, name in called.items() if once[name] == 1 and unit_id != but}


def _called(unit: Unit, units: dict[str, Unit], *, double: bool) -> str:
    above = units.get(unit.parent_id or "")
    return f"{unit.name}, {above.name}" if double and above else unit.name
