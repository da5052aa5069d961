"""The page of days off: everyone reads, some propose, an administrator decides and sees what moved."""

from datetime import date

import pytest

from casebook.records.base import db
from casebook.records.cases import Case
from tests.people import sign_in
from tests.services.test_absences import case_of

PROPOSED = "2026-11-23"


def row(page, day=PROPOSED):
    return page.find("tr", data_day=day)


@pytest.mark.parametrize("who", ["lan", "hai", "thu", "son", "binh", "tu", "mai"])
def test_everyone_reads_the_days_of_a_year_with_their_source(page, school, who):
    sign_in(page, getattr(school, who))
    listing = page("/days")
    assert "NQ 28/2026/QH16" in row(listing, "2026-11-24").text
    assert row(listing)["data-status"] == "proposed"
    assert bool(listing.find_all("form", action=f"/days/{PROPOSED}/confirm")) is (who == "tu")


def test_confirming_says_how_many_cases_moved(app, page, school):
    with app.app_context():
        case_id = case_of(school, school.hai)
        before = db.session.get(Case, case_id).next_due_on
    sign_in(page, school.tu)
    done = page("/days").submit("2026-11-24/withdraw", press="Rút 24/11/2026")
    assert "Thời hạn của 1 hồ sơ đang mở đã thay đổi" in done.text
    with app.app_context():
        assert db.session.get(Case, case_id).next_due_on < before


def test_with_no_open_case_nothing_moved(page, school):
    sign_in(page, school.tu)
    done = page("/days").submit(f"{PROPOSED}/confirm", press="Xác nhận 23/11/2026")
    assert "Không hồ sơ đang mở nào thay đổi thời hạn" in done.text
    assert row(done)["data-status"] == "confirmed"


def test_a_day_is_proposed_with_its_source_and_then_waits(page, school):
    sign_in(page, school.lan)
    done = (
        page("/days")
        .follow("Đề xuất ngày")
        .submit(day="02/12/2026", works="off", name="Nghỉ phòng chống bão", source="CĐ 01/UBND")
    )
    assert row(done, "2026-12-02")["data-status"] == "proposed"
    assert "CĐ 01/UBND" in row(done, "2026-12-02").text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"day": "30/02/2026"}, "30/02/2026"),
        ({"day": "05/12/2026"}, "cuối tuần"),
        ({"day": "24/11/2026"}, "đã có trong lịch"),
        ({"source": ""}, "Hãy điền ô này"),
        ({"works": []}, "Hãy điền ô này"),
    ],
)
def test_a_day_that_cannot_be_is_told_and_stays_as_typed(page, school, typed, said):
    sign_in(page, school.tu)
    whole = {"day": "02/12/2026", "works": "off", "name": "Nghỉ bù", "source": "CĐ 01"}
    refused = page("/days/new").submit(**whole | typed, status=422)
    assert said in refused.text
    assert refused.find("input", name="name")["value"] == "Nghỉ bù"


def test_a_stale_button_says_that_somebody_has_decided(page, visitor, school):
    sign_in(page, school.tu)
    stale = page("/days")
    other = visitor()
    sign_in(other, school.tu)
    other("/days").submit(f"{PROPOSED}/confirm")
    assert "vừa được người khác quyết định" in stale.submit(f"{PROPOSED}/confirm").text


@pytest.mark.parametrize("address", ["/days/nonsense/confirm", "/days/2026-12-03/confirm"])
def test_a_day_that_is_not_there_is_not_found(app, page, school, address):
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(page, school.tu)
    assert page.client.post(address).status_code == 404


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
    assert (result.exit_code == 1) is warned
    assert ("days off of 2027" in result.output) is warned
