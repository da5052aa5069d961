"""Sign-in by an office's own provider (OpenID Connect): linked by an administrator, never made by itself."""

from datetime import datetime

from sqlalchemy.orm import Session

from casebook.records.base import transaction
from casebook.records.office_links import OfficeLink, link_by_subject, link_of
from casebook.records.people import person_by_id
from casebook.services.delays import count_attempt, for_address, forgive
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import end_sign_ins, enter
from casebook.services.staffing import take_account
from casebook.services.trail import Doing, Trace, write_audit, write_line


class Untrusted(Exception):
    """The provider cannot be reached, or what it says does not count."""


def subject_of(issuer: str, sub: str) -> str:
    """Name an account at a provider: "sub" alone is unique at one issuer only (OpenID Connect Core 5.7)."""
    return f"{issuer.rstrip('/')}|{sub}"


def enter_by_office(*, subject: str, address: str, now: datetime) -> str:
    """Sign in whoever an account at the provider is linked with; give the token, like `sign_in.sign_in`.

    What the provider says of its own second factor does not count: the device is asked for as always.
    Raises Refused for an account nobody is linked with, and just so for a disabled person.
    """
    subjects = [for_address(address)]
    with transaction() as session:
        count_attempt(session, subjects, now)
        link = link_by_subject(subject)
        person = person_by_id(link.person_id) if link else None
        if person is None or not person.active:
            _note(session, "office_sign_in_refused", now)
            token = None
        else:
            forgive(session, subjects)
            token = enter(session, person_id=person.id, address=address, now=now)
    if token is None:
        raise Refused(
            "Tài khoản này của cơ quan chưa được nối với người nào ở đây. Hãy đưa mã định danh dưới đây cho "
            "người quản trị để nối, hoặc đăng nhập bằng mật khẩu.",
            "This account of the office is linked with nobody here. Hand the identifier below to your "
            "administrator to have it linked, or sign in with your password.",
        )
    return token


def _note(session: Session, deed: str, now: datetime) -> None:
    trace = Trace(deed=deed, unit_id=None, object_kind="person", object_id="", particulars={})
    write_line(session, trace, now=now)


def seen_link(person_id: str) -> str:
    """Give the mark of the account somebody is linked with, for the form made from it."""
    return seen_of(_standing(person_id))


def _standing(person_id: str) -> dict[str, object]:
    standing = link_of(person_id)
    return {"subject": standing.subject if standing is not None else ""}


def link_account(*, doing: Doing, person_id: str, subject: str, seen: str | None = None) -> None:
    """Link a person with an account at the provider; an older link of theirs ends.

    Raises NotAllowed, Overtaken where somebody else linked them since the form marked `seen` was made,
    and Refused where that account is linked with somebody else.
    """
    with transaction() as session:
        person = take_account(session, doing, person_id)
        refuse_overtaken(seen, standing=_standing(person.id), wanted={"subject": subject})
        other = link_by_subject(subject)
        if other is not None and other.person_id != person.id:
            raise Refused(
                "Mã định danh này đã nối với người khác. Hãy kiểm tra lại, hoặc bỏ liên kết cũ trước.",
                "This identifier is linked with somebody else. Please check it, or end that link first.",
                field="subject",
            )
        standing = link_of(person.id)
        if standing is not None:
            session.delete(standing)
            session.flush()
        session.add(
            OfficeLink(
                person_id=person.id, subject=subject, linked_by_id=doing.actor.person_id, linked_at=doing.now
            )
        )
        _audit(session, doing, "person.office_linked", person.id)


def end_link(*, doing: Doing, person_id: str) -> None:
    """End a person's link with the provider; their signed-in browsers end, too."""
    with transaction() as session:
        person = take_account(session, doing, person_id)
        standing = link_of(person.id)
        if standing is None:
            raise NotAllowed
        session.delete(standing)
        end_sign_ins(session, person_id=person.id, why="office_unlinked", now=doing.now)
        _audit(session, doing, "person.office_unlinked", person.id)


def _audit(session: Session, doing: Doing, deed: str, person_id: str) -> None:
    trace = Trace(deed=deed, unit_id=None, object_kind="person", object_id=person_id, particulars={})
    write_audit(session, doing, trace)
