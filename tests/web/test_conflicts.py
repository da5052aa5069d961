"""Two people change the same thing: the second sees what the first wrote, and loses nothing typed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time

import pytest

from casebook.law.identities import IdentityMode
from casebook.law.vocabulary import Role
from casebook.records.base import db, transaction
from casebook.records.people import Absence, Appointment
from casebook.records.reception import RegularHours, SessionKind
from casebook.services.absences import AbsenceEntry, record_absence
from casebook.services.groups import Member, name_companions
from casebook.services.identity_modes import identity_mode
from casebook.services.openings import Ground, Opening, open_session
from casebook.services.timetable import Shifts, set_regular_hours
from casebook.services.visiting import receive_visitor
from tests.commitments import committed
from tests.conftest import ORDINARY_DAY
from tests.people import PASSWORD, School, Somebody, doing, sign_in
from tests.services.test_visit_papers import entry as visit_entry

pytestmark = pytest.mark.deep

TODAY = ORDINARY_DAY


def test_of_a_unit_the_second_sees_what_the_first_wrote_and_may_still_save(page, school):
    sign_in(page, school.tu)
    first, second = page("/unit/change"), page("/unit/change")
    first.submit(phone="024 000 001", place="Phường Mẫu Mới")
    shown = second.submit(status=422, phone="024 000 002")
    assert "024 000 001" in shown.text
    assert "Phường Mẫu Mới" in shown.text
    assert shown.find("input", name="phone")["value"] == "024 000 002"
    assert "024 000 001" in page("/unit").text
    saved = shown.submit(place="Phường Mẫu Mới")
    assert "024 000 002" in saved.text


def test_whoever_wrote_the_same_is_told_nothing(page, school):
    sign_in(page, school.tu)
    first, second = page("/unit/change"), page("/unit/change")
    first.submit(phone="024 000 001")
    second.submit(phone="024 000 001")


def test_of_what_only_the_second_changed_nobody_is_said_to_have_written(page, school):
    sign_in(page, school.tu)
    first, second = page("/unit/change"), page("/unit/change")
    first.submit(phone="024 000 001")
    shown = second.submit(status=422, place="Phường Mẫu Khác")
    assert shown.find_all(id="phone-error")
    assert not shown.find_all(id="place-error")


@dataclass(frozen=True)
class Shared:
    """A form two people have open, and what each of them types."""

    who: str
    address: Callable[[School], str]
    first: dict[str, object]
    second: dict[str, object]
    told: str
    """What the second is told that the first wrote."""
    press: str = ""
    form: str = ""
    standing: Callable[[School], object] = field(default=lambda _school: None)


def of_person(school: School) -> str:
    return f"/people/{school.lan.id}/change"


def of_role(school: School) -> str:
    with transaction() as session:
        held = Appointment(
            person_id=school.hai.id, unit_id=school.unit.id, role=Role.DUTY_OFFICER, since=date(2026, 1, 1)
        )
        session.add(held)
        session.flush()
        return f"/people/roles/{held.id}/end"


def of_absence(school: School) -> str:
    entry = AbsenceEntry(
        unit_id=school.unit.id,
        person_id=school.hai.id,
        stand_in_id=school.ha.id,
        since=date(2026, 11, 20),
        until=date(2026, 12, 20),
    )
    return f"/absences/{record_absence(doing=doing(school.minh, today=TODAY), entry=entry)}/end"


def of_hours(school: School) -> str:
    typed = Shifts(weekdays=(0,), shifts=((time(7, 30), time(11)),), since=date(2026, 9, 1))
    set_regular_hours(doing=doing(school.minh, today=TODAY), unit_id=school.unit.id, typed=typed)
    return f"/reception/schedule/hours/{db.session.query(RegularHours.id).scalar()}/end"


def _session(school: School, somebody: Somebody) -> str:
    opening = Opening(
        kind=SessionKind.UNSCHEDULED,
        held_on=TODAY,
        starts=time(7, 30),
        ends=None,
        place="Phòng tiếp dân",
        receiver_id=school.minh.id,
        ground=next(iter(Ground)),
        reason="Việc gấp",
    )
    return open_session(doing=doing(somebody, today=TODAY), unit_id=school.unit.id, opening=opening)


def of_end(school: School) -> str:
    return f"/reception/sessions/{_session(school, school.lan)}"


def of_conclusion(school: School) -> str:
    return f"/reception/sessions/{_session(school, school.lan)}/conclusion"


def _visit(school: School, people: int = 1) -> str:
    lan = doing(school.lan, today=TODAY)
    return receive_visitor(doing=lan, entry=visit_entry(school, on=TODAY, people=people)).id


def of_visit(school: School) -> str:
    return f"/reception/visits/{_visit(school)}/correction"


def of_commitment(school: School) -> str:
    return f"/commitments/{committed(school)}/settle"


def of_rules(_school: School) -> str:
    return "/reception/rules/new"


SHARED = {
    "person": Shared("tu", of_person, {"title": "Văn thư"}, {"title": "Giáo viên"}, "Văn thư"),
    "role": Shared("tu", of_role, {"until": "01/12/2026"}, {"until": "02/12/2026"}, "01/12/2026"),
    "absence": Shared("minh", of_absence, {"until": "10/12/2026"}, {"until": "01/12/2026"}, "10/12/2026"),
    "hours": Shared("minh", of_hours, {"until": "01/12/2026"}, {"until": "02/12/2026"}, "01/12/2026"),
    "end": Shared("lan", of_end, {"ends": "7h40"}, {"ends": "7h50"}, "07:40", form="/end"),
    "conclusion": Shared(
        "lan",
        of_conclusion,
        {"number": "05/TB-THM", "conclusion": "Giao cô Hà"},
        {"number": "06/TB-THM", "conclusion": "Giao thầy Hải"},
        "Giao cô Hà",
    ),
    "visit": Shared(
        "lan",
        of_visit,
        {"paper_shown": "passport", "paper_number": "X1", "reason": "đã xem giấy tờ"},
        {"paper_shown": "other", "paper_number": "Y2", "reason": "nhìn nhầm"},
        "Hộ chiếu",
    ),
    "commitment": Shared(
        "minh",
        of_commitment,
        {"outcome": "promise_kept", "settled_on": "30/10/2026"},
        {"outcome": "promise_broken", "settled_on": "02/11/2026", "settled_note": "Thiếu tiền"},
        "Đã thực hiện",
    ),
    "rules": Shared(
        "minh",
        of_rules,
        {"number": "15/QĐ-THM", "body": "1. Xuất trình giấy tờ."},
        {"number": "16/QĐ-THM", "body": "1. Gửi xe đúng chỗ."},
        "1. Xuất trình giấy tờ.",
    ),
}


@pytest.mark.parametrize("which", SHARED)
def test_the_second_is_shown_both_and_saves_once_more(app, page, school, which):
    shared = SHARED[which]
    with app.app_context():
        address = shared.address(school)
    sign_in(page, getattr(school, shared.who))
    first, second = page(address), page(address)
    first.submit(shared.form, **shared.first)
    shown = second.submit(shared.form, status=422, **shared.second)
    assert f"Người khác vừa ghi ở đây: {shared.told}" in shown.text
    for name, typed in shared.second.items():
        box = shown.find_all(name=name)[0]
        if box.get("type") == "radio":
            assert shown.find("input", name=name, checked=True)["value"] == typed
        else:
            assert typed in (box.get("value"), box.text)
    kept = shown.submit(shared.form)
    assert "người khác đã thay đổi" not in kept.text


def test_whoever_speaks_for_a_group_is_named_to_the_second(app, page, school):
    def group() -> str:
        visit_id, lan = _visit(school, people=9), doing(school.lan, today=TODAY)
        members = (Member(full_name="Ông Ba Ví Dụ"), Member(full_name="Bà Tư Ví Dụ"))
        name_companions(doing=lan, visit_id=visit_id, members=members)
        return f"/reception/visits/{visit_id}/representatives"

    with app.app_context():
        address = group()
    sign_in(page, school.lan)
    first, second = page(address), page(address)
    ids = [box["value"] for box in first.find_all("input", type="checkbox")]
    first.submit(companion_ids=ids[:1])
    shown = second.submit(status=422, companion_ids=ids[1:2])
    assert "Người khác vừa ghi ở đây: Ông An Ví Dụ" in shown.text
    assert [box["value"] for box in shown.find_all("input", checked=True)] == ids[1:2]
    assert shown.submit().path.startswith("/reception/visits/")


class TestOnTheMachine:
    """Where who denounces is kept: two of the topmost unit choose at once."""

    @pytest.fixture
    def settings(self, settings):
        return type(settings)(**{**vars(settings), "isolated_lan": True})

    def test_the_second_chooser_is_told_what_the_first_chose(self, app, page, school):
        sign_in(page, school.binh)
        page("/account/confirm").submit(code=PASSWORD)
        first, second = page("/identity-mode"), page("/identity-mode")
        first.submit(mode="sealed_digital")
        shown = second.submit(status=422, mode="sealed_paper")
        assert "Người khác vừa ghi ở đây" in shown.text
        with app.app_context():
            assert identity_mode() is IdentityMode.SEALED_DIGITAL
        shown.submit()
        with app.app_context():
            assert identity_mode() is IdentityMode.SEALED_PAPER


def test_every_absence_ends_as_the_last_who_saw_it_said(app, page, school):
    with app.app_context():
        address = of_absence(school)
    sign_in(page, school.minh)
    first, second = page(address), page(address)
    first.submit(until="10/12/2026")
    second.submit(status=422, until="01/12/2026")
    with app.app_context():
        assert db.session.query(Absence.until).scalar() == date(2026, 12, 10)
