"""What python-docx has no words for: the fonts of all scripts, drawn lines, fields, plain tables."""

from functools import cache
from pathlib import Path

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from PIL import ImageFont

from casebook.papers import measures
from casebook.papers.pieces import TO_THE_END, Run

FACE = "Times New Roman"
_FONTS = Path(__file__).with_name("fonts")
_POINTS_TO_MM = 25.4 / 72
_SLACK = 1.08
"""The typeface of the machine that shows the file may be a little wider."""
_FINE = 1000
"""Points at which a text is measured."""


def element(name: str, **attributes: str) -> BaseOxmlElement:
    """Make one element of WordprocessingML: `element("tab", pos="9355", val="right")`."""
    made = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_face(properties: BaseOxmlElement) -> None:
    """Let letters of every script be drawn in the paper's typeface, and be spelt as Vietnamese."""
    for name in ("rFonts", "lang"):
        for old in properties.findall(qn(f"w:{name}")):
            properties.remove(old)
    faces = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), FACE)
    properties.insert(0, element("rFonts", **faces))
    properties.append(element("lang", val="vi-VN", eastAsia="vi-VN", bidi="vi-VN"))


def width_of(text: str, size: float, *, bold: bool) -> float:
    """How many millimetres a text takes in the typeface, at a size in points."""
    return float(_font(bold=bold).getlength(text)) / _FINE * size * _POINTS_TO_MM


@cache
def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    style = "Bold" if bold else "Regular"
    return ImageFont.truetype(str(_FONTS / f"LiberationSerif-{style}.ttf"), _FINE)


def balance(paragraph: Paragraph, most: float, room: float, *, size: float, bold: bool) -> None:
    """Narrow a paragraph until its lines are about as long as one another: no word is left alone."""
    words = [width_of(word, size, bold=bold) for word in paragraph.text.split()]
    blank = width_of(" ", size, bold=bold)
    lines, width = _lines(words, blank, most), most
    while width > most / 2 and _lines(words, blank, width - 2) == lines:
        width -= 2
    if lines > 1:
        layout = paragraph.paragraph_format
        layout.left_indent = layout.right_indent = Mm((room - min(width * _SLACK, most)) / 2)


def _lines(words: list[float], blank: float, width: float) -> int:
    lines, used = 1, -blank
    for word in words:
        used += blank + word
        if used > width:
            lines, used = lines + 1, word
    return lines


def draw_rule(paragraph: Paragraph, length: float, room: float) -> None:
    """Turn an empty paragraph into a line so many millimetres long, in the middle of its room."""
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((room - length) / 2)
    layout.space_before, layout.space_after = Pt(4), Pt(3)
    layout.line_spacing = Pt(2)
    borders = element("pBdr")
    borders.append(element("top", val="single", sz="6", space="0", color="000000"))
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the only way to a border
    properties.insert_element_before(borders, *_AFTER_BORDERS)


def draw_box(paragraph: Paragraph) -> None:
    """Draw a box around the words of a paragraph."""
    for run in paragraph.runs:
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 - as above
        properties.append(element("bdr", val="single", sz="6", space="3", color="000000"))


_AFTER_BORDERS = ("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_page_number(paragraph: Paragraph) -> None:
    """Write the number of the page, as Word counts it."""
    for part in ("begin", "instr", "end"):
        run = paragraph.add_run()._r  # noqa: SLF001 - the only way to a field
        if part == "instr":
            code = element("instrText")
            code.text = " PAGE "
            run.append(code)
        else:
            run.append(element("fldChar", fldCharType=part))


def plain_table(document: Document, rows: int, widths: tuple[float, ...]) -> Table:
    """Add a table without lines, whose texts begin where the text of the page begins."""
    table: Table = document.add_table(rows, len(widths))
    set_inset(table, 0)
    set_widths(table, widths)
    return table


def set_widths(table: Table, widths: tuple[float, ...]) -> None:
    """Give a table columns that stay as wide as they are said to be."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):  # noqa: SLF001 - as above
        column.w = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def set_inset(table: Table, millimetres: float) -> None:
    """Set the blank left and right inside each cell."""
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w=str(Mm(millimetres).twips), type="dxa"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")  # noqa: SLF001 - python-docx has no words for it


def keep_whole(row: _Row) -> None:
    """Let a row not be parted by the end of a page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))  # noqa: SLF001 - as above


def repeat(row: _Row) -> None:
    """Let a row stand again at the head of every page its table runs on to."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))  # noqa: SLF001 - as above


def first_of(cell: _Cell, style: str) -> Paragraph:
    """Give the paragraph every cell comes with, in a style by its id."""
    return styled(cell.paragraphs[0], style)


def add_to(holder: Document | _Cell, style: str) -> Paragraph:
    """Add a paragraph in a style by its id."""
    return styled(holder.add_paragraph(), style)


def styled(paragraph: Paragraph, style: str) -> Paragraph:
    """Give a paragraph a style by its id: by its name, the library would read through all of them."""
    paragraph._p.style = style  # noqa: SLF001 - as above
    return paragraph


def write_runs(
    paragraph: Paragraph, runs: tuple[Run, ...], *, size: float | None = None, italic: bool = False
) -> None:
    """Write pieces of text and blanks; what the style says is left to it, so that it can be changed there."""
    for run in runs:
        written = paragraph.add_run(_in_letters(run))
        if run.bold or run.blank is not None:
            # Dots to write on are light, also where the style is bold.
            written.bold = run.blank is None
        if italic:
            written.italic = True
        if size:
            written.font.size = Pt(size)


def _in_letters(run: Run) -> str:
    if run.blank is None:
        return run.text
    return "\t" if run.blank == TO_THE_END else dots(run.blank)


@cache
def dots(width: float) -> str:
    """Give dots for a blank so many millimetres wide."""
    return "." * round(width / width_of(".", measures.BODY.printed, bold=False))
