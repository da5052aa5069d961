"""When a unit is reminded of what falls due, how many working days before, and in which hours."""

from datetime import datetime, time

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Moment, Words


class ReminderSettings(Base):
    """In which hours a unit's letters go out, and whether they do; none stored: the shipped ones."""

    __tablename__ = "reminder_settings"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    opens_at: Mapped[time]
    closes_at: Mapped[time]
    by_mail: Mapped[bool]
    changed_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment())


class ReminderDays(Base):
    """How many working days before its due day a clock is reminded of; rule "" stands for all others."""

    __tablename__ = "reminder_days"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    rule: Mapped[str] = mapped_column(Words(20), primary_key=True)
    days: Mapped[str] = mapped_column(Words(40))
    """Numbers of working days, largest first, with commas: `5,2,0`."""
    changed_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime] = mapped_column(Moment())
