"""Holding a dialogue: the notice that went out, the day it was held and who came, the conclusion."""

from casebook.law.dialogues import FIRST_DAY, DialogueOccasion, DialogueWith
from casebook.records.base import transaction
from casebook.records.dialogues import Dialogue
from casebook.services.dialogue_entries import DialogueEnd, Holding, Notice, Turnout
from casebook.services.dialogues_taking import (
    fields_of,
    refuse_once_held,
    refuse_once_minuted,
    refuse_unless_held,
    take_dialogue,
    trace_dialogue,
    values_of,
    write_values,
)
from casebook.services.overtaken import refuse_overtaken, seen_of
from casebook.services.refusals import Refused, refuse_future
from casebook.services.trail import Doing

_NOTICE = tuple(Notice.__dataclass_fields__)
_END = tuple(DialogueEnd.__dataclass_fields__)


def seen_notice(dialogue: Dialogue) -> str:
    """Give the mark of the notice, for the form made from it."""
    return seen_of(values_of(dialogue, _NOTICE))


def announce_dialogue(*, doing: Doing, dialogue_id: str, notice: Notice, seen: str | None = None) -> None:
    """Record the notice as it went out, or put that right, until the dialogue is held.

    Raises Overtaken, and Refused beside the field it belongs to.
    """
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        refuse_once_held(dialogue)
        refuse_overtaken(seen, standing=values_of(dialogue, _NOTICE), wanted=values_of(notice, _NOTICE))
        _check_notice(doing, dialogue, notice)
        write_values(dialogue, fields_of(notice))
        on = notice.announced_on.isoformat()
        trace_dialogue(session, doing, "dialogue.announced", dialogue, on=on, number=notice.notice_number)


def _check_notice(doing: Doing, dialogue: Dialogue, notice: Notice) -> None:
    refuse_future(notice.announced_on, today=doing.today, field="announced_on")
    if not dialogue.points:
        raise Refused(
            "Thông báo phải nêu nội dung đối thoại. Hãy ghi nội dung và thành phần trước.",
            "The notice tells what the dialogue is about. Write agenda and guests first.",
        )
    if notice.announced_on > dialogue.planned_on:
        raise Refused(
            f"Thông báo phải có trước ngày đối thoại {dialogue.planned_on:%d/%m/%Y}. Hãy xem lại ngày thông "
            "báo, hoặc sửa ngày đối thoại.",
            f"The notice goes out before the dialogue of {dialogue.planned_on:%d/%m/%Y}. Look at its day "
            "again, or change the day of the dialogue.",
            field="announced_on",
        )
    until = notice.questions_until
    if until is not None and not notice.announced_on <= until <= dialogue.planned_on:
        raise Refused(
            f"Hạn nhận câu hỏi từ ngày thông báo đến ngày đối thoại {dialogue.planned_on:%d/%m/%Y}.",
            f"Questions are taken from the day of the notice to {dialogue.planned_on:%d/%m/%Y}, its own day.",
            field="questions_until",
        )
    _check_agenda_day(doing, dialogue, notice)


def _check_agenda_day(doing: Doing, dialogue: Dialogue, notice: Notice) -> None:
    if notice.agenda_sent_on is None:
        return
    refuse_future(notice.agenda_sent_on, today=doing.today, field="agenda_sent_on")
    if dialogue.with_whom is not DialogueWith.STAFF or notice.agenda_sent_on > dialogue.planned_on:
        raise Refused(
            "Ngày hai bên gửi nội dung chỉ có ở đối thoại tại nơi làm việc, và trước ngày đối thoại.",
            "The sides exchange the agenda of a workplace dialogue only, and before its day.",
            field="agenda_sent_on",
        )


def _holding_values(dialogue: Dialogue) -> dict[str, object]:
    turnout = tuple(
        Turnout(participant_id=one.id, present=one.present, absence=one.absence)
        for one in dialogue.participants
    )
    return _held_values(
        dialogue, Holding(held_on=dialogue.planned_on, course=dialogue.course, turnout=turnout)
    ) | {"held_on": dialogue.held_on}


def _held_values(dialogue: Dialogue, holding: Holding) -> dict[str, object]:
    counted = {one.participant_id: one for one in holding.turnout}
    came = (f"{one.name}: {_came(counted.get(one.id))}" for one in dialogue.participants)
    return {"held_on": holding.held_on, "course": holding.course, "turnout": "; ".join(came)}


def _came(turnout: Turnout | None) -> str:
    if turnout is None or turnout.present is None:
        return "?"
    return f"{turnout.present} ({turnout.absence})" if turnout.absence else str(turnout.present)


def seen_holding(dialogue: Dialogue) -> str:
    """Give the mark of how it was held, for the form made from it."""
    return seen_of(_holding_values(dialogue))


def hold_dialogue(*, doing: Doing, dialogue_id: str, holding: Holding, seen: str | None = None) -> None:
    """Record that it was held, who came and how it went, or put that right until the minutes are signed.

    Only what is held where the matter is needs no notice before. Raises Overtaken and Refused.
    """
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        refuse_once_minuted(dialogue)
        if dialogue.held_on is None:
            refuse_once_held(dialogue)
        wanted = _held_values(dialogue, holding)
        refuse_overtaken(seen, standing=_holding_values(dialogue), wanted=wanted)
        _check_holding(doing, dialogue, holding)
        dialogue.held_on, dialogue.course = holding.held_on, holding.course
        _write_turnout(dialogue, holding)
        sheets = dialogue.satisfied + dialogue.partly_satisfied + dialogue.unsatisfied
        _refuse_more_sheets(dialogue, sheets, field="turnout")
        on = holding.held_on.isoformat()
        trace_dialogue(session, doing, "dialogue.held", dialogue, on=on, present=dialogue.present)


def _check_holding(doing: Doing, dialogue: Dialogue, holding: Holding) -> None:
    refuse_future(holding.held_on, today=doing.today, field="held_on")
    if holding.held_on < FIRST_DAY:
        raise Refused(
            f"Hãy xem lại ngày tổ chức: từ ngày {FIRST_DAY:%d/%m/%Y} trở đi.",
            f"Look at the day again: from {FIRST_DAY:%d/%m/%Y} on.",
            field="held_on",
        )
    if dialogue.announced_on is None and dialogue.occasion is not DialogueOccasion.ON_SITE:
        raise Refused(
            "Buổi đối thoại chưa thông báo. Hãy ghi thông báo (số, ngày, cách thông báo) trước; chỉ đối "
            "thoại tại nơi xảy ra vụ việc không cần thông báo trước.",
            "This dialogue was not announced. Record the notice (number, day, how) first; only a dialogue "
            "where the matter is needs none.",
        )
    if dialogue.announced_on is not None and holding.held_on < dialogue.announced_on:
        raise Refused(
            f"Ngày tổ chức không thể trước ngày thông báo {dialogue.announced_on:%d/%m/%Y}.",
            f"It cannot have been held before it was announced on {dialogue.announced_on:%d/%m/%Y}.",
            field="held_on",
        )


def _write_turnout(dialogue: Dialogue, holding: Holding) -> None:
    counted = {one.participant_id: one for one in holding.turnout}
    for guest in dialogue.participants:
        turnout = counted.get(guest.id)
        if turnout is None:
            continue
        if not guest.is_group and (turnout.present or 0) > guest.invited:
            raise Refused(
                f"{guest.name}: mời {guest.invited} người nên không thể có mặt {turnout.present}.",
                f"{guest.name}: {guest.invited} invited, so {turnout.present} cannot have come.",
                field="turnout",
            )
        guest.present, guest.absence = turnout.present, turnout.absence


def seen_end_of(dialogue: Dialogue) -> str:
    """Give the mark of conclusion and satisfaction, for the form made from them."""
    return seen_of(values_of(dialogue, _END))


def conclude_dialogue(*, doing: Doing, dialogue_id: str, end: DialogueEnd, seen: str | None = None) -> None:
    """Record the conclusion and how those present judged it. Raises Overtaken and Refused."""
    with transaction() as session:
        dialogue = take_dialogue(session, doing, dialogue_id)
        refuse_unless_held(dialogue)
        refuse_once_minuted(dialogue)
        refuse_overtaken(seen, standing=values_of(dialogue, _END), wanted=values_of(end, _END))
        sheets = end.satisfied + end.partly_satisfied + end.unsatisfied
        _refuse_more_sheets(dialogue, sheets, field="satisfied")
        write_values(dialogue, fields_of(end))
        trace_dialogue(session, doing, "dialogue.concluded", dialogue, sheets=sheets)


def _refuse_more_sheets(dialogue: Dialogue, sheets: int, *, field: str) -> None:
    if dialogue.present is not None and sheets > dialogue.present:
        raise Refused(
            f"Có {dialogue.present} người dự nên không thể có {sheets} phiếu. Hãy đếm lại phiếu hoặc sửa số "
            "người có mặt.",
            f"{dialogue.present} people came, so there cannot be {sheets} sheets. Count again, or put right "
            "how many came.",
            field=field,
        )
