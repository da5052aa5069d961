"""What follows is shown before it is saved: on every step's form, for corrections, to nobody else."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.vocabulary import Action, Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.cases import Case, CaseClock, CaseEvent
from casebook.records.outbox import OutboxRow
from tests.matters import case_of, registered, take
from tests.people import sign_in

pytestmark = pytest.mark.deep

ACCEPTED_ON = date(2026, 11, 6)


@pytest.fixture
def received(school, within) -> str:
    return within(registered, school)


@pytest.fixture
def accepted(school, received, within) -> str:
    within(take, received, school.minh, Action.ACCEPT, ACCEPTED_ON)
    return received


def shown(page, rule):
    """What a page says becomes of a clock."""
    return page.find("li", data_rule=rule)


def rows() -> tuple[int, ...]:
    tables = (Case, CaseEvent, CaseClock, AuditRow, OutboxRow)
    return tuple(db.session.scalar(select(func.count()).select_from(t)) for t in tables)


def ask(page, address, **typed):
    """Ask as the page's script does; gives the status and what it was told."""
    token = {"csrf_token": page("/account").find("input", name="csrf_token")["value"]}
    answer = page.client.post(address, data=token | typed, headers={"HX-Request": "true"})
    return answer.status_code, answer.get_data(as_text=True)


def test_the_form_opens_with_what_follows_today(page, school, received):
    sign_in(page, school.minh)
    form = page(f"/cases/{received}/steps/accept")
    assert "Thứ Hai 23/11/2026" in form.find("p", id="foresight-said").text
    assert "Đã thụ lý" in form.find("p", id="foresight-said").text
    assert shown(form, "KN-02")["data-change"] == "met_late"
    assert "muộn 12 ngày" in shown(form, "KN-02").text
    limit = shown(form, "KN-03")
    assert (limit["data-change"], limit["data-due"]) == ("starts", "2026-12-23")
    assert "Điều 28 Luật Khiếu nại" in limit.text
    assert "Tính từ 24/11/2026" in limit.text


def test_without_script_a_button_shows_it_and_keeps_everything_typed(page, school, received, within):
    sign_in(page, school.minh)
    answer = page(f"/cases/{received}/steps/accept").submit(
        press="Xem hệ quả", on="10/11/2026", document_number="12/TB-THM"
    )
    assert shown(answer, "KN-02")["data-change"] == "met"
    assert shown(answer, "KN-03")["data-due"] == "2026-12-10"
    assert answer.find("input", id="on")["value"] == "10/11/2026"
    assert answer.find("input", id="document_number")["value"] == "12/TB-THM"
    assert not answer.find_all(class_="error")  # nobody said it was finished
    assert within(lambda: case_of(received).version) == 1


def test_a_day_that_is_none_is_told_beside_its_field(page, school, received):
    sign_in(page, school.minh)
    answer = page(f"/cases/{received}/steps/accept").submit(press="Xem hệ quả", on="31/11/2026", status=422)
    assert "Không có ngày" in answer.find("p", id="on-error").text
    assert "Nhập ngày" in answer.find("p", id="foresight-said").text


def test_a_step_that_would_be_refused_says_so_with_its_article(page, school, accepted):
    sign_in(page, school.minh)
    answer = page(f"/cases/{accepted}/steps/decide").submit(press="Xem hệ quả", on="05/11/2026")
    told = answer.find("section", id="foresight")
    assert "Điều 31 Luật Khiếu nại" in told.text
    assert "Có thể:" not in told.text
    assert not told.find_all("li", data_change=True)


def test_a_step_that_would_make_a_later_one_unlawful_names_that_one(page, school, accepted, within):
    within(take, accepted, school.minh, Action.DECIDE, date(2026, 11, 20), outcome="right")
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/steps/file_away", status=409).follow("Ghi bổ sung")
    told = form.submit(press="Xem hệ quả", on="05/11/2026").find("section", id="foresight").text
    assert "06/11/2026" in told
    assert "Thụ lý" in told


def test_views_that_differ_need_a_dialogue_first(page, school, accepted):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/steps/decide")
    assert shown(form, "KN-03")["data-change"] == "met"
    answer = form.submit(press="Xem hệ quả", differs=True)
    assert "Điều 30 Luật Khiếu nại" in answer.find("section", id="foresight").text


def test_today_stands_beside_friday_where_the_settling_ends(page, school, accepted):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/steps/decide")
    table = form.find("div", id="foresight-contrast").find("table")
    assert "Hôm nay, thứ Hai 23/11/2026" in table.text
    assert "Thứ Sáu 27/11/2026" in table.text
    cells = [cell.text for cell in table.find("tr", data_rule="KN-13").find_all("td")]
    assert "27/11/2026" in cells[0]
    assert "02/12/2026" in cells[1]
    assert not page(f"/cases/{accepted}/steps/suspend").find("div", id="foresight-contrast").find_all("table")


@pytest.mark.parametrize(
    ("today", "other"),
    [
        (date(2026, 11, 27), "Thứ Hai 30/11/2026"),  # a Friday
        (date(2026, 11, 28), "Thứ Hai 30/11/2026"),  # a Saturday
        (date(2026, 12, 30), "Thứ Năm 31/12/2026"),  # Friday 01/01/2027 is off
    ],
)
def test_where_friday_is_no_choice_the_next_working_day_is(page, school, within, clock, today, other):
    case_id = within(registered, school, kind=Kind.PETITION)
    clock.to(today)
    sign_in(page, school.minh)
    assert other in page(f"/cases/{case_id}/steps/answer").find("div", id="foresight-contrast").text


def test_a_day_to_come_is_foreseen_but_not_saved(page, school, accepted, within):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/steps/decide")
    answer = form.submit(press="Xem hệ quả", on="08/12/2026")
    assert shown(answer, "KN-03")["data-change"] == "met_late"
    assert "chưa đến" in answer.find("section", id="foresight").text
    paper = {"document_number": "9/QĐ", "signer": "Thầy Minh Mẫu", "outcome": "right"}
    form.submit(status=422, on="08/12/2026", **paper)
    assert within(lambda: case_of(accepted).version) == 2


def test_a_correction_shows_the_days_that_move_before_it_is_made(page, school, accepted, within):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/correct")
    assert "Chọn dòng" in form.find("p", id="foresight-said").text
    answer = form.submit(press="Xem hệ quả", event="1", how="move", right_on="04/11/2026")
    limit = shown(answer, "KN-03")
    assert (limit["data-change"], limit["data-due"]) == ("moves", "2026-12-04")
    assert "07/12/2026" in limit.text
    assert within(lambda: case_of(accepted).version) == 2
    answer.submit(press="Đính chính", reason="Ghi nhầm ngày")
    moved = within(lambda: case_of(accepted).journal[-1].particulars["moved"])
    assert {"rule": "KN-03", "was": "2026-12-07", "now": "2026-12-04"} in moved


def test_a_correction_that_cannot_be_is_told_before_it_is_tried(page, school, accepted):
    sign_in(page, school.minh)
    form = page(f"/cases/{accepted}/correct")
    answer = form.submit(press="Xem hệ quả", event="0", how="strike")
    assert "không gạch bỏ được" in answer.find("section", id="foresight").text


def test_the_script_is_told_the_parts_that_change(page, school, accepted):
    sign_in(page, school.minh)
    page(f"/cases/{accepted}/steps/decide")
    status, told = ask(page, f"/cases/{accepted}/steps/decide/foresight", on="08/12/2026")
    assert status == 200
    assert 'data-rule="KN-03"' in told
    for part in ("foresight-said", "foresight-told", "foresight-contrast"):
        assert f'id="{part}" hx-swap-oob' in told
    status, told = ask(page, f"/cases/{accepted}/steps/decide/foresight", on="08/1")
    assert (status, "data-rule" in told.split("foresight-contrast")[0]) == (200, False)


@pytest.mark.parametrize(
    ("address", "typed", "status"),
    [
        ("steps/decide", {"on": "23/11/2026", "outcome": "magic"}, 422),
        ("steps/terminate", {"on": "23/11/2026", "termination_reason": "'; --"}, 422),
        ("steps/suspend", {"on": "23/11/2026", "suspension_reason": "x" * 9000}, 422),
        ("steps/decide", {"on": "x" * 9000}, 200),
        ("steps/decide", {"on": "01/01/1900"}, 200),
        ("steps/decide", {"on": "31/12/2100"}, 200),
        ("steps/decide", {}, 200),
        ("steps/call_dialogue", {"on": "23/11/2026", "held_on": "31/12/2100"}, 200),
        ("steps/call_dialogue", {"on": "23/11/2026", "held_on": "01/01/1900"}, 200),
        ("steps/fly", {"on": "23/11/2026"}, 404),
        ("steps/answer", {"on": "23/11/2026"}, 404),
        ("correct", {"event": "99", "how": "strike"}, 422),
        ("correct", {"event": "x", "how": "strike"}, 422),
        ("correct", {"event": "1", "how": "burn"}, 422),
        ("correct", {"event": "1", "how": "move", "right_on": "01/01/1900"}, 200),
        ("correct", {}, 200),
    ],
)
def test_a_question_nobody_would_ask_never_breaks_anything(page, school, accepted, address, typed, status):
    sign_in(page, school.minh)
    assert ask(page, f"/cases/{accepted}/{address}/foresight", **typed)[0] == status


@pytest.mark.parametrize("who", ["lan", "ha", "hai", "thu", "son", "binh", "tu", "mai"])
def test_whoever_may_not_act_looks_ahead_at_nothing(page, school, accepted, who):
    sign_in(page, getattr(school, who))
    status, told = ask(page, f"/cases/{accepted}/steps/decide/foresight", on="23/11/2026")
    assert (status, "KN-03" in told) == (404, False)
    if who != "ha":  # a deputy corrects
        assert ask(page, f"/cases/{accepted}/correct/foresight", event="1", how="strike")[0] == 404


def test_looking_ahead_writes_nothing(page, school, accepted, within):
    sign_in(page, school.minh)
    before = within(rows)
    form = page(f"/cases/{accepted}/steps/decide")
    form.submit(press="Xem hệ quả", on="24/11/2026", outcome="right")
    ask(page, f"/cases/{accepted}/steps/decide/foresight", on="24/11/2026", outcome="right")
    ask(page, f"/cases/{accepted}/correct/foresight", event="1", how="strike")
    assert within(rows) == before
    assert within(lambda: case_of(accepted).version) == 2


def test_a_script_that_asks_after_the_sign_in_ran_out_loses_nothing_typed(page, school, received, clock):
    sign_in(page, school.minh)
    form = page(f"/cases/{received}/steps/accept")
    clock.to(date(2026, 11, 25))
    meanwhile = page.client.post(f"/cases/{received}/steps/accept/foresight", headers={"HX-Request": "true"})
    assert (meanwhile.status_code, meanwhile.get_data()) == (204, b"")
    at_door = form.submit(on="23/11/2026", document_number="12/TB-THM", signer="Thầy Minh Mẫu")
    again = at_door.submit(username="minh", password="mot mat khau de nho")
    assert again.find("input", id="document_number")["value"] == "12/TB-THM"
    assert shown(again, "KN-02")["data-change"] == "met_late"
