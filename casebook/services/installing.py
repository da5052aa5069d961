"""Making an installation usable: the one-time set-up link, an empty unit or the sample school."""

import hmac
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casebook.law.units import UnitKind
from casebook.law.vocabulary import Role
from casebook.records.audit import AuditRow
from casebook.records.base import db, together, transaction
from casebook.records.people import Appointment, Person
from casebook.records.units import Installation, Unit, installation
from casebook.services import sample_cast
from casebook.services.chosen_passwords import Chooser, hash_chosen
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sample import life
from casebook.services.usernames import usable_username
from casebook.vault.passwords import new_token, token_hash
from casebook.vault.safe import Safe


@dataclass(frozen=True, kw_only=True)
class NewUnit:
    """The first unit, as typed on the set-up page."""

    name: str
    kind: UnitKind
    abbreviation: str
    place: str
    address: str
    upper_line: str


@dataclass(frozen=True, kw_only=True)
class NewAccount:
    """One of the first two people; `field` is what their fields in the form begin with."""

    full_name: str
    username: str
    password: str
    field: str


def setup_token(*, now: datetime) -> str | None:
    """Make the one-time token of the set-up page, a new one at each start; None once all is set up."""
    with transaction() as session:
        standing = _standing(session)
        if standing.set_up_at is not None:
            return None
        token = new_token()
        standing.setup_token_hash = token_hash(token)
        session.add(_line("installation.setup_link_made", now))
    return token


def _standing(session: Session) -> Installation:
    standing = session.get(Installation, 1)
    if standing is None:
        standing = Installation(id=1, sample=False)
        session.add(standing)
    return standing


def _line(deed: str, now: datetime, *, person_id: str | None = None, unit_id: str | None = None) -> AuditRow:
    return AuditRow(
        at=now,
        person_id=person_id,
        unit_id=unit_id,
        deed=deed,
        object_kind="installation",
        object_id="1",
        particulars={},
    )


def setup_is_open(token: str) -> bool:
    """Say whether a set-up link still opens the set-up page."""
    return _opens(installation(), token)


def _opens(standing: Installation | None, token: str) -> bool:
    wanted = standing.setup_token_hash if standing and standing.set_up_at is None else None
    return wanted is not None and hmac.compare_digest(wanted, token_hash(token))


def set_up_unit(
    *, token: str, unit: NewUnit, administrator: NewAccount, head: NewAccount, today: date, now: datetime
) -> None:
    """Make the first unit with its administrator and its head; the link is then used up.

    Raises NotAllowed for a link that does not open, Refused for a password or a user name.
    """
    if administrator.username.strip().lower() == head.username.strip().lower():
        raise Refused(
            "Người quản trị và người đứng đầu là hai người khác nhau: người quản trị không xem hồ sơ. "
            "Hãy đặt hai tên đăng nhập khác nhau.",
            "The administrator and the head are two people: an administrator sees no case. Choose two "
            "different user names.",
            field=f"{head.field}_username",
        )
    with transaction() as session:
        standing = _standing(session)
        if not _opens(standing, token):
            raise NotAllowed
        made = Unit(
            name=unit.name,
            kind=unit.kind,
            abbreviation=unit.abbreviation,
            place=unit.place,
            address=unit.address,
            upper_line=unit.upper_line,
        )
        session.add(made)
        session.flush()
        for account, role in ((administrator, Role.ADMINISTRATOR), (head, Role.HEAD)):
            _account(session, account, made, role, today=today, now=now)
        standing.second_factor_required = True
        standing.set_up_at, standing.setup_token_hash = now, None
        session.add(_line("installation.set_up", now, unit_id=made.id))


def _account(
    session: Session, account: NewAccount, unit: Unit, role: Role, *, today: date, now: datetime
) -> None:
    username = usable_username(account.username, field=f"{account.field}_username")
    chooser = Chooser(username=username, names=[account.full_name, unit.name, unit.abbreviation])
    person = Person(
        username=username,
        full_name=account.full_name,
        password_hash=hash_chosen(account.password, chooser=chooser, field=f"{account.field}_password"),
        created_at=now,
    )
    session.add(person)
    session.flush()
    session.add(Appointment(person_id=person.id, unit_id=unit.id, role=role, since=today))


def set_up_sample(
    *, token: str, key: bytes, today: date, now: datetime, safe: Safe | None = None
) -> list[dict[str, str]]:
    """Fill an empty installation with the sample school, asked for on the set-up page.

    Raises NotAllowed for a link that does not open.
    """
    if not setup_is_open(token):
        raise NotAllowed
    return fill_sample(key=key, today=today, now=now, safe=safe)


def is_sample() -> bool:
    """Say whether this installation holds the sample school."""
    standing = installation()
    return standing is not None and standing.sample


def fill_sample(*, key: bytes, today: date, now: datetime, safe: Safe | None = None) -> list[dict[str, str]]:
    """Make the sample school unless it is there, and give how to sign in as each of its people.

    Its signed scans are kept in the `safe`; without one it has none.
    Raises Refused on an installation that holds other data.
    """
    with transaction() as session:
        standing = _standing(session)
        if standing.sample:
            sample_cast.restore_passwords(session, key=key)
        elif standing.set_up_at is not None or _holds_data():
            raise Refused(
                "Thư mục này đang chứa dữ liệu khác; trường mẫu chỉ được tạo trong thư mục trống. "
                "Hãy chọn CASEBOOK_DATA khác.",
                "This folder holds other data; the sample school is only made in an empty one. Choose "
                "another CASEBOOK_DATA.",
            )
        else:
            tells = _Telling(today=today, now=now, safe=safe)
            _make_sample(session, standing, tells, key=key)
    return sample_cast.sign_in_lines(key)


def _holds_data() -> bool:
    return bool(db.session.scalar(select(func.count()).select_from(Unit)))


@dataclass(frozen=True, kw_only=True)
class _Telling:
    """Up to which day the sample's year is told, and where its scans are kept."""

    today: date
    now: datetime
    safe: Safe | None


def _make_sample(session: Session, standing: Installation, tells: _Telling, *, key: bytes) -> None:
    today, now = tells.today, tells.now
    units = sample_cast.make_units(session)
    # In office before the year that is told begins, whatever day it is told on.
    since = min(date(today.year - 2, 8, 1), date(2024, 8, 1))
    people = sample_cast.make_people(session, units, key=key, since=since, now=now)
    standing.sample, standing.set_up_at, standing.setup_token_hash = True, now, None
    standing.sample_day = today
    session.add(_line("installation.sample_made", now))
    session.flush()
    with together(session):
        life.tell(people=people, units=units, today=today, now=now, safe=tells.safe)
