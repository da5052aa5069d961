"""Canaries: invented words nobody else writes, and every form in which they might turn up somewhere."""

import base64
import html
import json
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from casebook.records.spelling import folded

_BEGINS, _ENDS = "bcdđghklmnpqrstvx", "ằẩễỉộớừỷạặệịọợụự"
_STEM, _TAIL = 5, 3
_DIGITS = 9


@dataclass(frozen=True)
class Canaries:
    """The words of one world: all begin alike, so that one search finds any, and end each in its own way."""

    stem: str
    digits: str
    made: dict[str, str]

    def of(self, what: str) -> str:
        """Give the canary of a field, the same at every call; it says who it is by its last syllables."""
        if what not in self.made:
            own = random.Random(f"{self.stem}|{what}")  # noqa: S311  repeatable on purpose
            self.made[what] = f"{self.stem}{_syllables(own, _TAIL)} {self.digits}{len(self.made):03d}"
        return self.made[what]

    def names_in(self, found: str) -> list[str]:
        """Say which fields a text tells of, as far as it shows them plainly."""
        seen = folded(found)
        return [what for what, word in self.made.items() if folded(word) in seen]


def canaries(seed: int) -> Canaries:
    """Draw the words of a world by its number."""
    own = random.Random(f"canaries {seed}")  # noqa: S311  repeatable on purpose
    digits = "".join(own.choice("123456789") for _ in range(_DIGITS))
    return Canaries(_syllables(own, _STEM), digits, {})


def _syllables(own: random.Random, count: int) -> str:
    return "".join(own.choice(_BEGINS) + own.choice(_ENDS) for _ in range(count))


def forms_of(known: Canaries) -> dict[bytes, str]:
    """Give every form of the words that is looked for, each with how it is called."""
    return dict(_forms(known.stem)) | {known.digits.encode(): "as typed"} | dict(_encoded(known.digits))


def _forms(stem: str) -> Iterator[tuple[bytes, str]]:
    for case, written in (("as typed", stem), ("in capitals", stem.upper()), ("as a name", stem.title())):
        yield written.encode(), case
        yield unicodedata.normalize("NFD", written).encode(), f"{case}, decomposed"
        yield folded(written).encode() if written is stem else folded(written).upper().encode(), "without dấu"
        yield json.dumps(written)[1:-1].encode(), f"{case}, escaped for JSON"
        yield json.dumps(written)[1:-1].upper().replace("\\U", "\\u").encode(), f"{case}, escaped for JSON"
        yield quote(written).encode(), f"{case}, escaped for an address"
        yield "".join(f"&#{ord(letter)};" for letter in written).encode(), f"{case}, as entities"
        yield html.escape(written).encode("utf-16-le"), f"{case}, in UTF-16"
        yield from _encoded(written)


def _encoded(written: str) -> Iterator[tuple[bytes, str]]:
    for spelled in {written, unicodedata.normalize("NFD", written), folded(written)}:
        plain = spelled.encode()
        yield plain.hex().encode(), "in hexadecimal"
        for shift in range(3):
            # Wherever it stands in a longer text, these are letters of it that its neighbours do not change.
            whole = base64.b64encode(b"\x00" * shift + plain).rstrip(b"=")
            yield whole[4 if shift else 0 : -2], "in base 64"
            yield whole[4 if shift else 0 : -2].translate(bytes.maketrans(b"+/", b"-_")), "in base 64"
