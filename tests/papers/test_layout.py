"""Both writers lay a paper out by the measures of NĐ 30/2020, and say the same."""

import re
import unicodedata
from io import BytesIO
from typing import NamedTuple

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from pypdf import PdfReader

from casebook.papers import measures
from casebook.papers.measures import Span
from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import paper_pdf
from casebook.papers.word_parts import width_of
from tests.papers import every_block
from tests.papers.pdf import pages_of, text_of
from tests.papers.word import is_bold, one, opened, paragraphs_of, size_of, words_of

POINT = 25.4 / 72
EXACT = 0.6
"""Millimetres within which a length on paper counts as met."""
MOTTO = "Độc lập - Tự do - Hạnh phúc"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
SPANS = {name: span for name, span in vars(measures).items() if isinstance(span, Span)}

HEADS = (
    (STATE, measures.STATE, True),
    (MOTTO, measures.MOTTO, True),
    ("ỦY BAN NHÂN DÂN", measures.UNIT, False),
    ("TRƯỜNG TIỂU HỌC", measures.UNIT, True),
    ("Số:", measures.NUMBER, False),
    ("Hà Nội, ngày 05 tháng 7 năm 2026", measures.PLACE_AND_DAY, False),
    ("THÔNG BÁO", measures.TITLE, True),
    ("Về việc thụ lý", measures.ABOUT, True),
    ("nhà trường nhận được", measures.BODY, False),
    ("1. Nội dung khiếu nại", measures.BODY, True),
    ("Nơi nhận:", measures.RECIPIENTS_HEAD, True),
    ("- Ban Thanh tra", measures.RECIPIENTS, False),
    ("KT. HIỆU TRƯỞNG", measures.SIGNER, True),
    ("Cô Hoa Mẫu", measures.SIGNER, True),
)
ORDER = (
    "ỦY BAN NHÂN DÂN PHƯỜNG VÍ DỤ",
    "TRƯỜNG TIỂU HỌC NGUYỄN VĂN MẪU",
    STATE,
    MOTTO,
    "Số: 07/TB-THNVM",
    "Hà Nội, ngày 05 tháng 7 năm 2026",
    "THÔNG BÁO",
    "Về việc thụ lý khiếu nại của ông An Ví Dụ về Ông An Ví Dụ",
    "Căn cứ Luật Khiếu nại",
    "Kính gửi: Ông An Ví Dụ",
    "Ngày 03 tháng 7 năm 2026, nhà trường nhận được đơn của ông An Ví Dụ.",
    "Buổi làm việc hồi 08 giờ 15 phút ngày 03 tháng 7 năm 2026.",
    "Địa chỉ: Ông An Ví Dụ",
    "Ngày nhận đơn: 03/07/2026",
    "Bắt đầu lúc: 08 giờ 15 phút",
    "1. Nội dung khiếu nại",
    "Điều 1. Giao ông An Ví Dụ thực hiện Ông An Ví Dụ.",
    "STT Tên tài liệu Ghi chú 1 Ông An Ví Dụ bản chính 2 Danh sách lớp",
    "Biên bản lập thành 02 bản có giá trị như nhau./.",
    "NGƯỜI LẬP",
    "Nơi nhận: - Như trên; - Ông An Ví Dụ; - Ban Thanh tra nhân dân; - Lưu: VT, hồ sơ.",
    "KT. HIỆU TRƯỞNG",
    "PHÓ HIỆU TRƯỞNG",
    "Cô Hoa Mẫu",
)


class Words(NamedTuple):
    """A piece of text on a page of a PDF, as it is drawn."""

    text: str
    page: int
    left: float
    baseline: float
    size: float
    bold: bool


def drawn(pdf: bytes) -> list[Words]:
    """What is drawn, with its place in millimetres from the left and from the top."""
    found: list[Words] = []
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages, 1):
        height = float(page.mediabox.height)

        def see(text, at, _line, font, size, number=number, height=height):
            if text.strip() and font:
                plain = unicodedata.normalize("NFC", text.strip())
                bold = "Bold" in font["/BaseFont"]
                found.append(Words(plain, number, at[4] * POINT, (height - at[5]) * POINT, size, bold))

        page.extract_text(visitor_text=see)
    return found


@pytest.fixture(scope="module")
def printed() -> list[Words]:
    """The form with every block, as its PDF draws it."""
    return drawn(paper_pdf(every_block.filled()))


@pytest.fixture(scope="module")
def word() -> bytes:
    """The same as a Word file."""
    return paper_docx(every_block.filled())


@pytest.mark.parametrize("name", SPANS)
def test_what_is_printed_lies_within_what_the_decree_allows(name):
    span = SPANS[name]

    assert span.least <= span.printed <= span.most


def test_the_two_sides_of_the_head_fill_the_page_between_its_margins():
    assert measures.UNIT_SIDE + measures.STATE_SIDE == measures.text_width() == 165


def test_a_word_file_has_the_paper_and_the_margins(word):
    section = opened(word).sections[0]

    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)
    assert (section.top_margin.mm, section.bottom_margin.mm) == pytest.approx((20, 20), abs=0.1)
    assert (section.left_margin.mm, section.right_margin.mm) == pytest.approx((30, 15), abs=0.1)


def test_a_pdf_has_the_paper_and_keeps_to_the_margins(printed):
    pdf = paper_pdf(every_block.filled())
    page = PdfReader(BytesIO(pdf)).pages[0].mediabox
    corner, *others = printed

    assert (float(page.width) * POINT, float(page.height) * POINT) == pytest.approx((210, 297), abs=EXACT)
    assert corner.text == "Mẫu số 03"
    assert min(words.left for words in others) == pytest.approx(30, abs=EXACT)
    assert max(words.baseline for words in others) <= 297 - 20
    text_begins = min(words.baseline for words in others if words.page == 1)
    assert text_begins == pytest.approx(20 + measures.STATE.printed * POINT * 0.8, abs=2)


def test_no_line_of_a_pdf_runs_over_the_right_margin():
    page = PdfReader(BytesIO(paper_pdf(every_block.filled("dài " * 400)))).pages[0]
    lines: list[tuple[str, float]] = []
    page.extract_text(
        visitor_text=lambda text, at, _line, font, _size: (
            lines.append((text.strip("\n"), at[4] * POINT)) if font and "dài dài" in text else None
        )
    )
    # Body lines are set in regular 13 points; justified blanks are at least as wide as the font's own.
    ends = [
        left + width_of(text.rstrip(), measures.BODY.printed, bold=False) for text, left in lines if left < 45
    ]

    assert len(ends) > 5
    assert max(ends) <= 210 - 15 + EXACT


@pytest.mark.parametrize(("words", "span", "bold"), HEADS, ids=[words for words, _span, _bold in HEADS])
def test_letters_have_their_size_and_weight_in_both(printed, word, words, span, bold):
    in_pdf = next(piece for piece in printed if words in piece.text)
    in_word = one(opened(word), words.split(" HỌC")[0])

    assert (in_pdf.size, in_pdf.bold) == (span.printed, bold)
    assert (size_of(in_word), is_bold(in_word)) == (span.printed, bold)


def test_the_line_below_the_motto_is_as_long_as_the_motto(word):
    document = opened(word)
    motto = one(document, MOTTO)
    following = motto._p.getnext()
    indent = following.find(qn("w:pPr")).find(qn("w:ind"))
    taken = sum(int(indent.get(qn(f"w:{side}"))) for side in ("left", "right")) / 20 * POINT

    assert following.find(qn("w:pPr")).find(qn("w:pBdr")) is not None
    assert measures.STATE_SIDE - taken == pytest.approx(width_of(MOTTO, 13, bold=True), abs=EXACT)


def test_the_line_below_the_motto_is_as_long_as_the_motto_in_pdf():
    content = (
        PdfReader(BytesIO(paper_pdf(every_block.letter())))
        .pages[0]
        .get_contents()
        .get_data()
        .decode("latin-1")
    )
    # A rule: moved to, drawn to; the motto's is the longest on the paper, the unit's the other.
    lengths = sorted(
        (float(along) * POINT for along in re.findall(r" 0 0 m ([\d.]+) 0 l", content)), reverse=True
    )

    assert lengths[0] == pytest.approx(width_of(MOTTO, 13, bold=True), abs=EXACT)
    assert len(lengths) == 2


def test_body_paragraphs_are_justified_indented_and_apart(word):
    body = one(opened(word), "nhà trường nhận được").style

    assert body.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert body.paragraph_format.first_line_indent.mm == pytest.approx(measures.INDENT.printed, abs=0.1)
    assert body.paragraph_format.space_after.pt >= measures.PARAGRAPH_GAP.least
    assert measures.LINES.least <= body.paragraph_format.line_spacing <= measures.LINES.most


def test_body_paragraphs_are_indented_and_apart_in_pdf(printed):
    at = {piece.text[:14]: piece for piece in printed}
    first, second = at["Địa chỉ: Ông A"], at["Ngày nhận đơn:"]
    line = measures.BODY.printed * measures.LINES.printed * measures.TYPEFACE_LINE
    apart = line + measures.PARAGRAPH_GAP.printed

    assert first.left == pytest.approx(30 + measures.INDENT.printed, abs=EXACT)
    assert second.baseline - first.baseline == pytest.approx(apart * POINT, abs=0.2)


def test_pages_are_numbered_in_the_middle_above_but_the_first_is_not(word):
    pdf = drawn(paper_pdf(every_block.filled("Một đoạn dài. " * 150)))
    numbers = [piece for piece in pdf if piece.text.isdigit() and piece.baseline < 20]

    assert [(piece.text, piece.page) for piece in numbers] == [
        (str(page), page) for page in range(2, pdf[-1].page + 1)
    ]
    assert {piece.size for piece in numbers} == {measures.PAGE_NUMBER.printed}
    assert all(abs(piece.left - (30 + 165 / 2)) < 3 for piece in numbers)

    section = opened(word).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert section.first_page_header.paragraphs[0].text == "Mẫu số 03"


def test_everything_stands_in_its_order_in_both(word):
    # A PDF is drawn side by side; a reader of either meets the parts in this order.
    for told in (text_of(paper_pdf(every_block.filled())), words_of(word)):
        places = [told.find(words) for words in ORDER]
        assert -1 not in places, [words for words, place in zip(ORDER, places, strict=True) if place < 0]
        assert places == sorted(places)


def test_a_word_file_says_its_typeface_for_every_script_and_its_language(word):
    document = opened(word)
    normal = document.styles["Normal"].element.rPr
    faces = normal.find(qn("w:rFonts"))

    assert {faces.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    assert normal.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"
    assert not list(document.element.iter(qn("w:rFonts")))


def test_tables_repeat_their_headings_and_signatures_are_not_parted(word):
    document = opened(word)
    table = next(table for table in document.tables if table.style and table.style.name == "Table Grid")
    heading = one(document, "1. Nội dung khiếu nại")

    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert heading.paragraph_format.keep_with_next
    assert one(document, "có giá trị như nhau./.").paragraph_format.keep_with_next
    assert document.tables[-1].rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_a_row_is_as_high_in_word_as_in_the_pdf(word, printed):
    table = next(table for table in opened(word).tables if table.style and table.style.name == "Table Grid")
    layout = table.rows[1].cells[0].paragraphs[0].style.paragraph_format
    blank = layout.space_before.pt + layout.space_after.pt
    in_word = (measures.TABLE_TEXT * measures.TYPEFACE_LINE + blank) * POINT
    first, second = (
        next(one.baseline for one in printed if one.text == text) for text in ("bản chính", "Danh sách lớp")
    )

    assert second - first == pytest.approx(in_word, abs=EXACT)


def test_a_long_table_has_its_headings_on_every_page_of_the_pdf():
    rows = tuple({"what": f"Tài liệu số {number}", "note": "bản chụp"} for number in range(1, 120))
    long = every_block.fill(every_block.FORM, every_block.FRAME, {every_block.ITEMS: rows})
    pages = pages_of(paper_pdf(long))
    with_rows = [page for page in pages if "Tài liệu số" in page]

    assert len(with_rows) >= 3
    assert all("STT Tên tài liệu Ghi chú" in page for page in with_rows)
    assert "119 Tài liệu số 119" in pages[-1] or "119 Tài liệu số 119" in pages[-2]


def test_nothing_of_the_librarys_own_file_is_left_in_ours(word):
    document = opened(word)
    told = document.core_properties
    styles = {style.name for style in document.styles}

    assert (told.title, told.author) == (every_block.FORM.vi, every_block.SCHOOL.unit_name)
    assert (told.comments, told.last_modified_by) == ("", "")
    assert "Nội dung" in styles
    assert "Medium Grid 1 Accent 1" not in styles
    assert all(paragraph.style.name for paragraph in paragraphs_of(document))


def test_the_number_of_an_act_is_not_parted_by_the_end_of_a_line():
    said = "Căn cứ Nghị định số 124/2020/NĐ-CP, Luật số 136/2025/QH15 và Thông báo số 07/TB-THNVM. "
    pieces = [f"{'a' * length} {said}" for length in range(1, 24)]
    lines = drawn(paper_pdf(every_block.filled("\n".join(pieces))))

    assert not [line.text for line in lines if line.text.endswith(("/", "NĐ-", "TB-", "124/2020"))]
