"""The forms that follow a visit: receipt, appointment, names of a group, correction, notice of a refusal."""

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    FieldList,
    FormField,
    SelectField,
    SelectMultipleField,
)
from wtforms.validators import DataRequired, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from casebook.web.forms.fields import (
    LEAVE_EMPTY,
    DayField,
    Form,
    HourField,
    SeenForm,
    accuses_head,
    choices_of,
    line,
    text,
)
from casebook.web.forms.numbers import WholeField
from casebook.web.forms.visits import VisitorFields

MOST_ITEMS = 20
_MOST_PAGES = 9999


class ItemForm(Form):
    """One thing that was handed over."""

    class Meta(Form.Meta):
        """It stands inside the form of the receipt, whose token covers it."""

        csrf = False

    name = line(_l("What was handed over"), most=300)
    original = SelectField(
        _l("Original or copy"), choices=choices_of([("copy", _l("copy")), ("original", _l("original"))])
    )
    pages = WholeField(_l("Pages"), validators=[LEAVE_EMPTY, NumberRange(1, _MOST_PAGES)])
    copies = WholeField(_l("Copies"), default=1, validators=[LEAVE_EMPTY, NumberRange(1, _MOST_PAGES)])


class ReceiptForm(Form):
    """What was handed over on which day."""

    handed_on = DayField(_l("Day it was handed over"))
    accuses_head = accuses_head()
    items = FieldList(FormField(ItemForm), min_entries=1, max_entries=MOST_ITEMS)


class AppointmentForm(Form):
    """When, where and by whom the visitor is received again."""

    with_whom = line(_l("Received by"), required=True)
    on_day = DayField(_l("Day"))
    at_time = HourField(_l("Time"))
    place = line(_l("Place"), most=200)
    content = text(_l("About what, and what to bring"), most=1000)


class NamesForm(Form):
    """The names of a group, one a line."""

    lines = text(_l("Names, one person a line"), most=50000, required=True)


class RepresentativesForm(SeenForm):
    """Who of a group speaks for it."""

    companion_ids = SelectMultipleField(
        _l("Who speaks for the group"),
        validators=[LEAVE_EMPTY],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


class CorrectionForm(VisitorFields, SeenForm):
    """How the line of the book should read, and why."""

    reason = line(_l("Why it is put right"), most=200, required=True)


class NoticeForm(Form):
    """The notice 01/TCD as it went out."""

    number = line(_l("Number of the notice"), most=60, required=True)
    notified_on = DayField(_l("Day of the notice"))
    sure = BooleanField(
        _l("The head has signed it and it went to the person"),
        validators=[DataRequired(_l("Record it when it was signed and given to the person."))],
    )
