"""The fields every form is made of: texts without control characters, days as dd/mm/yyyy, hours."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import (
    BooleanField,
    DateField,
    FileField,
    HiddenField,
    MultipleFileField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Optional, StopValidation, ValidationError

from casebook.records.spelling import has_control, nfc

Validator = Callable[[Any, Any], None]


class _Required(InputRequired):
    """Something must be answered; nothing but spaces is no answer."""

    def __call__(self, form: Any, field: Any) -> None:
        super().__call__(form, field)
        if isinstance(field.raw_data[0], str) and not field.raw_data[0].strip():
            field.errors[:] = []
            raise StopValidation(self.message)


class _LeftEmpty(Optional):
    """Nothing need be answered; nothing but spaces is no answer either, also of a choice."""

    def __call__(self, form: Any, field: Any) -> None:
        if isinstance(field.data, str) and not field.data.strip():
            field.data = ""
        super().__call__(form, field)


REQUIRED = _Required(_l("Please fill this in."))
LEAVE_EMPTY = _LeftEmpty()

_DAY = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*")
_ISO = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})\s*")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# As long as the column that keeps it.
_A_KEY = re.compile(r"[A-Za-z0-9_-]{1,64}")


class Form(FlaskForm):
    """Every form of the program; its CSRF token comes with it, its words are our own."""

    class Meta:
        """WTForms has no Vietnamese catalogue; ours is the program's own."""

        locales = False

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            """Take what was sent: a file where a file is asked for, texts elsewhere, and nothing else."""
            if formdata is not _Auto:
                return formdata
            if request.method not in ("POST", "PUT", "PATCH", "DELETE"):
                return None
            files = [(name, one) for name, one in request.files.items(multi=True) if _is_file(form, name)]
            return CombinedMultiDict([MultiDict(files), request.form]) if files else request.form or None

        def get_translations(self, _form: object) -> "Words":
            """Give WTForms' few built-in sentences in the language of the page."""
            return Words()

    def validate(self, extra_validators: Any = None) -> bool:
        """Check every field; what is wrong is told in the language of this very page."""
        right = bool(super().validate(extra_validators))
        for field in self._fields.values():
            # Parts of a form have checked themselves; a list of fields holds more than sentences.
            if not hasattr(field, "form") and not hasattr(field, "entries"):
                field.errors = [str(sentence) for sentence in field.errors]
        return right

    def check_typed(self) -> None:
        """Check what was filled in and nothing else: the rest is still being thought about."""
        self.validate()
        for field in self._fields.values():
            if not is_filled(field):
                field.errors = []

    def refuse(self, sentence: str, field: str | None) -> None:
        """Tell a refusal beside its field, or above the form where it has none."""
        found = self._fields.get(field) if field else None
        if found is None:
            self.form_errors.append(sentence)
        else:
            found.errors = [*found.errors, sentence]


class SeenForm(Form):
    """A form made from what stands: it carries a mark of that, to notice who changes it meanwhile."""

    seen = HiddenField()


def _is_file(form: Any, name: str) -> bool:
    return isinstance(form._fields.get(name), FileField | MultipleFileField)


def is_filled(field: Any) -> bool:
    """Say whether something was sent for a field."""
    return any(str(sent).strip() for sent in field.raw_data or [])


class Words:
    """WTForms' built-in sentences, told by the program's own catalogue."""

    _told = {
        "This field is required.": _l("Please fill this in."),
        "Not a valid choice.": _l("Choose one of the answers offered."),
        "Not a valid choice": _l("Choose one of the answers offered."),
        "Not a valid integer value.": _l("Enter a whole number, for example 3."),
        "Invalid Choice: could not coerce.": _l("Choose one of the answers offered."),
    }

    def gettext(self, text: str) -> str:
        """Tell one sentence."""
        return str(self._told.get(text, text))

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Tell a sentence with a number in it."""
        return self.gettext(singular if n == 1 else plural)


def _composed(text: str | None) -> str | None:
    return None if text is None else nfc(text).strip()


def _no_control(_form: object, field: Any) -> None:
    if field.data and has_control(field.data):
        raise ValidationError(
            _l("This text holds an invisible character that cannot be kept. Delete it and type anew.")
        )


class _NotTooLong:
    """At most so many characters; says how many there are, so that one knows how much to cut."""

    def __init__(self, most: int) -> None:
        self.most = most

    def __call__(self, _form: object, field: Any) -> None:
        typed = len(field.data or "")
        if typed > self.most:
            raise ValidationError(
                _l(
                    "This text has %(typed)s characters; at most %(most)s are kept. Please shorten it.",
                    typed=typed,
                    most=self.most,
                )
            )


def line(label: Any, *, most: int = 120, required: bool = False, **more: Any) -> StringField:
    """Make a one-line text field."""
    return StringField(label, filters=[_composed], validators=_checks(most, required=required), **more)


def text(label: Any, *, most: int = 5000, required: bool = False, **more: Any) -> TextAreaField:
    """Make a text field of several lines."""
    return TextAreaField(label, filters=[_composed], validators=_checks(most, required=required), **more)


def _checks(most: int, *, required: bool) -> list[Validator]:
    first: list[Validator] = [REQUIRED] if required else [LEAVE_EMPTY]
    return [*first, _no_control, _NotTooLong(most)]


class DayField(DateField):
    """A day typed as dd/mm/yyyy; an impossible one is told by its name, and stays as typed."""

    def __init__(self, label: Any = None, *, required: bool = True, **more: Any) -> None:
        super().__init__(
            label, validators=[REQUIRED] if required else [LEAVE_EMPTY], format="%d/%m/%Y", **more
        )

    @property
    def day(self) -> date:
        """Give the day of a field that must be filled in and passed its checks."""
        if self.data is None:
            raise LookupError(self.name)
        return self.data

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day; raise a sentence that says what is wrong with it."""
        self.data = None
        self.raw_data = valuelist
        typed = unicodedata.normalize("NFKC", valuelist[0]) if valuelist else ""
        if not typed.strip():
            return
        self.data = _day_of(typed)


def _day_of(typed: str) -> date:
    vietnamese, iso = _DAY.fullmatch(typed), _ISO.fullmatch(typed)
    if vietnamese:
        day, month, year = (int(part) for part in vietnamese.groups())
    elif iso:
        year, month, day = (int(part) for part in iso.groups())
    else:
        raise ValueError(_l("Write the day as day/month/year, for example 05/09/2026."))
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(_l("The year must lie between 1900 and 2100."))
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(
            _l("There is no day %(typed)s. Please look at the calendar again.", typed=typed.strip())
        ) from None


def accuses_head() -> BooleanField:
    """Ask, wherever somebody types what a citizen says, whether it accuses whoever leads the unit.

    Every field of this question is called `accuses_head`: the guard keeps nothing typed beside it.
    """
    return BooleanField(_l("The words accuse the head or a deputy of a violation"))


class CalendarField(StringField):
    """Several days in one line, parted by commas, semicolons or spaces; `days` gives them."""

    days: tuple[date, ...] = ()

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the days; the first impossible one is told by its name."""
        self.data = unicodedata.normalize("NFKC", valuelist[0]).strip() if valuelist else ""
        typed = re.split(r"[,;\s]+", self.data)
        self.days = tuple(_day_of(one) for one in typed if one)


class HourField(TimeField):
    """A time of day typed as hh:mm (7:30, 07:30, 7h30)."""

    def __init__(self, label: Any = None, *, required: bool = True, **more: Any) -> None:
        super().__init__(label, validators=[REQUIRED] if required else [LEAVE_EMPTY], format="%H:%M", **more)

    @property
    def hour(self) -> time:
        """Give the time of a field that must be filled in and passed its checks."""
        if self.data is None:
            raise LookupError(self.name)
        return self.data

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the time; raise a sentence that says how to write it."""
        self.data = None
        self.raw_data = valuelist
        typed = valuelist[0].strip().lower().replace("h", ":") if valuelist else ""
        if not typed:
            return
        self.data = _hour_of(typed if not typed.endswith(":") else f"{typed}00")


def _hour_of(typed: str) -> time:
    try:
        return datetime.strptime(typed, "%H:%M").time()  # noqa: DTZ007  a time of day has no zone
    except ValueError:
        raise ValueError(_l("Write the time as hours:minutes, for example 07:30.")) from None


def choices_of(words: Sequence[tuple[str, Any]]) -> list[SelectChoice]:
    """Make the choices of a radio or select field from (code, label) pairs."""
    return [SelectChoice(value=code, label=label) for code, label in words]


def codes(vocabulary: type[StrEnum]) -> Callable[[str | None], StrEnum | None]:
    """Make a field give back words of a vocabulary instead of texts; an empty answer is None."""

    def read(typed: str | None) -> StrEnum | None:
        return vocabulary(typed) if typed else None

    return read


def request_key() -> HiddenField:
    """Make the hidden field that tells a form sent twice from two; whatever is no key counts as none."""
    return HiddenField(filters=[_key])


def _key(typed: str | None) -> str:
    return typed if typed and _A_KEY.fullmatch(typed) else ""
