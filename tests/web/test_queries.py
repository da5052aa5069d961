"""However many rows there are, a page asks the database as often: counted with some rows and with 500.

Some: as many that each list has ten and more, for a list that is empty asks nothing about its rows.
"""

from collections.abc import Iterator
from datetime import datetime

import pytest
from sqlalchemy import event, select

from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.units import Installation
from casebook.records.visits import Visit
from casebook.services.loading import Load, Order
from tests.conftest import MORNING, ORDINARY_DAY, VIETNAM
from tests.people import sign_in

pytestmark = pytest.mark.deep
FEW, MORE = 200, 300
WHO = ("lan", "minh", "ha", "hai", "thu", "son", "binh", "tu")
# What these answer differs each time by design: signing out, one-time codes, what is asked of other programs.
LEFT_OUT = frozenset({"static", "sign_in.logout", "health.readyz"})
SEARCHES = ("/search?q=gia+dinh", "/cases?q=gia+dinh")
# A search looks for the exact spelling first, then further, until its page is full: so often at most.
FURTHER = 10
FILTERED = (
    "/cases?status=verifying",
    "/cases?sort=-received&col=kind&col=about&col=unit&col=received&col=handler&col=due",
    "/cases?sort=number&kind=complaint",
    "/cases?q=gia+dinh&sort=-kind",
    "/commitments?sort=-made&col=owner&col=settled",
    "/lists/cases/views/new?sort=kind",
    "/reception/book?from=01/10/2026&to=31/10/2026",
)


def load(cases: int, seed: int) -> None:
    order = Order(cases=cases, open=cases // 2, seed=seed)
    under_way = Load(order, today=ORDINARY_DAY, now=datetime.combine(ORDINARY_DAY, MORNING, VIETNAM))
    while under_way.next_batch():
        pass


def addresses(app) -> Iterator[str]:
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and not rule.arguments and rule.endpoint not in LEFT_OUT:
            yield rule.rule
    yield from (*SEARCHES, *FILTERED)
    yield f"/cases/{db.session.scalar(select(Case.id).order_by(Case.entered_at, Case.id))}"
    yield f"/reception/visits/{db.session.scalar(select(Visit.id).order_by(Visit.recorded_at, Visit.id))}"


def counted(engine, client, path: str) -> int | None:
    """How often a page asks; None for what is no page for this person."""
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        statements.append(statement)

    if client.get(path).status_code != 200:
        return None
    event.listen(engine, "before_cursor_execute", note)
    client.get(path)
    event.remove(engine, "before_cursor_execute", note)
    return len(statements)


def asks(engine, page, paths: list[str]) -> dict[str, int | None]:
    return {path: counted(engine, page.client, path) for path in paths}


@pytest.mark.parametrize("who", WHO)
def test_no_page_asks_more_often_with_more_rows(app, school, page, within, who):
    def filled(many: int, seed: int):
        with transaction() as session:
            session.get_one(Installation, 1).sample = True
        load(many, seed)
        return db.engine

    engine = within(filled, FEW, 1)
    sign_in(page, getattr(school, who))
    paths = within(lambda: list(addresses(app)))
    few = asks(engine, page, paths)
    within(filled, MORE, 2)
    many = asks(engine, page, paths)
    assert len([path for path in paths if few[path] is not None]) > 5
    grown = {path: (few[path], many[path]) for path in paths if many[path] != few[path]}
    searched = {path: grown.pop(path) for path in SEARCHES if path in grown}
    assert grown == {}
    assert all(after <= before + FURTHER for before, after in searched.values()), searched
