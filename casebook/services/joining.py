"""Two cases that were registered for one matter become one: the later is filed away as a repeat."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from casebook.law.powers import ACTION_POWERS
from casebook.law.vocabulary import Action, EventType
from casebook.records.base import transaction
from casebook.records.case_ties import TieKind, kept_for, repeats_of
from casebook.records.cases import Case
from casebook.services.journal import NewEvent, append_event
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing
from casebook.services.tying import take_open_matter, tie_cases

JOINED = "joined"
"""What a note is about that says a repeat was joined (`paper["about"]`)."""
DUPLICATE = "duplicate"
"""Why a case was filed away that only repeats another (TT05 Đ6.2b)."""


@dataclass(frozen=True, kw_only=True)
class Joining:
    """Two cases about one matter, in any order, and what should be known of it."""

    case_id: str
    other_id: str
    note: str = ""


def join_cases(*, doing: Doing, joining: Joining) -> str:
    """Join two cases of one matter and give the id of the one that goes on: the earlier.

    The later one is filed away, where the law still lets it be (XLD-03); both numbers stay. Raises
    NotAllowed, and Refused saying why these two cannot be joined.
    """
    with transaction() as session:
        # Always locked in the same order, so that two people joining the same two never wait in a ring.
        ids = sorted({joining.case_id, joining.other_id})
        found = [take_open_matter(session, doing, case_id) for case_id in ids]
        kept, later = _by_age(found)
        doing.must_hold(ACTION_POWERS[Action.FILE_AWAY], kept.unit_id)
        if kept_for(session, later.id) == kept.id:
            return kept.id  # the same form sent twice
        _refuse_odd(session, kept, later)
        _end(session, doing, later, joining.note)
        append_event(
            session,
            doing,
            kept,
            NewEvent(
                type=EventType.NOTED,
                on=doing.today,
                paper={"about": JOINED, "note": joining.note},
            ),
        )
        _hang(session, doing, kept, later)
        return kept.id


def _by_age(found: list[Case]) -> tuple[Case, Case]:
    if len(found) == 1:
        raise _odd(
            "Đây là cùng một hồ sơ. Hãy chọn hồ sơ khác.",
            "This is one and the same case. Choose another one.",
        )
    kept, later = sorted(found, key=lambda case: (case.received_on, case.entered_at, case.name))
    if kept.unit_id != later.unit_id:
        raise NotAllowed
    return kept, later


def _refuse_odd(session: Session, kept: Case, later: Case) -> None:
    for case in (kept, later):
        if kept_for(session, case.id):
            raise _odd(
                f"Hồ sơ {case.name} đã gộp vào hồ sơ khác rồi. Hãy chọn hồ sơ được giữ lại.",
                f"Case {case.name} was joined to another one already. Choose the one that goes on.",
            )


def _odd(vi: str, en: str) -> Refused:
    return Refused(vi, en, field="other")


def _end(session: Session, doing: Doing, later: Case, note: str) -> None:
    try:
        append_event(
            session,
            doing,
            later,
            NewEvent(
                type=EventType.FILED_AWAY,
                on=doing.today,
                paper={"about": DUPLICATE, "note": note},
            ),
        )
    except Refused as refused:
        raise _odd(
            f"Chưa gộp được: hồ sơ đến sau ({later.name}) không lưu được lúc này. {refused.vi}",
            f"They cannot be joined: the later case ({later.name}) cannot be filed away now. {refused.en}",
        ) from refused


def _hang(session: Session, doing: Doing, kept: Case, later: Case) -> None:
    """Tie the later case to the one that goes on, with whatever had been joined to it before."""
    there = {tie.other_id for tie in repeats_of(session, kept.id)}
    for tie in repeats_of(session, later.id):
        if tie.other_id not in there:
            tie.case_id = kept.id
    if later.id not in there:
        tie_cases(session, doing, kept, TieKind.REPEATED_BY, later.id)
