"""The sealed book is the duty officer's alone."""

import pytest

from casebook.records.base import transaction
from casebook.records.people import Person
from tests.people import settle_school, sign_in

pytestmark = pytest.mark.deep


@pytest.fixture
def school(app, page):
    """The school; Cô Lan is signed in."""
    with app.app_context():
        school = settle_school()
    sign_in(page, school.lan)
    return school


def test_a_seal_is_entered_and_its_handing_over_recorded(page, school):
    listed = page("/reception/sealed/new").submit(press="Ghi vào sổ", came_by="letter", seal_number="NP-01")
    assert "NP-01" in listed.text
    handed = listed.follow("Ghi việc chuyển").submit(press="Ghi lại", handed_to="UBND phường Mẫu")
    assert "UBND phường Mẫu" in handed.text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"seal_number": "Ông An Ví Dụ"}, "seal_number"), ({"received_on": "01/01/2099"}, "received_on")],
)
def test_what_may_not_stand_there_is_told(page, school, wrong, field):
    said = {"came_by": "letter", "seal_number": "NP-01"} | wrong
    back = page("/reception/sealed/new").submit(press="Ghi vào sổ", status=422, **said)
    assert back.find(id=f"{field}-error").text


@pytest.mark.parametrize("who", ["minh", "ha", "hai", "thu", "son", "binh", "tu"])
def test_nobody_else_finds_it(visitor, school, who):
    browser = visitor()
    sign_in(browser, getattr(school, who))
    browser("/reception/sealed", status=404)
    browser("/reception/sealed/new", status=404)


def test_the_ordinary_book_does_not_show_it(page, school):
    page("/reception/sealed/new").submit(press="Ghi vào sổ", came_by="visit", seal_number="NP-77")
    assert "NP-77" not in page("/reception/book").text


CASE = {"about": "others", "via": "post", "full_name": "Tổ trưởng tổ Ba", "subject": "Tố cáo việc khai khống"}


@pytest.fixture
def form(page, school):
    """The page that opens the case of a seal just entered."""
    listed = page("/reception/sealed/new").submit(press="Ghi vào sổ", came_by="letter", seal_number="NP-01")
    return listed.follow("Lập hồ sơ")


def test_a_case_is_opened_and_from_then_on_nothing_but_the_handing_over_shows(page, visitor, school, form):
    listed = form.submit(press="Tiếp tục", **CASE)
    assert "Người đứng đầu đơn vị" in listed.text
    assert "TC-2026" not in listed.text
    assert page("/cases").find_all("tr", data_case=True) == []
    head = visitor()
    sign_in(head, school.minh)
    row = head("/cases?kind=denunciation").find("tr", data_case=True)
    assert row["data-case"] == "TC-2026-0001"
    shown = head(row.find("a")["href"])
    assert "NP-01" in shown.find("section", id="seal").text
    assert "Mã theo dõi" not in shown.text


def test_no_field_asks_who_denounces(form):
    names = {field["name"] for field in form.form().walk() if field.get("name")}
    assert names == {
        "csrf_token", "request_key", "about", "level", "via", "forwarder", "is_anonymous", "has_evidence",
        "full_name", "person", "subject", "content", "competent",
    }  # fmt: skip


@pytest.mark.parametrize("about", ["head", "deputy", "unit"])
def test_what_is_about_the_head_or_the_unit_goes_to_the_office_above_and_nothing_is_kept(page, form, about):
    above = form.submit(press="Tiếp tục", **CASE | {"about": about})
    assert above.path == "/reception/above"
    assert "khoản 2 Điều 18 Luật Tố cáo" in above.text
    assert CASE["subject"] not in above.text
    assert "NP-01" not in page("/reception/sealed").text  # it stands in the register above, and only there


def test_where_nobody_above_uses_the_program_it_goes_on_to_the_handing_over_on_paper(app, school, form):
    with app.app_context(), transaction() as session:
        session.get_one(Person, school.binh.id).active = False
    handed = form.submit(press="Tiếp tục", **CASE | {"about": "head"})
    assert handed.path.endswith("/handed")
    assert handed.find("input", id="handed_to")["value"] == "UBND phường Mẫu"


def test_what_is_missing_is_told_in_the_order_it_is_asked(form):
    told = form.submit(press="Tiếp tục", status=422, about="others")
    links = [link["href"] for link in told.find("div", id="error-summary").find_all("a")]
    assert links == ["#via-0", "#full_name", "#subject"]


@pytest.mark.parametrize(
    ("wrong", "field", "told"),
    [
        ({"full_name": ""}, "full_name", "trong danh sách"),
        ({"subject": ""}, "subject", "Hãy điền"),
        ({"via": None}, "via", "Hãy điền"),
        ({"is_anonymous": True}, "has_evidence", "Điều 25 Luật Tố cáo"),
    ],
)
def test_what_is_missing_of_a_denunciation_is_told_and_the_rest_stays(form, wrong, field, told):
    said = {name: value for name, value in (CASE | wrong).items() if value is not None}
    back = form.submit(press="Tiếp tục", status=422, **said)
    assert told in back.find(id=f"{field}-error").text
    assert [n["value"] for n in back.find_all("input", name="about") if "checked" in n.attrs] == ["others"]


def test_a_seal_that_was_handed_over_opens_no_case(page, form):
    form.submit(press="Tiếp tục", **CASE)
    page(form.path, status=404)
