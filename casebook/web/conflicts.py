"""What somebody else wrote meanwhile, told beside each field; what was typed stays in it."""

from collections.abc import Callable
from datetime import date, time

from flask_babel import gettext as _

from casebook.services.overtaken import Overtaken
from casebook.web.forms.fields import SeenForm
from casebook.web.language import language


def shown(value: object) -> str:
    """Write a value as the field beside it would show it."""
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return "" if value is None else str(value)


def tell_overtaken(
    form: SeenForm, overtaken: Overtaken, *, word: Callable[[str, object], str] | None = None
) -> None:
    """Show what stands now beside every field that differs; saving once more writes over what was shown.

    `word` writes a value that is no text by itself: an id, a choice.
    """
    form.refuse(overtaken.sentence(language()), None)
    for name, value in overtaken.theirs.items():
        told = word(name, value) if word else shown(value)
        form.refuse(
            _("Somebody else wrote here: %(what)s", what=told) if told else _("Somebody else emptied this."),
            name,
        )
    form.seen.data = overtaken.seen
