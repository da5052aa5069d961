"""Stepping back, declaring, naming and what is held above, through the pages people use."""

import pytest
from sqlalchemy import func, select

from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.people import Person
from casebook.records.visits import SealedEntry
from tests.matters import registered
from tests.people import School, sign_in

pytestmark = pytest.mark.deep


@pytest.fixture
def case_id(within, school: School) -> str:
    return within(registered, school)


def browser_of(visitor, somebody):
    found = visitor()
    sign_in(found, somebody)
    return found


def count(app, table) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table))


def test_whoever_steps_back_is_signed_out_and_finds_the_case_no_more(visitor, school, case_id):
    ha = browser_of(visitor, school.ha)
    case = ha(f"/cases/{case_id}")
    told = case.follow("Tôi xin thôi, tôi có liên quan").submit(press="Tôi xin thôi", ground="related")
    assert "đã đăng xuất" in told.text
    assert ha("/cases").path == "/login"
    again = browser_of(visitor, school.ha)
    again(f"/cases/{case_id}", status=404)
    assert again("/cases").find_all("tr", data_case=True) == []


def test_the_head_declares_a_conflict_and_the_office_above_lets_back(visitor, school, case_id):
    minh, binh = browser_of(visitor, school.minh), browser_of(visitor, school.binh)
    page = minh(f"/cases/{case_id}/conflict")
    kept = page.submit(press="Không cho tham gia", person=school.hai.id, ground="on_council", note="Kỳ họp 3")
    assert "Kỳ họp 3" in kept.text
    back = binh(f"/cases/{case_id}/conflict").follow("Cho tham gia lại")
    done = back.submit(press="Cho tham gia lại", why="Không ngồi trong hội đồng")
    assert "Chưa có ai phải thôi" in done.text


def test_who_may_not_declare_finds_no_page(visitor, school, case_id):
    for somebody in (school.lan, school.thu, school.tu, school.mai):
        browser_of(visitor, somebody)(f"/cases/{case_id}/conflict", status=404)


def test_a_letter_that_accuses_the_head_is_not_kept_and_goes_above(app, visitor, school):
    lan = browser_of(visitor, school.lan)
    said = {
        "received_on": "20/11/2026",
        "via": "post",
        "kind": "feedback",
        "subject": "Điều bí mật",
        "full_name": "Bà Cúc Ví Dụ",
        "accuses_head": True,
    }
    above = lan("/cases/new").submit("letter", press="Vào sổ", **said)
    assert above.path == "/reception/above"
    assert "Điều bí mật" not in above.text
    entered = above.submit(press="Ghi cho cơ quan cấp trên", came_by="letter", seal_number="NP-31")
    assert "NP-31" in entered.text
    assert count(app, Case) == 0
    assert "NP-31" not in lan("/reception/sealed").text
    given = entered.follow("Ghi việc chuyển").submit(press="Ghi lại")
    assert given.find_all("table") == []


def test_the_office_above_opens_it_and_names_the_head_as_a_person(app, visitor, school):
    lan, binh = browser_of(visitor, school.lan), browser_of(visitor, school.binh)
    lan("/reception/above").submit(press="Ghi cho cơ quan cấp trên", came_by="visit", seal_number="NP-32")
    entry = binh("/held").follow("1/2026")
    assert "Trường Tiểu học Mẫu" in entry.text
    form = entry.follow("Lập hồ sơ").submit(press="Lập hồ sơ", status=422)
    missing = [link["href"] for link in form.find("div", id="error-summary").find_all("a")]
    assert missing == ["#full_name", "#subject"]
    case = form.submit(press="Lập hồ sơ", person=school.minh.id, subject="Nhận tiền khi xếp lớp")
    assert case.h1 == "Nhận tiền khi xếp lớp"
    assert "Chưa ai ở đơn vị" not in case.text
    minh = browser_of(visitor, school.minh)
    assert minh("/cases?kind=denunciation").find_all("tr", data_case=True) == []
    minh("/held", status=404)


def test_where_nobody_above_uses_the_program_a_blank_slip_is_printed_and_nothing_typed(app, visitor, school):
    with app.app_context(), transaction() as session:
        session.get_one(Person, school.binh.id).active = False
    lan = browser_of(visitor, school.lan)
    told = lan("/reception/above")
    assert told.path == "/reception/above/slip"
    assert told.find_all("input", name="seal_number") == []
    assert "05 ngày làm việc" in told.text
    slip = lan.client.get("/reception/above/slip.pdf")
    assert slip.data.startswith(b"%PDF")
    assert count(app, SealedEntry) == 0


@pytest.mark.parametrize("who", ["minh", "ha"])
def test_head_and_deputy_are_only_told_how_to_seal(visitor, school, who):
    told = browser_of(visitor, getattr(school, who))("/reception/above")
    assert told.path == "/reception/above/slip"
