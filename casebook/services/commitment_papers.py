"""The follow-up table of commitments and the same list as a workbook: the rows of the list, filled in."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from casebook.law.commitments import CommitmentSource, FollowThrough
from casebook.law.words import word
from casebook.papers.catalogue import form_on
from casebook.papers.commitment_sheet import SheetRow
from casebook.papers.form import Filled, Frame, OpenForm, fill
from casebook.papers.law_forms import commitments as at
from casebook.papers.law_forms.shared_slots import UNIT
from casebook.papers.letterhead import Issue, Signature
from casebook.papers.slots import Row, Slot, Value
from casebook.records.commitment_lists import CommitmentFilter, every_wanted
from casebook.records.commitments import Commitment
from casebook.records.dialogue_lists import dialogue_by_id
from casebook.records.people import person_by_id
from casebook.records.units import Unit
from casebook.reports.follow_through import counted_on, percent_told
from casebook.services.letterheads import letterhead_of, signature_of
from casebook.services.receivers import receivers_on

_VI = "vi"


def follow_up_paper(unit: Unit, asked: CommitmentFilter, today: date) -> Filled:
    """Fill the follow-up table with exactly the rows of a list; its number and day stay to be given."""
    rows = every_wanted(unit.id, asked, today)
    form = form_on(at.FOLLOW.key, today)
    if not isinstance(form, OpenForm):
        raise TypeError(form.key)
    heads = receivers_on(unit.id, today).heads
    frame = Frame(
        letterhead=letterhead_of(unit),
        issue=Issue(),
        signature=signature_of(heads[0]) if heads else Signature(title=""),
        archive_line="Lưu: VT.",
    )
    return fill(form, frame, _values(unit, asked, rows, today))


def _values(
    unit: Unit, asked: CommitmentFilter, rows: Sequence[Commitment], today: date
) -> dict[Slot, Value]:
    counted = counted_on(unit.id, asked, today)
    due = [row.due_on for row in rows] or [today]
    return {
        UNIT: unit.name,
        at.FIRST_DAY: asked.first or min(due),
        at.LAST_DAY: asked.last or max(due),
        at.AS_OF: today,
        at.SCOPE: "; ".join(_scope(unit, asked)) or "mọi cam kết của đơn vị có hạn trong thời gian ấy",
        at.IN_ALL: len(rows),
        at.KEPT: counted.kept,
        at.KEPT_LATE: counted.kept_late,
        at.BROKEN: counted.broken,
        at.REPLACED_LATE: counted.replaced_late,
        at.OVERDUE: counted.overdue,
        at.STILL_OPEN: counted.open,
        at.REPLACED: counted.replaced,
        at.RATE: _rate(asked, counted),
        at.COMMITMENTS: tuple(_row(number, row, today) for number, row in enumerate(rows, start=1)),
    }


def _rate(asked: CommitmentFilter, counted: FollowThrough) -> str:
    if asked.state is not None:
        # Of those picked by how they ended, any rate would be made up: all kept, or none.
        return f"không tính, vì bảng chỉ gồm cam kết “{word(asked.state, _VI)}”"
    percent = percent_told(counted, _VI)
    return (
        f"{counted.kept}/{counted.judged} ({percent} %)" if percent else "chưa có cam kết nào đánh giá được"
    )


def _scope(unit: Unit, asked: CommitmentFilter) -> Iterator[str]:
    """Tell what a list was narrowed to: whoever reads the table does not see how it was asked for."""
    if asked.state is not None:
        yield f"cam kết có tình trạng “{word(asked.state, _VI)}”"
    if asked.source is not None:
        told = word(asked.source, _VI)
        yield f"cam kết {told[:1].lower()}{told[1:]}"
    dialogue = dialogue_by_id(asked.dialogue_id) if asked.dialogue_id else None
    if dialogue is not None and dialogue.unit_id == unit.id:
        yield f"cam kết tại buổi đối thoại “{dialogue.subject}”"
    owner = person_by_id(asked.owner_id) if asked.owner_id else None
    if owner is not None:
        yield f"cam kết của người chịu trách nhiệm {owner.full_name}"
    if asked.q:
        yield f"cam kết về việc có từ “{asked.q}”"


def _row(number: int, row: Commitment, today: date) -> Row:
    result = word(row.state_on(today), _VI)
    if row.settled_on is not None:
        result = f"{result}, ngày {row.settled_on:%d/%m/%Y}"
    return {
        "stt": str(number),
        "content": f"{row.topic}: {row.content}",
        "made": f"{_where(row)}, ngày {row.made_on:%d/%m/%Y}",
        "owner": row.owner.full_name,
        "due": f"{row.due_on:%d/%m/%Y}",
        "result": f"{result}. {row.settled_note}".removesuffix(". "),
    }


def _where(row: Commitment) -> str:
    return "Đối thoại" if row.source is CommitmentSource.DIALOGUE else "Kết luận tiếp công dân"


def sheet_rows(rows: Iterable[Commitment], today: date) -> list[SheetRow]:
    """Tell the rows of a list for a workbook."""
    return [
        SheetRow(
            topic=row.topic,
            content=row.content,
            where=_where(row),
            made_on=row.made_on,
            owner=row.owner.full_name,
            due_on=row.due_on,
            state=word(row.state_on(today), _VI),
            settled_on=row.settled_on,
            result=row.settled_note,
        )
        for row in rows
    ]
