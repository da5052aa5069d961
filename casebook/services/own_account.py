"""What everyone does with their own account: activate it, change the password, sign out everywhere."""

from datetime import datetime

from sqlalchemy.orm import Session

from casebook.records.base import transaction
from casebook.records.people import Person, appointments_of, person_by_activation
from casebook.records.sign_ins import sign_in_of
from casebook.records.spelling import nfc
from casebook.records.units import unit_by_id
from casebook.services.chosen_passwords import Chooser, hash_chosen
from casebook.services.delays import count_attempt, for_proof, forgive
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import end_sign_ins
from casebook.services.trail import Doing, Trace, write_line
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

    Raises Refused when the present password is wrong, or the new one is weak or the same.
    """
    _refuse_wrong_password(doing, current)
    with transaction() as session:
        person = session.get_one(Person, doing.actor.person_id)
        _set(session, person, password, deed="person.password_changed", now=doing.now)


def _refuse_wrong_password(doing: Doing, current: str) -> None:
    person_id = doing.actor.person_id
    subjects = [for_proof(person_id)]
    with transaction() as session:
        count_attempt(session, subjects, doing.now)
        stored = session.get_one(Person, person_id).password_hash
    right = is_right(stored, nfc(current))
    with transaction() as session:
        if right:
            forgive(session, subjects)
        else:
            _note(session, person_id, "proof_refused", doing.now)
    if not right:
        raise Refused(
            "Mật khẩu hiện tại chưa đúng. Hãy nhập lại.",
            "The present password is not right. Please type it again.",
            field="current_password",
        )


def _set(session: Session, person: Person, password: str, *, deed: str, now: datetime) -> None:
    units = [unit_by_id(held.unit_id) for held in session.scalars(appointments_of(person.id))]
    names = [name for unit in units if unit for name in (unit.name, unit.abbreviation)]
    chooser = Chooser(
        username=person.username, names=[person.full_name, *names], present=person.password_hash
    )
    person.password_hash = hash_chosen(password, chooser=chooser, field="password")
    person.activation_hash = person.activation_until = None
    end_sign_ins(session, person_id=person.id, why="password_changed", now=now)
    _note(session, person.id, deed, now)


def end_all_sign_ins(*, doing: Doing) -> None:
    """End every signed-in browser of one's own, this one too."""
    with transaction() as session:
        end_sign_ins(session, person_id=doing.actor.person_id, why="signed_out_everywhere", now=doing.now)
        _note(session, doing.actor.person_id, "person.signed_out_everywhere", doing.now)


def end_one_sign_in(*, doing: Doing, sign_in_id: str) -> None:
    """End one signed-in browser of one's own. Raises NotAllowed for one that is not, or ended already."""
    with transaction() as session:
        row = sign_in_of(doing.actor.person_id, sign_in_id)
        if row is None or row.ended_at is not None:
            raise NotAllowed
        row.ended_at, row.ended_why = doing.now, "signed_out_from_afar"
        _note(session, doing.actor.person_id, "person.browser_signed_out", doing.now)


def _note(session: Session, person_id: str, deed: str, now: datetime) -> None:
    trace = Trace(deed=deed, unit_id=None, object_kind="person", object_id=person_id, particulars={})
    write_line(session, trace, now=now, person_id=person_id)
