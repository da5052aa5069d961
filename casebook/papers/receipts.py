"""What a visitor takes home: the receipt for papers handed over (02/TCD) and the appointment slip."""

from dataclasses import dataclass, field
from datetime import date

from casebook.papers.letterhead import Letterhead, Person, Signature
from casebook.papers.reception_forms import reception_form
from casebook.papers.setting import typeset
from casebook.papers.titles import label_before


@dataclass(frozen=True, slots=True)
class HandedItem:
    """One thing handed over."""

    name: str
    form: str = ""
    """Bản chính, bản sao, bản chụp, tệp dữ liệu …"""
    pages: int | None = None
    count: int | None = 1


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day the visitor may count on: "trả lời bằng văn bản", until when, by which article."""

    what: str
    due: date
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Giấy biên nhận, Mẫu số 02/TCD: given only when something is handed over (N154 Đ15.4)."""

    letterhead: Letterhead
    day: date | None
    giver: Person
    receiver: Signature
    """`title` is the receiver's office, e.g. "Nhân viên văn thư"."""
    items: tuple[HandedItem, ...]
    at: str = ""
    """Time of day, "08:15"."""
    place: str = ""
    matter: str = ""
    number: str = ""
    """Its number in the unit's register of receipts; empty: no number is printed."""
    tracking_code: str = ""
    follow_at: str = ""
    """Where the code is asked after, e.g. the address of the public page."""
    days: tuple[DueDay, ...] = field(default=())


def receipt_pdf(receipt: Receipt) -> bytes:
    """Giấy biên nhận on the form of its day: things with form, pages and count, the code, the days.

    Raises PaperNotSet.
    """
    code = reception_form("N154-02", receipt.day).code
    asks = label_before("Ông (bà)", receipt.giver.name)
    return typeset("receipt", {"paper": receipt, "code": code, "asks": asks}, tables=("items",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Phiếu hẹn: when and where the visitor is received again, and by whom."""

    letterhead: Letterhead
    issued_on: date | None
    citizen: Person
    matter: str
    day: date | None
    officer: Signature
    """Who gives the slip; `title` is their office."""
    at: str = ""
    place: str = ""
    received_by: str = ""
    bring: str = ""
    """What to bring along; empty: nothing is printed of it."""
    tracking_code: str = ""


def appointment_pdf(appointment: Appointment) -> bytes:
    """Phiếu hẹn tiếp công dân, one page. Raises PaperNotSet."""
    asks = label_before("Hẹn ông (bà)", appointment.citizen.name)
    return typeset("appointment", {"paper": appointment, "asks": asks})
