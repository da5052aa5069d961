"""Setting up: the link works once, the sample is made once, and other data is never touched."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from casebook.law.units import UnitKind
from casebook.law.vocabulary import Role
from casebook.records.base import db, transaction
from casebook.records.people import Person, actor_on, person_by_username
from casebook.records.units import Unit, installation
from casebook.services.installing import (
    NewAccount,
    NewUnit,
    fill_sample,
    is_sample,
    set_up_sample,
    set_up_unit,
    setup_is_open,
    setup_token,
)
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sample import life
from casebook.services.sign_in import Attempt, sign_in
from tests.people import PASSWORD, settle_school

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
KEY = b"k" * 32
UNIT = NewUnit(
    name="Trường Tiểu học Ví Dụ",
    kind=UnitKind.SCHOOL,
    abbreviation="THVD",
    place="Phường Mẫu",
    address="",
    upper_line="UBND PHƯỜNG MẪU",
)


def account(username: str, *, password: str = PASSWORD, field: str = "head") -> NewAccount:
    return NewAccount(full_name=f"Người {username} Mẫu", username=username, password=password, field=field)


def set_up(token: str, **changed: object) -> None:
    values = {"administrator": account("tu", field="administrator"), "head": account("minh")} | changed
    set_up_unit(token=token, unit=UNIT, today=TODAY, now=NOW, **values)


@pytest.fixture(autouse=True)
def _without_its_year(monkeypatch):
    # The sample's year is told in test_sample.py; here it would only take time.
    monkeypatch.setattr(life, "tell", lambda **_told: None)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def test_the_set_up_link_makes_a_unit_with_its_administrator_and_head_and_is_then_used_up(app):
    token = setup_token(now=NOW)
    assert setup_is_open(token)
    set_up(token)
    assert not setup_is_open(token)
    assert setup_token(now=NOW) is None
    roles = {
        name: {grant.role for grant in actor_on(person_by_username(name), TODAY).grants}
        for name in ("tu", "minh")
    }
    assert roles == {"tu": {Role.ADMINISTRATOR}, "minh": {Role.HEAD}}
    assert sign_in(attempt=Attempt(username="minh", password=PASSWORD, address="", now=NOW))
    with pytest.raises(NotAllowed):
        set_up(token)


def test_each_start_makes_a_new_link_and_the_older_one_stops_working():
    older = setup_token(now=NOW)
    newer = setup_token(now=NOW)
    assert setup_is_open(newer)
    assert not setup_is_open(older)


def test_only_the_hash_of_the_link_is_stored():
    token = setup_token(now=NOW)
    assert token not in str(vars(installation()))


@pytest.mark.parametrize("wrong", ["", "wrong", "a" * 1000])
def test_a_wrong_link_opens_nothing(wrong):
    setup_token(now=NOW)
    assert not setup_is_open(wrong)
    with pytest.raises(NotAllowed):
        set_up(wrong)
    with pytest.raises(NotAllowed):
        set_up_sample(token=wrong, key=KEY, today=TODAY, now=NOW)


def test_a_refused_password_leaves_the_link_and_makes_nobody():
    token = setup_token(now=NOW)
    with pytest.raises(Refused) as refused:
        set_up(token, head=account("minh", password="short"))
    assert refused.value.field == "head_password"
    assert setup_is_open(token)
    assert db.session.scalar(select(Person)) is None
    assert db.session.scalar(select(Unit)) is None


def test_administrator_and_head_are_two_people():
    with pytest.raises(Refused, match="two people") as refused:
        set_up(setup_token(now=NOW), head=account("tu"))
    assert refused.value.field == "head_username"


def test_the_sample_is_made_once_and_says_the_same_at_every_start():
    first = fill_sample(key=KEY, today=TODAY, now=NOW)
    again = fill_sample(key=KEY, today=date(2026, 12, 1), now=NOW)
    assert first == again
    assert is_sample()
    assert len(db.session.scalars(select(Person)).all()) == len(first)
    assert {line["role"] for line in first} == {str(role) for role in Role}
    assert len({line["username"] for line in first}) == len(first)


def test_everybody_of_the_sample_can_sign_in_and_holds_the_role_that_is_printed():
    for line in fill_sample(key=KEY, today=TODAY, now=NOW):
        attempt = Attempt(username=line["username"], password=line["password"], address="", now=NOW)
        assert sign_in(attempt=attempt)
        held = actor_on(person_by_username(line["username"]), TODAY).grants
        assert (line["role"], line["unit"]) in {
            (str(grant.role), db.session.get(Unit, grant.unit_id).name) for grant in held
        }


def test_a_password_changed_in_the_sample_is_the_printed_one_again_at_the_next_start():
    line = fill_sample(key=KEY, today=TODAY, now=NOW)[0]
    with transaction():
        person_by_username(line["username"]).password_hash = "gone"
    fill_sample(key=KEY, today=TODAY, now=NOW)
    attempt = Attempt(username=line["username"], password=line["password"], address="", now=NOW)
    assert sign_in(attempt=attempt)


def test_the_sample_is_refused_where_other_data_lies():
    settle_school()
    with pytest.raises(Refused, match="other data"):
        fill_sample(key=KEY, today=TODAY, now=NOW)
    assert not is_sample()


def test_an_unused_link_does_not_hinder_the_sample_and_is_worth_nothing_after_it():
    token = setup_token(now=NOW)
    assert set_up_sample(token=token, key=KEY, today=TODAY, now=NOW)
    assert not setup_is_open(token)
    assert setup_token(now=NOW) is None
