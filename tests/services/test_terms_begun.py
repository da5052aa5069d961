"""A paper tells the term its case runs by: that of the law on the day it began, whatever is law since."""

from datetime import date

import pytest

from casebook.papers.catalogue import form_on
from casebook.services.case_entries import FirstComplaint
from casebook.services.paper_sheets import docx_of, pdf_of
from casebook.services.paper_values import open_values
from casebook.services.terms_begun import notice_term
from tests.matters import case_of, registered
from tests.papers.pdf import text_of
from tests.papers.word import words_of
from tests.papers_written import begun, paper_at

TOLD = "thời hạn thụ lý, thông báo là "
OLD, NEW = "10 ngày, kể từ ngày nhận", "07 ngày làm việc, kể từ ngày nhận"
BEFORE_THE_CHANGE = "10 ngày theo Điều {} Luật Khiếu nại khi chưa được sửa đổi, kể từ ngày nhận"
LEVELS = {
    "first": {},
    "second": {"level": 2, "first": FirstComplaint(told="Trường Mẫu, về việc xếp lớp", decided=False)},
    "discipline": {"discipline": True},
}


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def received(school, on: date, **changed) -> str:
    return registered(school, today=on, received_on=on, **changed)


def printed(case_id: str, school, form: str, on: date) -> tuple[str, str]:
    """The words of a draft as PDF and as Word file."""
    paper = paper_at(begun(case_id, school.lan, form, today=on))
    return " ".join(text_of(pdf_of(paper)).split()), words_of(docx_of(paper))


@pytest.mark.parametrize("form", ["N124-03", "N124-04"])
@pytest.mark.parametrize(
    ("came", "written", "told"),
    [
        (date(2026, 6, 22), date(2026, 6, 26), OLD),
        (date(2026, 6, 29), date(2026, 6, 30), OLD),
        (date(2026, 6, 29), date(2026, 7, 3), BEFORE_THE_CHANGE.format(27)),
        (date(2026, 7, 1), date(2026, 7, 3), NEW),
        (date(2026, 11, 2), date(2026, 11, 6), NEW),
    ],
)
def test_a_notice_tells_the_term_of_the_day_the_complaint_came_in(school, form, came, written, told):
    case_id = received(school, came)
    for words in printed(case_id, school, form, written):
        assert TOLD + told in words


@pytest.mark.parametrize(
    ("level", "article"), [("first", "27"), ("second", "36"), ("discipline", "50")], ids=str
)
def test_the_older_term_stands_with_the_article_of_its_level_and_subject(school, level, article):
    case_id = received(school, date(2026, 6, 29), competent=level != "second", **LEVELS[level])
    form = form_on("N124-03", date(2026, 7, 3))
    told = {slot.key: value for slot, value in open_values(case_of(case_id), form, form.since).items()}
    cited = f"khoản 1 Điều {article}" if level == "second" else f"Điều {article}"
    assert told["acceptance_term"] == f"10 ngày theo {cited} Luật Khiếu nại khi chưa được sửa đổi"
    assert told["acceptance_basis"] == cited


def test_where_no_such_term_runs_dots_stand_in_its_place(school):
    """Labour matters follow labour law (N124 Đ43.1)."""
    case_id = received(school, date(2026, 11, 2), labour=True)
    for words in printed(case_id, school, "N124-03", date(2026, 11, 6)):
        assert TOLD + "....." in words.replace("\t", ".....")
        assert "ngày làm việc" not in words


@pytest.mark.parametrize(
    ("called", "told"),
    [
        (date(2026, 6, 30), "chưa quy định vào ngày thông báo"),
        (date(2026, 7, 1), "ít nhất 05 ngày"),
    ],
)
def test_minutes_of_a_dialogue_tell_what_was_law_when_its_notice_was_given(school, called, told):
    case_id = received(school, date(2026, 6, 1))
    assert notice_term(case_of(case_id), called) == told
    assert notice_term(case_of(received(school, date(2026, 6, 2), labour=True)), called) is None
