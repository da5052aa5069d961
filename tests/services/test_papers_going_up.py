"""Drafts of a denunciation that goes up go along: what is issued there is numbered and headed there."""

import pytest

from casebook.law.vocabulary import Role
from casebook.records.base import transaction
from casebook.records.cases import PartyRole
from casebook.records.papers import Paper
from casebook.records.people import Appointment
from casebook.services.accusing import Named, name_party
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_sheets import pdf_of
from casebook.services.scan_places import places_for_scans
from tests.matters import case_of
from tests.papers.pdf import text_of
from tests.papers_written import begun, issued, paper_at
from tests.people import APPOINTED_ON, School, doing, settle_school
from tests.services.test_denouncing import CAME_ON, opened, sealed

FORM = "N31-06"


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def gone_up(school: School) -> tuple[str, str]:
    """A denunciation with a draft, named to be about the deputy since; gives the case and the draft."""
    case_id = opened(school)
    draft = begun(case_id, school.minh, FORM, today=CAME_ON)
    go_up_from(school, case_id)
    return case_id, draft


def go_up_from(school: School, case_id: str) -> None:
    told = Named(role=PartyRole.ACCUSED, person_id=school.ha.id)
    by = doing(school.minh, today=CAME_ON)
    name_party(doing=by, case_id=case_id, version=case_of(case_id).version, named=told)
    assert case_of(case_id).unit_id == school.commune.id


def issued_above(school: School) -> Paper:
    case_id, draft = gone_up(school)
    with transaction() as session:
        who, where = school.binh.id, school.commune.id
        session.add(Appointment(person_id=who, unit_id=where, role=Role.HEAD, since=APPOINTED_ON))
    issued(case_id, draft, school.binh, signer=school.binh, on=CAME_ON)
    return paper_at(draft)


def test_a_draft_that_went_up_is_issued_in_the_name_of_the_unit_above(school):
    paper = issued_above(school)
    assert paper.unit_id == school.commune.id
    assert number_as_printed(paper).endswith("-UBND")
    told = text_of(pdf_of(paper))
    assert "UBND PHƯỜNG MẪU" in told
    assert "TRƯỜNG TIỂU HỌC MẪU" not in told


def test_what_the_unit_above_issues_takes_no_number_of_the_school(school):
    """Else the school would stumble over a number that a hidden case has taken."""
    issued_above(school)
    other = opened(school, sealed(school, "NP-02"))
    draft = begun(other, school.minh, FORM, today=CAME_ON)
    assert issued(other, draft, school.minh, signer=school.minh, on=CAME_ON).number == 1


def test_what_was_issued_before_keeps_its_number_and_its_unit(school):
    case_id = opened(school)
    paper_id = begun(case_id, school.minh, FORM, today=CAME_ON)
    issued(case_id, paper_id, school.minh, signer=school.minh, on=CAME_ON)
    go_up_from(school, case_id)
    assert paper_at(paper_id).unit_id == school.unit.id
    offered = dict(places_for_scans(case_of(case_id), "vi"))
    assert offered[f"paper:{paper_id}"].endswith("· 01/TB-THM")
