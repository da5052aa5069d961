"""Handing over: every open case of one handler goes to another in one deed, with a line in each journal."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.law.powers import ROLE_POWERS, Power
from casebook.law.vocabulary import EventType, Role
from casebook.records.base import transaction
from casebook.records.basis import hold_basis
from casebook.records.cases import Case
from casebook.records.people import Person, people_in
from casebook.reports.caseload import open_cases_of
from casebook.services.journal import NewEvent, append_event
from casebook.services.refusals import Refused
from casebook.services.secrecy import refuse_accused
from casebook.services.trail import Doing

HANDLING_ROLES: tuple[Role, ...] = tuple(role for role in Role if Power.WORK_ON_CASES in ROLE_POWERS[role])


@dataclass(frozen=True, kw_only=True)
class Handover:
    """From whom to whom; `seen` is the fingerprint of the list of cases that was shown."""

    unit_id: str
    from_id: str
    to_id: str
    reason: str
    seen: str


def fingerprint(cases: Sequence[Case]) -> str:
    """Make a short mark of a list of cases, to notice that it is no longer the one that was shown."""
    told = "|".join(f"{case.id}:{case.version}" for case in cases)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def hand_over(*, doing: Doing, handover: Handover) -> int:
    """Give every open case of one handler to another; give how many moved.

    Raises Refused when nothing is to be moved, when the list changed since it was shown, and when the
    other person handles no cases in the unit.
    """
    doing.must_hold(Power.HAND_OVER, handover.unit_id)
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
        _refuse_other_list(cases, handover.seen)
        for case in cases:
            refuse_accused(case, taker)
            case.handler_id = taker.id
            append_event(session, doing, case, _noted(doing, giver, taker, handover.reason))
    return len(cases)


def _refuse_other_list(cases: Sequence[Case], seen: str) -> None:
    if not cases:
        raise Refused(
            "Người này không có hồ sơ nào đang mở để bàn giao.",
            "This person has no open case to hand over.",
        )
    if fingerprint(cases) != seen:
        raise Refused(
            "Danh sách hồ sơ vừa thay đổi. Hãy xem lại danh sách dưới đây rồi bấm bàn giao lần nữa.",
            "The list of cases has just changed. Look at it below once more, then hand over again.",
        )


def _noted(doing: Doing, giver: Person, taker: Person, reason: str) -> NewEvent:
    told = f"Bàn giao hồ sơ từ {giver.full_name} cho {taker.full_name}."
    note = f"{told} Lý do: {reason}" if reason else told
    return NewEvent(type=EventType.NOTED, on=doing.today, paper={"note": note})
