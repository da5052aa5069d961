"""The shared step of whoever changes what counts: each case that moves gets its line and new days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from casebook.law.vocabulary import EventType
from casebook.records.basis import basis_now
from casebook.records.cases import Case
from casebook.reports.standings import standing_of
from casebook.services.calendar_impact import BATCH, Impact
from casebook.services.journal import NewEvent, append_event
from casebook.services.projection import Outcome, project
from casebook.services.recounting import audit_line
from casebook.services.refusals import Refused
from casebook.services.trail import Doing


class ImpactChanged(Refused):
    """What the change would do is no longer what was shown."""

    def __init__(self) -> None:
        super().__init__(
            "Hồ sơ, lịch hoặc quy định vừa thay đổi nên ảnh hưởng không còn như đã hiện. "
            "Hãy xem lại bảng dưới đây rồi xác nhận lần nữa.",
            "Cases, the calendar or the rules have just changed, so the impact is not what was shown. "
            "Look at the table below once more, then confirm again.",
        )


@dataclass(frozen=True, kw_only=True)
class Telling:
    """What the line in a case says beside the days that moved; `about` names the kind of change."""

    about: str
    particulars: Mapping[str, object]
    note: str


def apply_impact(session: Session, doing: Doing, impact: Impact, telling: Telling) -> None:
    """Leave a line in each case that moves, and count anew those whose other days differ."""
    shifts, basis = {moved.case_id: moved.shifts for moved in impact.moved}, basis_now()
    for case in _cases(session, list(shifts)):
        moved = [shift.as_json() for shift in shifts[case.id]]
        new = NewEvent(
            type=EventType.NOTED,
            on=doing.today,
            particulars={**telling.particulars, "moved": moved},
            paper={"about": telling.about, "note": telling.note},
        )
        append_event(session, doing, case, new, basis)
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
