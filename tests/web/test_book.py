"""The book is read on screen for any period, and comes out as PDF and workbook of the same days."""

import io
import zipfile
from datetime import date

import pytest

from casebook.law.vocabulary import Kind
from casebook.records.visits import Handling
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.people import doing, settle_school, sign_in

DAYS = (date(2026, 6, 30), date(2026, 7, 1), date(2026, 10, 12))


@pytest.fixture
def school(app, page):
    """A school with three visits, one of them before 01/07/2026; Cô Lan is signed in."""
    with app.app_context():
        school = settle_school()
        for day in DAYS:
            matter = MatterEntry(content=f"Việc ngày {day.day}", kind=Kind.FEEDBACK, handling=Handling.NOTED)
            receive_visitor(
                doing=doing(school.lan, today=day),
                entry=VisitEntry(
                    unit_id=school.unit.id,
                    visited_on=day,
                    visitor=VisitorEntry(full_name="Ông An Ví Dụ"),
                    matters=(matter,),
                ),
            )
    sign_in(page, school.lan)
    return school


def columns(seen) -> list[int]:
    """How many columns each table of the page has."""
    return [len(table.find_all("th", scope="col")) for table in seen.find_all("table")]


def test_each_side_of_the_reform_has_its_form(page, school):
    assert columns(page("/reception/book?from=30/06/2026&to=30/06/2026")) == [12]
    assert columns(page("/reception/book?from=01/07/2026&to=31/07/2026")) == [13]
    assert columns(page("/reception/book?from=30/06/2026&to=01/07/2026")) == [12, 13]


def test_a_long_period_has_a_page_for_each_month_in_which_somebody_came(page, school):
    seen = page("/reception/book?from=01/01/2026&to=31/12/2026")
    assert "Việc ngày 12" in seen.text
    assert "Việc ngày 30" not in seen.text
    assert "Việc ngày 30" in seen.follow("06/2026").text


def test_each_line_leads_to_its_visit(page, school):
    seen = page("/reception/book?from=12/10/2026&to=12/10/2026")
    assert "Việc ngày 12" in page(seen.find("table").find("a")["href"]).text


def test_an_empty_period_says_how_a_line_comes_there(page, school):
    assert "Ghi lượt tiếp" in page("/reception/book?from=01/01/2020&to=02/01/2020").find("main").text


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("from=31/02/2026&to=01/03/2026", "from"),
        ("from=01/03/2026&to=01/02/2026", "to"),
        ("from=01/01/2000&to=01/02/2026", "from"),
        ("from=01/01/2026&to=", "to"),
        ("from=01/07/2014&to=01/01/2060", "from"),
        ("from=hôm+nay&to=01/01/2026", "from"),
    ],
)
@pytest.mark.parametrize("kind", ["", ".pdf", ".xlsx"])
def test_a_period_that_cannot_be_is_told_beside_its_day(page, school, asked, field, kind):
    seen = page(f"/reception/book{kind}?{asked}", status=422)
    assert seen.find(id=f"{field}-error").text


def test_the_files_hold_the_same_days(client, page, school):
    asked = "?from=30/06/2026&to=01/07/2026"
    pdf = client.get(f"/reception/book.pdf{asked}")
    assert (pdf.status_code, pdf.data[:5]) == (200, b"%PDF-")
    workbook = client.get(f"/reception/book.xlsx{asked}")
    names = zipfile.ZipFile(io.BytesIO(workbook.data)).namelist()
    assert sum(name.startswith("xl/worksheets/sheet") for name in names) == 2


@pytest.mark.parametrize("who", ["hai", "thu", "son", "tu"])
def test_whoever_does_not_read_the_book_finds_none(visitor, school, who):
    browser = visitor()
    sign_in(browser, getattr(school, who))
    for kind in ("", ".pdf", ".xlsx"):
        browser(f"/reception/book{kind}", status=404)


def test_the_school_next_door_reads_its_own_book(visitor, school):
    browser = visitor()
    sign_in(browser, school.mai)
    assert "Ông An" not in browser("/reception/book?from=01/01/2026&to=31/12/2026").text
    browser(f"/reception/book?unit={school.unit.id}", status=404)
