"""Both writers say the same of a paper: its blanks, letters, days, recipients and places to sign."""

import re
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from casebook.papers import measures
from casebook.papers.letterhead import Issue
from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import paper_pdf, papers_pdf
from tests.papers import every_block
from tests.papers.pdf import text_of
from tests.papers.test_layout import STATE
from tests.papers.word import is_bold, one, opened, size_of, words_of


def test_what_is_unknown_is_a_dotted_blank_in_both():
    for told in (text_of(paper_pdf(every_block.blank())), words_of(paper_docx(every_block.blank()))):
        assert "Số: ........./TB-........." in told
        assert "ngày ...... tháng ...... năm ........." in told
        assert "Ngày nhận đơn: ...../...../........." in told
        assert re.search(r"Giao \.{20,} thực hiện \.{20,}", told)
        assert "None" not in told
    assert text_of(paper_pdf(every_block.blank())).count(".") > 700  # lines of dots to write on


def test_a_letter_says_what_it_is_about_below_its_number():
    letter = every_block.letter()
    for told in (text_of(paper_pdf(letter)), words_of(paper_docx(letter))):
        assert "Số: 07/THNVM V/v đôn đốc giải quyết đơn của bà Bình Ví Dụ" in told.replace(
            "Hà Nội, ngày 05 tháng 7 năm 2026 ", ""
        )
    about = one(opened(paper_docx(letter)), "V/v")
    assert (size_of(about), is_bold(about)) == (measures.LETTER_ABOUT.printed, False)


def test_what_a_citizen_writes_has_no_unit_no_number_and_no_recipients():
    petition = every_block.petition()
    for told in (text_of(paper_pdf(petition)), words_of(paper_docx(petition))):
        assert told.startswith((STATE, f"Mẫu số 01 {STATE}"))
        assert "..............., ngày ...... tháng ...... năm ........." in told
        for words in ("TRƯỜNG TIỂU HỌC", "Số: 07", "Nơi nhận", "HIỆU TRƯỞNG", "./."):
            assert words not in told


@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 2, 15), date(2026, 3, 1), date(2026, 11, 30)])
def test_days_keep_their_zeros_as_the_decree_asks(day):
    frame = replace(every_block.FRAME, issue=Issue("1", day))
    paper = every_block.fill(every_block.LETTER, frame, {every_block.DAY: day})
    written = {1: "ngày 05 tháng 01", 2: "ngày 15 tháng 02", 3: "ngày 01 tháng 3", 11: "ngày 30 tháng 11"}

    assert words_of(paper_docx(paper)).count(f"{written[day.month]} năm 2026") == 2


def test_every_letter_of_vietnamese_is_in_both():
    small = {*every_block.VOWELS, "đ"} | {
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in every_block.VOWELS
        for tone in every_block.TONES
    }
    alphabet = " ".join(sorted(small | {letter.upper() for letter in small}))
    paper = every_block.fill(every_block.FORM, every_block.FRAME, {every_block.CONTENT: alphabet})

    assert len(small) == 73
    for told in (text_of(paper_pdf(paper)), words_of(paper_docx(paper))):
        assert alphabet in told


def test_a_paper_looks_at_no_clock():
    first, second = (paper_docx(every_block.filled()) for _ in range(2))

    assert first == second
    assert paper_pdf(every_block.letter()) == paper_pdf(every_block.letter())


def test_many_papers_come_in_their_order_and_each_is_as_if_it_were_pressed_alone(monkeypatch):
    monkeypatch.setattr("casebook.papers.setting._PAPERS_A_PROCESS", 2)
    letters = [every_block.letter(f"Ông Số {number}") for number in range(5)]
    pressed = papers_pdf(letters)

    assert [f"ông Số {number}" in text_of(pdf) for number, pdf in enumerate(pressed)] == [True] * 5
    assert pressed[3] == paper_pdf(letters[3])
    assert papers_pdf([]) == []


def test_lines_of_recipients_end_well_and_stand_once():
    frame = replace(every_block.FRAME, recipients=("- Như trên;", "Ban giám hiệu."), archive_line="Lưu: VT.")
    told = words_of(paper_docx(every_block.fill(every_block.LETTER, frame, {})))

    assert "Nơi nhận: - Như trên; - Ban giám hiệu; - Lưu: VT." in told


def test_one_who_signs_alone_signs_to_the_right_and_four_sign_two_by_two():
    tables = opened(paper_docx(every_block.petition())).tables
    left, right = tables[-1].rows[0].cells
    assert (left.text, right.text.split("\n")[:2]) == ("", ["NGƯỜI KHIẾU NẠI", "(Ký, ghi rõ họ tên)"])

    places = [table for table in opened(paper_docx(every_block.filled())).tables if len(table.rows) == 2]
    assert ["NGƯỜI LẬP" in places[-2].rows[0].cells[0].text, len(places[-2].columns)] == [True, 2]
    assert "CHỦ TRÌ" in places[-1].rows[0].cells[1].text
