"""What somebody looks for, and where."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import SelectField

from casebook.law.vocabulary import Kind, Status
from casebook.law.words import word
from casebook.web.forms.fields import LEAVE_EMPTY, DayField, Form, choices_of, codes, line


class SearchForm(Form):
    """Words, and filters beside them; stands in the address, so it carries no token."""

    class Meta(Form.Meta):
        """Reading needs no token."""

        csrf = False

    q = line(_l("Name, number, telephone or words"), most=200)
    what = SelectField(_l("Look among"), validators=[LEAVE_EMPTY])
    kind = SelectField(_l("Kind"), coerce=codes(Kind), validators=[LEAVE_EMPTY])
    status = SelectField(_l("Status"), coerce=codes(Status), validators=[LEAVE_EMPTY])
    unit = SelectField(_l("Unit"), validators=[LEAVE_EMPTY])

    def offer(self, things: Mapping[str, Any], units: Mapping[str, str]) -> None:
        """Offer what there is to find, and the units it may be in."""
        everything = ("", _l("all"))
        self.what.choices = choices_of([everything, *things.items()])
        self.unit.choices = choices_of([everything, *units.items()])

    def offer_law(self, language: str, kinds: tuple[Kind, ...], statuses: list[Status]) -> None:
        """Offer the words of the law."""
        everything = ("", _l("all"))
        self.kind.choices = choices_of([everything, *((k, word(k, language)) for k in kinds)])
        self.status.choices = choices_of([everything, *((s, word(s, language)) for s in statuses)])


# "from" is no name Python allows; the addresses others rely on have it so.
setattr(SearchForm, "from", DayField(_l("From"), required=False))
setattr(SearchForm, "to", DayField(_l("To"), required=False))  # noqa: B010  beside its partner
