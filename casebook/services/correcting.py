"""Correcting a journal by a further event: nothing is edited, the trace of old and new days stays."""

from dataclasses import dataclass
from datetime import date

from casebook.law.journal import in_order
from casebook.law.standing import Standing
from casebook.law.vocabulary import Action, EventType
from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.reports.standings import events_of
from casebook.services.handling import may_take
from casebook.services.journal import NewEvent, append_event, outcome_of, take_case
from casebook.services.projection import Key, key_of
from casebook.services.refusals import NotAllowed, Refused, refuse_future
from casebook.services.trail import Doing


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
        _refuse_pointless(case, correction)
        if correction.right_on is not None:
            refuse_future(correction.right_on, today=doing.today, field="right_on")
        particulars: dict[str, object] = {"event": correction.position}
        if correction.right_on is not None:
            particulars["right_on"] = correction.right_on.isoformat()
        new = NewEvent(
            type=EventType.CORRECTED,
            on=doing.today,
            particulars=particulars,
            paper={"note": correction.reason},
        )
        moved = _moved(case, outcome_of(case, new).standing)
        append_event(
            session,
            doing,
            case,
            NewEvent(
                type=new.type,
                on=new.on,
                particulars={**particulars, "moved": moved},
                paper=new.paper,
            ),
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


def _moved(case: Case, after: Standing) -> list[dict[str, str]]:
    """Tell which due days a correction moves: rule, the day before and the day after."""
    was: dict[Key, date] = {key_of(row): row.due_on for row in case.clocks}
    now: dict[Key, date] = {(c.rule, c.part or "", c.started_by): c.due_on for c in after.clocks}
    return [
        {"rule": key[0], "was": _said(was.get(key)), "now": _said(now.get(key))}
        for key in sorted(was.keys() | now.keys(), key=str)
        if was.get(key) != now.get(key)
    ]


def _said(day: date | None) -> str:
    return day.isoformat() if day else ""
