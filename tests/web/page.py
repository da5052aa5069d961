"""Fetches pages as a visitor's browser would, checks each, and fills in forms."""

from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web import faults
from tests.web.dom import Node, Tree

Values = dict[str, list[Any]]
NOT_SENT = frozenset({"submit", "button", "reset", "image", "file"})


class Page:
    """One page that was fetched and found sound."""

    def __init__(self, visitor: "Visitor", response: TestResponse) -> None:
        self.visitor = visitor
        self.response = response
        self.path: str = response.request.path
        tree = Tree(response.get_data(as_text=True))
        self.root = tree.root
        found = tree.faults + faults.on(self.root)
        assert not found, f"{self.path}:\n" + "\n".join(found)

    @property
    def text(self) -> str:
        """All that can be read on the page."""
        return self.root.find("body").text

    @property
    def h1(self) -> str:
        """The page's heading."""
        return self.root.find("h1").text

    def find(self, tag: str = "", **wanted: Any) -> Node:
        """Find the first such element, see `Node.find`."""
        return self.root.find(tag, **wanted)

    def find_all(self, tag: str = "", **wanted: Any) -> list[Node]:
        """Find every such element, see `Node.find_all`."""
        return self.root.find_all(tag, **wanted)

    def follow(self, text: str, *, status: int = 200) -> "Page":
        """Open the first link with this text."""
        return self.visitor(self.find("a", text=text)["href"], status=status)

    def form(self, which: str = "") -> Node:
        """Find a form by its id or by a part of its address; without either, the page's own form.

        The page's own form is the only one inside <main>.
        """
        if not which:
            own = [form for form in self.find_all("form") if form.within("main")]
            assert len(own) == 1, f"{self.path} has {len(own)} forms of its own: {own}"
            return own[0]
        for form in self.find_all("form"):
            if form.get("id") == which or which in form.get("action"):
                return form
        there = [(f.get("id"), f.get("action")) for f in self.find_all("form")]
        raise AssertionError(f"No form {which!r} on {self.path}, but: {there}")

    def submit(
        self,
        form: Node | str = "",
        *,
        status: int = 200,
        press: str = "",
        forced: Mapping[str, Any] | None = None,
        **values: Any,
    ) -> "Page":
        """Fill in a form as a browser could, send it, and follow to the page that answers.

        A value that the form does not offer fails the test; `forced` sends it all the same, as
        somebody does who writes requests by hand. `press` names the button by its text.
        """
        node = self.form(form) if isinstance(form, str) else form
        data = self._filled(node, values) | self._pressed(node, press)
        data |= {name: as_list(value) for name, value in (forced or {}).items()}
        address = node.get("action") or self.response.request.full_path
        if node.get("method").lower() == "post":
            answer = self.visitor.client.post(address, data=data, follow_redirects=True)
        else:
            answer = self.visitor.client.get(address, query_string=data, follow_redirects=True)
        return self.visitor.arrive(answer, status)

    def _fields(self, form: Node) -> list[Node]:
        mine = [n for n in self.root.walk() if n.get("form") and n.get("form") == form.get("id")]
        return [
            field
            for field in [*form.walk(), *mine]
            if field.tag in {"input", "select", "textarea"}
            and field.get("name")
            and "disabled" not in field.attrs
        ]

    def _filled(self, form: Node, values: Mapping[str, Any]) -> Values:
        fields = self._fields(form)
        data: Values = {}
        for field in fields:
            data.setdefault(field["name"], []).extend(as_it_stands(field))
        for name, value in values.items():
            named = [field for field in fields if field["name"] == name]
            assert named, f"The form on {self.path} has no field {name!r}, but: {sorted(data)}"
            data[name] = [one for one in as_typed(named, value) if one is not None]
        return {name: value for name, value in data.items() if value}

    def _pressed(self, form: Node, press: str) -> Values:
        buttons = [
            button
            for button in [*form.find_all("button"), *form.find_all("input", type="submit")]
            if button.get("type", "submit") == "submit" and press in (button.text or button.get("value"))
        ]
        assert buttons, f"No button {press!r} to send the form on {self.path} with."
        name = buttons[0].get("name")
        return {name: [buttons[0].get("value")]} if name else {}


class Visitor:
    """Somebody with a browser of their own; call it with an address to get the page."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def __call__(self, address: str, *, status: int = 200) -> Page:
        return self.arrive(self.client.get(address, follow_redirects=True), status)

    def arrive(self, response: TestResponse, status: int = 200) -> Page:
        """Take an answer as a page, after a look at its status."""
        request, said = response.request, response.get_data(as_text=True)
        assert response.status_code == status, (
            f"{request.method} {request.path} answered {response.status_code}, "
            f"not {status}: {Tree(said).root.text[:600]}"
        )
        return Page(self, response)


def as_list(value: Any) -> list[Any]:
    """Several values of one field, or the one."""
    return list(value) if isinstance(value, list) else [value]


def as_it_stands(field: Node) -> list[str]:
    """What a browser sends for a field that nobody touched."""
    if field.tag == "textarea":
        return ["".join(child for child in field.children if isinstance(child, str)).lstrip("\n")]
    if field.tag == "select":
        options = field.find_all("option")
        chosen = [option for option in options if "selected" in option.attrs]
        if not chosen and "multiple" not in field.attrs:
            chosen = options[:1]
        return [option.get("value", option.text) for option in chosen]
    if field.get("type") in NOT_SENT:
        return []
    if field.get("type") in {"checkbox", "radio"}:
        return [field.get("value", "on")] if "checked" in field.attrs else []
    return [field.get("value")]


def as_typed(fields: list[Node], value: Any) -> list[Any]:
    """What a browser sends for a field that somebody filled in; only what the field offers."""
    first = fields[0]
    kind = first.get("type") if first.tag == "input" else first.tag
    if kind in {"checkbox", "radio"} and isinstance(value, bool):
        return [first.get("value", "on")] if value else []
    offered: list[str] | None = None
    if kind in {"checkbox", "radio"}:
        offered = [field.get("value", "on") for field in fields]
    elif kind == "select":
        offered = [option.get("value", option.text) for option in first.find_all("option")]
    wanted = [one if hasattr(one, "read") or isinstance(one, tuple) else str(one)
              for one in as_list(value)]  # fmt: skip
    missing = [one for one in wanted if offered is not None and one not in offered]
    assert not missing, f"The field {first['name']!r} does not offer {missing}, but: {offered}"
    return wanted
