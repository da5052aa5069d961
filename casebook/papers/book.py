"""The reception book as PDF and workbook, for any period, each part on the form of its days."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from itertools import zip_longest
from typing import Any, TypeAlias

import xlsxwriter

from casebook.papers.book_forms import BookForm, BookRow, BookSection, Cell, Period, cells, sections
from casebook.papers.book_lines import GOES_ON, SIZE, height_of, lines_of, parts_of, room_of
from casebook.papers.letterhead import Letterhead
from casebook.papers.setting import typeset
from casebook.papers.text import breakable, clean_text

# Workbooks and sheets of xlsxwriter, which is not typed.
_Xlsx: TypeAlias = Any

_LETTER = 1.6
"""Millimetres a letter takes at 9 points; words longer than their column get places to break."""
_INSET = 2
_LONG_ROW = 1_500
"""Letters of a text so long that its row may run on over the end of a page."""
_MM_PER_SHEET_UNIT = 2
_HEADINGS_HIGH = 62
_SERIF = {"font_name": "Times New Roman", "font_size": 11, "font_family": 1, "font_scheme": "none"}


def book_pdf(letterhead: Letterhead, period: Period, rows: Iterable[BookRow]) -> bytes:
    """The book of the period as PDF, A4 across, headings on every page.

    Mẫu 03/TCD of NĐ 154/2026 (13 columns) for days from 01/07/2026, Mẫu 03 of TT 04/2021 (12)
    before; a period across that day gives both, each under its own heading. Raises ValueError for
    a row outside the period, PaperNotSet when the paper cannot be set.
    """
    parts = [_part(section) for section in sections(period, rows)]
    data = {"letterhead": letterhead, "sections": parts}
    return typeset("book", data, split=False, tagged=False)


def _part(section: BookSection) -> dict[str, Any]:
    return {
        "title": section.form.title_vi,
        "article": section.form.article,
        "first": section.period.first,
        "last": section.period.last,
        "columns": [
            {"heading": column.vi, "group": column.group_vi, "width": column.width} | {"holds": column.holds}
            for column in section.form.columns
        ],
        "rows": [_printed(section.form, row) for row in section.rows],
    }


def _printed(form: BookForm, row: BookRow) -> dict[str, Any]:
    texts = [_text(cell) for cell in cells(form, row)]
    return {
        "long": max(map(len, texts)) > _LONG_ROW,
        "cells": [
            breakable(text, int((column.width - _INSET) / _LETTER))
            for column, text in zip(form.columns, texts, strict=True)
        ],
    }


def _text(cell: Cell) -> str:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else clean_text(str(cell))


def book_xlsx(letterhead: Letterhead, period: Period, rows: Iterable[BookRow]) -> bytes:
    """The same book as `.xlsx`: one sheet per form, real days, texts that stay texts.

    Prints on A4 across, one page wide, headings repeated. Raises ValueError like `book_pdf`.
    """
    out = BytesIO()
    # Text is written as text: a name that begins with "=" is a name, not a formula.
    options: dict[str, object] = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    # Columns are as wide as so many figures of this typeface: the default one is not on every machine.
    options |= {"default_format_properties": _SERIF}
    with xlsxwriter.Workbook(out, options) as workbook:
        # Without this the library would ask for the time of day.
        workbook.set_properties({"created": datetime.combine(period.last, time())})
        looks = _Looks(workbook)
        for section in sections(period, rows):
            _write_sheet(workbook, looks, letterhead, section)
    return out.getvalue()


class _Looks:
    """The cell formats of the workbook, made once."""

    def __init__(self, workbook: _Xlsx) -> None:
        boxed = _SERIF | {"font_size": SIZE, "border": 1, "valign": "top", "text_wrap": True}
        centred = {"align": "center"}
        self.line = workbook.add_format(_SERIF)
        self.bold = workbook.add_format(_SERIF | {"bold": True})
        self.title = workbook.add_format(_SERIF | centred | {"bold": True, "font_size": 14})
        self.under_title = workbook.add_format(_SERIF | centred | {"italic": True})
        self.heading = workbook.add_format(boxed | centred | {"bold": True, "valign": "vcenter"})
        self.column_number = workbook.add_format(boxed | centred | {"italic": True})
        self.text = workbook.add_format(boxed | {"num_format": "@"})
        self.mark = workbook.add_format(boxed | centred | {"num_format": "@"})
        self.number = workbook.add_format(boxed | centred | {"num_format": "0"})
        self.day = workbook.add_format(boxed | centred | {"num_format": "dd/mm/yyyy"})


def _write_sheet(
    workbook: _Xlsx,
    looks: _Looks,
    letterhead: Letterhead,
    section: BookSection,
) -> None:
    columns = section.form.columns
    sheet = workbook.add_worksheet(f"Mẫu {len(columns)} cột")
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width / _MM_PER_SHEET_UNIT)
    head = _write_head(sheet, looks, letterhead, section)
    first_row = _write_headings(sheet, looks, section.form, head)
    lines = [line for row in section.rows for line in _lines_of_row(section.form, cells(section.form, row))]
    for at, (height, values) in enumerate(lines, first_row):
        sheet.set_row(at, height)
        for place, cell in enumerate(values):
            _write_cell(sheet, looks, (at, place), cell)
    last_row = max(first_row + len(lines) - 1, first_row)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head, first_row - 1)
    sheet.print_area(0, 0, last_row, len(columns) - 1)
    sheet.set_footer('&C&"Times New Roman"&11&P/&N')


def _write_head(sheet: _Xlsx, looks: _Looks, letterhead: Letterhead, section: BookSection) -> int:
    """Writes the lines above the table; gives the row where its headings begin."""
    last = len(section.form.columns) - 1
    period = section.period
    sheet.write_string(0, 0, clean_text(letterhead.upper_line).upper(), looks.line)
    sheet.write_string(1, 0, clean_text(letterhead.unit_name).upper(), looks.bold)
    sheet.write_string(2, 0, section.form.article, looks.line)
    sheet.merge_range(3, 0, 3, last, section.form.title_vi.upper(), looks.title)
    between = f"Từ ngày {period.first:%d/%m/%Y} đến ngày {period.last:%d/%m/%Y}"
    sheet.merge_range(4, 0, 4, last, between, looks.under_title)
    return 6


def _write_headings(sheet: _Xlsx, looks: _Looks, form: BookForm, row: int) -> int:
    """Writes group headings (if any), headings and column numbers; gives the first free row."""
    groups = [column.group_vi for column in form.columns]
    if any(groups):
        for place, group in enumerate(groups):
            sheet.write_string(row, place, group, looks.heading)
        named = [place for place, group in enumerate(groups) if group]
        sheet.merge_range(row, named[0], row, named[-1], groups[named[0]], looks.heading)
        row += 1
    sheet.set_row(row, _HEADINGS_HIGH)
    for place, column in enumerate(form.columns):
        sheet.write_string(row, place, column.vi, looks.heading)
    for place in range(len(form.columns)):
        sheet.write_string(row + 1, place, f"({place + 1})", looks.column_number)
    return row + 2


def _lines_of_row(form: BookForm, values: tuple[Cell, ...]) -> Iterator[tuple[float, tuple[Cell, ...]]]:
    """Give the rows of the sheet one visit takes, each with its height: more than one for a long text.

    Its number stands again on those that follow, marked as going on, so that no visit is counted twice.
    """
    rooms = [room_of(column.width / _MM_PER_SHEET_UNIT) for column in form.columns]
    parts = [
        parts_of(clean_text(cell), room) if isinstance(cell, str) else [cell]
        for cell, room in zip(values, rooms, strict=True)
    ]
    going_on = f"{values[0]} {GOES_ON}"
    for place, row in enumerate(zip_longest(*parts, fillvalue="")):
        shown: tuple[Cell, ...] = row if place == 0 else (going_on, *row[1:])
        texts = zip(shown, rooms, strict=True)
        most = max(lines_of(cell, room) for cell, room in texts if isinstance(cell, str))
        yield height_of(most), shown


def _write_cell(sheet: _Xlsx, looks: _Looks, at: tuple[int, int], cell: Cell) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(*at, datetime.combine(cell, time()), looks.day)
    elif isinstance(cell, int):
        sheet.write_number(*at, cell, looks.number)
    else:
        sheet.write_string(*at, cell, looks.mark if cell == "x" else looks.text)
