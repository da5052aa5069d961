"""Every file is named after what it is about; nothing is a drawer for the rest."""

import re

from tests.shape.source import ROOT, files, name_of

DRAWERS = frozenset(
    {"base_utils", "common", "core", "helper", "helpers", "lib", "misc", "shared", "tools"}
    | {"util", "utilities", "utils"}
)
OURS = ("casebook", "templates", "tests", "benchmarks")


def test_nothing_is_called_utils_common_or_helpers():
    drawers = [
        name_of(path)
        for path in files()
        if path.relative_to(ROOT).parts[0] in OURS
        and DRAWERS & {part.split(".")[0].lower() for part in path.relative_to(ROOT).parts}
    ]
    assert not drawers, f"name these after the noun they are about: {drawers}"


def test_modules_are_named_in_plain_lower_case():
    odd = [
        name_of(path)
        for path in files()
        if path.suffix == ".py"
        and "versions" not in path.parts  # migrations begin with their number
        and not re.fullmatch(r"[a-z][a-z0-9_]*|__init__|__main__", path.stem)
    ]
    assert not odd, odd
