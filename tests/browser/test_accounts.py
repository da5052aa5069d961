"""A real unit in a real browser: a device enrolled, a code after the password, a fresh one before signing."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import pyotp
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import errands
from tests.browser.driving import Server, Watch, axe

PASSWORD = "xoong bát đũa nồi"
SUBJECT = "Khiếu nại việc xếp chỗ ngồi trên xe"
DECISION = {
    "on": "23/11/2026",
    "document_number": "41/QĐ-THVD",
    "signer": "Thầy Minh Mẫu",
    "outcome": "right",
}


@pytest.fixture(scope="module")
def server_sample() -> bool:
    """An empty folder: a real unit is set up in it."""
    return False


@dataclass
class Phone:
    """The app on somebody's phone: shows a code of the server's time, a newer one each time it is asked."""

    tab: Page
    seed: str
    last: datetime | None = None
    paper: list[str] = field(default_factory=list)

    def code(self) -> str:
        """Give the next code the server has not seen yet."""
        now = parsedate_to_datetime(self.tab.request.get("/healthz").headers["date"])
        if self.last is not None:
            now = max(now, self.last + timedelta(seconds=30))
        self.last = now
        return pyotp.TOTP(self.seed).at(now)


@pytest.mark.slow
def test_from_the_set_up_to_a_signed_decision_and_out_again(
    open_context: Callable[..., tuple[BrowserContext, Watch]], server: Server
) -> None:
    context, watch = open_context()
    watch.refusals_expected = True
    tab = context.new_page()
    set_up(tab, server)
    phone = enrol(tab)
    errands.sign_out(tab)

    sign_in_with(tab, phone.paper[0])
    case = register(tab)
    decide(tab, case, phone)

    errands.sign_out(tab)
    for _step in range(4):
        tab.go_back()
        expect(tab.locator("body")).not_to_contain_text(SUBJECT)
        expect(tab.locator("body")).not_to_contain_text("41/QĐ-THVD")


def set_up(tab: Page, server: Server) -> None:
    link = re.search(r"/setup/[\w-]+", server.printed)
    assert link
    tab.goto(f"{link[0]}/unit")
    errands.answer(
        tab,
        {
            "name": "Trường Tiểu học Ví Dụ",
            "kind": "school",
            "abbreviation": "THVD",
            "place": "Phường Mẫu",
            "administrator_name": "Anh Tú Mẫu",
            "administrator_username": "tu",
            "administrator_password": PASSWORD,
            "head_name": "Thầy Minh Mẫu",
            "head_username": "minh",
            "head_password": PASSWORD,
        },
    )
    errands.press_primary(tab)
    expect(tab.locator("h1")).not_to_have_text("")


def enrol(tab: Page) -> Phone:
    """Sign in for the first time: nothing but the enrolment opens."""
    tab.goto("/login")
    errands.answer(tab, {"username": "minh", "password": PASSWORD})
    errands.press_primary(tab)
    expect(tab).to_have_url(re.compile("/account/device$"))
    tab.goto("/cases")
    expect(tab).to_have_url(re.compile("/account/device$"))
    assert axe(tab) == []
    errands.press_primary(tab)
    picture = tab.locator("img.device-picture")
    assert picture.evaluate("picture => picture.complete && picture.naturalWidth > 200")
    assert axe(tab) == []
    phone = Phone(tab, tab.locator(".device-letters code").inner_text().replace(" ", ""))
    errands.answer(tab, {"code": phone.code()})
    errands.press_primary(tab)
    phone.paper = tab.locator(".device-codes code").all_inner_texts()
    assert len(phone.paper) == 10
    assert axe(tab) == []
    tab.locator("main a.button--primary").click()
    expect(tab).to_have_url(re.compile("/$"))
    return phone


def sign_in_with(tab: Page, code: str) -> None:
    errands.answer(tab, {"username": "minh", "password": PASSWORD})
    errands.press_primary(tab)
    expect(tab).to_have_url(re.compile("/login/code$"))
    assert axe(tab) == []
    tab.goto("/")
    expect(tab).to_have_url(re.compile("/login"))
    tab.goto("/login/code")
    errands.answer(tab, {"code": code})
    errands.press_primary(tab)
    expect(tab.locator("body")).to_contain_text("Thầy Minh Mẫu")


def register(tab: Page) -> str:
    tab.goto("/cases/new")
    errands.answer(
        tab,
        {
            "received_on": "23/11/2026",
            "via": "post",
            "full_name": "Ông Bưởi Ví Dụ",
            "kind": "complaint",
            "subject": SUBJECT,
            "contested_decision": "Thông báo số 39/TB-THVD",
            "content": "Con tôi bị xếp ngồi cuối xe dù say xe, đã báo hai lần.",
        },
    )
    errands.press_primary(tab)
    expect(tab.locator("h1")).to_have_text(SUBJECT)
    case = tab.url
    errands.take_step(
        tab, "accept", {"on": "23/11/2026", "document_number": "40/TB-THVD", "signer": "Thầy Minh Mẫu"}
    )
    return case


def decide(tab: Page, case: str, phone: Phone) -> None:
    """Sign: a fresh code is asked for, and what was typed is there again."""
    tab.locator("#actions a[href$='/steps/decide']").click()
    errands.answer(tab, DECISION)
    errands.press_primary(tab)
    expect(tab).to_have_url(re.compile("/account/confirm$"))
    assert axe(tab) == []
    errands.answer(tab, {"code": phone.code()})
    errands.press_primary(tab)
    expect(tab).to_have_url(re.compile("/steps/decide$"))
    expect(tab.locator("[name=document_number]")).to_have_value("41/QĐ-THVD")
    errands.press_primary(tab)
    tab.wait_for_url(case)
    assert errands.status(tab) == "decided"
