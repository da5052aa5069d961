"""A page's HTML as a small tree: enough to find things on it and to fill in its forms."""

from collections.abc import Iterator
from functools import cached_property
from html.parser import HTMLParser

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
UNSPOKEN = frozenset({"script", "style", "template"})


class Node:
    """One element with its attributes and what stands inside it."""

    def __init__(self, tag: str, attrs: dict[str, str], parent: "Node | None" = None) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.children: list[Node | str] = []

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attrs}: {self.text[:60]!r}>"

    def __getitem__(self, name: str) -> str:
        return self.attrs[name]

    def get(self, name: str, default: str = "") -> str:
        """Give an attribute's value; one without value is the empty string."""
        return self.attrs.get(name, default)

    def walk(self) -> "Iterator[Node]":
        """Go through every element inside this one, in the order of the page."""
        return iter(self._inside)

    @cached_property
    def _inside(self) -> "list[Node]":
        found: list[Node] = []
        for child in self.children:
            if isinstance(child, Node):
                found.append(child)
                found += child._inside
        return found

    def within(self, tag: str) -> "Node | None":
        """Find the nearest element of this kind around this one."""
        around = self.parent
        while around is not None and around.tag != tag:
            around = around.parent
        return around

    @cached_property
    def text(self) -> str:
        """What can be read here, with single spaces; the page is whole before anybody reads."""
        return " ".join(self._spoken.split())

    @cached_property
    def _spoken(self) -> str:
        parts: list[str] = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag not in UNSPOKEN:
                before = " " if child.tag in VOID else ""
                after = "" if child.tag in {"a", "b", "em", "span", "strong"} else " "
                parts.append(f"{before}{child._spoken}{after}")
        return "".join(parts)

    def find_all(self, tag: str = "", *, text: str = "", **attrs: str | bool) -> "list[Node]":
        """Find elements by kind, by a part of their text, and by attributes.

        `data_case="KN-1"` asks for `data-case`, `class_="tag"` for one of the classes, and True or
        False for an attribute that is or is not there.
        """
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attrs.items()}
        return [
            node
            for node in self.walk()
            if (not tag or node.tag == tag)
            and all(node._has(name, value) for name, value in wanted.items())
            and (not text or text in node.text)
        ]

    def _has(self, name: str, value: str | bool) -> bool:  # noqa: FBT001 - a value, not a switch
        if isinstance(value, bool):
            return (name in self.attrs) is value
        if name == "class":
            return value in self.get("class").split()
        return self.attrs.get(name) == value

    def find(self, tag: str = "", *, text: str = "", **attrs: str | bool) -> "Node":
        """Find the first such element; a test that finds none fails here, with what is there."""
        if found := self.find_all(tag, text=text, **attrs):
            return found[0]
        there = [node for node in self.walk() if node.tag == tag][:20] if tag else []
        raise AssertionError(f"No {tag or 'element'} with {text!r} {attrs} here, but: {there}")


class Tree(HTMLParser):
    """Builds the nodes, and notes tags that do not pair."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("#page", {})
        self.faults: list[str] = []
        self._at = self.root
        self.feed(html)
        self.close()
        if self._at is not self.root:
            self.faults.append(f"<{self._at.tag}> is never closed")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> says an attribute twice: {names}")
        node = Node(tag, {name: value or "" for name, value in attrs}, self._at)
        self._at.children.append(node)
        if tag not in VOID and not self._closes_itself():
            self._at = node

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._at.tag != tag:
            self.faults.append(f"</{tag}> closes <{self._at.tag}>, line {self.getpos()[0]}")
            return
        self._at = self._at.parent or self.root

    def handle_data(self, data: str) -> None:
        self._at.children.append(data)

    def _closes_itself(self) -> bool:
        # <path /> inside an icon: only SVG may do so.
        svg = self._at.tag == "svg" or self._at.within("svg") is not None
        return svg and (self.get_starttag_text() or "").endswith("/>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
