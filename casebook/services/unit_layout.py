"""Papers for Word in the layout of their unit: its own template of the form, where it has one."""

from casebook.papers.form import Filled
from casebook.papers.own_template import template_docx
from casebook.papers.print_docx import paper_docx
from casebook.papers.template_parts import BrokenTemplate
from casebook.records.paper_templates import PaperTemplate, template_in_use
from casebook.services.refusals import Refused


def docx_for(unit_id: str, filled: Filled) -> bytes:
    """Write a paper for Word as the unit lays it out today."""
    return docx_by(template_in_use(unit_id, filled.form.key, filled.form.since), filled)


def docx_by(own: PaperTemplate | None, filled: Filled) -> bytes:
    """Write a paper for Word by a template; without one in the program's own layout.

    Raises Refused for a template that fits the form no more, e.g. since the program was renewed.
    """
    if own is None:
        return paper_docx(filled)
    try:
        return template_docx(filled.form, own.content, filled)
    except BrokenTemplate as broken:
        raise Refused(
            "Mẫu Word riêng của đơn vị không còn dùng được cho văn bản này. Hãy dùng bản PDF và báo "
            "quản trị viên sửa mẫu rồi tải lên lại.",
            "The unit's own Word template serves this paper no more. Take the PDF, and tell the "
            "administrator to mend the template and hand it in again.",
        ) from broken
