"""Lists sorted by their headings, with columns to choose and views one saves; what is unknown is told."""

from datetime import date

import pytest

from casebook.law.vocabulary import Kind
from casebook.records.base import db, transaction
from casebook.records.own_ways import SavedView
from casebook.services import saved_views
from casebook.services.saved_views import save_view
from tests.commitments import committed
from tests.exports import wanted
from tests.matters import registered
from tests.people import doing, sign_in

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
JUNK = (
    "sort=subject",
    "sort=-",
    "sort=due'--",
    "sort=%00",
    "sort=due&sort=received",
    "col=secret",
    "col=",
    "col=%F0%9F%98%80",
    "col=about&col=about",
    "after=1",
    "before=%00.x",
    "after=2026-11-01." + "f" * 32,
    "sort=kind&after=1.99999999999." + "f" * 32,
    "sort=number&after=KN'.2026.1." + "f" * 32,
    "sort=due&q=x&after=0.99999999999999999999999",
    "q=x&before=7.1",
    "unit=nonsense",
)


@pytest.fixture
def cases(school, within, page):
    made = [
        within(registered, school, subject=f"Việc {n}", received_on=date(2026, 11, 2 + n % 2),
               kind=(Kind.COMPLAINT, Kind.PETITION)[n % 2])
        for n in range(4)
    ]  # fmt: skip
    sign_in(page, school.minh)
    return made


def listed(shown) -> list[str]:
    return [row["data-case"] for row in shown.find_all("tr", data_case=True)]


def address(shown) -> str:
    return shown.response.request.full_path


def heads(shown) -> dict[str, str]:
    return {head.text: head.get("aria-sort") for head in shown.find("thead").find_all("th")}


def columns(shown) -> list[str]:
    return list(heads(shown))


def test_a_heading_sorts_says_so_and_sorts_the_other_way_round(page, cases):
    shown = page("/cases")
    assert heads(shown)["Hạn gần nhất"] == "ascending"
    up = shown.follow("Số hồ sơ")
    assert heads(up)["Số hồ sơ"] == "ascending"
    assert heads(up)["Hạn gần nhất"] == ""
    assert listed(up) == sorted(listed(shown))
    down = up.follow("Số hồ sơ")
    assert heads(down)["Số hồ sơ"] == "descending"
    assert listed(down) == listed(up)[::-1]
    assert "sort=-number" in address(down)


def test_filters_keep_order_and_columns_and_the_other_way_round(page, cases):
    shown = page("/cases?sort=-number&col=about&col=unit")
    filtered = shown.submit(shown.form("/cases"), kind="complaint")
    assert "sort=-number" in address(filtered)
    assert listed(filtered) == ["KN-2026-0002", "KN-2026-0001"]
    assert columns(filtered) == ["Số hồ sơ", "Nội dung", "Đơn vị"]
    everything = filtered.follow("Bỏ lọc")
    assert listed(everything) == listed(shown)
    assert columns(everything) == columns(shown)


def test_columns_are_chosen_in_a_form_and_remembered_in_the_address(page, cases):
    shown = page("/cases?kind=complaint")
    form = shown.find("div", id="list-ways").find("form", method="get")
    chosen = shown.submit(form, col=["received", "handler"], sort="-received")
    assert columns(chosen) == ["Số hồ sơ", "Ngày nhận", "Người được giao xử lý"]
    assert "kind=complaint" in address(chosen)
    assert sorted(listed(chosen)) == ["KN-2026-0001", "KN-2026-0002"]
    none = chosen.submit(chosen.find("div", id="list-ways").find("form", method="get"), col=[], sort="")
    assert columns(none) == columns(page("/cases"))


@pytest.mark.parametrize("where", ["/cases", "/commitments"])
def test_what_no_list_offers_never_breaks_it(page, school, within, cases, where):
    within(committed, school, due_on=date(2026, 10, 20))
    for junk in JUNK:
        answer = page.client.get(f"{where}?{junk}", follow_redirects=True)
        wanted_status = 404 if (where, junk) == ("/commitments", "unit=nonsense") else 200
        assert answer.status_code == wanted_status, junk


@pytest.mark.parametrize("junk", ["sort=subject", "col=secret", "handler=nobody-i-know"])
def test_what_is_left_out_is_told(page, cases, junk):
    shown = page(f"/cases?{junk}")
    assert "Danh sách này không có lựa chọn sau" in shown.text
    assert len(listed(shown)) == 4
    assert "Danh sách này không có lựa chọn sau" not in page("/cases?sort=kind&col=kind").text


def test_commitments_are_sorted_and_shown_as_chosen(page, school, within, cases):
    for place in range(3):
        within(committed, school, due_on=date(2026, 10, 20 + place), content=f"Làm việc {place}")
    shown = page("/commitments?sort=-due&col=settled&col=due")
    assert columns(shown) == ["Cam kết", "Hạn thực hiện", "Ngày kết thúc"]
    rows = [row.text for row in shown.find_all("tr", data_commitment=True)]
    assert [row.split("Làm việc ")[1][0] for row in rows] == ["2", "1", "0"]
    assert "chưa kết thúc" in rows[0]


def saved(shown, name: str, *, status: int = 200):
    form = shown.follow("Lưu cách xem đang hiện")
    return form.submit(name=name, status=status)


def links(shown) -> list[str]:
    found = [nav for nav in shown.find_all("nav") if nav.get("aria-label") == "Các cách xem bạn đã lưu"]
    return [link.text for nav in found for link in nav.find_all("a")]


def test_a_view_is_saved_opened_renamed_and_deleted(page, cases):
    shown = page("/cases?kind=complaint&sort=-number&col=about")
    back = saved(shown, "Khiếu nại mới")
    assert (links(back), listed(back)) == (["Khiếu nại mới"], ["KN-2026-0002", "KN-2026-0001"])
    assert back.find("a", text="Khiếu nại mới").get("aria-current") == "page"
    everything = page("/cases")
    assert everything.find("a", text="Khiếu nại mới").get("aria-current") == ""
    opened = everything.follow("Khiếu nại mới")
    assert (listed(opened), columns(opened)) == (["KN-2026-0002", "KN-2026-0001"], ["Số hồ sơ", "Nội dung"])
    changing = opened.follow("Đổi tên hoặc xóa “Khiếu nại mới”")
    renamed = changing.submit(changing.form("/change"), name="Khiếu nại")
    assert links(renamed) == ["Khiếu nại"]
    changing = renamed.follow("Đổi tên hoặc xóa “Khiếu nại”")
    gone = changing.submit(changing.form("/delete"))
    assert links(gone) == []
    assert len(listed(gone)) == 4


def test_a_name_stands_once_for_each_list(page, school, within, cases):
    saved(page("/cases?kind=complaint"), "Của tôi")
    again = saved(page("/cases?kind=petition"), "của tôi", status=422)
    assert "Bạn đã có cách xem tên “của tôi”" in again.text
    other = saved(page("/commitments"), "Của tôi")
    assert links(other) == ["Của tôi"]
    assert links(page("/cases")) == ["Của tôi"]


def test_only_so_many_views_are_kept(page, cases, monkeypatch):
    monkeypatch.setattr(saved_views, "MOST_VIEWS", 2)
    for name in ("Một", "Hai"):
        saved(page("/cases"), name)
    assert "tối đa 2 cách xem" in saved(page("/cases"), "Ba", status=422).text
    assert sorted(links(page("/cases"))) == ["Hai", "Một"]


def test_nobody_sees_or_touches_another_s_view(page, visitor, school, cases):
    saved(page("/cases?kind=complaint"), "Của tôi")
    own = page("/cases").find("a", text="Của tôi")["href"]
    other = visitor()
    sign_in(other, school.ha)
    assert links(other("/cases")) == []
    for way in ("", "/change"):
        other(f"{own}{way}", status=404)
    token = other("/cases").find("input", name="csrf_token")["value"]
    for way in ("/change", "/delete"):
        sent = other.client.post(f"{own}{way}", data={"csrf_token": token, "name": "x"})
        assert sent.status_code == 404
    assert links(page("/cases")) == ["Của tôi"]


def test_a_filter_that_is_offered_no_more_is_dropped_and_told_when_the_view_is_opened(
    page, school, within, cases
):
    save = {"doing": within(doing, school.minh, today=TODAY), "wanted": wanted("sort=-number")}
    view_id = within(save_view, **save, name="Cũ")

    def bend():
        with transaction() as session:
            session.get_one(SavedView, view_id).query = "handler=gone&sort=mood&col=mood&kind=complaint"

    within(bend)
    shown = page(f"/lists/views/{view_id}")
    assert "Người được giao xử lý, thứ tự, một số cột" in shown.text
    assert sorted(listed(shown)) == ["KN-2026-0001", "KN-2026-0002"]


def test_a_view_of_a_unit_one_has_left_shows_one_s_own(page, school, within, cases):
    save = {"doing": within(doing, school.minh, today=TODAY)}
    other = wanted(f"unit={school.kindergarten.id}&state=open", "commitments")
    view_id = within(save_view, **save, wanted=other, name="Cũ")
    shown = page(f"/lists/views/{view_id}")
    assert "không còn thuộc đơn vị" in shown.text
    assert "state=open" in address(shown)


@pytest.mark.parametrize("name", ["dialogues", "cases'--", "CASES"])
def test_what_is_no_list_has_no_views(page, cases, name):
    page(f"/lists/{name}/views/new", status=404)


def test_a_list_one_may_not_open_has_no_views_and_no_exports(page, school):
    sign_in(page, school.tu)
    page("/lists/cases/views/new", status=404)
    token = page("/account").find("input", name="csrf_token")["value"]
    assert page.client.post("/lists/cases/export", data={"csrf_token": token}).status_code == 404


def test_a_page_asks_as_often_with_thirty_views_as_with_one(app, page, school, within, cases):
    minh = within(doing, school.minh, today=TODAY)

    def asks() -> int:
        statements: list[str] = []

        def note(_connection, _cursor, statement, *_rest):
            statements.append(statement)

        engine = within(lambda: db.engine)
        db.event.listen(engine, "before_cursor_execute", note)
        page("/cases")
        db.event.remove(engine, "before_cursor_execute", note)
        return len(statements)

    within(save_view, doing=minh, wanted=wanted("kind=complaint"), name="0")
    one = asks()
    for place in range(1, 30):
        within(save_view, doing=minh, wanted=wanted("kind=complaint"), name=str(place))
    assert asks() == one
