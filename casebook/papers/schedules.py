"""The reception schedule as it is posted: place, regular hours, the head's days (LTCD Đ24)."""

from dataclasses import dataclass, field
from datetime import date

from casebook.papers.letterhead import Issue, Letterhead, Signature
from casebook.papers.setting import typeset


@dataclass(frozen=True, slots=True)
class RegularHours:
    """Regular reception on one day of the week, in as many shifts as there are."""

    weekday: str
    """"Thứ Hai" …, or a range: "Thứ Hai đến thứ Sáu"."""
    shifts: tuple[str, ...]
    """"07:30 - 11:00", "13:30 - 16:30"."""
    received_by: str = ""


@dataclass(frozen=True, slots=True)
class HeadDay:
    """One day on which the head (or who is authorised) receives in person."""

    day: date
    hours: str
    received_by: str
    participants: str = ""
    content: str = ""
    """Expected content (LTCD Đ24.2); empty: a dotted blank."""
    note: str = ""
    """Why the day is not the usual one, or who authorised the deputy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedSchedule:
    """Lịch tiếp công dân: posted at least 5 working days before the day it announces (LTCD Đ24.4)."""

    letterhead: Letterhead
    issue: Issue
    span: str
    """The time it is for, in words: "Tháng 12 năm 2026"."""
    place: str
    signer: Signature
    regular: tuple[RegularHours, ...] = field(default=())
    head_days: tuple[HeadDay, ...] = field(default=())
    contact: str = ""
    posted_on: date | None = None


def schedule_pdf(schedule: PostedSchedule) -> bytes:
    """Lịch tiếp công dân to post (LTCD Đ24.2, N154 Đ11.2). Raises PaperNotSet."""
    return typeset("schedule", {"paper": schedule}, tables=("regular", "head_days"))
