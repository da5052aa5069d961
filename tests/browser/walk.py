"""Walks every page somebody can reach by links: one of each kind, so that later pages join by themselves."""

import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import parse_qsl, urljoin, urlsplit

from playwright.sync_api import Page, Response

# A random id, a day, a number or the key of a form tells pages of one kind apart; they are laid out alike.
_PARTICULAR = re.compile(r"[0-9a-f]{32}|\d{4}-\d{2}-\d{2}|(?<=/papers/templates/)[^/]+|\d+")
# Files are fetched by tests of their own; the way out ends the walk.
_NO_PAGE = re.compile(r"[./](pdf|docx|xlsx|csv|ics|zip)$|^/static/|^/logout$")
_NEEDS_NO_LOOK = frozenset({"lang"})


def kind_of(address: str) -> str:
    """Name the kind of a page: its path without what is particular, and which filters it has."""
    parts = urlsplit(address)
    path = _PARTICULAR.sub("*", parts.path)
    asked = sorted({name for name, _value in parse_qsl(parts.query)} - _NEEDS_NO_LOOK)
    return f"{path}?{','.join(asked)}" if asked else path


def every_page(tab: Page, start: str = "/") -> Iterator[tuple[str, Response]]:
    """Open one page of every kind that links lead to, breadth first; give its kind and the answer."""
    seen, waiting = {kind_of(start)}, deque([start])
    while waiting:
        address = waiting.popleft()
        answer = tab.goto(address)
        assert answer is not None, address
        yield kind_of(address), answer
        for link in _links(tab):
            if kind_of(link) not in seen:
                seen.add(kind_of(link))
                waiting.append(link)


def _links(tab: Page) -> list[str]:
    here = tab.url
    # Asked all at once: a page of links asked one by one takes longer than the page itself.
    targets: list[str] = tab.locator("a[href]").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    found = [urljoin(here, target) for target in targets]
    own = urlsplit(here).netloc
    return [
        link.split("#")[0]
        for link in found
        if urlsplit(link).netloc == own and not _NO_PAGE.search(urlsplit(link).path)
    ]
