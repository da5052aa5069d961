"""The form that proves the recovery key stands on paper: some of its groups, read from there."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from casebook.web.forms.fields import Form, line

ASKED = 3
"""How many of the fourteen groups are asked for."""


class RecoveryForm(Form):
    """Three groups of the key; which ones is drawn anew for each key."""

    sealed = HiddenField()
    first = line(_l("Group"), most=20, required=True)
    second = line(_l("Group"), most=20, required=True)
    third = line(_l("Group"), most=20, required=True)

    def name_groups(self, asked: Sequence[int]) -> None:
        """Say beside each field which group it asks for."""
        for field, number in zip((self.first, self.second, self.third), asked, strict=True):
            field.label.text = _("Group %(number)s", number=number)

    def are_right(self, wanted: Sequence[str]) -> bool:
        """Compare what was typed with the key; what differs is told beside its field."""
        fields = (self.first, self.second, self.third)
        wrong = [field for field, group in zip(fields, wanted, strict=True) if _letters(field.data) != group]
        for field in wrong:
            field.errors = [
                *field.errors,
                _("This is not what stands above. Compare the paper letter by letter."),
            ]
        return not wrong


def _letters(typed: str | None) -> str:
    # Base 32 has no 0 and no 1: whoever types them means O and I.
    return "".join((typed or "").split()).upper().replace("0", "O").replace("1", "I")
