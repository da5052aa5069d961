"""A letter that was split, as the guide note printed of it."""

from collections.abc import Sequence

from casebook.law.vocabulary import Role
from casebook.law.words import word
from casebook.papers.letterhead import Issue, Person, Signature
from casebook.papers.split_guides import SplitGuide, split_guide_pdf
from casebook.records.cases import Case, CaseEvent, PartyRole
from casebook.services.letterheads import letterhead_of
from casebook.services.receivers import receivers_on
from casebook.services.splitting import SPLIT


def split_guide(case: Case, contents: Sequence[Case]) -> bytes:
    """Set the guide note; number and signer as recorded, else the head and a blank."""
    note = _last_split(case)
    paper = note.paper if note else {}
    number = paper.get("document_number", "")
    return split_guide_pdf(
        SplitGuide(
            letterhead=letterhead_of(case.unit),
            issue=Issue(number=number, day=note.occurred_on if note and number else None),
            sender=_sender(case),
            received_on=case.received_on,
            contents=tuple((word(part.kind).lower(), part.subject) for part in contents),
            signer=_signer(case, paper.get("signer", "")),
        )
    )


def _last_split(case: Case) -> CaseEvent | None:
    return next((event for event in reversed(case.journal) if event.paper.get("about") == SPLIT), None)


def _sender(case: Case) -> Person:
    party = next((p for p in case.parties if p.role is PartyRole.COMPLAINANT), None)
    return Person(name=party.full_name, address=party.address) if party else Person()


def _signer(case: Case, name: str) -> Signature:
    heads = receivers_on(case.unit_id, case.received_on).heads
    head = heads[0] if heads else None
    if name and (head is None or name != head.full_name):
        return Signature(title="", name=name)
    title = (head.title if head else "") or word(Role.HEAD)
    return Signature(title=title, name=head.full_name if head else "")
