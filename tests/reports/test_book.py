"""The rows of the book say what was written and what became of it, on the form of their day."""

from dataclasses import asdict
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import event

from casebook.law.vocabulary import EventType, Kind
from casebook.papers.book_forms import BOOK_12, BOOK_13, BookRow, Period, cells, sections
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.visits import Handling, PaperShown
from casebook.reports.book import BookLine, book_lines, busy_months
from casebook.services.journal import NewEvent, append_event
from casebook.services.visit_entries import MatterEntry, NewCase, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.people import School, doing, settle_school

OLD, NEW = date(2026, 6, 30), date(2026, 7, 1)
AN = VisitorEntry(
    full_name="Ông An Ví Dụ", address="12 phố Mẫu", paper_shown=PaperShown.CITIZEN_CARD,
    paper_number="001000000000",
)  # fmt: skip
ASKED = MatterEntry(
    content="Hỏi về tiền nước", kind=Kind.FEEDBACK, handling=Handling.ANSWERED, answer="Đã xem."
)


@pytest.fixture
def school(app: Flask):
    """Trường Tiểu học Mẫu and its people, inside the program."""
    with app.app_context():
        yield settle_school()


def receive(school: School, on: date, *matters: MatterEntry, today: date | None = None, **more):
    """Cô Lan receives somebody."""
    known = {"unit_id": school.unit.id, "visited_on": on, "visitor": AN, "matters": matters or (ASKED,)}
    return receive_visitor(doing=doing(school.lan, today=today or on), entry=VisitEntry(**(known | more)))


def book(school: School, first: date = date(2026, 1, 1), last: date = date(2026, 12, 31)) -> list[BookLine]:
    """The book of the school."""
    return book_lines(school.unit.id, first, last)


def test_a_line_says_what_was_written(school):
    receive(school, NEW, people_count=30)
    (line,) = book(school)
    assert (line.number, line.day, line.name, line.people) == (1, NEW, "Ông An Ví Dụ", 30)
    assert (line.identity_paper, line.kind, line.competent) == ("001000000000", "Phản ánh", True)
    assert line.follow_up == "Đã trả lời trực tiếp"


def test_no_paper_shown_is_said_in_words(school):
    receive(school, NEW, visitor=VisitorEntry(full_name="Bà Cúc Ví Dụ"))
    assert book(school)[0].identity_paper == "Chưa xuất trình"


def test_each_matter_has_a_row_under_the_number_of_its_visit(school):
    guided = MatterEntry(
        content="Đất đai", kind=Kind.PETITION, handling=Handling.GUIDED, sent_to="UBND phường Mẫu",
        document_number="05/HD-THM", competent=False,
    )  # fmt: skip
    moved = MatterEntry(
        content="Chuyển trường", kind=Kind.PETITION, handling=Handling.TRANSFERRED, sent_to="Sở Mẫu"
    )
    receive(school, NEW, ASKED, guided, moved)
    lines = book(school)
    assert [line.number for line in lines] == [1, 1, 1]
    assert [line.guided_to for line in lines] == ["", "UBND phường Mẫu (05/HD-THM)", ""]
    assert [line.transferred for line in lines] == ["", "", "Sở Mẫu"]
    assert [line.competent for line in lines] == [True, False, True]


def test_the_book_follows_the_journal_of_the_case_as_it_was_put_right(school):
    opens = MatterEntry(
        content="Xếp lớp",
        kind=Kind.COMPLAINT,
        handling=Handling.OPENED_CASE,
        opens=NewCase(subject="Xếp lớp"),
    )
    visit = receive(school, NEW, opens)
    minh = doing(school.minh, today=date(2026, 7, 3))
    accepted = NewEvent(type=EventType.ACCEPTED, on=date(2026, 7, 3), paper={"document_number": "12/TB-THM"})
    with transaction() as session:
        append_event(session, minh, session.get_one(Case, visit.matters[0].case_id), accepted)
    assert book(school)[0].accepted == "Thụ lý ngày 03/07/2026 (12/TB-THM)"
    assert book(school)[0].follow_up.startswith("KN-2026-0001: ")
    wrong = NewEvent(
        type=EventType.CORRECTED, on=date(2026, 7, 3), particulars={"event": 1, "right_on": "2026-07-02"},
        paper={"note": "ghi nhầm ngày"},
    )  # fmt: skip
    with transaction() as session:
        append_event(session, minh, session.get_one(Case, visit.matters[0].case_id), wrong)
    assert book(school)[0].accepted == "Thụ lý ngày 02/07/2026 (12/TB-THM)"


def test_a_late_entry_is_noted(school):
    receive(school, NEW, today=date(2026, 7, 8))
    assert book(school)[0].note == "Ghi sổ ngày 08/07/2026"


def test_days_before_and_after_the_reform_stand_on_their_own_forms(school):
    receive(school, OLD)
    receive(school, NEW)
    rows = []
    for line in book(school):
        told = asdict(line)
        del told["visit_id"]
        rows.append(BookRow(**told))
    old, new = sections(Period(OLD, NEW), rows)
    assert (old.form, new.form) == (BOOK_12, BOOK_13)
    assert (len(cells(old.form, old.rows[0])), len(cells(new.form, new.rows[0]))) == (12, 13)


def test_another_school_has_a_book_of_its_own(school):
    receive(school, NEW)
    assert book_lines(school.kindergarten.id, OLD, NEW) == []


def test_only_the_days_asked_for_are_told_and_busy_months_are_counted(school):
    for day in (OLD, NEW, NEW, date(2026, 9, 1)):
        receive(school, day)
    assert [line.day for line in book(school, NEW, NEW)] == [NEW, NEW]
    assert busy_months(school.unit.id, OLD, date(2026, 9, 30)) == [
        (date(2026, 6, 1), 1), (date(2026, 7, 1), 2), (date(2026, 9, 1), 1),
    ]  # fmt: skip


def test_the_number_of_queries_does_not_grow_with_the_book(school):
    asked: list[str] = []

    def count(*told) -> None:
        asked.append(told[2])

    opens = MatterEntry(
        content="Xếp lớp",
        kind=Kind.COMPLAINT,
        handling=Handling.OPENED_CASE,
        opens=NewCase(subject="Xếp lớp"),
    )
    needed = []
    for _ in range(2):
        for _visit in range(4):
            receive(school, NEW, ASKED, opens)
        db.session.rollback()
        db.session.expunge_all()
        asked.clear()
        event.listen(db.engine, "before_cursor_execute", count)
        book(school)
        event.remove(db.engine, "before_cursor_execute", count)
        needed.append(len(asked))
    assert needed[0] == needed[1]
