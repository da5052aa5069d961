"""The empty Word file every paper begins as: page, styles, page number (NĐ 30/2020, Phụ lục I)."""

from functools import cache
from io import BytesIO
from typing import NamedTuple

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from casebook.papers import measures
from casebook.papers.word_parts import add_page_number, set_face

_HEADER_FROM_EDGE = 10
_UNUSED = (
    *("/thumbnail", "/extended-properties", "/customXml"),
    *("/stylesWithEffects", "/numbering", "/webSettings"),
)


BODY, LINE, CENTRED, HEAD, KIND = "Body", "Line", "Centred", "Head", "Kind"
ABOUT, CELL, SIGNER, RECIPIENTS, GAP, END = "About", "Cell", "Signer", "Recipients", "Gap", "End"
"""The styles of a paper by their ids."""
_KEPT_STYLES = {
    "Normal",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Table Grid",
    "header",
    "footer",
}


class _Look(NamedTuple):
    """One style; its name is what the list of styles in Word shows."""

    id: str
    name: str
    size: float
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    indent: float = 0
    gap: float = 0
    before: float = 0
    lines: float = 1.0
    bold: bool = False
    keeps: bool = False


_JUSTIFIED, _CENTRE = WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.CENTER
_SIZE, _APART, _LINES = measures.BODY.printed, measures.PARAGRAPH_GAP.printed, measures.LINES.printed
_INDENT = measures.INDENT.printed
_IN_CELL = 2
"""Points above and below the text of a cell, so that it does not touch the lines."""

_LOOKS = (
    _Look(BODY, "Nội dung", _SIZE, _JUSTIFIED, _INDENT, _APART, lines=_LINES),
    _Look(LINE, "Dòng điền", _SIZE, indent=_INDENT, gap=_APART, lines=_LINES),
    _Look(CENTRED, "Giữa dòng", _SIZE, _CENTRE, gap=_APART, lines=_LINES, keeps=True),
    _Look(HEAD, "Đầu văn bản", measures.UNIT.printed, _CENTRE),
    _Look(KIND, "Tên loại", measures.TITLE.printed, _CENTRE, before=14, bold=True, keeps=True),
    _Look(ABOUT, "Trích yếu", measures.ABOUT.printed, _CENTRE, bold=True, keeps=True),
    _Look(CELL, "Ô bảng", measures.TABLE_TEXT, gap=_IN_CELL, before=_IN_CELL),
    _Look(SIGNER, "Nơi ký", measures.SIGNER.printed, _CENTRE, keeps=True),
    _Look(RECIPIENTS, "Danh sách nơi nhận", measures.RECIPIENTS.printed, keeps=True),
    _Look(GAP, "Khoảng cách", 6),
    _Look(END, "Cuối văn bản", 1),
)


@cache
def base_document() -> bytes:
    """Give the empty file: A4, the margins, the typeface, the styles, the number of the page."""
    document = docx.Document()
    _forget_its_maker(document)
    _set_settings(document)
    _set_page(document)
    _set_typeface(document)
    for look in _LOOKS:
        _add_style(document, look)
    _set_headers(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _forget_its_maker(document: Document) -> None:
    """Take away what the library's own empty file carries: its picture, author, day, and unused parts."""
    for rels in (document.part.package.rels, document.part.rels):
        for key, relation in list(rels.items()):
            if relation.reltype.endswith(_UNUSED):
                del rels[key]
    told = document.core_properties._element  # noqa: SLF001 - a property can be emptied, not removed
    for child in list(told):
        told.remove(child)
    document.core_properties.language = "vi-VN"


def _set_settings(document: Document) -> None:
    """Let Word lay it out as it does now, not as a file of 2010 in Japanese."""
    settings = document.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for old in (*settings.iter(qn("w:useFELayout")), *settings.iter(qn("w:themeFontLang"))):
        old.getparent().remove(old)


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(length) for length in measures.PAPER)
    section.top_margin = Mm(measures.MARGIN_TOP.printed)
    section.bottom_margin = Mm(measures.MARGIN_BOTTOM.printed)
    section.left_margin = Mm(measures.MARGIN_LEFT.printed)
    section.right_margin = Mm(measures.MARGIN_RIGHT.printed)
    section.header_distance = section.footer_distance = Mm(_HEADER_FROM_EDGE)


def _set_typeface(document: Document) -> None:
    styles = document.styles
    # 160 styles of the library's own are nothing for a list, and are read anew for every paper.
    for style in styles.element.findall(qn("w:style")):
        if style.name_val not in _KEPT_STYLES:
            styles.element.remove(style)
    defaults = styles.element.find(qn("w:docDefaults"))
    set_face(defaults.find(qn("w:rPrDefault")).find(qn("w:rPr")))
    normal = styles["Normal"]
    set_face(normal.element.get_or_add_rPr())
    normal.font.size = Pt(_SIZE)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    for name in ("Header", "Footer"):
        styles[name].font.size = Pt(measures.PAGE_NUMBER.printed)


def _add_style(document: Document, look: _Look) -> None:
    style: ParagraphStyle = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.style_id = look.id
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    style.font.size = Pt(look.size)
    style.font.bold = look.bold or None
    layout = style.paragraph_format
    layout.alignment = look.align
    layout.first_line_indent = Mm(look.indent)
    layout.space_before, layout.space_after = Pt(look.before), Pt(look.gap)
    layout.line_spacing = look.lines
    layout.keep_with_next = look.keeps or None
    layout.widow_control = True
    layout.tab_stops.add_tab_stop(Mm(measures.text_width()), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _set_headers(document: Document) -> None:
    """Number every page but the first, whose corner has the code of the form."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_page_number(number)
    corner = section.first_page_header.paragraphs[0]
    corner.alignment = WD_ALIGN_PARAGRAPH.RIGHT
