"""The papers with layouts of their own keep to NĐ 30/2020; none is signed on a page without a word."""

from itertools import pairwise

import pytest

from casebook.papers.case_histories import CaseHistory, HistoryLine, case_history_pdf
from tests.papers import samples
from tests.papers.pdf import pages_of
from tests.papers.test_layout import POINT, Words, drawn

pytestmark = pytest.mark.slow

SENTENCE = "Đề nghị nhà trường xem lại việc xếp lớp và trả lời bằng văn bản. "
SIGNED = {
    "receipt": ("NGƯỜI CUNG CẤP", "lập thành 02 bản"),
    "refusal": ("HIỆU TRƯỞNG", "thông báo để ông (bà) biết./."),
    "visit_minutes": ("NGƯỜI TIẾP CÔNG DÂN", "dưới đây./."),
    "empty_day": ("NHÂN VIÊN VĂN THƯ", "cùng ký tên./."),
    "schedule": ("HIỆU TRƯỞNG", "thời gian dự kiến mới./."),
}
"""By paper, who signs it and how its last paragraph ends."""


def line_of(words: list[Words], begin: str) -> Words:
    """The piece that begins with a text."""
    return next(one for one in words if one.text.startswith(begin))


@pytest.mark.parametrize("name", ["receipt", "refusal", "visit_minutes", "appointment"])
def test_paragraphs_stand_six_points_further_apart_than_lines(name):
    words = drawn(samples.FILLED[name](SENTENCE * 3))
    lines = sorted({round(one.baseline, 2) for one in words if abs(one.size - 13) < 0.1})
    steps = [round((low - high) / POINT, 1) for high, low in pairwise(lines)]
    within = min(step for step in steps if step > 13)
    field = line_of(words, "Số căn cước").baseline - line_of(words, "Địa chỉ").baseline

    assert within < 13 * 1.5  # lines of one paragraph
    assert field / POINT >= within + 5.9


@pytest.mark.parametrize("name", SIGNED)
def test_no_paper_is_signed_on_a_page_without_a_word(name):
    signer, ending = SIGNED[name]
    # Longer and longer, so that the signatures come to stand at every place of a page.
    for times in range(1, 40, 3):
        page = next(page for page in pages_of(samples.FILLED[name](SENTENCE * times))[::-1] if signer in page)
        assert ending.split()[-1] in page, times


def test_minutes_with_nothing_known_are_one_page_to_write_on():
    assert {name: len(pages_of(samples.BLANK[name]())) for name in SIGNED} == dict.fromkeys(SIGNED, 1)


@pytest.mark.parametrize("name", ["receipt", "empty_day"])
def test_the_blanks_of_a_sentence_are_not_torn_apart(name):
    first = line_of(drawn(samples.BLANK[name]()), "Hồi").text.replace("\xa0", " ")

    # Stretched to the margin, its words would stand further apart than one blank.
    assert first == "Hồi ……. giờ ……. phút, ngày …… tháng …… năm ………, tại"


def history(*facts: str) -> list[str]:
    """The pages of a history of thirty lines, with these facts each."""
    lines = tuple(
        HistoryLine(samples.DAY, f"Bước {n}", (*facts, f"hết {n}."), "", struck=False) for n in range(30)
    )
    told = CaseHistory(
        letterhead=samples.SCHOOL, day=samples.DAY, number="", kind="", subject="", status="", lines=lines
    )
    return pages_of(case_history_pdf(told))


def test_no_line_of_a_history_is_parted_by_the_end_of_a_page():
    pages = history("Số văn bản: 01/TB-THNVM", "Người ký: Thầy Minh Mẫu")

    assert len(pages) > 2
    for n in range(30):
        (page,) = (page for page in pages if f"Bước {n} " in page)
        assert f"hết {n}." in page


def test_a_line_of_a_history_longer_than_a_page_loses_nothing():
    text = " ".join(history(" ".join(f"câu{n}" for n in range(1500))))

    assert all(f"hết {n}." in text for n in range(30))
