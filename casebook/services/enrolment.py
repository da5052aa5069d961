"""The shared step of every registration: number, parties, tracking code, and the first event."""

import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.choices import Forwarder, Via
from casebook.law.powers import Power
from casebook.law.vocabulary import EventType, Kind, Status
from casebook.records.audit import next_number
from casebook.records.cases import Case, Letter, Party, PartyRole
from casebook.records.spelling import digits, folded, squeezed
from casebook.records.units import Unit
from casebook.services.journal import NewEvent, append_event
from casebook.services.refusals import Refused, refuse_future
from casebook.services.trail import Doing

REGISTERS: dict[Kind, str] = {
    Kind.COMPLAINT: "KN",
    Kind.PETITION: "KNPA",
    Kind.FEEDBACK: "KNPA",
}
"""Which register numbers a kind of case; kinds that are not here are not registered as cases yet."""

LETTER_REGISTER = "letters"

# No 0/O, 1/I/L: a code is read from paper and typed on a telephone.
_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@dataclass(frozen=True, kw_only=True)
class PartyEntry:
    """Somebody in a case as typed at registration."""

    role: PartyRole
    full_name: str
    address: str = ""
    phone: str = ""
    paper_number: str = ""


@dataclass(frozen=True, kw_only=True)
class CaseEntry:
    """What is known of a case when it is registered."""

    unit_id: str
    kind: Kind
    subject: str
    content: str
    received_on: date
    via: Via
    parties: tuple[PartyEntry, ...]
    concerns_democracy: bool = False
    contested_decision: str = ""
    contested_known_on: date | None = None
    """When the complainant received or learned of the contested decision or act (LKN Đ9)."""
    competent: bool = True
    regulation: bool = False
    """Feedback about an administrative regulation goes to the body that looks after it (N20)."""
    forwarder: Forwarder | None = None
    letter_written_on: date | None = None
    request_key: str | None = None
    note: str = ""


def new_tracking_code() -> str:
    """Make a code somebody without an account follows their matter by (about 49 bits)."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def already_enrolled(session: Session, request_key: str | None) -> Case | None:
    """Find the case a form sent twice has made already."""
    if request_key is None:
        return None
    return session.scalar(select(Case).where(Case.request_key == request_key))


def enrol_case(session: Session, doing: Doing, entry: CaseEntry) -> Case:
    """Register a case inside the transaction of a deed, with its first event and its clocks.

    Raises NotAllowed, or Refused for a kind that is not registered here and for a day to come.
    """
    doing.must_hold(Power.REGISTER_CASES, entry.unit_id)
    refuse_future(entry.received_on, today=doing.today, field="received_on")
    if entry.kind not in REGISTERS:
        raise Refused(
            "Loại việc này không ghi vào sổ vụ việc. Tố cáo chỉ ghi bí danh và số niêm phong ở sổ riêng.",
            "This kind is not registered as a case. A denunciation goes into the sealed book, by "
            "pseudonym and seal number only.",
            field="kind",
        )
    case = _row(session, doing, entry)
    session.add(case)
    session.flush()
    if entry.via is not Via.RECEPTION:
        session.add(_letter(session, doing, entry, case))
    append_event(
        session,
        doing,
        case,
        NewEvent(
            type=EventType.RECEIVED,
            on=entry.received_on,
            particulars=_particulars(entry),
            paper={"note": entry.note},
        ),
    )
    _note_contested_act(session, doing, entry, case)
    return case


def _note_contested_act(session: Session, doing: Doing, entry: CaseEntry, case: Case) -> None:
    if entry.kind is not Kind.COMPLAINT or entry.contested_known_on is None:
        return
    if entry.contested_known_on > entry.received_on:
        raise Refused(
            "Ngày nhận hoặc biết quyết định, hành vi bị khiếu nại không thể sau ngày nhận đơn.",
            "The contested decision or act cannot have become known after the letter came.",
            field="contested_known_on",
        )
    append_event(
        session,
        doing,
        case,
        NewEvent(type=EventType.CONTESTED_ACT_KNOWN, on=entry.contested_known_on),
    )


def _row(session: Session, doing: Doing, entry: CaseEntry) -> Case:
    register, year = REGISTERS[entry.kind], doing.today.year
    number = next_number(session, unit_id=entry.unit_id, register=register, year=year)
    complainant = next((p for p in entry.parties if p.role is PartyRole.COMPLAINANT), None)
    name = f"{register}-{year}-{number:04d}"
    found_by = " ".join(
        [name, entry.subject, entry.content, *(p.full_name for p in entry.parties)]
        + [digits(p.phone) for p in entry.parties]
    )
    return Case(
        unit_id=entry.unit_id,
        register=register,
        year=year,
        number=number,
        name=name,
        kind=entry.kind,
        first_kind=entry.kind,
        remote=session.get_one(Unit, entry.unit_id).remote,
        subject=entry.subject,
        content=entry.content,
        concerns_democracy=entry.concerns_democracy,
        contested_decision=entry.contested_decision,
        received_on=entry.received_on,
        via=entry.via,
        entered_at=doing.now,
        entered_by_id=doing.actor.person_id,
        tracking_code=new_tracking_code(),
        request_key=entry.request_key,
        folded=folded(found_by),
        squeezed=squeezed(found_by),
        complainant_name=complainant.full_name if complainant else "",
        status=Status.NOT_STARTED,
        version=0,
        parties=[_party(position, typed) for position, typed in enumerate(entry.parties)],
    )


def _party(position: int, typed: PartyEntry) -> Party:
    return Party(
        position=position,
        role=typed.role,
        full_name=typed.full_name,
        name_folded=folded(typed.full_name),
        address=typed.address,
        phone=typed.phone,
        phone_digits=digits(typed.phone),
        paper_number=typed.paper_number,
    )


def _letter(session: Session, doing: Doing, entry: CaseEntry, case: Case) -> Letter:
    year = doing.today.year
    return Letter(
        unit_id=entry.unit_id,
        case_id=case.id,
        year=year,
        number=next_number(session, unit_id=entry.unit_id, register=LETTER_REGISTER, year=year),
        received_on=entry.received_on,
        via=entry.via,
        sender=case.complainant_name,
        written_on=entry.letter_written_on,
        recorded_by_id=doing.actor.person_id,
        recorded_at=doing.now,
    )


def _particulars(entry: CaseEntry) -> dict[str, object]:
    told: dict[str, object] = {"via": str(entry.via)}
    if not entry.competent:
        told["competent"] = False
    if entry.kind is Kind.FEEDBACK and entry.regulation:
        told["regulation"] = True
    if entry.forwarder is not None:
        told["forwarder"] = str(entry.forwarder)
    return told
