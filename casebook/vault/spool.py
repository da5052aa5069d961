"""A file on its way out, too large to be held in memory: it waits on disk sealed, under a key nobody keeps.

Sealed piece by piece as stored files are; its key is drawn for it, is written nowhere and ends with it.
"""

import secrets
import tempfile
from collections.abc import Iterator
from types import TracebackType

from casebook.vault.envelopes import DataKey, open_with, seal_with

_PIECE = 256 * 1024
_LENGTH = 4


class Spool:
    """Written from front to end, then read from front to end; closing it removes it.

    It has no name in any folder. Whoever writes cannot go back: `tell` and `seek` are not there.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the answer it is for
        self._key = DataKey(secrets.token_bytes(32), b"")
        self._waiting = bytearray()
        self._pieces = 0
        self.size = 0

    def __enter__(self) -> "Spool":
        """Close it at the end of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove it."""
        self.close()

    def write(self, plain: bytes) -> int:
        """Take bytes at the end."""
        self._waiting += plain
        self.size += len(plain)
        while len(self._waiting) >= _PIECE:
            self._seal(bytes(self._waiting[:_PIECE]))
            del self._waiting[:_PIECE]
        return len(plain)

    def flush(self) -> None:
        """Do nothing: a piece is sealed once it is whole."""

    def _seal(self, plain: bytes) -> None:
        sealed = seal_with(self._key, plain, context=f"spool|{self._pieces}")
        self._file.write(len(sealed).to_bytes(_LENGTH, "big") + sealed)
        self._pieces += 1

    def pieces(self) -> Iterator[bytes]:
        """Give what was written, piece by piece; nothing is written after that. Raises SealBroken."""
        if self._waiting:
            self._seal(bytes(self._waiting))
            self._waiting.clear()
        self._file.seek(0)
        for number in range(self._pieces):
            length = int.from_bytes(self._file.read(_LENGTH), "big")
            yield open_with(self._key, self._file.read(length), context=f"spool|{number}")

    def close(self) -> None:
        """Remove it from the disk."""
        self._file.close()
