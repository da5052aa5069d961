"""The forms of a unit's papers: how they are numbered and signed, and its own Word templates."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import RadioField

from casebook.web.forms.fields import REQUIRED, Form, SeenForm, choices_of, line, text

ONE, PER_KIND = "one", "per_kind"


class PaperSettingsForm(SeenForm):
    """How a unit numbers and signs."""

    one_register = RadioField(
        _l("How papers are numbered"),
        choices=choices_of(
            [
                (PER_KIND, _l("each kind for itself: 01/QĐ, 01/TB")),
                (ONE, _l("one register for all kinds")),
            ]
        ),
        validators=[REQUIRED],
    )
    head_title = line(_l("Office of the head"), most=100, required=True)
    body_name = line(_l("Body that is signed for"), most=100)
    recipients = text(_l("Further recipients"), most=1000)
    archive_line = line(_l("Last line of the recipients"), most=100, required=True)


class TemplateForm(Form):
    """A Word file for one form."""

    files = FileField(_l("Word file (.docx)"), validators=[FileRequired(_l("Choose a file."))])
