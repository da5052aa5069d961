"""A letter that was split, as the guide note printed of it (form 05 of TT 05/2021)."""

from collections.abc import Sequence

from casebook.law.vocabulary import Role
from casebook.law.words import word
from casebook.papers.form import Frame, fill
from casebook.papers.law_forms.letters_tt05 import PARTS, SPLIT_GUIDE
from casebook.papers.letterhead import Issue, Signature
from casebook.papers.print_pdf import paper_pdf
from casebook.records.cases import Case, CaseEvent
from casebook.services.letterheads import letterhead_of
from casebook.services.paper_values import open_values
from casebook.services.receivers import receivers_on
from casebook.services.splitting import SPLIT


def split_guide(case: Case, contents: Sequence[Case]) -> bytes:
    """Set the guide note; number and signer as recorded, else the head and a blank."""
    note = _last_split(case)
    paper = note.paper if note else {}
    number = paper.get("document_number", "")
    frame = Frame(
        letterhead=letterhead_of(case.unit),
        issue=Issue(number=number, day=note.occurred_on if note and number else None),
        signature=_signer(case, paper.get("signer", "")),
        archive_line="Lưu: VT, hồ sơ",
    )
    parts = tuple({"kind": word(part.kind), "content": part.subject} for part in contents)
    told = open_values(case, SPLIT_GUIDE, case.received_on) | {PARTS: parts}
    return paper_pdf(fill(SPLIT_GUIDE, frame, told))


def _last_split(case: Case) -> CaseEvent | None:
    return next((event for event in reversed(case.journal) if event.paper.get("about") == SPLIT), None)


def _signer(case: Case, name: str) -> Signature:
    heads = receivers_on(case.unit_id, case.received_on).heads
    head = heads[0] if heads else None
    if name and (head is None or name != head.full_name):
        return Signature(title="", name=name)
    title = (head.title if head else "") or word(Role.HEAD)
    return Signature(title=title, name=head.full_name if head else "")
