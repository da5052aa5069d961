"""The reception book's statutory forms: which columns, under which headings, from which day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias

Cell: TypeAlias = str | int | date


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included; ValueError when they are the wrong way round."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"A period ends on or after its first day: {self.first} - {self.last}")


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRow:
    """One entry of the reception book (LTCD Đ25.2), with what either form asks for.

    All texts are ready to print; an empty text is an empty cell. A visit with several matters is
    several rows with the same `day`, `name` and consecutive numbers.
    """

    number: int
    """STT."""
    day: date
    """The day of the session; decides the form."""
    name: str
    content: str
    address: str = ""
    identity_paper: str = ""
    """Number of căn cước, định danh cá nhân or passport, or "Chưa xuất trình"."""
    kind: str = ""
    """Label of the kind: "Khiếu nại", "Kiến nghị" …"""
    people: int = 1
    """Số người có cùng nội dung."""
    resolved_by: str = ""
    """Bodies that dealt with the matter before."""
    competent: bool | None = None
    """Thuộc thẩm quyền; None = not yet judged."""
    guided_to: str = ""
    """Body the citizen was guided to, with the number of the paper."""
    accepted: str = ""
    """Thụ lý: "x", or who accepted and the number of the paper."""
    transferred: str = ""
    """Body the letter was transferred to, with the number of the paper."""
    follow_up: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class BookColumn:
    """One column. `width` is in millimetres of an A4 sheet laid across (267 mm in all)."""

    key: str
    vi: str
    en: str
    width: int
    holds: Literal["text", "number", "day", "mark"] = "text"
    group_vi: str = ""
    group_en: str = ""


@dataclass(frozen=True, slots=True)
class BookForm:
    """A statutory form of the book, for sessions from `since` until the next form begins."""

    code: str
    since: date
    article: str
    title_vi: str
    title_en: str
    columns: tuple[BookColumn, ...]


# TT 04/2021/TT-TTCP, Mẫu số 03: 12 columns, three of them under one heading.
_GROUP = ("Hướng xử lý", "Handling")
BOOK_12 = BookForm(
    code="03-TT04",
    since=date(2014, 7, 1),
    article="Mẫu số 03, Thông tư 04/2021/TT-TTCP",
    title_vi="Sổ tiếp công dân",
    title_en="Reception book",
    columns=(
        BookColumn("number", "STT", "No.", 10, "number"),
        BookColumn("day", "Ngày tiếp", "Day", 20, "day"),
        BookColumn("name_address", "Họ tên - Địa chỉ", "Name - Address", 36),
        BookColumn("identity_paper", "CMND/Hộ chiếu của công dân", "Identity card/passport", 24),
        BookColumn("content", "Nội dung vụ việc", "Content of the matter", 46),
        BookColumn("kind_people", "Phân loại đơn/Số người", "Kind/People", 18),
        BookColumn("resolved_by", "Cơ quan đã giải quyết", "Dealt with before by", 21),
        BookColumn("accepted", "Thụ lý để giải quyết", "Accepted", 18, "text", *_GROUP),
        BookColumn("guided_to", "Trả lại đơn và hướng dẫn", "Returned, guided", 20, "text", *_GROUP),
        BookColumn(
            "transferred",
            "Chuyển đơn đến cơ quan, tổ chức, đơn vị có thẩm quyền",
            "Transferred to the competent body",
            20,
            "text",
            *_GROUP,
        ),
        BookColumn("follow_up", "Theo dõi kết quả giải quyết", "Outcome", 20),
        BookColumn("note", "Ghi chú", "Note", 14),
    ),
)

# NĐ 154/2026/NĐ-CP, Mẫu số 03/TCD: 13 columns, for sessions from 01/07/2026 (Điều 44).
BOOK_13 = BookForm(
    code="03/TCD",
    since=date(2026, 7, 1),
    article="Mẫu số 03/TCD, Nghị định 154/2026/NĐ-CP",
    title_vi="Sổ tiếp công dân",
    title_en="Reception book",
    columns=(
        BookColumn("number", "STT", "No.", 10, "number"),
        BookColumn("day", "Ngày tiếp", "Day", 20, "day"),
        BookColumn("name_address", "Họ tên, địa chỉ", "Name, address", 35),
        BookColumn(
            "identity_paper",
            "Số căn cước/số định danh cá nhân/hộ chiếu",
            "Identity number/passport",
            24,
        ),
        BookColumn("content", "Nội dung vụ việc", "Content of the matter", 45),
        BookColumn(
            "kind",
            "Loại (khiếu nại, tố cáo, kiến nghị, phản ánh)",
            "Kind (complaint, denunciation, petition, feedback)",
            16,
        ),
        BookColumn("people", "Số người có cùng nội dung", "People with the same matter", 12, "number"),
        BookColumn("resolved_by", "Cơ quan đã giải quyết", "Dealt with before by", 19),
        BookColumn("competent", "Thuộc thẩm quyền", "Competent", 13, "mark"),
        BookColumn("guided_to", "Hướng dẫn đến cơ quan (số văn bản)", "Guided to (document number)", 20),
        BookColumn(
            "accepted_transferred",
            "Cơ quan thụ lý/chuyển đơn (số văn bản)",
            "Accepted by/transferred to (document number)",
            20,
        ),
        BookColumn("follow_up", "Theo dõi kết quả", "Outcome", 20),
        BookColumn("note", "Ghi chú", "Note", 13),
    ),
)

BOOK_FORMS: tuple[BookForm, ...] = (BOOK_12, BOOK_13)


def form_for(day: date) -> BookForm:
    """The form for a session on `day`: 13 columns from 01/07/2026, 12 before."""
    return next((form for form in reversed(BOOK_FORMS) if form.since <= day), BOOK_FORMS[0])


def _joined(*parts: str, by: str = "; ") -> str:
    return by.join(part for part in parts if part)


_CELLS: MappingProxyType[str, Callable[[BookRow], Cell]] = MappingProxyType(
    {
        "number": lambda row: row.number,
        "day": lambda row: row.day,
        "name_address": lambda row: _joined(row.name, row.address, by="\n"),
        "identity_paper": lambda row: row.identity_paper,
        "content": lambda row: row.content,
        "kind": lambda row: row.kind,
        "people": lambda row: row.people,
        "kind_people": lambda row: _joined(row.kind, f"{row.people} người", by="/"),
        "resolved_by": lambda row: row.resolved_by,
        "competent": lambda row: "x" if row.competent else "",
        "accepted": lambda row: row.accepted,
        "guided_to": lambda row: row.guided_to,
        "transferred": lambda row: row.transferred,
        "accepted_transferred": lambda row: _joined(row.accepted, row.transferred),
        "follow_up": lambda row: row.follow_up,
        "note": lambda row: row.note,
    }
)


def cells(form: BookForm, row: BookRow) -> tuple[Cell, ...]:
    """The row's values in the order of the form's columns, as text, whole number or day."""
    return tuple(_CELLS[column.key](row) for column in form.columns)


@dataclass(frozen=True, slots=True)
class BookSection:
    """The part of a period that is kept on one form."""

    form: BookForm
    period: Period
    rows: tuple[BookRow, ...]


def sections(period: Period, rows: Iterable[BookRow]) -> tuple[BookSection, ...]:
    """The period cut where the form changes; a part without visits is kept, as an empty page.

    Rows keep their given order inside a part. A row outside the period is a ValueError: a book
    that quietly left an entry out would be a false book.
    """
    parts = _parts(period)
    kept: dict[str, list[BookRow]] = {form.code: [] for form, _ in parts}
    for row in rows:
        if not period.first <= row.day <= period.last:
            raise ValueError(f"Row {row.number} of {row.day} lies outside the period")
        kept[form_for(row.day).code].append(row)
    return tuple(BookSection(form, part, tuple(kept[form.code])) for form, part in parts)


def _parts(period: Period) -> list[tuple[BookForm, Period]]:
    parts = []
    for form, following in zip(BOOK_FORMS, (*BOOK_FORMS[1:], None), strict=True):
        first = max(period.first, form.since) if form is not BOOK_FORMS[0] else period.first
        last = period.last
        if following is not None:
            last = min(last, date.fromordinal(following.since.toordinal() - 1))
        if first <= last:
            parts.append((form, Period(first, last)))
    return parts
