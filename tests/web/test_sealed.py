"""The sealed book is the duty officer's alone, and is kept in the sample school only."""

import pytest

from casebook.records.base import transaction
from casebook.records.units import Installation
from tests.people import settle_school, sign_in


@pytest.fixture
def school(app, page):
    """The sample school; Cô Lan is signed in."""
    with app.app_context():
        school = settle_school()
        with transaction() as session:
            session.get_one(Installation, 1).sample = True
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


def test_elsewhere_the_page_says_how_to_seal_and_holds_no_form(app, page, school):
    with app.app_context(), transaction() as session:
        session.get_one(Installation, 1).sample = False
    told = page("/reception/sealed/new")
    assert told.path == "/reception/sealed"
    assert "phong bì" in told.text


def test_the_ordinary_book_does_not_show_it(page, school):
    page("/reception/sealed/new").submit(press="Ghi vào sổ", came_by="visit", seal_number="NP-77")
    assert "NP-77" not in page("/reception/book").text
