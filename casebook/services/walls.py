"""The shared step of every exclusion: rows, delegates, sessions, letters, handler and audit at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from casebook.law.exclusions import Exclusion as Reason
from casebook.law.exclusions import Ground
from casebook.law.vocabulary import EventType
from casebook.records.cases import Case
from casebook.records.exclusions import (
    Exclusion,
    cancel_letters,
    excluded_people,
    stand_ins_from,
    stand_ins_on,
    standing_exclusions,
)
from casebook.records.people import actor_on, people_by_id
from casebook.records.visibility import keeps_secret, visible_case
from casebook.services.case_trail import trace_case
from casebook.services.journal import NewEvent, append_event
from casebook.services.sign_in import end_sign_ins
from casebook.services.trail import Doing

WHY_ENDED = "ended"
"""Why a browser was signed out, as it is kept: the same word as for any other ending by the house."""

_LEFT = "Người xử lý thôi xử lý hồ sơ này. Hồ sơ chờ giao cho người khác."


@dataclass(frozen=True, kw_only=True)
class Barred:
    """Somebody who is to be kept out of a case, and why."""

    person_id: str
    reason: Reason
    because_of_id: str | None = None
    ground: Ground | None = None
    note: str = ""


def bar_accused(session: Session, doing: Doing, case: Case, people: Iterable[str]) -> None:
    """Keep accused people out of a case, with everybody who stands in or works for them (LTC Đ8.3)."""
    wanted = []
    for person_id in sorted(set(people)):
        wanted.append(Barred(person_id=person_id, reason=Reason.ACCUSED))
        wanted += [_for_accused(one, person_id) for one in sorted(_delegates(doing, case, person_id))]
    bar(session, doing, case, wanted)


def bar_stand_in(session: Session, doing: Doing, case: Case, *, accused_id: str, stand_in_id: str) -> None:
    """Keep somebody out of a case who is to stand in for its accused."""
    bar(session, doing, case, [_for_accused(stand_in_id, accused_id)])


def _for_accused(person_id: str, accused_id: str) -> Barred:
    return Barred(person_id=person_id, reason=Reason.ACTS_FOR_ACCUSED, because_of_id=accused_id)


def _delegates(doing: Doing, case: Case, accused_id: str) -> set[str]:
    given = {
        str(event.particulars["handler"])
        for event in case.journal
        if accused_id in {event.recorded_by_id, event.acting_for_id} and event.particulars.get("handler")
    }
    return (given | stand_ins_from(accused_id, doing.today)) - {accused_id}


def bar(session: Session, doing: Doing, case: Case, wanted: Iterable[Barred]) -> None:
    """Keep people out of a case from this transaction on: nothing they had of it stays theirs.

    Only browsers of those who could see the case are ended: to end any other would itself tell that
    there is something (docs/decisions/087).
    """
    known = {
        (one.person_id, one.reason, one.because_of_id)
        for one in session.scalars(standing_exclusions(case.id))
    }
    fresh = [one for one in wanted if (one.person_id, one.reason, one.because_of_id) not in known]
    if not fresh:
        return
    bound = {one.person_id for one in fresh}
    bound |= stand_ins_on(bound, doing.today)
    saw = _who_sees(doing, case, bound)
    case.has_exclusions = True
    session.add_all(_row(doing, case, one) for one in fresh)
    session.flush()
    for person_id in sorted(saw):
        end_sign_ins(session, person_id=person_id, why=WHY_ENDED, now=doing.now)
    cancel_letters(session, case_id=case.id, people=bound, now=doing.now)
    _trace(session, doing, case, fresh)
    _take_away(session, doing, case)


def _who_sees(doing: Doing, case: Case, people: set[str]) -> set[str]:
    found = people_by_id(people).values()
    return {one.id for one in found if visible_case(actor_on(one, doing.today), case.id) is not None}


def _row(doing: Doing, case: Case, one: Barred) -> Exclusion:
    return Exclusion(
        case_id=case.id,
        person_id=one.person_id,
        reason=one.reason,
        because_of_id=one.because_of_id,
        ground=one.ground,
        # Of a secret case nothing is kept in free words beside its own sealed journal.
        note="" if keeps_secret(case) else one.note,
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
    )


def _trace(session: Session, doing: Doing, case: Case, fresh: list[Barred]) -> None:
    told: dict[str, object] = {"people": [f"{one.person_id}:{one.reason}" for one in fresh]}
    trace_case(session, doing, case, "case.excluded", told)


def _take_away(session: Session, doing: Doing, case: Case) -> None:
    if case.handler_id is None or case.handler_id not in excluded_people(case):
        return
    case.handler_id = None
    append_event(
        session,
        doing,
        case,
        NewEvent(type=EventType.NOTED, on=doing.today, paper={"about": LEFT, "note": _LEFT}),
    )


LEFT = "left"
"""What a note is about that says the handler steps back (`paper["about"]`)."""
