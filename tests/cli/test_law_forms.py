"""docs/forms.md shows the forms as they are; `flask law forms` prints what belongs there."""

from pathlib import Path

from click.testing import CliRunner

from casebook.cli.law import law_group
from casebook.papers.catalogue import FORMS

DOCUMENT = Path(__file__).parents[2] / "docs" / "forms.md"
MARK = "<!-- flask law forms -->\n"


def test_the_forms_in_the_document_are_those_of_the_program():
    printed = CliRunner().invoke(law_group, ["forms"], catch_exceptions=False).output
    _, _, shown = DOCUMENT.read_text(encoding="utf-8").partition(MARK)

    assert shown == printed, "put the output of `flask law forms` below the mark in docs/forms.md"
    assert all(f"| {form.key} | {form.vi} |" in printed for form in FORMS)
