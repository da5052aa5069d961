"""Papers in the world of canaries: issued for the denunciation on its own forms, and for an open case."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from unittest.mock import patch

from casebook.papers.catalogue import forms_on
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.services import paper_values
from casebook.services.drafting import Beginning, begin_paper
from casebook.services.issuing import IssueEntry, issue_paper
from casebook.services.offering_papers import is_form_of
from tests.people import School, doing

TO_OTHERS = ("N31-06", "N31-12")
"""What the accused gets, and what the public and the union get: in every world."""
_IN_TURN = 2
"""So many of the other forms are issued in a world; the next world issues the ones after these."""


def issue_papers(school: School, case_ids: tuple[str, str], now: datetime, turn: int) -> None:
    """Issue papers of the denunciation, and the notice of the open case; each with what the program knows."""
    secret, open_one = case_ids
    others = [key for key in _forms_of(secret, now) if key not in TO_OTHERS]
    start = turn * _IN_TURN % len(others)
    for key in (*TO_OTHERS, *(others[start:] + others[:start])[:_IN_TURN]):
        _issue(school, secret, key, now)
    _issue(school, open_one, "N124-03", now)


def _forms_of(case_id: str, now: datetime) -> list[str]:
    case = db.session.get_one(Case, case_id)
    return sorted(form.key for form in forms_on(now.date()) if is_form_of(case, form))


def _issue(school: School, case_id: str, key: str, now: datetime) -> None:
    minh = doing(school.minh, today=now.date(), now=now)
    paper_id = begin_paper(doing=minh, beginning=Beginning(case_id=case_id, form=key))
    entry = IssueEntry(case_id=case_id, paper_id=paper_id, issued_on=now.date(), signer_id=school.minh.id)
    issue_paper(doing=minh, entry=entry)


@contextmanager
def papers_that_tell() -> Iterator[None]:
    """Let open papers of a denunciation take over what its letter says: the sink of papers must notice."""
    asked = {"accused_title": lambda known: known.case.content}
    with patch.dict(paper_values._OF_DENUNCIATION, asked):
        yield
