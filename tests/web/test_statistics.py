"""The page of statistics: what each person finds there, and that every mark opens as many rows as it says."""

from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import event

from casebook.records.base import db, transaction
from casebook.records.reception import ReceptionSession
from casebook.records.units import Installation
from casebook.services.loading import Load, Order
from tests.commitments import committed
from tests.conftest import MORNING, ORDINARY_DAY, VIETNAM
from tests.matters import registered
from tests.people import sign_in
from tests.web.page import Page, Visitor

pytestmark = pytest.mark.deep

TODAY = ORDINARY_DAY
SECTIONS = ("kinds", "terms", "ages", "subjects", "sessions", "commitments")
LONG = "Kiến nghị về " + "giờ tan học của khối hai và khối ba, " * 7
TWO_YEARS = "/statistics?first=01/01/2025&last=31/12/2026"


@pytest.fixture
def loaded(app, school, within) -> None:
    """A school with sixty cases, a subject that is long, and two commitments."""

    def fill() -> None:
        with transaction() as session:
            session.get_one(Installation, 1).sample = True
        under_way = Load(
            Order(cases=60, open=25, seed=3), today=TODAY, now=datetime.combine(TODAY, MORNING, VIETNAM)
        )
        while under_way.next_batch():
            pass
        for _time in range(2):
            registered(school, subject=LONG)
        registered(school, subject="Kiến nghị về quỹ lớp", concerns_democracy=True)
        committed(school)
        committed(school, due_on=date(2026, 12, 4))

    within(fill)


def links_of(shown: Page) -> dict[str, int]:
    """Give each address on the page with the number it stands under: marks and table must agree."""
    found: dict[str, int] = {}
    for link in shown.find_all("a", data_number=True):
        number = int(link["data-number"])
        assert found.setdefault(link["href"], number) == number
    return found


def rows_behind(visitor: Visitor, url: str) -> int:
    """Count the rows an address lists, page after page."""
    address, rows = urlsplit(url), 0
    row = {"/cases": "data-case", "/statistics/terms": "data-clock", "/commitments": "data-commitment"}
    while True:
        shown = visitor(url)
        kind = row.get(address.path)
        if kind:
            rows += sum(kind in line.attrs for line in shown.find_all("tr"))
        else:
            rows += len(shown.find_all("tr")) - 1
        following = [link["href"] for link in shown.find_all("a", rel="next")]
        if not following:
            return rows
        url = following[0]


@pytest.mark.parametrize(
    ("who", "sections"),
    [
        ("minh", SECTIONS),
        ("binh", ("kinds", "terms", "ages", "subjects", "sessions")),
        ("thu", ("kinds", "terms", "ages", "commitments")),
    ],
)
def test_every_mark_opens_as_many_rows_as_it_says(page, school, loaded, who, sections):
    sign_in(page, getattr(school, who))
    shown = page(TWO_YEARS)
    links = links_of(shown)
    assert {urlsplit(url).path for url in links} >= {"/cases", "/statistics/terms"}
    assert len(links) > 15
    assert {url: rows_behind(page, url) for url in links} == links
    there = [name for name in SECTIONS if shown.find_all(id=name) and name in sections]
    assert there == list(sections)


def test_an_empty_unit_is_told_what_will_stand_there(page, school):
    sign_in(page, school.minh)
    shown = page("/statistics")
    assert shown.h1 == "Thống kê"
    assert links_of(shown) == {}
    for name in SECTIONS:
        told = [node.text for node in shown.find(id=name).find_all("p", class_="empty__what")]
        assert len(told) == 1, name
    # Also where nothing was held the head's days are told, of which some are owed.
    assert "0/1" in shown.find(id="sessions").text


def test_one_row_stands_among_months_without_any(app, page, school, within):
    within(lambda: registered(school))
    sign_in(page, school.minh)
    lines = page("/statistics").find(id="kinds").find("tbody").find_all("tr")
    numbers = {line.find("th").text: [cell.text for cell in line.find_all("td")] for line in lines}
    assert numbers.pop("11/2026") == ["1", "1"]
    assert numbers.pop("Tổng cộng") == ["1", "1"]
    assert set(map(tuple, numbers.values())) == {("0", "0")}
    assert len(numbers) == 11


def test_reviewers_read_no_subject_and_the_superior_no_commitments(page, visitor, school, loaded):
    union, above = visitor(), visitor()
    sign_in(union, school.thu)
    told = union("/statistics")
    assert "được ẩn với người rà soát" in told.find(id="subjects").text
    assert not told.find_all(id="sessions")
    sign_in(above, school.binh)
    seen = above("/statistics")
    assert LONG.strip() in seen.find(id="subjects").text
    assert not seen.find_all(id="commitments")


def test_the_superior_chooses_a_unit_below(page, school, loaded):
    sign_in(page, school.binh)
    everything = links_of(page(TWO_YEARS))
    one = page(f"{TWO_YEARS}&unit={school.unit.id}")
    assert links_of(one)
    assert all(parse_qs(urlsplit(url).query)["unit"] == [school.unit.id] for url in links_of(one))
    assert len(everything) >= len(links_of(one))
    assert links_of(page(f"{TWO_YEARS}&unit={school.kindergarten.id}")) == {}


@pytest.mark.parametrize("which", ["kindergarten", "none"])
def test_nobody_asks_for_a_unit_they_do_not_see(page, school, which):
    sign_in(page, school.minh)
    unit_id = school.kindergarten.id if which == "kindergarten" else "0" * 32
    assert "Đơn vị" in page(f"/statistics?unit={unit_id}", status=422).text


@pytest.mark.parametrize(
    "asked",
    [
        "first=31/12/2026&last=01/01/2026",
        "first=01/01/2024&last=31/12/2026",
        "first=31/02/2026&last=31/12/2026",
        "first=01/01/2026",
    ],
)
@pytest.mark.parametrize("where", ["/statistics", "/statistics/terms"])
def test_days_that_make_no_sense_are_told(page, school, where, asked):
    sign_in(page, school.minh)
    shown = page(f"{where}?{asked}", status=422)
    assert shown.find(id="error-summary")
    assert not shown.find_all(class_="chart")


def test_who_sees_no_case_finds_no_statistics(page, school):
    sign_in(page, school.tu)
    page("/statistics", status=404)
    page("/statistics/terms", status=404)


def test_a_place_in_the_list_of_terms_that_is_none_is_the_first(page, school, loaded):
    sign_in(page, school.minh)
    first = page("/statistics/terms")
    for place in ("x", "2026-11-23.x", "2026-11-23", f"0.{'0' * 32}"):
        assert page(f"/statistics/terms?after={place}").text == first.text


def test_the_list_of_sessions_can_be_of_one_kind(app, page, school, loaded, within):
    sign_in(page, school.minh)
    span = "from=01/01/2020&to=31/12/2026"
    every = rows_behind(page, f"/reception/sessions?{span}")
    regular = rows_behind(page, f"/reception/sessions?{span}&kind=regular")
    assert 0 < regular <= every
    assert rows_behind(page, f"/reception/sessions?{span}&kind=of-some-kind") == every
    assert within(lambda: db.session.query(ReceptionSession).count()) >= every


def test_a_longer_span_asks_the_database_no_more_often(app, page, school, loaded, within):
    def asks(path: str) -> int:
        statements: list[str] = []
        engine = within(lambda: db.engine)

        def note(_connection, _cursor, statement, *_rest) -> None:
            statements.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        page(path)
        event.remove(engine, "before_cursor_execute", note)
        return len(statements)

    sign_in(page, school.minh)
    page("/statistics")
    assert asks("/statistics?first=01/11/2026&last=30/11/2026") == asks(TWO_YEARS)
