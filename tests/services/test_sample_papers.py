"""The papers of the sample school: drafts and issued ones, tied to their steps, some signed and scanned."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from flask import current_app
from sqlalchemy import select

from casebook.law.dialogues import DialogueStatus
from casebook.law.signing import PaperState
from casebook.law.vocabulary import EventType
from casebook.papers.form import ConfinedForm
from casebook.papers.sheet import DRAFT
from casebook.records.attachments import Attachment
from casebook.records.base import db
from casebook.records.cases import Case, CaseEvent
from casebook.records.dialogues import Dialogue
from casebook.records.papers import Paper
from casebook.records.reception import SessionKind
from casebook.records.visits import Visit
from casebook.services.conclusion_notices import notice_of
from casebook.services.drafting import blanks_in
from casebook.services.handing_out import read_kept
from casebook.services.installing import fill_sample
from casebook.services.paper_names import form_of
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_sheets import docx_of
from casebook.services.shipped_days import ship_days
from casebook.vault.safe import Safe
from casebook.vault.storage import storage_at
from tests.papers.word import words_of
from tests.sample_year import DAYS, KEY, morning_of, program_in

pytestmark = pytest.mark.slow
WANTED = {
    ("RECEIPT-CASE", EventType.RECEIVED),
    ("N124-03", EventType.ACCEPTANCE_NOTIFIED),
    ("N124-05", EventType.VERIFICATION_ASSIGNED),
    ("CASE-DIALOGUE-NOTICE", EventType.DIALOGUE_CALLED),
    ("N124-14", EventType.DIALOGUE_HELD),
    ("N124-15", EventType.DECIDED),
    ("PETITION-ANSWER", EventType.ANSWERED),
    ("CHASE", EventType.REPORT_DEMANDED),
    ("N31-04", EventType.ACCEPTED),
    ("N31-05", EventType.ACCEPTANCE_NOTIFIED),
    ("N31-01", EventType.EXTENDED),
}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def safe(
    request: pytest.FixtureRequest, migrated_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Safe]:
    """Tell the year up to a day with a safe for the scans, once for all tests about that day."""
    with program_in(tmp_path_factory.mktemp("papers"), migrated_file):
        kept = safe_of()
        told_with(kept, request.param)
        yield kept


def safe_of() -> Safe:
    folder = current_app.config["CASEBOOK"].data / "files"
    return Safe(current_app.config["KEYS"], storage_at("", folder=folder))


def told_with(safe: Safe | None, today: date) -> None:
    ship_days(now=morning_of(today))
    fill_sample(key=KEY, today=today, now=morning_of(today), safe=safe)


def papers(state: PaperState) -> list[Paper]:
    return list(db.session.scalars(select(Paper).where(Paper.state == state)))


def scans() -> list[Attachment]:
    return list(db.session.scalars(select(Attachment).where(Attachment.paper_id.is_not(None))))


def test_papers_of_every_kind_are_issued_and_belong_to_their_steps(safe):
    found = {(paper.form, paper.event.type) for paper in papers(PaperState.ISSUED) if paper.event}
    assert found == WANTED
    assert all(paper.event for paper in papers(PaperState.ISSUED))


def test_some_papers_are_drafts_still(safe):
    drafts = papers(PaperState.DRAFT)
    assert len(drafts) >= 2
    assert {(paper.number, paper.issued_on, paper.event_id) for paper in drafts} == {(None, None, None)}
    assert all(blanks_in(paper, form_of(paper)) for paper in drafts)


def test_a_step_bears_the_number_of_its_paper_and_its_day(safe):
    for paper in papers(PaperState.ISSUED):
        line = paper.event
        assert line.occurred_on == paper.issued_on
        if paper.number and line.type is not EventType.DIALOGUE_HELD:
            assert line.paper["document_number"] == number_as_printed(paper), paper.form


def test_no_number_of_a_unit_stands_twice(safe):
    """What was written by hand and what was written here come out of the same registers."""
    numbers = [
        (line.case.unit_id, line.case.keeps_secret, line.occurred_on.year, line.paper["document_number"])
        for line in db.session.scalars(select(CaseEvent))
        if line.paper.get("document_number") and line.type is not EventType.CORRECTED
    ]
    assert len(numbers) > 100
    assert sorted(set(numbers)) == sorted(numbers)


def test_signed_scans_are_matched_to_their_paper_and_step_and_open_again(safe):
    found = scans()
    assert len(found) >= 3
    by_id = {paper.id: paper for paper in papers(PaperState.ISSUED)}
    assert {row.event_id for row in found} == {by_id[row.paper_id].event_id for row in found}
    assert not any(db.session.get_one(Case, row.case_id).keeps_secret for row in found)
    assert all(read_kept(row, safe).startswith(b"\xff\xd8\xff") for row in found)


def test_a_complaint_runs_from_its_receipt_to_a_decision_that_arrived(safe):
    decided = [paper.case for paper in papers(PaperState.ISSUED) if paper.form == "N124-15"]
    chains = [[line.type for line in case.journal] for case in decided]
    wanted = [
        EventType.RECEIVED,
        EventType.ACCEPTANCE_NOTIFIED,
        EventType.DECIDED,
        EventType.SENT,
        EventType.RECEIVED_BY_COMPLAINANT,
    ]
    assert [[kind for kind in chain if kind in wanted] for chain in chains] == [wanted, wanted]


def test_the_confined_paper_leaves_open_who_denounces(safe):
    (notice,) = (paper for paper in papers(PaperState.ISSUED) if isinstance(form_of(paper), ConfinedForm))
    assert not {"denouncer_name", "denouncer_address"} & notice.filled.keys()
    assert notice.case.keeps_secret


@pytest.mark.parametrize("state", [PaperState.DRAFT, PaperState.ISSUED])
def test_every_paper_can_be_printed_and_only_a_draft_says_it_is_one(safe, state):
    told = [DRAFT in words_of(docx_of(paper)) for paper in papers(state)]
    assert set(told) == {state is PaperState.DRAFT}


def test_the_papers_that_belong_to_no_case_can_be_printed_too(safe):
    visits = db.session.scalars(select(Visit)).all()
    notices = [found for visit in visits if (found := notice_of(visit))]
    assert any(filled.frame.issue.number for filled in notices)
    assert {visit.session.kind for visit in visits if notice_of(visit)} >= {SessionKind.PERIODIC}
    published = [
        one for one in db.session.scalars(select(Dialogue)) if one.status is DialogueStatus.PUBLISHED
    ]
    assert published
    assert all(one.notice_number for one in published)


def test_the_papers_are_told_on_either_engine_and_without_a_safe(app):
    with app.app_context():
        told_with(None, DAYS[0])
        assert {(paper.form, paper.event.type) for paper in papers(PaperState.ISSUED)} == WANTED
        assert scans() == []
