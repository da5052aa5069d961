"""The same few invented matters in every test of cases, and the steps that bring them on."""

from datetime import date
from typing import Any

from casebook.law.choices import Via
from casebook.law.fields import Field
from casebook.law.vocabulary import Action, Kind
from casebook.records.base import db
from casebook.records.cases import Case, PartyRole
from casebook.reports.standings import standing_of, step_row
from casebook.services.case_entries import CaseEntry, PartyEntry
from casebook.services.handling import event_of, take_step
from casebook.services.registration import register_case
from tests.people import CITIZEN, School, Somebody, doing

COMPLAINANT = PartyEntry(
    role=PartyRole.COMPLAINANT,
    full_name=CITIZEN,
    address="Số 7 phố Ví Dụ, phường Mẫu",
    phone="0900 000 007",
    paper_number="000000000007",
)
RECEIVED_ON = date(2026, 11, 2)  # a Monday
ENTERED_ON = date(2026, 11, 3)
PAPER = {Field.DOCUMENT_NUMBER: "12/TB-THM", Field.SIGNER: "Thầy Minh Mẫu"}


def entry(school: School, **changed: Any) -> CaseEntry:
    """Describe a complaint by post; say what is different."""
    values: dict[str, Any] = {
        "unit_id": school.unit.id,
        "kind": Kind.COMPLAINT,
        "subject": "Khiếu nại quyết định xếp lớp",
        "content": "Con tôi bị xếp vào lớp học buổi chiều dù đã đăng ký học buổi sáng từ tháng Sáu.",
        "received_on": RECEIVED_ON,
        "via": Via.POST,
        "parties": (COMPLAINANT,),
    }
    return CaseEntry(**(values | changed))


def registered(
    school: School, *, by: Somebody | None = None, today: date = ENTERED_ON, **changed: Any
) -> str:
    """Register a complaint and give its id."""
    return register_case(doing=doing(by or school.lan, today=today), entry=entry(school, **changed))


def case_of(case_id: str) -> Case:
    """Give a case as the database has it now."""
    db.session.rollback()
    return db.session.get_one(Case, case_id)


def take(case_id: str, by: Somebody, action: Action, on: date, **answers: Any) -> None:
    """Take a step on the day it happens (or `today=…` later), answering its form."""
    today = answers.pop("today", on)
    case = case_of(case_id)
    row = step_row(case.kind, standing_of(case), action)
    assert row is not None
    given = (PAPER if Field.SIGNER in row.required else {}) | {Field(k): v for k, v in answers.items()}
    take_step(
        doing=doing(by, today=today),
        case_id=case_id,
        version=case.version,
        action=action,
        new=event_of(row, on, given),
    )
