"""A number of an earlier day than one before it in its register: told first, and issued once confirmed."""

from datetime import date, timedelta

import pytest

from casebook.law.signing import PaperState
from casebook.law.vocabulary import Kind
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.papers import Paper
from casebook.services.issuing import OutOfOrder
from casebook.services.paper_numbers import number_as_printed, number_before
from tests.matters import registered
from tests.papers_written import NOTICE, TODAY, begun, issued, paper_at
from tests.people import doing
from tests.services.test_denouncing import CAME_ON, opened, sealed

BEFORE = TODAY - timedelta(days=1)
MARK = f"01/TB-THM {TODAY.isoformat()}"


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def case_id(school) -> str:
    return registered(school)


def issue_one(school, case_id: str, form: str = NOTICE, *, on: date = TODAY, **more: str) -> Paper:
    paper_id = begun(case_id, school.minh, form, today=TODAY)
    return issued(case_id, paper_id, school.minh, signer=school.minh, on=on, **more)


def test_an_earlier_day_than_a_number_before_it_is_told_and_takes_no_number(school, case_id):
    issue_one(school, case_id)
    paper_id = begun(case_id, school.minh)
    with pytest.raises(OutOfOrder) as told:
        issued(case_id, paper_id, school.minh, signer=school.minh, on=BEFORE)
    assert told.value.field == "issued_on"
    for language in ("vi", "en"):
        sentence = told.value.sentence(language)
        assert all(word in sentence for word in ("01/TB-THM", "06/11/2026", "05/11/2026"))
    assert (paper_at(paper_id).state, paper_at(paper_id).number) == (PaperState.DRAFT, None)
    assert issued(case_id, paper_id, school.minh, signer=school.minh).number == 2


def test_who_confirmed_the_number_they_were_told_issues_it(school, case_id):
    issue_one(school, case_id)
    paper = issue_one(school, case_id, on=BEFORE, confirmed_before=MARK)
    assert (number_as_printed(paper), paper.issued_on) == ("02/TB-THM", BEFORE)


def test_what_was_confirmed_holds_for_that_number_and_day_only(school, case_id):
    issue_one(school, case_id)
    issue_one(school, case_id)
    with pytest.raises(OutOfOrder, match="02/TB-THM"):
        issue_one(school, case_id, on=BEFORE, confirmed_before=MARK)


def test_the_latest_day_counts_not_the_last_number(school, case_id):
    issue_one(school, case_id)
    issue_one(school, case_id, on=date(2026, 11, 4), confirmed_before=MARK)
    with pytest.raises(OutOfOrder, match="01/TB-THM"):
        issue_one(school, case_id, on=BEFORE)


def test_the_same_day_another_register_and_another_year_are_no_earlier(school, case_id):
    issue_one(school, case_id)
    assert issue_one(school, case_id).number == 2
    assert issue_one(school, case_id, "N124-05", on=BEFORE).number == 1
    assert issue_one(school, case_id, "N124-01", on=BEFORE).number is None
    later = date(2027, 1, 5)
    paper_id = begun(case_id, school.minh, today=later)
    assert issued(case_id, paper_id, school.minh, signer=school.minh, on=later).number == 1
    # The year that is over has its own last day.
    assert issue_one(school, case_id).number == 3


def test_a_number_that_was_put_aside_still_stands_in_its_register(school, case_id):
    first = issue_one(school, case_id)
    with transaction() as session:
        session.get_one(Paper, first.id).state = PaperState.DISCARDED
    with pytest.raises(OutOfOrder):
        issue_one(school, case_id, on=BEFORE)


def known_before(paper_id: str, by) -> str | None:
    before = number_before(doing(by, today=TODAY).actor, paper_at(paper_id), TODAY)
    return before.mark if before else None


def test_nobody_is_told_of_a_denunciation_they_do_not_know(school, case_id):
    one, other = (opened(school, sealed(school, seal)) for seal in ("NP-01", "NP-02"))
    issue_one(school, one, "N31-05", on=CAME_ON)
    with transaction() as session:
        session.get_one(Case, other).handler_id = school.lan.id
    paper_id = begun(other, school.minh, "N31-05", today=CAME_ON)
    assert known_before(paper_id, school.minh) == f"01/TB-THM {CAME_ON.isoformat()}"
    # Lan handles this one and knows nothing of the other.
    assert known_before(paper_id, school.lan) is None
    assert known_before(begun(case_id, school.minh), school.minh) is None


def test_what_became_a_denunciation_is_told_of_in_no_open_register(school, case_id):
    turned = registered(school)
    issue_one(school, turned)
    paper_id = begun(case_id, school.minh)
    assert known_before(paper_id, school.minh) == MARK
    with transaction() as session:
        session.get_one(Case, turned).kind = Kind.DENUNCIATION
    db.session.rollback()
    assert known_before(paper_id, school.minh) is None
