"""The same few invented people in every test: one per role in a school, and a stranger next door."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Table, func, insert, select

from casebook.law.units import UnitKind
from casebook.law.vocabulary import Role
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.people import Appointment, Person, actor_on, person_by_id
from casebook.records.units import Installation, Unit
from casebook.services.shipped_days import ship_days
from casebook.services.trail import Doing
from casebook.vault.passwords import hash_password
from tests.web.page import Page, Visitor

PASSWORD = "mot mat khau de nho"
APPOINTED_ON = date(2020, 1, 6)
MADE_AT = datetime(2020, 1, 6, 1, 0, tzinfo=UTC)
CITIZEN = "Ông An Ví Dụ"


@dataclass(frozen=True)
class Place:
    """A unit as tests speak of it."""

    id: str
    name: str


@dataclass(frozen=True)
class Somebody:
    """A person as tests speak of them: plain values, good outside any transaction."""

    id: str
    username: str
    full_name: str
    role: Role
    unit_id: str


@dataclass(frozen=True)
class School:
    """Trường Tiểu học Mẫu with its people, the office above it, and another school beside it."""

    commune: Place
    unit: Place
    kindergarten: Place
    lan: Somebody
    minh: Somebody
    ha: Somebody
    hai: Somebody
    thu: Somebody
    son: Somebody
    binh: Somebody
    tu: Somebody
    mai: Somebody
    """Duty officer of the kindergarten: whatever she can see or do here is a leak."""

    @property
    def everyone(self) -> tuple[Somebody, ...]:
        """All of them, the stranger last."""
        return (self.lan, self.minh, self.ha, self.hai, self.thu, self.son, self.binh, self.tu, self.mai)


_PLACES = {
    "commune": (UnitKind.COMMUNE, "UBND phường Mẫu", "UBND"),
    "unit": (UnitKind.SCHOOL, "Trường Tiểu học Mẫu", "THM"),
    "kindergarten": (UnitKind.SCHOOL, "Trường Mầm non Mẫu", "MNM"),
}
_PEOPLE = {
    "lan": ("Cô Lan Mẫu", Role.DUTY_OFFICER, "unit"),
    "minh": ("Thầy Minh Mẫu", Role.HEAD, "unit"),
    "ha": ("Cô Hà Mẫu", Role.DEPUTY, "unit"),
    "hai": ("Thầy Hải Mẫu", Role.HANDLER, "unit"),
    "thu": ("Bà Thu Mẫu", Role.UNION_REVIEWER, "unit"),
    "son": ("Ông Sơn Mẫu", Role.INSPECTORATE, "unit"),
    "binh": ("Ông Bình Mẫu", Role.SUPERIOR, "commune"),
    "tu": ("Anh Tú Mẫu", Role.ADMINISTRATOR, "unit"),
    "mai": ("Cô Mai Mẫu", Role.DUTY_OFFICER, "kindergarten"),
}


@cache
def _password_hash() -> str:
    # Argon2 is slow on purpose; once for all tests of a process is enough.
    return hash_password(PASSWORD)


_settled: list[tuple[School, dict[Table, list[dict[str, Any]]]]] = []


def settle_school() -> School:
    """Make the units and the people of every test, inside an application context.

    They are made in earnest once; later empty databases are given the same rows.
    """
    if not _is_empty():
        return _settle()
    if not _settled:
        migrated = _rows()
        school = _settle()
        _settled.append((school, {t: rows for t, rows in _rows().items() if rows != migrated.get(t)}))
        return school
    school, rows = _settled[0]
    with transaction() as session:
        for table, found in rows.items():
            session.execute(insert(table).values(found))
    return school


def _is_empty() -> bool:
    empty = not any(db.session.scalar(select(func.count()).select_from(one)) for one in (Unit, AuditRow))
    db.session.rollback()
    return empty


def _rows() -> dict[Table, list[dict[str, Any]]]:
    found = {}
    for table in db.metadata.sorted_tables:
        if rows := db.session.execute(select(table)).mappings().all():
            found[table] = [dict(row) for row in rows]
    db.session.rollback()
    return found


def _settle() -> School:
    ship_days(now=MADE_AT)
    with transaction() as session:
        session.merge(Installation(id=1, set_up_at=MADE_AT, sample=False))
        units = {
            key: Unit(
                kind=kind,
                name=name,
                abbreviation=abbreviation,
                upper_line="" if key == "commune" else "UBND PHƯỜNG MẪU",
                place="Phường Mẫu",
                address="Số 1 phố Ví Dụ, phường Mẫu",
                reception_place="Phòng tiếp công dân, tầng 1",
            )
            for key, (kind, name, abbreviation) in _PLACES.items()
        }
        session.add(units["commune"])
        session.flush()
        for key in ("unit", "kindergarten"):
            units[key].parent_id = units["commune"].id
        session.add_all(units.values())
        session.flush()
        people = {}
        for key, (name, role, where) in _PEOPLE.items():
            person = Person(username=key, full_name=name, password_hash=_password_hash(), created_at=MADE_AT)
            session.add(person)
            session.flush()
            unit_id = units[where].id
            session.add(Appointment(person_id=person.id, unit_id=unit_id, role=role, since=APPOINTED_ON))
            people[key] = Somebody(person.id, key, name, role, unit_id)
        places = {key: Place(unit.id, unit.name) for key, unit in units.items()}
    return School(**places, **people)


def settle_disabled(school: School) -> Somebody:
    """Add a handler of the school whose account is closed; the password would be right."""
    return _settle_one(school, "dung", "Thầy Dũng Mẫu", password_hash=_password_hash(), active=False)


def settle_pending(school: School) -> Somebody:
    """Add a handler of the school who was handed an activation link and chose no password yet."""
    hour = MADE_AT + timedelta(days=365 * 30)
    return _settle_one(school, "van", "Cô Vân Mẫu", activation_hash="0" * 64, activation_until=hour)


def _settle_one(school: School, username: str, full_name: str, **known: Any) -> Somebody:
    with transaction() as session:
        person = Person(username=username, full_name=full_name, created_at=MADE_AT, **known)
        session.add(person)
        session.flush()
        session.add(
            Appointment(person_id=person.id, unit_id=school.unit.id, role=Role.HANDLER, since=APPOINTED_ON)
        )
    return Somebody(person.id, username, full_name, Role.HANDLER, school.unit.id)


def doing(somebody: Somebody, *, today: date, now: datetime | None = None) -> Doing:
    """Say who does something on a day, as every deed wants to know."""
    person = person_by_id(somebody.id)
    assert person is not None
    moment = now or datetime(today.year, today.month, today.day, 1, 0, tzinfo=UTC)
    return Doing(actor=actor_on(person, today), today=today, now=moment)


def sign_in(visitor: Visitor, somebody: Somebody, *, password: str = PASSWORD) -> Page:
    """Sign somebody in, in a browser of a test; gives the page they arrive on."""
    return visitor("/login").submit(username=somebody.username, password=password)
