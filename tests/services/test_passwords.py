"""Choosing a password: only length is demanded, what is guessed first is refused; one cost for everybody."""

import time
from datetime import UTC, date, datetime

import pytest

from casebook.records.base import transaction
from casebook.records.people import Person
from casebook.records.sign_ins import sign_in_by_hash
from casebook.services import staffing
from casebook.services.guessable import is_guessable
from casebook.services.own_account import activate, change_password, end_one_sign_in
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import Attempt, sign_in, whose
from casebook.vault import passwords
from tests.people import PASSWORD, doing, settle_disabled, settle_pending

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
GUESSED_FIRST = [
    "matkhau123456",
    "Mật khẩu 2026!",
    "P@ssw0rd2026",
    "123456789012",
    "0987654321098",
    "qwertyuiopasdf",
    "1qaz2wsx3edc4r",
    "aaaaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "anhyeuem14021990",
    "hieutruong2026",
    "Hanoi@12345678",
    "ToiYeuVietNam!",
    "truongtieuhocmau",
    "TieuHocMau@2026",
    "lan.lan.lan.lan",
    "Cô Lan Mẫu 1988",
    "THM-THM-THM-2026",
]
FINE = [
    "con meo nam tren mai",
    "chín nghìn lẻ một đêm",
    "xoong bát đũa nồi",
    "k7sd-q2pl-x8vn",
    "cây bàng lá đỏ",
]


def test_what_is_guessed_first_is_refused(app, school):
    with app.app_context():
        for password in GUESSED_FIRST:
            with pytest.raises(Refused, match="easily guessed") as refused:
                change_password(doing=doing(school.lan, today=TODAY), current=PASSWORD, password=password)
            assert refused.value.field == "password", password


@pytest.mark.parametrize("password", FINE)
def test_a_few_words_that_do_not_belong_together_are_enough(password):
    assert not is_guessable(password, known=["lan", "Cô Lan Mẫu", "Trường Tiểu học Mẫu", "THM"])


@pytest.mark.parametrize("password", ["x" * 200, "qwe" * 66, "mot" * 66, "12" * 100, "ab1" * 66])
def test_the_longest_passwords_are_judged_at_once(password):
    begun = time.monotonic()
    is_guessable(password, known=["Trường Tiểu học Mẫu"] * 20)
    assert time.monotonic() - begun < 1


def test_the_present_password_is_not_chosen_again_however_it_is_set(app, school):
    with app.app_context():
        tu = doing(school.tu, today=TODAY)
        with pytest.raises(Refused, match="must differ"):
            change_password(doing=doing(school.lan, today=TODAY), current=PASSWORD, password=PASSWORD)
        link = staffing.issue_activation(doing=tu, person_id=school.lan.id)
        with pytest.raises(Refused, match="must differ"):
            activate(token=link, password=PASSWORD, now=tu.now)
        activate(token=link, password="con meo nam tren mai", now=tu.now)


def test_a_weak_new_password_is_no_failure_but_a_wrong_present_one_is(app, school):
    with app.app_context():
        lan = doing(school.lan, today=TODAY)
        for _ in range(5):
            with pytest.raises(Refused, match="at least 12"):
                change_password(doing=lan, current=PASSWORD, password="short")
        for _ in range(3):
            with pytest.raises(Refused, match="not right"):
                change_password(doing=lan, current="wrong", password="con meo nam tren mai")
        with pytest.raises(Refused, match="Try again in 2 seconds"):
            change_password(doing=lan, current=PASSWORD, password="con meo nam tren mai")


def test_unknown_disabled_pending_and_known_people_cost_one_hash_each_and_hear_the_same(
    app, school, monkeypatch
):
    with app.app_context():
        names = ["nobody", settle_disabled(school).username, settle_pending(school).username, "lan", ""]
        verified = []
        honest = passwords._HASHER.verify

        class Counting:
            def verify(self, stored, password):
                verified[-1] += 1
                return honest(stored, password)

        monkeypatch.setattr(passwords, "_HASHER", Counting())
        heard = set()
        for number, name in enumerate(names):
            verified.append(0)
            attempt = Attempt(username=name, password="wrong", address=f"192.0.2.{number}", now=NOW)
            with pytest.raises(Refused) as refused:
                sign_in(attempt=attempt)
            heard.add(refused.value.vi)
        assert verified == [1] * len(names)
        assert len(heard) == 1


def test_while_somebody_waits_no_password_is_looked_at(app, school, monkeypatch):
    with app.app_context():
        for _ in range(3):
            with pytest.raises(Refused):
                sign_in(attempt=Attempt(username="lan", password="wrong", address="192.0.2.1", now=NOW))
        monkeypatch.setattr("casebook.services.sign_in.is_right", None)
        with pytest.raises(Refused, match="Try again"):
            sign_in(attempt=Attempt(username="lan", password=PASSWORD, address="192.0.2.1", now=NOW))


def test_one_browser_is_ended_alone_and_nobody_elses(app, school):
    with app.app_context():
        lan, minh = (
            sign_in(attempt=Attempt(username=name, password=PASSWORD, address="", now=NOW))
            for name in ("lan", "minh")
        )
        theirs = sign_in_by_hash(passwords.token_hash(minh)).id
        with pytest.raises(NotAllowed):
            end_one_sign_in(doing=doing(school.lan, today=TODAY), sign_in_id=theirs)
        assert whose(token=minh, now=NOW).id == school.minh.id
        mine = sign_in_by_hash(passwords.token_hash(lan)).id
        end_one_sign_in(doing=doing(school.lan, today=TODAY), sign_in_id=mine)
        assert whose(token=lan, now=NOW) is None


def test_a_password_stands_nowhere_but_hashed(app, school):
    with app.app_context(), transaction() as session:
        assert session.get_one(Person, school.lan.id).password_hash.startswith("$argon2id$")
