"""Who learns of a change of a case by letter: head or stand-in, handler, whoever chased or was chased."""

import hashlib

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.law.vocabulary import EventType, Role
from casebook.records.cases import Case, CaseEvent
from casebook.records.exclusions import excluded_people, stand_ins_on
from casebook.records.people import people_in, reached_in
from casebook.records.visibility import keeps_secret
from casebook.services.trail import Doing, Mailing, queue_letter, queue_letter_once

# What a head or handler learns of by letter; notes and papers on their way are read on the page.
_WORTH_A_LETTER = frozenset(
    {
        EventType.RECEIVED,
        EventType.ACCEPTED,
        EventType.DECLINED,
        EventType.SUSPENDED,
        EventType.RESUMED,
        EventType.WITHDRAWN,
        EventType.TERMINATED,
        EventType.VERIFICATION_ASSIGNED,
        EventType.DECIDED,
        EventType.CONCLUDED,
        EventType.ANSWERED,
    }
)
CHANGED, DEMANDED, REPORTED = "case_changed", "report_demanded", "report_made"


def tell_of(session: Session, doing: Doing, case: Case, event: CaseEvent) -> None:
    """Queue the letters an event makes due."""
    kind, occasion, told = CHANGED, f"{case.id}:{event.position}", set[str]()
    if event.type is EventType.REPORT_DEMANDED:
        kind, told = DEMANDED, _chased(session, doing, case)
        # Nothing made from the words of a secret case leaves it, not even shortened.
        occasion = occasion if keeps_secret(case) else _letter_of(doing, event)
    elif event.type is EventType.REPORT_MADE:
        kind, told = REPORTED, {e.recorded_by_id for e in case.journal if e.type is EventType.REPORT_DEMANDED}
    elif event.type in _WORTH_A_LETTER:
        told = _heads(session, doing, case) | _handler(case)
    told -= _kept_out(doing, case)
    # One paper may demand several reports; any other event is told of once anyway.
    queue = queue_letter_once if event.type is EventType.REPORT_DEMANDED else queue_letter
    for recipient_id in sorted(told):
        letter = Mailing(
            unit_id=case.unit_id, occasion=occasion, recipient_id=recipient_id, kind=kind, case_id=case.id
        )
        queue(session, doing, letter)


def _kept_out(doing: Doing, case: Case) -> frozenset[str]:
    """Whoever is excluded from the case, or takes the place of somebody who is."""
    excluded = excluded_people(case)
    return excluded | stand_ins_on(excluded, doing.today) if excluded else excluded


def _heads(session: Session, doing: Doing, case: Case) -> set[str]:
    """The head, or their stand-in while they are away; of a denunciation only the head's own person."""
    wanted = people_in if keeps_secret(case) else reached_in
    return {person.id for person in session.scalars(wanted(case.unit_id, doing.today, Role.HEAD))}


def _handler(case: Case) -> set[str]:
    return {case.handler_id} if case.handler_id else set()


def _chased(session: Session, doing: Doing, case: Case) -> set[str]:
    """Inside the unit its handler is written to; from above, or where nobody handles it, its head."""
    inside = doing.actor.has_in(Power.CHASE_CASES, case.unit_id)
    return (_handler(case) if inside else set()) or _heads(session, doing, case)


def _letter_of(doing: Doing, event: CaseEvent) -> str:
    """One paper about several cases is one letter: same chaser, day, number and addressee."""
    paper = [event.paper.get(key, "") for key in ("document_number", "signer", "asked_of")]
    told = "|".join([doing.actor.person_id, event.occurred_on.isoformat(), *paper])
    by = event.particulars.get("report_by")
    return f"chase:{hashlib.sha256(f'{told}|{by}'.encode()).hexdigest()[:32]}"
