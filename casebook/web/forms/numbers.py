"""The field of a whole number: one too long for any column is none."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import IntegerField

_MOST_SIGNS = 18


class WholeField(IntegerField):
    """A whole number as somebody types one."""

    def process_formdata(self, valuelist: Sequence[Any]) -> None:
        """Read what was sent. Raises ValueError, told beside the field."""
        # Hundreds of digits are a number to Python; the check of its range breaks on it.
        if any(len(str(sent).strip()) > _MOST_SIGNS for sent in valuelist):
            raise ValueError(_l("Enter a whole number, for example 3."))
        super().process_formdata(valuelist)
