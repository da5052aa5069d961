"""Decisions are numbered and listed, links lead somewhere, dependencies have their reasons."""

import re
from pathlib import Path

from tests.shape.source import ROOT, name_of, under

DECISIONS = ROOT / "docs" / "decisions"
NAMED = re.compile(r"(?P<number>\d{3})-[a-z0-9]+(?:-[a-z0-9]+)*\.md")
LINK = re.compile(r"\]\((?P<to>[^)\s]+)\)")
REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)(?:\[[a-z,]+\])?(?P<pin>==\S+)?", re.MULTILINE)
ROW = re.compile(r"^\| `(?P<name>[^`]+)` \| (?P<why>[^|]+) \| (?P<licence>[^|]+) \|", re.MULTILINE)


def decisions() -> list[Path]:
    """Every written decision."""
    return sorted(path for path in DECISIONS.glob("*.md") if path.name != "README.md")


def required(name: str) -> dict[str, str]:
    """What a requirements.in asks for, with its version."""
    return {
        found["name"]: found["pin"] or ""
        for found in REQUIREMENT.finditer((ROOT / name).read_text(encoding="utf-8"))
        if not found["name"].startswith("-")
    }


def test_decisions_are_numbered_once_and_named_in_words():
    odd = [path.name for path in decisions() if not NAMED.fullmatch(path.name)]
    assert not odd, f"name these NNN-some-words.md: {odd}"
    numbers = [path.name[:3] for path in decisions()]
    assert len(numbers) == len(set(numbers)), f"two decisions have one number: {numbers}"


def test_every_decision_is_listed_under_its_own_title():
    index = (DECISIONS / "README.md").read_text(encoding="utf-8")
    for path in decisions():
        title = path.read_text(encoding="utf-8").splitlines()[0]
        assert title.startswith(f"# {path.name[:3]} "), f"{path.name} begins with {title!r}"
        line = f"- [{title.removeprefix('# ')}]({path.name})"
        assert line in index, f"docs/decisions/README.md lacks the line: {line}"


def test_links_between_documents_lead_somewhere():
    astray = [
        f"{name_of(path)}: {to}"
        for path in under("docs/", "README", "CHANGELOG", "SECURITY", suffix=".md")
        for to in LINK.findall(path.read_text(encoding="utf-8"))
        if "://" not in to and not to.startswith(("#", "mailto:"))
        if not (path.parent / to.split("#")[0]).exists()
    ]
    assert not astray, astray


def test_every_dependency_has_a_reason_and_a_licence_and_none_is_left_over():
    text = (DECISIONS / "002-dependencies.md").read_text(encoding="utf-8")
    rows = {found["name"] for found in ROW.finditer(text)}
    wanted = {**required("requirements.in"), **required("requirements-dev.in")}
    assert rows == set(wanted), f"differs in {rows ^ set(wanted)}"


def test_the_locks_hold_what_the_lists_ask_for():
    for name in ("requirements", "requirements-dev"):
        lock = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
        for package, pin in required(f"{name}.in").items():
            line = re.escape(f"{package}") + r"(\[[a-z,]+\])?" + re.escape(pin or "==")
            assert re.search(f"^{line}", lock, re.MULTILINE), f"run `make lock`: {package}{pin}"


def test_every_locked_file_has_its_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        for entry in re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip()):
            assert "--hash=sha256:" in entry, f"{name}: {entry[:80]}"
