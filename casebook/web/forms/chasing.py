"""The form of one letter that demands reports on several late cases."""

from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField

from casebook.web.forms.fields import LEAVE_EMPTY, DayField, Form, line, text


class DemandForm(Form):
    """To whom, by which paper, about which cases and by when."""

    cases = SelectMultipleField(
        _l("Cases this letter is about"), validators=[LEAVE_EMPTY], validate_choice=False, choices=[]
    )
    asked_of = line(_l("Asked of"), most=300, required=True)
    on = DayField(_l("Day of the letter"))
    report_by = DayField(_l("Report asked for by"))
    document_number = line(_l("Number of the document"), most=60)
    signer = line(_l("Signed by"))
    note = text(_l("Note"), most=1000)

    def ticked(self) -> dict[str, int]:
        """Give the cases ticked with the version each was seen in."""
        pairs = (one.partition(":") for one in self.cases.data or ())
        return {
            case_id: int(version)
            for case_id, _colon, version in pairs
            if version.isascii() and version.isdigit()
        }
