"""Destroying letters whose keeping is over (TT05 Đ28): decided by the head, recorded, by destroying keys."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session, selectinload

from casebook.law.fields import FIELD_SHAPES
from casebook.law.powers import Power
from casebook.law.steps import STEPS
from casebook.records.base import db, transaction
from casebook.records.came_with import NO, YES
from casebook.records.cases import Case
from casebook.records.retention import (
    Destruction,
    copies_sent,
    destroyed_cases,
    destruction_made_by,
    hold_cases,
    keeping_clock,
    let_go_of_keys,
    over_in,
    still_kept,
)
from casebook.services.destroyed_list import ListedDecision, read_list, write_list
from casebook.services.refusals import Refused, refuse_future
from casebook.services.trail import Doing, Trace, write_audit, write_line

GONE = "(đã tiêu hủy)"
"""What stands where words of a letter stood that was destroyed."""

DECIDED = "destruction.decided"

# Of what an event's papers say these stay: numbers and days of documents, and answers from the law's own
# lists; whatever somebody wrote freely goes.
_STAYS = frozenset({"about", "document_number", "letter", "via", "forwarder", "parts"})
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d|\d{1,4}")


def _answers() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for shape in FIELD_SHAPES.values():
        found[shape.key].update(str(answer) for answer in shape.choices or ())
    for step in STEPS:
        for field, offered in step.offers.items():
            found[FIELD_SHAPES[field].key].update(str(answer) for answer in offered)
    return found


_ANSWERS = _answers()


@dataclass(frozen=True, kw_only=True)
class DestructionEntry:
    """A decision as typed: which cases, by which document of which day."""

    unit_id: str
    case_ids: tuple[str, ...]
    document_number: str
    decided_on: date
    request_key: str = ""


def cases_to_destroy(doing: Doing, unit_id: str) -> list[Case]:
    """Give the cases a person may decide about: filed away for as long as the law says, nothing after it."""
    doing.must_hold(Power.DECIDE_DESTRUCTION, unit_id)
    found = over_in(doing.actor, [unit_id], doing.today)
    cases = db.session.scalars(found.options(selectinload(Case.journal), selectinload(Case.clocks)))
    return [case for case in cases if _is_over(case, doing.today)]


def _is_over(case: Case, today: date) -> bool:
    """Say whether as much time passed after the last thing that happened, too, not only after the filing."""
    clock = keeping_clock(case)
    if clock is None:
        return False
    last = max(event.occurred_on for event in case.journal)
    return last + (clock.due_on - clock.from_on) < today


def kept_to(case: Case) -> date:
    """Give the day up to which a case that lies filed away is kept."""
    clock = keeping_clock(case)
    if clock is None:
        raise LookupError(case.id)
    last = max(event.occurred_on for event in case.journal)
    return max(clock.due_on, last + (clock.due_on - clock.from_on))


def destroy_letters(*, doing: Doing, entry: DestructionEntry, keys_folder: Path) -> str:
    """Record a decision and destroy what it names; gives the id of the decision.

    What happened, when, under which number and who decided stays; what was written is gone for ever.
    Raises NotConfirmed unless the head proved lately who they are, Refused where the list has changed.
    """
    doing.must_hold(Power.DECIDE_DESTRUCTION, entry.unit_id)
    _check(doing, entry)
    doing.must_be_confirmed()
    with transaction() as session:
        made = destruction_made_by(session, entry.request_key) if entry.request_key else None
        decision = made or _destroy_chosen(session, doing, entry)
    keep_list(keys_folder)
    return decision.id


def _check(doing: Doing, entry: DestructionEntry) -> None:
    if not entry.case_ids:
        raise Refused(
            "Chưa chọn hồ sơ nào. Hãy đánh dấu những hồ sơ có trong quyết định.",
            "No case is chosen. Tick those the decision names.",
            field="case_ids",
        )
    refuse_future(entry.decided_on, today=doing.today, field="decided_on")


def _destroy_chosen(session: Session, doing: Doing, entry: DestructionEntry) -> Destruction:
    hold_cases(session, entry.case_ids)
    offered = {case.id: case for case in cases_to_destroy(doing, entry.unit_id)}
    if not offered.keys() >= set(entry.case_ids):
        raise Refused(
            "Danh sách vừa thay đổi: có hồ sơ không còn trong diện tiêu hủy. Hãy xem lại rồi chọn lần nữa.",
            "The list has just changed: some case is no longer due. Look again, then choose once more.",
            field="case_ids",
        )
    chosen = [offered[case_id] for case_id in dict.fromkeys(entry.case_ids)]
    for case in chosen:
        _refuse_too_early(case, entry.decided_on)
    decision = Destruction(
        unit_id=entry.unit_id,
        document_number=entry.document_number,
        decided_on=entry.decided_on,
        decided_by_id=doing.actor.person_id,
        acting_for_id=doing.acting_for(entry.unit_id),
        recorded_at=doing.now,
        request_key=entry.request_key or None,
    )
    session.add(decision)
    session.flush()
    for case in chosen:
        _destroy(session, case, decision)
        # A line for each case: that of a denunciation is shown to nobody who may not know of it.
        trace = Trace(
            deed=DECIDED, unit_id=case.unit_id, object_kind="case", object_id=case.id, particulars={}
        )
        write_audit(session, doing, trace)
    return decision


def _refuse_too_early(case: Case, decided_on: date) -> None:
    until = kept_to(case)
    if decided_on <= until:
        raise Refused(
            f"{case.name} phải lưu hết ngày {until:%d/%m/%Y}; quyết định tiêu hủy không thể có ngày "
            f"{decided_on:%d/%m/%Y}. Hãy xem lại ngày quyết định hoặc bỏ chọn hồ sơ này.",
            f"{case.name} is kept to the end of {until:%d/%m/%Y}; a decision of {decided_on:%d/%m/%Y} "
            "cannot name it. Check the day of the decision, or leave this case out.",
            field="decided_on",
        )


def _destroy(session: Session, case: Case, decision: Destruction) -> None:
    secret = case.keeps_secret
    if secret:
        # In a copy from before the sealing it stands in clear: sealed first, it goes with its key.
        case.seal_words()
        session.flush()
    let_go_of_keys(session, case)
    if not secret:
        # What is secret stands sealed: with its key it is gone. What stands in clear is written over.
        _write_over(case)
    for copy in copies_sent(session, case):
        copy.subject, copy.content, copy.contested_decision = GONE, "", ""
        copy.parties, copy.reason = [], GONE if copy.reason else ""
    case.destruction_id = decision.id
    session.flush()


def _write_over(case: Case) -> None:
    case.subject, case.content = GONE, GONE if case.content else ""
    case.contested_decision = case.contested_number = case.complainant_name = ""
    case.folded = case.squeezed = ""
    for party in case.parties:
        party.full_name, party.name_folded = GONE, ""
        party.address = party.phone = party.phone_digits = party.paper_number = ""
    for letter in case.letters:
        letter.sender = GONE if letter.sender else ""
    for event in case.journal:
        # What the law reads stays, so that the journal is replayed as before.
        event.paper = _left_of(event.paper)
    for paper in case.papers:
        # Number, day and signer stay: that it was issued. What it said goes.
        paper.filled = {}


def _left_of(paper: Mapping[str, str]) -> dict[str, str]:
    return {key: text if _stays(key, text) else GONE for key, text in paper.items()}


def _stays(key: str, text: str) -> bool:
    answers = _ANSWERS.get(key, set()) | {YES, NO}
    return key in _STAYS or text in answers or _PLAIN.fullmatch(text) is not None


def keep_list(folder: Path) -> None:
    """Write down beside the key file what was destroyed, so that no older back-up brings it back.

    The list grows only. Called after every decision and at every start, so that a break between a
    commit and the writing is made good.
    """
    found = destroyed_cases(db.session())
    if found:
        write_list(folder, [ListedDecision.of(case_id, decision) for case_id, decision in found])
    db.session.rollback()


def apply_destructions(session: Session, folder: Path) -> int:
    """Destroy again what the list beside the key file names: after an older back-up was restored.

    Gives how many cases were destroyed again. What the database does not hold is passed over: it stays
    on the list.
    """
    listed = {one.case_id: one for one in read_list(folder)}
    again = sorted(still_kept(session, listed))
    for case_id in again:
        case, told = session.get_one(Case, case_id), listed[case_id]
        decision = session.get(Destruction, told.decision_id) or told.restored(session, case)
        _destroy(session, case, decision)
    return len(again)


def destroy_again(*, folder: Path, now: datetime) -> int:
    """Destroy again what was decided about before: after a restore, and at every start; gives how many cases.

    At the start as well, for an older copy of the database may have been put in place by hand, and a
    restore may have been broken off.
    """
    with transaction() as session:
        again = apply_destructions(session, folder)
        if again:
            trace = Trace(
                deed="destruction.repeated",
                unit_id=None,
                object_kind="installation",
                object_id="1",
                particulars={},
            )
            write_line(session, trace, now=now)
    return again
