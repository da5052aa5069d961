"""One delay for whoever fails or guesses: what is free, how it grows, how it ends, what takes it back."""

from datetime import UTC, datetime, timedelta

import pytest

from casebook.records.base import db, transaction
from casebook.records.sign_ins import FailedSignIns
from casebook.services import following
from casebook.services.delays import (
    TooMany,
    count_attempt,
    for_address,
    for_codes,
    for_name,
    for_proof,
    forgive,
    refuse_while_waiting,
)
from casebook.services.following import follow
from casebook.services.refusals import Refused

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
HERE, THERE = "192.0.2.1", "192.0.2.2"
GROWING = [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
"""Seconds to wait after the first failure that is not free, after the second, and so on."""


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def fail(subject: str, now: datetime) -> timedelta:
    """Fail once; gives how long one waits for that."""
    with transaction() as session:
        count_attempt(session, (subject,), now)
        until = session.get_one(FailedSignIns, subject).wait_until
    return until - now if until is not None else timedelta()


@pytest.mark.parametrize(
    ("subject", "free"),
    [(for_name("lan"), 3), (for_proof("0" * 32), 3), (for_address(HERE), 30), (for_codes(HERE), 5)],
    ids=["a name", "a proof", "an address", "codes"],
)
def test_so_many_are_free_then_the_wait_doubles_up_to_a_quarter_of_an_hour(subject, free):
    now, waits = NOW, []
    for _ in range(free - 1 + len(GROWING)):
        waits.append(fail(subject, now))
        now += waits[-1]
        refuse_while_waiting(subject, now)
    assert [int(wait.total_seconds()) for wait in waits] == [0] * (free - 1) + GROWING


def test_while_it_waits_nothing_is_counted_and_the_time_told_is_enough():
    subject = for_name("lan")
    for _ in range(3):
        fail(subject, NOW)
    almost = NOW + timedelta(seconds=1, microseconds=999_999)
    with pytest.raises(TooMany, match="Try again in 1 seconds"), transaction() as session:
        count_attempt(session, (subject,), almost)
    assert db.session.get_one(FailedSignIns, subject).failures == 3
    assert fail(subject, almost + timedelta(seconds=1)) == timedelta(seconds=4)


def test_a_day_without_failure_forgets_them():
    subject = for_codes(HERE)
    for _ in range(5):
        fail(subject, NOW)
    assert fail(subject, NOW + timedelta(hours=24)) == timedelta(seconds=4)
    fail(subject, NOW + timedelta(hours=48, microseconds=1))
    assert db.session.get_one(FailedSignIns, subject).failures == 1


def test_what_was_right_is_taken_back_an_account_whole_an_address_by_one():
    subjects = (for_name("lan"), for_address(HERE))
    for _ in range(2):
        with transaction() as session:
            count_attempt(session, subjects, NOW)
    with transaction() as session:
        forgive(session, subjects)
    assert db.session.get(FailedSignIns, subjects[0]) is None
    assert db.session.get_one(FailedSignIns, subjects[1]).failures == 1


def guess(code: str = "ABCDE-23456", *, address: str = HERE, now: datetime = NOW) -> str:
    with pytest.raises(Refused) as refused:
        follow(typed=code, address=address, now=now)
    return refused.value.en


def test_five_wrong_codes_are_free_and_the_address_alone_waits():
    for code in ("ABCDE-23456", "x", "", "ABCDE-23457", "ABCDE-23458"):
        assert "Try again" not in guess(code)
    assert guess() == "Too many wrong codes. Try again in 2 seconds."
    assert "No visit and no case" in guess(address=THERE)
    assert "No visit and no case" in guess(now=NOW + timedelta(seconds=2))
    assert guess(now=NOW + timedelta(seconds=2)).endswith("Try again in 4 seconds.")


def test_a_right_code_is_never_counted_and_takes_no_wrong_one_back(monkeypatch):
    for _ in range(4):
        guess()
    with monkeypatch.context() as right:
        right.setattr(following, "follow_code", lambda _code: "found")
        for _ in range(10):
            assert follow(typed="ABCDE-23456", address=HERE, now=NOW) == "found"
    assert db.session.get_one(FailedSignIns, for_codes(HERE)).failures == 4
    guess()
    assert "Try again" in guess()


def test_of_many_guesses_at_once_those_beyond_the_free_ones_wait(monkeypatch):
    # All of them were let in before the first was counted.
    monkeypatch.setattr(following, "refuse_while_waiting", lambda *_: None)
    told = [guess() for _ in range(8)]
    assert ["Try again" in one for one in told] == [False] * 5 + [True] * 3
