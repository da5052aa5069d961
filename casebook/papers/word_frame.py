"""The head, the title, the places to sign and the foot of a paper as Word, by NĐ 30/2020."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from casebook.papers import measures
from casebook.papers.pieces import Place, Places, Run, Sheet
from casebook.papers.word_base import ABOUT, END, GAP, HEAD, KIND, RECIPIENTS, SIGNER
from casebook.papers.word_parts import (
    add_to,
    balance,
    dots,
    draw_box,
    draw_rule,
    first_of,
    keep_whole,
    plain_table,
    width_of,
    write_runs,
)

_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_SIDES = (measures.UNIT_SIDE, measures.STATE_SIDE)
_DAY = measures.PLACE_AND_DAY.printed
_ROOM = Pt(6)
"""Between the text and who signs, and a letter and its head, besides the gap that is there anyway."""


def write_head(document: Document, sheet: Sheet) -> None:
    """Write who issues the paper and the state, number and day, then the title."""
    if sheet.by_citizen:
        _citizens_head(document, sheet)
    else:
        _units_head(document, sheet)
    _title(document, sheet)


def _units_head(document: Document, sheet: Sheet) -> None:
    table = plain_table(document, 2, _SIDES)
    unit, state = table.rows[0].cells
    _unit_names(unit, sheet)
    _motto(state, first_of(state, HEAD), measures.STATE_SIDE)
    cells = table.rows[1].cells
    number, day = (first_of(cell, HEAD) for cell in cells)
    number.paragraph_format.space_before = day.paragraph_format.space_before = Pt(4)
    write_runs(number, sheet.number, size=measures.NUMBER.printed)
    if sheet.letter_about:
        about, size = add_to(cells[0], HEAD), measures.LETTER_ABOUT.printed
        write_runs(about, sheet.letter_about, size=size)
        balance(about, measures.UNIT_TEXT, measures.UNIT_SIDE, size=size, bold=False)
    if sheet.draft:
        mark = add_to(cells[0], HEAD)
        mark.paragraph_format.space_before = Pt(4)
        write_runs(mark, (Run(sheet.draft, bold=True),), size=measures.NUMBER.printed)
        draw_box(mark)
    write_runs(day, sheet.place_and_day, size=_DAY, italic=True)


def _unit_names(cell: _Cell, sheet: Sheet) -> None:
    head, size = sheet.letterhead, measures.UNIT.printed
    line = first_of(cell, HEAD)
    if head.upper_line:
        line.add_run(head.upper_line)
        balance(line, measures.UNIT_TEXT, measures.UNIT_SIDE, size=size, bold=False)
        line = add_to(cell, HEAD)
    name = head.unit_name
    line.add_run(name or dots(60)).bold = bool(name)
    balance(line, measures.UNIT_TEXT, measures.UNIT_SIDE, size=size, bold=True)
    width = min(width_of(name, size, bold=True), measures.UNIT_TEXT)
    if name:
        draw_rule(add_to(cell, HEAD), width * measures.UNIT_RULE.printed, measures.UNIT_SIDE)


def _motto(holder: _Cell | Document, first: Paragraph, room: float) -> None:
    size = measures.MOTTO.printed
    write_runs(first, (Run(_STATE, bold=True),), size=measures.STATE.printed)
    write_runs(add_to(holder, HEAD), (Run(_MOTTO, bold=True),), size=size)
    draw_rule(add_to(holder, HEAD), width_of(_MOTTO, size, bold=True), room)


def _citizens_head(document: Document, sheet: Sheet) -> None:
    _motto(document, add_to(document, HEAD), measures.text_width())
    day = add_to(document, HEAD)
    day.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    day.paragraph_format.space_before = Pt(6)
    write_runs(day, sheet.place_and_day, size=_DAY, italic=True)


def _title(document: Document, sheet: Sheet) -> None:
    if sheet.title:
        add_to(document, KIND).add_run(sheet.title)
    if sheet.about:
        about = add_to(document, ABOUT)
        write_runs(about, sheet.about)
        balance(about, measures.ABOUT_TEXT, measures.text_width(), size=measures.ABOUT.printed, bold=True)
        if not sheet.by_citizen:
            draw_rule(add_to(document, HEAD), measures.ABOUT_RULE, measures.text_width())
    below = add_to(document, GAP)
    if not sheet.title:
        below.paragraph_format.space_before = _ROOM


def write_places(document: Document, piece: Places, *, ends: bool) -> None:
    """Write places to sign side by side, names on one line; who signs alone signs to the right.

    `ends`: nothing of the text comes after them.
    """
    for at, row in enumerate(piece.rows, 1):
        if len(row) == 1:
            _alone(document, row[0])
        else:
            _abreast(document, row)
        # A paragraph must follow a table; the last one takes no room, or it begins an empty page.
        add_to(document, END if ends and at == len(piece.rows) else GAP)


def _alone(document: Document, place: Place) -> None:
    width = measures.text_width() / 2
    row = plain_table(document, 1, (width, width)).rows[0]
    keep_whole(row)
    _who_signs(row.cells[1], place, width)
    _name(add_to(row.cells[1], SIGNER), place)


def _abreast(document: Document, row: tuple[Place, ...]) -> None:
    width = measures.text_width() / len(row)
    titles, names = plain_table(document, 2, (width,) * len(row)).rows
    keep_whole(titles)
    for above, below, place in zip(titles.cells, names.cells, row, strict=True):
        _who_signs(above, place, width)
        _name(first_of(below, SIGNER), place)


def _who_signs(cell: _Cell, place: Place, room: float) -> None:
    lines = [Run(line, bold=True) for line in (place.capacity, place.title) if line]
    for at, line in enumerate(lines):
        written = add_to(cell, SIGNER) if at else first_of(cell, SIGNER)
        if not at:
            written.paragraph_format.space_before = _ROOM
        write_runs(written, (line,))
        balance(written, room * 0.9, room, size=measures.SIGNER.printed, bold=True)
    if place.how:
        write_runs(add_to(cell, SIGNER), (Run(place.how),), size=measures.HINT, italic=True)


def _name(paragraph: Paragraph, place: Place) -> None:
    paragraph.paragraph_format.space_before = Mm(measures.SIGNING_ROOM)
    paragraph.paragraph_format.keep_with_next = False
    name = Run(place.name, bold=True) if place.name else Run(blank=measures.NAME_BLANK)
    write_runs(paragraph, (name,))


def write_foot(document: Document, sheet: Sheet) -> None:
    """Write who else gets the paper, and who signs it."""
    if not sheet.recipients and not sheet.signature:
        return
    table = plain_table(document, 1, _SIDES)
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    if sheet.recipients:
        head = first_of(left, RECIPIENTS)
        head.paragraph_format.space_before = _ROOM
        write_runs(head, (Run("Nơi nhận:", bold=True),), size=measures.RECIPIENTS_HEAD.printed, italic=True)
        for line in sheet.recipients:
            write_runs(add_to(left, RECIPIENTS), (Run("- "), *line))
    if sheet.signature:
        _who_signs(right, sheet.signature, measures.STATE_SIDE)
        _name(add_to(right, SIGNER), sheet.signature)
    add_to(document, END)
