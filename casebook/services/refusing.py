"""Refusing to receive somebody: only on a ground the law lists, with its notice where one is owed."""

from datetime import date

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.law.refusing import GroundRule, RefusalGround, ground_on
from casebook.law.vocabulary import Kind
from casebook.records.base import transaction
from casebook.records.visits import Handling, Matter, Refusal, Visit, visit_made_by
from casebook.reports.days_owed import notice_owed
from casebook.services.receivers import hold_unit
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing
from casebook.services.visit_entries import RefusalEntry, VisitEntry
from casebook.services.visit_lines import reception_of, write_visit
from casebook.services.visit_papers import leave_trace, take_visit


def refuse_visitor(*, doing: Doing, entry: VisitEntry, refusal: RefusalEntry) -> Visit:
    """Record that somebody who came was not received, on which ground, and what they were told.

    Whoever receives may refuse on the grounds explained face to face; those that need the written
    notice 01/TCD are the head's (N154 Đ4.2, Đ4.3).
    """
    doing.must_hold(Power.LOG_VISITS, entry.unit_id)
    rule = _rule(doing, entry, refusal)
    with transaction() as session:
        hold_unit(session, entry.unit_id)
        made = visit_made_by(session, entry.request_key)
        if made is not None:
            if made.unit_id != entry.unit_id:
                raise NotAllowed
            return made
        visit = write_visit(session, doing, entry, reception_of(session, doing, entry))
        _write(session, visit, (entry, refusal, rule))
        leave_trace(
            session, doing, visit, "visit.refused", {"ground": rule.ground.value, "number": visit.book_number}
        )
    return visit


def _rule(doing: Doing, entry: VisitEntry, refusal: RefusalEntry) -> GroundRule:
    refuse_future(entry.visited_on, today=doing.today, field="visited_on")
    refuse_future(refusal.grounds_met_on, today=doing.today, field="grounds_met_on")
    if any(matter.kind is Kind.DENUNCIATION for matter in entry.matters):
        raise Refused(
            "Tố cáo không ghi vào sổ tiếp công dân. Hãy niêm phong và ghi ở sổ riêng.",
            "A denunciation does not go into the reception book. Seal it; it has a book of its own.",
            field="kind",
        )
    rule = ground_on(_known(refusal.ground), entry.visited_on)
    if rule is None:
        raise Refused(
            f"Căn cứ này chỉ áp dụng từ 01/07/2026; ngày {entry.visited_on:%d/%m/%Y} chưa có. Hãy chọn căn "
            "cứ khác hoặc tiếp người đến.",
            f"This ground holds from 01/07/2026 only, not on {entry.visited_on:%d/%m/%Y}. Choose another "
            "ground, or receive the visitor.",
            field="ground",
        )
    if rule.notice and not doing.actor.has_in(Power.REFUSE_RECEPTION, entry.unit_id):
        raise Refused(
            "Căn cứ này phải có thông báo 01/TCD của người đứng đầu (khoản 3 Điều 4 Nghị định "
            "154/2026/NĐ-CP), nên do người đứng đầu hoặc cấp phó ghi. Hãy tiếp người đến và báo cáo.",
            "This ground needs the head's notice 01/TCD (Article 4.3 of Decree 154/2026/NĐ-CP), so the head "
            "or a deputy records it. Receive the visitor, and report.",
            field="ground",
        )
    return rule


def _known(code: str) -> RefusalGround:
    try:
        return RefusalGround(code)
    except ValueError:
        raise Refused(
            "Luật không có căn cứ từ chối này. Hãy chọn một căn cứ trong danh sách.",
            "The law knows no such ground. Choose one from the list.",
            field="ground",
        ) from None


def _write(session: Session, visit: Visit, told: tuple[VisitEntry, RefusalEntry, GroundRule]) -> None:
    entry, refusal, rule = told
    for position, typed in enumerate(entry.matters):
        visit.matters.append(
            Matter(
                position=position,
                content=typed.content,
                kind=typed.kind,
                handling=Handling.NOTED,
                competent=typed.competent,
            )
        )
    owed = notice_owed(refusal.grounds_met_on) if rule.notice else None
    visit.refusal = Refusal(
        ground=rule.ground.value,
        explanation=refusal.explanation,
        grounds_met_on=refusal.grounds_met_on,
        notice_due_on=owed.clock.due_on if owed else None,
    )
    session.flush()


def notify_refusal(*, doing: Doing, visit_id: str, number: str, notified_on: date) -> Visit:
    """Record that the notice 01/TCD went out, with its number and day."""
    refuse_future(notified_on, today=doing.today, field="notified_on")
    with transaction() as session:
        visit = take_visit(session, doing, visit_id)
        doing.must_hold(Power.REFUSE_RECEPTION, visit.unit_id)
        refusal = visit.refusal
        if refusal is None or refusal.notice_due_on is None:
            raise NotAllowed
        if refusal.notified_on is not None:
            raise Refused(
                f"Thông báo đã ghi gửi ngày {refusal.notified_on:%d/%m/%Y}, số {refusal.notice_number}.",
                f"The notice went out on {refusal.notified_on:%d/%m/%Y}, number {refusal.notice_number}.",
            )
        if notified_on < refusal.grounds_met_on:
            raise Refused(
                f"Ngày thông báo không thể trước ngày đủ căn cứ từ chối ({refusal.grounds_met_on:%d/%m/%Y}).",
                f"The notice cannot be older than its ground ({refusal.grounds_met_on:%d/%m/%Y}).",
                field="notified_on",
            )
        refusal.notified_on, refusal.notice_number = notified_on, number
        leave_trace(
            session, doing, visit, "visit.refusal_notified", {"on": notified_on.isoformat(), "number": number}
        )
    return visit
