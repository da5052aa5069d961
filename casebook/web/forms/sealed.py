"""The forms of the sealed book: a day, how it came, a seal number, to whom it went. Never who it is from."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField

from casebook.law.choices import Forwarder, Via
from casebook.law.denounced import About, settled_above
from casebook.law.words import word
from casebook.web.forms.fields import LEAVE_EMPTY, REQUIRED, DayField, Form, choices_of, codes, line, text

_BY_LETTER = (Via.POST, Via.ONLINE, Via.FORWARDED, Via.PRESS)


class SealedForm(Form):
    """What may be written down of something that is kept under seal."""

    came_by = RadioField(
        _l("How it came"),
        choices=choices_of([("visit", _l("somebody came")), ("letter", _l("a letter"))]),
        validators=[REQUIRED],
    )
    received_on = DayField(_l("Day it came"))
    seal_number = line(_l("Number on the seal"), most=30, required=True)


class HandOverForm(Form):
    """To which body the envelope went."""

    handed_to = line(_l("Handed over to (a body, no person's name)"), most=200, required=True)
    handed_on = DayField(_l("Day of the handing over"))


class DenunciationForm(Form):
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
    level = RadioField(
        _l("First or further denunciation"),
        default="1",
        choices=choices_of([("1", _l("First denunciation")), ("2", _l("Further denunciation"))]),
        validators=[LEAVE_EMPTY],
    )
    via = RadioField(_l("How the letter came"), coerce=codes(Via), validators=[LEAVE_EMPTY])
    forwarder = SelectField(_l("Forwarded by"), coerce=codes(Forwarder), validators=[LEAVE_EMPTY])
    is_anonymous = BooleanField(_l("It bears no name, or a false one (anonymous)"))
    has_evidence = BooleanField(_l("It says clearly who did what, with evidence that can be checked"))
    accused_person = SelectField(_l("The accused, from the people of the unit"), validators=[LEAVE_EMPTY])
    accused = line(_l("The accused: name and post, or the body"))
    subject = line(_l("What is denounced, in one line"), most=300)
    content = text(_l("The acts denounced, in short"), most=20000)
    competent = RadioField(
        _l("Is it for this unit to settle?"),
        default="yes",
        choices=choices_of([("yes", _l("Yes")), ("no", _l("No, it belongs elsewhere"))]),
        validators=[LEAVE_EMPTY],
    )

    def offer(self, language: str, people: list[tuple[str, str]]) -> None:
        """Offer the words of the law in the language of the page, and the people of the unit."""
        self.accused_person.choices = choices_of([("", _l("not in the list")), *people])
        self.via.choices = choices_of([(via, word(via, language)) for via in _BY_LETTER])
        self.forwarder.choices = choices_of(
            [("", _l("nobody")), *((one, word(one, language)) for one in Forwarder)]
        )

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at the fields together: the rest counts only for what is not about the head or the unit."""
        sound = bool(super().validate(extra_validators))
        if self.about.data is None or settled_above(self.about.data):
            return sound
        named = bool(self.accused_person.data)
        missing = [field for field in (self.accused, self.subject) if not field.data]
        missing = [field for field in missing if not (named and field is self.accused)]
        for field in missing:
            self.refuse(str(_l("Please fill this in.")), field.short_name)
        return sound and not missing
