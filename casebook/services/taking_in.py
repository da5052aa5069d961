"""What another unit sent is taken in on its own day, as a case of this unit, or refused with a reason."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from casebook.law.choices import ContestedForm, Forwarder, Via
from casebook.law.powers import Power
from casebook.law.vocabulary import Role
from casebook.records.base import transaction
from casebook.records.came_with import YES
from casebook.records.case_ties import TieKind
from casebook.records.cases import PartyRole
from casebook.records.incoming import IncomingKind, IncomingMatter, IncomingState, incoming_to_answer
from casebook.records.people import people_in
from casebook.services.case_entries import Authorisation, CaseEntry, FirstComplaint, PartyEntry, Together
from casebook.services.enrolment import enrol_case
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing, Mailing, Trace, queue_letter, write_audit
from casebook.services.tying import tie_cases

_TIES = {
    IncomingKind.TRANSFER: TieKind.TRANSFERRED_FROM,
    IncomingKind.SECOND_COMPLAINT: TieKind.SECOND_LEVEL_OF,
}


@dataclass(frozen=True, kw_only=True)
class TakingIn:
    """On which day the letter reached this unit, and how."""

    received_on: date
    via: Via = Via.FORWARDED
    first_received_on: date | None = None
    """When the complainant received the first decision, where the sender did not say."""
    note: str = ""


def take_in(*, doing: Doing, incoming_id: str, entry: TakingIn) -> str:
    """Make a case of what was sent, received on this unit's own day, and give its id.

    The clocks of this unit run from that day (LTCD Đ28.1, LKN Đ27); the sender's journal keeps its own.
    Pressed twice it makes one case. Raises NotAllowed, and Refused for a day before it was sent.
    """
    with transaction() as session:
        sent = _to_answer(session, doing, incoming_id)
        if sent.case_id is not None:
            return sent.case_id
        _check(doing, sent, entry.received_on, "received_on")
        case = enrol_case(session, doing, _entry(sent, entry))
        tie_cases(session, doing, case, _TIES[sent.kind], sent.from_case_id)
        sent.case_id = case.id
        _answer(session, doing, sent, (IncomingState.TAKEN_IN, entry.received_on))
        return case.id


def refuse_incoming(*, doing: Doing, incoming_id: str, on: date, reason: str) -> None:
    """Send back what is not for this unit, with the reason; the sender decides what comes next.

    Raises NotAllowed, and Refused where it was answered already, or the day cannot be.
    """
    with transaction() as session:
        sent = _to_answer(session, doing, incoming_id)
        if sent.state is IncomingState.REFUSED:
            return
        _check(doing, sent, on, "on")
        if not reason:
            raise Refused(
                "Hãy ghi lý do trả lại để nơi chuyển biết phải làm gì tiếp.",
                "Write why it goes back, so that the sender knows what to do next.",
                field="reason",
            )
        sent.reason = reason
        _answer(session, doing, sent, (IncomingState.REFUSED, on))


def _to_answer(session: Session, doing: Doing, incoming_id: str) -> IncomingMatter:
    sent = incoming_to_answer(session, doing.actor, incoming_id)
    if sent is None:
        raise NotAllowed
    doing.must_hold(Power.REGISTER_CASES, sent.unit_id)
    return sent


def _check(doing: Doing, sent: IncomingMatter, on: date, field: str) -> None:
    if sent.state is not IncomingState.WAITING:
        raise Refused(
            "Đơn này không còn chờ tiếp nhận: đã được trả lời, hoặc nơi chuyển đã rút lại.",
            "This matter waits no longer: it was answered, or the sender called it back.",
        )
    refuse_future(on, today=doing.today, field=field)
    if on < sent.sent_on:
        raise Refused(
            f"Ngày này không thể trước ngày nơi gửi chuyển đơn ({sent.sent_on:%d/%m/%Y}).",
            f"This cannot be before the sender passed it on ({sent.sent_on:%d/%m/%Y}).",
            field=field,
        )


def _entry(sent: IncomingMatter, entry: TakingIn) -> CaseEntry:
    told, form = sent.facts, str(sent.facts["contested_form"])
    return CaseEntry(
        unit_id=sent.unit_id,
        kind=sent.case_kind,
        subject=sent.subject,
        content=sent.content,
        received_on=entry.received_on,
        via=entry.via,
        parties=tuple(_party(party) for party in sent.parties),
        level=_number(told["level"]),
        discipline=bool(told["discipline"]),
        dismissal=bool(told["dismissal"]),
        labour=bool(told["labour"]),
        is_anonymous=bool(told["is_anonymous"]),
        first=_first(sent, entry),
        together=_together(sent),
        authorisation=_authorisation(sent),
        concerns_democracy=bool(told["concerns_democracy"]),
        contested_decision=sent.contested_decision,
        contested_number=str(told["contested_number"]),
        contested_form=ContestedForm(form) if form else None,
        contested_known_on=_day(told["contested_known_on"]),
        regulation=bool(told["regulation"]),
        forwarder=Forwarder.OTHER if entry.via is Via.FORWARDED else None,
        note=entry.note,
    )


def _party(told: dict[str, str]) -> PartyEntry:
    return PartyEntry(
        role=PartyRole(told["role"]),
        full_name=told["full_name"],
        address=told["address"],
        phone=told["phone"],
        paper_number=told["paper_number"],
    )


def _came_with(sent: IncomingMatter) -> dict[str, str]:
    told = sent.facts["came_with"]
    return {str(name): str(text) for name, text in told.items()} if isinstance(told, dict) else {}


def _first(sent: IncomingMatter, entry: TakingIn) -> FirstComplaint | None:
    """Give the first complaint behind a second one, as the sender's journal or its first event told it."""
    if _number(sent.facts["level"]) == 1:
        return None
    if sent.kind is IncomingKind.SECOND_COMPLAINT:
        told = {str(name): value for name, value in sent.facts.items()}
        return FirstComplaint(
            told=str(told["first_told"]),
            decided=bool(told["first_decided"]),
            decision_number=str(told["first_decision"]),
            decision_received_on=_day(told["first_received_on"]) or entry.first_received_on,
        )
    with_it = _came_with(sent)
    return FirstComplaint(
        told=with_it.get("first_case", ""),
        decided=with_it.get("first_decided") == YES,
        decision_number=with_it.get("first_decision", ""),
        decision_received_on=_day(with_it.get("first_received_on")) or entry.first_received_on,
    )


def _together(sent: IncomingMatter) -> Together:
    with_it = _came_with(sent)
    return Together(
        people=_number(sent.facts["people"]),
        all_signed=with_it.get("all_signed") == YES,
        representation_paper=with_it.get("representation_paper", ""),
    )


def _authorisation(sent: IncomingMatter) -> Authorisation | None:
    with_it = _came_with(sent)
    paper = with_it.get("authorisation", "")
    return Authorisation(paper=paper, certified=with_it.get("certified") == YES) if paper else None


def _number(told: object) -> int:
    return told if isinstance(told, int) else 1


def _day(told: object) -> date | None:
    return date.fromisoformat(told) if isinstance(told, str) and told else None


def _answer(session: Session, doing: Doing, sent: IncomingMatter, answer: tuple[IncomingState, date]) -> None:
    sent.state, sent.answered_on = answer
    sent.answered_at, sent.answered_by_id = doing.now, doing.actor.person_id
    session.flush()
    trace = Trace(
        deed=f"incoming.{sent.state}",
        unit_id=sent.unit_id,
        object_kind="incoming_matter",
        object_id=sent.id,
        particulars={"on": answer[1].isoformat()},
    )
    write_audit(session, doing, trace)
    heads = {person.id for person in session.scalars(people_in(sent.from_unit_id, doing.today, Role.HEAD))}
    for recipient_id in sorted(heads | {sent.sent_by_id}):
        queue_letter(
            session,
            doing,
            Mailing(
                unit_id=sent.from_unit_id,
                occasion=f"incoming:{sent.id}:{sent.state}",
                recipient_id=recipient_id,
                kind="matter_answered",
                case_id=sent.from_case_id,
            ),
        )
