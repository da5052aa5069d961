"""One spelling for storing, a folded one for finding: NFC beside lower case without dấu, đ as d."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

# Control characters no person types on purpose; tab and line breaks stay.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
# Neither ASCII nor a mark over or under a letter (U+034F is none): what Vietnamese taken apart never holds.
_NOT_VIETNAMESE = re.compile(r"[^\x00-\x7f\u0300-\u034e\u0350-\u036f]")
# A letter or digit and what follows it; marks that compose with nothing stay within their word.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_LONGEST_WORD = 60
_BAR = "|"
_MOST_LETTERS = 300_000
"""More than PostgreSQL takes of one text as words; no record of a person is that long."""
_IDENTITY_DIGITS = 12
_TELEPHONE = re.compile(r"[+(]?[0-9][0-9 .()-]{2,}[0-9]")
_FEWEST_DIGITS, _MOST_DIGITS = 4, 15
_ABROAD, _AT_HOME = "84", 10


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
    if _NOT_VIETNAMESE.search(decomposed):
        bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    else:
        bare = decomposed.encode("ascii", "ignore").decode("ascii")
    return _SPACES.sub(" ", bare).strip()


def digits(text: str) -> str:
    """Keep only the digits of a telephone number, so that 0912.345.678 finds 0912 345 678."""
    return re.sub(r"\D", "", text)


@dataclass(frozen=True)
class Spelled:
    """Words for finding, parted by single spaces and with one around them: as typed, and folded."""

    exact: str
    folded: str


def words_of(text: str) -> list[str]:
    """Part a text into its words, in lower case and composed; all that is no letter or digit parts them."""
    return [word[:_LONGEST_WORD] for word in _WORD.findall(nfc(nfc(text).lower()))]


@lru_cache(maxsize=20_000)
def folded_word(word: str) -> str:
    """Fold one word of `words_of`."""
    return "".join(c for c in folded(word) if c.isalnum()) or word


def spelled(texts: Iterable[str], *, telephones: Iterable[str] = ()) -> Spelled:
    """Give the words of some texts for finding; a telephone is found by its last digits, too.

    A bar parts one text from the next: no phrase is met across two of them.
    """
    parts = [[word for word in words_of(text) if not _is_identity_number(word)] for text in texts]
    parts.append([end for telephone in telephones for end in telephone_ends(telephone)])
    words = _up_to(list(_with_bars(parts)), _MOST_LETTERS)
    return Spelled(f" {' '.join(words)} ", f" {' '.join(map(folded_word, words))} ")


def _is_identity_number(word: str) -> bool:
    # Twelve digits are the number of an identity card: nobody is to be found by it.
    return len(word) == _IDENTITY_DIGITS and word.isascii() and word.isdigit()


def _up_to(words: list[str], most: int) -> list[str]:
    """Cut words off where they, each with a space behind it, get longer than so many letters."""
    if sum(map(len, words)) + len(words) <= most:
        return words
    letters = accumulate(len(word) + 1 for word in words)
    return [word for word, end in zip(words, letters, strict=True) if end <= most]


def _with_bars(parts: Iterable[list[str]]) -> Iterator[str]:
    between = False
    for words in filter(None, parts):
        if between:
            yield _BAR
        yield from words
        between = True


def telephone_ends(text: str) -> list[str]:
    """Give the ends of the telephone numbers in a text, of four digits and more, each once."""
    numbers = [home_number(digits(found)) for found in _TELEPHONE.findall(text)]
    ends = (one[-many:] for one in numbers for many in range(_FEWEST_DIGITS, min(len(one), _MOST_DIGITS) + 1))
    return list(dict.fromkeys(ends))


def home_number(number: str) -> str:
    """Write a number dialled from abroad as it is dialled here: 84912… as 0912…."""
    return f"0{number[2:]}" if number.startswith(_ABROAD) and len(number) > _AT_HOME else number


class Met(NamedTuple):
    """Where in a text a word or a telephone stands, and what it is folded, or its digits."""

    begin: int
    end: int
    told: str


def folded_words(text: str) -> list[str]:
    """Give the words of a composed text, folded; what is left of none of its letters is empty."""
    return [_folded_first(word) for word in _WORD.findall(text)]


def words_met(text: str) -> list[Met]:
    """Give the words of a composed text with their places."""
    found = ((one.start(), one.end(), _folded_first(one[0])) for one in _WORD.finditer(text))
    return [Met(begin, end, told) for begin, end, told in found if told]


@lru_cache(maxsize=20_000)
def _folded_first(word: str) -> str:
    """Fold a word as it was written; empty where nothing of it is left."""
    words = words_of(word)
    return folded_word(words[0]) if words else ""


def telephones_met(text: str) -> list[Met]:
    """Give the numbers of telephones in a composed text with their places."""
    return [Met(one.start(), one.end(), home_number(digits(one[0]))) for one in _TELEPHONE.finditer(text)]
