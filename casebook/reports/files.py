"""The files kept with a case or on a receipt, as the page lists them and the receipt names them."""

from dataclasses import dataclass
from datetime import datetime

from casebook.law.powers import Actor
from casebook.records.attachments import (
    Attachment,
    FileKind,
    files_of_case,
    files_of_commitment,
    files_of_dialogue,
    files_of_receipt,
    key_context,
    name_context,
)
from casebook.records.cases import Case
from casebook.records.visibility import keeps_secret
from casebook.vault.envelopes import KeyDestroyed, open_data_key, open_with
from casebook.vault.keys import Keys
from casebook.vault.sealing import SealBroken

PICTURES = frozenset({FileKind.JPEG, FileKind.PNG, FileKind.TIFF})
_KILO = 1024


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """One file: its name as this reader may know it, and what proves it to be the one handed in."""

    id: str
    name: str
    size: str
    sha256: str
    by: str
    at: datetime
    is_picture: bool
    only_clean: bool
    """A picture of a denunciation is given without place, day and camera only."""
    is_destroyed: bool
    is_quarantined: bool
    event_id: str | None = None
    """The step it is the signed scan of."""
    paper_id: str | None = None
    """The issued paper it is the signed scan of."""


def lines_of_case(keys: Keys, actor: Actor, case: Case) -> list[FileLine]:
    """List the files of a case for somebody who may take them; empty for everybody else."""
    secret = keeps_secret(case)
    return [_line(keys, row, secret=secret) for row in files_of_case(actor, case.id)]


def lines_of_receipt(keys: Keys, actor: Actor, receipt_id: str) -> list[FileLine]:
    """List the files on a receipt for somebody who may take them."""
    return [_line(keys, row, secret=False) for row in files_of_receipt(actor, receipt_id)]


def lines_of_commitment(keys: Keys, actor: Actor, commitment_id: str) -> list[FileLine]:
    """List what shows how a commitment is kept, for somebody who may take it."""
    return [_line(keys, row, secret=False) for row in files_of_commitment(actor, commitment_id)]


def lines_of_dialogue(keys: Keys, actor: Actor, dialogue_id: str) -> list[FileLine]:
    """List the files of a dialogue, for somebody who may take it."""
    return [_line(keys, row, secret=False) for row in files_of_dialogue(actor, dialogue_id)]


def name_of(keys: Keys, row: Attachment, *, secret: bool) -> str:
    """Name a file: as it came, or by its sum where the name may tell who it is from or cannot be read."""
    plain = f"tep-{row.sha256[:8]}.{row.kind}"
    if secret:
        return plain
    try:
        data_key = open_data_key(keys, row.data_key, context=key_context(row.id))
        return open_with(data_key, row.sealed_name, context=name_context(row.id)).decode()
    except (KeyDestroyed, SealBroken):
        return plain


def size_told(size: int) -> str:
    """Tell a size as people read it: 320 KB, 1,5 MB."""
    if size < _KILO:
        return f"{size} B"
    if size < _KILO * _KILO:
        return f"{size / _KILO:.0f} KB"
    return f"{size / _KILO / _KILO:.1f} MB".replace(".", ",")


def _line(keys: Keys, row: Attachment, *, secret: bool) -> FileLine:
    picture = row.kind in PICTURES
    return FileLine(
        id=row.id,
        name=name_of(keys, row, secret=secret),
        size=size_told(row.size),
        sha256=row.sha256,
        by=row.uploaded_by.full_name,
        at=row.uploaded_at,
        is_picture=picture,
        only_clean=picture and secret,
        is_destroyed=row.data_key is None,
        is_quarantined=bool(row.quarantined),
        event_id=row.event_id,
        paper_id=row.paper_id,
    )
