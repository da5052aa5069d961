"""The rule book: everyone signed in reads it by date; an administrator proposes, others confirm."""

from datetime import date

import pytest

from casebook.law.articles import cite_all
from casebook.law.conventions import CONVENTIONS
from casebook.law.rules import RULES
from casebook.law.vocabulary import Kind
from casebook.law.words import word
from tests.matters import case_of as case_of_id
from tests.matters import registered
from tests.people import sign_in
from tests.services.test_absences import case_of

pytestmark = pytest.mark.deep

INTERNAL = "KNPA-02"
TODAY, RECEIVED = date(2026, 11, 23), date(2026, 11, 2)
CHANGE = {
    "number": "20",
    "unit": "working_day",
    "since": "01/11/2026",
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


def test_each_day_of_a_case_leads_to_its_rule_as_it_stood_when_the_clock_began(page, school, within):
    case_id = within(case_of, school, school.hai)
    sign_in(page, school.minh)
    shown = page(f"/cases/{case_id}")
    clocks = shown.find_all("li", class_="clock")
    assert clocks
    for clock in clocks:
        links = [a for a in clock.find_all("a") if a["href"].startswith("/rules?on=")]
        assert [bool(link.within("details")) for link in links] == [False, True]
        address, anchor = links[0]["href"].split("#")
        assert clock["data-rule"] in section(page(address), anchor).text


def test_an_uncertain_rule_offers_an_administrator_another_number_and_a_certain_one_does_not(page, school):
    sign_in(page, school.tu)
    book = page("/rules")
    assert section(book, INTERNAL).find("a", text="Đề nghị số khác")
    assert not section(book, "KN-03").find_all("a", text="Đề nghị số khác")
    assert not page("/rules/KN-03/change", status=404).find_all("form", text="Số mới")


@pytest.mark.parametrize("who", ["lan", "minh", "hai", "binh"])
def test_nobody_else_is_offered_or_let_in(app, page, school, who):
    sign_in(page, getattr(school, who))
    assert not page("/rules").find_all("a", text="Đề nghị số khác")
    page(f"/rules/{INTERNAL}/change", status=404)


def propose(page, school, **other):
    if page("/").path == "/login":
        sign_in(page, school.tu)
    return page(f"/rules/{INTERNAL}/change").submit(**CHANGE | other)


def test_a_number_is_proposed_its_impact_shown_and_confirmed_by_the_superior(page, visitor, school, within):
    case_id = within(registered, school, kind=Kind.PETITION, received_on=RECEIVED, today=TODAY)
    name = within(lambda: case_of_id(case_id).name)
    waiting = propose(page, school)
    assert waiting.find("p", data_status="proposed")
    assert "Ông Bình Mẫu" in waiting.text
    assert "1 hồ sơ đang mở khác" in waiting.text
    assert name not in waiting.text
    binh = visitor()
    sign_in(binh, school.binh)
    shown = binh("/rules").follow(f"{INTERNAL}: 20 ngày làm việc")
    row = shown.find("tr", data_rule=INTERNAL)
    assert [cell.text for cell in row.find_all("td", class_="narrow")] == ["23/11/2026", "01/12/2026"]
    done = shown.submit("confirm", press="Xác nhận", word="Đã đọc quy chế.")
    assert "Thời hạn của 1 hồ sơ đang mở đã thay đổi" in done.text
    assert done.find("p", data_status="counts")
    assert "Đã đọc quy chế." in done.text
    now = section(binh("/rules"), INTERNAL).text
    assert "20 ngày làm việc" in now
    assert "Quy chế tiếp công dân số 12/QC-THM Điều 7" in now
    assert "thay đổi tại đây" in now
    minh = visitor()
    sign_in(minh, school.minh)
    case = minh(f"/cases/{case_id}")
    assert "Điều 7 Quy chế tiếp công dân số 12/QC-THM" in case.find("li", data_rule=INTERNAL).text
    assert "Quy định thay đổi" in case.find("section", id="journal").text


def test_a_proposal_waits_on_the_desk_of_who_decides_and_nowhere_else_until_it_is_decided(
    page, visitor, school
):
    waiting = propose(page, school)
    desks = {who: visitor() for who in ("binh", "minh", "lan")}
    shown = {who: INTERNAL in sign_in(desk, getattr(school, who)).text for who, desk in desks.items()}
    assert shown == {"binh": True, "minh": False, "lan": False}
    opened = desks["binh"]("/").follow(f"{INTERNAL}: 20 ngày làm việc")
    assert opened.path == waiting.path
    opened.submit("confirm", press="Xác nhận")
    assert INTERNAL not in desks["binh"]("/").text


def test_a_number_that_counts_is_withdrawn_with_a_word(page, visitor, school):
    waiting = propose(page, school)
    binh = visitor()
    sign_in(binh, school.binh)
    counting = binh(waiting.path).submit("confirm", press="Xác nhận")
    assert "Hãy ghi lý do" in counting.submit("withdraw", status=409).text
    done = counting.submit("withdraw", word="Quy chế đã bãi bỏ.")
    assert done.find("p", data_status="withdrawn")
    assert "15 ngày làm việc" in section(binh("/rules"), INTERNAL).find("p", class_="rule__version").text


def test_a_proposal_is_refused_with_a_word_or_taken_back(page, visitor, school):
    first, second = propose(page, school), propose(page, school, number="25")
    binh = visitor()
    sign_in(binh, school.binh)
    assert binh(first.path).find("button", text="Không đồng ý")["formaction"].endswith("/refuse")
    taken = second.submit("take-back", press="Rút đề xuất của tôi")
    assert taken.find("p", data_status="refused")
    assert not taken.find_all("form", action=f"{second.path}/take-back")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "0"}, "số nguyên"),
        ({"number": "abc"}, "số nguyên"),
        ({"number": "251"}, "phải từ 1 đến 250"),
        ({"since": "01/01/2001"}, "không có số nào còn phải đối chiếu"),
        ({"document": ""}, "Hãy điền ô này"),
        ({"note": ""}, "Hãy điền ô này"),
        ({"unit": []}, "Hãy điền ô này"),
    ],
)
def test_a_number_that_cannot_be_is_told_and_stays_as_typed(page, school, typed, said):
    sign_in(page, school.tu)
    refused = page(f"/rules/{INTERNAL}/change").submit(**CHANGE | typed, status=422)
    assert said in refused.text
    assert refused.find("input", name="place")["value"] == "Điều 7"


@pytest.mark.parametrize(
    "address", ["/rules/changes/nonsense", "/rules/nonsense/change", "/rules/KN-03/change"]
)
def test_what_is_not_there_is_not_found(page, school, address):
    sign_in(page, school.tu)
    page(address, status=404)


def test_a_day_in_a_list_says_that_its_rule_is_to_be_checked_and_a_certain_one_says_nothing(
    page, school, within
):
    for kind in (Kind.PETITION, Kind.COMPLAINT):
        within(registered, school, kind=kind, received_on=RECEIVED, today=TODAY)
    sign_in(page, school.minh)
    rows = page("/cases").find_all("tr", data_case=True)
    doubted = {row["data-case"].split("-")[0]: "cần đối chiếu văn bản" in row.text for row in rows}
    assert doubted == {"KN": False, "KNPA": True}
