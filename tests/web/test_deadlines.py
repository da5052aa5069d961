"""Asked at the counter: which days would be owed, on either side of the reform, on screen and on a slip."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.choices import Via
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.units import Unit
from casebook.reports.deadlines import Arrival, Matter, deadlines_of
from tests.people import sign_in

pytestmark = pytest.mark.deep

ADDRESS = "/reception/deadlines"


def days(page, rule):
    """The days a page tells for a rule."""
    return [row["data-due"] for row in page.find_all("tr", data_rule=rule)]


def test_the_counter_asks_and_shows_every_day_with_its_article(page, school):
    sign_in(page, school.lan)
    form = page("/").follow("Hạn nếu nhận hôm nay")
    assert form.find("input", id="on")["value"] == "23/11/2026"
    assert not form.find_all("tr")
    shown = form.submit(matter="first_complaint", via="post")
    assert days(shown, "KN-02") == ["2026-12-03"]  # 24/11 is a day off
    assert days(shown, "KN-03") == ["2026-12-23"]
    row = shown.find("tr", data_rule="KN-02")
    assert "thứ Năm 03/12/2026" in row.text
    assert "07 ngày làm việc, Điều 27 Luật Khiếu nại" in row.text
    assert "thứ Ba 24/11" in row.find("ol").text
    assert "Nếu thụ lý cùng ngày" in shown.find("tr", data_rule="KN-03").within("table").text
    assert shown.find("input", id="on")["value"] == "23/11/2026"


@pytest.mark.parametrize(
    ("on", "rule", "due"),
    [
        ("30/06/2026", "KN-02o", "2026-07-10"),
        ("01/07/2026", "KN-02", "2026-07-10"),
        ("02/07/2026", "KN-02", "2026-07-13"),
    ],
)
def test_the_chosen_day_says_which_law_counts(page, school, on, rule, due):
    sign_in(page, school.lan)
    shown = page(ADDRESS).submit(matter="first_complaint", via="reception", on=on)
    assert days(shown, rule) == [due]


def test_every_kind_has_its_days_or_says_that_nobody_knows_them(page, school):
    sign_in(page, school.lan)
    form = page(ADDRESS)
    for matter in Matter:
        shown = form.submit(matter=str(matter), via="reception")
        told = shown.find("section", id="counted").text
        assert bool(shown.find_all("tr", data_due=True)) is not ("Chưa xác định hạn" in told)


def test_where_no_rule_is_known_no_day_is_invented(page, school):
    sign_in(page, school.lan)
    shown = page(ADDRESS).submit(matter="petition", via="reception", on="30/06/2012")
    assert not shown.find_all("tr", data_due=True)
    assert "Chưa xác định hạn" in shown.find("section", id="counted").text
    assert "chưa xác định hạn cho sự kiện ngày 30/06/2012" in shown.text


def test_a_remote_unit_is_asked_about_as_one(page, school, within):
    def make_remote():
        db.session.get_one(Unit, school.unit.id).remote = True
        db.session.commit()

    within(make_remote)
    sign_in(page, school.lan)
    form = page(ADDRESS)
    assert "checked" in form.find("input", id="remote").attrs
    shown = form.submit(matter="first_complaint", via="post")
    assert (days(shown, "KN-05"), days(shown, "KN-03")) == (["2027-01-07"], [])
    shown = form.submit(matter="first_complaint", via="post", remote=False)
    assert (days(shown, "KN-05"), days(shown, "KN-03")) == ([], ["2026-12-23"])


def test_the_same_days_stand_on_a_slip_to_hand_over(page, school):
    sign_in(page, school.lan)
    shown = page(ADDRESS).submit(matter="petition", via="reception")
    slip = shown.follow("Phiếu đưa công dân")
    assert slip.path == f"{ADDRESS}/slip"
    assert days(slip, "TCD-16") == days(shown, "TCD-16") == ["2026-12-08"]
    assert "Trường Tiểu học Mẫu" in slip.text
    assert "Kiến nghị, nhận ngày thứ Hai 23/11/2026" in slip.text
    assert "khoản 1 Điều 28 Luật Tiếp công dân" in slip.text


@pytest.mark.parametrize(
    "query",
    [
        "matter=",
        "matter=magic&via=post&on=23/11/2026",
        "matter=petition&via=pigeon&on=23/11/2026",
        "matter=petition&via=post&on=31/02/2026",
        "matter=petition&via=post&on=31/12/2100",
        "matter=petition&via=post",
        "matter=petition&matter=x&via=%00&on=23/11/2026",
        "matter=petition&via=post&on=" + "9" * 5000,
    ],
)
def test_a_question_nobody_would_ask_is_answered_with_what_is_wrong(page, school, query):
    sign_in(page, school.lan)
    for address in (ADDRESS, f"{ADDRESS}/slip"):
        answer = page(f"{address}?{query}", status=422)
        assert not answer.find_all("tr", data_due=True)


@pytest.mark.parametrize("who", ["hai", "thu", "son", "binh", "tu"])
def test_whoever_is_not_at_the_counter_finds_no_such_page(page, school, who):
    sign_in(page, getattr(school, who))
    page(ADDRESS, status=404)
    page(f"{ADDRESS}/slip?matter=petition&via=post&on=23/11/2026", status=404)


def test_asking_writes_nothing(page, school, within):
    sign_in(page, school.lan)
    count = select(func.count()).select_from(AuditRow)
    before = within(lambda: db.session.scalar(count))
    page(ADDRESS).submit(matter="first_complaint", via="post")
    assert within(lambda: db.session.scalar(count)) == before


def test_what_starts_with_acceptance_is_told_apart(app):
    with app.app_context():
        owed = deadlines_of(Arrival(Matter.FIRST_COMPLAINT, Via.POST, date(2026, 11, 23), remote=False))
    assert "KN-02" in {clock.rule for clock in owed.received}
    assert "KN-03" in {clock.rule for clock in owed.accepted}
    assert not {clock.rule for clock in owed.received} & {clock.rule for clock in owed.accepted}
