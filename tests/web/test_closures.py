"""The pages of closures: whoever plans reception records one, and sees which planned days it meets."""

from datetime import date, time

import pytest

from casebook.records.base import transaction
from casebook.records.reception import ReceptionDay
from tests.changes import confirmed, proposed, worked
from tests.people import sign_in

pytestmark = pytest.mark.deep

FLOOD = {"first_day": "01/12/2026", "last_day": "03/12/2026", "reason": "Sân trường ngập nước"}


@pytest.fixture
def planned(app, school):
    """A day of the head within the flood."""
    with app.app_context(), transaction() as session:
        day = ReceptionDay(
            unit_id=school.unit.id,
            planned_on=date(2026, 12, 2),
            held_on=date(2026, 12, 2),
            starts=time(8),
            ends=time(11),
            receiver_id=school.minh.id,
        )
        session.add(day)
        session.flush()
        return day.id


def closed(page):
    return page("/reception/closures/new").submit(**FLOOD)


def test_a_closure_marks_the_planned_day_with_what_to_do(page, school, planned):
    sign_in(page, school.minh)
    done = closed(page)
    row = done.find("tr", data_first="2026-12-01")
    assert "Hoãn ngày 02/12/2026 và công bố ngày mới" in row.text
    assert "khoản 4 Điều 24 Luật Tiếp công dân" in row.text
    for address in ("/reception", "/reception/schedule", f"/reception/schedule/days/{planned}"):
        shown = page(address).text
        assert "Đơn vị đóng cửa" in shown
        assert "Hoãn ngày 02/12/2026" in shown


def test_citizens_are_told(page, school, visitor):
    sign_in(page, school.minh)
    page("/reception/schedule/hours").submit(weekdays=["0"], starts="08:00", ends="11:00", since="02/11/2026")
    page("/reception/schedule/post").submit(posted_on="20/11/2026", place="Cổng trường", hours=True)
    closed(page)
    shown = visitor()(f"/public?unit={school.unit.id}")
    assert "Đơn vị đóng cửa từ 01/12/2026 đến 03/12/2026" in shown.text
    assert "Không tiếp công dân trong những ngày này" in shown.text


def test_postponing_the_day_ends_the_mark(page, school, planned):
    sign_in(page, school.minh)
    form = closed(page).follow("Hoãn ngày 02/12/2026 và công bố ngày mới")
    form.submit(to_day="07/12/2026", reason="Trường ngập nước")
    row = page("/reception/closures").find("tr", data_first="2026-12-01")
    assert "07/12/2026" in row.text
    assert "Hoãn ngày" not in row.text


def test_a_day_put_into_a_closure_is_refused_beside_its_field(page, school, planned):
    sign_in(page, school.minh)
    closed(page)
    refused = page(f"/reception/schedule/days/{planned}/postpone").submit(
        to_day="03/12/2026", reason="Trường ngập nước", status=422
    )
    assert "đơn vị đóng cửa: Sân trường ngập nước" in refused.text


def test_a_closure_is_taken_back(page, school, planned):
    sign_in(page, school.minh)
    closed(page)
    done = page("/reception/closures").submit("withdraw")
    assert "Đơn vị không đóng cửa ngày nào" in done.text
    assert "Đơn vị đóng cửa" not in page("/reception/schedule").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"last_day": "30/11/2026"}, "Ngày cuối phải từ ngày đầu trở đi"),
        ({"reason": ""}, "Hãy điền ô này"),
        ({"first_day": "31/11/2026"}, "31/11/2026"),
    ],
)
def test_days_that_cannot_be_are_told_and_stay_as_typed(page, school, typed, said):
    sign_in(page, school.minh)
    refused = page("/reception/closures/new").submit(**FLOOD | typed, status=422)
    assert said in refused.text
    assert refused.find("input", name="last_day")["value"] == (FLOOD | typed)["last_day"]


@pytest.mark.parametrize("who", ["lan", "hai", "binh", "tu"])
def test_who_plans_no_reception_finds_no_page(page, school, who):
    sign_in(page, getattr(school, who))
    assert page.client.get("/reception/closures").status_code in {403, 404}


def test_another_units_closure_cannot_be_taken_back(app, page, school, visitor):
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(page, school.minh)
    assert page.client.post("/reception/closures/nothing/withdraw").status_code == 404


def test_a_saturday_worked_in_part_is_told_where_days_are_planned(app, page, school):
    saturday = worked(date(2026, 12, 5), opens=time(7, 30), closes=time(11, 30))
    with app.app_context():
        confirmed(school, proposed(school, saturday))
    sign_in(page, school.minh)
    typed = {"pattern": "single_days", "single_days": "05/12/2026", "starts": "08:00", "ends": "16:00"}
    seen = page("/reception/schedule/plan").submit(press="Xem trước các ngày", **typed)
    assert "từ 08:00 đến 11:30, theo giờ làm việc của ngày đó" in seen.text
    typed |= {"starts": "13:30"}
    seen = page("/reception/schedule/plan").submit(press="Xem trước các ngày", **typed)
    assert "chỉ làm việc giờ khác, không xếp lịch" in seen.text
