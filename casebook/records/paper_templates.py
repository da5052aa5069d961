"""What a unit settles about its papers: how they are numbered and signed, and its own Word templates."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, select
from sqlalchemy.orm import Mapped, defer, mapped_column, relationship

from casebook.law.units import UnitKind
from casebook.records.base import Base, Keyed, Moment, Words, db
from casebook.records.people import Person
from casebook.records.units import unit_by_id


class PaperSettings(Base):
    """How a unit numbers and signs; a unit without a row has what stands here as defaults."""

    __tablename__ = "paper_settings"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), primary_key=True)
    one_register: Mapped[bool] = mapped_column(default=False)
    """One register of numbers for all kinds of papers; else each kind counts for itself."""
    head_title: Mapped[str] = mapped_column(Words(100), default="Hiệu trưởng")
    """In whose place is signed: "KT. HIỆU TRƯỞNG", "TL. HIỆU TRƯỞNG"."""
    body_name: Mapped[str] = mapped_column(Words(100), default="")
    """The body on whose behalf is signed: "TM. ỦY BAN NHÂN DÂN"; empty where there is none."""
    recipients: Mapped[str] = mapped_column(Words(1000), default="")
    """Further lines of "Nơi nhận" on every paper to the outside, one a line."""
    archive_line: Mapped[str] = mapped_column(Words(100), default="Lưu: VT")
    changed_by_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    changed_at: Mapped[datetime | None] = mapped_column(Moment())


class PaperTemplate(Keyed, Base):
    """A unit's own Word template of a form; an older one stays for the papers made from it."""

    __tablename__ = "paper_templates"
    __table_args__ = (Index("ix_paper_templates_unit_form", "unit_id", "form"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    form: Mapped[str] = mapped_column(Words(40))
    form_since: Mapped[date]
    """From when the version of the form holds that it replaces."""
    name: Mapped[str] = mapped_column(Words(200))
    content: Mapped[bytes] = mapped_column(LargeBinary())
    sha256: Mapped[str] = mapped_column(Words(64))
    uploaded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    uploaded_at: Mapped[datetime] = mapped_column(Moment())
    retired_at: Mapped[datetime | None] = mapped_column(Moment())

    uploaded_by: Mapped[Person] = relationship()


_HEADS = {UnitKind.SCHOOL: "Hiệu trưởng", UnitKind.AGENCY: "Thủ trưởng", UnitKind.COMMUNE: "Chủ tịch"}


def settings_of(unit_id: str) -> PaperSettings:
    """Give how a unit numbers and signs; what holds until it settled anything is not stored."""
    kept = db.session.get(PaperSettings, unit_id)
    if kept is not None:
        return kept
    unit = unit_by_id(unit_id)
    return PaperSettings(
        unit_id=unit_id,
        one_register=False,
        head_title=_HEADS[unit.kind] if unit else "",
        body_name="",
        recipients="",
        archive_line="Lưu: VT",
    )


def template_in_use(unit_id: str, form: str, since: date) -> PaperTemplate | None:
    """Find the unit's own template of a version of a form; None where the program's own layout holds."""
    found = select(PaperTemplate).where(
        PaperTemplate.unit_id == unit_id,
        PaperTemplate.form == form,
        PaperTemplate.form_since == since,
        PaperTemplate.retired_at.is_(None),
    )
    return db.session.scalars(found.order_by(PaperTemplate.uploaded_at.desc())).first()


def templates_of(unit_id: str) -> list[PaperTemplate]:
    """Give every template a unit ever brought, without their bytes, the newest first."""
    found = select(PaperTemplate).where(PaperTemplate.unit_id == unit_id)
    newest = found.order_by(PaperTemplate.uploaded_at.desc(), PaperTemplate.id)
    return list(db.session.scalars(newest.options(defer(PaperTemplate.content))))


def template_by_id(unit_id: str, template_id: str) -> PaperTemplate | None:
    """Find a template of a unit."""
    found = select(PaperTemplate).where(PaperTemplate.id == template_id, PaperTemplate.unit_id == unit_id)
    return db.session.scalar(found)
