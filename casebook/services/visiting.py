"""Receiving somebody: the visit with its number in the book, the matters, and the cases they open."""

from datetime import date

from sqlalchemy import not_
from sqlalchemy.orm import Session

from casebook.law.choices import Via
from casebook.law.powers import Power
from casebook.law.representation import is_group
from casebook.law.vocabulary import EventType, Kind
from casebook.records.base import transaction
from casebook.records.basis import hold_basis
from casebook.records.cases import Case, PartyRole
from casebook.records.visibility import is_secret, visible_cases
from casebook.records.visits import Handling, Matter, Signed, Visit, visit_made_by
from casebook.services.case_entries import Authorisation, CaseEntry, PartyEntry, Together
from casebook.services.enrolment import enrol_case
from casebook.services.journal import NewEvent, append_event
from casebook.services.receivers import hold_unit
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing, Trace, write_audit
from casebook.services.visit_entries import MatterEntry, VisitEntry
from casebook.services.visit_lines import reception_of, write_visit

_LAW_SINCE = date(2014, 7, 1)  # the Law on Citizen Reception; no book is older


def receive_visitor(*, doing: Doing, entry: VisitEntry) -> Visit:
    """Log a visit, its matters and the cases they open, all or nothing.

    The same form sent twice gives the visit it made the first time. Raises NotAllowed, or Refused
    beside the field it belongs to.
    """
    doing.must_hold(Power.LOG_VISITS, entry.unit_id)
    _check(doing, entry)
    with transaction() as session:
        # The other click of a double click waits here, and then finds what the first one made.
        hold_unit(session, entry.unit_id)
        return _made_already(session, entry) or _receive(session, doing, entry)


def _made_already(session: Session, entry: VisitEntry) -> Visit | None:
    made = visit_made_by(session, entry.request_key)
    if made is not None and made.unit_id != entry.unit_id:
        raise NotAllowed
    return made


def _receive(session: Session, doing: Doing, entry: VisitEntry) -> Visit:
    reception = reception_of(session, doing, entry)
    visit = write_visit(session, doing, entry, reception)
    for position, typed in enumerate(entry.matters):
        visit.matters.append(_matter(session, doing, (entry, visit), (position, typed)))
    session.flush()
    write_audit(
        session,
        doing,
        Trace(
            deed="visit.received",
            unit_id=visit.unit_id,
            object_kind="visit",
            object_id=visit.id,
            particulars={
                "number": visit.book_number,
                "on": visit.visited_on.isoformat(),
                "late": visit.visited_on < doing.today,
                "matters": len(visit.matters),
            },
        ),
    )
    return visit


def _check(doing: Doing, entry: VisitEntry) -> None:
    refuse_future(entry.visited_on, today=doing.today, field="visited_on")
    if entry.visited_on < _LAW_SINCE:
        raise Refused(
            f"Sổ tiếp công dân chỉ ghi từ ngày {_LAW_SINCE:%d/%m/%Y}. Hãy xem lại năm đã nhập.",
            f"The reception book goes back to {_LAW_SINCE:%d/%m/%Y}. Look at the year again.",
            field="visited_on",
        )
    if not entry.matters:
        raise Refused(
            "Chưa ghi nội dung nào. Hãy ghi ít nhất một nội dung người đến trình bày.",
            "No matter is written down yet. Write at least one thing the visitor raised.",
        )
    if any(matter.kind is Kind.DENUNCIATION for matter in entry.matters):
        raise Refused(
            "Tố cáo không ghi vào sổ tiếp công dân. Hãy niêm phong và ghi ở sổ riêng.",
            "A denunciation does not go into the reception book. Seal it; it has a book of its own.",
        )
    if entry.signed is not Signed.NO_MINUTES and not entry.statement:
        raise Refused(
            "Biên bản chưa có lời trình bày, nên chưa thể ghi là đã ký hay từ chối ký.",
            "The minutes hold no words yet, so they cannot be signed or declined.",
            field="statement",
        )


def _matter(
    session: Session, doing: Doing, logged: tuple[VisitEntry, Visit], raised: tuple[int, MatterEntry]
) -> Matter:
    (entry, visit), (position, typed) = logged, raised
    _check_matter(typed, position)
    case = None
    if typed.handling is Handling.OPENED_CASE:
        case = enrol_case(session, doing, _case_entry(entry, typed, position))
    elif typed.handling is Handling.JOINED_CASE:
        case = _joined(session, doing, visit, raised)
    return Matter(
        position=position,
        content=typed.content,
        kind=typed.kind,
        handling=typed.handling,
        answer=typed.answer if typed.handling is Handling.ANSWERED else "",
        competent=typed.competent,
        settled_before_by=typed.settled_before_by,
        sent_to=typed.sent_to,
        document_number=typed.document_number,
        case_id=case.id if case else None,
        case=case,
    )


def _check_matter(typed: MatterEntry, position: int) -> None:
    if typed.handling is Handling.ANSWERED and not typed.answer:
        raise Refused(
            "Đã chọn «trả lời ngay» thì ghi lại câu trả lời.",
            "You chose to answer on the spot: write down what was answered.",
            field=f"matters-{position}-answer",
        )
    if typed.handling in (Handling.GUIDED, Handling.TRANSFERRED) and not typed.sent_to:
        raise Refused(
            "Ghi tên cơ quan được hướng dẫn đến hoặc được chuyển đơn.",
            "Write to which body the visitor was guided, or the matter transferred.",
            field=f"matters-{position}-sent_to",
        )


def _case_entry(entry: VisitEntry, typed: MatterEntry, position: int) -> CaseEntry:
    if typed.kind is None or typed.opens is None or not typed.opens.subject:
        raise Refused(
            "Để lập hồ sơ, hãy chọn loại việc và ghi tên vụ việc.",
            "To open a case, choose its kind and write its subject.",
            field=f"matters-{position}-{'kind' if typed.kind is None else 'subject'}",
        )
    return CaseEntry(
        unit_id=entry.unit_id,
        kind=typed.kind,
        subject=typed.opens.subject,
        content=typed.content,
        received_on=entry.visited_on,
        via=Via.RECEPTION,
        parties=_parties(entry, typed.opens.respondent),
        under_age=typed.opens.under_age,
        together=_together(entry),
        authorisation=_authorisation(entry),
        concerns_democracy=typed.opens.concerns_democracy,
        competent=typed.competent,
        **typed.opens.as_contested(),
    )


def _together(entry: VisitEntry) -> Together:
    # A family of two is one complainant; only a group in the sense of the law signs together (TT06).
    return Together(people=entry.people_count if is_group(entry.people_count) else 1)


def _authorisation(entry: VisitEntry) -> Authorisation | None:
    who = entry.visitor
    return Authorisation(paper=who.authorisation_paper, certified=who.certified) if who.on_behalf_of else None


def _parties(entry: VisitEntry, respondent: str) -> tuple[PartyEntry, ...]:
    who = entry.visitor
    came = PartyEntry(
        # Who speaks for somebody else is no complainant: the other is (LTCD Đ25.1).
        role=PartyRole.REPRESENTATIVE if who.on_behalf_of else PartyRole.COMPLAINANT,
        full_name=who.full_name,
        address=who.address,
        phone=who.phone,
        paper_number=who.paper_number,
    )
    parties = [came]
    if who.on_behalf_of:
        parties.insert(0, PartyEntry(role=PartyRole.COMPLAINANT, full_name=who.on_behalf_of))
    if respondent:
        parties.append(PartyEntry(role=PartyRole.RESPONDENT, full_name=respondent))
    return tuple(parties)


def _joined(session: Session, doing: Doing, visit: Visit, raised: tuple[int, MatterEntry]) -> Case:
    position, typed = raised
    # Not even the head writes a visitor's name beside a denunciation (LTC Đ8.3).
    asked = visible_cases(doing.actor).where(
        Case.unit_id == visit.unit_id, Case.name == typed.joins.strip().upper(), not_(is_secret())
    )
    hold_basis(session)
    case = session.scalar(asked.with_for_update(of=Case))
    if case is None:
        raise Refused(
            f"Không có hồ sơ «{typed.joins}» trong đơn vị. Ghi đúng số hồ sơ, ví dụ KN-2026-0042.",
            f"There is no case “{typed.joins}” in this unit. Write its number, for example KN-2026-0042.",
            field=f"matters-{position}-joins",
        )
    if not case.is_open:
        raise Refused(
            f"Hồ sơ {case.name} đã kết thúc, không gắn thêm được. Hãy lập hồ sơ mới hoặc hướng dẫn.",
            f"Case {case.name} is over; nothing can be added to it. Open a new one, or guide the visitor.",
            field=f"matters-{position}-joins",
        )
    append_event(
        session,
        doing,
        case,
        NewEvent(
            type=EventType.NOTED,
            on=visit.visited_on,
            paper={"note": f"Sổ tiếp công dân {visit.book_number}/{visit.book_year}: đến về cùng nội dung."},
        ),
    )
    return case
