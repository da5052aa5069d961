"""Mục lục hồ sơ: every paper of a case's file in its order, as PDF and workbook (NĐ 30/2020, Phụ lục V)."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, TypeAlias

import xlsxwriter

from casebook.papers.letterhead import Letterhead, Signature
from casebook.papers.setting import typeset
from casebook.papers.text import breakable, clean_text

# Workbooks and sheets of xlsxwriter, which is not typed.
_Xlsx: TypeAlias = Any

_LONGEST_IN_TITLE = 34
"""Letters of one word that fit the column of titles at 10 points."""
_LONGEST_IN_CELL = 14


@dataclass(frozen=True, slots=True)
class IndexedFile:
    """One file of the archive: its name there, and the sum that proves it unchanged."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLine:
    """One line of the index. A paper without a file stands in it all the same; `note` says why."""

    number: int
    symbol: str
    day: date | None
    title: str
    source: str
    pages: int | None = None
    """Unknown pages are a blank to be written in by hand."""
    files: tuple[IndexedFile, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseIndex:
    """The index of one case's file on the day it was put together."""

    letterhead: Letterhead
    day: date
    case: str
    """Its number, "KN-2026-0019"."""
    subject: str
    """Empty for whoever reads it redacted."""
    lines: tuple[IndexLine, ...]
    maker: Signature = field(default=Signature("Người lập mục lục"))


def case_index_pdf(index: CaseIndex) -> bytes:
    """Set the index as PDF, A4 across, its headings on every page. Raises PaperNotSet."""
    lines = [
        {
            "number": str(line.number),
            "symbol": breakable(clean_text(line.symbol), _LONGEST_IN_CELL),
            "day": line.day,
            "title": breakable(clean_text(line.title), _LONGEST_IN_TITLE),
            "source": breakable(clean_text(line.source), _LONGEST_IN_CELL),
            "pages": "" if line.pages is None else str(line.pages),
            "files": [{"name": one.name, "sum": [one.sha256[:32], one.sha256[32:]]} for one in line.files],
            "note": breakable(clean_text(line.note), _LONGEST_IN_CELL),
        }
        for line in index.lines
    ]
    told = {
        "letterhead": index.letterhead,
        "day": index.day,
        "case": index.case,
        "subject": breakable(clean_text(index.subject), 60),
        "maker": index.maker,
        "lines": lines,
    }
    return typeset("case_index", {"paper": told}, split=False, tagged=False)


_COLUMNS = (
    ("STT", 6),
    ("Số, ký hiệu", 18),
    ("Ngày", 12),
    ("Tên loại, trích yếu nội dung", 44),
    ("Tác giả, nguồn", 24),
    ("Số trang", 9),
    ("Tệp", 34),
    ("Kích thước (byte)", 16),
    ("SHA-256", 70),
    ("Ghi chú", 36),
)


def case_index_xlsx(index: CaseIndex) -> bytes:
    """Write the same index as `.xlsx`, one row a file; texts stay texts, days are days."""
    out = BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties({"created": datetime.combine(index.day, time())})
        _write(workbook, index)
    return out.getvalue()


def _write(workbook: _Xlsx, index: CaseIndex) -> None:
    serif = {"font_name": "Times New Roman", "font_size": 11}
    boxed = serif | {"border": 1, "valign": "top", "text_wrap": True}
    bold = workbook.add_format(serif | {"bold": True})
    heading = workbook.add_format(boxed | {"bold": True, "align": "center"})
    looks = {
        str: workbook.add_format(boxed | {"num_format": "@"}),
        int: workbook.add_format(boxed | {"align": "center"}),
        date: workbook.add_format(boxed | {"align": "center", "num_format": "dd/mm/yyyy"}),
    }
    sheet = workbook.add_worksheet("Mục lục hồ sơ")
    title = f"MỤC LỤC HỒ SƠ {index.case}"
    for row, text in enumerate((index.letterhead.unit_name, title, index.subject)):
        sheet.write_string(row, 0, clean_text(text), bold)
    for place, (name, width) in enumerate(_COLUMNS):
        sheet.set_column(place, place, width)
        sheet.write_string(4, place, name, heading)
    for row, cells in enumerate(_rows(index), start=5):
        for place, cell in enumerate(cells):
            _write_cell(sheet, (row, place), cell, looks)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4)
    sheet.set_footer("&C&P/&N")


_Cell = str | int | date | None
_NO_FILE: list[_Cell] = [None, None, None]


def _rows(index: CaseIndex) -> list[list[_Cell]]:
    rows: list[list[_Cell]] = []
    for line in index.lines:
        first: list[_Cell] = [line.number, line.symbol, line.day, line.title, line.source, line.pages]
        again: list[_Cell] = [line.number, None, None, None, None, None]
        files: list[list[_Cell]] = [[one.name, one.size, one.sha256] for one in line.files]
        for at, told in enumerate(files or [_NO_FILE]):
            rows.append([*(again if at else first), *told, None if at else line.note])
    return rows


def _write_cell(sheet: _Xlsx, at: tuple[int, int], cell: _Cell, looks: dict[type, _Xlsx]) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(*at, datetime.combine(cell, time()), looks[date])
    elif isinstance(cell, int):
        sheet.write_number(*at, cell, looks[int])
    elif cell:
        sheet.write_string(*at, clean_text(cell), looks[str])
    else:
        sheet.write_blank(*at, None, looks[str])
