"""Walks every page somebody can reach by links: one of each kind, so that later pages join by themselves."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urljoin, urlsplit

from playwright.sync_api import Page

from tests.web.dom import Node, Tree

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


@dataclass(frozen=True)
class Found:
    """A page that links lead to; it is open in the window where it is drawn for the first time."""

    kind: str
    status: int
    drawn: bool


def every_page(tab: Page, start: str = "/", *, drawn: set[str] | None = None) -> Iterator[Found]:
    """Ask for one page of every kind that links lead to, breadth first, and open it in the window.

    A kind that was drawn before with the same elements, for somebody else, is asked for and not opened
    again: `drawn` remembers them.
    """
    before = set() if drawn is None else drawn
    seen, waiting = {kind_of(start)}, deque([start])
    while waiting:
        address = waiting.popleft()
        kind, answer = kind_of(address), tab.request.get(address)
        tree = Tree(answer.text())
        shape = f"{kind} {_shape(tree.root.find('main'))}"
        if new := shape not in before:
            before.add(shape)
            tab.goto(address)
        yield Found(kind, answer.status, new)
        for link in _links(tree, answer.url):
            if kind_of(link) not in seen:
                seen.add(kind_of(link))
                waiting.append(link)


def _shape(node: Node) -> str:
    """Tell elements and their states without a word of theirs; the same thing many times counts once."""
    inside = dict.fromkeys(_shape(child) for child in node.children if isinstance(child, Node))
    names = " ".join([*sorted(set(node.attrs) - {"class"}), *sorted(node.get("class").split())])
    return f"<{node.tag} {names}>{''.join(inside)}"


def _links(tree: Tree, here: str) -> list[str]:
    found = [urljoin(here, link["href"]) for link in tree.root.find_all("a", href=True)]
    own = urlsplit(here).netloc
    return [
        link.split("#")[0]
        for link in found
        if urlsplit(link).netloc == own and not _NO_PAGE.search(urlsplit(link).path)
    ]
