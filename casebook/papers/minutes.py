"""Minutes of reception: of a visit, of a day on which nobody came; the sheet a group signs."""

from dataclasses import dataclass, field
from datetime import date

from casebook.papers.letterhead import Letterhead, Person, Signature
from casebook.papers.setting import typeset


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitMinutes:
    """Biên bản tiếp công dân: what was said, read back and signed or fingerprinted (LTCD Đ25.2)."""

    letterhead: Letterhead
    day: date | None
    citizen: Person
    officers: tuple[Signature, ...]
    """Who received the visitor; `title` is their office. The first signs as người tiếp."""
    started: str = ""
    ended: str = ""
    """Times of day, "08:15"."""
    place: str = ""
    acting_for: str = ""
    """Name of the person who authorised the visitor, with the paper; empty: for themselves."""
    people: int = 1
    said: tuple[str, ...] = field(default=())
    """One text per matter."""
    wishes: str = ""
    documents: str = ""
    answer: str = ""
    """What the officer answered or how the matter goes on."""
    number: str = ""


def visit_minutes_pdf(minutes: VisitMinutes) -> bytes:
    """Biên bản tiếp công dân with the confirmation that it was read back. Raises PaperNotSet."""
    return typeset("visit_minutes", {"paper": minutes})


@dataclass(frozen=True, slots=True, kw_only=True)
class EmptyDayMinutes:
    """Biên bản về việc không có công dân đến: proof that the day was held (N154 Đ10.2)."""

    letterhead: Letterhead
    day: date | None
    session: str
    """Kind of the session in words: "tiếp công dân định kỳ của Hiệu trưởng"."""
    present: tuple[Signature, ...]
    """Who held the session; `title` is their office. All of them sign."""
    started: str = ""
    ended: str = ""
    place: str = ""
    note: str = ""
    number: str = ""


def empty_day_pdf(minutes: EmptyDayMinutes) -> bytes:
    """Biên bản không có công dân đến trong buổi tiếp. Raises PaperNotSet."""
    return typeset("empty_day", {"paper": minutes})


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSheet:
    """The list a group signs: who is there, and whom they choose to speak for them (LTCD Đ29)."""

    letterhead: Letterhead
    day: date | None
    matter: str
    officer: Signature
    rows: int
    """Heads counted; rows are printed for all of them, named or not yet."""
    people: tuple[Person, ...] = field(default=())
    representatives: tuple[str, ...] = field(default=())
    seats: int = 0
    """Representatives the law allows for this many people; 0: the line is left out."""
    place: str = ""


def group_sheet_pdf(sheet: GroupSheet) -> bytes:
    """Danh sách công dân with `rows` numbered lines to sign, headings on every page.

    More people than `rows` all get their line. Raises PaperNotSet.
    """
    return typeset("group_sheet", {"paper": sheet}, tables=("people",))
