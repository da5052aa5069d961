"""A visit is logged with a number, a code, its matters and its cases: all of it or nothing."""

from datetime import date, time

import pytest
from flask import Flask
from sqlalchemy import func, select

from casebook.law.choices import Via
from casebook.law.vocabulary import EventType, Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.cases import Case, PartyRole
from casebook.records.reception import ReceptionSession, RegularHours, SessionKind
from casebook.records.visitors import met_before
from casebook.records.visits import Handling, PaperShown, Signed, Visit, Visitor
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.visit_entries import MatterEntry, NewCase, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.people import School, doing, settle_school

MONDAY = date(2026, 11, 16)
FEE = MatterEntry(
    content="Hỏi về khoản thu tiền nước uống", kind=Kind.FEEDBACK, handling=Handling.ANSWERED,
    answer="Đã cho xem bảng công khai thu chi.",
)  # fmt: skip
AN = VisitorEntry(full_name="Ông An Ví Dụ", address="12 phố Mẫu", phone="0900 000 001")


@pytest.fixture
def school(app: Flask):
    """Trường Tiểu học Mẫu and its people, inside the program."""
    with app.app_context():
        yield settle_school()


def entry(school: School, *matters: MatterEntry, **more) -> VisitEntry:
    """A visit of Ông An on an ordinary Monday."""
    known = {"unit_id": school.unit.id, "visited_on": MONDAY, "visitor": AN, "matters": matters or (FEE,)}
    return VisitEntry(**(known | more))


def receive(school: School, *matters: MatterEntry, **more) -> Visit:
    """Cô Lan receives Ông An."""
    return receive_visitor(doing=doing(school.lan, today=MONDAY), entry=entry(school, *matters, **more))


def how_many(table: type) -> int:
    """Rows of a table, read anew."""
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def opening(kind: Kind = Kind.COMPLAINT, subject: str = "Xếp lớp của con") -> MatterEntry:
    """A matter that opens a case."""
    return MatterEntry(
        content="Không đồng ý với việc xếp lớp",
        kind=kind,
        handling=Handling.OPENED_CASE,
        opens=NewCase(subject=subject, respondent="Hội đồng tuyển sinh"),
    )


def test_the_first_visit_of_a_day_opens_the_regular_session(school):
    first, second = receive(school), receive(school)
    held = db.session.get(ReceptionSession, first.session_id)
    assert (held.kind, held.held_on, held.receiver_id) == (SessionKind.REGULAR, MONDAY, school.lan.id)
    assert second.session_id == first.session_id


@pytest.mark.parametrize(
    ("hour", "starts"),
    [(8, time(7, 30)), (12, time(7, 30)), (14, time(13, 30)), (18, time(7, 30))],
)
def test_the_regular_session_takes_its_hours_from_the_timetable(school, hour, starts):
    with transaction() as session:
        for begins, ends in ((time(7, 30), time(11)), (time(13, 30), time(16, 30))):
            session.add(
                RegularHours(
                    unit_id=school.unit.id, weekday=0, starts=begins, ends=ends, since=date(2026, 1, 1)
                )
            )
    at = doing(school.lan, today=MONDAY)
    now = at.now.replace(hour=hour - 7)
    visit = receive_visitor(doing=doing(school.lan, today=MONDAY, now=now), entry=entry(school))
    assert db.session.get(ReceptionSession, visit.session_id).starts == starts


def test_numbers_of_the_book_have_no_gap_and_belong_to_the_year_of_the_visit(school):
    assert [receive(school).book_number for _ in range(3)] == [1, 2, 3]
    late = receive(school, visited_on=date(2025, 12, 30))
    assert (late.book_year, late.book_number) == (2025, 1)


def test_a_refused_visit_takes_no_number_and_leaves_nothing(school):
    with pytest.raises(Refused):
        receive(school, FEE, opening(subject=""))
    assert (how_many(Visit), how_many(Case), how_many(Visitor), how_many(AuditRow)) == (0, 0, 0, 0)
    assert receive(school).book_number == 1


def test_a_double_click_makes_one_visit(school):
    assert receive(school, request_key="a").id == receive(school, request_key="a").id
    assert how_many(Visit) == 1


def test_a_matter_may_open_a_case_received_on_the_day_of_the_visit(school):
    visit = receive(school, opening(), FEE, visited_on=date(2026, 11, 13))
    case = db.session.get(Case, visit.matters[0].case_id)
    assert (case.name, case.received_on, case.via) == ("KN-2026-0001", date(2026, 11, 13), Via.RECEPTION)
    assert [(p.role, p.full_name) for p in case.parties] == [
        (PartyRole.COMPLAINANT, "Ông An Ví Dụ"),
        (PartyRole.RESPONDENT, "Hội đồng tuyển sinh"),
    ]
    assert [clock.rule for clock in case.clocks if clock.rule == "TCD-16"] == ["TCD-16"]


def test_who_speaks_for_another_is_their_representative(school):
    who = VisitorEntry(
        full_name="Ông An Ví Dụ", on_behalf_of="Bà Cúc Ví Dụ", authorisation_paper="Giấy ủy quyền"
    )
    visit = receive(school, opening(), visitor=who)
    case = db.session.get(Case, visit.matters[0].case_id)
    assert case.complainant_name == "Bà Cúc Ví Dụ"
    assert [p.role for p in case.parties][:2] == [PartyRole.COMPLAINANT, PartyRole.REPRESENTATIVE]


def test_a_matter_joins_an_open_case_and_the_case_notes_it(school):
    receive(school, opening())
    again = MatterEntry(
        content="Lại về xếp lớp", kind=Kind.COMPLAINT, handling=Handling.JOINED_CASE, joins="kn-2026-0001"
    )
    visit = receive(school, again)
    case = db.session.get(Case, visit.matters[0].case_id)
    assert case.journal[-1].type is EventType.NOTED
    assert how_many(Case) == 1


WRONG = {
    "a day to come": ({"visited_on": date(2026, 11, 17)}, "visited_on"),
    "a day before the law": ({"visited_on": date(2014, 6, 30)}, "visited_on"),
    "an unknown session": ({"session_id": "0" * 32}, "session_id"),
    "signed minutes without words": ({"signed": Signed.SIGNED}, "statement"),
    "no matter": ({"matters": ()}, None),
    "a denunciation": (
        {"matters": (MatterEntry(content="x", kind=Kind.DENUNCIATION, handling=Handling.NOTED),)},
        None,
    ),
    "an answer without words": (
        {"matters": (FEE, MatterEntry(content="x", kind=Kind.FEEDBACK, handling=Handling.ANSWERED))},
        "matters-1-answer",
    ),
    "guided nowhere": (
        {"matters": (MatterEntry(content="x", kind=Kind.FEEDBACK, handling=Handling.GUIDED),)},
        "matters-0-sent_to",
    ),
    "an unknown case": (
        {"matters": (MatterEntry(content="x", kind=None, handling=Handling.JOINED_CASE, joins="KN-1"),)},
        "matters-0-joins",
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_is_refused_beside_its_field(school, wrong):
    changed, field = WRONG[wrong]
    with pytest.raises(Refused) as refused:
        receive_visitor(
            doing=doing(school.lan, today=MONDAY),
            entry=VisitEntry(
                **(
                    {"unit_id": school.unit.id, "visited_on": MONDAY, "visitor": AN, "matters": (FEE,)}
                    | changed
                )
            ),
        )
    assert refused.value.field == field
    assert how_many(Visit) == 0


def test_a_session_of_another_day_another_school_or_an_empty_one_is_refused(school):
    with transaction() as session:
        made = []
        for unit_id, day, nobody in (
            (school.unit.id, date(2026, 11, 13), False),
            (school.kindergarten.id, MONDAY, False),
            (school.unit.id, MONDAY, True),
        ):
            made.append(
                ReceptionSession(
                    unit_id=unit_id, kind=SessionKind.REGULAR, held_on=day, starts=time(7, 30),
                    receiver_id=school.lan.id, nobody_came=nobody, recorded_by_id=school.lan.id,
                    recorded_at=doing(school.lan, today=MONDAY).now,
                )
            )  # fmt: skip
        session.add_all(made)
        session.flush()
        ids = [row.id for row in made]
    for session_id in ids:
        with pytest.raises(Refused) as refused:
            receive(school, session_id=session_id)
        assert refused.value.field == "session_id"


@pytest.mark.parametrize("who", ["hai", "thu", "son", "binh", "tu", "mai"])
def test_whoever_does_not_log_visits_here_may_not(school, who):
    with pytest.raises(NotAllowed):
        receive_visitor(doing=doing(getattr(school, who), today=MONDAY), entry=entry(school))
    assert how_many(Visit) == 0


def test_people_met_before_are_found_with_or_without_dau_the_exact_spelling_first(school):
    for name, phone in (("Bà Nguyệt Ví Dụ", "0900000003"), ("Bà Nguyet Vi Du", ""), ("Ông Lan Ví Dụ", "")):
        receive(school, visitor=VisitorEntry(full_name=name, phone=phone))

    def found(typed: str) -> list[str]:
        return [met.visitor.full_name for met in met_before(school.unit.id, typed)]

    assert found("nguyệt") == ["Bà Nguyệt Ví Dụ", "Bà Nguyet Vi Du"]
    assert found("bà nguyet") == ["Bà Nguyet Vi Du", "Bà Nguyệt Ví Dụ"]
    assert found("0900.000.003") == ["Bà Nguyệt Ví Dụ"]
    assert found("an") == []
    assert found("%") == found("") == []
    assert met_before(school.kindergarten.id, "nguyệt") == []


def test_the_same_person_is_remembered_once_with_the_newest_address(school):
    receive(school)
    receive(school, visitor=VisitorEntry(full_name="ông an  ví dụ", phone="0900000001", address="34 phố Mẫu"))
    met = met_before(school.unit.id, "ông an ví dụ")
    assert [(m.visits, m.visitor.address) for m in met] == [(2, "34 phố Mẫu")]


def test_a_paper_shown_once_stays_known_when_it_is_left_at_home(school):
    shown = VisitorEntry(
        full_name="Ông An Ví Dụ", phone="0900000001", paper_shown=PaperShown.CITIZEN_CARD,
        paper_number="001000000000",
    )  # fmt: skip
    receive(school, visitor=shown)
    receive(school)
    assert met_before(school.unit.id, "an ví dụ")[0].visitor.paper_number == "001000000000"


def test_somebody_picked_and_typed_over_is_somebody_else(school):
    known = receive(school).visitor_id
    visit = receive(school, visitor=VisitorEntry(full_name="Bà Cúc Ví Dụ", known_id=known))
    assert visit.visitor_id != known


def test_the_audit_names_the_visit_and_nobody(school):
    receive(school)
    row = db.session.scalars(select(AuditRow).where(AuditRow.deed == "visit.received")).one()
    assert (row.person_id, row.unit_id) == (school.lan.id, school.unit.id)
    assert "An" not in str(row.particulars)
