"""A lost device is replaced by two people, neither of them its owner; until then it counts."""

from datetime import UTC, date, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import event, select

from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.devices import DeviceRequest, codes_left, count_to_confirm, device_in_use
from casebook.records.people import Absence
from casebook.reports.lost_devices import may_be_asked_for, one_request, waiting_for
from casebook.services import devices, lost_devices, proving
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.services.sign_in import browser, half_signed_in, whose
from tests.people import PASSWORD
from tests.proofs import ADDRESS, ask_for_second_factor, at, by_password, enrol, keys, proof

NOW = datetime(2026, 11, 23, 1, 0, 5, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def asked(school):
    ask_for_second_factor()
    return school


def ask(school, of, by):
    return lost_devices.ask_new_device(
        doing=at(by, NOW), person_id=of.id, unit_id=of.unit_id, reason="Mất điện thoại"
    )


def confirm(request_id, by, now=NOW):
    return lost_devices.confirm_new_device(doing=at(by, now, confirmed_at=now), request_id=request_id)


def arrive(link, now=NOW, password=PASSWORD):
    arrival = lost_devices.Arrival(token=link, password=password, address=ADDRESS, now=now)
    return lost_devices.enter_by_link(arrival=arrival)


def let_hai_stand_in_for_minh(school):
    with transaction() as session:
        session.add(
            Absence(
                person_id=school.minh.id,
                unit_id=school.unit.id,
                stand_in_id=school.hai.id,
                since=TODAY,
                until=TODAY,
                recorded_by_id=school.tu.id,
                recorded_at=NOW,
            )
        )


def test_until_the_second_person_confirms_everything_is_as_before(asked):
    phone = enrol(asked.lan, NOW)
    opened = proving.finish_sign_in(token=by_password(asked.lan, NOW), proof=proof(phone.code(NOW), NOW))
    request_id = ask(asked, asked.lan, asked.tu)
    assert whose(token=opened, now=NOW).id == asked.lan.id
    confirm(request_id, asked.ha)
    assert whose(token=opened, now=NOW) is None
    assert device_in_use(asked.lan.id) is None
    assert codes_left(asked.lan.id) == 0


def test_a_new_device_is_enrolled_by_the_link_and_the_password_and_not_by_the_password_alone(asked):
    enrol(asked.lan, NOW)
    link = confirm(ask(asked, asked.lan, asked.tu), asked.ha)
    who = at(asked.lan, NOW)
    with pytest.raises(NotAllowed):
        devices.begin_device(doing=who, token=by_password(asked.lan, NOW), keys=keys())
    with pytest.raises(Refused, match="password"):
        arrive(link, password="wrong")
    token = arrive(link)
    devices.begin_device(doing=who, token=token, keys=keys())
    seed = devices.seed_begun(doing=who, keys=keys())
    code = pyotp.TOTP(seed).at(NOW)
    enrolled = devices.take_device_into_use(doing=who, token=token, proof=proof(code, NOW))
    assert browser(token=enrolled.token, now=NOW).person.id == asked.lan.id
    with pytest.raises(NotAllowed):
        arrive(link)
    assert half_signed_in(token=by_password(asked.lan, NOW), now=NOW).id == asked.lan.id


def test_the_link_works_for_an_hour_and_the_second_person_may_make_it_again(asked):
    enrol(asked.lan, NOW)
    request_id = ask(asked, asked.lan, asked.tu)
    first = confirm(request_id, asked.ha)
    late = NOW + timedelta(hours=1, seconds=1)
    with pytest.raises(NotAllowed):
        arrive(first, late)
    again = confirm(request_id, asked.minh, late)
    with pytest.raises(NotAllowed):
        arrive(first, late)
    assert arrive(again, late)


def test_who_asked_who_lost_it_and_who_has_no_power_confirm_nothing(asked):
    enrol(asked.ha, NOW)
    request_id = ask(asked, asked.ha, asked.tu)
    for somebody in (asked.tu, asked.ha, asked.lan, asked.hai, asked.thu, asked.son, asked.mai):
        with pytest.raises(NotAllowed):
            confirm(request_id, somebody)
    assert device_in_use(asked.ha.id) is not None
    with pytest.raises(NotConfirmed):
        lost_devices.confirm_new_device(doing=at(asked.minh, NOW), request_id=request_id)


@pytest.mark.parametrize("who", ["ha", "binh"])
def test_for_the_heads_own_device_a_deputy_or_the_office_above_confirms(asked, who):
    enrol(asked.minh, NOW)
    assert confirm(ask(asked, asked.minh, asked.tu), getattr(asked, who))


def test_for_the_administrators_own_device_a_leader_asks_and_another_confirms(asked):
    enrol(asked.tu, NOW)
    request_id = ask(asked, asked.tu, asked.minh)
    with pytest.raises(NotAllowed):
        confirm(request_id, asked.minh)
    assert confirm(request_id, asked.ha)


def test_whoever_only_stands_in_for_one_of_the_two_is_no_second_person(asked):
    let_hai_stand_in_for_minh(asked)
    enrol(asked.minh, NOW)
    request_id = ask(asked, asked.minh, asked.tu)
    with pytest.raises(NotAllowed):
        confirm(request_id, asked.hai)
    enrol(asked.lan, NOW)
    assert confirm(ask(asked, asked.lan, asked.tu), asked.hai)


@pytest.mark.parametrize(("of", "by"), [("lan", "minh"), ("lan", "lan"), ("mai", "tu"), ("minh", "ha")])
def test_only_the_administrator_of_the_unit_asks_for_others(asked, of, by):
    enrol(getattr(asked, of), NOW)
    with pytest.raises(NotAllowed):
        ask(asked, getattr(asked, of), getattr(asked, by))


def test_nobody_asks_twice_or_where_there_is_no_device_or_for_themselves(asked):
    with pytest.raises(Refused, match="no device yet"):
        ask(asked, asked.lan, asked.tu)
    enrol(asked.lan, NOW)
    ask(asked, asked.lan, asked.tu)
    with pytest.raises(Refused, match="waiting already"):
        ask(asked, asked.lan, asked.tu)
    enrol(asked.tu, NOW)
    with pytest.raises(Refused, match="their own device"):
        ask(asked, asked.tu, asked.tu)


def test_a_request_is_dropped_by_who_asked_or_may_confirm_and_only_before(asked):
    enrol(asked.lan, NOW)
    request_id = ask(asked, asked.lan, asked.tu)
    with pytest.raises(NotAllowed):
        lost_devices.drop_request(doing=at(asked.hai, NOW), request_id=request_id)
    lost_devices.drop_request(doing=at(asked.ha, NOW), request_id=request_id)
    with pytest.raises(NotAllowed):
        confirm(request_id, asked.ha)
    again = ask(asked, asked.lan, asked.tu)
    confirm(again, asked.ha)
    with pytest.raises(NotAllowed):
        lost_devices.drop_request(doing=at(asked.tu, NOW), request_id=again)


def test_each_sees_the_requests_that_are_theirs_and_nobody_else_any(asked):
    enrol(asked.lan, NOW)
    request_id = ask(asked, asked.lan, asked.tu)

    def sees(somebody):
        return one_request(at(somebody, NOW).actor, request_id)

    assert [sees(one) is not None for one in (asked.tu, asked.minh, asked.ha, asked.binh)] == [True] * 4
    for stranger in (asked.lan, asked.hai, asked.thu, asked.son, asked.mai):
        assert sees(stranger) is None
        assert waiting_for(at(stranger, NOW).actor) == []
    assert not sees(asked.tu).may_confirm
    assert [one.person.id for one in may_be_asked_for(at(asked.tu, NOW).actor, TODAY)] == [asked.lan.id]


def test_the_desk_counts_in_one_question_what_the_list_gives_each_to_confirm(asked):
    let_hai_stand_in_for_minh(asked)
    for of in (asked.lan, asked.hai, asked.ha, asked.minh, asked.thu, asked.tu):
        enrol(of, NOW)
    ids = {of: ask(asked, of, asked.tu) for of in (asked.lan, asked.hai, asked.ha, asked.minh, asked.thu)}
    ask(asked, asked.tu, asked.minh)
    confirm(ids[asked.hai], asked.ha)
    lost_devices.drop_request(doing=at(asked.tu, NOW), request_id=ids[asked.thu])
    asks = []
    event.listen(db.engine, "before_cursor_execute", lambda *about: asks.append(about[2]))
    counted = {}
    for who in ("binh", "ha", "minh", "hai", "tu", "lan", "thu", "mai"):
        actor = at(getattr(asked, who), NOW).actor
        asks.clear()
        counted[who] = count_to_confirm(actor)
        assert len(asks) == 1
        listed = [one for one in waiting_for(actor) if one.may_confirm and not one.request.confirmed_at]
        assert counted[who] == len(listed), who
    # Neither one's own device, nor what oneself or the head one stands in for asked for.
    assert counted == {"binh": 4, "ha": 3, "minh": 2, "hai": 2, "tu": 0, "lan": 0, "thu": 0, "mai": 0}


def test_both_deeds_stand_in_the_audit_and_the_link_nowhere(asked):
    enrol(asked.lan, NOW)
    link = confirm(ask(asked, asked.lan, asked.tu), asked.ha)
    lines = db.session.scalars(select(AuditRow).order_by(AuditRow.number)).all()
    told = [(line.deed, line.person_id) for line in lines if line.deed.startswith("device.replacement")]
    assert told == [
        ("device.replacement_asked", asked.tu.id),
        ("device.replacement_confirmed", asked.ha.id),
    ]
    request = db.session.scalar(select(DeviceRequest))
    assert link not in str([vars(line) for line in lines]) + str(vars(request))
