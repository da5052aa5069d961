"""The papers of a complaint begin with the articles of its level and its subject, and who takes part."""

from typing import Any

import pytest

from casebook.law.vocabulary import Action
from casebook.papers.catalogue import form_on
from casebook.records.cases import Case, PartyRole
from casebook.services.case_entries import FirstComplaint, PartyEntry
from casebook.services.offering_papers import offers_for
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_values import open_values
from tests.matters import CITIZEN, COMPLAINANT, ENTERED_ON, case_of, registered
from tests.papers_written import TODAY, issued
from tests.papers_written import begun as draft_of

BASES = ("acceptance_basis", "term_basis", "dialogue_basis")
RESPONDENT = PartyEntry(role=PartyRole.RESPONDENT, full_name="Thầy Minh Mẫu")


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def begun(case: Case, key: str) -> dict[str, Any]:
    """What a paper of a case begins with, by the keys of its slots."""
    values = open_values(case, form_on(key, ENTERED_ON), ENTERED_ON)
    return {slot.key: value for slot, value in values.items()}


@pytest.mark.parametrize(
    ("level", "discipline", "cited", "decision"),
    [
        (1, False, ["Điều 27", "Điều 28", "Điều 30"], "N124-15"),
        (2, False, ["khoản 1 Điều 36", "Điều 37", "Điều 39"], "N124-16"),
        (1, True, ["Điều 50", "Điều 50", "Điều 53"], "N124-15-KL"),
        (2, True, ["Điều 50", "Điều 50", "Điều 53"], "N124-16-KL"),
    ],
)
def test_a_paper_cites_the_articles_of_its_level_and_subject(school, level, discipline, cited, decision):
    first = FirstComplaint(told="Trường Mẫu, về việc xếp lớp", decided=False) if level > 1 else None
    case = case_of(registered(school, level=level, discipline=discipline, first=first, competent=level == 1))
    told = begun(case, "N124-03") | begun(case, "N124-14")
    assert [told[key] for key in BASES] == cited
    offered = [offer.form.key for offer in offers_for(case, [Action.DECIDE], ENTERED_ON)]
    assert offered == ["N124-13", decision]


def test_a_labour_matter_is_given_no_article_of_the_act_on_complaints(school):
    case = case_of(registered(school, labour=True))
    assert not {*BASES} & begun(case, "N124-03").keys()


def test_a_decision_rests_on_the_report_that_was_issued_not_on_a_draft(school):
    case_id = registered(school)
    draft = draft_of(case_id, school.lan, "N124-13")
    assert "report_number" not in begun(case_of(case_id), "N124-15")
    paper = issued(case_id, draft, school.lan, signer=school.minh)
    told = begun(case_of(case_id), "N124-15")
    assert (told["report_number"], told["report_on"]) == (number_as_printed(paper), TODAY)


def test_the_notice_of_a_dialogue_begins_with_both_sides(school):
    case = case_of(registered(school, parties=(COMPLAINANT, RESPONDENT)))
    assert begun(case, "CASE-DIALOGUE-NOTICE")["invited"] == (
        {"name": CITIZEN, "role": "Người khiếu nại"},
        {"name": "Thầy Minh Mẫu", "role": "Người bị khiếu nại"},
    )


def test_a_second_complaint_goes_to_a_head_not_to_an_office(school):
    """The head of the office directly above settles it (N124 Đ14.2)."""
    told = begun(case_of(registered(school)), "N124-15")
    assert told["second_level"] == f"Chủ tịch {school.commune.name}"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Hành vi thu tiền không thông báo", "hành vi thu tiền không thông báo"),
        ("Quyết định số 15/QĐ-THM", "Quyết định số 15/QĐ-THM"),
    ],
)
def test_what_is_complained_of_fits_into_a_sentence(school, typed, printed):
    assert begun(case_of(registered(school, contested_decision=typed)), "N124-15")["contested"] == printed
