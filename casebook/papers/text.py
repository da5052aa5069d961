"""Text made fit for paper: NFC, nothing invisible that could break or disguise what is printed."""

import re
import unicodedata

# Control characters but line feed, the bidi marks and overrides that could make a line read
# otherwise than it was written, halves of surrogate pairs, and what XML 1.0 forbids.
_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]+"
)
_LINE_ENDS = re.compile("\r\n?|\u2028|\u2029")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*\n")
_BREAK_HERE = "\u200b"


def clean_text(text: str) -> str:
    """The text in NFC, lines ended by a line feed, at most one of them empty, nothing unprintable."""
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    printable = _UNPRINTABLE.sub("", lines)
    return unicodedata.normalize("NFC", _EMPTY_LINES.sub("\n\n", printable)).strip()


def breakable(text: str, longest: int) -> str:
    """The text with places to break inside words of more than `longest` letters.

    Vietnamese words are short: what is longer is an address of the net, a code or a mistake, and
    must not run over its edge. A hyphen is a place to break anyway; capitals are wider by half.
    """
    return re.sub(r"[^\s-]{4,}", lambda word: _split(word[0], longest), text)


def _split(word: str, longest: int) -> str:
    longest = longest * 2 // 3 if word.isupper() else longest
    if len(word) <= longest:
        return word
    pieces = (word[start : start + longest] for start in range(0, len(word), longest))
    return _BREAK_HERE.join(pieces)


def folded(text: str) -> str:
    """The text for comparing: lower case, no diacritics, đ as d, signs and blanks as one blank."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", letters).strip()
