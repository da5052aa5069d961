"""Files kept with a case or with a receipt: the bytes lie encrypted elsewhere, each with its own key."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, LargeBinary, Select, and_, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from casebook.law.powers import Actor, Power
from casebook.records.base import Base, Keyed, Moment, Words, db, word_of
from casebook.records.cases import Case
from casebook.records.commitments import Commitment
from casebook.records.dialogues import Dialogue
from casebook.records.people import Person
from casebook.records.visibility import keeps_secret, names_seen, visible_cases
from casebook.records.visits import Receipt, Visit, visible_visits


class FileKind(StrEnum):
    """What a file is, as its content proves; the value is the ending it gets."""

    PDF = "pdf"
    JPEG = "jpg"
    PNG = "png"
    TIFF = "tiff"
    DOCX = "docx"
    XLSX = "xlsx"
    ODT = "odt"
    TEXT = "txt"


class Attachment(Keyed, Base):
    """One file as it was handed in. Its bytes and its name are sealed with `data_key`.

    Without that key (None: destroyed) nobody can read either any more; size, sum and days stay.
    """

    __tablename__ = "attachments"

    unit_id: Mapped[str] = mapped_column(ForeignKey("units.id"), index=True)
    case_id: Mapped[str | None] = mapped_column(ForeignKey("cases.id"), index=True)
    receipt_id: Mapped[str | None] = mapped_column(ForeignKey("receipts.id"), index=True)
    dialogue_id: Mapped[str | None] = mapped_column(ForeignKey("dialogues.id"), index=True)
    commitment_id: Mapped[str | None] = mapped_column(ForeignKey("commitments.id"), index=True)
    event_id: Mapped[str | None] = mapped_column(ForeignKey("case_events.id"), index=True)
    """The step of the journal a signed scan proves."""
    paper_id: Mapped[str | None] = mapped_column(ForeignKey("papers.id"), index=True)
    """The paper this is the signed scan of."""
    sealed_name: Mapped[bytes] = mapped_column(LargeBinary())
    """The name it came under; opens with the data key for `attachments|sealed_name|<id>`."""
    kind: Mapped[FileKind] = mapped_column(word_of(FileKind))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(Words(64))
    """Of the bytes as they were handed in; it stands on the receipt 02/TCD."""
    stored_as: Mapped[str] = mapped_column(Words(64), unique=True)
    """The random name its encrypted bytes lie under; it tells nothing."""
    data_key: Mapped[bytes | None] = mapped_column(LargeBinary())
    """Wrapped with a master key, for the context `attachments|<id>`; None once it was destroyed."""
    quarantined: Mapped[str] = mapped_column(Words(40), default="", server_default="")
    """Why it is kept but given to nobody; empty for every ordinary file."""
    uploaded_by_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    uploaded_at: Mapped[datetime] = mapped_column(Moment())
    request_key: Mapped[str | None] = mapped_column(Words(80), unique=True)

    uploaded_by: Mapped[Person] = relationship()


def key_context(attachment_id: str) -> str:
    """Say for which place the data key of a file is wrapped."""
    return f"{Attachment.__tablename__}|{attachment_id}"


def name_context(attachment_id: str) -> str:
    """Say for which place the name of a file is sealed."""
    return f"{Attachment.__tablename__}|sealed_name|{attachment_id}"


def content_context(attachment_id: str) -> str:
    """Say for which place the bytes of a file are sealed."""
    return f"{Attachment.__tablename__}|content|{attachment_id}"


def open_files(actor: Actor) -> Select[Attachment]:
    """Select the files a person may take: those of cases whose parties they know, those of the book,
    and those of the dialogues of units they follow: signed minutes, and what shows how commitments are kept.

    Reviewers read a redacted dossier and get none; a file of a case follows the case, wherever it was
    handed in, so that whoever is kept from the case is kept from it.
    """
    cases = visible_cases(actor).where(names_seen(actor)).with_only_columns(Case.id)
    visits = visible_visits(actor).with_only_columns(Visit.id)
    receipts = select(Receipt.id).where(Receipt.visit_id.in_(visits))
    units = actor.units_with(Power.SEE_DIALOGUES)
    commitments = select(Commitment.id).where(Commitment.unit_id.in_(units))
    dialogues = select(Dialogue.id).where(Dialogue.unit_id.in_(units))
    ways = or_(
        Attachment.case_id.in_(cases),
        and_(Attachment.case_id.is_(None), Attachment.receipt_id.in_(receipts)),
        and_(Attachment.case_id.is_(None), Attachment.commitment_id.in_(commitments)),
        and_(Attachment.case_id.is_(None), Attachment.dialogue_id.in_(dialogues)),
    )
    return select(Attachment).where(ways)


def open_file(actor: Actor, attachment_id: str) -> Attachment | None:
    """Find one file a person may take; any other is not found."""
    return db.session.scalar(open_files(actor).where(Attachment.id == attachment_id))


def files_of_case(actor: Actor, case_id: str) -> list[Attachment]:
    """Give the files of a case a person may take, in the order they came."""
    return _in_order(open_files(actor).where(Attachment.case_id == case_id))


def files_of_receipt(actor: Actor, receipt_id: str) -> list[Attachment]:
    """Give the files on a receipt a person may take, in the order they came."""
    return _in_order(open_files(actor).where(Attachment.receipt_id == receipt_id))


def files_of_commitment(actor: Actor, commitment_id: str) -> list[Attachment]:
    """Give what shows how a commitment is kept, as far as a person may take it, in the order it came."""
    return _in_order(open_files(actor).where(Attachment.commitment_id == commitment_id))


def files_of_dialogue(actor: Actor, dialogue_id: str) -> list[Attachment]:
    """Give the files of a dialogue, as far as a person may take them, in the order they came."""
    return _in_order(open_files(actor).where(Attachment.dialogue_id == dialogue_id))


def _in_order(found: Select[Attachment]) -> list[Attachment]:
    by = (Attachment.uploaded_at, Attachment.request_key, Attachment.id)
    return list(db.session.scalars(found.order_by(*by)))


def place_told(row: Attachment) -> dict[str, object]:
    """Say, by ids only, where a file belongs: what the audit keeps of it."""
    if row.commitment_id is not None:
        return {"commitment": row.commitment_id}
    if row.dialogue_id is not None:
        return {"dialogue": row.dialogue_id}
    return {"case": row.case_id, "receipt": row.receipt_id}


def is_secret_file(session: Session, row: Attachment) -> bool:
    """Say whether a file belongs to a case whose very existence is kept secret."""
    case = session.get(Case, row.case_id) if row.case_id else None
    return case is not None and keeps_secret(case)


def files_made_by(session: Session, request_key: str) -> list[Attachment]:
    """Find the files a form sent twice has kept already."""
    begun = Attachment.request_key.startswith(f"{request_key}.", autoescape=True)
    return list(session.scalars(select(Attachment).where(begun)))


def stored_names(session: Session) -> set[str]:
    """Give the names every row says its bytes lie under, those of destroyed files too."""
    return set(session.scalars(select(Attachment.stored_as)))


def every_file(session: Session) -> list[Attachment]:
    """Give every row, for the reconciler."""
    return list(session.scalars(select(Attachment).order_by(Attachment.id)))
