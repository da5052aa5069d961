"""The pages of mail: settled by whoever keeps the topmost unit, tried at once, told without secrets."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from casebook.law.vocabulary import Kind
from casebook.records.base import db, transaction
from casebook.records.outbox import (
    LetterFailure,
    LetterText,
    MailSettings,
    OutboxRow,
    Security,
    mail_settings,
)
from casebook.records.people import Person
from casebook.records.undelivered import NAMES_NO_CASE
from casebook.reports.mail_troubles import mail_troubles
from casebook.services.holding import WAITS
from casebook.services.letter_texts import ASSIGNED, CHANGEABLE, TEXTS, letter_body
from casebook.services.mail_care import MailServer, change_mail, server_of
from casebook.services.outbox_care import TRIED_FOR
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.web.mail_words import FAILURES, KINDS
from tests.conftest import ORDINARY_DAY
from tests.mail.conftest import settle_mail
from tests.mail.postman import Postman, working
from tests.matters import registered
from tests.people import PASSWORD, School, Somebody, doing, sign_in

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture
def running(app: Flask, school: School) -> Iterator[Postman]:
    """A mail server that runs, and letters that go there."""
    postman = Postman()
    with working(postman):
        with app.app_context():
            settle_mail(postman.port)
        yield postman


def entry(**changed: object) -> MailServer:
    values = {"server": "smtp.truong.example", "port": 587, "security": Security.STARTTLS}
    return MailServer(**(values | {"sender": "vanthu@truong.example", "password": "bi mat"} | changed))


def settle(somebody: Somebody, given: MailServer, app: Flask, **how: object) -> None:
    who = doing(somebody, today=ORDINARY_DAY, now=NOW)
    confirmed = how.pop("confirmed_at", NOW)
    seen = how.pop("seen", None)
    change_mail(
        doing=type(who)(actor=who.actor, today=who.today, now=who.now, confirmed_at=confirmed),
        entry=given,
        keep_password=bool(how.get("keep")),
        keys=app.config["KEYS"],
        seen=seen,
    )


def test_mail_is_settled_after_a_proof_and_the_password_is_kept_sealed(app, school, page):
    sign_in(page, school.tu)
    asked = page("/mail/settings").submit(
        server="smtp.truong.example", security="starttls", sender="vanthu@truong.example", password="bi mat"
    )
    again = asked.submit(code=PASSWORD)
    assert "bi mat" not in again.text
    done = again.submit(password="bi mat")
    assert "smtp.truong.example:587" in done.text
    with app.app_context():
        kept = mail_settings()
        assert b"bi mat" not in kept.sealed_password
        assert server_of(kept, app.config["KEYS"]).password == "bi mat"


def test_a_test_goes_to_oneself_at_once(running, school, page):
    sign_in(page, school.tu)
    told = page("/mail").submit("/mail/test")
    assert "Máy chủ thư đã nhận thư thử" in told.text
    assert [one["To"] for one in running.letters] == [f"{school.tu.username}@nguoi.example"]


def test_a_test_that_fails_says_why(running, school, page):
    running.address_answer = lambda _address: "550 5.1.1 Nobody"
    sign_in(page, school.tu)
    assert str(FAILURES[LetterFailure.ADDRESS_REFUSED]) != ""
    assert "không biết địa chỉ này" in page("/mail").submit("/mail/test").text


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"server": "http://smtp"}, "server"),
        ({"sender": "a@b.vn, c@d.vn"}, "sender"),
        ({"sender": "a@b.vn\nBcc: c@d.vn"}, "sender"),
        ({"security": Security.NONE}, "security"),
        ({"password": "mật khẩu"}, "password"),
        ({"port": 0}, "port"),
    ],
)
def test_what_would_not_leave_or_not_safely_is_refused_beside_its_field(app, school, changed, field):
    with app.app_context():
        with pytest.raises(Refused) as refused:
            settle(school.tu, entry(**changed), app)
        assert refused.value.field == field
        assert mail_settings() is None


def test_a_kept_password_goes_to_no_other_server(app, school):
    with app.app_context():
        settle(school.tu, entry(username="vanthu"), app)
        with pytest.raises(Refused):
            settle(school.tu, entry(username="vanthu", server="khac.example"), app, keep=True)
        settle(school.tu, entry(username="vanthu", port=465), app, keep=True)
        assert server_of(mail_settings(), app.config["KEYS"]).password == "bi mat"


def test_nobody_else_settles_it_and_nobody_without_a_proof(app, school, page):
    with app.app_context():
        with pytest.raises(NotAllowed):
            settle(school.minh, entry(), app)
        with pytest.raises(NotConfirmed):
            settle(school.tu, entry(), app, confirmed_at=None)
    sign_in(page, school.minh)
    assert page("/mail", status=404)


def put(recipient: Somebody, failure: LetterFailure, **more: object) -> None:
    with transaction() as session:
        values = {"unit_id": recipient.unit_id, "occasion": "test", "kind": ASSIGNED, "queued_at": NOW}
        session.add(OutboxRow(recipient_id=recipient.id, failure=failure, **(values | more)))


def test_whom_letters_do_not_reach_is_told_with_the_reason_and_tried_again(app, running, school, page):
    with app.app_context():
        put(school.lan, LetterFailure.ADDRESS_REFUSED, given_up_at=NOW)
    sign_in(page, school.tu)
    told = page("/mail")
    assert "Cô Lan Mẫu" in told.text
    assert "không biết địa chỉ này" in told.text
    told.submit("/mail/again")
    with app.app_context():
        assert db.session.query(OutboxRow).one().given_up_at is None


@pytest.mark.parametrize("secret", ["held", "denunciation"])
def test_that_somebody_is_written_to_about_a_secret_is_told_to_nobody(app, running, school, page, secret):
    sign_in(page, school.tu)
    before = page("/mail").text
    with app.app_context():
        if secret == "held":
            put(school.binh, LetterFailure.ADDRESS_REFUSED, kind=WAITS, given_up_at=NOW)
        else:
            case_id = registered(school, kind=Kind.PETITION)
            db.session.execute(OutboxRow.__table__.delete())
            from casebook.records.cases import Case  # noqa: PLC0415 - only here

            db.session.execute(Case.__table__.update().values(first_kind=Kind.DENUNCIATION))
            db.session.commit()
            put(school.minh, LetterFailure.ADDRESS_REFUSED, case_id=case_id, given_up_at=NOW)
        assert mail_troubles(ORDINARY_DAY, NOW).undelivered == []
    assert page("/mail").text == before


def test_a_server_that_is_away_for_an_hour_is_an_alarm(app, running, school):
    with app.app_context():
        assert not mail_troubles(ORDINARY_DAY, NOW).alarm
        with transaction() as session:
            row = session.get_one(MailSettings, 1)
            row.failing_since, row.failure = NOW, LetterFailure.SERVER_AWAY
        assert not mail_troubles(ORDINARY_DAY, NOW + timedelta(minutes=59)).alarm
        assert mail_troubles(ORDINARY_DAY, NOW + timedelta(minutes=61)).alarm


def test_who_has_no_address_is_named_without_looking_at_any_letter(app, running, school, page):
    with app.app_context(), transaction() as session:
        session.get_one(Person, school.hai.id).email = ""
    sign_in(page, school.tu)
    assert "Thầy Hải Mẫu" in page("/mail").text


def test_a_unit_words_a_letter_and_gets_the_shipped_words_back(app, school, page):
    sign_in(page, school.tu)
    form = page(f"/mail/texts/{ASSIGNED}")
    form.submit(vi="Có hồ sơ mới cho bạn: {link}")
    with app.app_context():
        body = letter_body(ASSIGNED, school.unit.id, {"link": "L", "unit": "U"})
        assert body.startswith("Có hồ sơ mới cho bạn: L\n\nThư tự động")
    page(f"/mail/texts/{ASSIGNED}").submit(vi=TEXTS[ASSIGNED].vi)
    with app.app_context():
        assert db.session.query(LetterText).count() == 0


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Xin chào\n{ten} ơi", "Dòng 2: “{ten}”"),
        ("{link} {count}", "Dòng 1: “{count}”"),
        ("một { hai", "Dòng 1: “{”"),
    ],
)
def test_a_place_that_is_none_is_told_with_its_line(school, page, body, said):
    sign_in(page, school.tu)
    assert said in page(f"/mail/texts/{ASSIGNED}").submit(vi=body, status=422).text


def test_every_kind_of_letter_has_its_name_and_its_texts_fill_in():
    assert set(KINDS) == set(CHANGEABLE) == set(TEXTS) - {WAITS}
    assert WAITS == NAMES_NO_CASE
    assert set(FAILURES) == set(LetterFailure)
    assert timedelta(days=30) == TRIED_FOR


@pytest.mark.parametrize("kind", TEXTS)
def test_no_shipped_text_tells_what_a_letter_may_not(app, school, kind):
    with app.app_context():
        places = dict.fromkeys(TEXTS[kind].places, "X")
        body = letter_body(kind, school.unit.id, places)
    assert "{" not in body
    for hidden in ("khiếu nại", "tố cáo", "kiến nghị", "phản ánh", "complaint", "denunciation", "petition"):
        assert hidden not in body.lower()
