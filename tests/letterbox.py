"""The office above the school takes letters in, too: what tests of ties and transfers share."""

from datetime import date
from typing import Any

from casebook.law.choices import Via
from casebook.law.vocabulary import Action, Role
from casebook.records.base import db, transaction
from casebook.records.incoming import IncomingMatter
from casebook.records.people import Appointment
from casebook.services.repeat_letters import LetterEntry
from casebook.services.taking_in import TakingIn, take_in
from tests.matters import registered, take
from tests.people import APPOINTED_ON, CITIZEN, School, Somebody, doing

SENT_ON = date(2026, 11, 5)
TAKEN_ON = date(2026, 11, 9)  # a Monday


def open_office(school: School) -> Somebody:
    """Let Ông Bình take letters in at the commune, beside watching over the schools."""
    with transaction() as session:
        session.add(
            Appointment(
                person_id=school.binh.id,
                unit_id=school.commune.id,
                role=Role.DUTY_OFFICER,
                since=APPOINTED_ON,
            )
        )
    return school.binh


def letter(**changed: Any) -> LetterEntry:
    """Describe a second letter about a matter that is there; say what is different."""
    values: dict[str, Any] = {
        "received_on": date(2026, 11, 10),
        "via": Via.POST,
        "sender": CITIZEN,
        "subject": "Nhắc lại việc xếp lớp",
        "content": "Tôi gửi lại đơn vì chưa thấy trả lời.",
    }
    return LetterEntry(**(values | changed))


def sent_to(school: School, name: str, **changed: Any) -> str:
    """Register a letter in the school, transfer it to a body of that name, and give the case's id."""
    case_id = registered(school, competent=False, **changed)
    take(case_id, school.lan, Action.TRANSFER, SENT_ON, dest_unit=name)
    return case_id


def on_its_way(case_id: str) -> IncomingMatter:
    """Give what a case sent elsewhere became there, as the database has it now."""
    db.session.rollback()
    return db.session.query(IncomingMatter).filter_by(from_case_id=case_id).one()


def taken_in(case_id: str, by: Somebody, on: date = TAKEN_ON) -> str:
    """Take in what a case sent elsewhere, and give the id of the case it became there."""
    sent = on_its_way(case_id)
    return take_in(doing=doing(by, today=on), incoming_id=sent.id, entry=TakingIn(received_on=on))
