"""An export of a list as its owner finds it: how far it is, the rows as they are taken, removed again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from casebook.records.base import db, transaction
from casebook.records.jobs import Job, JobState, job_about
from casebook.records.list_exports import (
    count_pieces,
    own_export,
    piece_at,
    remove_exports,
    remove_pieces,
)
from casebook.records.list_shapes import Wanted, wanted_of
from casebook.reports.listed_rows import LISTED, Cell, ListedRow
from casebook.services.exporting import job_key, open_piece, opened_key, trace_export
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing
from casebook.vault.envelopes import DataKey, KeyDestroyed
from casebook.vault.keys import Keys
from casebook.vault.sealing import SealBroken

KEPT_FOR = timedelta(days=7)
_REMEMBERED_FOR = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class ExportView:
    """An export on its page: of which list, how far it is, until when it is kept."""

    id: str
    page: str
    wanted: Wanted[Any] | None
    """None where this version of the program knows no such list any more."""
    asked_at: datetime
    kept_until: datetime
    job: Job | None
    is_made: bool
    is_removed: bool


def export_view(*, doing: Doing, export_id: str) -> ExportView:
    """Tell one's own export. Raises NotAllowed for any other."""
    export = own_export(doing.actor, export_id)
    if export is None:
        raise NotAllowed
    try:
        wanted = wanted_of(LISTED[export.page].shape, export.query)
    except (KeyError, ValueError):
        wanted = None
    return ExportView(
        id=export.id,
        page=export.page,
        wanted=wanted,
        asked_at=export.asked_at,
        kept_until=export.asked_at + KEPT_FOR,
        job=job_about(job_key(export.id)),
        is_made=export.made_at is not None,
        is_removed=export.data_key is None,
    )


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An export on its way to a browser: the codes of its columns, and its rows as they are read."""

    page: str
    columns: tuple[str, ...]
    language: str
    rows: Iterator[Sequence[Cell]]


def take_export(*, doing: Doing, export_id: str, keys: Keys) -> Taken:
    """Give one's own export; that it was taken is committed before a row leaves.

    Each row is asked for once more: what this person may not read any more, or otherwise than then, stays
    out. Raises NotAllowed where there is none of theirs, Refused where it is not made or not kept any more.
    """
    with transaction() as session:
        export = own_export(doing.actor, export_id)
        if export is None or not LISTED[export.page].opens_to(doing.actor):
            raise NotAllowed
        if export.data_key is None or export.made_at is None:
            raise Refused(
                "Bản xuất này chưa làm xong hoặc đã được xóa. Hãy xuất lại từ danh sách.",
                "This export is not ready, or was removed. Export again from the list.",
            )
        wanted = wanted_of(LISTED[export.page].shape, export.query)
        page, language = export.page, export.language
        try:
            key = opened_key(keys, export)
        except (SealBroken, KeyDestroyed) as error:
            raise Refused(
                "Bản xuất này không mở được bằng khóa hiện có. Hãy xuất lại từ danh sách.",
                "This export does not open with the keys at hand. Export again from the list.",
            ) from error
        trace_export(session, doing, "export.taken", export)
    return Taken(
        page=page,
        columns=LISTED[page].sheet(wanted),
        language=language,
        rows=_rows(doing, export_id, key, page),
    )


def _rows(doing: Doing, export_id: str, key: DataKey, page: str) -> Iterator[Sequence[Cell]]:
    session = db.session()
    for position in range(count_pieces(session, export_id)):
        piece = piece_at(session, export_id, position)
        if piece is None:
            raise NotAllowed  # removed while it was being read
        rows = [ListedRow(one[0], one[1], tuple(map(_read, one[2:]))) for one in open_piece(key, piece)]
        session.expunge(piece)
        marks = LISTED[page].marks(doing.actor, [row.row_id for row in rows])
        yield from (row.cells for row in rows if marks.get(row.row_id) == row.mark)


def _read(told: Any) -> Cell:  # noqa: ANN401 - whatever JSON holds
    return date.fromisoformat(told["day"]) if isinstance(told, dict) else told


def remove_export(*, doing: Doing, export_id: str) -> None:
    """Remove the rows of one's own export and their key. Raises NotAllowed."""
    with transaction() as session:
        export = own_export(doing.actor, export_id)
        if export is None:
            raise NotAllowed
        export.data_key = None
        remove_pieces(session, export_id)
        job = job_about(job_key(export_id))
        if job is not None and job.state is JobState.WAITING:
            job.state, job.finished_at = JobState.CALLED_OFF, doing.now
        trace_export(session, doing, "export.removed", export)


def tidy_exports(*, now: datetime) -> None:
    """Remove the rows of exports that were kept long enough, and what is remembered of older ones."""
    with transaction() as session:
        remove_exports(session, rows_before=now - KEPT_FOR, all_before=now - _REMEMBERED_FOR)
