"""Do rows, files and keys agree? Reports every difference, changes and deletes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from casebook.records.attachments import Attachment, content_context, every_file, key_context, stored_names
from casebook.records.base import db
from casebook.services.key_care import keys_that_do_not_open
from casebook.vault.envelopes import open_data_key
from casebook.vault.safe import Safe
from casebook.vault.sealing import SealBroken
from casebook.vault.storage import FileMissing


class Difference(StrEnum):
    """How the two sides can differ."""

    FILE_WITHOUT_ROW = "file_without_row"
    ROW_WITHOUT_FILE = "row_without_file"
    FILE_CHANGED = "file_changed"
    KEY_DOES_NOT_OPEN = "key_does_not_open"


@dataclass(frozen=True)
class Found:
    """One difference: where it is, by table and random id, or by the random name of a file."""

    difference: Difference
    where: str


def reconcile(safe: Safe) -> Iterator[Found]:
    """Compare rows, files and keys. Raises StorageFault where the storage does not answer."""
    # The listing first: a file put there meanwhile has its row only a moment later.
    lying = list(safe.storage.names())
    session = db.session()
    known = stored_names(session)
    yield from (Found(Difference.FILE_WITHOUT_ROW, name) for name in lying if name not in known)
    broken = set()
    for table, row_id in keys_that_do_not_open(safe.keys):
        broken.add((table, row_id))
        yield Found(Difference.KEY_DOES_NOT_OPEN, f"{table} {row_id}")
    for row in every_file(session):
        if row.data_key is not None and (Attachment.__tablename__, row.id) not in broken:
            yield from _differs(safe, row)


def _differs(safe: Safe, row: Attachment) -> Iterator[Found]:
    where = f"{Attachment.__tablename__} {row.id}"
    try:
        data_key = open_data_key(safe.keys, row.data_key, context=key_context(row.id))
        safe.fetch(data_key, row.stored_as, context=content_context(row.id), sha256=row.sha256)
    except FileMissing:
        yield Found(Difference.ROW_WITHOUT_FILE, where)
    except SealBroken:
        yield Found(Difference.FILE_CHANGED, where)
