"""Handing over: every open case of one handler goes to another in one deed, and their open commitments."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy.orm import Session

from casebook.law.powers import ROLE_POWERS, Actor, Power
from casebook.law.vocabulary import EventType, Role
from casebook.records.base import db, transaction
from casebook.records.basis import hold_basis
from casebook.records.cases import Case
from casebook.records.commitment_lists import commitments_in_hand
from casebook.records.commitments import Commitment
from casebook.records.people import Person, people_in
from casebook.reports.caseload import open_cases_of
from casebook.services.journal import NewEvent, append_event
from casebook.services.refusals import Refused
from casebook.services.secrecy import refuse_accused
from casebook.services.settling_commitments import NewOwner, give_to
from casebook.services.trail import Doing

HANDLING_ROLES: tuple[Role, ...] = tuple(role for role in Role if Power.WORK_ON_CASES in ROLE_POWERS[role])


@dataclass(frozen=True, kw_only=True)
class Handover:
    """From whom to whom; `seen` is the fingerprint of the lists that were shown.

    `with_commitments`: their open commitments go along, where whoever hands over settles commitments.
    """

    unit_id: str
    from_id: str
    to_id: str
    reason: str
    seen: str
    with_commitments: bool = False


class Moved(NamedTuple):
    """How many went over."""

    cases: int
    commitments: int


def fingerprint(cases: Sequence[Case], commitments: Sequence[Commitment] = ()) -> str:
    """Make a short mark of the lists that were shown, to notice that they are no longer these."""
    along = sorted(one.id for one in commitments)
    told = "|".join([*(f"{case.id}:{case.version}" for case in cases), *along])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def commitments_that_move(actor: Actor, unit_id: str, owner_id: str) -> list[Commitment]:
    """Give the open commitments that may go along: all of who goes, none where the actor settles none."""
    if not actor.has_in(Power.SETTLE_COMMITMENTS, unit_id):
        return []
    found = db.session.scalars(commitments_in_hand(unit_id, owner_id))
    return sorted(found, key=lambda one: (one.due_on, one.id))


def hand_over(*, doing: Doing, handover: Handover) -> Moved:
    """Give every open case of one handler to another, and their open commitments where that is wanted.

    Raises NotAllowed, and Refused when nothing is to be moved, when a list changed since it was shown,
    and when the other person handles no cases in the unit.
    """
    doing.must_hold(Power.HAND_OVER, handover.unit_id)
    if handover.with_commitments:
        doing.must_hold(Power.SETTLE_COMMITMENTS, handover.unit_id)
    with transaction() as session:
        giver = session.get(Person, handover.from_id)
        wanted = people_in(handover.unit_id, doing.today, *HANDLING_ROLES)
        taker = session.scalar(wanted.where(Person.id == handover.to_id))
        if giver is None or taker is None or giver.id == taker.id:
            raise Refused(
                "Hãy chọn người nhận đang được giao xử lý tại đơn vị và khác người bàn giao.",
                "Choose somebody else who handles cases in the unit today.",
                field="to_id",
            )
        query = open_cases_of(doing.actor, unit_id=handover.unit_id, handler_id=giver.id)
        hold_basis(session)
        cases = session.scalars(query.with_for_update(of=Case)).all()
        commitments = _commitments(session, doing, handover)
        _refuse_other_list(cases, commitments, handover.seen)
        for case in cases:
            refuse_accused(case, taker)
            case.handler_id = taker.id
            append_event(session, doing, case, _noted(doing, giver, taker, handover.reason))
        moving = commitments if handover.with_commitments else []
        for commitment in moving:
            give_to(session, doing, commitment, NewOwner(owner_id=taker.id, reason=_along(handover.reason)))
    return Moved(len(cases), len(moving))


def _commitments(session: Session, doing: Doing, handover: Handover) -> Sequence[Commitment]:
    if not doing.actor.has_in(Power.SETTLE_COMMITMENTS, handover.unit_id):
        return []
    found = commitments_in_hand(handover.unit_id, handover.from_id)
    return session.scalars(found.with_for_update(of=Commitment)).all()


def _along(reason: str) -> str:
    told = "Bàn giao cùng toàn bộ hồ sơ."
    return f"{told} Lý do: {reason}" if reason else told


def _refuse_other_list(cases: Sequence[Case], commitments: Sequence[Commitment], seen: str) -> None:
    if not cases:
        raise Refused(
            "Người này không có hồ sơ nào đang mở để bàn giao.",
            "This person has no open case to hand over.",
        )
    if fingerprint(cases, commitments) != seen:
        raise Refused(
            "Danh sách hồ sơ hoặc cam kết vừa thay đổi. Hãy xem lại danh sách dưới đây rồi bấm bàn giao lần "
            "nữa.",
            "The list of cases or commitments has just changed. Look at it below once more, then hand over "
            "again.",
        )


def _noted(doing: Doing, giver: Person, taker: Person, reason: str) -> NewEvent:
    told = f"Bàn giao hồ sơ từ {giver.full_name} cho {taker.full_name}."
    note = f"{told} Lý do: {reason}" if reason else told
    return NewEvent(type=EventType.NOTED, on=doing.today, paper={"note": note})
