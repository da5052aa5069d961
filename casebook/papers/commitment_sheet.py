"""The list of commitments as a workbook: real days, texts that stay texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

import xlsxwriter

_HEADINGS = (
    ("Về việc", 28),
    ("Nội dung cam kết", 46),
    ("Nơi cam kết", 28),
    ("Ngày cam kết", 13),
    ("Người chịu trách nhiệm", 24),
    ("Hạn thực hiện", 13),
    ("Tình trạng", 20),
    ("Ngày kết thúc", 13),
    ("Kết quả, lý do", 40),
)
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
    # Text is written as text: a promise that begins with "=" is a promise, not a formula.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        # Without this the library would ask for the time of day.
        workbook.set_properties({"created": datetime.combine(day, time())})
        serif = {"font_name": "Times New Roman", "font_size": 11}
        boxed = serif | {"border": 1, "valign": "top", "text_wrap": True}
        heading = workbook.add_format(boxed | {"bold": True, "align": "center"})
        text = workbook.add_format(boxed | {"num_format": "@"})
        days = workbook.add_format(boxed | {"num_format": "dd/mm/yyyy", "align": "center"})
        sheet = workbook.add_worksheet("Cam kết")
        told = f"{unit_name}: thực hiện cam kết, tính đến ngày {day:%d/%m/%Y}"
        sheet.write_string(0, 0, told, workbook.add_format(serif | {"bold": True}))
        for place, (words, width) in enumerate(_HEADINGS):
            sheet.set_column(place, place, width)
            sheet.write_string(2, place, words, heading)
        for at, row in enumerate(rows, start=3):
            for place, value in enumerate(_cells(row)):
                if isinstance(value, date):
                    sheet.write_datetime(at, place, datetime.combine(value, time()), days)
                else:
                    sheet.write_string(at, place, value[:_MOST_IN_CELL], text)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        sheet.freeze_panes(3, 1)
    return out.getvalue()


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
