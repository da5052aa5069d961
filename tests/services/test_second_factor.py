"""The second factor: enrolled by a code, never the same code twice, codes on paper, nothing open before."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.devices import Device, RecoveryCode, codes_left
from casebook.records.sign_ins import KeptText, SignIn
from casebook.services import devices, proving
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.services.sign_in import browser, half_signed_in, whose
from tests.people import PASSWORD
from tests.proofs import STEP, ask_for_second_factor, at, by_password, enrol, keys, proof

NOW = datetime(2026, 11, 23, 1, 0, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def phone(school):
    ask_for_second_factor()
    return enrol(school.lan, NOW)


def finish(token, typed, now=NOW):
    return proving.finish_sign_in(token=token, proof=proof(typed, now))


def refused(deed, *given, **more):
    with pytest.raises(Refused) as found:
        deed(*given, **more)
    return found.value.en


def test_after_the_password_nothing_is_open_until_the_code_was_typed(school, phone):
    half = by_password(school.lan, NOW)
    assert whose(token=half, now=NOW) is None
    assert half_signed_in(token=half, now=NOW).id == school.lan.id
    opened = finish(half, phone.code(NOW))
    assert whose(token=opened, now=NOW).id == school.lan.id
    assert whose(token=half, now=NOW) is None
    assert half_signed_in(token=half, now=NOW) is None


def test_a_half_open_sign_in_waits_five_minutes_for_its_code(school, phone):
    half, late = by_password(school.lan, NOW), NOW + timedelta(minutes=5, seconds=1)
    with pytest.raises(NotAllowed):
        finish(half, phone.code(late), late)


def test_a_token_that_is_open_already_cannot_be_finished_again_and_half_ones_cannot_be_confirmed(
    school, phone
):
    half = by_password(school.lan, NOW)
    with pytest.raises(NotAllowed):
        proving.confirm(token=half, proof=proof(phone.code(NOW), NOW))
    opened = finish(half, phone.code(NOW))
    with pytest.raises(NotAllowed):
        finish(opened, phone.code(NOW + STEP), NOW + STEP)


def test_the_same_code_never_counts_twice_nor_an_older_one_after_a_newer(school, phone):
    finish(by_password(school.lan, NOW), phone.code(NOW))
    assert "not right, or was used" in refused(finish, by_password(school.lan, NOW), phone.code(NOW))
    later = NOW + STEP
    finish(by_password(school.lan, later), phone.code(later), later)
    assert "not right, or was used" in refused(finish, by_password(school.lan, later), phone.code(NOW), later)


@pytest.mark.parametrize(("steps", "right"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_clock_may_be_half_a_minute_off_and_no_more(school, phone, steps, right):
    half, shown = by_password(school.lan, NOW), phone.code(NOW + steps * STEP)
    if right:
        assert whose(token=finish(half, shown), now=NOW)
    else:
        refused(finish, half, shown)


def test_a_code_may_be_typed_in_two_groups(school, phone):
    shown = phone.code(NOW)
    assert finish(by_password(school.lan, NOW), f" {shown[:3]} {shown[3:]} ")


@pytest.mark.parametrize("typed", ["", "0", "abc", "１２３４５６", "𝟘" * 6, "x" * 4000, "\x00", "-"])
def test_whatever_is_typed_in_place_of_a_code_is_refused_in_a_sentence(school, phone, typed):
    assert "code is not right" in refused(finish, by_password(school.lan, NOW), typed)


def both_at_once(app, one):
    """Let two browsers do the same at the same moment; give what each got."""
    ready, got = threading.Barrier(2), []

    def run():
        with app.app_context():
            ready.wait()
            try:
                got.append(one())
            except Refused as error:
                got.append(error)

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return got


@pytest.mark.parametrize("on_paper", [False, True], ids=["device", "paper"])
def test_two_browsers_with_the_same_code_at_the_same_moment_one_gets_in(app, school, phone, on_paper):
    halves = [by_password(school.lan, NOW), by_password(school.lan, NOW)]
    typed = phone.paper[0] if on_paper else phone.code(NOW)
    got = both_at_once(app, lambda: finish(halves.pop(), typed))
    assert sorted(isinstance(one, str) for one in got) == [False, True]


def test_a_code_on_paper_opens_once_and_is_counted_down(school, phone):
    assert codes_left(school.lan.id) == 10
    assert finish(by_password(school.lan, NOW), phone.paper[3].upper().replace("-", " "))
    assert codes_left(school.lan.id) == 9
    refused(finish, by_password(school.lan, NOW), phone.paper[3])


def test_a_code_on_paper_of_somebody_else_opens_nothing(school, phone):
    other = enrol(school.minh, NOW)
    refused(finish, by_password(school.lan, NOW), other.paper[0])


def test_new_codes_on_paper_take_the_place_of_all_old_ones_and_ask_for_a_fresh_proof(school, phone):
    with pytest.raises(NotConfirmed):
        devices.draw_new_codes(doing=at(school.lan, NOW))
    fresh = devices.draw_new_codes(doing=at(school.lan, NOW, confirmed_at=NOW))
    assert len(set(fresh)) == 10
    refused(finish, by_password(school.lan, NOW), phone.paper[0])
    assert finish(by_password(school.lan, NOW), fresh[0])


def test_wrong_codes_wait_longer_and_longer_whatever_address_they_come_from_and_waiting_ends(school, phone):
    half = by_password(school.lan, NOW)
    for number in range(3):
        with pytest.raises(Refused):
            proving.finish_sign_in(token=half, proof=proof("000000", NOW, address=f"192.0.2.{number}"))
    assert "Try again in 2 seconds" in refused(finish, half, phone.code(NOW))
    later = NOW + timedelta(seconds=2)
    assert finish(half, phone.code(later), later)


def test_proving_anew_gives_a_new_token_and_holds_for_five_minutes(school, phone):
    opened = finish(by_password(school.lan, NOW), phone.code(NOW))
    assert browser(token=opened, now=NOW).confirmed_at is None
    later = NOW + STEP
    fresh = proving.confirm(token=opened, proof=proof(phone.code(later), later))
    assert whose(token=opened, now=later) is None
    confirmed = browser(token=fresh, now=later).confirmed_at
    assert confirmed == later
    at(school.lan, later + timedelta(minutes=5), confirmed_at=confirmed).must_be_confirmed()
    with pytest.raises(NotConfirmed):
        at(school.lan, later + timedelta(minutes=5, seconds=1), confirmed_at=confirmed).must_be_confirmed()


def test_where_no_second_factor_is_asked_for_the_password_is_the_proof(school):
    opened = by_password(school.lan, NOW)
    assert "password is not right" in refused(proving.confirm, token=opened, proof=proof("wrong", NOW))
    fresh = proving.confirm(token=opened, proof=proof(PASSWORD, NOW))
    assert browser(token=fresh, now=NOW).confirmed_at == NOW


def test_a_second_device_needs_a_fresh_proof_and_ends_the_other_browsers(school, phone):
    elsewhere = finish(by_password(school.lan, NOW), phone.paper[0])
    here = finish(by_password(school.lan, NOW), phone.paper[1])
    with pytest.raises(NotConfirmed):
        devices.begin_device(doing=at(school.lan, NOW), token=here, keys=keys())
    who = at(school.lan, NOW, confirmed_at=NOW)
    devices.begin_device(doing=who, token=here, keys=keys())
    seed = devices.seed_begun(doing=who, keys=keys())
    assert seed != phone.seed
    finish(
        by_password(school.lan, NOW), phone.code(NOW)
    )  # the old one counts until the new one showed a code
    new = type(phone)(school.lan, seed, ())
    enrolled = devices.take_device_into_use(doing=who, token=here, proof=proof(new.code(NOW), NOW))
    assert whose(token=elsewhere, now=NOW) is None
    assert whose(token=here, now=NOW) is None
    assert whose(token=enrolled.token, now=NOW).id == school.lan.id
    refused(finish, by_password(school.lan, NOW), phone.code(NOW + STEP))
    assert finish(by_password(school.lan, NOW), enrolled.codes[0])


def test_a_wrong_code_takes_no_device_into_use_and_a_picture_older_than_an_hour_neither(school):
    ask_for_second_factor()
    token, who = by_password(school.lan, NOW), at(school.lan, NOW)
    devices.begin_device(doing=who, token=token, keys=keys())
    take = devices.take_device_into_use
    assert "code is not right" in refused(take, doing=who, token=token, proof=proof("000000", NOW))
    late = NOW + timedelta(hours=1, seconds=1)
    assert devices.seed_begun(doing=at(school.lan, late), keys=keys()) is None
    assert "older than an hour" in refused(
        take, doing=at(school.lan, late), token=token, proof=proof("000000", late)
    )
    assert half_signed_in(token=by_password(school.lan, NOW), now=NOW) is None


def test_in_an_installation_that_asks_for_none_no_device_is_enrolled(school):
    token = by_password(school.lan, NOW)
    with pytest.raises(NotAllowed):
        devices.begin_device(doing=at(school.lan, NOW), token=token, keys=keys())


def test_a_seed_moved_to_another_person_by_hand_does_not_open_there(school, phone):
    other = enrol(school.minh, NOW)
    mine, theirs = (
        db.session.scalar(select(Device).where(Device.person_id == one.id))
        for one in (school.lan, school.minh)
    )
    theirs.sealed_seed = mine.sealed_seed
    with pytest.raises(Exception, match="sealed"):
        proving.seed_of(theirs, keys())
    db.session.rollback()
    assert proving.seed_of(theirs, keys()) == other.seed


def test_seeds_and_codes_stand_nowhere_in_clear(school, phone):
    finish(by_password(school.lan, NOW), phone.paper[0])
    shown = phone.code(NOW)
    finish(by_password(school.lan, NOW), shown)
    secrets = {phone.seed, PASSWORD, *phone.paper, *(code.replace("-", "") for code in phone.paper)}
    rows = [
        str({column.key: getattr(row, column.key) for column in table.__table__.columns})
        for table in (AuditRow, Device, RecoveryCode, SignIn, KeptText)
        for row in db.session.scalars(select(table))
    ]
    assert not [(one, row) for one in secrets for row in rows if one.lower() in row.lower()]
    assert not [row for row in rows if f"'{shown}'" in row]
    assert db.session.scalar(select(func.count()).select_from(AuditRow)) > 3
    assert phone.seed not in repr(proof(phone.seed, NOW))
