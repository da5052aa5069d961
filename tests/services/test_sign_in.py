"""Signing in: delays that end, one sentence for every failure, tokens the server can end."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.people import Person
from casebook.records.sign_ins import FailedSignIns, KeptText, SignIn
from casebook.services.own_account import change_password
from casebook.services.refusals import Refused
from casebook.services.sign_in import Attempt, keep_typed, sign_in, sign_out, take_kept, whose
from tests.people import PASSWORD, doing

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
KEY = b"s" * 32
WRONG = "not the password"
FIELDS = {"subject": ["Xếp lớp"], "kinds": ["a", "b"]}


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def attempt(username="lan", password=PASSWORD, *, after=timedelta(), address="192.0.2.1"):
    return sign_in(attempt=Attempt(username=username, password=password, address=address, now=NOW + after))


def refused(username="lan", password=WRONG, **more):
    with pytest.raises(Refused) as found:
        attempt(username, password, **more)
    return found.value.en


def close(somebody):
    with transaction() as session:
        session.get_one(Person, somebody.id).active = False


def test_unknown_wrong_and_disabled_are_refused_with_one_and_the_same_sentence(school):
    close(school.hai)
    sentences = {
        refused("nobody", PASSWORD),
        refused("lan", "wrong"),
        refused("hai", PASSWORD),
        refused("", ""),
    }
    assert len(sentences) == 1


def test_capital_letters_of_the_user_name_do_not_matter_and_spaces_around_it_neither(school):
    assert whose(token=attempt(" LAN "), now=NOW).id == school.lan.id


def test_a_password_typed_decomposed_on_a_mac_is_the_same_password(school):
    change_password(
        doing=doing(school.lan, today=NOW.date()), current=PASSWORD, password="chín nghìn lẻ một đêm"
    )
    decomposed = "chi\u0301n nghi\u0300n le\u0309 mo\u0323\u0302t đe\u0302m"
    assert attempt("lan", decomposed)


def test_the_third_failure_makes_the_account_wait_and_waiting_ends_by_itself(school):
    for _ in range(3):
        refused()
    assert "Try again in 2 seconds" in refused(password=PASSWORD)
    assert attempt(after=timedelta(seconds=2))


def test_the_wait_grows_with_every_failure_but_never_beyond_a_quarter_of_an_hour(school):
    when, waits = timedelta(), []
    for _ in range(20):
        refused(after=when)
        row = db.session.scalar(select(FailedSignIns).where(FailedSignIns.subject.startswith("name:")))
        wait = (row.wait_until - NOW - when) if row.wait_until else timedelta()
        waits.append(wait)
        when += wait
    assert waits == sorted(waits)
    assert waits[3] > waits[2] > timedelta()
    assert max(waits) == timedelta(minutes=15)
    assert attempt(after=when)


def test_an_account_waits_from_every_address_and_another_account_does_not(school):
    for _ in range(3):
        refused(address="192.0.2.1")
    assert "Try again" in refused(password=PASSWORD, address="198.51.100.7")
    assert attempt("minh", address="192.0.2.1")


def test_an_address_that_fails_on_many_accounts_waits_for_all_of_them(school):
    for number in range(30):
        refused(f"guess{number}", address="192.0.2.9")
    assert "Try again" in refused("lan", PASSWORD, address="192.0.2.9")
    assert attempt("lan", address="192.0.2.10")


def test_a_name_nobody_has_waits_like_one_that_somebody_has(school):
    for _ in range(3):
        refused("nobody")
    assert "Try again" in refused("nobody")


def test_signing_in_rightly_forgets_the_failures_of_the_account(school):
    for _ in range(2):
        refused()
    attempt()
    refused()
    assert attempt()


def test_failures_of_yesterday_are_forgotten(school):
    for _ in range(3):
        refused()
    later = timedelta(hours=25)
    for _ in range(2):
        refused(after=later)
    assert attempt(after=later)


def test_every_sign_in_has_a_token_of_its_own_and_only_its_hash_is_stored(school):
    first, second = attempt(), attempt()
    assert first != second
    stored = db.session.scalars(select(SignIn.token_hash)).all()
    assert len(stored) == 2
    assert not {first, second} & set(stored)


def test_a_token_stands_for_nobody_after_signing_out(school):
    token, other = attempt(), attempt()
    sign_out(token=token, now=NOW)
    assert whose(token=token, now=NOW) is None
    assert whose(token=other, now=NOW).id == school.lan.id


@pytest.mark.parametrize(
    ("idle", "still"), [(timedelta(minutes=30), True), (timedelta(minutes=30, seconds=1), False)]
)
def test_a_browser_that_was_idle_for_half_an_hour_is_signed_out(school, idle, still):
    token = attempt()
    assert (whose(token=token, now=NOW + idle) is not None) is still


@pytest.mark.parametrize(
    ("length", "still"), [(timedelta(hours=8), True), (timedelta(hours=8, seconds=1), False)]
)
def test_a_browser_in_constant_use_is_signed_out_after_eight_hours(school, length, still):
    token, when = attempt(), timedelta()
    while when + timedelta(minutes=20) < length:
        when += timedelta(minutes=20)
        assert whose(token=token, now=NOW + when) is not None
    assert (whose(token=token, now=NOW + length) is not None) is still


def test_closing_the_account_ends_its_open_browsers(school):
    token = attempt("hai")
    close(school.hai)
    assert whose(token=token, now=NOW) is None


def test_failures_and_successes_leave_an_audit_line_without_the_name_that_was_typed(school):
    refused("lan.nguyen.secret")
    attempt()
    rows = db.session.scalars(select(AuditRow).order_by(AuditRow.number)).all()
    assert [row.deed for row in rows][-2:] == ["sign_in_failed", "signed_in"]
    assert "secret" not in str([vars(row) for row in rows])


def kept_by(token, *, at=NOW, path="/visits/new"):
    return keep_typed(token=token, path=path, fields=FIELDS, key=KEY, now=at)


def test_what_was_typed_comes_back_once_and_only_to_the_same_person_on_the_same_page(school):
    assert kept_by(attempt("lan"))
    look = {"key": KEY, "now": NOW}
    assert take_kept(person_id=school.minh.id, path="/visits/new", **look) is None
    assert take_kept(person_id=school.lan.id, path="/elsewhere", **look) is None
    assert take_kept(person_id=school.lan.id, path="/visits/new", **look) == FIELDS
    assert take_kept(person_id=school.lan.id, path="/visits/new", **look) is None


def test_what_was_typed_is_not_readable_in_the_database(school):
    kept_by(attempt("lan"))
    assert "Xếp lớp".encode() not in db.session.scalar(select(KeptText)).sealed


def test_a_kept_text_given_to_another_person_by_hand_does_not_open(school):
    kept_by(attempt("lan"))
    with transaction() as session:
        session.scalar(select(KeptText)).person_id = school.minh.id
    assert take_kept(person_id=school.minh.id, path="/visits/new", key=KEY, now=NOW) is None


def test_nothing_is_kept_for_a_token_that_is_unknown_or_signed_out(school):
    token = attempt()
    sign_out(token=token, now=NOW)
    assert not kept_by(token)
    assert not kept_by("unknown")
    assert db.session.scalar(select(func.count()).select_from(KeptText)) == 0


def test_a_text_nobody_came_back_for_is_gone_the_next_day(school):
    kept_by(attempt("lan"))
    later = NOW + timedelta(hours=9)
    assert take_kept(person_id=school.lan.id, path="/visits/new", key=KEY, now=later) is None
    kept_by(attempt("minh"), at=NOW)
    kept_by(attempt("minh"), at=NOW + timedelta(days=1))
    assert db.session.scalar(select(func.count()).select_from(KeptText)) == 1
