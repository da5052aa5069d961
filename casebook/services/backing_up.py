"""Making a back-up: one moment of everything, sealed, and called one only after it was restored elsewhere."""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from casebook.records import migrate
from casebook.records.base import db
from casebook.records.dumps import snapshot
from casebook.services.backup_parts import Contents, write_parts
from casebook.services.restoring import try_out
from casebook.vault.backups import BackupBroken, Header, SealedWriter, new_header
from casebook.vault.envelopes import DataKey
from casebook.vault.keys import Keys
from casebook.vault.storage import Storage

SUFFIX = ".backup"
UNSOUND = ".unsound-backup"
"""Faithful, but of data in which something is wrong: kept beside the others, never one of the rotation."""

KEPT = 14
"""How many regular back-ups stay unless somebody says otherwise: two weeks of nights."""

_PREFIX = "casebook-"


class BackupRefused(Exception):
    """A back-up is not made, or not called one; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """Where a back-up goes, under which name, and what it is made of."""

    folder: Path
    name: str
    keys: Keys
    files: Storage
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Made:
    """A back-up that was restored elsewhere and found equal; `findings` is what is wrong in the data."""

    path: Path
    header: Header
    contents: Contents
    findings: tuple[str, ...]


def backup_name(now: datetime) -> str:
    """Name a regular back-up by its moment; only such names take part in the rotation."""
    return f"{_PREFIX}{now:%Y%m%dT%H%M%SZ}{SUFFIX}"


def create_backup(*, order: Order) -> Made:
    """Make a back-up while others go on working; nothing bears its name before it was restored elsewhere.

    Raises BackupRefused when another is being made or the trial fails; what was there stays.
    """
    target = order.folder / order.name
    if target.exists():
        raise BackupRefused(f"{target} is there already.")
    with working(order.folder) as work:
        written = work / order.name
        header, data_key, contents = _write(order, written, work)
        try:
            tried = try_out(written, data_key=data_key, keys=order.keys, work=work, now=order.now)
        except BackupBroken as broken:
            raise BackupRefused(f"The trial restore of the new back-up failed: {broken}") from broken
        if tried.contents != contents:
            raise BackupRefused("The trial restore of the new back-up gave other rows or files.")
        if tried.findings:
            target = target.with_suffix(UNSOUND)
        written.rename(target)
        _sync(order.folder)
    return Made(path=target, header=header, contents=contents, findings=tried.findings)


def _write(order: Order, path: Path, work: Path) -> tuple[Header, DataKey, Contents]:
    header, data_key = new_header(
        order.keys,
        made=order.now.isoformat(),
        revision=migrate.current_revision() or "",
        engine=db.engine.dialect.name,
    )
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file, snapshot(work) as connection:
        writer = SealedWriter(file, header, data_key)
        contents = write_parts(writer, connection, order.files)
        writer.finish()
        file.flush()
        os.fsync(file.fileno())
    return header, data_key, contents


@contextmanager
def working(folder: Path) -> Iterator[Path]:
    """Give a folder for what passes by, to one at a time; what a killed one left is removed first."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / ".lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupRefused("Another back-up is being made in this folder.") from error
        for left in folder.glob(".making-*"):
            shutil.rmtree(left, ignore_errors=True)
        work = Path(tempfile.mkdtemp(prefix=".making-", dir=folder))
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def rotate(*, folder: Path, keep: int) -> list[Path]:
    """Remove all but the newest regular back-ups; those made before an upgrade stay."""
    regular = sorted(folder.glob(f"{_PREFIX}????????T??????Z{SUFFIX}"))
    old = regular[: max(len(regular) - keep, 0)]
    for path in old:
        path.unlink()
    return old
