"""Every module says what it is for; law, reports, papers and vault explain what is public."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.shape.source import lines, name_of, program, tree, under

EXPLAINED = ("casebook/law/", "casebook/reports/", "casebook/papers/", "casebook/vault/")
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(module: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """What others may use: functions and classes without underscore, and their methods."""
    for node in module.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def unexplained(path: Path) -> list[str]:
    """Public names of a module that have no docstring."""
    return [
        f"{name_of(path)}:{node.lineno} {node.name}"
        for node in public(tree(path))
        if not ast.get_docstring(node)
    ]


def test_every_module_says_what_it_is_for():
    modules = [*program(), *under("tests/", "migrations/", "benchmarks/", suffix=".py")]
    silent = [
        name_of(path)
        for path in modules
        if not ast.get_docstring(tree(path)) and not (path.stem == "__init__" and not lines(path))
    ]
    assert not silent, silent


def test_law_reports_papers_and_vault_explain_what_is_public():
    silent = [line for path in under(*EXPLAINED, suffix=".py") for line in unexplained(path)]
    assert not silent, silent
