"""Walks a template as the renderer gets it: wherever something stands, only what is known passes."""

import re
from collections.abc import Iterator

from jinja2 import TemplateError, nodes

from casebook.papers.template_names import Loop, Places, wrong_with
from casebook.papers.template_parts import BrokenTemplate, Part, Wrong, broken, environment


def check_tree(part: Part, places: Places) -> None:
    """Walk what the renderer gets, wherever it stands in the file; only what is known passes."""
    source = part.source()
    try:
        tree = environment().parse(source)
    except TemplateError as error:
        raise _broken_line(part, source, getattr(error, "lineno", 1)) from error
    for node, loop in _walked(tree, None):
        if isinstance(node, nodes.For):
            sound = _sound_loop(node, loop, places)
        elif isinstance(node, nodes.Output | nodes.TemplateData | nodes.Template):
            sound = True
        else:
            sound = wrong_with(node, loop, places) is None
        if not sound:
            raise _broken_line(part, source, node.lineno)


def _walked(node: nodes.Node, loop: Loop | None) -> Iterator[tuple[nodes.Node, Loop | None]]:
    """Give every node with the loop it stands in; the names a loop is made of are the loop's."""
    yield node, loop
    if isinstance(node, nodes.For):
        inner = (getattr(node.target, "name", ""), getattr(node.iter, "name", ""))
        for child in node.body:
            yield from _walked(child, inner)
    elif not isinstance(node, nodes.Getattr):
        for child in node.iter_child_nodes():
            yield from _walked(child, loop)


def _sound_loop(node: nodes.For, loop: Loop | None, places: Places) -> bool:
    named = isinstance(node.target, nodes.Name) and isinstance(node.iter, nodes.Name)
    plain = not (node.else_ or node.test or node.recursive)
    return named and plain and not loop and getattr(node.iter, "name", "") in places.rows


def _broken_line(part: Part, source: str, line: int) -> BrokenTemplate:
    """Name the paragraph that begins at a line of what the renderer gets; one line is one paragraph."""
    lines = source.splitlines()
    text = re.sub(r"<[^>]+>", "", lines[min(line, len(lines)) - 1])
    return broken(
        part,
        max(line - 1, 1),
        text,
        Wrong(
            "chỗ điền hoặc vòng lặp ở đây viết sai; hãy gõ lại.",
            "a place or loop here is not written well; type it again.",
        ),
    )
