"""All forms there are, and which version of one is used on a day."""

from datetime import date

from casebook.papers.form import Form
from casebook.papers.law_forms import (
    case_letters,
    chasing,
    commitments,
    complaints,
    denunciations,
    dialogues,
    letters_tt05,
    reception_n154,
)

FORMS: tuple[Form, ...] = (
    *complaints.FORMS,
    *denunciations.FORMS,
    *letters_tt05.FORMS,
    *reception_n154.FORMS,
    *case_letters.FORMS,
    *chasing.FORMS,
    *commitments.FORMS,
    *dialogues.FORMS,
)
"""Every version of every form, in the order they are listed."""


class NoForm(LookupError):
    """No such form, or none on that day."""


def forms_on(day: date) -> tuple[Form, ...]:
    """Give the forms used on a day, one version of each, in the order they are listed."""
    return tuple(form for form in FORMS if form.holds_on(day))


def form_on(key: str, day: date) -> Form:
    """Give the version of a form used on a day. Raises NoForm."""
    for form in FORMS:
        if form.key == key and form.holds_on(day):
            return form
    raise NoForm(f"{key} on {day:%d/%m/%Y}")


def form_since(key: str, since: date) -> Form:
    """Give one version of a form by the day from which it holds. Raises NoForm."""
    for form in FORMS:
        if (form.key, form.since) == (key, since):
            return form
    raise NoForm(f"{key} since {since:%d/%m/%Y}")
