"""Where encrypted files lie: a folder of this machine, or a bucket of S3-compatible storage."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from casebook.vault.stored import FileMissing, Storage, StorageFault, checked

__all__ = ["FILES", "FileMissing", "Folder", "Storage", "StorageFault", "checked", "storage_at"]

_BUCKET = re.compile(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?")
_PIECE = 64 * 1024

FILES = "files"
"""The folder of the data folder they lie in where no bucket is set."""


class Folder:
    """Files in a folder of the data folder, each under the first two letters of its random name."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def _path(self, name: str) -> Path:
        return self._root / checked(name)[:2] / name

    def put(self, name: str, parts: Iterable[bytes]) -> None:
        """Write beside, sync, move into place, sync the folders."""
        path = self._path(name)
        fresh = path.with_suffix(".part")
        try:
            self._make(path.parent)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.writelines(parts)
                    file.flush()
                    os.fsync(file.fileno())
                fresh.rename(path)
            except BaseException:
                fresh.unlink(missing_ok=True)
                raise
            _sync(path.parent)
        except OSError as error:
            raise StorageFault("The folder for files cannot be written to.") from error

    def _make(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for above in (self._root, self._root.parent):
                _sync(above)

    def read(self, name: str) -> Iterator[bytes]:
        """Read piece by piece."""
        try:
            with self._path(name).open("rb") as file:
                while piece := file.read(_PIECE):
                    yield piece
        except FileNotFoundError as error:
            raise FileMissing("A stored file is missing.") from error
        except OSError as error:
            raise StorageFault("The folder for files cannot be read.") from error

    def names(self) -> Iterator[str]:
        """Go through the folders; a file left half written is named with its ending, as nobody's."""
        if not self._root.is_dir():
            return
        for folder in sorted(self._root.iterdir()):
            if folder.is_dir():
                yield from sorted(path.name for path in folder.iterdir())

    def take_back(self, name: str) -> None:
        """Remove a file that no row speaks of."""
        try:
            self._path(name).unlink(missing_ok=True)
        except OSError as error:
            raise StorageFault("The folder for files cannot be written to.") from error


def storage_at(place: str, *, folder: Path, endpoint: str = "") -> Storage:
    """Open the storage a setting names: "" is the folder, s3://bucket/prefix a bucket.

    Raises StorageFault for a setting that names neither.
    """
    if not place:
        return Folder(folder)
    named = _BUCKET.fullmatch(place)
    if named is None:
        raise StorageFault("The setting for storage must be empty or s3://bucket/prefix.")
    from casebook.vault.bucket import Bucket  # noqa: PLC0415  slow to load, and few installations use it

    return Bucket(named[1], prefix=named[2] or "", endpoint=endpoint)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
