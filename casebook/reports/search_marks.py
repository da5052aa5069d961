"""Where in a text somebody's words were met: the passages worth showing, with what was met marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.records.search_terms import Sought
from casebook.records.spelling import Met, folded_words, nfc, telephones_met, words_met

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
    for text in filter(None, dict.fromkeys(texts)):
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
    found: set[tuple[int, int]] = set()
    if not wanted.begins.isdisjoint(folded_words(text)):
        words = words_met(text)
        told = [word.told for word in words]
        found |= {span for phrase in wanted.phrases for span in _met(words, told, phrase.folded)}
    if wanted.ends:
        found |= {(one.begin, one.end) for one in telephones_met(text) if one.told.endswith(wanted.ends)}
    return sorted(found, key=lambda span: (span[0], -span[1]))


def _met(words: list[Met], told: list[str], phrase: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Give where a phrase stands among some words, of which `told` is what each is folded."""
    many, sought = len(phrase), list(phrase)
    place = -1
    for _one in range(told.count(sought[0])):
        place = told.index(sought[0], place + 1)
        if told[place : place + many] == sought:
            yield words[place].begin, words[place + many - 1].end
