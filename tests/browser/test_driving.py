"""The browser's watch and axe notice what they are there to notice."""

import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.driving import Server, Watch, axe

SOUND = """<!doctype html><html lang="vi"><head><title>Sổ</title><link rel="icon" href="data:,"></head>
<body><main><h1>Sổ</h1><label for="who">Họ tên</label><input id="who"></main></body></html>"""
POLICY = {"Content-Security-Policy": "default-src 'self'; img-src 'self' data:"}


@pytest.fixture
def watched(chromium_browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Watch]]:
    """A window on a host that serves one page, under a policy as strict as ours."""
    host = Server(folder=tmp_path, moment=datetime(2026, 11, 23, tzinfo=UTC))
    context = chromium_browser.new_context(base_url=host.url)
    watch = Watch(context, host)

    def answer(route: Route) -> None:
        found = route.request.url == f"{host.url}/"
        route.fulfill(
            status=200 if found else 404,
            body=SOUND if found else "",
            content_type="text/html; charset=utf-8",
            headers=POLICY,
        )

    context.route("**", answer)
    tab = context.new_page()
    tab.goto("/")
    yield tab, watch
    context.close()


def test_a_sound_page_is_not_complained_about(watched):
    tab, watch = watched
    assert axe(tab) == []
    assert watch.faults == []


def test_axe_names_a_field_without_label_under_the_policy_of_contents(watched):
    tab, _watch = watched
    tab.locator("label").evaluate("label => label.remove()")
    assert any(line.startswith("/ label: ") for line in axe(tab))


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        ("console.error('lost')", "console: lost"),
        ("setTimeout(() => { throw new Error('broken') })", "script: broken"),
        ("document.body.append(Object.assign(new Image(), {src: '/none.png'}))", "status of 404"),
        ("document.body.append(Object.assign(new Image(), {src: 'http://cdn.example/a.png'}))",
         "Content Security Policy"),
        ("location.href = 'http://elsewhere.example/'", "asked a stranger: http://elsewhere"),
    ],
)  # fmt: skip
def test_what_a_page_should_not_do_is_noticed(watched, deed, said):
    tab, watch = watched
    tab.evaluate(deed)
    tab.wait_for_timeout(300)
    assert any(said in fault for fault in watch.faults), watch.faults


def test_a_refusal_that_is_expected_is_no_fault(watched):
    tab, watch = watched
    watch.refusals_expected = True
    tab.evaluate("document.body.append(Object.assign(new Image(), {src: '/none.png'}))")
    tab.wait_for_timeout(300)
    assert watch.faults == []


def test_the_served_program_stands_on_the_day_it_was_sent_to(server):
    with urllib.request.urlopen(f"{server.url}/healthz") as answer:  # noqa: S310 - our own address
        assert answer.headers["Date"].startswith("Mon, 23 Nov 2026 01:0")
