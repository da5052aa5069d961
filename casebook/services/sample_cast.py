"""The sample school's units and invented people: one for each role, and a second small school."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.units import UnitKind
from casebook.law.vocabulary import Role
from casebook.records.people import Appointment, Person
from casebook.records.units import Unit
from casebook.vault.passwords import hash_password, is_right, sample_password


@dataclass(frozen=True, kw_only=True)
class Part:
    """An invented person: the first role, in the first unit, is what they are known by."""

    name: str
    title: str
    roles: tuple[tuple[Role, str], ...]


UNITS: dict[str, dict[str, object]] = {
    "commune": {
        "kind": UnitKind.COMMUNE,
        "name": "UBND phường Mẫu",
        "abbreviation": "UBND",
        "address": "Số 1 phố Ví Dụ, phường Mẫu",
        "reception_place": "Phòng tiếp công dân, tầng 1",
    },
    "school": {
        "kind": UnitKind.SCHOOL,
        "name": "Trường Tiểu học Mẫu",
        "abbreviation": "THM",
        "address": "Số 10 phố Ví Dụ, phường Mẫu",
        "reception_place": "Phòng tiếp công dân, tầng 1 nhà hiệu bộ",
    },
    "kindergarten": {
        "kind": UnitKind.SCHOOL,
        "name": "Trường Mầm non Mẫu",
        "abbreviation": "MNM",
        "address": "Số 20 phố Ví Dụ, phường Mẫu",
        "reception_place": "Văn phòng nhà trường",
    },
}

CAST: dict[str, Part] = {
    "lan": Part(name="Cô Lan Mẫu", title="Văn thư", roles=((Role.DUTY_OFFICER, "school"),)),
    "hai": Part(name="Thầy Hải Mẫu", title="Tổ trưởng chuyên môn", roles=((Role.HANDLER, "school"),)),
    "ha": Part(
        name="Cô Hà Mẫu",
        title="Phó Hiệu trưởng",
        roles=((Role.DEPUTY, "school"), (Role.HANDLER, "school")),
    ),
    "minh": Part(name="Thầy Minh Mẫu", title="Hiệu trưởng", roles=((Role.HEAD, "school"),)),
    "thu": Part(name="Bà Thu Mẫu", title="Chủ tịch Công đoàn", roles=((Role.UNION_REVIEWER, "school"),)),
    "son": Part(
        name="Ông Sơn Mẫu",
        title="Trưởng ban Thanh tra nhân dân",
        roles=((Role.INSPECTORATE, "school"),),
    ),
    "binh": Part(
        name="Ông Bình Mẫu", title="Công chức Văn hóa - Xã hội", roles=((Role.SUPERIOR, "commune"),)
    ),
    "tu": Part(
        name="Anh Tú Mẫu",
        title="Nhân viên công nghệ thông tin",
        roles=(
            (Role.ADMINISTRATOR, "school"),
            (Role.ADMINISTRATOR, "kindergarten"),
            (Role.ADMINISTRATOR, "commune"),
        ),
    ),
    "nga": Part(name="Cô Nga Mẫu", title="Hiệu trưởng", roles=((Role.HEAD, "kindergarten"),)),
    "mai": Part(
        name="Cô Mai Mẫu",
        title="Giáo viên kiêm văn thư",
        roles=((Role.DUTY_OFFICER, "kindergarten"), (Role.HANDLER, "kindergarten")),
    ),
    "van": Part(name="Bà Vân Mẫu", title="Chủ tịch UBND phường", roles=((Role.HEAD, "commune"),)),
    "duc": Part(
        name="Anh Đức Mẫu",
        title="Công chức tiếp công dân",
        roles=((Role.DUTY_OFFICER, "commune"), (Role.HANDLER, "commune")),
    ),
}


def make_units(session: Session) -> dict[str, Unit]:
    """Make the sample's units, the schools below the commune."""
    units = {key: Unit(place="Phường Mẫu", **known) for key, known in UNITS.items()}
    session.add(units["commune"])
    session.flush()
    for key in ("school", "kindergarten"):
        units[key].parent_id = units["commune"].id
        units[key].upper_line = "UBND PHƯỜNG MẪU"
        session.add(units[key])
    session.flush()
    return units


def make_people(
    session: Session, units: dict[str, Unit], *, key: bytes, since: date, now: datetime
) -> dict[str, Person]:
    """Make the sample's people with their roles since a day."""
    people = {}
    for username, part in CAST.items():
        person = Person(
            username=username,
            full_name=part.name,
            title=part.title,
            password_hash=hash_password(sample_password(key, username)),
            created_at=now,
        )
        session.add(person)
        session.flush()
        session.add_all(
            # What somebody is known by is their oldest role.
            Appointment(
                person_id=person.id,
                unit_id=units[where].id,
                role=role,
                since=since + timedelta(days=later),
            )
            for later, (role, where) in enumerate(part.roles)
        )
        people[username] = person
    session.flush()
    return people


def restore_passwords(session: Session, *, key: bytes) -> None:
    """Give the sample's people their first passwords back where somebody changed one."""
    for person in session.scalars(select(Person).where(Person.username.in_(CAST))):
        password = sample_password(key, person.username)
        if not is_right(person.password_hash, password):
            person.password_hash = hash_password(password)


def sign_in_lines(key: bytes) -> list[dict[str, str]]:
    """Give one line per person: how to sign in as whom."""
    return [
        {
            "username": username,
            "password": sample_password(key, username),
            "role": str(part.roles[0][0]),
            "unit": str(UNITS[part.roles[0][1]]["name"]),
        }
        for username, part in CAST.items()
    ]
