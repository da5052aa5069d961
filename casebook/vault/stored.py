"""What every place for encrypted files promises, and how it says that it cannot keep the promise."""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

_NAME = re.compile(r"[0-9a-f]{32}")


class StorageFault(Exception):
    """The place where files lie does not do what it should; the message names no file of a case."""


class FileMissing(StorageFault):
    """There is a row, but nothing lies under its name."""


class Storage(Protocol):
    """A place for encrypted files under random names."""

    def put(self, name: str, parts: Iterable[bytes]) -> None:
        """Keep a new file, safe from a power cut once this returns. Raises StorageFault."""

    def read(self, name: str) -> Iterator[bytes]:
        """Give a file piece by piece. Raises FileMissing, StorageFault."""

    def names(self) -> Iterator[str]:
        """Give the name of every file that lies there. Raises StorageFault."""

    def take_back(self, name: str) -> None:
        """Remove a file whose row was never committed; nothing else is ever removed. Raises StorageFault."""


def checked(name: str) -> str:
    """Give a name that is one of ours back. Raises StorageFault: no other ever becomes a path."""
    if not _NAME.fullmatch(name):
        raise StorageFault("This is no name of a stored file.")
    return name
