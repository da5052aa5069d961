"""The form that takes files handed in."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired, MultipleFileField

from casebook.web.forms.fields import Form, accuses_head, request_key


class FilesForm(Form):
    """Which files, several at once."""

    request_key = request_key()
    accuses_head = accuses_head()
    files = MultipleFileField(_l("Files"), validators=[FileRequired(_l("Choose at least one file."))])
