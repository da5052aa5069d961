"""The list of commitments as a workbook: real days, texts that stay texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter

# Workbooks and sheets of xlsxwriter, which is not typed.
_Xlsx = Any

_HEADINGS = (
    ("Về việc", 20),
    ("Nội dung cam kết", 36),
    ("Nơi cam kết", 16),
    ("Ngày cam kết", 12),
    ("Người chịu trách nhiệm", 18),
    ("Hạn thực hiện", 12),
    ("Tình trạng", 16),
    ("Ngày kết thúc", 12),
    ("Kết quả, lý do", 30),
)
_SERIF = {"font_name": "Times New Roman", "font_size": 11}
_BOXED = _SERIF | {"border": 1, "valign": "top", "text_wrap": True}
_LINE, _HIGHEST = 15.0, 409.0
"""Points of one line, and the highest row there can be."""
_FILL = 0.9
"""How much of a line words fill that are not broken."""
_MOST_IN_CELL = 32_000
"""A cell holds no more than 32,767 characters."""


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """One commitment in the words of the workbook."""

    topic: str
    content: str
    where: str
    made_on: date
    owner: str
    due_on: date
    state: str
    settled_on: date | None
    result: str


def commitments_xlsx(unit_name: str, day: date, rows: Iterable[SheetRow]) -> bytes:
    """The list as `.xlsx`, on A4 across, one page wide, headings repeated; `day` is the day it stands for."""
    out = BytesIO()
    # Text is written as text: a commitment that begins with "=" is a commitment, not a formula.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        # Without this the library would ask for the time of day.
        workbook.set_properties({"created": datetime.combine(day, time())})
        sheet = workbook.add_worksheet("Cam kết")
        told = f"{unit_name}: thực hiện cam kết, tính đến ngày {day:%d/%m/%Y}"
        sheet.write_string(0, 0, told, workbook.add_format(_SERIF | {"bold": True}))
        _write_headings(workbook, sheet)
        _write_rows(workbook, sheet, rows)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.freeze_panes(3, 1)
    return out.getvalue()


def _write_headings(workbook: _Xlsx, sheet: _Xlsx) -> None:
    heading = workbook.add_format(_BOXED | {"bold": True, "align": "center"})
    sheet.set_row(2, 2 * _LINE)
    for place, (words, width) in enumerate(_HEADINGS):
        sheet.set_column(place, place, width)
        sheet.write_string(2, place, words, heading)


def _write_rows(workbook: _Xlsx, sheet: _Xlsx, rows: Iterable[SheetRow]) -> None:
    text = workbook.add_format(_BOXED | {"num_format": "@"})
    days = workbook.add_format(_BOXED | {"num_format": "dd/mm/yyyy", "align": "center"})
    for at, row in enumerate(rows, start=3):
        cells = _cells(row)
        sheet.set_row(at, _height(cells))
        for place, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write_datetime(at, place, datetime.combine(value, time()), days)
            else:
                sheet.write_string(at, place, value[:_MOST_IN_CELL], text)


def _height(cells: tuple[str | date, ...]) -> float:
    """How high a row is in which every text is read whole; not every program finds that out by itself."""
    lines = 1
    for cell, (_words, width) in zip(cells, _HEADINGS, strict=True):
        if isinstance(cell, str):
            lines = max(lines, sum(1 + int(len(part) / (width * _FILL)) for part in cell.splitlines()))
    return min(lines * _LINE, _HIGHEST)


def _cells(row: SheetRow) -> tuple[str | date, ...]:
    return (
        row.topic,
        row.content,
        row.where,
        row.made_on,
        row.owner,
        row.due_on,
        row.state,
        row.settled_on or "",
        row.result,
    )
