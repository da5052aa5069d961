"""Whoever has a code learns what became of it, and nothing about anybody; guessing is slow."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.visits import Handling
from casebook.services.visit_entries import MatterEntry, NewCase, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.people import doing, settle_school

MONDAY = date(2026, 11, 23)
NOTED = MatterEntry(content="điều riêng tư", kind=Kind.FEEDBACK, handling=Handling.NOTED)
OPENS = MatterEntry(
    content="điều riêng tư",
    kind=Kind.COMPLAINT,
    handling=Handling.OPENED_CASE,
    opens=NewCase(subject="chuyện riêng"),
)


@pytest.fixture
def codes(app, clock) -> dict[str, str]:
    """The codes of a visit and of the case it opened."""
    with app.app_context():
        school = settle_school()
        visit = receive_visitor(
            doing=doing(school.lan, today=MONDAY),
            entry=VisitEntry(
                unit_id=school.unit.id,
                visited_on=MONDAY,
                visitor=VisitorEntry(full_name="Ông An Ví Dụ", address="12 phố Mẫu"),
                matters=(NOTED, OPENS),
            ),
        )
        return {"visit": visit.tracking_code, "case": db.session.scalars(select(Case.tracking_code)).one()}


@pytest.mark.parametrize("which", ["visit", "case"])
def test_a_code_tells_what_happened_and_the_next_day_and_nothing_personal(page, codes, which):
    seen = page("/public/follow").submit(press="Tra cứu", code=codes[which])
    assert "23/11/2026" in seen.text
    assert "Trường Tiểu học Mẫu" in seen.text
    for personal in ("Ông An", "phố Mẫu", "riêng tư", "chuyện riêng", "Cô Lan"):
        assert personal not in seen.text


def test_the_day_an_answer_is_owed_by_is_told(page, codes):
    assert "08/12/2026" in page(f"/public/follow?code={codes['visit']}").text


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code} "])
def test_a_code_may_be_typed_carelessly(page, codes, typed):
    assert codes["visit"] in page(f"/public/follow?code={typed(codes['visit'])}").text


@pytest.mark.parametrize("code", ["ABCDE-23456", "x", "", "%00", "x" * 5000, "' OR 1=1 --"])
def test_an_unknown_code_is_told_in_a_sentence(page, codes, code):
    assert page(f"/public/follow?code={code}", status=422).find(id="code-error").text


def test_guessing_is_slowed_down_and_a_wait_ends(page, codes, clock):
    for _ in range(5):
        page("/public/follow?code=ABCDE-23456", status=422)
    assert "giây" in page(f"/public/follow?code={codes['visit']}", status=429).text
    clock.to(MONDAY + timedelta(days=1))
    page(f"/public/follow?code={codes['visit']}")
