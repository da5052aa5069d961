"""What tests in a real browser can ask for: a served program, windows of two sizes, no script."""

import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests import postgres
from tests.browser.driving import QUIET, Server, Watch, chromium
from tests.browser.soundness import DESK, PHONE
from tests.conftest import MORNING, ORDINARY_DAY, VIETNAM


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever drives a browser says so, so that `-m "not browser"` leaves it out."""
    for item in items:
        if {"chromium_browser", "server"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    """Start the driver once."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium_browser(playwright_driver: Playwright) -> Iterator[Browser]:
    """Start the system's Chromium once; every test gets a context of its own in it."""
    browser = playwright_driver.chromium.launch(executable_path=chromium(), args=QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def server_engine() -> str:
    """Name the engine the server stores on; a module that wants another overrides this."""
    return "sqlite"


@pytest.fixture(scope="module")
def server_moment() -> datetime:
    """Say when the server's clock starts to run; a module that wants another day overrides this."""
    return datetime.combine(ORDINARY_DAY, MORNING, VIETNAM).astimezone(UTC)


@pytest.fixture(scope="module")
def server_sample() -> bool:
    """Say whether the sample school is served; a module that wants an empty folder overrides."""
    return True


@pytest.fixture(scope="module")
def server_more() -> dict[str, str]:
    """Say what else the server's environment declares; a module that wants something overrides."""
    return {}


@pytest.fixture(scope="module")
def served_url(request: pytest.FixtureRequest, server_engine: str) -> Iterator[str]:
    """Give the address of the server's database; empty for its own SQLite file."""
    if server_engine == "sqlite":
        yield ""
        return
    socket, database = request.getfixturevalue("postgres_socket"), f"served_{uuid.uuid4().hex}"
    postgres.create(socket, database)
    yield postgres.url(socket, database)
    postgres.drop(socket, database)


@pytest.fixture(scope="session")
def filled_samples(tmp_path_factory: pytest.TempPathFactory) -> Callable[[datetime], Path]:
    """Fill the sample school of a moment once for SQLite; each module starts from a copy."""

    @cache
    def filled(moment: datetime) -> Path:
        once = Server(folder=tmp_path_factory.mktemp("filled"), moment=moment)
        try:
            once.start()
        finally:
            once.stop()
        return once.folder

    return filled


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory,
    filled_samples: Callable[[datetime], Path],
    served_url: str,
    server_moment: datetime,
    server_more: dict[str, str],
    *,
    server_sample: bool,
) -> Iterator[Server]:
    """Serve the program for the tests of one module."""
    folder = tmp_path_factory.mktemp("served")
    if server_sample and not served_url:
        shutil.copytree(filled_samples(server_moment), folder, dirs_exist_ok=True)
    served = Server(
        folder=folder,
        moment=server_moment,
        database_url=served_url,
        sample=server_sample,
        more=server_more,
    )
    try:
        served.start()
        yield served
    finally:
        served.stop()


@pytest.fixture(params=[DESK, PHONE], ids=["1366x768", "390x844"])
def viewport(request: pytest.FixtureRequest) -> dict[str, int]:
    """Give the size of a window: a desk's and a phone's."""
    return request.param


@pytest.fixture
def open_context(
    chromium_browser: Browser, server: Server
) -> Iterator[Callable[..., tuple[BrowserContext, Watch]]]:
    """Open windows that share nothing; at the end each must have behaved."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_one(**options: object) -> tuple[BrowserContext, Watch]:
        settings = {"base_url": server.url, "locale": "vi-VN", "viewport": DESK} | options
        context = chromium_browser.new_context(**settings)  # type: ignore[arg-type] - options
        context.set_default_timeout(10_000)
        opened.append((context, Watch(context, server)))
        return opened[-1]

    yield open_one
    for context, _watch in opened:
        context.close()
    faults = [fault for _context, watch in opened for fault in watch.faults]
    assert not faults, "\n".join(faults)


@pytest.fixture
def tab(open_context: Callable[..., tuple[BrowserContext, Watch]], viewport: dict[str, int]) -> Page:
    """Open a window, once of each size; a console error or a call to a stranger fails the test."""
    context, _watch = open_context(viewport=viewport, has_touch=viewport == PHONE)
    return context.new_page()


@pytest.fixture
def desk_tab(open_context: Callable[..., tuple[BrowserContext, Watch]]) -> Page:
    """Open a window of a desk's size; its size may be changed."""
    context, _watch = open_context(viewport=DESK)
    return context.new_page()


@pytest.fixture
def tab_without_script(open_context: Callable[..., tuple[BrowserContext, Watch]]) -> Page:
    """Open a window in which JavaScript is off."""
    context, _watch = open_context(java_script_enabled=False)
    return context.new_page()


@pytest.fixture(scope="module")
def drawn() -> set[str]:
    """Remember the pages that were drawn in the windows of one module, whoever walked them."""
    return set()


@pytest.fixture
def sign_in(server: Server) -> Callable[..., dict[str, str]]:
    """Sign a sample person in by role: `sign_in(tab, "duty_officer")`; `unit` tells two apart."""

    def as_somebody(tab: Page, role: str, *, unit: str = "") -> dict[str, str]:
        fitting = [p for p in server.people if p["role"] == role and unit in p["unit"]]
        assert fitting, f"no sample person is {role} of {unit!r}: {server.people}"
        tab.goto("/login")
        tab.locator("input[name=username]").fill(fitting[0]["username"])
        tab.locator("input[name=password]").fill(fitting[0]["password"])
        tab.locator("input[name=password]").press("Enter")
        tab.wait_for_url(lambda address: "/login" not in address)
        return fitting[0]

    return as_somebody


@pytest.fixture
def window(
    open_context: Callable[..., tuple[BrowserContext, Watch]], sign_in: Callable[..., dict[str, str]]
) -> Callable[..., Page]:
    """Open a window of somebody in which answers of 4xx are expected."""

    def open_for(role: str, **options: object) -> Page:
        context, watch = open_context(**options)
        watch.refusals_expected = True
        tab = context.new_page()
        sign_in(tab, role)
        return tab

    return open_for


@pytest.fixture
def officer(window: Callable[..., Page]) -> Page:
    """Give the window of the duty officer."""
    return window("duty_officer")
