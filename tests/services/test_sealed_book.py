"""What is sealed has a book of its own: no name can be typed, and no other page or count holds it."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.visits import SealedEntry
from casebook.reports.book import book_lines
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sealed_book import SealEntry, hand_over_sealed, seal_entry
from tests.people import School, doing, settle_school

pytestmark = pytest.mark.deep

MONDAY = date(2026, 11, 16)


@pytest.fixture
def school(app: Flask):
    """The school, inside the program."""
    with app.app_context():
        made = settle_school()
        yield made


def sealed(school: School, **changed) -> SealEntry:
    """A sealed letter."""
    known = {"unit_id": school.unit.id, "received_on": MONDAY, "came_by": "letter", "seal_number": "NP-01"}
    return SealEntry(**(known | changed))


def seal(school: School, who: str = "lan", **changed) -> SealedEntry:
    """Somebody enters it."""
    return seal_entry(doing=doing(getattr(school, who), today=MONDAY), entry=sealed(school, **changed))


def test_entries_have_numbers_of_their_own_and_a_pseudonym_nobody_typed(school):
    first, second = seal(school), seal(school, seal_number="NP-02")
    assert (first.number, second.number) == (1, 2)
    assert first.pseudonym != second.pseudonym


def test_the_table_has_no_room_for_a_name_or_a_content():
    columns = {column.name for column in inspect(SealedEntry).columns}
    assert columns == {
        "id", "unit_id", "year", "number", "received_on", "came_by", "pseudonym", "seal_number",
        "handed_to", "handed_on", "recorded_by_id", "recorded_at", "from_unit_id", "register",
    }  # fmt: skip


def test_a_seal_is_entered_once(school):
    assert seal(school).id == seal(school).id
    with pytest.raises(Refused) as refused:
        seal(school, came_by="visit")
    assert refused.value.field == "seal_number"


@pytest.mark.parametrize("number", ["Ông An Ví Dụ", "", "x" * 31, "NP 01"])
def test_a_seal_number_cannot_be_a_name(school, number):
    with pytest.raises(Refused) as refused:
        seal(school, seal_number=number)
    assert refused.value.field == "seal_number"


def test_the_ordinary_book_and_the_audit_tell_nothing_of_it(school):
    entry = seal(school)
    assert book_lines(school.unit.id, date(2026, 1, 1), date(2026, 12, 31)) == []
    row = db.session.scalars(select(AuditRow).where(AuditRow.object_id == entry.id)).one()
    assert row.particulars == {}


@pytest.mark.parametrize("who", ["minh", "ha", "hai", "thu", "son", "binh", "tu", "mai"])
def test_neither_the_head_nor_anybody_but_the_duty_officer_may(school, who):
    with pytest.raises(NotAllowed):
        seal(school, who)


def test_it_is_handed_over_once_and_not_before_it_came(school):
    entry = seal(school)
    lan = doing(school.lan, today=MONDAY)
    told = {"entry_id": entry.id, "handed_to": "UBND phường Mẫu"}
    with pytest.raises(Refused):
        hand_over_sealed(doing=lan, handed_on=date(2026, 11, 15), **told)
    assert hand_over_sealed(doing=lan, handed_on=MONDAY, **told).handed_on == MONDAY
    with pytest.raises(Refused):
        hand_over_sealed(doing=lan, handed_on=MONDAY, **told)
    with pytest.raises(NotAllowed):
        hand_over_sealed(doing=doing(school.mai, today=MONDAY), handed_on=MONDAY, **told)
