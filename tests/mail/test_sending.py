"""Letters leave, whatever the server does: none is lost, and none is sent twice without a reason."""

import threading
import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from casebook.clock import now
from casebook.mail import line
from casebook.records.base import db, transaction
from casebook.records.outbox import LetterFailure, MailSettings, OutboxRow, Security, waiting
from casebook.records.people import Person
from casebook.services.letter_texts import SUBJECT
from casebook.services.mail_care import _CONTEXT
from casebook.services.outbox_care import LEASE, claim_letters
from casebook.vault.certificates import new_authority, new_server
from casebook.vault.sealing import seal
from tests.mail.conftest import MONDAY, SENDER
from tests.mail.postman import LOCAL, asking, sealed_with, working
from tests.matters import registered


def change_settings(**values: object) -> None:
    with transaction() as session:
        row = session.get_one(MailSettings, 1)
        for name, value in values.items():
            setattr(row, name, value)


def test_a_letter_goes_to_one_person_under_the_same_subject_as_every_other(office, running):
    (letter_id,) = office.queue()
    assert office.send().sent == 1
    (letter,) = running.letters
    assert letter["Subject"] == SUBJECT
    assert (letter["To"], letter["From"]) == (f"{office.school.lan.username}@nguoi.example", SENDER)
    assert running.envelopes == [(SENDER, [f"{office.school.lan.username}@nguoi.example"])]
    assert letter["Message-ID"] == f"<{letter_id}@truong.example>"
    assert office.letter(letter_id).sent_at == office.now
    assert office.send().sent == 0


def test_a_letter_tells_neither_kind_nor_number_nor_name_and_leads_to_the_case(office, running):
    case_id = registered(office.school, subject="Việc không ai được biết")
    office.queue(to=office.school.minh, case_id=case_id)
    office.send()
    written = next(one for one in running.letters if case_id in one.get_content())
    assert f"https://casebook.example/cases/{case_id}" in written.get_content()
    everything = written.as_string() + written.get_content()
    for hidden in ("Việc không ai", "Ví Dụ", "khiếu nại", "KN-", "Minh Mẫu"):
        assert hidden not in everything


def test_who_may_not_see_the_case_any_more_is_not_written_to(office, running):
    case_id = registered(office.school)
    db.session.execute(OutboxRow.__table__.delete())
    db.session.commit()
    (stranger,) = office.queue(to=office.school.mai, case_id=case_id)
    assert office.send().cancelled == 1
    assert running.letters == []
    assert office.letter(stranger).cancelled_at == office.now


def test_who_left_the_house_is_not_written_to(office, running):
    (letter_id,) = office.queue()
    with transaction() as session:
        session.get_one(Person, office.school.lan.id).active = False
    assert office.send().cancelled == 1
    assert (running.letters, office.letter(letter_id).sent_at) == ([], None)


def test_a_server_that_is_down_for_three_days_loses_nothing_and_is_left_in_peace(office, postman):
    office.queue(30)
    tries = 0
    for _ in range(72):
        done = office.send()
        tries += done.failure is not None
        office.later(hours=1)
    assert (office.unsent, office.settings.failure) == (30, LetterFailure.SERVER_AWAY)
    assert tries == 72
    assert office.settings.failing_since == MONDAY
    with working(postman):
        office.send_for(hours=7)
    assert (office.unsent, len(set(postman.ids)), len(postman.ids)) == (0, 30, 30)
    assert (office.settings.failing_since, office.settings.failure) == (None, "")


def test_a_server_that_is_away_is_asked_at_most_every_quarter_of_an_hour(office, monkeypatch):
    asked = []
    monkeypatch.setattr(line.smtplib, "SMTP", lambda *_how, **_more: asked.append(1) or refuse())
    office.queue(30)
    office.send_for(hours=6)
    assert 23 <= len(asked) <= 27


def refuse() -> None:
    raise ConnectionRefusedError


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        ("450 4.2.1 Later", LetterFailure.PUT_OFF),
        ("550 5.1.1 Nobody of this name", LetterFailure.ADDRESS_REFUSED),
        ("421 4.3.2 Closing", LetterFailure.SERVER_BUSY),
    ],
)
def test_what_the_server_says_of_an_address_is_kept_as_a_word_of_ours(office, running, answer, failure):
    running.address_answer = lambda _address: answer
    (letter_id,) = office.queue()
    office.send()
    letter = office.letter(letter_id)
    assert (letter.failure, letter.attempts, letter.sent_at) == (failure, 1, None)
    assert letter.next_try_at == office.now + timedelta(minutes=1)
    assert letter.given_up_at is None


@pytest.mark.parametrize(
    ("answer", "failure"),
    [("451 4.7.1 Later", LetterFailure.PUT_OFF), ("554 5.7.1 Spam", LetterFailure.LETTER_REFUSED)],
)
def test_what_the_server_says_of_a_letter_concerns_that_one_only(office, running, answer, failure):
    first, second = office.queue(2)
    running.data_answer = lambda letter: answer if first in letter["Message-ID"] else None
    office.send()
    assert office.letter(first).failure == failure
    assert office.letter(second).sent_at == office.now
    running.data_answer = lambda _letter: None
    office.later(minutes=1)
    assert office.send().sent == 1


@pytest.mark.deep
def test_a_letter_that_is_put_off_is_tried_ever_less_often_and_given_up_after_thirty_days(office, running):
    running.data_answer = lambda _letter: "451 4.7.1 Later"
    (letter_id,) = office.queue()
    waits = []
    while office.letter(letter_id).given_up_at is None:
        office.send()
        row = office.letter(letter_id)
        waits.append(row.next_try_at - office.now)
        office.now = row.next_try_at
    assert [wait.total_seconds() / 60 for wait in waits[:6]] == [1, 4, 16, 64, 256, 360]
    assert timedelta(days=30) <= office.letter(letter_id).given_up_at - MONDAY < timedelta(days=31)
    assert office.unsent == 0


def test_an_address_that_is_refused_again_and_again_is_given_up_within_a_morning(office, running):
    lan = f"{office.school.lan.username}@nguoi.example"
    running.address_answer = lambda address: "550 5.1.1 Nobody" if address == lan else None
    (bad,) = office.queue()
    (good,) = office.queue(to=office.school.minh)
    office.send_for(hours=6)
    assert (office.letter(bad).attempts, office.letter(bad).failure) == (5, LetterFailure.ADDRESS_REFUSED)
    assert office.letter(bad).given_up_at is not None
    assert office.letter(good).sent_at == MONDAY


def test_a_server_that_refuses_every_address_is_at_fault_itself(office, running):
    running.address_answer = lambda _address: "554 5.7.1 Relaying denied"
    letters = office.queue(6)
    office.send_for(hours=7)
    assert all(office.letter(one).given_up_at is None for one in letters)
    assert office.settings.failing_since is not None


@pytest.mark.parametrize(("email", "failure"), [("", "no_address"), ("lan@truong, b@c.vn", "not_an_address")])
def test_who_has_no_address_is_told_of_and_nobody_else_is_written_to(office, running, email, failure):
    with transaction() as session:
        session.get_one(Person, office.school.lan.id).email = email
    (letter_id,) = office.queue()
    office.send()
    letter = office.letter(letter_id)
    assert (letter.failure, letter.given_up_at, running.letters) == (failure, office.now, [])


def test_a_letter_taken_without_a_word_comes_again_under_the_same_id(office, running):
    dropped = []
    running.drops = lambda letter: not dropped.append(letter) and len(dropped) == 1
    office.queue(3)
    assert office.send().failure is LetterFailure.CONNECTION_LOST
    office.send_for(minutes=10)
    assert office.unsent == 0
    assert (len(running.ids), len(set(running.ids))) == (4, 3)


def test_a_server_too_slow_to_wait_for_holds_up_no_page(office, running, monkeypatch):
    monkeypatch.setattr(line, "TIMEOUT", 0.5)
    running.slow = 5.0
    (letter_id,) = office.queue()
    assert office.send().failure is LetterFailure.CONNECTION_LOST
    assert office.letter(letter_id).sent_at is None


def test_while_the_server_thinks_others_write(office, running, app):
    running.slow = 1.5
    office.queue()
    took = []

    def write() -> None:
        running.waits.wait(5)
        with app.app_context():
            begun = time.perf_counter()
            with transaction() as session:
                session.get_one(Person, office.school.minh.id).title = "Hiệu trưởng"
            took.append(time.perf_counter() - begun)

    page = threading.Thread(target=write)
    page.start()
    assert office.send().sent == 1
    page.join()
    assert took[0] < 0.5


def test_two_workers_never_take_the_same_letter(office):
    office.queue(5)
    first = claim_letters(worker="first", now=office.now, most=3)
    second = claim_letters(worker="second", now=office.now, most=5)
    assert (len(first), len(second), set(first) & set(second)) == (3, 2, set())
    later = office.now + LEASE + timedelta(seconds=1)
    assert len(claim_letters(worker="third", now=later, most=5)) == 5


def test_a_worker_told_to_end_gives_back_what_it_did_not_send(office, running):
    office.queue(5)
    running.data_answer = lambda _letter: setattr(office, "ends", True)
    assert office.send().sent == 1
    office.ends = False
    running.data_answer = lambda _letter: None
    assert office.send(worker="another").sent == 4


def test_no_letter_leaves_in_clear_to_a_server_that_offers_no_tls(office, running):
    change_settings(security=Security.STARTTLS)
    office.queue()
    assert office.send().failure is LetterFailure.UNTRUSTED
    assert running.letters == []


@pytest.fixture
def pair(tmp_path):
    authority = new_authority("localhost", now=now())
    pair = new_server("localhost", authority, now=now())
    names = {"authority": authority.certificate, "certificate": pair.certificate, "key": pair.key}
    for name, content in names.items():
        (tmp_path / name).write_bytes(content)
    return {name: str(tmp_path / name) for name in names}


@pytest.mark.parametrize(
    "case",
    [
        ("localhost", True, None),
        ("localhost", False, LetterFailure.UNTRUSTED),
        (LOCAL, True, LetterFailure.UNTRUSTED),
    ],
    ids=["right", "unknown authority", "another name"],
)
@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_who_answers_must_prove_it(office, postman, pair, monkeypatch, security, case):
    host, known, failure = case
    if known:
        monkeypatch.setenv("SSL_CERT_FILE", pair["authority"])
    proof = sealed_with(pair["certificate"], pair["key"])
    how = {"ssl_context" if security is Security.TLS else "tls_context": proof}
    change_settings(security=security, server=host)
    office.queue()
    with working(postman, **how):
        assert office.send().failure is failure
    assert len(postman.letters) == (failure is None)


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # sealed by nothing, on this machine
def test_the_password_opens_and_a_wrong_one_is_told_as_that(office, postman):
    key = office.app.config["KEYS"].sealing
    change_settings(username="vanthu", sealed_password=seal(key, "sai", context=_CONTEXT))
    office.queue()
    with working(postman, **asking("vanthu", "dung")):
        assert office.send().failure is LetterFailure.SIGN_IN_REFUSED
        change_settings(sealed_password=seal(key, "dung", context=_CONTEXT), next_round_at=None)
        office.later(minutes=2)
        assert office.send().sent == 1


def test_a_password_sealed_with_lost_keys_is_told_as_that(office, running):
    change_settings(username="vanthu", sealed_password=b"no seal of ours opens this")
    office.queue()
    assert office.send().failure is LetterFailure.PASSWORD_LOST
    assert office.unsent == 1


def test_without_settings_letters_wait(office, running):
    with transaction() as session:
        session.delete(session.get_one(MailSettings, 1))
    office.queue()
    assert office.send().sent == 0
    assert db.session.scalar(select(func.count()).select_from(OutboxRow).where(waiting())) == 1
