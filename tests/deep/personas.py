"""Everybody who may knock at a door, in the sample school, and which cases each of them may see."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from casebook.law import exclusions as law
from casebook.law.choices import Via
from casebook.law.vocabulary import Kind, Role
from casebook.records.base import transaction
from casebook.records.cases import Case, PartyRole
from casebook.records.exclusions import Exclusion
from casebook.records.people import Absence, Appointment, Person, actor_on, person_by_username
from casebook.records.units import Unit
from casebook.records.visibility import is_secret
from casebook.services.attaching import Parcel, attach_files
from casebook.services.case_entries import CaseEntry, PartyEntry
from casebook.services.importing import Upload, try_book
from casebook.services.installing import fill_sample
from casebook.services.registration import register_case
from casebook.services.trail import Doing
from casebook.services.uploads import Handed
from casebook.vault.passwords import hash_password, sample_password
from casebook.vault.safe import Safe
from casebook.vault.storage import storage_at
from tests.conftest import ORDINARY_DAY

KEY = b"s" * 32
BOOK = Path(__file__).parent.parent / "fixtures" / "book-old.xlsx"
MORNING = datetime(ORDINARY_DAY.year, ORDINARY_DAY.month, ORDINARY_DAY.day, 1, tzinfo=UTC)
OPEN, DEMOCRACY, DENOUNCED, HELD, ELSEWHERE = "open", "democracy", "denounced", "held", "elsewhere"
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
STATES = (OPEN, DEMOCRACY, DENOUNCED, HELD, ELSEWHERE)


@dataclass(frozen=True)
class Persona:
    """Somebody, the states of cases they may see, and the roles they act in here."""

    username: str
    sees: frozenset[str]
    signs_in: bool = True


def _may(username: str, *states: str, signs_in: bool = True) -> Persona:
    return Persona(username, frozenset(states), signs_in)


# Written by hand, from the rules and not from the program. The most telling ones stand first: a quick
# run takes a few from the top.
PERSONAS: tuple[Persona, ...] = (
    _may("minh", OPEN, DEMOCRACY, DENOUNCED),  # the head; the held case is about him
    _may("phuc", OPEN, DEMOCRACY),  # a handler who stands in for the head today: delegate of the accused
    _may("thu", DEMOCRACY),  # the union
    _may("mai", ELSEWHERE),  # clerk of another school
    _may("tu"),  # the administrator of all three units
    _may("binh", OPEN, DEMOCRACY, HELD, ELSEWHERE),  # the superior office
    _may("lan", OPEN, DEMOCRACY),  # duty officer
    _may("ha", OPEN, DEMOCRACY),  # deputy
    _may("hai", OPEN),  # handler of the open case
    _may("son", DEMOCRACY),  # people's inspectorate
    _may("nga", ELSEWHERE),  # head of another school
    _may("van", HELD),  # head of the office above
    _may("duc"),  # clerk of the office above
    _may("hoa", DEMOCRACY),  # a deputy who withdrew from the open case
    _may("khoa", DEMOCRACY),  # a duty officer with a declared conflict in the open case
    _may("dung", signs_in=False),  # account closed
    _may("moi", signs_in=False),  # password not chosen yet
    _may("nobody", signs_in=False),  # no account at all
)

_ADDED: dict[str, tuple[str, Role, dict[str, Any]]] = {
    "phuc": ("Thầy Phúc Mẫu", Role.HANDLER, {}),
    "hoa": ("Cô Hoa Mẫu", Role.DEPUTY, {}),
    "khoa": ("Thầy Khoa Mẫu", Role.DUTY_OFFICER, {}),
    "dung": ("Thầy Dũng Mẫu", Role.HEAD, {"active": False}),
    "moi": ("Cô Mới Mẫu", Role.DUTY_OFFICER, {"password_hash": None, "activation_hash": "0" * 64}),
}


@dataclass(frozen=True)
class World:
    """The ids of the cases in each state, and the word that stands in nobody's page who may not see it."""

    cases: dict[str, str]
    canaries: dict[str, str]
    names: dict[str, str]
    school_id: str
    today: date


def make_world(app: Flask) -> World:
    """Tell the sample school, add who is missing there, and mark one case of each state."""
    today, now = ORDINARY_DAY, MORNING
    with app.app_context():
        fill_sample(key=KEY, today=today, now=now)
        _elsewhere(today, now)
        with transaction() as session:
            school = session.scalars(select(Unit).where(Unit.abbreviation == "THM")).one()
            people = _people(session, school.id, today, now)
            cases = _cases(session, school, people)
            _bar(session, cases[OPEN], people, now)
            canaries = {state: f"Dấu{state}kín" for state in STATES}
            for state, case in cases.items():
                case.subject = canaries[state]
            world = World(
                cases={state: case.id for state, case in cases.items()},
                canaries=canaries,
                names={state: case.name for state, case in cases.items()},
                school_id=school.id,
                today=today,
            )
        _things(app, world, now)
    return world


def _things(app: Flask, world: World, now: datetime) -> None:
    """What the sample has none of: a file with the open case, a workbook that was tried."""
    lan = person_by_username("lan")
    doing = Doing(actor=actor_on(lan, world.today), today=world.today, now=now)
    handed = Handed(name="don-mau.txt", data="Đơn mẫu".encode())
    safe = Safe(app.config["KEYS"], storage_at("", folder=app.config["CASEBOOK"].data / "files"))
    parcel = Parcel(files=[handed], request_key="personas", case_id=world.cases[OPEN])
    attach_files(doing=doing, parcel=parcel, safe=safe)
    upload = Upload(unit_id=world.school_id, file_name="so.xlsx", data=BOOK.read_bytes())
    try_book(doing=doing, upload=upload, key=app.config["KEYS"].sealing)


def _people(session: Session, school_id: str, today: date, now: datetime) -> dict[str, Person]:
    for username, (full_name, role, known) in _ADDED.items():
        values = {"password_hash": hash_password(sample_password(KEY, username))} | known
        person = Person(username=username, full_name=full_name, created_at=now, **values)
        session.add(person)
        session.flush()
        session.add(Appointment(person_id=person.id, unit_id=school_id, role=role, since=today))
    people = {person.username: person for person in session.scalars(select(Person))}
    session.add(
        Absence(
            person_id=people["minh"].id,
            unit_id=school_id,
            stand_in_id=people["phuc"].id,
            since=today,
            until=today + timedelta(days=1),
            recorded_by_id=people["ha"].id,
            recorded_at=now,
        )
    )
    return people


def _cases(session: Session, school: Unit, people: dict[str, Person]) -> dict[str, Case]:
    def first(*conditions: Any) -> Case:
        return session.scalars(select(Case).where(*conditions).order_by(Case.name)).first()

    here = Case.unit_id == school.id
    complaint = (here, Case.kind == Kind.COMPLAINT)
    found = {
        OPEN: first(*complaint, Case.concerns_democracy.is_(False), Case.is_open),
        DEMOCRACY: first(here, Case.concerns_democracy, not_(is_secret())),
        DENOUNCED: first(here, Case.kind == Kind.DENUNCIATION),
        HELD: first(Case.held_for_unit_id == school.id),
        ELSEWHERE: first(Case.unit.has(Unit.abbreviation == "MNM")),
    }
    assert all(found.values()), {state: bool(case) for state, case in found.items()}
    found[OPEN].handler_id = people["hai"].id
    found[DEMOCRACY].handler_id = found[DENOUNCED].handler_id = None
    return found


def _elsewhere(today: date, now: datetime) -> None:
    mai = person_by_username("mai")
    actor = actor_on(mai, today)
    entry = CaseEntry(
        unit_id=actor.grants[0].unit_id,
        kind=Kind.PETITION,
        subject="Kiến nghị mẫu",
        content="Nội dung mẫu",
        received_on=today,
        via=Via.POST,
        parties=(PartyEntry(role=PartyRole.COMPLAINANT, full_name="Bà Ví Dụ", address="Số 9 phố Ví Dụ"),),
    )
    register_case(doing=Doing(actor=actor, today=today, now=now), entry=entry)


def _bar(session: Session, case: Case, people: dict[str, Person], now: datetime) -> None:
    barred = (("hoa", law.Exclusion.RECUSED, "hoa"), ("khoa", law.Exclusion.CONFLICT, "ha"))
    case.has_exclusions = True
    for who, reason, by in barred:
        session.add(
            Exclusion(
                case_id=case.id,
                person_id=people[who].id,
                reason=reason,
                recorded_by_id=people[by].id,
                recorded_at=now,
            )
        )


def token_of(client: Any, page: str = "/powers") -> dict[str, str]:
    """Give the token a browser's forms carry, read from a page like any script of another site cannot."""
    with client.get(page) as answer:
        found = _TOKEN.search(answer.get_data(as_text=True))
    return {"csrf_token": found[1]} if found else {}


def sign_in(client: Any, username: str) -> int:
    """Knock with the password somebody would have; gives the status of the answer."""
    told = {"username": username, "password": sample_password(KEY, username), **token_of(client, "/login")}
    with client.post("/login", data=told) as answer:
        return int(answer.status_code)
