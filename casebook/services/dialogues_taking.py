"""Taking a dialogue for a change, how far it may still be changed, and the line each change leaves."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from casebook.law.dialogues import DialogueStatus
from casebook.law.powers import Power
from casebook.records.dialogues import Dialogue
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit


def take_dialogue(session: Session, doing: Doing, dialogue_id: str) -> Dialogue:
    """Take a dialogue for a change; raises NotAllowed for one the person may not keep."""
    asked = select(Dialogue).where(Dialogue.id == dialogue_id)
    asked = asked.with_for_update(of=Dialogue).execution_options(populate_existing=True)
    dialogue = session.scalar(asked)
    if dialogue is None:
        raise NotAllowed
    doing.must_hold(Power.KEEP_DIALOGUES, dialogue.unit_id)
    return dialogue


def refuse_called_off(dialogue: Dialogue) -> None:
    """Refuse any change of a dialogue that was called off."""
    if dialogue.status is DialogueStatus.CALLED_OFF:
        raise Refused(
            f"Buổi đối thoại đã hủy ngày {dialogue.called_off_on:%d/%m/%Y}. Hãy lập buổi đối thoại mới.",
            f"The dialogue was called off on {dialogue.called_off_on:%d/%m/%Y}. Plan a new one.",
        )


def refuse_once_held(dialogue: Dialogue) -> None:
    """Refuse to change what belongs before the dialogue once it was held or called off."""
    refuse_called_off(dialogue)
    if dialogue.held_on is not None:
        raise Refused(
            f"Buổi đối thoại đã tổ chức ngày {dialogue.held_on:%d/%m/%Y}: phần chuẩn bị giữ nguyên. Điều "
            "phát sinh hãy ghi ở phần diễn biến.",
            f"The dialogue was held on {dialogue.held_on:%d/%m/%Y}: what was prepared stays. Write whatever "
            "came up into the course of it.",
        )


def refuse_unless_held(dialogue: Dialogue) -> None:
    """Refuse what only follows once the dialogue was held."""
    refuse_called_off(dialogue)
    if dialogue.held_on is None:
        raise Refused(
            "Hãy ghi ngày tổ chức và người có mặt trước, rồi mới ghi câu trả lời, kết luận và biên bản.",
            "Record the day it was held and who came first; answers, conclusion and minutes come after.",
        )


def refuse_once_minuted(dialogue: Dialogue) -> None:
    """Refuse to change what stands in minutes that were signed."""
    if dialogue.minuted_on is not None:
        raise Refused(
            f"Biên bản số {dialogue.minutes_number}/{dialogue.minutes_year} đã ký: nội dung này giữ nguyên.",
            f"Minutes no. {dialogue.minutes_number}/{dialogue.minutes_year} are signed, so this stays.",
        )


def values_of(row: object, names: Iterable[str]) -> dict[str, object]:
    """Give some particulars of a row or an entry by their names, to compare and to write."""
    return {name: getattr(row, name) for name in names}


def write_values(row: object, values: Mapping[str, object]) -> None:
    """Write particulars into a row."""
    for name, value in values.items():
        setattr(row, name, value)


def fields_of(entry: Any, *, but: Iterable[str] = ()) -> dict[str, Any]:  # noqa: ANN401 - any entry
    """Give the fields of an entry by name."""
    left_out = set(but)
    return {name: value for name, value in asdict(entry).items() if name not in left_out}


def trace_dialogue(
    session: Session, doing: Doing, deed: str, dialogue: Dialogue, **particulars: object
) -> None:
    """Write the audit line of what was done to a dialogue; never what somebody asked."""
    trace = Trace(
        deed=deed,
        unit_id=dialogue.unit_id,
        object_kind="dialogue",
        object_id=dialogue.id,
        particulars=particulars,
    )
    write_audit(session, doing, trace)
