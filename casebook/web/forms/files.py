"""The forms that take files handed in, and say of what they are the signed scan."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import SelectField

from casebook.web.forms.fields import Form, SeenForm, accuses_head, request_key


class FilesForm(Form):
    """Which files, several at once."""

    request_key = request_key()
    accuses_head = accuses_head()
    files = MultipleFileField(_l("Files"), validators=[FileRequired(_l("Choose at least one file."))])


class CaseFilesForm(FilesForm):
    """Files of a case: all of them may be the signed scan of one step or paper."""

    belongs = SelectField(_l("Signed scan of"))


class MatchForm(SeenForm):
    """Of which step or paper one kept file is the signed scan."""

    belongs = SelectField(_l("Signed scan of"))
