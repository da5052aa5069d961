"""The forms of the sealed book: to whom an envelope went, what becomes a case. Never who it is from."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import RadioField, SelectField

from casebook.law.denounced import About, settled_above
from casebook.web.forms.fields import LEAVE_EMPTY, REQUIRED, DayField, Form, choices_of, codes, line
from casebook.web.forms.seals import DenouncedForm


class HandOverForm(Form):
    """To which body the envelope went."""

    handed_to = line(_l("Handed over to (a body, no person's name)"), most=200, required=True)
    handed_on = DayField(_l("Day of the handing over"))


class DenunciationForm(DenouncedForm):
    """What may be typed of a denunciation that becomes a case: nothing of who denounces."""

    about = RadioField(
        _l("Whom is it about?"),
        coerce=codes(About),
        choices=choices_of(
            [
                (str(About.HEAD), _l("The head of this unit")),
                (str(About.DEPUTY), _l("A deputy of this unit")),
                (str(About.UNIT), _l("The unit itself")),
                (str(About.OTHERS), _l("Somebody else: staff of the unit, or another body")),
            ]
        ),
        validators=[REQUIRED],
    )
    person = SelectField(_l("The accused, from the people of the unit"), validators=[LEAVE_EMPTY])
    full_name = line(_l("The accused: name and post, or the body"))
    subject = line(_l("What is denounced, in one line"), most=300)
    competent = RadioField(
        _l("Is it for this unit to settle?"),
        default="yes",
        choices=choices_of([("yes", _l("Yes")), ("no", _l("No, it belongs elsewhere"))]),
        validators=[LEAVE_EMPTY],
    )

    def require(self, *, by_letter: bool) -> None:
        """Mark what must be answered unless it goes above; how the letter came, only of a letter."""
        self.via.flags.required = by_letter
        self.subject.flags.required = True

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together: the rest counts only for what is not about the head or the unit."""
        sound = bool(super().validate(extra_validators))
        if self.about.data is None or settled_above(self.about.data):
            return sound
        missing = [field for field in (self.via, self.subject) if field.flags.required and not field.data]
        for field in missing:
            self.refuse(str(_l("Please fill this in.")), field.short_name)
        return self.names_accused() and sound and not missing
