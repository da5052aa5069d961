"""A visit is logged on one page: found again, classified, compared, saved; nothing typed is lost."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.choices import Via
from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.visits import Matter, SealedEntry, Visit
from tests.people import settle_school, sign_in

NEW = "/reception/visits/new"
SAID = {
    "full_name": "Bà Cúc Ví Dụ",
    "matters-0-content": "Hỏi về tiền nước uống",
    "matters-0-kind": "feedback",
    "matters-0-handling": "noted",
}


@pytest.fixture
def school(app, page):
    """The school, with Cô Lan signed in on an ordinary Monday."""
    with app.app_context():
        school = settle_school()
    sign_in(page, school.lan)
    return school


def count(app, table) -> int:
    """Rows of a table."""
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_visit_is_saved_and_its_page_shows_what_comes_next(app, page, school):
    seen = page(NEW).submit("visit", press="Lưu", **SAID)
    assert "1/2026" in seen.h1
    for told in ("Bà Cúc Ví Dụ", "Hỏi về tiền nước uống", "Mã theo dõi"):
        assert told in seen.text
    assert seen.find("li", **{"data-rule": "TCD-16"})
    assert count(app, Visit) == 1


def test_the_day_of_the_answer_is_shown_before_saving(page, school):
    assert page(NEW).find("p", **{"data-rule": "TCD-16"})["data-due"] > f"{date(2026, 1, 1)}"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"full_name": ""}, "full_name"),
        ({"visited_on": "31/02/2026"}, "visited_on"),
        ({"visited_on": "01/01/2099"}, "visited_on"),
        ({"matters-0-content": "x" * 1_000_000}, "matters-0-content"),
        ({"full_name": "Bà\x00Cúc"}, "full_name"),
        ({"paper_shown": "citizen_card", "paper_number": "123"}, "paper_number"),
        ({"paper_number": "001000000000"}, "paper_number"),
        ({"people_count": "0"}, "people_count"),
        ({"on_behalf_of": "Ông An Ví Dụ"}, "authorisation_paper"),
        ({"matters-0-handling": "answered"}, "matters-0-answer"),
        ({"matters-0-handling": "opened_case"}, "matters-0-subject"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_nothing_is_lost(app, page, school, wrong, field):
    back = page(NEW).submit("visit", press="Lưu", status=422, **(SAID | wrong))
    assert back.find(id=f"{field}-error").text
    assert back.find(id="note") is not None
    if "matters-0-content" not in wrong:
        assert "Hỏi về tiền nước uống" in back.find("textarea", name="matters-0-content").text
    assert count(app, Visit) == 0


def test_an_unknown_session_is_told(app, page, school):
    back = page(NEW).submit("visit", press="Lưu", status=422, forced={"session_id": "0" * 32}, **SAID)
    assert back.find(id="session_id-error").text
    assert count(app, Visit) == 0


def test_a_decomposed_name_is_composed(app, page, school):
    page(NEW).submit("visit", press="Lưu", **(SAID | {"full_name": "Bà Cúc Ví Dụ"}))
    with app.app_context():
        assert db.session.scalar(select(Visit.full_name)) == "Bà Cúc Ví Dụ"


def test_the_same_form_sent_twice_makes_one_visit(app, page, school):
    form = page(NEW)
    first = form.submit("visit", press="Lưu", **SAID)
    second = form.submit("visit", press="Lưu", **SAID)
    assert first.path == second.path
    assert count(app, Visit) == 1


def test_somebody_met_before_is_found_without_dau_and_filled_in(page, school):
    page(NEW).submit("visit", press="Lưu", **(SAID | {"address": "12 phố Mẫu", "phone": "0900 000 003"}))
    found = page(NEW).submit("visit", press="Tìm", full_name="ba cuc", **{"matters-0-content": "còn đây"})
    filled = found.submit("visit", press="Bà Cúc Ví Dụ")
    assert filled.find("input", name="full_name")["value"] == "Bà Cúc Ví Dụ"
    assert filled.find("input", name="address")["value"] == "12 phố Mẫu"
    assert "còn đây" in filled.find("textarea", name="matters-0-content").text


def test_matters_are_added_and_taken_off_and_everything_else_stays(app, page, school):
    two = page(NEW).submit("visit", press="thêm", **SAID)
    more = {
        "matters-1-content": "Xin gặp hiệu trưởng",
        "matters-1-kind": "petition",
        "matters-1-handling": "noted",
    }
    three = two.submit("visit", press="thêm", **more)
    assert three.find("textarea", name="matters-2-content") is not None
    left = three.submit("visit", forced={"do": "drop:0"})
    saved = left.submit("visit", press="Lưu", **{k.replace("-1-", "-2-"): v for k, v in more.items()})
    assert "Hỏi về tiền nước uống" not in saved.text
    assert count(app, Matter) == 2


def test_the_questions_lead_to_the_kind_with_its_article(page, school):
    asked = page(NEW).submit("visit", forced={"do": "classify:0", "matters-0-what_is_wanted": "review"})
    assert asked.find("input", name="matters-0-who_decided")
    told = asked.submit("visit", forced={"do": "classify:0", "matters-0-who_decided": "school"})
    told = told.submit("visit", forced={"do": "classify:0", "matters-0-own_rights": "yes"})
    assert "Luật Khiếu nại" in told.text
    assert "checked" in told.find("input", name="matters-0-kind", value="complaint").attrs


def case_of(matter: str = "Không đồng ý việc xếp lớp của con") -> dict[str, str]:
    """A matter that opens a case."""
    return {
        "full_name": "Bà Cúc Ví Dụ",
        "matters-0-content": matter,
        "matters-0-kind": "complaint",
        "matters-0-handling": "opened_case",
        "matters-0-subject": "Xếp lớp",
    }


DISCIPLINE = {"matters-0-sort": "discipline", "matters-0-contested_decision": "Quyết định khiển trách"}


def test_a_spoken_complaint_against_a_discipline_decision_is_refused_until_it_is_written(app, page, school):
    back = page(NEW).submit("visit", press="Lưu", status=422, **case_of() | DISCIPLINE)
    assert "Điều 49 Luật Khiếu nại" in back.text
    assert (count(app, Visit), count(app, Case)) == (0, 0)
    back.submit("visit", press="Lưu", **{"matters-0-in_writing": True})
    with app.app_context():
        case = db.session.scalars(select(Case)).one()
        assert (case.discipline, case.name) == (True, "KN-2026-0001")


def test_a_second_complaint_at_the_desk_says_what_became_of_the_first(app, page, school):
    second = {
        "matters-0-level": "2",
        "matters-0-first_case": "Gửi trường ngày 01/09",
        "matters-0-competent": "no",
    }
    back = page(NEW).submit("visit", press="Lưu", status=422, **case_of() | second)
    assert "đã có quyết định hay chưa" in back.text
    back.submit("visit", press="Lưu", **{"matters-0-first_decided": "no"})
    with app.app_context():
        assert db.session.scalars(select(Case)).one().level == 2


def test_information_is_asked_for_at_the_desk(app, page, school):
    page(NEW).submit("visit", press="Lưu", **case_of() | {"matters-0-kind": "information_request"})
    with app.app_context():
        case = db.session.scalars(select(Case)).one()
        assert (case.name, case.via) == ("TT-2026-0001", Via.RECEPTION)


def test_a_group_that_complains_at_the_desk_is_a_group_in_law(app, page, school):
    page(NEW).submit("visit", press="Lưu", **case_of() | {"people_count": "7"})
    with app.app_context():
        assert db.session.scalars(select(Case)).one().group_size == 7


def test_a_likely_duplicate_is_asked_about_and_may_be_joined_or_still_new(app, page, school):
    page(NEW).submit("visit", press="Lưu", **case_of())
    asked = page(NEW).submit("visit", press="Lưu", status=422, **case_of())
    assert "KN-2026-0001" in asked.text
    joined = asked.submit("visit", press="Lưu", **{"matters-0-same_as": "KN-2026-0001"})
    assert "KN-2026-0001" in joined.text
    assert count(app, Case) == 1
    page(NEW).submit("visit", press="Lưu", status=422, **case_of()).submit(
        "visit", press="Lưu", **{"matters-0-same_as": "new"}
    )
    assert count(app, Case) == 2


def test_words_that_accuse_the_head_are_not_kept_and_lead_to_the_office_above(app, page, school):
    said = SAID | {"matters-0-accuses_head": True, "matters-0-content": "điều bí mật"}
    told = page(NEW).submit("visit", press="Lưu", **said)
    assert told.path == "/reception/above"
    assert "điều bí mật" not in told.text
    assert (count(app, Visit), count(app, SealedEntry)) == (0, 0)


def test_a_denunciation_switches_to_the_sealed_book_and_keeps_nothing(app, page, school):
    said = SAID | {"matters-0-kind": "denunciation", "matters-0-content": "điều bí mật"}
    sealed = page(NEW).submit("visit", press="Lưu", **said)
    assert sealed.path == "/reception/sealed/new"
    assert "điều bí mật" not in sealed.text
    assert "Bà Cúc" not in sealed.text
    assert (count(app, Visit), count(app, SealedEntry)) == (0, 0)


def test_beside_other_matters_a_denunciation_is_dropped_and_that_is_said(app, page, school):
    two = page(NEW).submit("visit", press="thêm", **SAID)
    secret = {
        "matters-1-content": "điều bí mật",
        "matters-1-kind": "denunciation",
        "matters-1-handling": "noted",
    }
    back = two.submit("visit", press="Lưu", status=422, **secret)
    assert "điều bí mật" not in back.text
    assert "Hỏi về tiền nước uống" in back.find("textarea", name="matters-0-content").text
    back.submit("visit", press="Lưu")
    with app.app_context():
        assert [m.kind for m in db.session.scalars(select(Matter))] == [Kind.FEEDBACK]


def test_typing_a_name_asks_for_people_met_before(client, page, school):
    page(NEW).submit("visit", press="Lưu", **SAID)
    answer = client.get("/reception/visitors?full_name=cuc").get_data(as_text=True)
    assert "Bà Cúc Ví Dụ" in answer
    assert "<html" not in answer


@pytest.mark.parametrize("who", ["hai", "thu", "son", "binh", "tu"])
def test_whoever_does_not_log_visits_finds_no_such_page(app, visitor, school, who):
    browser = visitor()
    sign_in(browser, getattr(school, who))
    browser(NEW, status=404)


def test_another_school_finds_no_such_visit(app, page, visitor, school):
    address = page(NEW).submit("visit", press="Lưu", **SAID).path
    stranger = visitor()
    sign_in(stranger, school.mai)
    stranger(address, status=404)
    stranger(f"{address}/receipt", status=404)


NUL = "a\x00"


@pytest.mark.parametrize("hidden", ["request_key", "known_id", "do"])
def test_a_nul_where_no_page_puts_one_breaks_nothing(page, school, hidden):
    sent = {hidden: NUL} if hidden != "do" else {"do": f"fill:{NUL}"}
    page(NEW).submit("visit", press="Lưu", forced=sent, **SAID)


@pytest.mark.parametrize("button", ["find", "add", "save"])
def test_a_nul_in_a_name_stays_a_sentence_whatever_is_pressed(page, school, button):
    said = SAID | {"full_name": NUL}
    page(NEW).submit("visit", forced={"do": button}, status=422 if button == "save" else 200, **said)


@pytest.mark.parametrize("where", ["/reception/visits/%00", "/reception/visits/%00/receipt"])
def test_an_address_with_a_nul_is_not_found(page, school, where):
    page(where, status=404)


def test_a_nul_while_typing_finds_nobody(client, school):
    assert client.get("/reception/visitors?full_name=%00ab").status_code == 200


def test_a_key_made_by_hand_counts_as_none_and_loses_nothing(app, page, school):
    seen = page(NEW).submit("visit", press="Lưu", request_key="x" * 5000, **SAID)
    assert "1/2026" in seen.h1
    assert count(app, Visit) == 1
