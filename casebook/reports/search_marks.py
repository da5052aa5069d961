"""Where in a text somebody's words were met: the passages worth showing, with what was met marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.records.search_terms import Phrase, Sought
from casebook.records.spelling import Met, nfc, telephones_met, words_met

_AROUND, _MOST = 60, 220
"""How many letters before what was met a passage begins, and how long it gets."""


@dataclass(frozen=True)
class Piece:
    """A piece of a text, and whether it is what was looked for."""

    text: str
    is_met: bool = False


Passage = tuple[Piece, ...]


def marked(text: str, wanted: Sought) -> Passage:
    """Part a text into what was looked for and what stands between."""
    whole = nfc(text)
    return _parted(whole, _spans(whole, wanted), 0, len(whole))


def passages(texts: Iterable[str], wanted: Sought, *, most: int) -> list[Passage]:
    """Give the first passages in which something was met, one of each text and none twice."""
    found: dict[Passage, None] = {}
    for text in texts:
        whole = nfc(text).strip()
        if spans := _spans(whole, wanted):
            found[_around(whole, spans)] = None
        if len(found) == most:
            break
    return list(found)


def _around(text: str, spans: list[tuple[int, int]]) -> Passage:
    begin = _edge(text, max(spans[0][0] - _AROUND, 0))
    end = len(text) if len(text) - begin <= _MOST else _edge(text, begin + _MOST)
    cut = _parted(text, spans, begin, end)
    before, after = (Piece("… "),) if begin else (), (Piece(" …"),) if end < len(text) else ()
    return (*before, *cut, *after)


def _edge(text: str, place: int) -> int:
    """Move a cut to where a word begins."""
    if place in (0, len(text)):
        return place
    return text.rfind(" ", 0, place) + 1


def _parted(text: str, spans: list[tuple[int, int]], begin: int, end: int) -> Passage:
    pieces, at = [], begin
    for first, last in spans:
        if first < at or last > end:
            continue
        pieces += [Piece(text[at:first]), Piece(text[first:last], is_met=True)]
        at = last
    pieces.append(Piece(text[at:end]))
    return tuple(piece for piece in pieces if piece.text)


def _spans(text: str, wanted: Sought) -> list[tuple[int, int]]:
    words = words_met(text)
    found = {span for phrase in wanted.phrases for span in _met(words, phrase)}
    ends = [phrase.folded[0] for phrase in wanted.phrases if len(phrase.folded) == 1]
    numbers = tuple(end for end in ends if end.isdigit() and len(end) >= _FEWEST_DIGITS)
    found |= {(one.begin, one.end) for one in telephones_met(text) if numbers and one.told.endswith(numbers)}
    return sorted(found, key=lambda span: (span[0], -span[1]))


_FEWEST_DIGITS = 4


def _met(words: list[Met], phrase: Phrase) -> Iterator[tuple[int, int]]:
    many = len(phrase.folded)
    for place in range(len(words) - many + 1):
        if all(words[place + step].told == phrase.folded[step] for step in range(many)):
            yield words[place].begin, words[place + many - 1].end
