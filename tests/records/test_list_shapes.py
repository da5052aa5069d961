"""Whoever turns the pages of a list meets each row once, whatever it is sorted by and whichever way."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from casebook.law.vocabulary import Kind
from casebook.records.base import db, transaction
from casebook.records.case_lists import CASES, CaseFilter, count_cases, every_case_id, list_cases
from casebook.records.cases import NO_DAY, Case
from casebook.records.commitment_lists import COMMITMENTS, CommitmentFilter, list_commitments
from casebook.records.commitments import Commitment, CommitmentOutcome
from casebook.records.list_shapes import ListShape, Order, Part, Window, wanted_of
from casebook.records.units import Installation
from casebook.services.loading import Load
from casebook.services.loading import Order as LoadOrder
from tests.commitments import committed
from tests.conftest import MORNING, ORDINARY_DAY, VIETNAM
from tests.people import doing

pytestmark = pytest.mark.deep

PAGE = 7
WAYS = (False, True)


@pytest.fixture
def within(app):
    """Do something inside the program."""

    def do(deed):
        with app.app_context():
            return deed()

    return do


def orders(shape: ListShape) -> list:
    return [pytest.param(Order(key, down), id=Order(key, down).told) for key in shape.sorts for down in WAYS]


def turned(fetch, *, forwards: bool = True) -> list[str]:
    """Every id as somebody meets it who turns all pages, from the front or from the end."""
    met: list[str] = []
    part: Part = fetch(Window(size=PAGE))
    if forwards:
        met += [row.id for row in part.rows]
        while part.more_after:
            part = fetch(Window(size=PAGE, after=part.last))
            met += [row.id for row in part.rows]
        return met
    while part.more_after:
        part = fetch(Window(size=PAGE, after=part.last))
    met = [row.id for row in part.rows]
    while part.more_before:
        part = fetch(Window(size=PAGE, before=part.first))
        met = [*(row.id for row in part.rows), *met]
    return met


@pytest.fixture
def cases(school, within) -> int:
    """Thirty cases, many of them alike: received on three days, most with nothing due."""

    def make() -> int:
        with transaction() as session:
            session.get_one(Installation, 1).sample = True
        now = datetime.combine(ORDINARY_DAY, MORNING, VIETNAM)
        load = Load(LoadOrder(cases=30, open=12, seed=5), today=ORDINARY_DAY, now=now)
        while load.next_batch():
            continue
        ids = db.session.scalars(select(Case.id).order_by(Case.id)).all()
        with transaction() as session:
            for place, case_id in enumerate(ids):
                day = date(2026, 9, 1 + place % 3)
                due = NO_DAY if place % 4 else day + timedelta(days=60)
                session.execute(
                    update(Case).where(Case.id == case_id).values(received_on=day, next_due_on=due)
                )
        return len(ids)

    return within(make)


@pytest.mark.parametrize("order", orders(CASES))
def test_pages_of_cases_hold_every_case_once_both_ways(school, within, cases, order):
    def look():
        actor = doing(school.minh, today=ORDINARY_DAY).actor

        def fetch(window):
            return list_cases(actor, CaseFilter(), window, order)

        whole = every_case_id(actor, CaseFilter(), order)
        return whole, turned(fetch), turned(fetch, forwards=False), count_cases(actor, CaseFilter())

    whole, onwards, back, count = within(look)
    assert onwards == back == whole
    assert len(set(whole)) == len(whole) == count > 3 * PAGE


@pytest.mark.parametrize("down", WAYS)
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("due", lambda case: (case.next_due_on,)),
        ("received", lambda case: (case.received_on,)),
        ("number", lambda case: (case.register, case.year, case.number)),
        ("kind", lambda case: (list(Kind).index(case.kind),)),
    ],
)
def test_an_order_is_what_it_says(school, within, cases, key, value, down):
    def look():
        actor = doing(school.minh, today=ORDINARY_DAY).actor
        return list_cases(actor, CaseFilter(), Window(size=100), Order(key, down)).rows

    told = [value(case) for case in within(look)]
    assert told == sorted(told, reverse=down)
    assert len(set(told)) > 1


@pytest.mark.parametrize("order", orders(COMMITMENTS))
def test_pages_of_commitments_hold_those_without_an_end_and_the_ended_once(school, within, order):
    def look():
        made = [committed(school, due_on=date(2026, 10, 20 + n % 3), content=f"Việc {n}") for n in range(17)]
        with transaction() as session:
            ended = update(Commitment).where(Commitment.id.in_(made[::3]))
            session.execute(
                ended.values(
                    outcome=CommitmentOutcome.KEPT, settled_on=date(2026, 10, 25), settled_note="Xong"
                )
            )

        def fetch(window):
            return list_commitments(school.unit.id, CommitmentFilter(), ORDINARY_DAY, window, order)

        return made, turned(fetch), turned(fetch, forwards=False)

    made, onwards, back = within(look)
    assert onwards == back
    assert sorted(onwards) == sorted(made)


@pytest.mark.parametrize(
    "told",
    [
        "",
        ".",
        "x",
        "2026-01-01",
        "2026-13-01." + "a" * 32,
        "2026-01-01." + "a" * 31,
        "2026-01-01.2026-01-01." + "a" * 32,
        "2026-01-01." + "A" * 32,
        "\x00." + "a" * 32,
    ],
)
def test_a_place_where_nothing_can_stand_is_no_place(told):
    assert CASES.place(Order("due"), told) is None


@pytest.mark.parametrize("told", ["٣", "-1", "9" * 10, "", "1e3"])
def test_a_number_that_fits_no_column_is_no_place(told):
    assert CASES.place(Order("kind"), f"{told}.1." + "a" * 32) is None


@pytest.mark.parametrize("told", ["subject", "complainant_name", "--due", "", "-", "due;--", "DUE"])
def test_what_is_no_key_of_the_list_sorts_nothing(told):
    assert CASES.order(told) is None


def test_what_is_asked_is_read_as_it_was_told():
    told = "kind=complaint&q=x%C3%A2y+d%E1%BB%B1ng&sort=-received&col=kind&col=unit"
    wanted = wanted_of(CASES, told)
    assert wanted.told == told
    assert (wanted.order, wanted.columns) == (Order("received", down=True), ("kind", "unit"))
    assert wanted.filters == {"kind": "complaint", "q": "xây dựng"}


def test_an_order_no_list_has_is_refused_where_it_was_stored():
    with pytest.raises(ValueError, match="subject"):
        wanted_of(CASES, "sort=subject")
