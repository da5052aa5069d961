"""Accounts and dated roles: who works in a unit, as what, and how they first get in."""

from dataclasses import asdict, dataclass, fields
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casebook.law.incompatible import conflict_of
from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import Role
from casebook.law.words import word
from casebook.records.base import transaction
from casebook.records.people import Appointment, Person, appointments_of, people_in
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import end_sign_ins
from casebook.services.trail import Doing, Trace, write_audit
from casebook.services.usernames import usable_username
from casebook.vault.passwords import new_token, token_hash

ACTIVATION_LASTS = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class PersonEntry:
    """What is known of somebody who signs in, as typed."""

    full_name: str
    username: str
    title: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class RoleEntry:
    """A role in a unit, from a day to a day (both counted); no last day: until further notice."""

    unit_id: str
    role: Role
    since: date
    until: date | None = None


def add_person(*, doing: Doing, entry: PersonEntry, role: RoleEntry) -> str:
    """Add somebody with their first role; give their id. They get in by an activation link."""
    doing.must_hold(Power.MANAGE_PEOPLE, role.unit_id)
    with transaction() as session:
        person = Person(created_at=doing.now, username="", full_name="")
        _copy(session, person, entry)
        session.add(person)
        session.flush()
        _audit(session, doing, "person.added", person.id, role.unit_id)
        _appoint(session, doing, person.id, role)
    return person.id


def seen_person(person: Person) -> str:
    """Give the mark of somebody's particulars, for the form made from them."""
    return seen_of(_standing(person))


def _standing(person: Person) -> dict[str, object]:
    return {one.name: getattr(person, one.name) for one in fields(PersonEntry)}


def change_person(*, doing: Doing, person_id: str, entry: PersonEntry, seen: str) -> None:
    """Change a name, a user name or how somebody is reached.

    Raises Overtaken when somebody else changed it since the form marked `seen` was made.
    """
    with transaction() as session:
        person = take_account(session, doing, person_id)
        refuse_overtaken(seen, standing=_standing(person), wanted=asdict(entry))
        _copy(session, person, entry)
        _audit(session, doing, "person.changed", person.id)


def disable_person(*, doing: Doing, person_id: str) -> None:
    """Close an account: every signed-in browser of it ends, what it did stays on record."""
    with transaction() as session:
        person = take_account(session, doing, person_id)
        if person.id == doing.actor.person_id:
            raise Refused(
                "Bạn không thể tự khóa tài khoản của mình. Hãy nhờ người quản trị khác.",
                "You cannot close your own account. Ask another administrator.",
            )
        for held in session.scalars(appointments_of(person.id)):
            if held.role is Role.ADMINISTRATOR and _in_force(held, doing.today):
                _refuse_last_administrator(session, doing, held)
        person.active = False
        person.activation_hash = person.activation_until = None
        end_sign_ins(session, person_id=person.id, why="disabled", now=doing.now)
        _audit(session, doing, "person.disabled", person.id)


def enable_person(*, doing: Doing, person_id: str) -> None:
    """Open a closed account again; the password is what it was."""
    with transaction() as session:
        person = take_account(session, doing, person_id)
        person.active = True
        _audit(session, doing, "person.enabled", person.id)


def issue_activation(*, doing: Doing, person_id: str) -> str:
    """Make a one-time link by which somebody chooses a password within an hour; give its token."""
    with transaction() as session:
        person = take_account(session, doing, person_id)
        if not person.active:
            raise Refused(
                "Tài khoản này đang bị khóa. Hãy mở lại trước khi cấp liên kết kích hoạt.",
                "This account is closed. Open it again before making an activation link.",
            )
        token = new_token()
        person.activation_hash = token_hash(token)
        person.activation_until = doing.now + ACTIVATION_LASTS
        _audit(session, doing, "person.activation_issued", person.id)
    return token


def give_role(*, doing: Doing, person_id: str, role: RoleEntry) -> None:
    """Give somebody a role from a day to a day; their signed-in browsers end.

    Raises Refused, with the article, for roles the law keeps apart, and for one's own account.
    """
    doing.must_hold(Power.MANAGE_PEOPLE, role.unit_id)
    with transaction() as session:
        person = take_account(session, doing, person_id)
        if person.id == doing.actor.person_id:
            raise Refused(
                "Không ai tự giao vai trò cho mình. Hãy nhờ người quản trị khác của đơn vị.",
                "Nobody gives a role to themselves. Ask another administrator of the unit.",
            )
        _appoint(session, doing, person.id, role)
        end_sign_ins(session, person_id=person.id, why="roles_changed", now=doing.now)


def seen_role(held: Appointment) -> str:
    """Give the mark of how long a role holds, for the form made from it."""
    return seen_of({"until": held.until})


def end_role(*, doing: Doing, appointment_id: str, until: date, seen: str | None = None) -> None:
    """Say which is the last day of a role; their signed-in browsers end.

    The day before the first says that the role never began.
    Raises Overtaken when somebody else ended it since the form marked `seen` was made.
    """
    with transaction() as session:
        held = session.get(Appointment, appointment_id, with_for_update=True, populate_existing=True)
        if held is None:
            raise NotAllowed
        doing.must_hold(Power.MANAGE_PEOPLE, held.unit_id)
        refuse_overtaken(seen, standing={"until": held.until}, wanted={"until": until})
        if until < held.since - timedelta(days=1):
            raise Refused(
                f"Vai trò này bắt đầu ngày {held.since:%d/%m/%Y}; ngày cuối không thể sớm hơn như vậy. "
                f"Nếu giao nhầm, hãy nhập ngày {held.since - timedelta(days=1):%d/%m/%Y}.",
                f"This role begins on {held.since:%d/%m/%Y}; its last day cannot be that early. If it was "
                f"given by mistake, enter {held.since - timedelta(days=1):%d/%m/%Y}.",
                field="until",
            )
        if held.role is Role.ADMINISTRATOR:
            _refuse_last_administrator(session, doing, held)
        held.until = until
        end_sign_ins(session, person_id=held.person_id, why="roles_changed", now=doing.now)
        _audit(session, doing, "role.ended", held.person_id, held.unit_id, role=held.role, until=until)


def keeps_account(actor: Actor, appointments: list[Appointment], today: date) -> bool:
    """Say whether somebody may change an account: only where they manage every unit it works in.

    Else an administrator of one unit could get into the cases of another by a new activation link.
    """
    managed = actor.units_with(Power.MANAGE_PEOPLE)
    working = [held for held in appointments if held.until is None or held.until >= today]
    units = {held.unit_id for held in working or appointments}
    return bool(units) and (units <= managed if working else bool(units & managed))


def take_account(session: Session, doing: Doing, person_id: str) -> Person:
    """Take an account to change it. Raises NotAllowed unless the person manages every unit it works in."""
    person = session.get(Person, person_id, with_for_update=True, populate_existing=True)
    held = list(session.scalars(appointments_of(person_id)))
    if person is None or not keeps_account(doing.actor, held, doing.today):
        raise NotAllowed
    return person


def _copy(session: Session, person: Person, entry: PersonEntry) -> None:
    username = usable_username(entry.username)
    if session.scalar(select(Person.id).where(Person.username == username, Person.id != person.id)):
        raise Refused(
            f"Tên đăng nhập «{username}» đã có người dùng. Hãy chọn tên khác.",
            f"The user name “{username}” is taken. Choose another one.",
            field="username",
        )
    person.username, person.full_name, person.title = username, entry.full_name, entry.title
    person.email, person.phone = entry.email, entry.phone


def _appoint(session: Session, doing: Doing, person_id: str, role: RoleEntry) -> None:
    if role.until is not None and role.until < role.since:
        raise Refused(
            "Ngày cuối của vai trò đứng trước ngày đầu. Hãy xem lại hai ngày.",
            "The last day of the role lies before its first. Please check both days.",
            field="until",
        )
    own = [held for held in session.scalars(appointments_of(person_id)) if _meets(held, role)]
    _refuse_double(own, role)
    refuse_kept_apart(role.role, [held.role for held in own])
    if role.role is Role.HEAD:
        _refuse_second_head(session, role)
    session.add(
        Appointment(
            person_id=person_id, unit_id=role.unit_id, role=role.role, since=role.since, until=role.until
        )
    )
    _audit(session, doing, "role.given", person_id, role.unit_id, role=role.role, since=role.since)


def _meets(held: Appointment, role: RoleEntry) -> bool:
    last, other_last = held.until or date.max, role.until or date.max
    return held.unit_id == role.unit_id and held.since <= other_last and role.since <= last


def _refuse_double(own: list[Appointment], role: RoleEntry) -> None:
    same = next((held for held in own if held.role is role.role), None)
    if same is not None:
        raise Refused(
            f"Người này đã giữ vai trò {word(role.role, 'vi')} từ ngày {same.since:%d/%m/%Y} trong những "
            "ngày đó. Hãy kết thúc vai trò cũ trước, hoặc chọn ngày khác.",
            f"This person holds the role {word(role.role, 'en')} since {same.since:%d/%m/%Y} on those days "
            "already. End that first, or choose other days.",
            field="role",
        )


def refuse_kept_apart(role: Role, held: list[Role]) -> None:
    """Refuse a role beside others that the law keeps apart from it, naming the article."""
    conflict = conflict_of(role, held)
    if conflict is not None:
        raise Refused(
            f"Một người không thể vừa là {word(role, 'vi')} vừa là {word(conflict.held, 'vi')} "
            f"({conflict.article.in_sentence('vi')}).",
            f"One person cannot be both {word(role, 'en')} and {word(conflict.held, 'en')} "
            f"({conflict.article.in_sentence('en')}).",
            field="role",
        )


def _refuse_second_head(session: Session, role: RoleEntry) -> None:
    rows = session.scalars(
        select(Appointment).where(Appointment.unit_id == role.unit_id, Appointment.role == Role.HEAD)
    )
    other = next((held for held in rows if _meets(held, role)), None)
    if other is not None:
        name = session.get_one(Person, other.person_id).full_name
        raise Refused(
            f"Trong những ngày đó đơn vị đã có người đứng đầu: {name}. "
            "Hãy ghi ngày cuối của vai trò ấy trước.",
            f"On those days the unit has a head already: {name}. Say the last day of that role first.",
            field="role",
        )


def _in_force(held: Appointment, today: date) -> bool:
    return held.since <= today and (held.until is None or held.until >= today)


def _refuse_last_administrator(session: Session, doing: Doing, held: Appointment) -> None:
    others = people_in(held.unit_id, doing.today, Role.ADMINISTRATOR).where(Person.id != held.person_id)
    if not session.scalar(select(func.count()).select_from(others.subquery())):
        raise Refused(
            "Đơn vị phải còn ít nhất một người quản trị. Hãy giao vai trò này cho người khác trước.",
            "The unit must keep at least one administrator. Give the role to somebody else first.",
        )


def _audit(
    session: Session, doing: Doing, deed: str, person_id: str, unit_id: str | None = None, **told: object
) -> None:
    write_audit(
        session,
        doing,
        Trace(
            deed=deed,
            unit_id=unit_id,
            object_kind="person",
            object_id=person_id,
            particulars={name: str(value) for name, value in told.items()},
        ),
    )
