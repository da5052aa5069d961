"""Files sealed piece by piece: a piece moved, left out, doubled or cut off at the end does not open.

Paper: Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its Nonce-Reuse
Misuse-Resistance" (2015), the STREAM construction: each piece is bound to its place and the last is marked.
"""

from collections.abc import Iterable, Iterator

from casebook.vault.envelopes import DataKey, open_with, seal_with
from casebook.vault.sealing import SealBroken

PIECE = 256 * 1024
_MARK = b"casebook file 1\n"
_LENGTH = 4


def seal_file(data_key: DataKey, plain: bytes, *, context: str) -> Iterator[bytes]:
    """Give the sealed pieces of a file; `context` is "table|column|row"."""
    yield _MARK
    starts = range(0, max(len(plain), 1), PIECE)
    for number, start in enumerate(starts):
        place = _place(context, number, last=number == len(starts) - 1)
        sealed = seal_with(data_key, plain[start : start + PIECE], context=place)
        yield len(sealed).to_bytes(_LENGTH, "big") + sealed


def open_sealed(data_key: DataKey, pieces: Iterable[bytes], *, context: str) -> Iterator[bytes]:
    """Open a sealed file piece by piece. Raises SealBroken as soon as one does not belong there.

    The last piece proves that the file is whole: act on nothing before the end was reached.
    """
    sealed = _frames(pieces)
    piece = next(sealed, None)
    if piece is None:
        raise SealBroken("A stored file is empty.")
    number = 0
    while piece is not None:
        following = next(sealed, None)
        yield open_with(data_key, piece, context=_place(context, number, last=following is None))
        piece, number = following, number + 1


def _place(context: str, number: int, *, last: bool) -> str:
    return f"{context}|{number}|{'last' if last else 'more'}"


def _frames(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut what storage gives, in pieces of any size, where it was put together."""
    kept, wanted, begun = bytearray(), len(_MARK), False
    length_next = False
    for piece in pieces:
        kept += piece
        while len(kept) >= wanted:
            frame, kept = bytes(kept[:wanted]), kept[wanted:]
            if not begun:
                _check_mark(frame)
                begun, length_next, wanted = True, True, _LENGTH
            elif length_next:
                length_next, wanted = False, int.from_bytes(frame, "big")
            else:
                yield frame
                length_next, wanted = True, _LENGTH
    if kept or not length_next:
        raise SealBroken("A stored file was cut off.")


def _check_mark(frame: bytes) -> None:
    if frame != _MARK:
        raise SealBroken("This is no sealed file of this program.")
