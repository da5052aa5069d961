"""Restoring a back-up: into an empty database and folder, or into a temporary place to try it out."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import update

from casebook.records import migrate
from casebook.records.base import db, transaction
from casebook.records.dumps import filling, sums
from casebook.records.sign_ins import SignIn
from casebook.services.audit_care import chain_older_lines, verify
from casebook.services.backup_parts import Contents, read_parts, whole_files
from casebook.services.rebuilding import compare_batch
from casebook.services.reconciling import Difference, reconcile
from casebook.services.trail import Trace, write_line
from casebook.vault.backups import BackupBroken, Header, SealedReader, read_header
from casebook.vault.envelopes import DataKey
from casebook.vault.keys import Keys
from casebook.vault.safe import Safe
from casebook.vault.storage import Folder, Storage


class RestoreRefused(Exception):
    """Nothing is restored here; the sentence says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What a restore brought back, row by row and file by file as it was.

    `findings` is what was wrong already when the back-up was made: a broken audit chain, a case that
    does not give what its journal says. Empty when all is well.
    """

    header: Header
    contents: Contents
    findings: tuple[str, ...]


def header_of(path: Path) -> Header:
    """Read what a back-up tells without a key. Raises BackupBroken."""
    with path.open("rb") as file:
        return read_header(file)


def try_out(path: Path, *, data_key: DataKey, keys: Keys, work: Path, now: datetime) -> Restored:
    """Restore into a temporary place, bring it up to this version, and give what was found there.

    Raises BackupBroken when anything does not open or is not restored as it was.
    """
    with migrate.scratch(work / "trial.sqlite", keys=keys):
        safe = Safe(keys, Folder(work / "trial-files"))
        contents = _pour(path, data_key=data_key, files=safe.storage)
        migrate.upgrade_to("head")
        return Restored(header=header_of(path), contents=contents, findings=_findings(safe, now))


def restore_backup(path: Path, *, data_key: DataKey, safe: Safe, now: datetime) -> Restored:
    """Bring a back-up back into an empty database and an empty place for files.

    Every browser is signed out: an older state must not bring a stolen session back to life.
    Raises RestoreRefused where anything is there already, BackupBroken when the back-up does not open.
    """
    if migrate.current_revision() is not None or any(whole_files(safe.storage)):
        raise RestoreRefused(
            "There are data here already; a back-up is restored into an empty database and an empty data "
            "folder only. Put what is there elsewhere first."
        )
    header = header_of(path)
    contents = _pour(path, data_key=data_key, files=safe.storage)
    migrate.upgrade_to("head")
    _end_sessions(header, now)
    return Restored(header=header, contents=contents, findings=_findings(safe, now))


def _end_sessions(header: Header, now: datetime) -> None:
    with transaction() as session:
        session.execute(
            update(SignIn).where(SignIn.ended_at.is_(None)).values(ended_at=now, ended_why="restored")
        )
        trace = Trace(
            deed="installation.restored",
            unit_id=None,
            object_kind="installation",
            object_id="1",
            particulars={"backup": header.id, "made": header.made},
        )
        write_line(session, trace, now=now)


def _pour(path: Path, *, data_key: DataKey, files: Storage) -> Contents:
    with path.open("rb") as file:
        header = read_header(file)
        if not migrate.knows(header.revision):
            raise BackupBroken(
                f"The back-up stands at migration {header.revision!r}, which this program does not know: it "
                "is of a newer version. Restore it with that version."
            )
        migrate.upgrade_to(header.revision)
        reader = SealedReader(file, data_key)
        with filling(db.engine) as filler:
            contents = read_parts(reader, filler, files)
    _must_lie_there(contents, files)
    return contents


def _must_lie_there(contents: Contents, files: Storage) -> None:
    with db.engine.connect() as connection:
        found = sums(connection)
    for name, wanted in contents.tables.items():
        if found[name] != wanted:
            raise BackupBroken(f"The table {name} was not restored as it was: {found[name]}, not {wanted}.")
    if left := [name for name, total in found.items() if name not in contents.tables and total.rows]:
        raise BackupBroken(f"The back-up lacks tables: {', '.join(left)}.")
    for name, digest in contents.files.items():
        if sha256_of(files, name) != digest:
            raise BackupBroken(f"The file {name} was not restored as it was.")


def sha256_of(files: Storage, name: str) -> str:
    """Hash a file as it lies there now."""
    digest = hashlib.sha256()
    for piece in files.read(name):
        digest.update(piece)
    return digest.hexdigest()


def _findings(safe: Safe, now: datetime) -> tuple[str, ...]:
    """Say what is wrong in the data as they lie there now."""
    chain_older_lines(now=now)
    found, differing, last_id = [], [], ""
    if (fault := verify().fault) is not None:
        found.append(f"Line {fault.number} of the audit is wrong: {fault.why}.")
    while (batch := compare_batch(after_id=last_id)).seen:
        last_id = batch.last_id
        differing += [case.name for case in batch.differing]
    if differing:
        found.append(
            f"{len(differing)} cases do not give what their journals say: {', '.join(differing[:5])}."
        )
    # A file without a row is what an upload leaves that was broken off: nobody misses it.
    found += [
        f"{one.where}: {one.difference}."
        for one in reconcile(safe)
        if one.difference is not Difference.FILE_WITHOUT_ROW
    ]
    return tuple(found)
