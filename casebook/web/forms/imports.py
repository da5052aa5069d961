"""The form that takes a workbook."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired

from casebook.web.forms.fields import Form


class BookForm(Form):
    """Which workbook."""

    book = FileField(_l("Excel workbook (.xlsx)"), validators=[FileRequired(_l("Choose a workbook first."))])
