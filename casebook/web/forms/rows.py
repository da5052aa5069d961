"""Rows of a form that repeat: numbered from 0, and whatever is no such number is no row."""

from collections.abc import Iterator
from typing import Any

from wtforms import FieldList

_LONGEST_NUMBER = 4


class Rows(FieldList):
    """A list of parts; WTForms takes "²" and a number of five thousand digits for places, and breaks."""

    def _extract_indices(self, prefix: str, formdata: Any) -> Iterator[int]:
        """Give the places that were sent."""
        start = f"{prefix}{self._field_separator}"
        for name in formdata:
            place = name.removeprefix(start).partition(self._field_separator)[0]
            if name.startswith(start) and place.isascii() and place.isdigit():
                yield int(place[:_LONGEST_NUMBER])
