"""What lies in a back-up, part after part: every table as lines, every file as bytes, then the sums."""

import contextlib
import hashlib
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from sqlalchemy import Connection

from casebook.records.dumps import Filler, Sum, TableSum, column_names, lines_of, tables_of
from casebook.vault.backups import BackupBroken, SealedReader, SealedWriter
from casebook.vault.storage import FileMissing, Storage, StorageFault, checked

_FRAME = struct.Struct(">cI")
_TABLE, _FILE, _PIECE, _END, _SUMS = b"T", b"F", b"P", b"E", b"Z"


@dataclass(kw_only=True)
class Contents:
    """What a back-up holds: the sum of every table, the SHA-256 of every file."""

    tables: dict[str, TableSum] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows there are in all tables."""
        return sum(table.rows for table in self.tables.values())


def write_parts(writer: SealedWriter, connection: Connection, files: Storage) -> Contents:
    """Write every table and every file, and at the end how many there were."""
    contents = Contents()
    for table in tables_of(connection):
        _tell(writer, _TABLE, {"name": table.name, "columns": column_names(table)})
        total = Sum()
        for line in lines_of(connection, table):
            total.add(line)
            _put(writer, _PIECE, line.encode())
        _tell(writer, _END, vars(total.total))
        contents.tables[table.name] = total.total
    for name in whole_files(files):
        if (digest := _write_file(writer, name, files.read(name))) is not None:
            contents.files[name] = digest
    _tell(writer, _SUMS, {"tables": len(contents.tables), "files": len(contents.files)})
    return contents


def whole_files(files: Storage) -> Iterator[str]:
    """Name every file that is whole; one left half written by a power cut belongs to nobody."""
    for name in files.names():
        with contextlib.suppress(StorageFault):
            yield checked(name)


def _write_file(writer: SealedWriter, name: str, pieces: Iterator[bytes]) -> str | None:
    try:
        first = next(pieces, b"")
    except FileMissing:
        return None  # destroyed by law between being named and being read
    _tell(writer, _FILE, {"name": name})
    digest = hashlib.sha256()
    for piece in chain((first,), pieces):
        digest.update(piece)
        _put(writer, _PIECE, piece)
    _tell(writer, _END, {"sha256": digest.hexdigest()})
    return digest.hexdigest()


def _tell(writer: SealedWriter, kind: bytes, told: dict[str, object]) -> None:
    _put(writer, kind, json.dumps(told).encode())


def _put(writer: SealedWriter, kind: bytes, content: bytes) -> None:
    writer.write(_FRAME.pack(kind, len(content)) + content)


def read_parts(reader: SealedReader, filler: Filler, files: Storage) -> Contents:
    """Put every table and every file in its place, comparing each with its sum.

    Raises BackupBroken when one differs, or when anything is missing or left over.
    """
    contents = Contents()
    while True:
        kind, content = _take(reader)
        told = json.loads(content)
        if kind == _SUMS:
            break
        part = _Part(reader)
        if kind == _TABLE:
            contents.tables[told["name"]] = _fill(filler, told, part)
        elif kind == _FILE:
            contents.files[told["name"]] = _keep(files, told["name"], part)
        else:
            raise BackupBroken("The back-up holds a part that this program does not know.")
    _must_equal(told, {"tables": len(contents.tables), "files": len(contents.files)}, "the list of parts")
    reader.end()
    return contents


class _Part:
    # The pieces of one part; once they were all taken, `end` tells what they must sum up to.
    def __init__(self, reader: SealedReader) -> None:
        self._reader = reader
        self.end: dict[str, Any] = {}

    def pieces(self) -> Iterator[bytes]:
        while True:
            kind, content = _take(self._reader)
            if kind == _END:
                self.end = json.loads(content)
                return
            yield content


def _fill(filler: Filler, told: dict[str, Any], part: _Part) -> TableSum:
    total = Sum()

    def lines() -> Iterator[str]:
        for piece in part.pieces():
            line = piece.decode()
            total.add(line)
            yield line

    filler.fill(told["name"], told["columns"], lines())
    _must_equal(vars(total.total), part.end, f"the table {told['name']}")
    return total.total


def _keep(files: Storage, name: str, part: _Part) -> str:
    digest = hashlib.sha256()

    def pieces() -> Iterator[bytes]:
        for piece in part.pieces():
            digest.update(piece)
            yield piece

    files.put(name, pieces())
    _must_equal({"sha256": digest.hexdigest()}, part.end, f"the file {name}")
    return digest.hexdigest()


def _take(reader: SealedReader) -> tuple[bytes, bytes]:
    kind, length = _FRAME.unpack(reader.read(_FRAME.size))
    return kind, reader.read(length)


def _must_equal(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        raise BackupBroken(f"In the back-up {what} does not add up.")
