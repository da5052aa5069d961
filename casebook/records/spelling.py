"""One spelling for storing, a folded one for finding: NFC beside lower case without dấu, đ as d."""

import re
import unicodedata

# Control characters no person types on purpose; tab and line breaks stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """Compose a text: NFC, so that the same name typed on a Mac and on Windows is one name."""
    return unicodedata.normalize("NFC", text)


def has_control(text: str) -> bool:
    """Say whether a text holds a NUL or another control character that no database should keep."""
    return _CONTROL.search(text) is not None


def squeezed(text: str) -> str:
    """Compose a text, lower its case and squeeze its spaces: the exact spelling, for searching."""
    return _SPACES.sub(" ", nfc(text).lower()).strip()


def folded(text: str) -> str:
    """Fold a text for finding: lower case, no dấu, đ as d, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return _SPACES.sub(" ", bare).strip()


def digits(text: str) -> str:
    """Keep only the digits of a telephone number, so that 0912.345.678 finds 0912 345 678."""
    return re.sub(r"\D", "", text)
