"""Every deed that leaves an audit line has its words in both languages, and none stands in both lists."""

import ast
import re
from collections.abc import Iterator
from itertools import chain

from casebook.law.identities import OpeningState
from casebook.law.vocabulary import EventType
from casebook.law.words_deeds import KEPT, OBJECTS, SHOWN, deed_word
from casebook.records.days import ChangeStatus
from casebook.records.incoming import IncomingState
from tests.shape.source import ROOT

A_DEED = re.compile(r"[a-z_]+\.[a-z_]+")
# Texts of that shape that name something else: files, columns, settings.
OTHERWISE = re.compile(r".*\.(py|html|sqlite|json|css|xlsx|pdf|tar|lock|keys|id|gz|csv)")
WRITERS = frozenset({"_note", "_audit"})
# Deeds put together where they are written: what comes before the dot, and what may follow.
COMPOSED = {
    "case": EventType,
    "calendar": ChangeStatus,
    "identity": OpeningState,
    "incoming": IncomingState,
}


def texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((ROOT / "casebook").rglob("*.py")):
        inside = path.relative_to(ROOT / "casebook").parts
        if inside[0] in {"services", "cli"}:
            yield "/".join(inside), ast.parse(path.read_text(encoding="utf-8"))


def noted(tree: ast.AST) -> Iterator[str]:
    """What is given in its place to the small functions that write a line: deeds without a dot, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRITERS:
            given = [one.value for one in node.args if isinstance(one, ast.Constant)]
            yield from (one for one in given if isinstance(one, str))


def deeds_written() -> dict[str, str]:
    """Every text of the shape of a deed, with the module it stands in; and every `deed=…`."""
    prefixes = {deed.split(".")[0] for deed in chain(SHOWN, KEPT)}
    found = {}
    for name, tree in sources():
        for text in texts(tree):
            prefix = text.split(".")[0]
            if A_DEED.fullmatch(text) and not OTHERWISE.fullmatch(text) and prefix in prefixes:
                found[text] = name
        found |= dict.fromkeys(noted(tree), name)
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg == "deed" and isinstance(node.value, ast.Constant):
                found[str(node.value.value)] = name
    return found


def test_every_deed_has_its_words():
    unknown = {deed: where for deed, where in deeds_written().items() if deed not in SHOWN | KEPT}
    assert unknown == {}, "name these in casebook/law/words_deeds.py"
    assert len(deeds_written()) > 60


def test_deeds_put_together_have_their_words():
    for prefix, vocabulary in COMPOSED.items():
        for word in vocabulary:
            assert deed_word(f"{prefix}.{word}"), word


def test_composed_deeds_are_those_named_here():
    composed = set()
    for _name, tree in sources():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr) and len(node.values) == 2:
                first = node.values[0]
                if isinstance(first, ast.Constant) and re.fullmatch(r"[a-z]+\.", str(first.value)):
                    composed.add(str(first.value)[:-1])
    assert composed <= COMPOSED.keys()


def test_a_deed_is_shown_or_kept_and_told_in_two_languages():
    assert not SHOWN.keys() & KEPT.keys()
    for vietnamese, english in chain(SHOWN.values(), KEPT.values(), OBJECTS.values()):
        assert vietnamese.strip()
        assert english.strip()
        assert vietnamese != english
    for words in (SHOWN, KEPT):
        assert len({pair[0] for pair in words.values()}) == len(words)
