"""Whoever fills in a table of a paper reads its headings in the language of the page."""

import pytest

from casebook.papers.catalogue import FORMS
from casebook.papers.column_words import heading_in
from casebook.papers.slots import Column
from casebook.services.paper_texts import slots_of, typed_columns

TYPED = {column for form in FORMS for slot in slots_of(form) for column in typed_columns(slot)}


@pytest.mark.parametrize("column", sorted(TYPED, key=lambda one: (one.heading, one.millimetres)), ids=str)
def test_every_column_somebody_fills_in_has_its_english_heading(column: Column) -> None:
    assert heading_in(column, "vi") == column.heading
    assert heading_in(column, "en").isascii()
