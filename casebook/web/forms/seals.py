"""What is asked alike in the unit and above: a seal, what was denounced. Never who it is from."""

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, StringField

from casebook.law.choices import Forwarder, Via
from casebook.law.words import word
from casebook.web.forms.fields import LEAVE_EMPTY, REQUIRED, DayField, Form, choices_of, codes, line, text

_BY_LETTER = (Via.POST, Via.ONLINE, Via.FORWARDED, Via.PRESS)


class SealForm(Form):
    """All that is written down when it is entered: the day, how it came, the number of the seal."""

    came_by = RadioField(
        _l("How it came"),
        choices=choices_of([("visit", _l("somebody came")), ("letter", _l("a letter"))]),
        validators=[REQUIRED],
    )
    received_on = DayField(_l("Day it came"))
    seal_number = line(_l("Number on the seal"), most=30, required=True)


class DenouncedForm(Form):
    """What is asked of whoever opens the case; each page asks for the accused in its own words."""

    person: SelectField
    """The accused, from the people of the unit it is about."""
    full_name: StringField
    """The accused in words, if not one of them."""
    subject: StringField
    """What is denounced, in one line."""
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
    content = text(_l("The acts denounced, in short"), most=20000)

    def names_accused(self) -> bool:
        """Say whether the accused was chosen or named; if not, it is told beside the field."""
        named = bool(self.person.data or self.full_name.data)
        if not named:
            self.refuse(str(_l("Choose the accused from the list, or name them here.")), "full_name")
        return named

    def offer(self, language: str, people: list[tuple[str, str]]) -> None:
        """Offer the words of the law in the language of the page, and the people of the unit."""
        self.person.choices = choices_of([("", _l("not in the list")), *people])
        self.via.choices = choices_of([(via, word(via, language)) for via in _BY_LETTER])
        self.forwarder.choices = choices_of(
            [("", _l("nobody")), *((one, word(one, language)) for one in Forwarder)]
        )
