"""docs/law.md shows the codes as they are; `flask law codes` prints what belongs there."""

from pathlib import Path

from click.testing import CliRunner

from casebook.cli.law import law_group
from casebook.law.vocabulary import Action, EventType, Kind, Status

DOCUMENT = Path(__file__).parents[2] / "docs" / "law.md"
MARK = "<!-- flask law codes -->\n"


def printed():
    return CliRunner().invoke(law_group, ["codes"], catch_exceptions=False).output


def test_the_codes_in_the_document_are_those_of_the_program():
    _, _, shown = DOCUMENT.read_text(encoding="utf-8").partition(MARK)
    assert shown == printed(), "put the output of `flask law codes` below the mark in docs/law.md"


def test_every_code_others_rely_on_is_listed():
    text = printed()
    for enum in (Kind, Status, Action, EventType):
        for member in enum:
            assert f"| `{member.value}` |" in text
