"""What SQLite asks of the disk, in order: every write, sync, truncation and deletion, heard below the pager.

SQLite is given a copy of its own file system layer in which five functions first note what they do. It
is the copy every connection of the process then uses, so that the program under test is not changed.
"""

import ctypes
import os
import re
import sqlite3
from dataclasses import dataclass
from pathlib import Path

P, N, L = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64
# SQLite keeps the address of a name it is given: it must be handed on as an address, not as bytes.
OPEN = ctypes.CFUNCTYPE(N, P, P, P, N, P)
DELETE = ctypes.CFUNCTYPE(N, P, P, N)
WRITE = ctypes.CFUNCTYPE(N, P, P, N, L)
TRUNCATE = ctypes.CFUNCTYPE(N, P, L)
SYNC = ctypes.CFUNCTYPE(N, P, N)
# sqlite3.h: SQLITE_OPEN_CREATE; _MAIN_JOURNAL, _SUPER_JOURNAL, _WAL: files whose folder is synced with them.
CREATE, JOURNALS = 0x4, 0x800 | 0x4000 | 0x80000


class Vfs(ctypes.Structure):
    """struct sqlite3_vfs; what lies behind xFullPathname is carried over unseen."""

    _fields_ = [
        ("version", N), ("file_size", N), ("longest_path", N), ("next", P), ("name", ctypes.c_char_p),
        ("data", P), ("open", P), ("delete", P), ("access", P), ("full_path", P), ("rest", P * 12),
    ]  # fmt: skip


class Methods(ctypes.Structure):
    """struct sqlite3_io_methods."""

    _fields_ = [
        ("version", N), ("close", P), ("read", P), ("write", P), ("truncate", P), ("sync", P),
        ("rest", P * 13),
    ]  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One thing that was asked of the disk, or an acknowledgement that somebody was given."""

    what: str  # create, write, truncate, sync, delete, acknowledged
    path: str
    at: int = 0
    content: bytes = b""
    folder: bool = False
    """The folder was synced as well: its entries hold from now on."""


def library() -> ctypes.CDLL:
    """The very library that Python's sqlite3 calls."""
    sqlite3.connect(":memory:").close()
    found = re.search(r"\S*/libsqlite3\S*", Path("/proc/self/maps").read_text())
    if found:
        return ctypes.CDLL(found[0])
    import _sqlite3  # noqa: PLC0415 - SQLite is built into Python itself here

    return ctypes.CDLL(_sqlite3.__file__)


class Recorder:
    """Hears everything that happens to the files of one folder."""

    def __init__(self, folder: Path) -> None:
        self.steps: list[Step] = []
        self._folder = str(folder.resolve())
        self._paths: dict[int, str] = {}
        self._entry_unsynced: set[int] = set()
        self._kept: list[object] = []  # what C holds on to must not be collected
        self._tables: dict[int, Methods] = {}

    def begin(self) -> None:
        """Become what every new connection of this process goes through."""
        sqlite = library()
        sqlite.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
        original = sqlite.sqlite3_vfs_find(None).contents
        copy = Vfs.from_buffer_copy(original)
        really_open, really_delete = OPEN(original.open), DELETE(original.delete)

        def opened(vfs, name, file, flags, out):
            status = really_open(vfs, name, file, flags, out)
            if status == 0 and name and (path := self._ours(name)):
                self._follow(file, path, flags)
            return status

        def deleted(vfs, name, sync_folder):
            status = really_delete(vfs, name, sync_folder)
            if status == 0 and (path := self._ours(name)):
                self.steps.append(Step("delete", path, folder=bool(sync_folder)))
            return status

        callbacks = OPEN(opened), DELETE(deleted)
        copy.name, copy.next = b"recorder", None
        copy.open, copy.delete = (ctypes.cast(one, P) for one in callbacks)
        self._kept += [copy, callbacks, really_open, really_delete]
        assert sqlite.sqlite3_vfs_register(ctypes.byref(copy), 1) == 0

    def _ours(self, name: int) -> str:
        path = os.fsdecode(ctypes.string_at(name))
        return path if path.startswith(self._folder) else ""

    def _follow(self, file: int, path: str, flags: int) -> None:
        self._paths[file] = path
        if flags & CREATE:
            self.steps.append(Step("create", path))
        self._entry_unsynced.discard(file)
        if flags & CREATE and flags & JOURNALS:
            self._entry_unsynced.add(file)
        # The first field of every open file points to its functions.
        place = ctypes.cast(file, ctypes.POINTER(P))
        original = place[0]
        if original not in self._tables:
            self._tables[original] = self._listening(Methods.from_address(original))
        place[0] = ctypes.addressof(self._tables[original])

    def _listening(self, original: Methods) -> Methods:
        copy = Methods.from_buffer_copy(original)
        really = WRITE(original.write), TRUNCATE(original.truncate), SYNC(original.sync)

        def written(file, content, count, at):
            self.steps.append(Step("write", self._paths[file], at, ctypes.string_at(content, count)))
            return really[0](file, content, count, at)

        def truncated(file, size):
            self.steps.append(Step("truncate", self._paths[file], size))
            return really[1](file, size)

        def synced(file, flags):
            with_folder = file in self._entry_unsynced
            self._entry_unsynced.discard(file)
            self.steps.append(Step("sync", self._paths[file], folder=with_folder))
            return really[2](file, flags)

        callbacks = WRITE(written), TRUNCATE(truncated), SYNC(synced)
        copy.write, copy.truncate, copy.sync = (ctypes.cast(one, P) for one in callbacks)
        self._kept += [copy, callbacks, really]
        return copy

    def acknowledge(self, what: str) -> None:
        """Note that somebody was told this is kept."""
        self.steps.append(Step("acknowledged", what))
