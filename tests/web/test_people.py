"""The pages about people: accounts, roles, absences, handover, and one's own account."""

import re

import pytest
from sqlalchemy import select

from casebook.records.base import db
from casebook.records.people import Appointment
from tests.people import PASSWORD, sign_in
from tests.services.test_absences import case_of

pytestmark = pytest.mark.deep

CHOSEN = "con meo nam tren mai"


@pytest.fixture
def tu(page, school):
    """The administrator has signed in."""
    sign_in(page, school.tu)
    return page


def added(tu):
    """Somebody new is added through the form."""
    return (
        tu("/people")
        .follow("Thêm người")
        .submit(full_name="Bà Đào Mẫu", username="dao", title="Kế toán", role="handler")
    )


def link_on(shown) -> str:
    return re.search(r"/activate/[\w-]+", shown.text).group(0)


def test_the_administrator_adds_somebody_hands_over_a_link_and_they_choose_their_password(tu, visitor):
    shown = added(tu).submit("activation", press="Tạo liên kết kích hoạt")
    theirs = visitor()
    chosen = theirs(link_on(shown)).submit(password=CHOSEN, password_again=CHOSEN)
    assert chosen.path == "/login"
    assert chosen.submit(username="dao", password=CHOSEN).path == "/"
    theirs(link_on(shown), status=404)


def test_the_link_is_shown_once_and_the_page_afterwards_says_that_it_waits(tu):
    person = added(tu)
    link = link_on(person.submit("activation", press="Tạo liên kết kích hoạt"))
    again = tu(person.path)
    assert link not in again.text
    assert "Đang có một liên kết kích hoạt chờ sử dụng" in again.text


def test_two_passwords_that_differ_are_told_and_the_link_still_works(tu, visitor):
    link = link_on(added(tu).submit("activation", press="Tạo liên kết kích hoạt"))
    theirs = visitor()
    form = theirs(link)
    assert "không giống nhau" in form.submit(password=CHOSEN, password_again="khác", status=422).text
    assert "ít nhất 12" in form.submit(password="ngắn", password_again="ngắn", status=422).text
    assert form.submit(password=CHOSEN, password_again=CHOSEN).path == "/login"


def test_a_link_that_never_was_says_whom_to_ask(page, school):
    assert "Hãy xin người quản trị" in page("/activate/wrong", status=404).text


def test_the_list_tells_roles_with_their_days_and_who_is_not_activated_yet(tu, school):
    added(tu)
    rows = {row["data-person"]: row.text for row in tu("/people").find_all("tr", data_person=True)}
    assert "Người đứng đầu, từ 06/01/2020" in rows["minh"]
    assert "chưa kích hoạt" in rows["dao"]
    assert "mai" not in rows
    assert "binh" not in rows


def test_a_role_is_given_and_ended_and_an_unlawful_one_names_its_article(tu, school):
    person = tu("/people").follow(school.son.full_name)
    form = person.follow("Giao vai trò")
    refused = form.submit(role="deputy", status=422)
    assert "khoản 2 Điều 60 Luật Thực hiện dân chủ ở cơ sở" in refused.text
    assert refused.find("select", name="role").find("option", selected=True)["value"] == "deputy"
    assert refused.submit(role="handler", until="31/12/2026").path == person.path
    ended = tu(person.path).follow("Ghi ngày cuối").submit(until="22/11/2026")
    assert "đã kết thúc" in ended.text


@pytest.mark.parametrize("until", ["31/02/2027", "2027", "mai"])
def test_an_impossible_day_is_told_and_stays_as_typed(tu, school, until):
    form = tu("/people").follow(school.son.full_name).follow("Giao vai trò")
    refused = form.submit(role="handler", until=until, status=422)
    assert refused.find("input", name="until")["value"] == until


def test_a_changed_name_is_shown_everywhere(tu, school):
    changed = tu("/people").follow(school.hai.full_name).follow("Sửa").submit(full_name="Thầy Hải Mẫu Mới")
    assert changed.h1 == "Thầy Hải Mẫu Mới"


def test_a_closed_account_is_out_at_once_and_can_be_opened_again(tu, visitor, school):
    theirs = visitor()
    sign_in(theirs, school.hai)
    closed = tu("/people").follow(school.hai.full_name).submit("disable", press="Khóa tài khoản")
    assert theirs("/").path == "/login"
    closed.submit("enable")
    assert sign_in(theirs, school.hai).path == "/"


def test_people_of_another_unit_are_not_found(tu, school):
    for somebody in (school.binh, school.mai):
        for way in ("", "/change", "/roles/new"):
            tu(f"/people/{somebody.id}{way}", status=404)
    tu("/people?unit=" + school.kindergarten.id, status=404)


def test_a_role_in_another_unit_cannot_be_ended_by_its_address(app, tu, school):
    with app.app_context():
        of_mai = db.session.scalar(select(Appointment.id).where(Appointment.person_id == school.mai.id))
    tu(f"/people/roles/{of_mai}/end", status=404)


def test_a_unit_written_into_a_form_by_hand_gives_no_role_there(tu, school):
    form = tu("/people").follow(school.hai.full_name).follow("Giao vai trò")
    form.submit(role="superior", forced={"unit_id": school.commune.id}, status=422)


def test_an_absence_is_recorded_shown_and_ended_earlier(page, school):
    sign_in(page, school.minh)
    assert "Hiện không ai vắng" in page("/absences").text
    listed = (
        page("/absences")
        .follow("Ghi đợt vắng")
        .submit(
            person_id=school.hai.id,
            stand_in_id=school.ha.id,
            since="24/11/2026",
            until="27/11/2026",
            reason="Tập huấn",
        )
    )
    assert listed.path == "/absences"
    assert "27/11/2026" in listed.text
    ended = listed.follow("Kết thúc sớm").submit(until="25/11/2026")
    assert "25/11/2026" in ended.text


def test_a_refused_absence_keeps_what_was_typed(tu, school):
    refused = tu("/absences/new").submit(
        person_id=school.minh.id,
        stand_in_id=school.son.id,
        since="24/11/2026",
        until="27/11/2026",
        reason="Nghỉ phép",
        status=422,
    )
    assert "khoản 2 Điều 60" in refused.text
    assert refused.find("input", name="reason")["value"] == "Nghỉ phép"
    stand_in = refused.find("select", name="stand_in_id")
    assert stand_in.find("option", selected=True)["value"] == school.son.id


def test_the_page_lists_the_cases_that_will_move_and_moves_them(app, page, school):
    with app.app_context():
        for _ in range(2):
            case_of(school, school.hai)
    sign_in(page, school.minh)
    shown = page("/handover").follow("Bàn giao hồ sơ của Thầy Hải Mẫu")
    assert len(shown.find_all("tr", data_case=True)) == 2
    done = shown.submit(to_id=school.ha.id, reason="Nghỉ dài ngày")
    assert "Đã bàn giao 2 hồ sơ" in done.text
    assert "Cô Hà Mẫu" in done.find("tr", data_handler="ha").text


def test_a_handover_of_a_list_that_changed_shows_the_new_list(app, page, school):
    with app.app_context():
        case_of(school, school.hai)
    sign_in(page, school.minh)
    shown = page("/handover").follow("Bàn giao hồ sơ của Thầy Hải Mẫu")
    with app.app_context():
        case_of(school, school.hai)
    again = shown.submit(to_id=school.ha.id, reason="Nghỉ dài ngày", status=422)
    assert "vừa thay đổi" in again.text
    assert len(again.find_all("tr", data_case=True)) == 2
    assert "Đã bàn giao 2 hồ sơ" in again.submit().text


def test_the_administrator_hands_nothing_over_and_sees_no_case(app, tu, school):
    with app.app_context():
        case_id = case_of(school, school.hai)
    for address in ("/handover", f"/handover/{school.hai.id}", f"/cases/{case_id}", "/cases"):
        tu(address, status=404)


def test_everyone_changes_their_own_password_and_must_sign_in_again(page, visitor, school):
    other = visitor()
    sign_in(other, school.hai)
    sign_in(page, school.hai)
    form = page("/account").follow("Đổi mật khẩu của tôi")
    wrong = form.submit(current_password="không phải", password=CHOSEN, password_again=CHOSEN, status=422)
    assert "Mật khẩu hiện tại chưa đúng" in wrong.text
    done = form.submit(current_password=PASSWORD, password=CHOSEN, password_again=CHOSEN)
    assert done.path == "/login"
    assert other("/").path == "/login"
    assert sign_in(page, school.hai, password=CHOSEN).path == "/"


def test_signed_in_browsers_are_listed_and_all_of_them_can_be_ended(page, visitor, school):
    other = visitor()
    sign_in(other, school.lan)
    sign_in(page, school.lan)
    account = page("/account")
    which = [cell.text for cell in account.find_all("td", data_label="Trình duyệt")]
    assert sorted(which) == ["trình duyệt này", "Đăng xuất trình duyệt này"]
    assert account.submit("sign-outs").path == "/login"
    assert other("/").path == "/login"
