"""Asking to open an identity, and what another person says to it; the audit names no value."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from casebook.law.identities import (
    OPEN_STATES,
    IdentityField,
    OpeningBasis,
    OpeningState,
    can_be_shown,
    may_become,
)
from casebook.records.approvers import lent_units
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.identities import (
    IdentityOpening,
    identity_of,
    open_opening,
    opening_made_by,
    openings_for,
)
from casebook.records.visibility import visible_cases
from casebook.services.opening_rights import may_ask, may_decide, refuse_alone
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit


@dataclass(frozen=True, kw_only=True)
class OpeningEntry:
    """What somebody asks to know of who denounces, for what the law lets them, and why just now."""

    case_id: str
    basis: OpeningBasis
    fields: tuple[IdentityField, ...]
    reason: str
    request_key: str = ""


def ask_to_open(*, doing: Doing, entry: OpeningEntry) -> str:
    """Ask to open the identity in a case; give the id of the request.

    Raises NotAllowed, and Refused for a second request of one person in a case, for one that asks for
    nothing, and where nobody else could approve it.
    """
    with transaction() as session:
        case = session.scalar(
            visible_cases(doing.actor).where(Case.id == entry.case_id).with_for_update(of=Case)
        )
        if case is None or not may_ask(doing.actor, case):
            raise NotAllowed
        made = opening_made_by(session, entry.request_key)
        if made is not None and (made.asked_by_id, made.case_id) == (doing.actor.person_id, case.id):
            return made.id
        _check(session, doing, case, entry)
        row = _asked(session, doing, case, entry)
        session.add(row)
        session.flush()
        trace_opening(session, doing, row, basis=str(row.basis), fields=list(row.fields))
    return row.id


def _check(session: Session, doing: Doing, case: Case, entry: OpeningEntry) -> None:
    standing = open_opening(session, case.id, doing.actor.person_id)
    if standing is not None and not ran_out(session, doing, standing):
        raise Refused(
            "Bạn đang có một đề nghị chưa xong trong hồ sơ này. Hãy chờ kết quả hoặc rút lại đề nghị ấy.",
            "A request of yours in this case is not finished. Wait for its answer, or take it back.",
        )
    if not entry.fields:
        raise Refused(
            "Hãy chọn ít nhất một thông tin cần biết.", "Choose at least one thing to know.", field="fields"
        )
    if not entry.reason.strip():
        raise Refused("Hãy ghi lý do.", "Write down why.", field="reason")
    identity = identity_of(session, case.sealed_entry_id)
    if identity is not None and identity.data_key is None:
        raise Refused(
            "Danh tính trong hồ sơ này đã được tiêu hủy theo quyết định, không ai mở được nữa.",
            "Who denounced in this case was destroyed as decided; nobody can open it any more.",
        )
    refuse_alone(session, case, doing.actor.person_id, doing.today)


def _asked(session: Session, doing: Doing, case: Case, entry: OpeningEntry) -> IdentityOpening:
    identity = identity_of(session, case.sealed_entry_id)
    return IdentityOpening(
        case=case,
        case_id=case.id,
        unit_id=case.unit_id,
        identity_id=identity.id if identity else None,
        state=OpeningState.ASKED,
        basis=entry.basis,
        fields=[str(field) for field in IdentityField if field in entry.fields],
        reason=entry.reason.strip(),
        asked_by_id=doing.actor.person_id,
        asked_at=doing.now,
        request_key=entry.request_key or None,
    )


def find_opening(doing: Doing, opening_id: str) -> IdentityOpening | None:
    """Find a request a person may know of: their own, or one they may decide about."""
    lent = lent_units(doing.actor.person_id, doing.today)
    row = db.session.scalar(openings_for(doing.actor, lent).where(IdentityOpening.id == opening_id))
    if row is None or not (
        row.asked_by_id == doing.actor.person_id or may_decide(doing.actor, doing.today, row)
    ):
        return None
    return row


def openings_known(doing: Doing) -> list[IdentityOpening]:
    """Give the requests a person may know of, those still open first."""
    return sorted(_known(doing), key=lambda row: row.state not in OPEN_STATES)


def _known(doing: Doing, *conditions: ColumnElement[bool]) -> list[IdentityOpening]:
    lent = lent_units(doing.actor.person_id, doing.today)
    asked = openings_for(doing.actor, lent).order_by(IdentityOpening.asked_at.desc(), IdentityOpening.id)
    return [
        row
        for row in db.session.scalars(asked.where(*conditions))
        if row.asked_by_id == doing.actor.person_id or may_decide(doing.actor, doing.today, row)
    ]


def count_to_decide(doing: Doing) -> int:
    """Count the requests that wait for a person's approval."""
    others = IdentityOpening.asked_by_id != doing.actor.person_id
    return len(_known(doing, IdentityOpening.state == OpeningState.ASKED, others))


def take_opening(session: Session, doing: Doing, opening_id: str) -> IdentityOpening:
    """Take a request for a change, locked, as it stands now. Raises NotAllowed."""
    session.scalar(select(IdentityOpening.id).where(IdentityOpening.id == opening_id).with_for_update())
    row = find_opening(doing, opening_id)
    if row is None:
        raise NotAllowed
    return row


def approve_opening(*, doing: Doing, opening_id: str, decision: str) -> None:
    """Approve a request as the second person, with a reason of one's own; the time to see it begins.

    Raises NotAllowed, NotConfirmed, and Refused for a request that was decided or taken back.
    """
    with transaction() as session:
        row = _to_decide(session, doing, opening_id, decision)
        doing.must_be_confirmed()
        _decide(session, doing, row, OpeningState.APPROVED, decision)


def refuse_opening(*, doing: Doing, opening_id: str, decision: str) -> None:
    """Refuse a request, with the reason the asker reads."""
    with transaction() as session:
        row = _to_decide(session, doing, opening_id, decision)
        _decide(session, doing, row, OpeningState.REFUSED, decision)


def _to_decide(session: Session, doing: Doing, opening_id: str, decision: str) -> IdentityOpening:
    row = take_opening(session, doing, opening_id)
    if not may_decide(doing.actor, doing.today, row):
        raise NotAllowed
    if row.state is not OpeningState.ASKED:
        raise Refused(
            "Đề nghị này không còn chờ duyệt. Hãy xem lại trang này.",
            "This request no longer waits for approval. Please look at the page again.",
        )
    if not decision.strip():
        raise Refused(
            "Hãy ghi lý do của chính bạn: người duyệt tự chịu trách nhiệm về việc duyệt.",
            "Write a reason of your own: whoever approves answers for it.",
            field="decision",
        )
    return row


def _decide(session: Session, doing: Doing, row: IdentityOpening, state: OpeningState, decision: str) -> None:
    row.decision, row.decided_by_id = decision.strip(), doing.actor.person_id
    row.decided_at, row.decided_on = doing.now, doing.today
    go_on(session, doing, row, state)


def withdraw_opening(*, doing: Doing, opening_id: str) -> None:
    """Take back one's own request before it was shown."""
    with transaction() as session:
        row = take_opening(session, doing, opening_id)
        if row.asked_by_id != doing.actor.person_id:
            raise NotAllowed
        if ran_out(session, doing, row):
            return
        if row.state not in OPEN_STATES:
            raise Refused(
                "Đề nghị này đã xong, không còn gì để rút lại.",
                "This request is finished; there is nothing to take back.",
            )
        go_on(session, doing, row, OpeningState.WITHDRAWN)


def ran_out(session: Session, doing: Doing, row: IdentityOpening) -> bool:
    """Let a request expire whose time to be seen is over; say whether it did. An envelope has no minutes."""
    late = row.state is OpeningState.APPROVED and row.identity_id is not None and not is_showable(doing, row)
    if late:
        go_on(session, doing, row, OpeningState.EXPIRED)
    return late


def is_showable(doing: Doing, row: IdentityOpening) -> bool:
    """Say whether what was approved may still be shown now."""
    return row.decided_at is not None and can_be_shown(row.decided_at, doing.now)


def go_on(session: Session, doing: Doing, row: IdentityOpening, state: OpeningState) -> None:
    """Bring a request on to its next state, with its audit line."""
    if not may_become(row.state, state):
        raise ValueError(f"{row.state} does not become {state}.")
    row.state = state
    if state not in {OpeningState.APPROVED}:
        row.ended_at = doing.now
    session.flush()
    trace_opening(session, doing, row)


def trace_opening(session: Session, doing: Doing, row: IdentityOpening, **told: object) -> None:
    """Leave the audit line of a request: which one and how it stands; no name, no reason, no value."""
    trace = Trace(
        deed=f"identity.{row.state}",
        unit_id=row.unit_id,
        object_kind="identity_opening",
        object_id=row.id,
        particulars=told,
    )
    write_audit(session, doing, trace)
