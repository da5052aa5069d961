"""What a secret case says stands sealed under its own key: in the rows, not in what is read."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import text

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.records.base import db, transaction
from casebook.records.case_keys import CaseKey, destroy_case_key
from casebook.records.cases import Case, CaseClock, CaseEvent, Letter, Party
from casebook.records.protected import (
    FIELDS,
    MARK,
    NOT_READABLE,
    Loss,
    ProtectedRow,
    ProtectedWords,
    _Protected,
    fields_of,
)
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.vault.keys import new_keys
from tests.matters import case_of, registered
from tests.people import School, doing

CAME_ON = date(2026, 11, 9)
SUBJECT = "Tố cáo việc bán sách thư viện"
CONTENT = "Sách được bán cho cửa hàng, tiền không nộp."
ACCUSED = "Nhân viên thư viện"
# Columns of these tables that hold words of the program, numbers or codes, never what somebody said.
TELL_NOTHING = {
    "cases": {"id", "register", "name", "tracking_code", "request_key", "next_rule"},
    "case_events": {"id"},
    "case_clocks": {"id", "rule", "part"},
    "parties": {"id"},
    "letters": {"id", "request_key"},
}


def denounced(school: School, *, subject: str = SUBJECT, seal: str = "NP-01") -> str:
    """Open a denunciation from the sealed book, and give its id."""
    lan = doing(school.lan, today=CAME_ON)
    entry = SealEntry(unit_id=school.unit.id, received_on=CAME_ON, came_by="letter", seal_number=seal)
    told = Denunciation(
        entry_id=seal_entry(doing=lan, entry=entry).id,
        about=About.OTHERS,
        accused=ACCUSED,
        subject=subject,
        content=CONTENT,
        via=Via.POST,
    )
    return open_denunciation(doing=lan, told=told)


def stored(statement: str) -> list[str]:
    return [str(value) for value in db.session.scalars(text(statement))]


@pytest.fixture
def inside(app: Flask, school: School):
    with app.app_context():
        yield school


def test_what_a_denunciation_says_is_read_as_it_was_typed(inside):
    case = case_of(denounced(inside))
    assert (case.subject, case.content) == (SUBJECT, CONTENT)
    assert ACCUSED in [party.full_name for party in case.parties]
    assert case.loss() is None


def test_and_stands_in_no_row_in_clear(inside):
    denounced(inside)
    rows = stored("SELECT subject || content || folded || squeezed FROM cases")
    rows += stored("SELECT full_name || name_folded || phone_digits FROM parties")
    assert len(rows) == 3
    for row in rows:
        assert row.startswith(MARK)
        for word in ("sách", "sach", "thư viện", "thu vien"):
            assert word not in row.lower()


def test_its_search_copies_are_empty(inside):
    denounced(inside)
    assert stored("SELECT folded || squeezed FROM cases") == [""]
    assert stored("SELECT name_folded || phone_digits FROM parties") == ["", ""]


def test_another_case_stays_as_it_was_typed(inside):
    registered(inside)
    assert stored("SELECT subject FROM cases") == ["Khiếu nại quyết định xếp lớp"]
    assert stored("SELECT case_id FROM case_keys") == []


def test_two_denunciations_have_two_keys_and_the_same_words_look_different(inside):
    denounced(inside)
    denounced(inside, seal="NP-02")
    assert len(set(stored("SELECT data_key FROM case_keys"))) == 2
    assert len(set(stored("SELECT subject FROM cases"))) == 2


def test_the_length_of_a_name_does_not_tell_whose_it_is(inside):
    denounced(inside, subject="Một việc")
    denounced(inside, subject="Một việc dài hơn thế nhiều lần", seal="NP-02")
    first, second = stored("SELECT subject FROM cases")
    assert len(first) == len(second)


def test_words_moved_to_another_place_do_not_open_there(inside):
    case_id = denounced(inside)
    with transaction() as session:
        session.execute(text("UPDATE cases SET subject = content, content = subject"))
    db.session.expunge_all()
    assert case_of(case_id).subject == NOT_READABLE


def test_nobody_passes_typed_words_off_as_sealed_ones(inside):
    typed = f"{MARK}1:AAAA"
    case = case_of(registered(inside, subject=typed))
    assert case.subject.strip() == typed


def test_with_its_key_destroyed_nobody_reads_it_and_its_days_still_count(inside):
    case_id = denounced(inside)
    with transaction() as session:
        destroy_case_key(session, case_id)
    db.session.expunge_all()
    case = case_of(case_id)
    assert (case.subject, case.content, case.loss()) == (NOT_READABLE, NOT_READABLE, Loss.DESTROYED)
    assert [event.paper for event in case.journal] == [{}]
    assert [clock.rule for clock in case.clocks]


def test_with_another_key_file_nothing_opens_and_nothing_fails(inside, app):
    case_id = denounced(inside)
    app.config["KEYS"] = new_keys()
    db.session.expunge_all()
    case = case_of(case_id)
    assert (case.subject, case.loss()) == (NOT_READABLE, Loss.NO_KEY)


def test_a_list_asks_for_its_keys_once(inside):
    for number in range(4):
        denounced(inside, seal=f"NP-{number}")
    db.session.expunge_all()
    asked = []
    cases = db.session.scalars(db.select(Case)).all()

    def count(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    db.event.listen(db.engine, "before_cursor_execute", count)
    assert {case.subject for case in cases} == {SUBJECT}
    db.event.remove(db.engine, "before_cursor_execute", count)
    assert len(asked) == 1
    assert "case_keys" in asked[0]


def test_every_text_of_a_case_is_protected_or_known_to_tell_nothing():
    for row in (Case, CaseEvent, CaseClock, Party, Letter):
        table = row.__table__
        texts = {
            column.name
            for column in table.columns
            if not column.foreign_keys and type(column.type).__name__ in ("Words", "String", "JSON")
        }
        copies = set(getattr(row, "search_copies", ()))
        left = texts - set(fields_of(row)) - copies - TELL_NOTHING[table.name]
        # What the law reads of an event: codes, days and numbers (`event_of`), of which it asks in SQL, too.
        assert left == ({"particulars"} if row is CaseEvent else set()), table.name
    assert {field.row for field in FIELDS} >= {Case, CaseEvent, Party, Letter}


def test_the_key_of_a_case_is_wrapped_and_named_nowhere_in_clear(inside):
    case_id = denounced(inside)
    db.session.expunge_all()
    row = db.session.get_one(CaseKey, case_id)
    assert row.data_key is not None
    assert row.opened().key not in row.data_key


def test_a_table_that_does_not_say_whose_key_seals_its_words_cannot_be_declared():
    with pytest.raises(TypeError, match="Careless does not say whose key"):
        type("Careless", (ProtectedRow,), {})


def test_a_sort_of_protected_field_that_leaves_something_unsaid_cannot_be_used():
    half = type("Half", (ProtectedWords,), {"_read": _Protected._read})
    with pytest.raises(TypeError, match="_read"):
        half()
