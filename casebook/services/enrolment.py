"""The shared step of every registration: number, parties, tracking code, and the first event."""

import secrets
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.choices import ContestedForm, Via
from casebook.law.powers import Power
from casebook.law.vocabulary import EventType, Kind, Status
from casebook.records.audit import next_number
from casebook.records.cases import Case, Letter, Party, PartyRole
from casebook.records.spelling import digits, folded, squeezed
from casebook.records.units import Unit
from casebook.services.came_with import came_with
from casebook.services.case_entries import CaseEntry, PartyEntry
from casebook.services.entry_checks import check_entry
from casebook.services.journal import NewEvent, append_event
from casebook.services.refusals import Refused, refuse_future
from casebook.services.trail import Doing

REGISTERS: dict[Kind, str] = {
    Kind.COMPLAINT: "KN",
    Kind.PETITION: "KNPA",
    Kind.FEEDBACK: "KNPA",
    Kind.INFORMATION_REQUEST: "TT",
    Kind.DENUNCIATION: "TC",
}
"""Which register numbers a kind of case: no number of one tells anything of another."""

LETTER_REGISTER = "letters"

# No 0/O, 1/I/L: a code is read from paper and typed on a telephone.
_CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def new_tracking_code() -> str:
    """Make a code somebody without an account follows their matter by (about 49 bits)."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(10))
    return f"{letters[:5]}-{letters[5:]}"


def _code(kind: Kind) -> str:
    # Nobody follows a denunciation by a code: whoever found the slip would know that there is one.
    return f"-{secrets.token_hex(8)}" if kind is Kind.DENUNCIATION else new_tracking_code()


def already_enrolled(session: Session, request_key: str | None) -> Case | None:
    """Find the case a form sent twice has made already."""
    if request_key is None:
        return None
    return session.scalar(select(Case).where(Case.request_key == request_key))


def enrol_case(session: Session, doing: Doing, entry: CaseEntry) -> Case:
    """Register a case inside the transaction of a deed, with its first event and its clocks.

    Raises NotAllowed, and Refused for what a case of its kind cannot be registered with.
    """
    doing.must_hold(Power.REGISTER_CASES, entry.unit_id)
    refuse_future(entry.received_on, today=doing.today, field="received_on")
    if entry.kind is Kind.DENUNCIATION:
        raise Refused(
            "Tố cáo không ghi ở đây. Hãy niêm phong, ghi bí danh và số niêm phong ở sổ riêng, rồi lập hồ sơ "
            "từ sổ ấy.",
            "A denunciation is not registered here. Seal it, enter it into the sealed book by pseudonym and "
            "seal number, and open the case from there.",
            field="kind",
        )
    check_entry(entry, session.get_one(Unit, entry.unit_id))
    case = begin_case(session, doing, entry)
    if entry.via is not Via.RECEPTION:
        session.add(_letter(session, doing, entry, case))
    return case


def begin_case(session: Session, doing: Doing, entry: CaseEntry) -> Case:
    """Give a checked entry its number and its first event; whoever calls has asked for the power."""
    case = _row(session, doing, entry)
    session.add(case)
    session.flush()
    append_event(
        session,
        doing,
        case,
        NewEvent(
            type=EventType.RECEIVED,
            on=entry.received_on,
            particulars=_particulars(entry),
            paper=came_with(entry) | {"note": entry.note},
        ),
    )
    if entry.kind is Kind.COMPLAINT and entry.contested_known_on is not None:
        known = NewEvent(type=EventType.CONTESTED_ACT_KNOWN, on=entry.contested_known_on)
        append_event(session, doing, case, known)
    return case


def _row(session: Session, doing: Doing, entry: CaseEntry) -> Case:
    register, year = REGISTERS[entry.kind], doing.today.year
    number = next_number(session, unit_id=entry.unit_id, register=register, year=year)
    complainant = next((p for p in entry.parties if p.role is PartyRole.COMPLAINANT), None)
    name = f"{register}-{year}-{number:04d}"
    found_by = _found_by(name, entry)
    return Case(
        unit_id=entry.unit_id,
        register=register,
        year=year,
        number=number,
        name=name,
        kind=entry.kind,
        first_kind=entry.kind,
        **_facts(entry),
        remote=session.get_one(Unit, entry.unit_id).remote,
        subject=entry.subject,
        content=entry.content,
        concerns_democracy=entry.concerns_democracy,
        contested_decision=entry.contested_decision,
        contested_number=entry.contested_number,
        contested_form=_contested_form(entry),
        sealed_entry_id=entry.sealed_entry_id,
        held_for_unit_id=entry.held_for_unit_id,
        received_on=entry.received_on,
        via=entry.via,
        entered_at=doing.now,
        entered_by_id=doing.actor.person_id,
        tracking_code=_code(entry.kind),
        request_key=entry.request_key,
        folded=folded(found_by),
        squeezed=squeezed(found_by),
        complainant_name=complainant.full_name if complainant else "",
        status=Status.NOT_STARTED,
        version=0,
        parties=[_party(position, typed) for position, typed in enumerate(entry.parties)],
    )


def _found_by(name: str, entry: CaseEntry) -> str:
    known = [name, entry.subject, entry.content, entry.contested_number]
    return " ".join(
        [*known, *(p.full_name for p in entry.parties), *(digits(p.phone) for p in entry.parties)]
    )


def _facts(entry: CaseEntry) -> dict[str, Any]:
    """Give what the law asks of a case beside its journal."""
    return {
        "level": entry.level,
        "discipline": entry.discipline or entry.dismissal,
        "dismissal": entry.dismissal,
        "labour": entry.labour,
        "is_anonymous": entry.is_anonymous,
        "group_size": entry.together.people,
    }


def _contested_form(entry: CaseEntry) -> ContestedForm | None:
    if entry.kind is not Kind.COMPLAINT:
        return None
    by_discipline = entry.discipline or entry.dismissal
    return ContestedForm.DISCIPLINE_DECISION if by_discipline else entry.contested_form


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
        person_id=typed.person_id,
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
