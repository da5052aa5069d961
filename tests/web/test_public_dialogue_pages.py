"""The public list of dialogues comes in pages, of any unit or of one, and asks no more however long it is."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from casebook.records.base import db, transaction
from casebook.records.dialogues import Dialogue
from tests.dialogues import TODAY, planned

pytestmark = pytest.mark.deep
LIST = "/public/dialogues"


def publish_many(school, count: int) -> None:
    """So many dialogues that were published, two a day, of two units: the rows a filled year leaves."""
    sample = db.session.get_one(Dialogue, planned(school))
    kept = {column.key: getattr(sample, column.key) for column in Dialogue.__table__.columns}
    other = school.commune.id
    with transaction() as session:
        for turn in range(count):
            day = TODAY - timedelta(days=3 + turn // 2)
            told = {"subject": f"Đối thoại số {turn}", "planned_on": day, "published_on": day}
            own = {"id": f"{turn:032x}", "unit_id": other if turn % 2 else school.unit.id}
            session.add(Dialogue(**kept | told | own))
        session.delete(session.get_one(Dialogue, sample.id))


def subjects(shown) -> list[str]:
    return [link.text for link in shown.find_all("a") if link.text.startswith("Đối thoại số")]


def walk(page, address: str) -> list[list[str]]:
    shown, found = page(address), []
    while True:
        found.append(subjects(shown))
        if not shown.find_all("a", rel="next"):
            return found
        shown = shown.follow("Trang sau")


def queries(engine, page, address: str) -> int:
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    page(address)
    event.remove(engine, "before_cursor_execute", note)
    return len(statements)


@pytest.mark.parametrize(("count", "pages"), [(10, [10]), (60, [25, 25, 10])])
def test_every_dialogue_stands_once_the_latest_first(page, school, within, count, pages):
    within(publish_many, school, count)
    found = walk(page, LIST)
    assert [len(part) for part in found] == pages
    numbers = [int(one.rsplit(" ", 1)[1]) for part in found for one in part]
    assert sorted(numbers) == list(range(count))
    assert [number // 2 for number in numbers] == sorted(number // 2 for number in numbers)


def test_one_goes_back_the_way_one_came_and_stays_with_the_unit(page, school, within):
    within(publish_many, school, 120)
    address = f"{LIST}?unit={school.unit.id}"
    first, second, third = walk(page, address)
    assert [len(first), len(second), len(third)] == [25, 25, 10]
    last = page(address).follow("Trang sau").follow("Trang sau")
    assert subjects(last.follow("Trang trước")) == second
    back = last.follow("Trang trước").follow("Trang trước")
    assert subjects(back) == first
    assert not back.find_all("a", rel="prev")


@pytest.mark.parametrize("typed", ["x", "2026-99-99." + "0" * 32, "2026-11-01.x", "."])
def test_an_address_that_names_no_place_begins_at_the_top(page, school, within, typed):
    within(publish_many, school, 30)
    assert subjects(page(f"{LIST}?after={typed}")) == subjects(page(LIST))


def test_the_number_of_queries_does_not_grow_with_the_list(page, school, within):
    engine, counts = within(lambda: db.engine), []
    within(publish_many, school, 10)
    page(LIST)
    counts.append(queries(engine, page, LIST))
    within(drop_all)
    within(publish_many, school, 500)
    counts.append(queries(engine, page, LIST))
    assert counts[0] == counts[1]


def drop_all() -> None:
    with transaction() as session:
        for row in session.query(Dialogue):
            session.delete(row)
