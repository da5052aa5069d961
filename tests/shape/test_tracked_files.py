"""What is kept in git fits any machine: no folder of somebody's own, no package registry."""

import re
from collections.abc import Iterator

from tests.shape.source import files, name_of

# One letter of each stands in brackets, so that this file does not find itself.
FOLDERS = re.compile(r"(?<![\w.])/(?:[h]ome|[U]sers|[r]oot|[w]ork|[o]pt/wheels)/[\w.]")
DRIVES = re.compile(r"\b[A-Z]:\\[U]sers\\")
REGISTRIES = re.compile(
    r"[p]ypi\.org|[p]ythonhosted\.org|[r]egistry\.npmjs|[r]egistry\.yarnpkg|"
    r"--(?:extra-)?[i]ndex-url|[j]sdelivr|[u]npkg\.com|[c]dnjs\.cloudflare",
)
SECRETS = re.compile(r"-----BEGIN [A-Z ]*PRIVATE [K]EY-----")


def matches(pattern: re.Pattern[str]) -> Iterator[str]:
    """Where a pattern stands in the text files of the project."""
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a font, a picture, a workbook
        for number, line in enumerate(text.splitlines(), start=1):
            if found := pattern.search(line):
                yield f"{name_of(path)}:{number} {found[0]}"


def test_no_file_names_a_folder_of_somebodys_machine():
    assert not [*matches(FOLDERS), *matches(DRIVES)]


def test_no_file_names_a_package_registry():
    assert not list(matches(REGISTRIES))


def test_no_file_holds_a_private_key():
    assert not list(matches(SECRETS))


def test_nothing_that_is_made_is_kept():
    made = (".mo", ".pyc", ".sqlite", ".log", ".orig", ".rej")
    assert not [name_of(path) for path in files() if path.suffix in made]
