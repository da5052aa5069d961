"""The main path in a real browser: a visit, its complaint, the decision, the book, the citizen's code."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser import errands
from tests.browser.conftest import DESK, PHONE
from tests.browser.driving import Server
from tests.conftest import engines

SignIn = Callable[..., dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class Citizen:
    """Who comes, how somebody at the counter looks for them, and what they complain about."""

    name: str
    typed: str
    subject: str
    content: str
    decision: str


# One for each size of window: both walks share a server, and nobody may look like a duplicate.
CITIZENS = {
    1366: Citizen(
        name="Ông Đặng Ước Ví Dụ",
        typed="dang uoc vi du",
        subject="Khiếu nại việc cho thôi học lớp bán trú",
        content="Con tôi bị cho thôi lớp bán trú trong khi gia đình đã nộp đủ giấy tờ.",
        decision="Thông báo số 31/TB-THM ngày 10/11/2026",
    ),
    390: Citizen(
        name="Bà Trịnh Ngữ Ví Dụ",
        typed="trinh ngu vi du",
        subject="Khiếu nại mức thu tiền xe đưa đón",
        content="Mức thu xe đưa đón tăng gấp rưỡi giữa năm mà phụ huynh không được bàn.",
        decision="Thông báo số 33/TB-THM ngày 11/11/2026",
    ),
}
# Worked out by hand. The citizen came on Monday 16/11/2026; 24/11 is off, and so are the weekends.
# 10 working days (khoản 1 Điều 28 LTCD): 17 18 19 20 23 25 26 27 30/11, 01/12.
ANSWER_DUE = "2026-12-01"
# 7 working days (Điều 27 LKN, as changed from 01/07/2026): 17 18 19 20 23 25 26/11.
ACCEPT_DUE = "2026-11-26"
# Accepted on 17/11: 30 days (Điều 28 LKN) end on Thursday 17/12.
SETTLE_DUE = "2026-12-17"
# A dialogue on 23/11 is announced at least 5 days before (khoản 1 Điều 28 NĐ 124): by 18/11.
INVITE_DUE = "2026-11-18"
# Decided on 23/11: 3 working days (Điều 32 LKN): 25 26 27/11.
SEND_DUE = "2026-11-27"
# A letter that came on 20/11 is answered for within 10 working days: 23 25 26 27 30/11, 01 02 03 04 07/12.
LETTER_DUE = "2026-12-07"

HOLIDAY = "thứ Ba 24/11 (Ngày Văn hóa Việt Nam)"
PAPER = {"signer": "Thầy Minh Mẫu"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Walk at both sizes on SQLite, and at the desk's on PostgreSQL."""
    walks = [("sqlite", DESK), ("sqlite", PHONE), ("postgresql", DESK)]
    stored_on = engines(metafunc.config)
    metafunc.parametrize(
        ("server_engine", "viewport"),
        [pytest.param(*walk, id=f"{walk[0]}-{walk[1]['width']}") for walk in walks if walk[0] in stored_on],
        indirect=["viewport"],
        scope="module",
    )


@pytest.fixture
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    """Give the size of window this walk is for."""
    return request.param


@pytest.fixture
def citizen(viewport: dict[str, int]) -> Citizen:
    """Give whoever comes at this size of window."""
    return CITIZENS[viewport["width"]]


@pytest.mark.slow
def test_a_visit_becomes_a_complaint_that_is_settled_and_stands_in_the_book(
    tab: Page, sign_in: SignIn, server: Server, citizen: Citizen, tmp_path: Path
) -> None:
    sign_in(tab, "duty_officer")
    log_an_earlier_visit(tab, citizen)
    number, code = log_the_complaint(tab, citizen)
    case = read_the_days_of_the_new_case(tab, citizen)
    errands.sign_out(tab)

    sign_in(tab, "head")
    find_it_from_the_desk(tab, case)
    accept_and_settle(tab)
    find_it_in_the_book(tab, citizen, number, case, tmp_path)
    errands.sign_out(tab)

    follow_the_code(tab, citizen, code, case)
    recount = server.run("casebook", "recount", "--check")
    assert recount.returncode == 0, recount.stdout + recount.stderr


def log_an_earlier_visit(tab: Page, citizen: Citizen) -> None:
    errands.log_visit(
        tab,
        {
            "session_id": "",
            "visited_on": "13/11/2026",
            "full_name": citizen.name,
            "address": "Số 5 phố Giả Định, phường Mẫu",
            "phone": "0900 000 555",
            "paper_shown": "not_shown",
            "matters-0-content": "Hỏi giờ làm việc của phòng kế toán.",
            "matters-0-kind": "feedback",
            "matters-0-handling": errands.ANSWERED,
            "matters-0-answer": "Đã chỉ bảng giờ làm việc.",
        },
    )
    expect(tab.get_by_role("status").first).to_contain_text("Đã ghi vào sổ, lượt số")


def log_the_complaint(tab: Page, citizen: Citizen) -> tuple[str, str]:
    """Log a complaint of somebody found without dấu; give the number in the book and the code."""
    errands.log_visit(
        tab,
        {
            "session_id": "",
            "visited_on": "16/11/2026",
            "matters-0-content": citizen.content,
            "matters-0-kind": "complaint",
            "matters-0-handling": errands.OPENED,
            "matters-0-subject": citizen.subject,
            "matters-0-respondent": "Bộ phận bán trú",
            "matters-0-contested_decision": citizen.decision,
        },
        found_before=citizen.typed,
    )
    assert errands.fact(tab, "visitor", "Họ và tên") == citizen.name
    assert errands.fact(tab, "visitor", "Địa chỉ") == "Số 5 phố Giả Định, phường Mẫu"
    number = tab.locator("h1").inner_text().removeprefix("Lượt tiếp số ").partition("/")[0]
    return number, tab.locator("#code strong").inner_text()


def read_the_days_of_the_new_case(tab: Page, citizen: Citizen) -> str:
    """Open the case from the visit and look at every day; give its number."""
    link = tab.locator("#matter-1 a")
    case = link.inner_text()
    assert case.startswith("KN-2026-")
    link.click()
    expect(tab.locator("h1")).to_have_text(citizen.subject)
    assert errands.status(tab) == "received"
    for rule, due, article in (
        ("TCD-16", ANSWER_DUE, "khoản 1 Điều 28 Luật Tiếp công dân"),
        ("KN-02", ACCEPT_DUE, "Điều 27 Luật Khiếu nại"),
    ):
        clock = errands.clock(tab, rule)
        assert (clock.due, clock.state) == (due, "running"), rule
        assert article in clock.sentence
        assert HOLIDAY in clock.ledger
        assert "thứ Bảy 21/11" in clock.ledger, "the weekend between is told, too"
    return case


def find_it_from_the_desk(tab: Page, case: str) -> None:
    """Find the new case where the desk counts what nobody handles yet."""
    tab.locator("#figures a", has_text="Chưa có ai xử lý").click()
    tab.get_by_role("link", name=case, exact=True).click()


def accept_and_settle(tab: Page) -> None:
    """Accept, assign, invite, talk, decide and send, each on its day; the day of the visit lies behind."""
    errands.take_step(tab, "accept", {"on": "17/11/2026", "document_number": "91/TB-THM", **PAPER})
    assert errands.status(tab) == "accepted"
    assert errands.clock(tab, "KN-02").state == "met"
    settling = errands.clock(tab, "KN-03")
    assert (settling.due, settling.state) == (SETTLE_DUE, "running")
    assert "Điều 28 Luật Khiếu nại" in settling.sentence

    give_it_to(tab, "Thầy Hải Mẫu")
    verify_through(tab, "Thầy Hải Mẫu")
    hold_a_dialogue(tab)
    decide_and_send(tab)


def give_it_to(tab: Page, handler: str) -> None:
    case = tab.url
    tab.locator("#actions a[href$='/assign']").click()
    errands.choose_by_words(tab, "handler", handler)
    errands.press_primary(tab)
    tab.wait_for_url(case)
    expect(tab.locator(".case-line")).to_contain_text(handler)


def verify_through(tab: Page, handler: str) -> None:
    case = tab.url
    tab.locator("#actions a[href$='/assign_verification']").click()
    errands.answer(tab, {"on": "17/11/2026", "document_number": "14/QĐ-THM", **PAPER})
    errands.choose_by_words(tab, "handler", handler)
    errands.press_primary(tab)
    tab.wait_for_url(case)
    assert errands.status(tab) == "verifying"


def hold_a_dialogue(tab: Page) -> None:
    errands.take_step(
        tab,
        "call_dialogue",
        {"on": "18/11/2026", "held_on": "23/11/2026", "place": "Phòng tiếp công dân", **PAPER},
    )
    assert errands.status(tab) == "in_dialogue"
    hold_and_write_down(tab)
    invited = errands.clock(tab, "KN-10")
    assert (invited.due, invited.state) == (INVITE_DUE, "met")


def hold_and_write_down(tab: Page) -> None:
    """Write the minutes: those invited stand in them already, and whether each came is asked."""
    case = tab.url.split("#")[0]
    tab.locator("#actions a[href$='/steps/hold_dialogue']").click()
    for place in tab.locator("select[name$='-presence']").all():
        named = tab.locator(f"[name='{(place.get_attribute('name') or '').replace('presence', 'name')}']")
        if named.input_value():
            place.select_option("present")
    errands.answer(tab, {"on": "23/11/2026", "disagreed": "Hai bên còn khác nhau."})
    errands.press_primary(tab)
    tab.wait_for_url(case)


def decide_and_send(tab: Page) -> None:
    decision = {"document_number": "15/QĐ-THM", "outcome": "partly_right", "differs": "on"}
    errands.take_step(tab, "decide", {"on": "23/11/2026", **decision, **PAPER})
    assert errands.status(tab) == "decided"
    assert errands.clock(tab, "KN-03").state == "met"
    sending = errands.clock(tab, "KN-13")
    assert (sending.due, sending.state) == (SEND_DUE, "running")
    errands.take_step(tab, "send", {"on": "23/11/2026", "recipient": "complainant"})
    sent = errands.clock(tab, "KN-13")
    assert (sent.due, sent.state) == (SEND_DUE, "met")
    assert HOLIDAY in sent.ledger


def find_it_in_the_book(tab: Page, citizen: Citizen, number: str, case: str, folder: Path) -> None:
    """Read the line of the visit on screen, in the workbook and in the PDF: three times the same."""
    tab.goto("/reception/book?from=01/11/2026&to=30/11/2026")
    row = tab.locator("table tbody tr", has=tab.get_by_role("link", name=number, exact=True))
    for told in ("16/11/2026", citizen.name, citizen.content, "Khiếu nại", case):
        expect(row).to_contain_text(told)

    lines = load_workbook(workbook_of_the_book(tab, folder)).active.iter_rows(values_only=True)
    (line,) = [line for line in lines if str(line[0]) == number]
    assert citizen.name in line[2]
    assert line[4] == citizen.content
    assert case in line[11]

    pages = [page.extract_text() for page in PdfReader(printed_book(tab)).pages]
    # A narrow column breaks words over lines; nothing else may part them.
    printed = "".join("".join(pages).split())
    for told in (citizen.name, citizen.content, case):
        assert "".join(told.split()) in printed, told


def workbook_of_the_book(tab: Page, folder: Path) -> Path:
    """Press the button of the workbook and keep what comes."""
    with tab.expect_download() as coming:
        tab.locator("main a[href*='/reception/book.xlsx']").click()
    coming.value.save_as(folder / "book.xlsx")
    return folder / "book.xlsx"


def printed_book(tab: Page) -> BytesIO:
    """Fetch what the button of the PDF leads to; a click would open the browser's own reader."""
    link = tab.locator("main a[href*='/reception/book.pdf']").get_attribute("href") or ""
    answer = tab.request.get(link)
    assert answer.headers["content-type"] == "application/pdf"
    return BytesIO(answer.body())


def follow_the_code(tab: Page, citizen: Citizen, code: str, case: str) -> None:
    """Follow the matter as the citizen does: no account, no names."""
    tab.goto("/public")
    tab.locator("main [name=code]").fill(code.lower().replace("-", ""))
    tab.locator("main [name=code]").press("Enter")
    told = tab.locator("#found")
    expect(told).to_contain_text(case)
    expect(told).to_contain_text("Đã ra quyết định giải quyết")
    assert citizen.name not in tab.content()
    assert citizen.content not in tab.content()


@pytest.mark.slow
def test_a_letter_by_post_is_answered_for_within_ten_working_days(
    tab: Page, sign_in: SignIn, server: Server, citizen: Citizen
) -> None:
    sign_in(tab, "duty_officer")
    tab.goto("/cases/new")
    subject = f"Đề nghị lắp mái che chỗ đợi ({citizen.name})"
    errands.answer(
        tab,
        {
            "received_on": "20/11/2026",
            "via": "post",
            "full_name": citizen.name,
            "kind": "petition",
            "subject": subject,
            "content": f"{citizen.decision}. Đề nghị nhà trường lắp mái che ở cổng phụ.",
        },
    )
    errands.press_primary(tab)
    expect(tab.locator("h1")).to_have_text(subject)
    case = tab.url
    told = errands.clock(tab, "KNPA-01")
    assert (told.due, told.state) == (LETTER_DUE, "running")
    assert HOLIDAY in told.ledger
    expect(tab.locator("main")).to_contain_text("20/11/2026")
    errands.sign_out(tab)

    sign_in(tab, "head")
    tab.goto(case)
    errands.take_step(tab, "answer", {"on": "23/11/2026", "summary": "Sẽ lắp mái che trước tháng 01/2027."})
    assert errands.status(tab) == "answered"
    assert errands.clock(tab, "KNPA-01").state == "met"
    recount = server.run("casebook", "recount", "--check")
    assert recount.returncode == 0, recount.stdout + recount.stderr
