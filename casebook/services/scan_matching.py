"""Saying of which step, or of which issued paper, a kept file is the signed scan; and saying it anew."""

from sqlalchemy.orm import Session

from casebook.law.powers import Actor
from casebook.records.attachments import Attachment, open_files
from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.records.visibility import visible_cases
from casebook.services.attaching import may_attach
from casebook.services.overtaken import refuse_overtaken
from casebook.services.refusals import NotAllowed
from casebook.services.scan_places import code_of, find_place
from casebook.services.trail import Doing, Trace, write_audit


def match_scan(*, doing: Doing, file_id: str, belongs: str, seen: str | None) -> None:
    """Say of what a file of a case is the signed scan: a code of `places_for_scans`, "" for nothing.

    `seen` is the mark of the form (`seen_of`). Raises NotAllowed, Refused, Overtaken.
    """
    with transaction() as session:
        row, case = _take(session, doing.actor, file_id)
        standing = code_of(case, row)
        refuse_overtaken(seen, standing={"belongs": standing}, wanted={"belongs": belongs})
        if standing == belongs:
            return
        row.event_id, row.paper_id = find_place(case, belongs)
        trace = Trace(
            deed="file.matched",
            unit_id=row.unit_id,
            object_kind="attachment",
            object_id=row.id,
            particulars={"case": case.id, "was": standing, "now": belongs},
        )
        write_audit(session, doing, trace)


def _take(session: Session, actor: Actor, file_id: str) -> tuple[Attachment, Case]:
    row = session.scalar(open_files(actor).where(Attachment.id == file_id).with_for_update(of=Attachment))
    if row is None or row.case_id is None:
        raise NotAllowed
    case = session.scalar(visible_cases(actor).where(Case.id == row.case_id))
    if case is None or not may_attach(actor, case):
        raise NotAllowed
    return row, case
