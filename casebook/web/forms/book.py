"""Which days of the reception book are wanted."""

from flask_babel import lazy_gettext as _l

from casebook.web.forms.fields import DayField, Form


class PeriodForm(Form):
    """From a day to a day, both included; a book is only read, so no token is needed."""

    class Meta(Form.Meta):
        """Asked by an address: it changes nothing."""

        csrf = False


# "from" is no name Python allows; the addresses others rely on have it so.
setattr(PeriodForm, "from", DayField(_l("From")))
setattr(PeriodForm, "to", DayField(_l("To")))  # noqa: B010  beside its partner
