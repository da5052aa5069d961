"""What a unit settles about its papers: how they are numbered and signed, and its own Word templates."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from casebook.records.base import Base, Keyed, Moment, Words


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
