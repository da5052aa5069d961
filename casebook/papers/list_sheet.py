"""A list as workbook or as .csv, written row by row: however long it is, only the file itself is in memory.

The workbook is written here and not by xlsxwriter, which keeps every row, or puts rows that may be sealed
ones into a file of their own while it writes.
"""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO, TextIOWrapper
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from casebook.papers.text import clean_text

Cell = str | date | None

_MOST_IN_CELL = 32_000
"""A cell holds no more than 32,767 characters."""
_FIRST_DAY = date(1899, 12, 30)
"""Workbooks count days from here."""
_BOM = "\ufeff"
# What Excel and its like take for the beginning of a formula, also as they are typed in East Asia.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_WIDTH, _WIDE = 18, 46
_LETTERS = 26
_TEXT, _DAY, _HEADING = 1, 2, 3
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}">'
        '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>'
        '<font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
        'applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
        '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
        'applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="top"/></xf>'
        '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" '
        'applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading, and whether it holds sentences."""

    heading: str
    is_wide: bool = False


def list_xlsx(title: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows of a list as `.xlsx`: real days, texts that stay texts, headings that stay in sight.

    `title` names the sheet. Prints on A4 across, one page wide, headings repeated.
    """
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in _PARTS.items():
            package.writestr(_entry(name), _HEAD + part)
        package.writestr(_entry("xl/workbook.xml"), _HEAD + _workbook(title))
        with package.open(_entry("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as sheet:
            _write_sheet(sheet, columns, rows)
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    # The same rows make the same file: no time of day stands in it.
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _workbook(title: str) -> str:
    name = "".join(letter for letter in clean_text(title) if letter not in "[]:*?/\\'")[:31] or "1"
    quoted = escape(f"'{name}'")
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets>'
        '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"{quoted}!$1:$1</definedName></definedNames></workbook>"
    )


def _write_sheet(sheet: IO[bytes], columns: Sequence[SheetColumn], rows: Iterable[Sequence[Cell]]) -> None:
    def put(text: str) -> None:
        sheet.write(text.encode())

    put(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    put('<sheetViews><sheetView workbookViewId="0">')
    put('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>')
    put(f"<cols>{''.join(_column(at, column) for at, column in enumerate(columns, 1))}</cols><sheetData>")
    put(_row(1, [(_HEADING, column.heading) for column in columns]))
    for number, row in enumerate(rows, 2):
        put(_row(number, [(_DAY if isinstance(cell, date) else _TEXT, cell) for cell in row]))
    put("</sheetData>")
    put('<pageMargins left="0.6" right="0.6" top="0.8" bottom="0.6" header="0.3" footer="0.3"/>')
    put('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>')


def _column(at: int, column: SheetColumn) -> str:
    width = _WIDE if column.is_wide else _WIDTH
    return f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>'


def _row(number: int, cells: Iterable[tuple[int, Cell]]) -> str:
    written = (_cell(f"{_letter(at)}{number}", style, value) for at, (style, value) in enumerate(cells))
    return f'<row r="{number}">{"".join(written)}</row>'


def _letter(at: int) -> str:
    return chr(ord("A") + at) if at < _LETTERS else f"A{chr(ord('A') + at - _LETTERS)}"


def _cell(place: str, style: int, value: Cell) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return f'<c r="{place}" s="{style}"><v>{(value - _FIRST_DAY).days}</v></c>'
    told = escape(clean_text(value)[:_MOST_IN_CELL])
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>'


def list_csv(columns: Sequence[SheetColumn], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows of a list as `.csv` in UTF-8 with the mark Excel looks for; days as 2026-11-22.

    A text that a program would take for a formula begins with an apostrophe instead.
    """
    out = BytesIO()
    told = TextIOWrapper(out, encoding="utf-8", newline="")
    told.write(_BOM)
    lines = csv.writer(told, quoting=csv.QUOTE_ALL)
    lines.writerow(column.heading for column in columns)
    lines.writerows([_field(cell) for cell in row] for row in rows)
    told.detach()
    return out.getvalue()


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    told = clean_text(cell)
    return f"'{told}" if cell.startswith(_FORMULA) or told.startswith(_FORMULA) else told
