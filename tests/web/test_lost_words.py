"""A case whose words were destroyed, or do not open, has a page that says so: no error, no blank."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from casebook.law.vocabulary import Action
from casebook.records.base import transaction
from casebook.records.case_keys import destroy_case_key
from casebook.services.handling import event_of, take_step
from casebook.services.refusals import Refused
from casebook.vault.keys import new_keys
from tests.matters import case_of, standing_of, step_row, take
from tests.people import School, doing, sign_in
from tests.records.test_protected import ACCUSED, SUBJECT, denounced

TODAY = date(2026, 11, 23)


@pytest.fixture
def case_id(app: Flask, school: School) -> str:
    with app.app_context():
        return denounced(school)


def destroy(app: Flask, case_id: str) -> None:
    with app.app_context(), transaction() as session:
        destroy_case_key(session, case_id)


def lose_the_key_file(app: Flask, _case_id: str) -> None:
    other = new_keys()
    app.config["KEYS"] = replace(app.config["KEYS"], masters=other.masters, current=other.current)


WAYS = [(destroy, "Nội dung đã hủy"), (lose_the_key_file, "Không mở được nội dung")]


@pytest.mark.parametrize(("lose", "title"), WAYS)
def test_the_page_of_the_case_says_so(app, page, school, case_id, lose, title):
    sign_in(page, school.minh)
    assert page(f"/cases/{case_id}").h1 == SUBJECT
    lose(app, case_id)
    shown = page(f"/cases/{case_id}")
    assert shown.h1 == title
    assert SUBJECT not in shown.text
    assert ACCUSED not in shown.text
    assert "TC-2026-0001" in shown.text


def test_where_the_name_of_a_handler_is_gone_no_id_stands_in_its_place(app, page, school, case_id):
    with app.app_context():
        take(case_id, school.minh, Action.ACCEPT, date(2026, 11, 10))
        take(case_id, school.minh, Action.ASSIGN_VERIFICATION, date(2026, 11, 11), handler=school.hai.id)
    sign_in(page, school.minh)
    assert school.hai.full_name in page(f"/cases/{case_id}").find("section", id="journal").text
    destroy(app, case_id)
    assert school.hai.id not in page(f"/cases/{case_id}").find("section", id="journal").text


@pytest.mark.parametrize(("lose", "title"), WAYS)
def test_no_step_is_offered_there(app, page, school, case_id, lose, title):
    sign_in(page, school.minh)
    assert page(f"/cases/{case_id}").find_all("a", text="Thụ lý")
    lose(app, case_id)
    shown = page(f"/cases/{case_id}")
    assert shown.h1 == title
    assert not shown.find_all("a", text="Thụ lý")
    assert not shown.find_all("a", text="Ghi chú")


@pytest.mark.parametrize(("lose", "title"), WAYS)
def test_the_list_says_so_in_its_row(app, page, school, case_id, lose, title):
    sign_in(page, school.minh)
    lose(app, case_id)
    row = next(row for row in page("/cases?kind=denunciation").find_all("tr") if "TC-2026-0001" in row.text)
    assert title in row.text


@pytest.mark.parametrize(("lose", "said"), [(destroy, "đã hủy"), (lose_the_key_file, "tệp khóa")])
def test_nothing_is_written_beside_words_that_cannot_be_read(app, school, case_id, lose, said):
    lose(app, case_id)
    with app.app_context():
        case = case_of(case_id)
        row = step_row(case.kind, standing_of(case), Action.NOTE)
        with pytest.raises(Refused) as refused:
            take_step(
                doing=doing(school.minh, today=TODAY),
                case_id=case_id,
                version=case.version,
                action=Action.NOTE,
                new=event_of(row, TODAY, {"note": "Một ghi chú"}),
            )
    assert said in refused.value.sentence("vi").lower()


def test_whoever_may_see_denunciations_is_told_how_to_find_one(page, school):
    sign_in(page, school.minh)
    assert "không nằm trong tìm kiếm" in page("/cases").text


def test_others_are_told_nothing_of_it(page, school):
    sign_in(page, school.lan)
    assert "không nằm trong tìm kiếm" not in page("/cases").text
