"""Correcting a journal by a further event: nothing is edited, the trace of old and new days stays."""

from dataclasses import dataclass, replace
from datetime import date

from casebook.law.journal import in_order
from casebook.law.vocabulary import Action, EventType
from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.reports.foresight import Foresight, moved_days
from casebook.reports.standings import events_of
from casebook.services.foreseeing import foresee
from casebook.services.handling import may_take
from casebook.services.journal import NewEvent, append_event, take_case
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing
from casebook.services.transfers import follow_correction


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What is wrong with an event: its right day, or None where it is struck out, and why."""

    position: int
    right_on: date | None
    reason: str


def correct_event(*, doing: Doing, case_id: str, version: int, correction: Correction) -> None:
    """Correct an event of a case by a further event, and recount.

    Raises NotAllowed, Stale, and Refused when the journal would no longer be lawful.
    """
    with transaction() as session:
        case = take_case(session, doing, case_id=case_id, version=version)
        if not may_take(doing.actor, case, Action.CORRECT):
            raise NotAllowed
        moved = moved_days(foresee_correction(case, correction, today=doing.today))
        new = _event_of(correction, doing.today)
        append_event(
            session,
            doing,
            case,
            replace(new, particulars={**new.particulars, "moved": moved}),
        )
        follow_correction(session, case)


def foresee_correction(case: Case, correction: Correction, *, today: date) -> Foresight:
    """Tell what a correction would do to a case; nothing is written.

    Raises Refused as the correction itself would.
    """
    _refuse_pointless(case, correction)
    if correction.right_on is not None:
        refuse_future(correction.right_on, today=today, field="right_on")
    return foresee(case, _event_of(correction, today))


def _event_of(correction: Correction, today: date) -> NewEvent:
    particulars: dict[str, object] = {"event": correction.position}
    if correction.right_on is not None:
        particulars["right_on"] = correction.right_on.isoformat()
    return NewEvent(
        type=EventType.CORRECTED, on=today, particulars=particulars, paper={"note": correction.reason}
    )


def _refuse_pointless(case: Case, correction: Correction) -> None:
    standing_now = dict(in_order(events_of(case)))
    known = 0 <= correction.position < len(case.journal)
    is_correction = known and case.journal[correction.position].type is EventType.CORRECTED
    if not known or (correction.position not in standing_now and not is_correction):
        raise Refused(
            "Sự kiện này không còn trong nhật ký để đính chính.",
            "This event no longer stands in the journal, so there is nothing to correct.",
        )
    if correction.right_on is None:
        _refuse_striking_out(case.journal[correction.position].type)
    elif is_correction:
        raise Refused(
            "Việc đính chính chỉ có thể gạch bỏ, không đổi ngày.",
            "A correction can only be struck out; its day does not matter.",
            field="right_on",
        )
    elif standing_now[correction.position].on == correction.right_on:
        raise Refused(
            "Sự kiện đã ghi đúng ngày này rồi. Hãy nhập ngày khác hoặc gạch bỏ.",
            "The event stands on this day already. Enter another day, or strike it out.",
            field="right_on",
        )


def _refuse_striking_out(event_type: EventType) -> None:
    if event_type is EventType.RECEIVED:
        raise Refused(
            "Hồ sơ mở từ ngày tiếp nhận nên không gạch bỏ được việc tiếp nhận. Hãy sửa ngày, hoặc lưu đơn "
            "nếu hồ sơ lập nhầm.",
            "The case begins with its receipt, which cannot be struck out. Correct its day, or file the "
            "letter away if the case was made by mistake.",
        )
