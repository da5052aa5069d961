"""The rule book: everyone signed in reads it by date; an administrator proposes, others confirm."""

import pytest

from casebook.law.articles import cite_all
from casebook.law.conventions import CONVENTIONS
from casebook.law.rules import RULES
from casebook.law.words import word
from tests.people import sign_in

INTERNAL = "KNPA-02"
CHANGE = {
    "number": "20",
    "unit": "working_day",
    "since": "01/10/2026",
    "document": "Quy chế tiếp công dân số 12/QC-THM",
    "place": "Điều 7",
    "note": "Theo quy chế mới của trường",
}


def section(page, key):
    return page.find("section", id=key)


@pytest.mark.parametrize("who", ["lan", "hai", "thu", "son", "binh", "tu", "mai"])
def test_everyone_signed_in_reads_the_rules_and_finds_them_from_every_page(page, school, who):
    home = sign_in(page, getattr(school, who))
    book = home.follow("Quy định chương trình áp dụng")
    assert "07 ngày làm việc" in section(book, "KN-02").text


def test_nobody_else_reads_them(page, school):
    assert page("/rules").path == "/login"


@pytest.mark.parametrize("english", [False, True])
def test_every_rule_of_the_tables_stands_on_the_page_with_article_and_certainty(page, school, english):
    sign_in(page, school.lan)
    book = page("/rules").follow("English") if english else page("/rules")
    lang = "en" if english else "vi"
    for rule in RULES.values():
        told = section(book, rule.key).text
        assert rule.name(lang) in told
        for version in rule.versions:
            assert cite_all(version.articles, lang) in told
            assert word(version.certainty, lang) in told
            assert f"{version.since:%d/%m/%Y}" in told
            assert book.find_all(id=version.id)
    for convention in CONVENTIONS:
        assert convention.text(lang) in section(book, convention.id).text


@pytest.mark.parametrize(
    ("day", "told", "not_told"),
    [("30/06/2026", "10 ngày", "07 ngày làm việc"), ("01/07/2026", "07 ngày làm việc", "10 ngày")],
)
def test_the_book_is_read_by_date(page, school, day, told, not_told):
    sign_in(page, school.lan)
    book = page("/rules").submit(on=day)
    now = section(book, "KN-02").find("p", class_="rule__version").text
    assert told in now
    assert not_told not in now
    assert day in book.h1


def test_where_act_and_decree_differ_the_stricter_counts_and_the_page_says_so(page, school):
    sign_in(page, school.lan)
    told = section(page("/rules?on=30/06/2026"), "KN-02").text
    assert "Nghị định 124/2020/NĐ-CP Điều 16 khoản 1 ghi 10 ngày làm việc" in told
    assert "lấy hạn đến sớm hơn" in told


def test_before_a_rule_was_made_the_page_says_that_there_is_none(page, school):
    sign_in(page, school.lan)
    assert "Ngày 30/06/2026 chưa có quy định này" in section(page("/rules?on=2026-06-30"), "TCD-26").text


@pytest.mark.parametrize("asked", ["thụ lý", "thu ly", "THU LY", "kn-02", "Luật Khiếu nại Điều 27"])
def test_rules_are_found_with_and_without_dau_by_number_and_by_article(page, school, asked):
    sign_in(page, school.lan)
    book = page("/rules").submit(q=asked)
    assert section(book, "KN-02")
    assert not book.find_all("section", id="TCD-16")


def test_words_no_rule_has_and_a_day_that_is_none_are_told(page, school):
    sign_in(page, school.lan)
    assert "Không có quy định nào chứa các từ này" in page("/rules?q=zzz").text
    assert "30/02/2026" in page("/rules?on=30/02/2026").text


def test_what_starts_and_ends_a_clock_stands_in_words(page, school):
    sign_in(page, school.lan)
    told = section(page("/rules"), "KN-03").text
    for words in ("Bắt đầu khi Thụ lý", "Hoàn thành khi Ra quyết định", "45 ngày (theo KN-04)"):
        assert words in told
