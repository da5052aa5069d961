"""A draft says that it is one, in PDF and Word and on a unit's own template; what is issued does not."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from casebook.papers.form import Filled
from casebook.papers.own_template import starter_template, template_docx
from casebook.papers.print_docx import paper_docx
from casebook.papers.print_pdf import paper_pdf
from casebook.papers.sheet import DRAFT
from tests.papers import every_block
from tests.papers.every_block import FORM, LETTER, PETITION
from tests.papers.pdf import text_of
from tests.papers.word import opened, words_of

pytestmark = pytest.mark.deep


def of_pdf(filled: Filled) -> str:
    return text_of(paper_pdf(filled))


def of_word(filled: Filled) -> str:
    return words_of(paper_docx(filled))


def of_own_template(filled: Filled) -> str:
    return words_of(template_docx(filled.form, starter_template(filled.form), filled))


WRITERS = pytest.mark.parametrize("told", [of_pdf, of_word, of_own_template], ids=["pdf", "word", "own"])


def drafted(filled: Filled, *, draft: bool = True) -> Filled:
    return replace(filled, frame=replace(filled.frame, draft=draft))


@WRITERS
@pytest.mark.parametrize("form", [FORM, LETTER], ids=lambda form: form.key)
def test_a_draft_says_so_once_and_what_is_issued_does_not(told: Callable[[Filled], str], form):
    filled = every_block.some(form)
    assert told(drafted(filled)).count(DRAFT) == 1
    assert DRAFT not in told(drafted(filled, draft=False))


@WRITERS
@pytest.mark.parametrize("change", [{"by_citizen": True}, {"symbol": "BB"}, {"symbol": ""}], ids=str)
def test_what_is_written_in_beforehand_and_signed_at_the_table_is_no_draft(told, change):
    filled = every_block.some(PETITION if "by_citizen" in change else FORM)
    filled = replace(filled, form=replace(filled.form, **change))
    assert DRAFT not in told(drafted(filled))


def test_on_a_template_of_the_unit_it_stands_above_all_else():
    data = template_docx(FORM, starter_template(FORM), drafted(every_block.some(FORM)))
    body = opened(data)
    assert body.paragraphs[0].text == DRAFT
    assert body.element.body[0] is body.paragraphs[0]._p


def test_it_stands_below_the_number():
    said = of_pdf(drafted(every_block.some(FORM)))
    assert said.index("Số:") < said.index(DRAFT) < said.index(FORM.title.upper())
