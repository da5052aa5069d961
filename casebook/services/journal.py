"""The one door of a case: check the step, append the event, recount, leave audit line and letters."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.calendar import OutsideCalendar
from casebook.law.journal import BrokenJournal, Event
from casebook.law.standing import Standing, standing
from casebook.law.unlawful import UnlawfulEvent
from casebook.law.vocabulary import EventType
from casebook.records.basis import Basis, basis_now, basis_of, hold_basis
from casebook.records.cases import Case, CaseEvent
from casebook.records.visibility import visible_cases
from casebook.reports.standings import all_said, events_of, facts_of
from casebook.services.case_trail import trace_case
from casebook.services.projection import Outcome, project, rests
from casebook.services.refusals import NotAllowed, Refused, Stale, refuse_future
from casebook.services.told import tell_of
from casebook.services.trail import Doing
from casebook.services.unreadable import refuse_unreadable


@dataclass(frozen=True, kw_only=True)
class NewEvent:
    """An event to be appended: what the law reads in `particulars`, what people read in `paper`."""

    type: EventType
    on: date
    particulars: Mapping[str, object] = field(default_factory=dict)
    paper: Mapping[str, str] = field(default_factory=dict)


def take_case(session: Session, doing: Doing, *, case_id: str, version: int) -> Case:
    """Take a case for a change: visible to the person, locked, and as they saw it.

    Raises NotAllowed for a case they may not see, Stale when somebody recorded something since.
    """
    hold_basis(session)
    case = session.scalar(visible_cases(doing.actor).where(Case.id == case_id).with_for_update(of=Case))
    if case is None:
        raise NotAllowed
    if case.version != version:
        raise Stale(version=case.version)
    return case


def outcome_of(case: Case, new: NewEvent, held: Basis | None = None) -> Outcome:
    """Count how a case would stand with one more event.

    A settled case is counted by the versions it is pinned to; what brings it back to life lets go of
    them, and it is counted as it would be today. `held` is today's basis, asked once for many cases.
    Raises Refused, naming the event at fault and the article, when the journal would not be lawful.
    """
    basis = held if held and case.pinned_calendar is None else basis_of(case)
    outcome = Outcome(_counted(case, new, basis), basis)
    if case.pinned_calendar is None or rests(outcome.standing):
        return outcome
    basis = basis_now()
    return Outcome(_counted(case, new, basis), basis)


def _counted(case: Case, new: NewEvent, basis: Basis) -> Standing:
    events = [*events_of(case), Event(new.type, new.on, all_said(new))]
    try:
        return standing(facts_of(case), events, basis.calendar, basis.rules)
    except UnlawfulEvent as unlawful:
        raise Refused(unlawful.sentence("vi"), unlawful.sentence("en")) from unlawful
    except BrokenJournal as broken:
        raise Refused(broken.vi, broken.en) from broken
    except OutsideCalendar as outside:
        raise Refused(
            "Chương trình chỉ có lịch từ năm 2000 đến năm 2060. Hãy xem lại ngày.",
            "The program keeps a calendar from 2000 to 2060 only. Please check the day.",
        ) from outside


def append_event(
    session: Session, doing: Doing, case: Case, new: NewEvent, held: Basis | None = None
) -> CaseEvent:
    """Append one event to a case taken for a change, and recount it.

    `held` is today's basis where whoever calls has held it and asked it once for many cases.

    Raises Refused for a day to come, and when the journal would no longer be lawful.
    """
    refuse_future(new.on, today=doing.today, field="on")
    refuse_unreadable(case)
    if held is None:
        hold_basis(session)
    after = outcome_of(case, new, held)
    event = CaseEvent(
        case_id=case.id,
        position=len(case.journal),
        type=new.type,
        occurred_on=new.on,
        particulars=dict(new.particulars),
        paper={key: text for key, text in new.paper.items() if text},
        recorded_at=doing.now,
        recorded_by_id=doing.actor.person_id,
        acting_for_id=doing.acting_for(case.unit_id),
    )
    case.journal.append(event)
    project(session, case, after)
    _leave_trail(session, doing, case, event)
    return event


def _leave_trail(session: Session, doing: Doing, case: Case, event: CaseEvent) -> None:
    on, position = {"on": event.occurred_on.isoformat()}, {"position": event.position}
    trace_case(session, doing, case, f"case.{event.type}", on, position)
    tell_of(session, doing, case, event)
