"""What everyone does with their own account: activate it, change the password, sign out everywhere."""

from datetime import datetime

from sqlalchemy.orm import Session

from casebook.records.audit import AuditRow
from casebook.records.base import transaction
from casebook.records.people import Person, person_by_activation
from casebook.records.spelling import nfc
from casebook.services.chosen_passwords import hash_chosen
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import end_sign_ins
from casebook.services.trail import Doing
from casebook.vault.passwords import is_right, token_hash


def activated_by(*, token: str, now: datetime) -> Person | None:
    """Give the person whose password an activation link sets; None when it works no longer."""
    person = person_by_activation(token_hash(token))
    if person is None or not person.active or person.activation_until is None:
        return None
    return person if now <= person.activation_until else None


def activate(*, token: str, password: str, now: datetime) -> None:
    """Choose a password by an activation link, which is then used up; every signed-in browser ends.

    Raises NotAllowed for a link that works no longer, Refused for a weak password.
    """
    with transaction() as session:
        person = activated_by(token=token, now=now)
        if person is None:
            raise NotAllowed
        _set(session, person, password, deed="person.activated", now=now)


def change_password(*, doing: Doing, current: str, password: str) -> None:
    """Change one's own password; every signed-in browser ends, this one too.

    Raises Refused when the present password is wrong or the new one is weak.
    """
    with transaction() as session:
        person = session.get_one(Person, doing.actor.person_id)
        if not is_right(person.password_hash, nfc(current)):
            raise Refused(
                "Mật khẩu hiện tại chưa đúng. Hãy nhập lại.",
                "The present password is not right. Please type it again.",
                field="current_password",
            )
        _set(session, person, password, deed="person.password_changed", now=doing.now)


def _set(session: Session, person: Person, password: str, *, deed: str, now: datetime) -> None:
    person.password_hash = hash_chosen(password, username=person.username, field="password")
    person.activation_hash = person.activation_until = None
    end_sign_ins(session, person_id=person.id, why="password_changed", now=now)
    session.add(_line(person.id, deed, now))


def end_all_sign_ins(*, doing: Doing) -> None:
    """End every signed-in browser of one's own, this one too."""
    with transaction() as session:
        end_sign_ins(session, person_id=doing.actor.person_id, why="signed_out_everywhere", now=doing.now)
        session.add(_line(doing.actor.person_id, "person.signed_out_everywhere", doing.now))


def _line(person_id: str, deed: str, now: datetime) -> AuditRow:
    return AuditRow(
        at=now, person_id=person_id, deed=deed, object_kind="person", object_id=person_id, particulars={}
    )
