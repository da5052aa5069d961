"""The same few papers in every test of them: begun, filled in and issued on a day."""

from datetime import date
from typing import Any

from casebook.records.base import db
from casebook.records.papers import Paper
from casebook.services.drafting import Beginning, Change, begin_paper, change_paper
from casebook.services.issuing import IssueEntry, issue_paper
from tests.people import Somebody, doing

TODAY = date(2026, 11, 6)
NOTICE = "N124-03"
"""The notice that a complaint is accepted."""


def begun(case_id: str, by: Somebody, form: str = NOTICE, *, today: date = TODAY, **more: Any) -> str:
    """Begin a draft and give its id."""
    beginning = Beginning(case_id=case_id, form=form, **more)
    return begin_paper(doing=doing(by, today=today), beginning=beginning)


def paper_at(paper_id: str) -> Paper:
    """Give a paper as the database has it now."""
    db.session.rollback()
    return db.session.get_one(Paper, paper_id)


def written(case_id: str, paper_id: str, by: Somebody, *, today: date = TODAY, **texts: str) -> None:
    """Write texts into a draft."""
    change = Change(case_id=case_id, paper_id=paper_id, texts=texts)
    change_paper(doing=doing(by, today=today), change=change)


def issued(
    case_id: str, paper_id: str, by: Somebody, *, signer: Somebody, on: date = TODAY, **more: Any
) -> Paper:
    """Issue a draft, signed by somebody on a day."""
    entry = IssueEntry(case_id=case_id, paper_id=paper_id, issued_on=on, signer_id=signer.id, **more)
    return issue_paper(doing=doing(by, today=more.pop("today", on)), entry=entry)
