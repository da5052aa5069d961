"""Keeping the calendar: a change is proposed with its source, its impact shown, and then decided."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from casebook.law.powers import Actor, Power
from casebook.records.base import db, transaction
from casebook.records.basis import Basis, basis_now, hold_basis
from casebook.records.days import (
    CalendarChange,
    ChangedDay,
    ChangeStatus,
    calendar_with,
    change_by_id,
    change_by_key,
    version_now,
)
from casebook.records.deciders import CONFIRMS, decides
from casebook.services.applying import ImpactChanged, Telling, apply_impact
from casebook.services.calendar_impact import Impact, impact_of
from casebook.services.day_entries import ChangeEntry, refuse_senseless
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit

ABOUT = "calendar"
"""What a note is about that tells which due days a change of the calendar moved (`paper["about"]`)."""


def propose_change(*, doing: Doing, entry: ChangeEntry) -> str:
    """Propose days that change together; gives the id of the proposal. It counts for nothing yet.

    Raises Refused for a day that would change nothing, stands twice, or waits in another proposal.
    """
    _must_hold(doing.actor, Power.PROPOSE_CALENDAR_DAYS)
    with transaction() as session:
        known = change_by_key(entry.request_key)
        if known is not None:
            return known.id
        hold_basis(session, change=True)
        refuse_senseless(entry)
        change = CalendarChange(
            status=ChangeStatus.PROPOSED,
            reason=entry.reason,
            proposed_at=doing.now,
            proposed_by_id=doing.actor.person_id,
            request_key=entry.request_key,
            days=[
                ChangedDay(
                    day=one.day,
                    works=one.works,
                    name=one.name,
                    source=entry.source,
                    opens=one.opens,
                    closes=one.closes,
                )
                for one in entry.days
            ],
        )
        session.add(change)
        session.flush()
        _trace(session, doing, change, "calendar.proposed")
        return change.id


def basis_with(days: Iterable[ChangedDay]) -> Basis:
    """Give what cases would be counted by with some days changed; its version is the next one's."""
    now = basis_now()
    return Basis(calendar_with(days), now.rules, version_now() + 1, now.rules_version)


def impact_of_change(change: CalendarChange) -> tuple[Impact, str]:
    """Count what a proposed change would do, with the seal that confirming it must bring back."""
    basis = basis_with(change.days)
    impact = impact_of(db.session(), basis)
    return impact, impact.seal(basis)


def confirm_change(*, doing: Doing, change_id: str, seal: str, word: str = "") -> Impact:
    """Let a proposed change count, with a line in the journal of each case whose days move.

    Raises NotAllowed for whoever does not decide for all units, ImpactChanged when the impact is no
    longer the one that was shown, and Refused when somebody decided meanwhile.
    """
    with transaction() as session:
        change = _take(session, change_id)
        _must_decide(doing)
        basis = basis_with(change.days)
        impact = impact_of(session, basis, lock=True)
        if impact.seal(basis) != seal:
            raise ImpactChanged
        change.version = basis.calendar_version
        _decide(session, doing, change, ChangeStatus.CONFIRMED, word)
        _apply(session, doing, change, impact)
    return impact


def refuse_change(*, doing: Doing, change_id: str, word: str) -> None:
    """Refuse a proposed change with a word why; nothing moves.

    Raises NotAllowed, and Refused without a word or when somebody decided meanwhile.
    """
    with transaction() as session:
        change = _take(session, change_id)
        _must_decide(doing)
        if not word.strip():
            raise Refused(
                "Hãy ghi vì sao không đồng ý, để người đề xuất biết phải sửa gì.",
                "Say why you refuse, so that whoever proposed knows what to change.",
                field="word",
            )
        _decide(session, doing, change, ChangeStatus.REFUSED, word)


def withdraw_change(*, doing: Doing, change_id: str) -> None:
    """Take back one's own proposal before anybody decided; raises Refused when somebody did."""
    _must_hold(doing.actor, Power.PROPOSE_CALENDAR_DAYS)
    with transaction() as session:
        change = _take(session, change_id)
        if change.proposed_by_id != doing.actor.person_id:
            raise NotAllowed
        _decide(session, doing, change, ChangeStatus.WITHDRAWN, "")


def _must_hold(actor: Actor, power: Power) -> None:
    # The calendar is the installation's, not a unit's.
    if not actor.has(power):
        raise NotAllowed


def _must_decide(doing: Doing) -> None:
    _must_hold(doing.actor, CONFIRMS)
    if not decides(doing.actor, doing.today):
        raise Refused(
            "Lịch dùng chung cho mọi đơn vị nên người đứng đầu hoặc cấp trên của đơn vị cao nhất xác nhận.",
            "One calendar counts for every unit, so the head or superior of the topmost unit confirms it.",
        )


def _take(session: Session, change_id: str) -> CalendarChange:
    # One decision at a time, and no event meanwhile: the next version is counted from the last.
    hold_basis(session, change=True)
    change = change_by_id(change_id)
    if change is None:
        raise NotAllowed
    if change.status is not ChangeStatus.PROPOSED:
        raise Refused(
            "Đề xuất này vừa được người khác quyết định. Hãy xem lại trang này.",
            "Somebody has just decided about this proposal. Please look at the page again.",
        )
    return change


def _decide(session: Session, doing: Doing, change: CalendarChange, status: ChangeStatus, word: str) -> None:
    change.status, change.decision = status, word.strip()
    change.decided_by_id, change.decided_at = doing.actor.person_id, doing.now
    unit_ids = sorted(doing.actor.units_with(CONFIRMS))
    change.acting_for_id = doing.acting_for(unit_ids[0]) if unit_ids else None
    session.flush()
    _trace(session, doing, change, f"calendar.{status}")


def _trace(session: Session, doing: Doing, change: CalendarChange, deed: str) -> None:
    days: list[object] = [
        {"day": one.day.isoformat(), "works": one.works, "name": one.name, "source": one.source}
        for one in change.days
    ]
    write_audit(
        session,
        doing,
        Trace(
            deed=deed,
            unit_id=None,
            object_kind="calendar",
            object_id=change.id,
            particulars={"version": change.version, "days": days},
        ),
    )


def _apply(session: Session, doing: Doing, change: CalendarChange, impact: Impact) -> None:
    told: dict[str, object] = {
        "change": change.id,
        "days": [{"day": one.day.isoformat(), "works": one.works} for one in change.days],
    }
    apply_impact(session, doing, impact, Telling(about=ABOUT, particulars=told, note=change.reason))
