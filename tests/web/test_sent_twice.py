"""A form sent twice counts once, whatever it makes; one that was changed in between is another."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from casebook.records.answered import AnsweredForm
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.people import Person
from casebook.services.registration import register_case
from casebook.services.sent_twice import SentBefore, SentForm
from tests.matters import entry
from tests.people import doing, sign_in

SOMEBODY = {"username": "hoa", "full_name": "Cô Hoa Mẫu"}
TODAY = date(2026, 11, 23)


def count(app, table) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_a_second_sending_adds_nobody_and_arrives_at_the_same_page(app, page, school):
    sign_in(page, school.tu)
    form = page("/people/new")
    first = form.submit(**SOMEBODY)
    people, lines = count(app, Person), count(app, AuditRow)
    again = form.submit(**SOMEBODY)
    assert (count(app, Person), count(app, AuditRow)) == (people, lines)
    assert again.path == first.path
    assert "Biểu mẫu này đã được gửi rồi" in again.text


def test_going_back_and_changing_something_is_another_form(app, page, school):
    sign_in(page, school.tu)
    form, before = page("/people/new"), count(app, Person)
    form.submit(**SOMEBODY)
    form.submit(**SOMEBODY | {"username": "mo", "full_name": "Cô Mơ Mẫu"})
    assert count(app, Person) == before + 2


def test_a_form_that_was_refused_may_be_sent_again(app, page, school):
    sign_in(page, school.tu)
    form, before = page("/people/new"), count(app, Person)
    refused = form.submit(status=422, **SOMEBODY | {"username": "lan"})
    refused.submit(username="hoa")
    assert count(app, Person) == before + 1


def test_a_page_refused_to_somebody_spends_no_form(app, page, school):
    """The refusal leaves its line of the audit; whoever asks again is refused again, not led elsewhere."""
    sign_in(page, school.tu)
    form = page("/people/new")
    refused = {"request_key": "a" * 32, "csrf_token": form.find("input", name="csrf_token")["value"]}
    for _sending in range(2):
        with page.client.post("/reception/everyday", data=refused) as answer:
            assert answer.status_code == 404
    assert count(app, AnsweredForm) == 0


@pytest.mark.parametrize("address", ["/people/new", "/reception/everyday"])
def test_a_form_far_too_large_is_told_so_also_where_the_page_is_refused(page, school, address):
    sign_in(page, school.tu)
    enormous = {"CONTENT_LENGTH": "9" * 12}
    with page.client.post(address, data={"request_key": "b" * 32}, environ_overrides=enormous) as answer:
        assert answer.status_code in {404, 413}


def test_of_two_sendings_at_the_same_moment_the_second_changes_nothing(app, school):
    with app.app_context():
        by_lan = doing(school.lan, today=TODAY)
        letter = entry(school)
        register_case(doing=replace(by_lan, form=SentForm("a" * 64, "1" * 32)), entry=letter)
        with pytest.raises(SentBefore):
            register_case(doing=replace(by_lan, form=SentForm("a" * 64, "2" * 32)), entry=letter)
    assert count(app, Case) == 1


def test_one_sending_may_do_several_deeds(app, school):
    with app.app_context():
        by_lan = replace(doing(school.lan, today=TODAY), form=SentForm("a" * 64, "1" * 32))
        for _ in range(2):
            register_case(doing=by_lan, entry=entry(school))
    assert count(app, Case) == 2


def test_every_form_of_every_page_carries_a_key():
    for template in Path("templates").rglob("*.html"):
        text = template.read_text(encoding="utf-8")
        if template.as_posix() in {"templates/parts/form.html", "templates/parts/account.html"}:
            continue  # the macros themselves, and signing out, which may happen twice
        assert not re.search(r'<form[^>]*method="post"', text), template
