"""A matter sent to another unit of the installation stands there to be taken in, by the same deed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.journal import in_order
from casebook.law.vocabulary import EventType, Role
from casebook.records.came_with import what_came_with
from casebook.records.cases import Case, CaseEvent
from casebook.records.competences import Competence
from casebook.records.incoming import IncomingKind, IncomingMatter, IncomingState
from casebook.records.people import people_in
from casebook.records.spelling import squeezed
from casebook.records.units import units_to_name
from casebook.records.visibility import keeps_secret
from casebook.reports.competences import body_for
from casebook.reports.standings import events_of
from casebook.services.trail import Doing, Mailing, Trace, queue_letter, write_audit

_SENDING = {
    EventType.TRANSFERRED: IncomingKind.TRANSFER,
    EventType.APPEALED: IncomingKind.SECOND_COMPLAINT,
}


def send_onwards(session: Session, doing: Doing, case: Case, event: CaseEvent) -> IncomingMatter | None:
    """Offer a matter to the unit a step sends it to; None where it leaves the installation.

    What is or was a denunciation never goes this way: its envelope is handed over on paper (LTC Đ8.3).
    """
    kind = _SENDING.get(event.type)
    if kind is None or keeps_secret(case):
        return None
    unit_id = _destination(case, event, kind)
    if unit_id is None:
        return None
    sent = _copy(doing, case, event, Way(kind, unit_id))
    session.add(sent)
    session.flush()
    write_audit(session, doing, _trace(sent, case.unit_id, "case.sent_onwards"))
    _tell(session, doing, sent)
    return sent


@dataclass(frozen=True)
class Way:
    """To which unit something goes, and why."""

    kind: IncomingKind
    unit_id: str


def _destination(case: Case, event: CaseEvent, kind: IncomingKind) -> str | None:
    named = event.paper.get("dest_unit", "")
    if named:
        units = {squeezed(name): unit_id for name, unit_id in units_to_name(case.unit_id).items()}
        return units.get(squeezed(named))
    if kind is not IncomingKind.SECOND_COMPLAINT:
        return None
    body = body_for(case.unit_id, Competence.SECOND_COMPLAINT_TO, event.occurred_on)
    return body.unit_id if body else None


def _copy(doing: Doing, case: Case, event: CaseEvent, way: Way) -> IncomingMatter:
    return IncomingMatter(
        unit_id=way.unit_id,
        kind=way.kind,
        state=IncomingState.WAITING,
        from_unit_id=case.unit_id,
        from_case_id=case.id,
        from_position=event.position,
        sent_on=event.occurred_on,
        document_number=event.paper.get("document_number", ""),
        sent_by_id=doing.actor.person_id,
        sent_at=doing.now,
        case_kind=case.kind,
        subject=case.subject,
        content=case.content,
        first_received_on=case.received_on,
        contested_decision=case.contested_decision,
        parties=[
            {
                "role": str(party.role),
                "full_name": party.full_name,
                "address": party.address,
                "phone": party.phone,
                "paper_number": party.paper_number,
            }
            for party in case.parties
        ],
        facts=_facts(case) | _first(case, way.kind),
    )


def _facts(case: Case) -> dict[str, object]:
    known = _day_of(case, EventType.CONTESTED_ACT_KNOWN)
    return {
        "level": case.level,
        "discipline": case.discipline,
        "dismissal": case.dismissal,
        "labour": case.labour,
        "is_anonymous": case.is_anonymous,
        "people": case.group_size,
        "concerns_democracy": case.concerns_democracy,
        "contested_number": case.contested_number,
        "contested_form": str(case.contested_form) if case.contested_form else "",
        "contested_known_on": known.isoformat() if known else "",
        "regulation": any(event.particulars.get("regulation") is True for event in case.journal),
        "came_with": {str(name): told for name, told in what_came_with(case).items()},
    }


def _first(case: Case, kind: IncomingKind) -> dict[str, object]:
    """Tell of the first complaint what the second one must come with (LKN Đ33.1)."""
    if kind is not IncomingKind.SECOND_COMPLAINT:
        return {}
    decided = [event for event in _in_force(case) if event.type is EventType.DECIDED]
    received = _day_of(case, EventType.RECEIVED_BY_COMPLAINANT)
    return {
        "level": case.level + 1,
        "first_told": f"{case.name}, {case.unit.name}",
        "first_decision": decided[-1].paper.get("document_number", "") if decided else "",
        "first_decided": bool(decided),
        "first_received_on": received.isoformat() if received else "",
    }


def _in_force(case: Case) -> list[CaseEvent]:
    return [case.journal[index] for index, _event in in_order(events_of(case))]


def _day_of(case: Case, wanted: EventType) -> date | None:
    days = [event.on for _index, event in in_order(events_of(case)) if event.type is wanted]
    return days[-1] if days else None


def follow_correction(session: Session, case: Case) -> None:
    """Let what still waits elsewhere follow a correction: called back when its step was struck out."""
    days = {index: event.on for index, event in in_order(events_of(case))}
    open_ones = select(IncomingMatter).where(
        IncomingMatter.from_case_id == case.id,
        IncomingMatter.state.in_([IncomingState.WAITING, IncomingState.RECALLED]),
    )
    for sent in session.scalars(open_ones.with_for_update()):
        stands = sent.from_position in days
        sent.state = IncomingState.WAITING if stands else IncomingState.RECALLED
        sent.sent_on = days.get(sent.from_position, sent.sent_on)


def _tell(session: Session, doing: Doing, sent: IncomingMatter) -> None:
    # Whoever takes letters in there; the letter says only that something waits.
    for person in session.scalars(people_in(sent.unit_id, doing.today, Role.DUTY_OFFICER, Role.HEAD)):
        queue_letter(
            session,
            doing,
            Mailing(
                unit_id=sent.unit_id,
                occasion=f"incoming:{sent.id}",
                recipient_id=person.id,
                kind="matter_incoming",
                case_id=None,
            ),
        )


def _trace(sent: IncomingMatter, unit_id: str, deed: str) -> Trace:
    return Trace(
        deed=deed,
        unit_id=unit_id,
        object_kind="incoming_matter",
        object_id=sent.id,
        particulars={"kind": str(sent.kind), "on": sent.sent_on.isoformat()},
    )
