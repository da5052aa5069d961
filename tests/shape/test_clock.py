"""Only `casebook.clock` asks what day it is; everything else is told."""

import ast
from pathlib import Path

from tests.shape.source import name_of, program, tree, under

ASKS = frozenset({"today", "now", "utcnow", "current_timestamp", "current_date", "localtimestamp"})
CLOCK = "casebook/clock.py"
# Measuring how long something took is not asking what day it is.
MEASURES = frozenset({"monotonic", "perf_counter", "sleep"})


def asks_for_the_moment(node: ast.AST) -> bool:
    """Say whether this is `date.today()`, `datetime.now()`, `func.now()` or `time.time()`."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    of = node.func.value
    name = of.id if isinstance(of, ast.Name) else getattr(of, "attr", "")
    if name == "time":
        return node.func.attr not in MEASURES
    return node.func.attr in ASKS and name != "clock"


def questions(path: Path) -> list[str]:
    """Where a module asks for the day or the moment."""
    return [
        f"{name_of(path)}:{node.lineno} {ast.unparse(node)}"
        for node in ast.walk(tree(path))
        if asks_for_the_moment(node)
    ]


def test_only_the_clock_asks_for_the_day():
    modules = [*program(), *under("migrations/", suffix=".py")]
    asked = [q for path in modules if name_of(path) != CLOCK for q in questions(path)]
    assert not asked, f"take `today` or `now` as an argument: {asked}"


def test_the_clock_does_ask():
    assert [q for path in program() if name_of(path) == CLOCK for q in questions(path)]
