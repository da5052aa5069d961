"""Registering a case from a letter: number, letter, clocks from the received day, and one case per form."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.choices import Forwarder, Via
from casebook.law.vocabulary import EventType, Kind, Status
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.cases import Case, CaseClock, CaseEvent, Letter
from casebook.records.outbox import OutboxRow
from casebook.records.people import actor_on, person_by_id
from casebook.records.visibility import visible_cases
from casebook.reports.duplicates import Matter, likely_duplicates
from casebook.services.refusals import NotAllowed, Refused
from tests.matters import COMPLAINANT, ENTERED_ON, RECEIVED_ON, case_of, registered
from tests.people import CITIZEN

TABLES = (Case, CaseEvent, CaseClock, Letter, AuditRow, OutboxRow)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def rows() -> dict[str, int]:
    db.session.rollback()
    return {t.__tablename__: db.session.scalar(select(func.count()).select_from(t)) for t in TABLES}


def test_a_letter_becomes_a_case_with_its_number_letter_first_event_and_clocks(school):
    case = case_of(registered(school))
    assert (case.name, case.status, case.received_on) == ("KN-2026-0001", Status.RECEIVED, RECEIVED_ON)
    assert [(e.type, e.occurred_on) for e in case.journal] == [(EventType.RECEIVED, RECEIVED_ON)]
    assert case.letters[0].number == 1
    due = {clock.rule: clock.due_on for clock in case.clocks}
    assert due["KN-02"] == date(2026, 11, 11)  # 07 working days after 02/11
    assert case.next_due_on == min(due.values())


def test_petitions_and_feedback_share_a_register_and_complaints_have_their_own(school):
    kinds = (Kind.PETITION, Kind.FEEDBACK, Kind.COMPLAINT, Kind.PETITION)
    names = [case_of(registered(school, kind=kind)).name for kind in kinds]
    assert names == ["KNPA-2026-0001", "KNPA-2026-0002", "KN-2026-0001", "KNPA-2026-0003"]


def test_numbers_begin_anew_in_a_new_year(school):
    registered(school)
    assert case_of(registered(school, today=date(2027, 1, 4))).name == "KN-2027-0001"


def test_the_same_form_sent_twice_makes_one_case(school):
    first = registered(school, request_key="once")
    before = rows()
    assert registered(school, request_key="once") == first
    assert rows() == before


def test_audit_line_and_letter_to_the_head_are_written_with_the_case(school):
    case_id = registered(school)
    db.session.rollback()
    line = db.session.scalars(select(AuditRow).where(AuditRow.object_id == case_id)).one()
    assert (line.deed, line.person_id, line.unit_id) == ("case.received", school.lan.id, school.unit.id)
    assert CITIZEN not in str(line.particulars)
    letter = db.session.scalars(select(OutboxRow)).one()
    assert (letter.recipient_id, letter.case_id) == (school.minh.id, case_id)


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"received_on": date(2026, 11, 4)}, "received_on", "chưa đến"),
        ({"kind": Kind.DENUNCIATION}, "kind", "sổ riêng"),
        ({"via": Via.FORWARDED}, "forwarder", "cơ quan nào"),
        ({"via": Via.POST, "forwarder": Forwarder.COUNCIL}, "forwarder", "không khớp"),
        ({"contested_known_on": date(2026, 11, 3)}, "contested_known_on", "không thể sau"),
    ],
)
def test_bad_input_is_told_beside_its_field_and_changes_nothing(school, changed, field, told):
    before = rows()
    with pytest.raises(Refused) as refused:
        registered(school, **changed)
    assert refused.value.field == field
    assert told in refused.value.vi
    assert rows() == before


@pytest.mark.parametrize("who", ["tu", "thu", "hai", "binh", "mai"])
def test_who_may_not_register_makes_nothing(school, who):
    before = rows()
    with pytest.raises(NotAllowed):
        registered(school, by=getattr(school, who))
    assert rows() == before


def test_the_day_the_contested_act_was_known_starts_the_window_to_complain(school):
    case = case_of(registered(school, contested_known_on=date(2026, 10, 1)))
    assert [e.type for e in case.journal] == [EventType.RECEIVED, EventType.CONTESTED_ACT_KNOWN]
    assert "KN-01" in {clock.rule for clock in case.clocks}


def test_an_administrator_sees_no_case_and_a_stranger_none_of_this_school(school):
    registered(school, concerns_democracy=True)
    seen = {}
    for somebody in school.everyone:
        actor = actor_on(person_by_id(somebody.id), ENTERED_ON)
        seen[somebody.username] = len(db.session.scalars(visible_cases(actor)).all())
    assert seen == {
        "lan": 1, "minh": 1, "ha": 1, "hai": 0, "thu": 1, "son": 1, "binh": 1, "tu": 0, "mai": 0,
    }  # fmt: skip


def matter(school, **changed):
    values = {"unit_id": school.unit.id, "full_name": CITIZEN, "text": ""} | changed
    actor = actor_on(person_by_id(changed.pop("who", school.lan).id), ENTERED_ON)
    values.pop("who", None)
    return likely_duplicates(actor, Matter(**values))


def test_a_case_of_the_same_person_about_the_same_is_likely_a_duplicate(school):
    same = registered(school)
    registered(school, subject="Kiến nghị về sân trường", content="Sân trường ngập khi trời mưa to.")
    found = matter(school, full_name="ong an vi du", text="con tôi bị xếp vào lớp buổi chiều")
    assert found[0].case_id == same
    assert [like.is_likely for like in found] == [True, False]


@pytest.mark.parametrize(
    "known",
    [
        {"full_name": CITIZEN.upper()},
        {"full_name": "", "phone": COMPLAINANT.phone.replace(" ", ".")},
        {"full_name": "", "paper_number": COMPLAINANT.paper_number},
    ],
)
def test_the_same_person_is_known_by_name_telephone_or_paper(school, known):
    case_id = registered(school)
    assert [like.case_id for like in matter(school, **known)] == [case_id]


def test_nobody_is_found_by_an_empty_name_and_strangers_find_nothing(school):
    registered(school)
    assert matter(school, full_name="") == []
    assert matter(school, who=school.mai) == []
    assert matter(school, who=school.thu) == []
