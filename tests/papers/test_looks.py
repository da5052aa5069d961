"""What a head would not sign: signatures on the text's heels, crowded tables, names with two titles."""

from dataclasses import replace
from datetime import date

import pytest
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table

from casebook.papers import measures
from casebook.papers.blocks import Table as TableBlock
from casebook.papers.catalogue import FORMS, form_on
from casebook.papers.form import Form, OpenForm, fill
from casebook.papers.law_forms.shared_slots import (
    CHAIR_NAME,
    PERSON_NAME,
    PLACE,
    RESPONDENT_NAME,
)
from casebook.papers.pieces import Paragraph
from casebook.papers.print_docx import paper_docx
from casebook.papers.sheet import sheet_of
from casebook.papers.slots import Slot
from casebook.papers.word_base import GAP
from casebook.papers.word_parts import width_of
from tests.papers import every_block
from tests.papers.word import one, opened

DAY = date(2026, 7, 5)
ROOM = Pt(6)


def open_on(key: str) -> OpenForm:
    """The open form of a key that is used since the change of the law."""
    form = form_on(key, DAY)
    assert isinstance(form, OpenForm)
    return form


def said(key: str, values: dict[Slot, str]) -> str:
    """What the paragraphs of a form say with a few values."""
    pieces = sheet_of(fill(open_on(key), every_block.FRAME, values)).pieces
    return " ".join(run.text for piece in pieces if isinstance(piece, Paragraph) for run in piece.runs)


def test_no_signature_stands_on_the_heels_of_the_text_in_word():
    document = opened(paper_docx(every_block.filled()))
    titles = [one(document, words) for words in ("NGƯỜI LẬP", "CHỦ TRÌ", "KT. HIỆU TRƯỞNG", "Nơi nhận:")]

    assert all(title.paragraph_format.space_before >= ROOM for title in titles)


def test_what_follows_places_to_sign_keeps_its_distance_in_word():
    authorisation = open_on("N124-02")
    document = opened(paper_docx(every_block.some(authorisation)))
    heading = one(document, "CÔNG CHỨNG HOẶC CHỨNG THỰC")

    assert heading._p.getprevious().style == GAP
    assert document.paragraphs[-1].style.font.size <= Pt(13)


def test_no_text_touches_the_lines_of_a_table_in_word():
    document = opened(paper_docx(every_block.filled()))
    table: Table = next(one for one in document.tables if one.style and one.style.name == "Table Grid")
    cell = table.rows[1].cells[1].paragraphs[0].style.paragraph_format

    assert (cell.space_before, cell.space_after) == (Pt(2), Pt(2))
    assert {heading.vertical_alignment for heading in table.rows[0].cells} == {
        WD_CELL_VERTICAL_ALIGNMENT.CENTER
    }


def test_dots_to_write_on_are_light_where_the_words_beside_them_are_bold():
    about = one(opened(paper_docx(every_block.none(open_on("N124-06")))), "Về việc")

    assert [run.bold for run in about.runs] == [True, False]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.key}-{form.since}")
def test_no_heading_of_a_table_leaves_one_word_alone_on_its_last_line(form: Form):
    keys = {block.key for block in form.blocks if isinstance(block, TableBlock)}
    for slot in (*form.slots, *getattr(form, "protected", ())):
        fixed = sum(column.millimetres for column in slot.columns)
        free = sum(not column.millimetres for column in slot.columns)
        for column in slot.columns if slot.key in keys else ():
            wide = column.millimetres or (measures.text_width() - fixed) / free
            lines = lines_of(column.heading, wide - 2 * measures.CELL_INSET)
            assert len(column.heading.split()) <= 3 or len(lines) == 1 or len(lines[-1]) > 1, column.heading


def lines_of(words: str, room: float) -> list[list[str]]:
    """The words of a heading line by line, as they fit a column."""
    lines: list[list[str]] = [[]]
    for word in words.split():
        tried = " ".join([*lines[-1], word])
        if lines[-1] and width_of(tried, measures.TABLE_TEXT, bold=True) > room:
            lines.append([])
        lines[-1].append(word)
    return lines


def test_a_title_before_a_name_is_small_in_the_middle_of_a_sentence_and_nowhere_else():
    decision = said("N124-15", {PERSON_NAME: "Bà An Ví Dụ", RESPONDENT_NAME: "Thầy Minh Mẫu"})
    assert "Giải quyết khiếu nại của bà An Ví Dụ đối với thầy Minh Mẫu" in decision
    assert "Bà An Ví Dụ, thầy Minh Mẫu và cơ quan" in decision
    minutes = said("N124-14", {CHAIR_NAME: "Cô Hoa Mẫu", PLACE: "Bà Rịa"})
    assert "tại Bà Rịa, " in minutes
    assert "1. Người chủ trì: Cô Hoa Mẫu" in minutes


@pytest.mark.parametrize(
    ("name", "line"),
    [("Bà An Ví Dụ", "Họ và tên:  Bà An Ví Dụ"), ("Nguyễn Thị An", "Ông (bà):  Nguyễn Thị An")],
)
def test_no_line_asks_for_a_title_the_name_brings_along(name, line):
    assert line in said("TT05-04", {PERSON_NAME: name})


def test_a_slip_that_transfers_a_letter_names_the_article_it_rests_on():
    assert "Căn cứ Điều 20 Thông tư số 05/2021/TT-TTCP" in said("TT05-04", {})
    told = [block.text for block in form_on("TT05-03", DAY).blocks if hasattr(block, "text")]
    assert any("khoản 2 Điều 24 Luật Tố cáo và Điều 14 Thông tư số 05/2021/TT-TTCP" in text for text in told)


def test_what_marks_a_draft_stands_in_a_box_in_word_as_in_the_pdf():
    draft = replace(every_block.filled(), frame=replace(every_block.FRAME, draft=True))
    mark = one(opened(paper_docx(draft)), "DỰ THẢO")

    assert mark.runs[0]._r.rPr[-1].tag == qn("w:bdr")
