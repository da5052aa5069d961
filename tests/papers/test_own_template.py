"""A unit's own Word template: begins as the form, is refused with its paragraph, and runs nothing."""

import unicodedata
from collections.abc import Callable

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.papers import own_template
from casebook.papers.own_template import check_template, places_of, starter_template, template_docx
from casebook.papers.print_docx import packed, paper_docx
from casebook.papers.template_parts import BrokenTemplate
from casebook.vault.look_into_office import look_into
from tests.papers import every_block
from tests.papers.every_block import CONFINED, FORM, LETTER, PETITION
from tests.papers.word import one, opened, words_of

pytestmark = pytest.mark.deep

OWN = (FORM, LETTER, PETITION, CONFINED)


def edited(change: Callable[[Document], object], form=FORM) -> bytes:
    """The form's first template, changed as somebody would in Word."""
    document = opened(starter_template(form))
    change(document)
    return packed(document)


def with_line(line: str) -> bytes:
    """A template with one more line, below all others."""
    return edited(lambda document: document.add_paragraph(line))


def with_row(*cells: str) -> bytes:
    """A template with one more table, of one row."""

    def change(document: Document) -> None:
        for cell, text in zip(document.add_table(1, len(cells)).rows[0].cells, cells, strict=True):
            cell.text = text

    return edited(change)


def refused(data: bytes, form=FORM) -> BrokenTemplate:
    """How a template is refused."""
    with pytest.raises(BrokenTemplate) as broken:
        check_template(form, data)
    return broken.value


@pytest.mark.parametrize("form", OWN, ids=lambda form: form.key)
def test_what_a_form_begins_with_is_a_sound_template_with_all_its_places(form):
    begun = starter_template(form)
    check_template(form, begun)
    words = words_of(begun)

    for key in dict.fromkeys(form.keys()):
        assert f"{{{{ {key} }}}}" in words or f"in {key} %}}" in words


@pytest.mark.parametrize("form", OWN, ids=lambda form: form.key)
def test_our_own_word_files_pass_where_every_file_is_looked_at(form):
    assert look_into(starter_template(form)) == {"kind": "docx"}
    assert look_into(paper_docx(every_block.none(form))) == {"kind": "docx"}


def test_a_paper_on_the_form_as_it_began_says_what_the_printed_one_says():
    words = words_of(template_docx(FORM, starter_template(FORM), every_block.filled()))

    for said in (
        "ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ",
        "TRƯỜNG TIỂU HỌC NGUYỄN VĂN MẪU",
        "Số: 07/TB-THNVM",
        "Hà Nội, ngày 05 tháng 7 năm 2026",
        "Về việc thụ lý khiếu nại của Ông An Ví Dụ về Ông An Ví Dụ",
        "Ngày 03 tháng 7 năm 2026, nhà trường nhận được đơn",
        "hồi 08 giờ 15 phút ngày 03 tháng 7 năm 2026.",
        "Ngày nhận đơn: 03 tháng 7 năm 2026",
        "STT Tên tài liệu Ghi chú 1 Ông An Ví Dụ bản chính 2 Danh sách lớp Ông An Ví Dụ",
        "lập thành 02 bản",
        "Nơi nhận: - Như trên; - Ông An Ví Dụ; - Ban Thanh tra nhân dân; - Lưu: VT, hồ sơ.",
        "KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG Cô Hoa Mẫu",
    ):
        assert said in words
    assert "{" not in words


def test_what_is_unknown_is_dots_on_a_template_too():
    words = words_of(template_docx(FORM, starter_template(FORM), every_block.blank()))

    assert "Số: ........./TB-........." in words
    assert "...... tháng ...... năm ........." in words
    assert "STT Tên tài liệu Ghi chú 1 2 3" in words
    assert "Giao ......" in words


def test_a_text_of_several_paragraphs_stays_several_paragraphs():
    paper = every_block.fill(FORM, every_block.FRAME, {every_block.CONTENT: "Đoạn một.\n\nĐoạn hai."})
    document = opened(template_docx(FORM, starter_template(FORM), paper))

    assert one(document, "Đoạn một.").text == "Đoạn một."
    assert one(document, "Đoạn hai.").style.name == one(document, "Đoạn một.").style.name == "Nội dung"


def test_what_a_unit_changed_stays_changed():
    def change(document: Document) -> None:
        one(document, "Kính gửi").insert_paragraph_before("Chữ ký số của trường đặt ở đây.")

    words = words_of(template_docx(FORM, edited(change), every_block.filled()))

    assert "Chữ ký số của trường đặt ở đây. Kính gửi: Ông An Ví Dụ" in words


WRONG_LINES = {
    "unknown place": ("Ông {{ ten_nguoi }}", "không có chỗ điền “ten_nguoi”", "no place “ten_nguoi”"),
    "protected place": ("{{ denouncer_name }}", "denouncer_name", "denouncer_name"),
    "not closed": ("Ông {{ person_name", "không có cặp", "no partner"),
    "not opened": ("Ông person_name }}", "không có cặp", "no partner"),
    "two words": ("{{ person name }}", "viết sai", "not written well"),
    "rich text": ("{{r person_name }}", "viết sai", "not written well"),
    "filter": ("{{ person_name|upper }}", "bộ lọc", "filters"),
    "sum": ("{{ 7*7 }}", "phép tính", "sums"),
    "text": ("{{ 'x' }}", "phép tính", "sums"),
    "attribute": ("{{ person_name.upper }}", "phép tính", "sums"),
    "inside": ("{{ person_name.__class__.__mro__ }}", "phép tính", "sums"),
    "call": ("{{ person_name() }}", "phép tính", "sums"),
    "item": ("{{ items[0] }}", "phép tính", "sums"),
    "global": ("{{ cycler }}", "không có chỗ điền “cycler”", "no place “cycler”"),
    "own self": ("{{ self }}", "không có chỗ điền “self”", "no place “self”"),
    "condition": ("{% if person_name %}x{% endif %}", "không được dùng", "not allowed"),
    "setting": ("{% set x = 1 %}", "không được dùng", "not allowed"),
    "include": ("{% include '/etc/passwd' %}", "không được dùng", "not allowed"),
    "import": ("{% import 'os' as os %}", "không được dùng", "not allowed"),
    "paragraph loop": ("{%p for row in items %}", "không được dùng", "not allowed"),
    "comment": ("{# thầm #}", "không được dùng", "not allowed"),
    "table as text": ("{{ items }}", "là một bảng", "is a table"),
    "column outside": ("{{ row.what }}", "phép tính", "sums"),
    "loop outside": ("{%tr for row in items %}", "trong một hàng của bảng", "in a row of a table"),
}


@pytest.mark.parametrize("wrong", WRONG_LINES)
def test_a_line_that_is_wrong_is_named_and_said_in_both_languages(wrong):
    line, vi, en = WRONG_LINES[wrong]
    broken = refused(with_line(line))

    assert vi in broken.vi
    assert en in broken.en
    assert f"“{line}”" in broken.vi
    assert broken.vi.startswith("Đoạn ")
    assert broken.en.startswith("Paragraph ")


def test_the_paragraph_is_counted_from_the_first_one():
    def change(document: Document) -> None:
        document.element.body.insert(0, OxmlElement("w:p"))
        one(document, "Kính gửi").insert_paragraph_before("{{ sai }}")

    document = opened(edited(change))
    number = 1 + next(
        place
        for place, p in enumerate(document.element.body.iter(qn("w:p")))
        if "sai" in "".join(p.itertext())
    )

    assert refused(packed(document)).vi.startswith(f"Đoạn {number} của nội dung, “{{{{ sai }}}}”")


WRONG_ROWS = {
    "no such table": (("{%tr for row in rows %}", ""), "không có bảng “rows”"),
    "loop not closed": (("{%tr for row in items %}", ""), "vòng lặp chưa đóng"),
    "loop not opened": (("{%tr endfor %}", ""), "không có vòng lặp nào trước"),
    "both in one row": (("{%tr for row in items %}", "{%tr endfor %}"), "chỉ có thẻ ấy"),
    "place beside": (("{%tr for row in items %}", "{{ person_name }}"), "chỉ có thẻ ấy"),
    "name of a place": (("{%tr for person_name in items %}", ""), "hãy gọi hàng là row"),
    "condition of a loop": (("{%tr for row in items if row %}", ""), "không được dùng"),
    "over a text": (("{%tr for row in person_name %}", ""), "không có bảng “person_name” (có: items)"),
}


@pytest.mark.parametrize("wrong", WRONG_ROWS)
def test_a_row_that_is_wrong_is_named(wrong):
    cells, said = WRONG_ROWS[wrong]

    assert said in refused(with_row(*cells)).vi


def test_a_column_that_the_table_has_not_is_named():
    def change(document: Document) -> None:
        one(document, "{{ row.note }}").runs[0].text = "{{ row.secret }}"

    assert "không có cột “secret” (có: note, stt, what)" in refused(edited(change)).vi


def test_a_loop_within_a_loop_is_refused():
    def change(document: Document) -> None:
        one(document, "{{ row.what }}")._p.getparent().append(OxmlElement("w:p"))
        row = one(document, "{{ row.what }}")._p.getparent().getparent()
        again = opened(starter_template(FORM))
        first = one(again, "{%tr for")._p.getparent().getparent()
        row.addprevious(first)

    assert "không nằm trong vòng lặp khác" in refused(edited(change)).vi


def test_a_template_of_a_confined_form_tells_and_one_of_an_open_form_cannot():
    paper = every_block.confined("Bà Canh Ví Dụ")
    own = starter_template(CONFINED)

    assert "Người tố cáo: Bà Canh Ví Dụ." in words_of(template_docx(CONFINED, own, paper))
    assert "denouncer_name" in refused(own).vi  # the same file for the open form
    assert "denouncer_name" not in {place.key for place in places_of(FORM)}


def test_a_template_is_checked_again_before_it_is_rendered():
    with pytest.raises(BrokenTemplate):
        template_docx(FORM, with_line("{{ person_name.__class__ }}"), every_block.filled())


def test_what_the_check_lets_by_does_not_run_either(monkeypatch):
    monkeypatch.setattr(own_template, "check_text", lambda *_told: None)

    for line in ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "{{ range(9) }}", "{{ unknown }}"):
        with pytest.raises(BrokenTemplate):
            template_docx(FORM, with_line(line), every_block.filled())


UNKIND = (
    "{{ 7*7 }} {% for x in y %} {# z #} <w:p/> </w:t> &amp; \x00\x07\x0c\u202e \ud83d “{{ person_name }}”"
)


def test_values_are_printed_and_never_run():
    words = words_of(template_docx(FORM, starter_template(FORM), every_block.filled(UNKIND)))

    assert "{{ 7*7 }} {% for x in y %} {# z #} <w:p/> </w:t> &amp; “{{ person_name }}”" in words
    assert "49" not in words


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_printed_on_a_template(text):
    paper = every_block.fill(LETTER, every_block.FRAME, {every_block.NAME: f"a{text}z"})
    words = words_of(template_docx(LETTER, BEGUN, paper))

    assert unicodedata.normalize("NFC", words) == words
    assert "đôn đốc giải quyết đơn của a" in words


BEGUN = starter_template(LETTER)
