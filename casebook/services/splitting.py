"""A letter with several contents becomes several cases: same day, same people, each its own kind."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.choices import Forwarder
from casebook.law.powers import Power
from casebook.law.vocabulary import EventType, Kind
from casebook.records.base import transaction
from casebook.records.case_ties import TieKind
from casebook.records.cases import Case, Letter
from casebook.services.case_entries import CaseEntry, PartyEntry, Together
from casebook.services.enrolment import already_enrolled, enrol_case
from casebook.services.journal import NewEvent, append_event
from casebook.services.refusals import Refused, Stale, refuse_what_goes_above
from casebook.services.trail import Doing
from casebook.services.tying import take_open_matter, tie_cases

SPLIT = "split"
"""What a note is about that says a letter was split, and its sender guided (TT05 Đ21)."""


@dataclass(frozen=True, kw_only=True)
class PartEntry:
    """One content of a mixed letter: what differs from the case it is split off."""

    kind: Kind
    subject: str
    content: str = ""
    contested_decision: str = ""
    contested_known_on: date | None = None
    accuses_head: bool = False
    """Its words accuse the head or a deputy of a violation: it is none of the unit's."""


@dataclass(frozen=True, kw_only=True)
class Splitting:
    """The contents split off, and the guide note to whoever sent the letter."""

    version: int
    parts: tuple[PartEntry, ...]
    document_number: str = ""
    signer: str = ""
    note: str = ""
    request_key: str


def split_case(*, doing: Doing, case_id: str, splitting: Splitting) -> list[str]:
    """Make a case of each content split off a letter, and give their ids; sent twice, made once.

    Raises NotAllowed, Stale, GoesAbove, and Refused for a denunciation or a case that is over.
    """
    refuse_what_goes_above(accuses_head=any(part.accuses_head for part in splitting.parts))
    with transaction() as session:
        origin = take_open_matter(session, doing, case_id)
        doing.must_hold(Power.REGISTER_CASES, origin.unit_id)
        keys = [f"{splitting.request_key}-{at}" for at in range(len(splitting.parts))]
        if already_enrolled(session, keys[0] if keys else None):
            return [case.id for key in keys if (case := already_enrolled(session, key))]
        _check(origin, splitting)
        received = _received(origin)
        made = [
            _split_off(session, doing, origin, _entry(origin, part, key, received))
            for key, part in zip(keys, splitting.parts, strict=True)
        ]
        append_event(session, doing, origin, _guide_note(doing, splitting, made))
        return [case.id for case in made]


def _check(origin: Case, splitting: Splitting) -> None:
    if origin.version != splitting.version:
        raise Stale(version=origin.version)
    if not origin.is_open:
        raise Refused(
            f"Hồ sơ {origin.name} đã kết thúc nên không tách được nữa. Hãy đăng ký nội dung kia như đơn mới.",
            f"Case {origin.name} is over and cannot be split. Register the other content as a new letter.",
        )
    if not splitting.parts:
        raise Refused(
            "Chưa có nội dung nào để tách. Hãy ghi ít nhất một nội dung.",
            "There is no content to split off. Write at least one.",
        )


def _received(origin: Case) -> dict[str, object]:
    return next((e.particulars for e in origin.journal if e.type is EventType.RECEIVED), {})


def _entry(origin: Case, part: PartEntry, key: str, received: dict[str, object]) -> CaseEntry:
    forwarder = received.get("forwarder")
    return CaseEntry(
        unit_id=origin.unit_id,
        kind=part.kind,
        subject=part.subject,
        content=part.content or origin.content,
        received_on=origin.received_on,
        via=origin.via,
        parties=tuple(
            PartyEntry(
                role=party.role,
                full_name=party.full_name,
                address=party.address,
                phone=party.phone,
                paper_number=party.paper_number,
            )
            for party in origin.parties
        ),
        is_anonymous=origin.is_anonymous,
        together=Together(people=origin.group_size),
        concerns_democracy=origin.concerns_democracy,
        contested_decision=part.contested_decision,
        contested_known_on=part.contested_known_on,
        forwarder=Forwarder(str(forwarder)) if forwarder else None,
        letter_written_on=origin.letters[0].written_on if origin.letters else None,
        request_key=key,
    )


def _split_off(session: Session, doing: Doing, origin: Case, entry: CaseEntry) -> Case:
    case = enrol_case(session, doing, entry)
    first = session.scalars(
        select(Letter).where(Letter.case_id == origin.id).order_by(Letter.year, Letter.number)
    ).first()
    if first is not None:
        for letter in session.scalars(select(Letter).where(Letter.case_id == case.id)):
            letter.part_of_id = first.id
    tie_cases(session, doing, case, TieKind.SPLIT_FROM, origin.id)
    return case


def _guide_note(doing: Doing, splitting: Splitting, made: list[Case]) -> NewEvent:
    return NewEvent(
        type=EventType.NOTED,
        on=doing.today,
        paper={
            "about": SPLIT,
            "parts": str(len(made)),
            "document_number": splitting.document_number,
            "signer": splitting.signer,
            "note": splitting.note,
        },
    )
