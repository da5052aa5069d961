"""Keeping the calendar: a change is proposed with its source, its impact shown, and then decided."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import EventType
from casebook.records.base import db, transaction
from casebook.records.basis import Basis, basis_now, hold_basis
from casebook.records.cases import Case
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
from casebook.reports.standings import standing_of
from casebook.services.calendar_impact import BATCH, Impact, impact_of
from casebook.services.day_entries import ChangeEntry, refuse_senseless
from casebook.services.journal import NewEvent, append_event
from casebook.services.projection import Outcome, project
from casebook.services.recounting import audit_line
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit

ABOUT = "calendar"
"""What a note is about that tells which due days a change of the calendar moved (`paper["about"]`)."""


class ImpactChanged(Refused):
    """What the change would do is no longer what was shown."""

    def __init__(self) -> None:
        super().__init__(
            "Hồ sơ hoặc lịch vừa thay đổi nên ảnh hưởng không còn như đã hiện. Hãy xem lại bảng dưới đây rồi "
            "xác nhận lần nữa.",
            "Cases or the calendar have just changed, so the impact is not what was shown. Look at the table "
            "below once more, then confirm again.",
        )


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
    """Leave a line in each case that moves, and count anew those whose other days differ."""
    shifts = {moved.case_id: moved.shifts for moved in impact.moved}
    told: dict[str, object] = {
        "change": change.id,
        "days": [{"day": one.day.isoformat(), "works": one.works} for one in change.days],
    }
    for case in _cases(session, list(shifts)):
        moved = [shift.as_json() for shift in shifts[case.id]]
        new = NewEvent(
            type=EventType.NOTED,
            on=doing.today,
            particulars={**told, "moved": moved},
            paper={"about": ABOUT, "note": change.reason},
        )
        append_event(session, doing, case, new)
    basis = basis_now()
    for case in _cases(session, impact.unseen):
        project(session, case, Outcome(standing_of(case, basis), basis))
    for case in _cases(session, impact.left):
        # What was recorded lawfully stays recorded; somebody has to look at such a case.
        session.add(audit_line(case, "case.recount_left", {}, now=doing.now, person_id=doing.actor.person_id))


def _cases(session: Session, ids: Sequence[str]) -> Iterable[Case]:
    for start in range(0, len(ids), BATCH):
        query = (
            select(Case)
            .where(Case.id.in_(ids[start : start + BATCH]))
            .order_by(Case.id)
            .options(selectinload(Case.journal), selectinload(Case.clocks))
        )
        yield from session.scalars(query).all()
