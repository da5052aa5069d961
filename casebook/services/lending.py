"""Lending an approver: where a unit is too small for two pairs of eyes, its superior lends one of theirs."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.records.approvers import (
    APPROVING_ROLES,
    LentApprover,
    loan_made_by,
    loans_below,
    loans_meeting,
)
from casebook.records.base import db, transaction
from casebook.records.people import Person, people_in
from casebook.records.units import Unit, subordinates, unit_by_id
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit


@dataclass(frozen=True, kw_only=True)
class Loan:
    """Who may approve openings of identities in a unit below, from a day to a day (both counted)."""

    unit_id: str
    approver_id: str
    since: date
    until: date
    request_key: str = ""


def units_to_lend_to(doing: Doing) -> list[Unit]:
    """Give the units below that a person may lend an approver to, by name."""
    ids = {one for above in doing.actor.units_with(Power.LEND_APPROVER) for one in subordinates(above)}
    units = [unit for unit in (unit_by_id(one) for one in ids) if unit is not None]
    return sorted(units, key=lambda unit: unit.name)


def people_to_lend(doing: Doing) -> list[Person]:
    """Give the people of the office who may be lent: those who may approve there."""
    found = {
        person.id: person
        for above in doing.actor.units_with(Power.LEND_APPROVER)
        for person in db.session.scalars(people_in(above, doing.today, *APPROVING_ROLES))
    }
    return sorted(found.values(), key=lambda person: person.full_name)


def loans_known(doing: Doing) -> list[LentApprover]:
    """Give the loans of a person's office that are not over."""
    return loans_below(doing.actor.units_with(Power.LEND_APPROVER), doing.today)


def lend_approver(*, doing: Doing, loan: Loan) -> None:
    """Name one of the office's people as approver for a unit below.

    Raises NotAllowed, and Refused for days that cannot be, for a stranger, and for a second loan on the
    same days.
    """
    with transaction() as session:
        unit = session.get(Unit, loan.unit_id, with_for_update=True)
        if unit is None or unit.parent_id is None:
            raise NotAllowed
        doing.must_hold(Power.LEND_APPROVER, unit.parent_id)
        if loan_made_by(session, loan.request_key) is not None:
            return
        _check(session, doing, unit.parent_id, loan)
        row = LentApprover(
            unit_id=loan.unit_id,
            approver_id=loan.approver_id,
            since=loan.since,
            until=loan.until,
            lent_by_id=doing.actor.person_id,
            lent_at=doing.now,
            request_key=loan.request_key or None,
        )
        session.add(row)
        session.flush()
        _trace(session, doing, row, "approver.lent")


def _check(session: Session, doing: Doing, office_id: str, loan: Loan) -> None:
    if loan.since < doing.today:
        raise Refused(
            f"Chỉ cử từ hôm nay ({doing.today:%d/%m/%Y}) trở đi.",
            f"An approver is lent from today ({doing.today:%d/%m/%Y}) on.",
            field="since",
        )
    if loan.until < loan.since:
        raise Refused(
            "Ngày cuối đứng trước ngày đầu. Hãy xem lại hai ngày.",
            "The last day lies before the first. Please check both days.",
            field="until",
        )
    eligible = {person.id for person in session.scalars(people_in(office_id, loan.since, *APPROVING_ROLES))}
    if loan.approver_id not in eligible:
        raise Refused(
            "Vào ngày đầu, người này không được duyệt việc mở danh tính ở cơ quan của bạn. Hãy chọn người "
            "khác.",
            "This person may not approve openings in your office on the first day. Choose somebody else.",
            field="approver",
        )
    if session.scalar(loans_meeting(loan.unit_id, loan.approver_id, loan.since, loan.until)) is not None:
        raise Refused(
            "Người này đã được cử cho đơn vị ấy trong những ngày đó.",
            "This person is lent to that unit on those days already.",
            field="approver",
        )


def revoke_approver(*, doing: Doing, loan_id: str) -> None:
    """End a loan at once; what was approved before stays approved."""
    with transaction() as session:
        row = session.get(LentApprover, loan_id, with_for_update=True)
        if row is None or row.unit.parent_id is None:
            raise NotAllowed
        doing.must_hold(Power.LEND_APPROVER, row.unit.parent_id)
        if row.revoked_at is not None:
            return
        row.revoked_at, row.revoked_by_id = doing.now, doing.actor.person_id
        _trace(session, doing, row, "approver.revoked")


def _trace(session: Session, doing: Doing, row: LentApprover, deed: str) -> None:
    trace = Trace(
        deed=deed,
        unit_id=row.unit_id,
        object_kind="person",
        object_id=row.approver_id,
        particulars={"since": row.since.isoformat(), "until": row.until.isoformat()},
    )
    write_audit(session, doing, trace)
