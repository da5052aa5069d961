"""The pages of the calendar: everyone reads, some propose, the impact is shown, few decide."""

from datetime import date

import pytest

from tests.changes import OFF, STORM, off, proposed, shipped_proposal
from tests.matters import case_of, registered
from tests.people import sign_in

pytestmark = pytest.mark.deep

PROPOSED = "2026-11-23"
SWAP = "23/11/2026 nghỉ; 28/11/2026 làm việc"


def row(page, day=PROPOSED):
    return page.find("tr", data_day=day)


def petition(app, school, *, on=date(2026, 11, 11)):
    """A petition owed an answer on 26/11, with the swap on 27/11; gives its id and its number."""
    with app.app_context():
        case_id = registered(school, kind="petition", received_on=on, today=date(2026, 11, 20))
        return case_id, case_of(case_id).name


def change_page(app, page, day=OFF):
    with app.app_context():
        return page(f"/days/changes/{shipped_proposal(day)}")


@pytest.mark.parametrize("who", ["lan", "hai", "thu", "son", "binh", "tu", "mai"])
def test_everyone_reads_the_days_of_a_year_with_their_source(page, school, who):
    sign_in(page, getattr(school, who))
    listing = page("/days")
    assert "NQ 28/2026/QH16" in row(listing, "2026-11-24").text
    assert row(listing)["data-status"] == "proposed"
    assert "Phiên bản lịch 1" in listing.text
    change = listing.follow(SWAP)
    assert "đề xuất, thấy ngày 06/09/2026" in change.text
    assert bool(change.find_all("button", text="Xác nhận và áp dụng")) is (who == "binh")
    assert ("Nếu xác nhận, hạn nào đổi" in change.text) is (who in {"binh", "tu", "lan", "mai"})


def test_the_head_sees_the_impact_and_who_confirms(app, page, school):
    _id, name = petition(app, school)
    sign_in(page, school.minh)
    change = change_page(app, page)
    line = change.find("tr", data_case=name)
    assert "26/11/2026" in line.text
    assert "27/11/2026" in line.text
    assert "Ông Bình Mẫu" in change.text
    assert not change.find_all("button", text="Xác nhận và áp dụng")


def test_the_administrator_sees_only_how_many_cases_move(app, page, school):
    _id, name = petition(app, school)
    sign_in(page, school.tu)
    change = change_page(app, page)
    assert name not in change.text
    assert "Còn 1 hồ sơ đang mở khác cũng đổi hạn mà bạn không có quyền xem" in change.text


def test_no_case_that_moves_is_said(app, page, school):
    sign_in(page, school.binh)
    assert "Không việc nào đổi hạn" in change_page(app, page).text


def test_confirming_moves_the_days_and_each_journal_tells_it(app, page, visitor, school):
    case_id, _name = petition(app, school)
    sign_in(page, school.binh)
    done = change_page(app, page).submit(press="Xác nhận và áp dụng", word="Theo công điện")
    assert "Thời hạn của 1 hồ sơ đang mở đã thay đổi" in done.text
    assert "đã tính, từ phiên bản lịch 2" in done.text
    assert row(page("/days"))["data-status"] == "counts"
    assert "Theo công điện" in page("/days/versions").text
    other = visitor()
    sign_in(other, school.minh)
    journal = other(f"/cases/{case_id}").text
    assert "Lịch ngày nghỉ, làm bù thay đổi" in journal
    assert "23/11/2026 nghỉ; 28/11/2026 làm việc" in journal
    assert "hạn 26/11/2026 chuyển thành 27/11/2026" in journal


def test_an_impact_that_changed_meanwhile_is_shown_again(app, page, school):
    sign_in(page, school.binh)
    stale = change_page(app, page)
    _id, name = petition(app, school)
    again = stale.submit(press="Xác nhận và áp dụng", word="Đồng ý", status=409)
    assert "ảnh hưởng không còn như đã hiện" in again.text
    assert again.find("tr", data_case=name)
    assert "Đồng ý" in again.text
    assert "Lịch đã thay đổi" in again.submit(press="Xác nhận và áp dụng").text


def test_a_refusal_needs_a_word(app, page, school):
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(page, school.binh)
    address = change_page(app, page).find("button", text="Không đồng ý")["formaction"]
    refused = page.arrive(page.client.post(address), 422)
    assert "Hãy ghi vì sao không đồng ý" in refused.text
    word = {"word": "Chưa có văn bản"}
    done = page.arrive(page.client.post(address, data=word, follow_redirects=True), 200)
    assert "không được đồng ý" in done.text
    assert "Chưa có văn bản" in done.text


def test_the_proposer_takes_it_back(app, page, school):
    with app.app_context():
        change_id = proposed(school, off(STORM))
    sign_in(page, school.tu)
    change = page(f"/days/changes/{change_id}")
    assert "Đã rút đề xuất" in change.submit(f"/days/changes/{change_id}/withdraw").text


def test_a_swap_is_proposed_as_one_change(page, school):
    sign_in(page, school.lan)
    done = (
        page("/days")
        .follow("Đề xuất thay đổi lịch")
        .submit(
            **{
                "rows-0-day": "02/12/2026",
                "rows-0-becomes": "off",
                "rows-0-name": "Nghỉ phòng chống bão",
                "rows-1-day": "05/12/2026",
                "rows-1-becomes": "worked",
                "rows-1-name": "Làm bù cho 02/12/2026",
                "rows-1-opens": "7h30",
                "rows-1-closes": "11h30",
                "source": "CĐ 01/UBND",
                "reason": "Bão số 9",
            }
        )
    )
    assert "làm việc từ 07:30 đến 11:30" in row(done, "2026-12-05").text
    assert "CĐ 01/UBND" in row(done, "2026-12-02").text
    assert "Bão số 9" in done.text
    assert row(page("/days"), "2026-12-02")["data-status"] == "proposed"


def test_a_day_is_moved_from_its_row(page, school):
    sign_in(page, school.tu)
    form = page("/days").follow("Chuyển hoặc bỏ 24/11/2026")
    assert form.find("input", name="rows-0-day")["value"] == "24/11/2026"
    done = form.submit(**{"rows-1-day": "25/11/2026", "rows-1-name": "Ngày Văn hóa", "source": "QĐ 9"})
    assert "bỏ khỏi lịch" in row(done, "2026-11-24").text
    assert "nghỉ" in row(done, "2026-11-25").text


WHOLE = {"rows-0-day": "02/12/2026", "rows-0-name": "Nghỉ bù", "source": "CĐ 01"}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"rows-0-day": "30/02/2026"}, "30/02/2026"),
        ({"rows-0-day": "05/12/2026"}, "cuối tuần"),
        ({"rows-0-day": "24/11/2026"}, "đã có trong lịch"),
        ({"rows-0-day": ""}, "Hãy điền ô này"),
        ({"rows-0-day": "", "rows-0-name": ""}, "Hãy ghi ít nhất một ngày"),
        ({"rows-0-name": "", "rows-1-day": "03/12/2026"}, "Hãy điền ô này"),
        ({"source": ""}, "Hãy điền ô này"),
        ({"rows-0-opens": "07:30"}, "Chỉ ngày làm bù mới có giờ"),
        ({"rows-1-day": "02/12/2026", "rows-1-name": "Nghỉ"}, "được ghi hai lần"),
    ],
)
def test_a_day_that_cannot_be_is_told_and_all_stays_as_typed(page, school, typed, said):
    sign_in(page, school.tu)
    refused = page("/days/new").submit(**WHOLE | {"reason": "Bão số 9"} | typed, status=422)
    assert said in refused.find("div", id="error-summary").text
    assert "Bão số 9" in refused.text


def test_one_more_day_gives_one_more_row_and_keeps_what_was_typed(page, school):
    sign_in(page, school.tu)
    more = page("/days/new").submit(press="Thêm một ngày", **WHOLE)
    assert len(more.find_all("input", name="rows-2-day")) == 1
    assert more.find("input", name="rows-0-name")["value"] == "Nghỉ bù"


@pytest.mark.parametrize("address", ["/days/changes/nonsense", "/days/changes/nonsense/confirm"])
def test_a_change_that_is_not_there_is_not_found(app, page, school, address):
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(page, school.binh)
    method = page.client.post if address.endswith("confirm") else page.client.get
    assert method(address).status_code == 404


@pytest.mark.parametrize("who", ["lan", "hai", "tu"])
def test_who_may_not_confirm_finds_no_way_to(app, page, school, who):
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(page, getattr(school, who))
    with app.app_context():
        change_id = shipped_proposal(OFF)
    for deed in ("confirm", "refuse"):
        assert page.client.post(f"/days/changes/{change_id}/{deed}").status_code in {403, 404}


@pytest.mark.parametrize("year", ["1999", "abc", "-1"])
def test_a_year_without_days_is_not_shown(page, school, year):
    sign_in(page, school.tu)
    shown = page(f"/days?year={year}", status=200 if year == "abc" else 404)
    assert "2026" in shown.h1 or shown.response.status_code == 404


@pytest.mark.parametrize(
    ("today", "warned"), [(date(2026, 11, 30), False), (date(2026, 12, 1), True), (date(2027, 1, 4), True)]
)
def test_from_december_the_desk_the_page_and_the_check_warn_of_unknown_days(
    app, page, clock, school, today, warned
):
    clock.to(today)
    sign_in(page, school.tu)
    sentence = "Chưa có đủ ngày nghỉ của năm 2027"
    assert (sentence in page("/").text) is warned
    assert (sentence in page("/days").text) is warned
    result = app.test_cli_runner().invoke(args=["check"])
    assert ("days off of 2027" in result.output) is warned
    assert result.exit_code == 1 or not warned


@pytest.mark.parametrize("who", ["tu", "minh", "binh"])
@pytest.mark.parametrize(("on", "warned"), [(date(2026, 10, 5), False), (date(2026, 11, 20), True)])
def test_a_horizon_shorter_than_the_longest_term_and_60_days_is_told(app, page, school, who, on, warned):
    with app.app_context():
        registered(school, kind="petition", received_on=on, today=date(2026, 11, 20))
    sign_in(page, getattr(school, who))
    sentence = "Ngày nghỉ mới biết đủ đến 31/12/2026"
    assert (sentence in page("/").text) is warned
    assert (sentence in page("/days").text) is warned


@pytest.mark.parametrize(("who", "told"), [("binh", True), ("minh", False), ("tu", False)])
def test_a_change_that_waits_stands_on_the_desk_of_whoever_decides(page, school, who, told):
    sign_in(page, getattr(school, who))
    assert (SWAP in page("/").text) is told
