"""A complaint received on 30/06/2026 and one of 01/07/2026 side by side: each under its own law."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import errands
from tests.browser.driving import Server

SignIn = Callable[..., dict[str, str]]
PAPER = {"signer": "Thầy Minh Mẫu"}

# Counted by hand. Received on Tuesday 30/06: ten days (Điều 27 LKN until 30/06/2026) end on Friday 10/07.
# The decree's ten working days would be 01 02 03 06 07 08 09 10 13 14/07.
OLD_DUE = "2026-07-10"
DECREE_DUE = "14/07/2026"
# Received on Wednesday 01/07: seven working days are 02 03 06 07 08 09 10/07.
NEW_DUE = "2026-07-10"
# Accepted on Thursday 09/07: 30 days (Điều 28 LKN) end on Saturday 08/08, so on Monday 10/08.
SETTLE_DUE = "2026-08-10"
# Suspended from Monday 20/07 to Monday 03/08: 14 days more, Saturday 22/08, which is worked.
SETTLE_AFTER_PAUSE = "2026-08-22"


@pytest.mark.slow
def test_each_complaint_runs_by_the_law_of_the_day_it_came(
    tab: Page, sign_in: SignIn, server: Server
) -> None:
    sign_in(tab, "duty_officer")
    width = tab.viewport_size["width"] if tab.viewport_size else 0
    old = register(tab, "30/06/2026", f"Khiếu nại xếp lớp cũ {width}")
    new = register(tab, "01/07/2026", f"Khiếu nại xếp lớp mới {width}")
    beside = tab.context.new_page()
    tab.goto(old)
    beside.goto(new)
    read_the_old_law(tab)
    read_the_new_law(beside)
    errands.sign_out(tab)
    beside.close()

    sign_in(tab, "head")
    for number, case in ((91, old), (92, new)):
        tab.goto(case)
        suspended_and_resumed(tab, f"{number}-{width}")
    recount = server.run("casebook", "recount", "--check")
    assert recount.returncode == 0, recount.stdout + recount.stderr


def register(tab: Page, received_on: str, subject: str) -> str:
    """Register a letter by post; give the address of its case."""
    tab.goto("/cases/new")
    errands.answer(
        tab,
        {
            "received_on": received_on,
            "via": "post",
            "kind": "complaint",
            "subject": subject,
            "content": f"Con tôi bị xếp lớp không theo đăng ký. {subject}.",
            "full_name": f"Ông Giả Sử {subject.removeprefix('Khiếu nại xếp lớp ').title()}",
            "address": "Số 9 phố Giả Định, phường Mẫu",
            "contested_decision": "Thông báo xếp lớp ngày 22/06/2026",
        },
    )
    tab.locator("main button.button--primary[value=register]").click()
    tab.wait_for_url(lambda address: "/cases/" in address and not address.endswith("/new"))
    return tab.url.split("#")[0]


def read_the_old_law(tab: Page) -> None:
    acceptance = errands.clock(tab, "KN-02o")
    assert acceptance.due == OLD_DUE
    assert "10 ngày" in acceptance.ledger
    assert "Tính từ 01/07/2026 (ngày 30/06/2026 là ngày sự kiện, không tính" in acceptance.ledger
    assert f"10 ngày làm việc (đến {DECREE_DUE}): hai văn bản khác nhau, lấy hạn sớm hơn" in acceptance.ledger
    assert tab.locator("[data-rule='KN-02']").count() == 0


def read_the_new_law(tab: Page) -> None:
    acceptance = errands.clock(tab, "KN-02")
    assert acceptance.due == NEW_DUE
    assert "07 ngày làm việc" in acceptance.ledger
    assert "Tính từ 02/07/2026 (ngày 01/07/2026 là ngày sự kiện, không tính" in acceptance.ledger
    assert "Trừ thứ Bảy 04/07, Chủ nhật 05/07" in acceptance.ledger
    assert "hai văn bản khác nhau" not in acceptance.ledger
    assert tab.locator("[data-rule='KN-02o']").count() == 0


def suspended_and_resumed(tab: Page, number: str) -> None:
    """Suspend a case after 01/07: allowed for the one received before it, too (N155 Đ22)."""
    errands.take_step(tab, "accept", {"on": "09/07/2026", "document_number": f"{number}/TB-THM", **PAPER})
    assert errands.clock(tab, "KN-03").due == SETTLE_DUE
    decision = {"document_number": f"{number}/QĐ-THM", **PAPER}
    errands.take_step(tab, "suspend", {"on": "20/07/2026", "suspension_reason": "force_majeure", **decision})
    assert errands.clock(tab, "KN-03").state == "paused"
    errands.take_step(tab, "resume", {"on": "03/08/2026", **decision})
    settling = errands.clock(tab, "KN-03")
    assert settling.due == SETTLE_AFTER_PAUSE
    assert "Không tính 14 ngày từ 20/07/2026 đến 03/08/2026" in settling.ledger
