"""Whoever works in one school reaches nothing of another, by any page, with ids that are real."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from casebook.law.vocabulary import Kind, Role
from casebook.records.approvers import LentApprover
from casebook.records.attachments import Attachment
from casebook.records.base import Base, db
from casebook.records.cases import Case
from casebook.records.closures import Closure
from casebook.records.devices import DeviceRequest
from casebook.records.exclusions import Exclusion
from casebook.records.identities import IdentityOpening
from casebook.records.imports import BookImport
from casebook.records.incoming import IncomingMatter
from casebook.records.people import Absence, Appointment, Person, person_by_username
from casebook.records.reception import ReceptionDay, ReceptionSession, RegularHours
from casebook.records.units import Unit
from casebook.records.visits import AppointmentSlip, EverydayExchange, Receipt, SealedEntry, Visit
from casebook.services.importing import Upload, try_book
from casebook.services.installing import fill_sample
from casebook.vault.passwords import sample_password
from tests import people
from tests.conftest import ORDINARY_DAY
from tests.programs import let_go

KEY = b"s" * 32
BOOK = Path(__file__).parent.parent / "fixtures" / "book-old.xlsx"

# Which table an address speaks of; an argument that is missing here stops the walk.
TABLES: dict[str, type[Base]] = {
    "case_id": Case,
    "visit_id": Visit,
    "receipt_id": Receipt,
    "slip_id": AppointmentSlip,
    "session_id": ReceptionSession,
    "day_id": ReceptionDay,
    "hours_id": RegularHours,
    "exchange_id": EverydayExchange,
    "entry_id": SealedEntry,
    "import_id": BookImport,
    "incoming_id": IncomingMatter,
    "person_id": Person,
    "handler_id": Person,
    "appointment_id": Appointment,
    "absence_id": Absence,
    "closure_id": Closure,
    "request_id": DeviceRequest,
    "file_id": Attachment,
    "exclusion_id": Exclusion,
    "opening_id": IdentityOpening,
    "loan_id": LentApprover,
}
# What names no row of a unit: a file of the program, one's own secret or browser, a public day, a place in
# one's own form, a rule, and a change of the calendar or the rules, which count for every unit.
NO_ROW = {"filename", "token", "day", "at", "key", "change_id", "sign_in_id"}


@pytest.fixture
def sample(app: Flask) -> Iterator[Flask]:
    """The sample school with a workbook that was tried, and nobody's CSRF token asked for."""
    now = datetime.combine(ORDINARY_DAY, datetime.min.time(), UTC)
    with app.app_context():
        fill_sample(key=KEY, today=ORDINARY_DAY, now=now)
        school = db.session.scalars(select(Unit).where(Unit.abbreviation == "THM")).one()
        lan = person_by_username("lan")
        assert lan is not None
        somebody = people.Somebody(lan.id, "lan", lan.full_name, Role.DUTY_OFFICER, school.id)
        upload = Upload(unit_id=school.id, file_name="so.xlsx", data=BOOK.read_bytes())
        try_book(doing=people.doing(somebody, today=ORDINARY_DAY), upload=upload, key=KEY)
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    let_go(app)


def foreign_id(table: type[Base], *, denounced: bool = False) -> str | None:
    """The id of a row that belongs to the primary school; None where the sample has no such row."""
    query = select(table.id)  # type: ignore[attr-defined] - every table of TABLES has a random id
    if table is Case:
        query = query.where((Case.kind == Kind.DENUNCIATION) == denounced)
    if table is Person:
        query = query.where(Person.username == "hai")
    elif hasattr(table, "unit_id"):
        query = query.join(Unit, Unit.id == table.unit_id).where(Unit.abbreviation == "THM")
    return db.session.scalars(query.limit(1)).first()


def rows() -> dict[str, int]:
    """How many rows each table holds that a refused request must not touch."""
    left_out = {"sign_ins", "failed_sign_ins", "audit"}
    return {
        name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for name, table in Base.metadata.tables.items()
        if name not in left_out
    }


def addresses(app: Flask, *, denounced: bool = False) -> list[tuple[str, str]]:
    """Every page about one thing, with the id of a thing of the primary school, and its method.

    `denounced`: the case is a denunciation.
    """
    found = []
    with app.app_context():
        ids = {name: foreign_id(table, denounced=denounced) for name, table in TABLES.items()}
    for rule in app.url_map.iter_rules():
        named = set(rule.arguments) - {"action"}
        if not named or named & NO_ROW:
            continue
        assert named <= set(TABLES), f"say in TABLES what {named} of {rule.rule} is"
        values = {name: ids[name] or "0" * 32 for name in named} | (
            {"action": "accept"} if "action" in rule.arguments else {}
        )
        with app.test_request_context():
            address = app.url_map.bind("localhost").build(rule.endpoint, values)
        found += [(method, address) for method in sorted((rule.methods or set()) - {"OPTIONS"})]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("stranger", ["mai", "nga", "tu"])
def test_nothing_of_another_school_is_read_or_written_by_any_address(
    sample: Flask, client: FlaskClient, stranger: str
) -> None:
    client.post("/login", data={"username": stranger, "password": sample_password(KEY, stranger)})
    with sample.app_context():
        before = rows()
    own_unit = stranger == "tu"
    walked = 0
    for method, address in addresses(sample):
        if own_unit and address.startswith(("/people", "/absences")):
            continue  # the administrator's own work
        answer = client.open(address, method=method)
        assert answer.status_code == 404, (method, address, answer.status_code)
        answer.close()
        walked += 1
    with sample.app_context():
        assert rows() == before
    assert walked > 30


@pytest.mark.slow
@pytest.mark.parametrize("who", ["lan", "ha", "thu", "son", "binh", "tu", "mai", "nga", "van", "duc"])
def test_a_denunciation_is_found_by_no_address_and_by_nobody_who_was_not_given_it(
    sample: Flask, client: FlaskClient, who: str
) -> None:
    client.post("/login", data={"username": who, "password": sample_password(KEY, who)})
    with sample.app_context():
        denounced = foreign_id(Case, denounced=True)
        before = rows()
    assert denounced
    walked = [(m, a) for m, a in addresses(sample, denounced=True) if denounced in a]
    for method, address in walked:
        with client.open(address, method=method) as answer:
            assert answer.status_code == 404, (method, address, answer.status_code)
    with sample.app_context():
        assert rows() == before
    assert len(walked) > 10


@pytest.mark.slow
def test_the_walk_does_reach_what_is_ones_own(sample: Flask, client: FlaskClient) -> None:
    client.post("/login", data={"username": "lan", "password": sample_password(KEY, "lan")})
    answers = {}
    for method, address in addresses(sample):
        if method == "GET":
            with client.get(address) as answer:
                answers[address] = answer.status_code
    assert sum(status == 200 for status in answers.values()) >= 10, answers
