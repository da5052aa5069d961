"""What somebody typed to find something: words, phrases and numbers, each with the ways it may be met."""

import re
from dataclasses import dataclass
from functools import cached_property

from casebook.records.spelling import digits, folded_word, home_number, nfc, words_of

_MOST_TERMS, _MOST_WORDS = 30, 60
_QUOTED = re.compile(r'["“”„]([^"“”„]*)["“”„]?')
FEWEST_DIGITS = 4
_DIALLED = re.compile(r"[+(]*[0-9][0-9.()+-]*")
_TELEPHONE_FROM, _TELEPHONE_TO = 8, 15
_CASE_NUMBER = re.compile(r"\b([A-Za-z]{2,4})[-/ ](\d{4})[-/ ]0*(\d{1,6})\b")


@dataclass(frozen=True)
class Phrase:
    """Words that stand side by side; often only one."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]


Way = tuple[Phrase, ...]
"""Phrases that must all be there."""
Term = tuple[Way, ...]
"""The ways in which something typed may be met: one of them is enough."""


@dataclass(frozen=True)
class Closeness:
    """How close to what was typed something is met."""

    exact: bool
    """In the spelling typed; else in any."""
    together: bool
    """All of it side by side, as typed; else its words anywhere."""


@dataclass(frozen=True)
class Sought:
    """What is sought: every term must be met."""

    terms: tuple[Term, ...]
    whole: Phrase | None = None
    """All that was typed as one phrase, where that says more than its terms."""
    case_numbers: tuple[str, ...] = ()
    """Numbers of cases among what was typed, as a case is called: TC-2026-0001."""

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """Every phrase of every way, for showing what was met."""
        return tuple(phrase for term in self.terms for way in term for phrase in way)

    @cached_property
    def begins(self) -> frozenset[str]:
        """The words with which phrases begin: a text without any of them holds none."""
        return frozenset(phrase.folded[0] for phrase in self.phrases)

    @cached_property
    def ends(self) -> tuple[str, ...]:
        """Digits that may be the last of a telephone."""
        ends = (phrase.folded[0] for phrase in self.phrases if len(phrase.folded) == 1)
        return tuple(end for end in ends if end.isdigit() and len(end) >= FEWEST_DIGITS)

    @property
    def closest_first(self) -> tuple[Closeness, ...]:
        """In which order what was found is told."""
        near = (Closeness(exact=True, together=True), Closeness(exact=False, together=True))
        anywhere = (Closeness(exact=True, together=False), Closeness(exact=False, together=False))
        return near + anywhere if self.whole else anywhere


def sought(typed: str) -> Sought:
    """Read what somebody typed.

    Words may stand anywhere, those side by side are told first; what is in quotation marks must stand side
    by side, and so must the parts of a number of a document (15/QĐ-THM). Groups of digits that make a
    telephone are also taken as one.
    """
    text = nfc(typed)
    terms: list[Term] = []
    place = 0
    for quoted in _QUOTED.finditer(text):
        terms += _loose(text[place : quoted.start()])
        terms += _side_by_side(quoted[1])
        place = quoted.end()
    terms += _loose(text[place:])
    kept, words = list[Term](), 0
    for term in dict.fromkeys(terms):
        words += sum(len(phrase.exact) for way in term for phrase in way)
        if len(kept) == _MOST_TERMS or words > _MOST_WORDS:
            break
        kept.append(term)
    return Sought(tuple(kept), _whole(text, tuple(kept)), _case_numbers(text))


def _whole(text: str, terms: tuple[Term, ...]) -> Phrase | None:
    words = words_of(text)
    # One word twice is one term, yet side by side it says more; one phrase or telephone says it all itself.
    said = {tuple(word for phrase in way for word in phrase.exact) for term in terms[:1] for way in term}
    says_more = len(terms) > 1 or (bool(terms) and tuple(words) not in said)
    return _phrase(words) if says_more and len(words) <= _MOST_WORDS else None


def _loose(text: str) -> list[Term]:
    found: list[Term] = []
    dialled: list[str] = []
    for chunk in text.split():
        if _DIALLED.fullmatch(chunk):
            dialled.append(chunk)
            continue
        found += _number(dialled)
        dialled = []
        found += _side_by_side(chunk)
    return found + _number(dialled)


def _side_by_side(text: str) -> list[Term]:
    phrase = _phrase(words_of(text)[:_MOST_WORDS])
    return [((phrase,),)] if phrase.exact else []


def _number(chunks: list[str]) -> list[Term]:
    """Take groups of digits as they stand, or together as the number of a telephone."""
    apart = [term for chunk in chunks for term in _side_by_side(chunk)]
    together = home_number(digits("".join(chunks)))
    if not apart or not _TELEPHONE_FROM <= len(together) <= _TELEPHONE_TO:
        return apart
    as_typed = tuple(phrase for term in apart for way in term for phrase in way)
    dialled = (_phrase([together]),)
    return [(dialled,) if as_typed == dialled else (dialled, as_typed)]


def _phrase(words: list[str]) -> Phrase:
    return Phrase(tuple(words), tuple(folded_word(word) for word in words))


def _case_numbers(text: str) -> tuple[str, ...]:
    found = (f"{one[1].upper()}-{one[2]}-{int(one[3]):04d}" for one in _CASE_NUMBER.finditer(text))
    return tuple(dict.fromkeys(found))
