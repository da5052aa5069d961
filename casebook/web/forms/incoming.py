"""Forms about what another unit sent: taking it in, or sending it back."""

from flask_babel import lazy_gettext as _l
from wtforms import RadioField

from casebook.law.choices import Via
from casebook.law.words import word
from casebook.web.forms.fields import REQUIRED, DayField, Form, choices_of, codes, text

_WAYS = (Via.FORWARDED, Via.POST, Via.ONLINE)


class TakeInForm(Form):
    """On which day the letter reached this unit."""

    received_on = DayField(_l("Day the letter reached this unit"))
    via = RadioField(_l("How it came"), coerce=codes(Via), validators=[REQUIRED])
    first_received_on = DayField(_l("Day the first decision was received"), required=False)
    note = text(_l("Note"), most=1000)

    def offer(self, language: str) -> None:
        """Offer the words of the law in the language of the page."""
        self.via.choices = choices_of([(via, word(via, language)) for via in _WAYS])


class SendBackForm(Form):
    """Why a matter is not for this unit."""

    on = DayField(_l("Day it goes back"))
    reason = text(_l("Why it goes back"), most=1000, required=True)
