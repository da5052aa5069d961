"""Prints filled forms as Word files, to be edited before they are signed; the same pieces as the PDF."""

import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from casebook.papers import measures
from casebook.papers.form import Filled
from casebook.papers.pieces import Grid, Paragraph, Run, Sheet
from casebook.papers.sheet import sheet_of
from casebook.papers.word_base import BODY, CELL, CENTRED, GAP, LINE, base_document
from casebook.papers.word_frame import write_foot, write_head, write_places
from casebook.papers.word_parts import (
    add_to,
    first_of,
    keep_whole,
    repeat,
    set_inset,
    set_widths,
    write_runs,
)

_LONG_ROW = 1_500
"""Letters of a row so long that it may run on over the end of a page."""
_A_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest a packed file can bear; ours bear no other, so that the same paper is the same bytes."""


def paper_docx(filled: Filled) -> bytes:
    """The paper as .docx, laid out by NĐ 30/2020."""
    return sheet_docx(sheet_of(filled))


def sheet_docx(sheet: Sheet) -> bytes:
    """A paper that is laid open as .docx."""
    document = docx.Document(BytesIO(base_document()))
    _name(document, sheet)
    write_head(document, sheet)
    for at, piece in enumerate(sheet.pieces, 1):
        if isinstance(piece, Paragraph):
            _paragraph(document, piece)
        elif isinstance(piece, Grid):
            _grid(document, piece)
        else:
            write_places(document, piece, ends=at == len(sheet.pieces))
    write_foot(document, sheet)
    return packed(document)


def packed(document: Document) -> bytes:
    """The bytes of a Word file, without the time of day at which it was packed."""
    out, again = BytesIO(), BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as timed, zipfile.ZipFile(again, "w") as timeless:
        for name in timed.namelist():
            timeless.writestr(zipfile.ZipInfo(name, _A_DAY), timed.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()


def _name(document: Document, sheet: Sheet) -> None:
    most = 255  # letters a property of a Word file may have
    document.core_properties.title = sheet.name[:most]
    document.core_properties.author = sheet.author[:most]
    corner = document.sections[0].first_page_header.paragraphs[0]
    write_runs(corner, (Run(sheet.code),), size=measures.CODE, italic=True)


def _paragraph(document: Document, piece: Paragraph) -> None:
    written = add_to(document, CENTRED if piece.centred else BODY if piece.justified else LINE)
    if piece.keeps:
        written.paragraph_format.keep_with_next = True
    if not piece.indent and not piece.centred:
        written.paragraph_format.first_line_indent = Mm(0)
    write_runs(written, piece.runs, italic=piece.italic)


def _grid(document: Document, piece: Grid) -> None:
    # All rows at once: one by one, each would be a copy of the one before.
    table = document.add_table(len(piece.rows) + 1, len(piece.headings), style="Table Grid")
    set_inset(table, measures.CELL_INSET)
    set_widths(table, piece.widths)
    first, *others = table.rows
    for cell, heading in zip(first.cells, piece.headings, strict=True):
        written = first_of(cell, CELL)
        written.alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        write_runs(written, (Run(heading, bold=True),))
    repeat(first)
    for row, texts in zip(others, piece.rows, strict=True):
        for cell, text, counted in zip(row.cells, texts, piece.counted, strict=True):
            written = first_of(cell, CELL)
            write_runs(written, (Run(text),))
            if counted:
                written.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if max(map(len, texts)) < _LONG_ROW:
            keep_whole(row)
        if not any(text for text, counted in zip(texts, piece.counted, strict=True) if not counted):
            row.height = Mm(measures.ROW_TO_WRITE_IN)
    add_to(document, GAP)
