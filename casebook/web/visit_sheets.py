"""A stored visit as the papers printed of it: minutes, receipt, slip, the group's sheet, the refusal."""

from collections.abc import Sequence

from flask import Response, make_response

from casebook import clock
from casebook.law.refusing import GROUNDS, GroundRule
from casebook.law.representation import representatives_allowed
from casebook.law.vocabulary import Role
from casebook.law.words import word
from casebook.papers.letterhead import Issue, Person, Signature
from casebook.papers.minutes import GroupSheet, VisitMinutes, group_sheet_pdf, visit_minutes_pdf
from casebook.papers.receipts import (
    Appointment,
    DueDay,
    HandedItem,
    Receipt,
    appointment_pdf,
    receipt_pdf,
)
from casebook.papers.refusals import Refusal, refusal_pdf
from casebook.records import visits
from casebook.records.units import Unit, unit_by_id
from casebook.reports.days_owed import answer_owed
from casebook.reports.files import FileLine
from casebook.services.letterheads import letterhead_of, signature_of
from casebook.services.receivers import receivers_on

_PAPER_WORDS = {
    visits.PaperShown.CITIZEN_CARD: "căn cước",
    visits.PaperShown.PERSONAL_NUMBER: "số định danh",
    visits.PaperShown.PASSPORT: "hộ chiếu",
    visits.PaperShown.OTHER: "giấy tờ khác",
}


def pdf(content: bytes, name: str) -> Response:
    """Answer with a PDF to be read in the browser, and kept nowhere on the way."""
    answer = make_response(content)
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _unit(visit: visits.Visit) -> Unit:
    unit = unit_by_id(visit.unit_id)
    if unit is None:
        raise LookupError(visit.unit_id)
    return unit


def _citizen(visit: visits.Visit) -> Person:
    shown = _PAPER_WORDS.get(visit.paper_shown)
    return Person(
        name=visit.full_name,
        address=visit.address,
        identity_paper=f"{shown} {visit.paper_number}" if shown else "chưa xuất trình",
        phone=visit.phone,
    )


def minutes_pdf(visit: visits.Visit) -> bytes:
    """Set the minutes of a visit."""
    held = visit.session
    return visit_minutes_pdf(
        VisitMinutes(
            letterhead=letterhead_of(_unit(visit)),
            day=visit.visited_on,
            citizen=_citizen(visit),
            officers=(signature_of(held.receiver),),
            started=f"{held.starts:%H:%M}",
            place=held.place,
            acting_for=_acting_for(visit),
            people=visit.people_count,
            said=(visit.statement,) if visit.statement else tuple(m.content for m in visit.matters),
            answer="\n".join(m.answer for m in visit.matters if m.answer),
            number=str(visit.book_number),
        )
    )


def _acting_for(visit: visits.Visit) -> str:
    return f"{visit.on_behalf_of} ({visit.authorisation_paper})" if visit.on_behalf_of else ""


def receipt_sheet(
    visit: visits.Visit, receipt: visits.Receipt, follow_at: str, files: Sequence[FileLine]
) -> bytes:
    """Set the receipt 02/TCD, with each file's sum and the day the answer is due by."""
    owed = answer_owed(None, visit.visited_on)
    days = (
        (DueDay("Thông báo kết quả", owed.clock.due_on, owed.clock.articles[0].in_sentence()),)
        if owed
        else ()
    )
    return receipt_pdf(
        Receipt(
            letterhead=letterhead_of(_unit(visit)),
            day=receipt.handed_on,
            giver=_citizen(visit),
            receiver=signature_of(visit.recorded_by),
            items=(*(_item(item) for item in receipt.items), *(_file_item(file) for file in files)),
            place=visit.session.place,
            matter="; ".join(m.content for m in visit.matters),
            tracking_code=visit.tracking_code,
            follow_at=follow_at,
            days=days,
        )
    )


def _item(item: dict[str, object]) -> HandedItem:
    pages, copies = item.get("pages"), item.get("copies")
    return HandedItem(
        name=str(item["name"]),
        form="bản chính" if item.get("original") else "bản sao",
        pages=pages if isinstance(pages, int) else None,
        count=copies if isinstance(copies, int) else None,
    )


def _file_item(file: FileLine) -> HandedItem:
    # The sum is of the bytes as they were handed in: whoever keeps the receipt can prove them.
    return HandedItem(name=f"{file.name} ({file.size}), SHA-256: {file.sha256}", form="tệp dữ liệu")


def appointment_sheet(visit: visits.Visit, slip: visits.AppointmentSlip) -> bytes:
    """Set the appointment slip."""
    return appointment_pdf(
        Appointment(
            letterhead=letterhead_of(_unit(visit)),
            issued_on=clock.local(slip.recorded_at).date(),
            citizen=_citizen(visit),
            matter=slip.content or "; ".join(m.content for m in visit.matters),
            day=slip.on_day,
            officer=signature_of(visit.recorded_by),
            at=f"{slip.at_time:%H:%M}",
            place=slip.place,
            received_by=slip.with_whom,
            tracking_code=visit.tracking_code,
        )
    )


def group_pdf(visit: visits.Visit) -> bytes:
    """Set the sheet a group signs, a numbered line for each head that was counted."""
    return group_sheet_pdf(
        GroupSheet(
            letterhead=letterhead_of(_unit(visit)),
            day=visit.visited_on,
            matter="; ".join(m.content for m in visit.matters),
            officer=signature_of(visit.session.receiver),
            rows=visit.people_count,
            people=tuple(
                Person(name=c.full_name, address=c.address, identity_paper=c.paper_number)
                for c in visit.companions
            ),
            representatives=tuple(c.full_name for c in visit.companions if c.represents),
            seats=representatives_allowed(visit.people_count).most,
            place=visit.session.place,
        )
    )


def ground_of(refusal: visits.Refusal) -> GroundRule:
    """Give the ground of the law behind a stored refusal."""
    return next(rule for rule in GROUNDS if rule.ground.value == refusal.ground)


def refusal_sheet(visit: visits.Visit, refusal: visits.Refusal) -> bytes:
    """Set the notice 01/TCD; number and day stay blanks until it went out."""
    rule = ground_of(refusal)
    heads = receivers_on(visit.unit_id, refusal.notified_on or visit.visited_on).heads
    kinds = {word(m.kind).lower() for m in visit.matters if m.kind}
    return refusal_pdf(
        Refusal(
            letterhead=letterhead_of(_unit(visit)),
            issue=Issue(number=refusal.notice_number, day=refusal.notified_on),
            citizen=_citizen(visit),
            came_on=visit.visited_on,
            matter="; ".join(m.content for m in visit.matters),
            ground=rule.vi,
            article=rule.article.in_sentence(),
            signer=Signature(
                title=(heads[0].title if heads else "") or word(Role.HEAD),
                name=heads[0].full_name if heads else "",
            ),
            kind=", ".join(sorted(kinds)) or "kiến nghị, phản ánh",
        )
    )
