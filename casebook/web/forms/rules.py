"""Forms about the rule book: what to look for in it, and a number for an uncertain rule."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField
from wtforms.validators import NumberRange

from casebook.law.vocabulary import Unit
from casebook.law.words import word
from casebook.web.forms.fields import REQUIRED, DayField, Form, choices_of, codes, line, text
from casebook.web.forms.fields import request_key as keyed
from casebook.web.forms.numbers import WholeField

_MOST = 9999


class BookForm(Form):
    """On which day the rule book is read, and for which words; stands in the address."""

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    on = DayField(_l("As it stands on"), required=False)
    q = line(_l("Number of the rule, article or words"), most=200)


class ChangeForm(Form):
    """A number for an uncertain rule, from a day on, with its source."""

    request_key = keyed()
    number = WholeField(
        _l("New number"),
        validators=[REQUIRED, NumberRange(1, _MOST, _l("Enter a whole number, for example 3."))],
    )
    unit = RadioField(_l("Counted in"), coerce=codes(Unit), validators=[REQUIRED])
    since = DayField(_l("It applies from"))
    document = line(_l("Document it is written in"), most=300, required=True)
    place = line(_l("Article of the document"), most=120)
    note = text(_l("Why it is changed"), most=1000, required=True)

    def offer(self, units: tuple[Unit, ...], language: str) -> None:
        """Offer the units the rule can be counted in."""
        self.unit.choices = choices_of([(unit, word(unit, language)) for unit in units])
