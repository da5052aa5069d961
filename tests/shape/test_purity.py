"""The law leans on Python alone, and every exception from the lint rules gives its reason."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.shape.source import name_of, program, tree, under

EXCEPTION = re.compile(r"#\s*(?:[n]oqa|type:\s*ignore)\b(?P<rest>.*)")
REASONED = re.compile(r"(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|\[[a-z-]+(?:,\s*[a-z-]+)*\])\s+\W*\w.{2,}")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def imported(path: Path) -> Iterator[str]:
    """The full names of what a module imports."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def numbered(path: Path) -> Iterator[tuple[str, str]]:
    """A file's lines, each with its place."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        yield f"{name_of(path)}:{number}", line


def test_the_law_imports_the_standard_library_and_itself_only():
    foreign = [
        f"{name_of(path)} imports {name}"
        for path in under("casebook/law/", suffix=".py")
        for name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not (name + ".").startswith("casebook.law.")
    ]
    assert not foreign, foreign


def test_every_lint_exception_carries_its_code_and_its_reason():
    bare = [
        f"{place} {line.strip()}"
        for path in [*program(), *under("tests/", "migrations/", suffix=".py")]
        for place, line in numbered(path)
        if (found := EXCEPTION.search(line))
        if not REASONED.match(found["rest"])
    ]
    assert not bare, f"write the code and, after a dash, why: {bare}"


def test_nothing_is_left_for_later():
    later = [
        f"{place} {line.strip()}"
        for path in [*program(), *under("templates/", "migrations/", suffix=".html")]
        for place, line in numbered(path)
        if UNFINISHED.search(line)
    ]
    assert not later, later
