"""The notice of what the head concluded: what it takes over from the visit, and whom it is owed."""

from dataclasses import replace
from datetime import date, time

import pytest

from casebook.law.commitments import CommitmentSource
from casebook.law.vocabulary import Kind
from casebook.records.base import db, transaction
from casebook.records.reception import SessionKind
from casebook.records.visits import Handling, Visit
from casebook.services.commitments import CommitmentEntry, add_commitment
from casebook.services.conclusion_notices import has_notice, notice_of
from casebook.services.openings import Ground, Opening, open_session
from casebook.services.sessions import conclude_session
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.papers.test_forms_of_denunciations import words_of
from tests.people import doing, settle_school

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
ANSWERED = MatterEntry(
    content="Hỏi về lịch học bù",
    kind=Kind.FEEDBACK,
    handling=Handling.ANSWERED,
    answer="Học bù sáng thứ Bảy",
)
NOTED = MatterEntry(content="Mái che sân trường bị dột", kind=Kind.PETITION, handling=Handling.NOTED)


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def session_of(school, kind=SessionKind.UNSCHEDULED, on=TODAY) -> str:
    of_head = kind is not SessionKind.REGULAR
    return open_session(
        doing=doing(school.minh, today=on),
        unit_id=school.unit.id,
        opening=Opening(
            kind=kind,
            held_on=on,
            starts=time(7, 30),
            ends=time(8, 0),
            place="Phòng tiếp công dân",
            receiver_id=(school.minh if of_head else school.lan).id,
            ground=Ground.TENSE if of_head else None,
            reason="Nhiều phụ huynh" if of_head else "",
        ),
    )


def visit_in(school, session_id: str, name="Ông An Ví Dụ", matters=(ANSWERED, NOTED), on=TODAY) -> Visit:
    visitor = VisitorEntry(full_name=name, address="số 6 phố Mẫu")
    receive_visitor(
        doing=doing(school.minh, today=on),
        entry=VisitEntry(
            unit_id=school.unit.id, visited_on=on, session_id=session_id, visitor=visitor, matters=matters
        ),
    )
    return db.session.query(Visit).filter_by(full_name=name).one()


def concluded(school, session_id: str) -> None:
    conclude_session(
        doing=doing(school.minh, today=TODAY),
        session_id=session_id,
        number="05",
        text="Giao kế toán sửa mái che.",
    )


def test_the_notice_answers_what_was_answered_and_names_the_day_for_the_rest(school):
    visit = visit_in(school, session_of(school))
    words = words_of(notice_of(visit))

    for told in ("Ông An Ví Dụ", "số 6 phố Mẫu", "23 tháng 11 năm 2026", "Học bù sáng thứ Bảy", "mái che"):
        assert told.lower() in words.lower()
    rows = notice_of(visit).values["to_follow"]
    # Ten working days (LTCD Đ28.1); 24/11 is a holiday.
    assert [(row["content"], row["due"]) for row in rows] == [(NOTED.content, "08/12/2026")]


def test_of_who_came_alone_it_takes_over_number_conclusion_and_commitments(school):
    session_id = session_of(school)
    visit = visit_in(school, session_id)
    concluded(school, session_id)
    with transaction() as session:
        add_commitment(
            session,
            doing(school.minh, today=TODAY),
            unit_id=school.unit.id,
            source=CommitmentSource.CONCLUSION,
            session_id=session_id,
            entry=CommitmentEntry(
                topic="mái che",
                content="Sửa xong mái che",
                owner_id=school.ha.id,
                due_on=date(2026, 12, 20),
                made_on=TODAY,
            ),
        )

    notice = notice_of(visit)
    assert notice.frame.issue.number == "05"
    assert notice.values["answered"] == "Giao kế toán sửa mái che.\nHọc bù sáng thứ Bảy"
    commitment = notice.values["to_follow"][-1]
    assert (commitment["content"], commitment["due"]) == ("Sửa xong mái che", "20/12/2026")
    assert school.ha.full_name in commitment["contact"]


def test_where_several_came_none_learns_what_the_others_came_for(school):
    session_id = session_of(school)
    visit = visit_in(school, session_id)
    visit_in(school, session_id, "Bà Cúc Ví Dụ", (replace(ANSWERED, content="Tiền nước uống của lớp 3A2"),))
    concluded(school, session_id)
    words = words_of(notice_of(visit))

    assert notice_of(visit).frame.issue.number == ""
    for other in ("Bà Cúc", "nước uống", "Giao kế toán"):
        assert other not in words


@pytest.mark.parametrize(
    ("matters", "answered", "later"),
    [
        ((ANSWERED,), "Học bù sáng thứ Bảy", ["Không có."]),
        ((NOTED,), "Không có.", [NOTED.content]),
        ((ANSWERED, NOTED), "Học bù sáng thứ Bảy", [NOTED.content]),
    ],
)
def test_what_is_known_to_be_nothing_is_no_blank(school, matters, answered, later):
    values = notice_of(visit_in(school, session_of(school), matters=matters)).values

    assert values["answered"] == answered
    assert [row["content"] for row in values["to_follow"]] == later


def test_a_regular_session_owes_no_notice(school):
    visit = visit_in(school, session_of(school, SessionKind.REGULAR))

    assert (has_notice(visit), notice_of(visit)) == (False, None)


@pytest.mark.parametrize(("on", "owed"), [(date(2026, 6, 30), False), (date(2026, 7, 1), True)])
def test_the_notice_is_owed_since_the_decree(school, on, owed):
    visit = visit_in(school, session_of(school, on=on), on=on)

    assert has_notice(visit) is owed
