"""The change of 23/11-28/11/2026 in a real browser: seen by each as they may, confirmed, told in the case."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import errands
from tests.browser.conftest import DESK, PHONE
from tests.browser.driving import Server, axe
from tests.conftest import MORNING, VIETNAM, engines

SignIn = Callable[..., dict[str, str]]
FRIDAY_BEFORE = date(2026, 11, 20)
SWAP = "23/11/2026 nghỉ; 28/11/2026 làm việc"

# Counted by hand. A complaint of Monday 16/11 is accepted or not within 7 working days (Điều 27 LKN):
# 17 18 19 20 23 25 26/11; 24/11 is off. With 23/11 off and 28/11 worked: 17 18 19 20 25 26 27/11.
BEFORE, AFTER = "26/11/2026", "27/11/2026"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Apply it at a desk on one engine and on a phone on the other: a calendar changes only once."""
    walks = [("sqlite", PHONE), ("postgresql", DESK)]
    served = [walk for walk in walks if walk[0] in engines(metafunc.config)]
    if "viewport" not in metafunc.fixturenames:
        metafunc.parametrize("server_engine", [engine for engine, _size in served], scope="module")
        return
    metafunc.parametrize(
        ("server_engine", "viewport"),
        [pytest.param(*walk, id=f"{walk[0]}-{walk[1]['width']}") for walk in served],
        indirect=["viewport"],
        scope="module",
    )


@pytest.fixture(scope="module")
def server_moment() -> datetime:
    """Begin on the Friday before the swap."""
    return datetime.combine(FRIDAY_BEFORE, MORNING, VIETNAM).astimezone(UTC)


@pytest.fixture
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    """Give the size of the window of this walk."""
    return request.param


@pytest.mark.slow
def test_the_swap_is_previewed_and_applied(tab: Page, sign_in: SignIn, server: Server) -> None:
    sign_in(tab, "duty_officer")
    case = registered(tab)
    errands.sign_out(tab)

    sign_in(tab, "administrator")
    opened(tab)
    expect(tab.locator("#impact")).to_contain_text("cũng đổi hạn mà bạn không có quyền xem")
    assert tab.locator("#impact tbody tr").count() == 0
    errands.sign_out(tab)

    sign_in(tab, "head", unit="Tiểu học")
    opened(tab)
    assert days(line(tab, case)) == (BEFORE, AFTER)
    assert tab.get_by_role("button", name="Xác nhận và áp dụng").count() == 0
    expect(tab.get_by_text("Ông Bình Mẫu")).to_be_visible()
    errands.sign_out(tab)

    confirmed(tab, sign_in, case)
    sign_in(tab, "head", unit="Tiểu học")
    tab.goto(case)
    assert errands.clock(tab, "KN-02").due == "2026-11-27"
    told = tab.locator("li", has_text="Lịch ngày nghỉ, làm bù thay đổi").last
    expect(told).to_contain_text(SWAP)
    expect(told).to_contain_text(f"hạn {BEFORE} chuyển thành {AFTER}")
    recount = server.run("casebook", "recount", "--check")
    assert recount.returncode == 0, recount.stdout + recount.stderr


def registered(tab: Page) -> str:
    """Register a complaint that came by post on Monday 16/11; give the address of its case."""
    tab.goto("/cases/new")
    errands.answer(
        tab,
        {
            "received_on": "16/11/2026",
            "via": "post",
            "kind": "complaint",
            "subject": "Khiếu nại việc đổi giờ đón trẻ",
            "content": "Nhà trường đổi giờ đón trẻ mà không báo trước cho gia đình.",
            "full_name": "Ông Giả Sử Ví Dụ",
            "address": "Số 9 phố Giả Định, phường Mẫu",
            "contested_decision": "Thông báo giờ đón trẻ ngày 12/11/2026",
        },
    )
    tab.locator("main button.button--primary[value=register]").click()
    tab.wait_for_url(lambda address: "/cases/" in address and not address.endswith("/new"))
    return tab.url.split("#")[0]


def opened(tab: Page) -> None:
    """Open the proposal from the page of days off."""
    tab.goto("/days")
    tab.get_by_role("link", name=SWAP).click()
    expect(tab.locator("#impact")).to_be_visible()


def line(tab: Page, case: str) -> Locator:
    """Find what would become of the acceptance of a case."""
    return tab.locator(f"#impact tr[data-rule='KN-02']:has(a[href$='{case.rsplit('/', 1)[1]}'])")


def days(row: Locator) -> tuple[str, str]:
    """Read the day before and the day after."""
    cells = row.locator("td").all_inner_texts()
    return cells[-2].split()[-1], cells[-1].split()[-1]


def confirmed(tab: Page, sign_in: SignIn, case: str) -> None:
    """Confirm it from the desk of the superior, with the keyboard alone."""
    sign_in(tab, "superior")
    tab.get_by_role("link", name=SWAP).click()
    assert days(line(tab, case)) == (BEFORE, AFTER)
    assert axe(tab) == []
    tab.get_by_label("Ý kiến khi quyết định").focus()
    tab.keyboard.type("Theo công điện của Thủ tướng")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_contain_text("Lịch đã thay đổi")
    expect(tab.locator("main")).to_contain_text("đã tính, từ phiên bản lịch 2")
    expect(tab.locator("main")).to_contain_text("Theo công điện của Thủ tướng")
    assert axe(tab) == []
    errands.sign_out(tab)


@pytest.mark.slow
def test_without_script_a_swap_is_proposed_and_refused(tab_without_script: Page, sign_in: SignIn) -> None:
    tab = tab_without_script
    sign_in(tab, "administrator")
    tab.goto("/days/new")
    errands.answer(
        tab,
        {
            "rows-0-day": "07/12/2026",
            "rows-0-becomes": "off",
            "rows-0-name": "Nghỉ phòng chống bão",
            "rows-1-day": "12/12/2026",
            "rows-1-becomes": "worked",
            "rows-1-name": "Làm bù cho 07/12/2026",
            "source": "Công điện ví dụ",
        },
    )
    errands.press_primary(tab)
    proposal = tab.url
    expect(tab.locator("main")).to_contain_text("đề xuất, chưa tính")
    errands.sign_out(tab)
    sign_in(tab, "superior")
    tab.goto(proposal)
    errands.answer(tab, {"word": "Chưa có công điện"})
    tab.get_by_role("button", name="Không đồng ý").click()
    expect(tab.locator("main")).to_contain_text("không được đồng ý")
    expect(tab.locator("main")).to_contain_text("Chưa có công điện")
