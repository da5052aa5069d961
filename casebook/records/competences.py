"""To which body a unit's second complaints, denunciations and figures go, from which day on."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Select, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.people import Person
from casebook.records.units import Unit


class Competence(StrEnum):
    """What another body is competent for (KN-33, TC-29)."""

    SECOND_COMPLAINT_TO = "second_complaint_to"
    DENUNCIATION_TO = "denunciation_to"
    STATISTICS_TO = "statistics_to"


class CompetentBody(Keyed, Base):
    """From a day on: a unit of this installation, or a body outside by its name. Never edited."""

    __tablename__ = "competent_bodies"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    competence: Mapped[Competence] = mapped_column(word_of(Competence))
    to_unit_id: Mapped[str | None] = mapped_column(ForeignKey("units.id"))
    to_body: Mapped[str] = mapped_column(Words(200), default="")
    """The name of a body outside; empty where it is a unit of this installation."""
    since: Mapped[date]
    source: Mapped[str] = mapped_column(Words(300))
    note: Mapped[str] = mapped_column(Words(1000), default="")
    recorded_at: Mapped[datetime] = mapped_column(Moment())
    recorded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    request_key: Mapped[str | None] = mapped_column(Words(64), unique=True)

    to_unit: Mapped[Unit | None] = relationship(foreign_keys=[to_unit_id])
    recorded_by: Mapped[Person] = relationship(foreign_keys=[recorded_by_id])


def bodies_named(unit_ids: Iterable[str]) -> Select[CompetentBody]:
    """Select what was ever said of the competences of some units, what counts last first."""
    return (
        select(CompetentBody)
        .where(CompetentBody.unit_id.in_(unit_ids))
        .order_by(CompetentBody.since.desc(), CompetentBody.recorded_at.desc(), CompetentBody.id)
    )


def competence_history(unit_id: str, competence: Competence) -> list[CompetentBody]:
    """Give every row of one competence of a unit, the newest day first."""
    named = bodies_named([unit_id]).where(CompetentBody.competence == competence)
    return list(db.session.scalars(named))


def body_named_on(unit_id: str, competence: Competence, on: date) -> CompetentBody | None:
    """Give the row that counts on a day: the latest day begun, and of one day what was said last."""
    named = bodies_named([unit_id]).where(CompetentBody.competence == competence, CompetentBody.since <= on)
    return db.session.scalars(named.limit(1)).first()
