"""Nothing anybody types breaks a printed form, is run, or is lost, in Word or PDF."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import paper_pdf, papers_pdf
from casebook.papers.text import clean_text
from tests.papers import every_block
from tests.papers.pdf import text_of
from tests.papers.word import words_of

# Papers are pressed in processes of their own: real, and too slow for every day.
pytestmark = pytest.mark.slow

MARKUP = {
    "word": '<w:p><w:r><w:t>x</w:t></w:r></w:p> </w:t></w:document> &lt; &#x41; <!ENTITY b "c">',
    "jinja": "{{ 7*7 }} {{ self.__class__ }} {% for x in range(9) %}{% endfor %} {# z #} {{r x }}",
    "typst": '#read("/etc/passwd") $x^2$ *b* _i_ <label> @ref [#panic()] \\u{41} // c /* d */ #{1+1}',
    "own places": "{person_name} {denouncer_name} {{person_name}} {ITEMS}",
    "formula": "=cmd|' /C calc'!A0 +1 -1 @SUM(A1)",
}
UNKIND = {
    "one very long word": "a" * 900,
    "long capitals": "Đ" * 400,
    "a very long name": "Nguyễn Thị Ví Dụ " * 60,
    "control characters": "một\x00hai\x08ba\x1bbốn\x7f\x85năm",
    "right to left": "trái\u202eiảp\u202c\u2066x\u2069 \u05d0\u05d1\u05d2 \u0627\u0628",
    "half of a pair": "mặt\ud83dcười",
    "not characters": "a\ufffeb\uffffc\ufdd0d",
    "pictures": "😀👨‍👩‍👧 ok",
    "line ends": "một\r\nhai\rba\u2028bốn\n\n\nnăm",
    "only blanks": " \t\n ",
    "many marks": "e" + "\u0301" * 200,
    "a page and more": "Nội dung rất dài. " * 600,
}


def squeezed(text: str) -> str:
    """A text without blanks: lines break where they must."""
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("kind", MARKUP)
def test_markup_is_printed_as_it_was_typed(kind):
    typed = MARKUP[kind]
    paper = every_block.filled(typed)

    assert squeezed(typed) in squeezed(words_of(paper_docx(paper)))
    assert squeezed(typed) in squeezed(text_of(paper_pdf(paper)))


def test_no_unkind_text_breaks_a_paper():
    papers = [every_block.filled(text) for text in UNKIND.values()]
    told = [text_of(pdf) for pdf in papers_pdf(papers)]

    for paper, in_pdf in zip(papers, told, strict=True):
        in_word = words_of(paper_docx(paper))
        for words in ("Độc lập - Tự do - Hạnh phúc", "1. Nội dung khiếu nại", "Nơi nhận:", "Cô Hoa Mẫu"):
            assert words in in_pdf
            assert words in in_word


def test_decomposed_letters_come_out_composed():
    paper = every_block.filled(unicodedata.normalize("NFD", "Trường Ngọc Hà xếp lớp"))

    for told in (words_of(paper_docx(paper)), text_of(paper_pdf(paper))):
        assert "Trường Ngọc Hà xếp lớp" in told


def test_bidirectional_marks_and_control_characters_are_gone():
    in_word = words_of(paper_docx(every_block.filled("trái\u202eiảp\u202c một\x07hai")))

    assert "tráiiảp mộthai" in in_word
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", in_word)


def test_an_unkind_letterhead_and_unkind_signers_break_nothing():
    for text in (*MARKUP.values(), *UNKIND.values()):
        paper = every_block.unkindly_framed(text)
        assert "Nơi nhận:" in words_of(paper_docx(paper))
    pressed = papers_pdf([every_block.unkindly_framed(text) for text in (*MARKUP.values(), *UNKIND.values())])

    assert all("Độc lập - Tự do - Hạnh phúc" in text_of(pdf) for pdf in pressed)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_printed_as_word(text):
    told = squeezed(words_of(paper_docx(every_block.letter(f"a{text}z"))))

    assert squeezed(clean_text(f"a{text}z")) in told


@settings(max_examples=8, deadline=None)
@given(st.lists(st.text(max_size=300), min_size=10, max_size=10))
def test_any_text_can_be_printed_as_pdf(texts):
    pressed = papers_pdf([every_block.filled(text) for text in texts])

    assert len(pressed) == len(texts)
    assert all(pdf.startswith(b"%PDF") for pdf in pressed)
