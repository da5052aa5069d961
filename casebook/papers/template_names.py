"""What may stand between the braces of a template: a place, or a column of a table gone through."""

from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import nodes

from casebook.papers.template_parts import Wrong

Loop = tuple[str, str]
"""What a loop calls each row, and the key of its table."""


class Places(NamedTuple):
    """What may be named in a template: single places, and tables with the keys of their columns."""

    single: frozenset[str]
    rows: Mapping[str, frozenset[str]]


def wrong_with(node: nodes.Node, loop: Loop | None, places: Places) -> Wrong | None:
    """Say what is wrong with what a place names; None where it is known here."""
    if isinstance(node, nodes.Name):
        return _wrong_with_name(node.name, places)
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and loop:
        variable, key = loop
        if node.node.name == variable and node.attr in places.rows[key]:
            return None
        return Wrong(
            f"bảng “{key}” không có cột “{node.attr}”{among(places.rows[key], 'vi')}.",
            f"the table “{key}” has no column “{node.attr}”{among(places.rows[key], 'en')}.",
        )
    return Wrong(
        "chỗ điền chỉ gồm một tên như {{ ten }}, không có phép tính, dấu chấm hay bộ lọc.",
        "a place is one name, like {{ name }}, without sums, dots or filters.",
    )


def _wrong_with_name(name: str, places: Places) -> Wrong | None:
    if name in places.single:
        return None
    if name in places.rows:
        return Wrong(
            f"“{name}” là một bảng; lặp các hàng bằng {{%tr for row in {name} %}}.",
            f"“{name}” is a table; go through its rows with {{%tr for row in {name} %}}.",
        )
    return Wrong(
        f"mẫu này không có chỗ điền “{name}”; xem danh sách chỗ điền của mẫu.",
        f"this form has no place “{name}”; see the list of its places.",
    )


def among(known: Mapping[str, frozenset[str]] | frozenset[str], language: str) -> str:
    """Tell, in brackets, what there is to choose from; nothing where there is nothing."""
    told = ", ".join(sorted(known))
    return (f" (có: {told})" if language == "vi" else f" (there are: {told})") if told else ""
