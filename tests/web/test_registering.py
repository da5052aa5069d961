"""Registering a letter on its page: questions where they matter, answers that lead on, nothing typed lost."""

import pytest

from casebook.law.vocabulary import Kind
from casebook.records.cases import PartyRole
from tests.matters import case_of
from tests.people import CITIZEN, sign_in

pytestmark = pytest.mark.deep

LETTER = {
    "received_on": "20/11/2026",
    "via": "post",
    "full_name": CITIZEN,
    "kind": "complaint",
    "subject": "Khiếu nại quyết định xếp lớp",
    "contested_decision": "Quyết định xếp lớp",
}
SECOND = LETTER | {
    "level": "2",
    "competent": "no",
    "first_case": "Trường đã giải quyết",
    "first_decided": "no",
}
DECIDED = {
    "first_decided": "yes",
    "first_decision_number": "15/QĐ-THM",
    "first_received_on": "12/10/2026",
}


@pytest.fixture
def new(page, school):
    """The page Cô Lan registers letters on."""
    sign_in(page, school.lan)
    return page("/cases/new")


def opened(shown) -> str:
    return shown.path.rsplit("/", 1)[1]


def test_a_complaint_against_a_discipline_decision_is_told_apart(new, within):
    shown = new.submit(
        **LETTER | {"sort": "discipline", "contested_number": "8/QĐ-THM", "contested_known_on": "02/11/2026"}
    )
    case = within(case_of, opened(shown))
    assert (case.discipline, case.dismissal, case.contested_number) == (True, False, "8/QĐ-THM")
    assert "Khiếu nại, quyết định kỷ luật" in shown.text
    clock = shown.find("li", data_rule="KL-03")
    # 7 working days after Friday 20/11: 23 25 26 27 30/11, 01 02/12; 24/11 is off (Điều 50 LKN).
    assert clock["data-due"] == "2026-12-02"


def test_a_short_window_that_has_passed_is_warned_of_and_nothing_is_refused(new):
    shown = new.submit(**LETTER | {"sort": "discipline", "contested_known_on": "12/10/2026"})
    # 15 days after 12/10 end on 27/10; the ordinary 90 days have not passed.
    assert "27/10/2026" in shown.text
    assert shown.find("article")["data-status"] == "received"


def test_a_second_complaint_tells_what_became_of_the_first(new):
    shown = new.submit(**SECOND | DECIDED)
    assert "Khiếu nại, lần hai" in shown.text
    assert "15/QĐ-THM" in shown.text
    # 30 days after 12/10 end on 11/11 (khoản 1 Điều 33 LKN); it came on 20/11.
    assert "đến sau ngày cuối của thời hiệu (11/11/2026" in shown.text


def test_a_second_complaint_is_lawful_when_the_first_was_never_answered(new):
    shown = new.submit(**SECOND)
    assert "Hết thời hạn chưa giải quyết" in shown.text
    assert "ngày cuối của thời hiệu" not in shown.text


def test_what_belongs_to_another_kind_counts_as_nothing(new, within):
    shown = new.submit(**SECOND | {"kind": "petition", "sort": "labour", "under_age": True})
    case = within(case_of, opened(shown))
    assert (case.kind, case.level, case.labour, case.contested_decision) == (Kind.PETITION, 1, False, "")


def test_information_is_asked_for_by_a_child_through_a_representative(new, within):
    asked = LETTER | {"kind": "information_request", "via": "online", "under_age": True}
    back = new.submit(status=422, **asked)
    assert "khoản 3 Điều 4 Luật Tiếp cận thông tin" in back.find(id="representatives-error").text
    shown = back.submit(representatives="Bà Bưởi Ví Dụ")
    assert "TT-2026-0001" in shown.text
    parties = within(lambda: [(p.role, p.full_name) for p in case_of(opened(shown)).parties])
    assert (PartyRole.REPRESENTATIVE, "Bà Bưởi Ví Dụ") in parties


def test_feedback_may_be_anonymous_and_says_so(new):
    shown = new.submit(**LETTER | {"kind": "feedback", "full_name": "", "is_anonymous": True})
    assert "Đơn nặc danh" in shown.text
    assert "Hồ sơ chưa ghi tên ai" in shown.find("section", id="parties").text


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"full_name": ""}, "full_name", "nặc danh"),
        ({"full_name": "", "is_anonymous": True}, "is_anonymous", "phản ánh"),
        ({"level": "2"}, "first_decided", "đã có quyết định hay chưa"),
        ({"people": "8", "representatives": "A\nB\nC"}, "representatives", "Điều 29 Luật Tiếp công dân"),
        ({"people": "0"}, "people", "1 đến 5000"),
        ({"representatives": "x" * 121}, "representatives", "120"),
        ({"first_received_on": "31/02/2026"}, "first_received_on", "Không có ngày"),
        (SECOND | DECIDED | {"first_received_on": "21/11/2026"}, "first_received_on", "không thể sau"),
        (SECOND | {"competent": "yes"}, "competent", "khoản 2 Điều 14"),
        ({"kind": "information_request", "via": "press"}, "via", "Luật Tiếp cận thông tin"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field_and_everything_typed_stays(new, changed, field, told):
    back = new.submit(status=422, **LETTER | changed)
    assert told in back.find(id=f"{field}-error").text
    assert back.find("input", id="subject")["value"] == LETTER["subject"]
    assert back.find("input", id="contested_decision")["value"] == LETTER["contested_decision"]


def test_what_is_missing_is_told_in_the_order_of_the_page(new):
    told = new.submit("letter", press="Vào sổ", status=422)
    links = [link["href"] for link in told.find("div", id="error-summary").find_all("a")]
    assert links == ["#received_on", "#via-0", "#kind-0", "#subject", "#full_name"]
    ids = [node["id"] for node in told.form("letter").walk() if node.get("id")]
    assert [one for one in ids if f"#{one}" in links] == [link.removeprefix("#") for link in links]


def test_the_questions_choose_the_kind_and_keep_what_was_typed(new):
    typed = {"subject": "Đơn của ông An", "guide-what_is_wanted": "again"}
    answered = new.submit(press="Câu tiếp theo", forced=typed)
    form = answered.form("letter")
    assert answered.find("input", id="subject")["value"] == "Đơn của ông An"
    chosen = [n["value"] for n in form.find_all("input") if n.get("type") == "radio" and "checked" in n.attrs]
    assert {"complaint", "2", "again"} <= set(chosen)
    assert "khoản 1 Điều 33 Luật Khiếu nại" in answered.text


def test_a_letter_that_mixes_kinds_is_split_and_the_form_leads_there(new):
    answered = new.submit(press="Câu tiếp theo", forced={"guide-what_is_wanted": "several"})
    assert "Điều 21 Thông tư 05/2021/TT-TTCP" in answered.text
    split = answered.submit(press="tách", **LETTER)
    assert split.path.endswith("/split")


def test_enter_registers_and_does_not_ask_the_questions(new):
    first = new.form("letter").find_all("button")[0]
    assert (first["name"], first["value"]) == ("do", "register")
    assert first["tabindex"] == "-1"


def test_the_case_of_a_group_says_what_is_still_lacking(new):
    shown = new.submit(**LETTER | {"people": "8", "representatives": "Ông An Ví Dụ\nBà Bưởi Ví Dụ"})
    lacking = shown.find("main").text
    assert "Chưa đủ chữ ký của mọi người (khoản 1 Điều 16 Nghị định 124/2020/NĐ-CP)" in lacking
    assert "chưa cử người đại diện" not in lacking
