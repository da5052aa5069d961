"""Takes the pictures of the README from the sample school, as it looks on Monday 23/11/2026.

python -m tests.browser.pictures
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser import errands
from tests.browser.conftest import DESK, PHONE
from tests.browser.driving import QUIET, ROOT, Server, chromium
from tests.conftest import MORNING, ORDINARY_DAY, VIETNAM

FOLDER = ROOT / "docs" / "pictures"
MOST_BYTES = 250_000  # what a README may weigh on a slow line


def open_desk(tab: Page) -> None:
    """Open the head's desk."""
    tab.goto("/")


def open_visit(tab: Page) -> None:
    """Open the form of a visit, half filled in."""
    tab.goto("/reception/visits/new")
    errands.answer(
        tab,
        {
            "full_name": "Bà Hoa Ví Dụ",
            "phone": "0900 000 777",
            "matters-0-content": "Con tôi bị chuyển lớp giữa năm mà gia đình không được hỏi ý kiến.",
            "matters-0-kind": "complaint",
            "matters-0-handling": errands.OPENED,
        },
    )


def open_case(tab: Page) -> None:
    """Open the case that is due first, with the reckoning of its first day unfolded."""
    tab.goto("/cases?kind=complaint&status=verifying")
    tab.locator("[data-case] a").first.click()
    tab.locator("[data-rule='KN-03'] summary").first.click()


def open_cases(tab: Page) -> None:
    """Open the list of cases."""
    tab.goto("/cases")


def open_book(tab: Page) -> None:
    """Open the reception book of the month."""
    tab.goto("/reception/book")


@dataclass(frozen=True)
class Picture:
    """A picture: whose window, how it is opened, how far down it reaches at most, and on what."""

    role: str
    opened: Callable[[Page], None]
    height: int = 1000
    phone: bool = False

    @property
    def viewport(self) -> dict[str, int]:
        """How large the window is."""
        return PHONE if self.phone else DESK


PICTURES = {
    "desk": Picture("head", open_desk),
    "visit": Picture("duty_officer", open_visit, height=1500),
    "case": Picture("head", open_case),
    "cases": Picture("head", open_cases),
    "book": Picture("head", open_book),
    "desk-phone": Picture("head", open_desk, phone=True),
    "visit-phone": Picture("duty_officer", open_visit, phone=True),
    "case-phone": Picture("head", open_case, phone=True),
}


def sign_in(tab: Page, server: Server, role: str) -> None:
    """Sign the sample person of a role in."""
    person = next(person for person in server.people if person["role"] == role)
    tab.goto("/login")
    errands.answer(tab, {"username": person["username"], "password": person["password"]})
    errands.press_primary(tab)


def take(tab: Page, picture: Picture, file: Path) -> None:
    """Take a picture of the open page from its top."""
    tab.evaluate("document.fonts.ready")
    tab.evaluate("document.activeElement.blur()")
    width, whole = tab.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    part = {"x": 0, "y": 0, "width": width, "height": min(whole, picture.height)}
    tab.screenshot(path=file, full_page=True, clip=part, animations="disabled")
    if file.stat().st_size > MOST_BYTES:
        raise SystemExit(f"{file.name} is too large: {file.stat().st_size} bytes")


def main(folder: Path) -> None:
    """Serve the sample school and take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    moment = datetime.combine(ORDINARY_DAY, MORNING, VIETNAM).astimezone(UTC)
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        server = Server(folder=Path(scratch), moment=moment)
        browser = driver.chromium.launch(executable_path=chromium(), args=QUIET)
        try:
            server.start()
            for name, picture in PICTURES.items():
                tab = browser.new_page(base_url=server.url, locale="vi-VN", viewport=picture.viewport)
                sign_in(tab, server, picture.role)
                picture.opened(tab)
                take(tab, picture, folder / f"{name}.png")
                tab.close()
        finally:
            browser.close()
            server.stop()


if __name__ == "__main__":
    main(FOLDER)
