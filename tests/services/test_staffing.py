"""Accounts, dated roles and activation: lawful combinations, no way around the walls, sign-ins that end."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from casebook.law.vocabulary import Role
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.people import Appointment, Person, actor_on, person_by_username
from casebook.services import staffing
from casebook.services.own_account import activate, activated_by, change_password, end_all_sign_ins
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sign_in import Attempt, sign_in, whose
from tests.people import PASSWORD, doing

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
NEW = staffing.PersonEntry(full_name="Bà Đào Mẫu", username="Dao.Mau", title="Kế toán")
CHOSEN = "con meo nam tren mai"


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def tu(school):
    return doing(school.tu, today=TODAY)


def role(school, role, *, since=TODAY, until=None, unit=None):
    return staffing.RoleEntry(unit_id=(unit or school.unit).id, role=role, since=since, until=until)


def enter(somebody, tu, *, password=PASSWORD):
    attempt = Attempt(username=somebody.username, password=password, address="", now=tu.now)
    return sign_in(attempt=attempt)


def roles_on(somebody, day):
    return {grant.role for grant in actor_on(db.session.get(Person, somebody.id), day).grants}


def held(somebody, role):
    return db.session.scalar(
        select(Appointment.id).where(Appointment.person_id == somebody.id, Appointment.role == role)
    )


def test_somebody_new_gets_in_by_a_link_that_works_once(school, tu):
    person_id = staffing.add_person(doing=tu, entry=NEW, role=role(school, Role.HANDLER))
    assert person_by_username("dao.mau").id == person_id
    token = staffing.issue_activation(doing=tu, person_id=person_id)
    activate(token=token, password=CHOSEN, now=tu.now)
    attempt = Attempt(username="dao.mau", password=CHOSEN, address="", now=tu.now)
    assert whose(token=sign_in(attempt=attempt), now=tu.now).id == person_id
    with pytest.raises(NotAllowed):
        activate(token=token, password=CHOSEN, now=tu.now)


def test_an_activation_link_works_for_one_hour_and_a_newer_one_replaces_it(school, tu):
    first = staffing.issue_activation(doing=tu, person_id=school.lan.id)
    assert activated_by(token=first, now=tu.now + timedelta(hours=1)) is not None
    assert activated_by(token=first, now=tu.now + timedelta(hours=1, seconds=1)) is None
    second = staffing.issue_activation(doing=tu, person_id=school.lan.id)
    assert activated_by(token=first, now=tu.now) is None
    assert activated_by(token=second, now=tu.now) is not None
    assert second not in str(vars(db.session.get(Person, school.lan.id)))


def test_activating_ends_the_browsers_that_were_open(school, tu):
    open_one = enter(school.lan, tu)
    activate(token=staffing.issue_activation(doing=tu, person_id=school.lan.id), password=CHOSEN, now=tu.now)
    assert whose(token=open_one, now=tu.now) is None


@pytest.mark.parametrize(
    ("password", "said"),
    [("ngan qua", "at least 12"), ("x" * 201, "longer than 200"), ("lan.nguyen.van", "user name")],
)
def test_a_weak_password_is_refused_with_the_reason_and_the_link_still_works(school, tu, password, said):
    entry = staffing.PersonEntry(full_name="Bà Đào Mẫu", username="lan.nguyen.van")
    person_id = staffing.add_person(doing=tu, entry=entry, role=role(school, Role.HANDLER))
    token = staffing.issue_activation(doing=tu, person_id=person_id)
    with pytest.raises(Refused, match=said) as refused:
        activate(token=token, password=password, now=tu.now)
    assert refused.value.field == "password"
    assert activated_by(token=token, now=tu.now) is not None


@pytest.mark.parametrize("username", ["", "a", "có dấu", "two words", "a" * 61, "-dash", "a@b"])
def test_a_user_name_that_cannot_be_typed_everywhere_is_refused(school, tu, username):
    entry = staffing.PersonEntry(full_name="Bà Đào Mẫu", username=username)
    with pytest.raises(Refused) as refused:
        staffing.add_person(doing=tu, entry=entry, role=role(school, Role.HANDLER))
    assert refused.value.field == "username"


def test_a_user_name_somebody_has_is_refused_whatever_its_letters(school, tu):
    entry = staffing.PersonEntry(full_name="Bà Đào Mẫu", username="LAN")
    with pytest.raises(Refused, match="taken"):
        staffing.add_person(doing=tu, entry=entry, role=role(school, Role.HANDLER))
    assert person_by_username("lan").id == school.lan.id


@pytest.mark.parametrize("other", [Role.HEAD, Role.DEPUTY])
def test_a_member_of_the_inspectorate_is_neither_head_nor_deputy(school, tu, other):
    end = date(2026, 6, 30)
    staffing.end_role(doing=tu, appointment_id=held(school.minh, Role.HEAD), until=end)
    with pytest.raises(Refused, match=r"Article 60\.2") as refused:
        staffing.give_role(doing=tu, person_id=school.son.id, role=role(school, other))
    assert "khoản 2 Điều 60 Luật Thực hiện dân chủ ở cơ sở" in refused.value.vi
    with pytest.raises(Refused, match=r"Article 60\.2"):
        staffing.give_role(doing=tu, person_id=school.ha.id, role=role(school, Role.INSPECTORATE))


def test_roles_the_law_keeps_apart_may_follow_each_other(school, tu):
    staffing.end_role(doing=tu, appointment_id=held(school.son, Role.INSPECTORATE), until=TODAY)
    later = role(school, Role.DEPUTY, since=TODAY + timedelta(days=1))
    staffing.give_role(doing=tu, person_id=school.son.id, role=later)
    assert roles_on(school.son, TODAY) == {Role.INSPECTORATE}
    assert roles_on(school.son, TODAY + timedelta(days=1)) == {Role.DEPUTY}


def test_one_person_may_hold_several_roles_each_on_its_own_days(school, tu):
    entry = role(school, Role.DUTY_OFFICER, since=date(2026, 12, 1), until=date(2026, 12, 31))
    staffing.give_role(doing=tu, person_id=school.hai.id, role=entry)
    assert [
        Role.DUTY_OFFICER in roles_on(school.hai, day)
        for day in (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1))
    ] == [False, True, True, False]
    assert Role.HANDLER in roles_on(school.hai, date(2026, 12, 1))


def test_a_unit_has_one_head_at_a_time(school, tu):
    with pytest.raises(Refused, match="has a head already: Thầy Minh Mẫu"):
        staffing.give_role(doing=tu, person_id=school.ha.id, role=role(school, Role.HEAD))
    staffing.end_role(doing=tu, appointment_id=held(school.minh, Role.HEAD), until=TODAY)
    following = role(school, Role.HEAD, since=TODAY + timedelta(days=1))
    staffing.give_role(doing=tu, person_id=school.ha.id, role=following)


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        ({"role": Role.HANDLER}, "role"),
        ({"role": Role.DEPUTY, "since": TODAY, "until": TODAY - timedelta(days=1)}, "until"),
    ],
)
def test_a_role_held_already_and_days_the_wrong_way_round_are_refused(school, tu, entry, field):
    with pytest.raises(Refused) as refused:
        staffing.give_role(doing=tu, person_id=school.hai.id, role=role(school, **entry))
    assert refused.value.field == field


def test_nobody_gives_a_role_to_themselves(school, tu):
    with pytest.raises(Refused, match="themselves"):
        staffing.give_role(doing=tu, person_id=school.tu.id, role=role(school, Role.DUTY_OFFICER))


def test_a_role_given_by_mistake_never_began_when_it_ends_the_day_before(school, tu):
    staffing.give_role(doing=tu, person_id=school.hai.id, role=role(school, Role.DUTY_OFFICER))
    mistaken = held(school.hai, Role.DUTY_OFFICER)
    with pytest.raises(Refused, match="cannot be that early"):
        staffing.end_role(doing=tu, appointment_id=mistaken, until=TODAY - timedelta(days=2))
    staffing.end_role(doing=tu, appointment_id=mistaken, until=TODAY - timedelta(days=1))
    assert roles_on(school.hai, TODAY) == {Role.HANDLER}


@pytest.mark.parametrize(
    "deed",
    [
        lambda tu, school: staffing.give_role(
            doing=tu, person_id=school.hai.id, role=role(school, Role.DUTY_OFFICER)
        ),
        lambda tu, school: staffing.end_role(
            doing=tu, appointment_id=held(school.hai, Role.HANDLER), until=TODAY
        ),
        lambda tu, school: staffing.disable_person(doing=tu, person_id=school.hai.id),
        lambda tu, school: change_password(
            doing=doing(school.hai, today=TODAY), current=PASSWORD, password=CHOSEN
        ),
        lambda tu, school: end_all_sign_ins(doing=doing(school.hai, today=TODAY)),
    ],
    ids=["role given", "role ended", "account closed", "password changed", "signed out everywhere"],
)
def test_a_change_of_roles_account_or_password_ends_every_open_browser_of_that_person(school, tu, deed):
    mine, other = enter(school.hai, tu), enter(school.lan, tu)
    deed(tu, school)
    assert whose(token=mine, now=tu.now) is None
    assert whose(token=other, now=tu.now) is not None


def test_a_closed_account_opens_again_with_its_old_password(school, tu):
    staffing.disable_person(doing=tu, person_id=school.hai.id)
    with pytest.raises(Refused):
        enter(school.hai, tu)
    with pytest.raises(Refused, match="closed"):
        staffing.issue_activation(doing=tu, person_id=school.hai.id)
    staffing.enable_person(doing=tu, person_id=school.hai.id)
    assert enter(school.hai, tu)


def test_the_last_administrator_stays(school, tu):
    with pytest.raises(Refused, match="at least one administrator"):
        staffing.end_role(doing=tu, appointment_id=held(school.tu, Role.ADMINISTRATOR), until=TODAY)
    with pytest.raises(Refused, match="your own account"):
        staffing.disable_person(doing=tu, person_id=school.tu.id)
    staffing.give_role(doing=tu, person_id=school.hai.id, role=role(school, Role.ADMINISTRATOR))
    staffing.end_role(doing=tu, appointment_id=held(school.tu, Role.ADMINISTRATOR), until=TODAY)


def test_an_administrator_does_not_reach_the_accounts_of_another_unit(school, tu):
    for deed in (staffing.issue_activation, staffing.disable_person, staffing.enable_person):
        with pytest.raises(NotAllowed):
            deed(doing=tu, person_id=school.binh.id)
    with pytest.raises(NotAllowed):
        staffing.give_role(doing=tu, person_id=school.mai.id, role=role(school, Role.HANDLER))
    with pytest.raises(NotAllowed):
        staffing.add_person(doing=tu, entry=NEW, role=role(school, Role.SUPERIOR, unit=school.commune))


def test_an_administrator_of_one_unit_does_not_reach_an_account_that_also_works_in_another(school, tu):
    with transaction() as session:
        session.add(
            Appointment(person_id=school.hai.id, unit_id=school.commune.id, role=Role.SUPERIOR, since=TODAY)
        )
    with pytest.raises(NotAllowed):
        staffing.issue_activation(doing=tu, person_id=school.hai.id)
    staffing.end_role(doing=tu, appointment_id=held(school.hai, Role.HANDLER), until=TODAY)


@pytest.mark.parametrize("who", ["minh", "ha", "lan", "binh"])
def test_whoever_is_no_administrator_keeps_no_accounts(school, who):
    somebody = doing(getattr(school, who), today=TODAY)
    with pytest.raises(NotAllowed):
        staffing.add_person(doing=somebody, entry=NEW, role=role(school, Role.HANDLER))
    with pytest.raises(NotAllowed):
        staffing.issue_activation(doing=somebody, person_id=school.hai.id)
    with pytest.raises(NotAllowed):
        staffing.end_role(doing=somebody, appointment_id=held(school.hai, Role.HANDLER), until=TODAY)


def test_the_present_password_is_asked_for(school):
    with pytest.raises(Refused, match="present password") as refused:
        change_password(doing=doing(school.lan, today=TODAY), current="wrong", password=CHOSEN)
    assert refused.value.field == "current_password"


def test_every_deed_leaves_an_audit_line_and_no_password_in_it(school, tu):
    person_id = staffing.add_person(doing=tu, entry=NEW, role=role(school, Role.HANDLER))
    token = staffing.issue_activation(doing=tu, person_id=person_id)
    activate(token=token, password=CHOSEN, now=tu.now)
    staffing.disable_person(doing=tu, person_id=person_id)
    lines = db.session.scalars(select(AuditRow).where(AuditRow.object_id == person_id)).all()
    assert [line.deed for line in sorted(lines, key=lambda line: line.number)] == [
        "person.added",
        "role.given",
        "person.activation_issued",
        "person.activated",
        "person.disabled",
    ]
    assert not {CHOSEN, token} & set(str([line.particulars for line in lines]).split("'"))
