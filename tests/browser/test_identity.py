"""An identity in a real browser: two people open it, the third load shows nothing, nor does Back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import errands
from tests.browser.driving import Server, axe

SEAL, SUBJECT = "NP-90", "Tố cáo việc mượn sách thư viện không ghi sổ"
WHO = {
    "name": "Bà Cúc Ví Dụ",
    "address": "Số 9 ngõ Ví Dụ",
    "telephone": "0900 909 990",
    "reach": "Chỉ gọi sau 18 giờ",
}
ASKED = ("name", "telephone")


@pytest.fixture(scope="module")
def server_more() -> dict[str, str]:
    """The school's network has no way out, so that identities may be sealed on the machine."""
    return {"CASEBOOK_ISOLATED_LAN": "1"}


@pytest.mark.slow
def test_two_people_open_it_the_third_load_shows_nothing_and_back_shows_nothing(
    window: Callable[..., Page], server: Server
) -> None:
    superior, clerk, head, handler = (
        window(role) for role in ("superior", "duty_officer", "head", "handler")
    )
    passwords = {person["role"]: person["password"] for person in reversed(server.people)}
    choose_the_machine(superior, passwords["superior"])
    seal_it(clerk)
    case = give_to_the_handler(head)

    request = ask(head, case)
    approve(handler, request, passwords["handler"])
    show(head, request, passwords["head"])
    assert axe(head) == []
    tells_only_what_was_asked(head)
    head.reload()
    shows_nothing(head)
    head.goto(request)
    shows_nothing(head)

    second = ask(head, case)
    approve(handler, second, passwords["handler"])
    show(head, second, passwords["head"])
    errands.sign_out(head)
    for _step in range(3):
        head.go_back()
        shows_nothing(head)

    nothing_of_it_lies_in_the_open(server)


def choose_the_machine(tab: Page, password: str) -> None:
    tab.goto("/identity-mode")
    errands.answer(tab, {"mode": "sealed_digital"})
    errands.press_primary(tab)
    prove(tab, password)
    errands.answer(tab, {"mode": "sealed_digital"})
    errands.press_primary(tab)
    expect(tab.locator("[value=sealed_digital]")).to_be_checked()


def prove(tab: Page, password: str) -> None:
    """Prove once more who one is, where the page asks for it."""
    if "/account/confirm" in tab.url:
        errands.answer(tab, {"code": password})
        errands.press_primary(tab)


def seal_it(tab: Page) -> None:
    tab.goto("/reception/sealed/new")
    errands.answer(tab, {"came_by": "letter", "seal_number": SEAL})
    errands.press_primary(tab)
    tab.wait_for_url("**/identity")
    page = tab.url
    assert axe(tab) == []
    errands.answer(tab, WHO)
    errands.press_primary(tab)
    tab.wait_for_url("**/reception/sealed")
    shows_nothing(tab)
    tab.goto(page)
    shows_nothing(tab)
    tab.locator(f"main tbody tr:has(td:text-is('{SEAL}'))").get_by_role("link", name="Lập hồ sơ").click()
    told = {"about": "others", "via": "post", "full_name": "Nhân viên thư viện", "subject": SUBJECT}
    errands.answer(tab, told)
    errands.press_primary(tab)


def give_to_the_handler(tab: Page) -> str:
    """Find the case as the head does and give it to somebody; its address."""
    tab.goto("/cases?kind=denunciation")
    tab.locator("tr[data-case]", has_text=SUBJECT).locator("a").first.click()
    expect(tab.locator("h1")).to_have_text(SUBJECT)
    case = tab.url
    tab.goto(f"{case}/assign")
    tab.get_by_label("Thầy Hải Mẫu").check()
    errands.press_primary(tab)
    tab.wait_for_url(case)
    return case


def ask(tab: Page, case: str) -> str:
    tab.goto(case)
    tab.locator("#seal").get_by_role("link").click()
    errands.answer(tab, {"basis": "verify", "reason": "Cần hẹn làm việc để xác minh."})
    for one in ASKED:
        tab.locator(f"main [name=fields][value={one}]").check()
    assert axe(tab) == []
    errands.press_primary(tab)
    tab.wait_for_url("**/openings/*")
    return tab.url


def approve(tab: Page, request: str, password: str) -> None:
    tab.goto(request)
    prove(tab, password)
    errands.answer(tab, {"decision": "Đúng là cần để hẹn làm việc."})
    assert axe(tab) == []
    errands.press_primary(tab)
    shows_nothing(tab)


def show(tab: Page, request: str, password: str) -> None:
    """The first load has the button, the second shows it."""
    tab.goto(request)
    shows_nothing(tab)
    tab.locator("main button[value=show]").click()
    if "/account/confirm" in tab.url:
        prove(tab, password)
        tab.locator("main button[value=show]").click()
    expect(tab.locator("#identity")).to_contain_text(WHO["name"])


def tells_only_what_was_asked(tab: Page) -> None:
    told = tab.content()
    assert WHO["telephone"] in told
    assert WHO["address"] not in told
    assert WHO["reach"] not in told
    assert not any(value.split()[-1] in tab.url for value in WHO.values())


def shows_nothing(tab: Page) -> None:
    told = tab.content()
    assert not [value for value in WHO.values() if value in told], tab.url


def nothing_of_it_lies_in_the_open(server: Server) -> None:
    """Neither the database nor a log nor anything else the program wrote holds a word of it."""
    files = [path for path in server.folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        content = path.read_bytes()
        assert not [value for value in WHO.values() if value.encode() in content], path
