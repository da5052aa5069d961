"""The papers of reception: what stands on them, and that nothing typed can break them."""

import re
import unicodedata
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from casebook.papers import press, setting
from casebook.papers.letterhead import Issue
from casebook.papers.refusals import Refusal, refusal_pdf
from casebook.papers.setting import PaperNotSet, typeset
from casebook.papers.text import breakable, clean_text
from tests.papers import samples
from tests.papers.pdf import pages_of, text_of

# Every paper is set in a process of its own: real, and too slow for every day.
pytestmark = pytest.mark.slow

FORMS = Path(press.__file__).with_name("forms")
MARKUP = '#read("/etc/passwd") $x^2$ *b* _i_ <label> @ref [#panic()] \\u{41} // c /* d */'
UNKIND = {
    "markup": MARKUP,
    "one very long word": "a" * 900,
    "long capitals": "Đ" * 400,
    "decomposed": unicodedata.normalize("NFD", "Kiến nghị về việc xếp lớp ở trường Ngọc Hà"),
    "control characters": "một\x00hai\x08ba\x1bbốn\x7f",
    "right to left": "trái\u202eiảp\u202c \u05d0\u05d1\u05d2 \u0627\u0628",
    "half of a pair": "mặt\ud83dcười",
    "pictures": "😀👨‍👩‍👧 ok",
    "line ends": "một\r\nhai\rba\u2028bốn\n\n\nnăm",
    "only blanks": " \t\n ",
    "a page and more": "Nội dung rất dài. " * 600,
}


@pytest.mark.parametrize("name", samples.FILLED)
def test_every_paper_opens_with_the_state_the_unit_and_the_day(name):
    text = text_of(samples.FILLED[name]("Kiến nghị về việc thu tiền nước uống của lớp 3A2"))

    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ",
        "TRƯỜNG TIỂU HỌC NGUYỄN VĂN MẪU",
        "Hà Nội, ngày 06 tháng 11 năm 2026",
        "thu tiền nước uống",
    ):
        assert words in text


@pytest.mark.parametrize("name", samples.BLANK)
def test_what_is_unknown_is_a_dotted_blank(name):
    text = text_of(samples.BLANK[name]())

    assert name == "case_sheet" or re.search(r"ngày …+ tháng …+ năm …+", text)
    assert "...." in text
    assert "None" not in text
    assert "none" not in text


@pytest.mark.parametrize("unkind", UNKIND)
def test_no_text_breaks_a_paper(unkind):
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text_of(samples.receipt(UNKIND[unkind]))


@pytest.mark.parametrize("name", samples.FILLED)
def test_no_paper_is_broken_by_all_of_it_together(name):
    text = text_of(samples.FILLED[name]("\n".join(UNKIND.values())))

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "Kiến nghị về việc xếp lớp ở trường Ngọc Hà" in text
    assert "root:" not in text


@pytest.mark.parametrize("name", samples.FILLED)
def test_markup_is_printed_as_it_was_typed(name):
    text = text_of(samples.FILLED[name](MARKUP))

    assert MARKUP.replace(" ", "") in text.replace(" ", "")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_can_be_printed(text):
    assert samples.receipt(text).startswith(b"%PDF")


def test_the_receipt_names_what_was_handed_over_and_the_days_with_their_articles():
    text = text_of(samples.receipt("Đơn"))

    assert "Mẫu số 02/TCD" in text
    assert "Số: 15" in text
    assert "Phiếu thu tiền nước uống bản chụp 1 3" in text
    assert "VD7K-2MQX-93" in text
    assert "chậm nhất 20/11/2026 (Điều 28 Luật Tiếp công dân)" in text


def test_the_refusal_cites_its_ground_and_the_paper_that_answered_before():
    text = text_of(samples.refusal("việc xếp lớp"))

    assert "Mẫu số 01/TCD" in text
    assert "Số: 07/TB-THNVM" in text
    assert "điểm h khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP" in text
    assert "31/TB-THNVM, ngày 03 tháng 02 năm 2026" in text


def test_minutes_say_that_they_were_read_back_and_may_be_fingerprinted():
    text = text_of(samples.visit_minutes("Trình bày"))

    assert "đã được đọc lại cho công dân nghe" in text
    assert "Ký hoặc điểm chỉ" in text


def test_everyone_present_signs_the_minutes_of_an_empty_day():
    text = text_of(samples.empty_day(""))

    for title in ("HIỆU TRƯỞNG", "NHÂN VIÊN VĂN THƯ", "CHỦ TỊCH CÔNG ĐOÀN"):
        assert title in text
    assert "không có công dân nào đến" in text


def test_a_group_of_thirty_gets_thirty_lines_and_its_headings_on_every_page():
    pages = pages_of(samples.group_sheet("Tiền ăn bán trú"))

    assert len(pages) == 2
    assert all("Ký tên" in page for page in pages)
    assert "30" in pages[-1]
    assert pages[-1].startswith("2 ")


def test_the_schedule_shows_split_shifts_and_the_weekday_of_each_head_day():
    text = text_of(samples.schedule("Nghe ý kiến về bữa ăn bán trú"))

    assert "07:30 - 11:00 13:30 - 16:30" in text
    assert "Thứ Hai 07/12/2026 07:30 - 11:00" in text
    assert "Theo ủy quyền của Hiệu trưởng" in text


def test_the_sheet_of_a_case_shows_each_day_with_its_article_and_its_reckoning():
    text = text_of(samples.case_sheet("Xếp lớp"))

    assert "PHIẾU THEO DÕI THỜI HẠN Hồ sơ KN-2026-0042" in text
    assert "Điều 27 Luật Khiếu nại 02/11/2026 11/11/2026 xong ngày 06/11/2026" in text
    assert "- Bảy ngày làm việc, trừ thứ Bảy 07/11 và Chủ nhật 08/11." in text


def test_a_paper_looks_at_no_clock():
    first, second = (samples.appointment("Xếp lớp") for _ in range(2))

    assert first == second


@pytest.mark.parametrize("day", [date(2026, 1, 5), date(2026, 2, 15), date(2026, 9, 30)])
def test_days_are_written_as_the_decree_asks(day):
    refusal = Refusal(
        letterhead=samples.SCHOOL,
        issue=Issue("1", day),
        citizen=samples.AN,
        came_on=day,
        matter="",
        ground="",
        article="",
        signer=samples.MINH,
    )
    written = {1: "ngày 05 tháng 01", 2: "ngày 15 tháng 02", 9: "ngày 30 tháng 9"}

    assert f"{written[day.month]} năm 2026" in text_of(refusal_pdf(refusal))


def test_forms_take_nothing_from_the_net_and_evaluate_no_text():
    for form in FORMS.glob("*.typ"):
        source = form.read_text(encoding="utf-8")
        assert "@preview" not in source
        assert "eval(" not in source


def test_a_form_that_is_not_there_is_said_in_one_line():
    with pytest.raises(PaperNotSet, match="no-such-form") as refused:
        typeset("no-such-form", {})

    assert "\n" not in str(refused.value)


def test_a_paper_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(setting, "_SECONDS", 0.001)

    with pytest.raises(PaperNotSet, match="not ready"):
        typeset("receipt", {})


def test_only_the_shipped_typeface_is_used():
    fonts = set()
    for page in PdfReader(BytesIO(samples.receipt("😀 và chữ"))).pages:
        fonts |= {font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()}

    assert fonts
    assert all("LiberationSerif" in font for font in fonts)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (unicodedata.normalize("NFD", "Nguyễn"), "Nguyễn"),
        ("a\x00b\x1fc", "abc"),
        ("một\r\nhai", "một\nhai"),
        ("a\tb", "a b"),
        ("\u202eabc", "abc"),
        ("  x  ", "x"),
        ("một\n\n \n\nhai\n\nba", "một\n\nhai\n\nba"),
    ],
)
def test_text_is_made_fit_for_paper(typed, printed):
    assert clean_text(typed) == printed


@pytest.mark.parametrize(
    ("word", "longest", "pieces"),
    [("nghiêng", 7, 1), ("x" * 15, 7, 3), ("Đ" * 9, 9, 2), ("hai từ", 5, 1)],
)
def test_long_words_get_places_to_break(word, longest, pieces):
    broken = breakable(word, longest)

    assert len(broken.split("\u200b")) == pieces
    assert broken.replace("\u200b", "") == word
