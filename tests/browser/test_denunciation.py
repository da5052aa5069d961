"""A denunciation in a real browser: from its seal to its publication, and how little others see of it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import errands
from tests.browser.driving import Server, axe

SignIn = Callable[..., dict[str, str]]

# Worked out by hand; of the days off only 24/11 lies within.
# It came on Thursday 01/10/2026. 7 working days (khoản 1 Điều 24 LTC): 02 05 06 07 08 09 12/10.
TAKE_UP_DUE = "2026-10-12"
# Accepted on 08/10. 5 working days for both notices (Điều 29 LTC): 09 12 13 14 15/10.
NOTICES_DUE = "2026-10-15"
# 30 days after 08/10 (khoản 1 Điều 30 LTC) end on Saturday 07/11, so on Monday 09/11.
SETTLE_DUE = "2026-11-09"
# Suspended on 19/10. 5 working days to send it (khoản 4 Điều 34 LTC): 20 21 22 23 26/10.
SUSPENSION_SENT_DUE = "2026-10-26"
# Resumed on 02/11: 14 days later. 07/11 becomes Saturday 21/11, so Monday 23/11.
RESUMED_DUE = "2026-11-23"
# Extended by 20 days as complex: from the 21/11, not from the day it rolled to: Friday 11/12.
EXTENDED_DUE = "2026-12-11"
# Concluded on Monday 16/11. 5 working days to send (khoản 3 Điều 35): 17 18 19 20 23/11;
# 7 to act on it and to publish it (Điều 36, Điều 40): 17 18 19 20 23 25 26/11.
SEND_DUE, ACT_DUE, PUBLISH_DUE = "2026-11-23", "2026-11-26", "2026-11-26"

PAPER = {"signer": "Thầy Minh Mẫu"}
NOBODY_ELSE = ("duty_officer", "deputy", "union_reviewer")


@pytest.mark.slow
def test_a_denunciation_is_settled_from_its_seal_and_seen_by_nobody_else(
    tab: Page, sign_in: SignIn, server: Server, window: Callable[..., Page], viewport: dict[str, int]
) -> None:
    seal, subject = f"NP-{viewport['width']}", f"Tố cáo việc khai khống giờ dạy {viewport['width']}"
    sign_in(tab, "duty_officer")
    about_the_head_it_goes_to_the_office_above(tab, f"{seal}-T")
    pseudonym = put_under_seal(tab, seal)
    open_its_case(tab, seal, subject)
    errands.sign_out(tab)

    sign_in(tab, "head")
    case = find_it(tab, subject, pseudonym, seal)
    accept_and_tell_both(tab)
    suspend_and_resume(tab)
    extend_and_conclude(tab)
    send_and_publish(tab)
    assert axe(tab) == []

    for role in NOBODY_ELSE:
        sees_nothing(window(role), case, subject)
    recount = server.run("casebook", "recount", "--check")
    assert recount.returncode == 0, recount.stdout + recount.stderr


def row_of(seal: str) -> str:
    """Where the entry of a seal stands in the sealed book."""
    return f"main tbody tr:has(td:text-is('{seal}'))"


def put_under_seal(tab: Page, seal: str) -> str:
    """Enter the seal; give the pseudonym the program made."""
    tab.goto("/reception/sealed/new")
    errands.answer(tab, {"came_by": "letter", "received_on": "01/10/2026", "seal_number": seal})
    errands.press_primary(tab)
    return tab.locator(row_of(seal)).locator("td").nth(2).inner_text().strip()


def about_the_head_it_goes_to_the_office_above(tab: Page, seal: str) -> None:
    put_under_seal(tab, seal)
    tab.locator(row_of(seal)).get_by_role("link", name="Lập hồ sơ").click()
    expect(tab.locator("[name=full_name]"), "the first question stands alone").to_be_hidden()
    errands.answer(tab, {"about": "head"})
    errands.press_primary(tab)
    tab.wait_for_url("**/reception/above")
    expect(tab.locator("main")).to_contain_text(seal)
    assert axe(tab) == []
    tab.goto("/reception/sealed")
    expect(tab.locator(row_of(seal))).to_have_count(0)


def open_its_case(tab: Page, seal: str, subject: str) -> None:
    tab.goto("/reception/sealed")
    tab.locator(row_of(seal)).get_by_role("link", name="Lập hồ sơ").click()
    # The one name that is asked is that of the accused.
    asked = tab.locator("main input:is([name*=name], [name*=phone], [name*=address])")
    assert [one.get_attribute("name") for one in asked.all()] == ["full_name"]
    told = {"about": "others", "via": "post", "full_name": "Tổ trưởng tổ Ba", "subject": subject}
    errands.answer(tab, told | {"content": "Giờ dạy tháng 9 được khai nhiều hơn sổ đầu bài 12 tiết."})
    expect(asked).to_have_accessible_name(re.compile("^Người bị tố cáo"))
    assert axe(tab) == []
    errands.press_primary(tab)
    expect(tab.locator(row_of(seal))).to_contain_text("Người đứng đầu đơn vị")
    assert subject not in tab.content()


def find_it(tab: Page, subject: str, pseudonym: str, seal: str) -> str:
    """Find the case as the head does; give its address."""
    tab.goto("/cases?kind=denunciation")
    row = tab.locator("tr[data-case]", has_text=subject)
    assert (row.get_attribute("data-case") or "").startswith("TC-2026-")
    row.locator("a").first.click()
    expect(tab.locator("h1")).to_have_text(subject)
    expect(tab.locator("#parties")).to_contain_text(pseudonym)
    expect(tab.locator("#seal")).to_contain_text(seal)
    taking_up = errands.clock(tab, "TC-01")
    assert (taking_up.due, taking_up.state) == (TAKE_UP_DUE, "overdue")
    assert "khoản 1 Điều 24 Luật Tố cáo" in taking_up.sentence
    return tab.url


def accept_and_tell_both(tab: Page) -> None:
    errands.take_step(tab, "accept", {"on": "08/10/2026", "document_number": "61/QĐ-THM", **PAPER})
    assert errands.clock(tab, "TC-01").state == "met"
    settling = errands.clock(tab, "TC-10")
    assert settling.due == SETTLE_DUE
    assert "thứ Bảy 07/11" in settling.ledger
    errands.take_step(tab, "notify_acceptance", {"on": "12/10/2026"})
    assert errands.clock(tab, "TC-09").state == "overdue", "one notice of the two is not enough"
    errands.take_step(tab, "notify_accused", {"on": "14/10/2026"})
    notices = errands.clock(tab, "TC-09")
    assert (notices.due, notices.state) == (NOTICES_DUE, "met")


def suspend_and_resume(tab: Page) -> None:
    paper = {"document_number": "63/QĐ-THM", **PAPER}
    errands.take_step(tab, "suspend", {"on": "19/10/2026", "suspension_reason": "assessment", **paper})
    assert errands.status(tab) == "suspended"
    assert errands.clock(tab, "TC-10").state == "paused"
    errands.take_step(tab, "send_suspension", {"on": "21/10/2026"})
    sent = errands.clock(tab, "TC-18")
    assert (sent.due, sent.state) == (SUSPENSION_SENT_DUE, "met")
    errands.take_step(tab, "resume", {"on": "02/11/2026", "document_number": "66/QĐ-THM", **PAPER})
    resumed = errands.clock(tab, "TC-10")
    assert (resumed.due, resumed.state) == (RESUMED_DUE, "running")
    assert "14 ngày" in resumed.ledger


def extend_and_conclude(tab: Page) -> None:
    paper = {"document_number": "67/QĐ-THM", **PAPER}
    signs = {"degree": "complex", "criterion": "several_contents"}
    errands.take_step(tab, "mark_complex", {"on": "04/11/2026", **signs, **paper})
    longer = {"days": "20", "summary": "Phải đối chiếu sổ đầu bài của bốn khối lớp."}
    errands.take_step(tab, "extend", {"on": "09/11/2026", **longer, **paper})
    extended = errands.clock(tab, "TC-11")
    assert (extended.due, extended.state) == (EXTENDED_DUE, "running")
    assert tab.locator("[data-rule='TC-10']").count() == 0, "one settling clock, under the id now in force"
    found = {"finding": "partly_right", "summary": "Khai vượt 7 tiết."}
    errands.take_step(tab, "conclude", {"on": "16/11/2026", "document_number": "05/KL-THM", **found, **PAPER})
    assert errands.status(tab) == "concluded"
    assert errands.clock(tab, "TC-11").state == "met"


def send_and_publish(tab: Page) -> None:
    for recipient in ("accused", "denouncer"):
        errands.take_step(tab, "send", {"on": "18/11/2026", "recipient": recipient})
    sent = errands.clock(tab, "TC-20")
    assert (sent.due, sent.state) == (SEND_DUE, "met")
    acting = errands.clock(tab, "TC-21")
    assert (acting.due, acting.state) == (ACT_DUE, "running")
    assert "thứ Ba 24/11 (Ngày Văn hóa Việt Nam)" in acting.ledger
    public = {"published_by": "posting", "place": "Bảng tin phòng hội đồng"}
    errands.take_step(tab, "publish", {"on": "23/11/2026", **public})
    published = errands.clock(tab, "TC-25")
    assert (published.due, published.state) == (PUBLISH_DUE, "met")


def sees_nothing(other: Page, case: str, subject: str) -> None:
    """Look for the case as somebody who is not to know of it."""
    answer = other.goto(case)
    assert answer is not None
    assert answer.status == 404
    for address in (f"/cases?q={subject}", "/cases?q=TC-2026", "/cases?kind=denunciation", "/"):
        other.goto(address)
        names = [row.get_attribute("data-case") or "" for row in other.locator("tr[data-case]").all()]
        assert not [name for name in names if name.startswith("TC-")], address
        told = " ".join(other.locator("main table, main ol").all_inner_texts())
        assert "Tố cáo việc khai khống" not in told
