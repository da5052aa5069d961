"""Papers for Word in the layout of their unit: its own template of the form, where it has one."""

from casebook.papers.form import Filled
from casebook.papers.own_template import template_docx
from casebook.papers.print_docx import paper_docx
from casebook.records.paper_templates import PaperTemplate, template_in_use


def docx_for(unit_id: str, filled: Filled) -> bytes:
    """Write a paper for Word as the unit lays it out today."""
    return docx_by(template_in_use(unit_id, filled.form.key, filled.form.since), filled)


def docx_by(own: PaperTemplate | None, filled: Filled) -> bytes:
    """Write a paper for Word by a template; without one in the program's own layout."""
    return template_docx(filled.form, own.content, filled) if own else paper_docx(filled)
