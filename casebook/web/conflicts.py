"""What somebody else wrote meanwhile, told beside each field; what was typed stays in it."""

from collections.abc import Callable

from flask_babel import gettext as _

from casebook.services.overtaken import Overtaken
from casebook.web.forms.people import PersonForm
from casebook.web.forms.units import UnitForm
from casebook.web.language import language


def tell_overtaken(
    form: UnitForm | PersonForm, overtaken: Overtaken, *, word: Callable[[object], str] = str
) -> None:
    """Show what stands now beside every field that differs; saving once more writes over what was shown."""
    form.refuse(overtaken.sentence(language()), None)
    for name, value in overtaken.theirs.items():
        told = word(value)
        form.refuse(
            _("Somebody else wrote here: %(what)s", what=told) if told else _("Somebody else emptied this."),
            name,
        )
    form.seen.data = overtaken.seen
