"""A list as a file: asked for, and gathered by the worker piece by piece, sealed as it goes."""

import json
import zlib
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from casebook.records.base import db, new_id, transaction
from casebook.records.basis import basis_now
from casebook.records.jobs import JobFailure
from casebook.records.list_exports import (
    ExportPiece,
    ListExport,
    count_standing,
    export_by_id,
    key_context,
    piece_at,
    piece_context,
    remove_pieces,
    unfilled_pieces,
)
from casebook.records.list_shapes import Wanted, wanted_of
from casebook.records.own_ways import LONGEST_QUERY
from casebook.records.people import Person
from casebook.reports.clock_views import Reading
from casebook.reports.listed_rows import LISTED, Cell
from casebook.services.jobs import Claim, JobFailed, Progress, doing_of, queue_job
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit
from casebook.vault.envelopes import DataKey, new_data_key, open_data_key, open_with, seal_with
from casebook.vault.keys import Keys

EXPORT_LIST = "export_list"
MOST_STANDING = 10
"""So many of one person are kept at once."""
ROWS_OF_A_PIECE = 500


def ask_export(*, doing: Doing, keys: Keys, wanted: Wanted[Any], language: str) -> str:
    """Ask for all rows of a list, as it is filtered and ordered, with its columns.

    Raises NotAllowed, Refused.
    """
    told, export_id = wanted.told, new_id()
    if not LISTED[wanted.shape.name].opens_to(doing.actor):
        raise NotAllowed
    if len(told) > LONGEST_QUERY:
        raise Refused(
            "Bộ lọc này quá dài để xuất. Hãy bớt từ cần tìm.",
            "This filter is too long for an export. Look for fewer words.",
        )
    with transaction() as session:
        session.get(Person, doing.actor.person_id, with_for_update=True)
        if count_standing(session, doing.actor.person_id) >= MOST_STANDING:
            raise Refused(
                f"Bạn đang giữ {MOST_STANDING} bản xuất. Hãy xóa bớt một bản ở trang của nó, rồi xuất lại.",
                f"{MOST_STANDING} exports of yours are kept. Remove one on its page, then export again.",
            )
        export = ListExport(
            id=export_id,
            person_id=doing.actor.person_id,
            page=wanted.shape.name,
            query=told,
            language=language,
            asked_at=doing.now,
            data_key=new_data_key(keys, context=key_context(export_id)).wrapped,
        )
        session.add(export)
        queue_job(
            session,
            kind=EXPORT_LIST,
            key=job_key(export_id),
            now=doing.now,
            asked_by_id=doing.actor.person_id,
            arguments={"export_id": export_id},
        )
        trace_export(session, doing, "export.asked", export)
    return export_id


def job_key(export_id: str) -> str:
    """Name the job that gathers an export."""
    return f"{EXPORT_LIST}:{export_id}"


def trace_export(session: Session, doing: Doing, deed: str, export: ListExport) -> None:
    """Write the audit line of an export."""
    # Neither how many rows nor what was looked for: who reads the audit may not see what this person sees.
    particulars: dict[str, object] = {"list": export.page}
    trace = Trace(
        deed=deed, unit_id=None, object_kind="list_export", object_id=export.id, particulars=particulars
    )
    write_audit(session, doing, trace)


def make_export(claim: Claim, progress: Progress) -> None:
    """Gather the rows of an export: first which they are, at one moment; then what they say, in pieces."""
    maker = _Maker(claim, progress)
    if claim.total is None:
        maker.find_rows()
    maker.read_rows()


class _Maker:
    """One try of the worker to gather an export, in the name and with the present powers of whoever asked."""

    def __init__(self, claim: Claim, progress: Progress) -> None:
        self.export_id, self.progress = str(claim.arguments["export_id"]), progress
        self.doing, self.done = doing_of(claim, progress.means), claim.done
        export = export_by_id(db.session(), self.export_id)
        if export is None or export.data_key is None:
            raise JobFailed(JobFailure.REFUSED)
        try:
            self.wanted = wanted_of(LISTED[export.page].shape, export.query)
        except (KeyError, ValueError) as error:
            raise JobFailed(JobFailure.UNKNOWN_KIND) from error
        self.listed, self.key = LISTED[export.page], opened_key(progress.means.keys, export)
        if not self.listed.opens_to(self.doing.actor):
            raise JobFailed(JobFailure.REFUSED)
        basis = basis_now()
        self.reading = Reading(self.doing.today, basis.calendar, export.language, basis.rules)

    def find_rows(self) -> None:
        """Write down which rows there are; from then on each is read once, whatever moves in the list."""
        try:
            ids = self.listed.ids(self.doing.actor, self.wanted, self.reading)
        except ValueError as error:
            raise JobFailed(JobFailure.UNKNOWN_KIND) from error
        with transaction() as session:
            remove_pieces(session, self.export_id)
            for position, start in enumerate(range(0, len(ids), ROWS_OF_A_PIECE)):
                piece = ExportPiece(export_id=self.export_id, position=position, is_filled=False)
                _seal(self.key, piece, list(ids[start : start + ROWS_OF_A_PIECE]))
                session.add(piece)
            self.progress.note(session, 0, len(ids))
        self.progress.between()

    def read_rows(self) -> None:
        """Put what the rows say in the place of their ids; a piece and how far it is are one transaction."""
        for position in unfilled_pieces(db.session(), self.export_id):
            self._fill(position)
            self.progress.between()
        with transaction() as session:
            export = export_by_id(session, self.export_id)
            if export is not None:
                export.made_at = self.progress.means.moment()

    def _fill(self, position: int) -> None:
        piece = piece_at(db.session(), self.export_id, position)
        if piece is None:
            raise JobFailed(JobFailure.REFUSED)  # its owner removed it meanwhile
        ids = open_piece(self.key, piece)
        rows = self.listed.rows(self.doing.actor, ids, self.wanted, self.reading)
        with transaction() as session:
            piece = piece_at(session, self.export_id, position)
            if piece is None:
                raise JobFailed(JobFailure.REFUSED)
            piece.is_filled = True
            _seal(self.key, piece, [[row.row_id, row.mark, *map(_told, row.cells)] for row in rows])
            self.done += len(ids)
            self.progress.note(session, self.done)
        db.session.expunge_all()  # however many rows there are, those of one piece are in memory


def _told(cell: Cell) -> object:
    return {"day": cell.isoformat()} if isinstance(cell, date) else cell


def opened_key(keys: Keys, export: ListExport) -> DataKey:
    """Open the data key of an export. Raises KeyDestroyed, SealBroken."""
    return open_data_key(keys, export.data_key, context=key_context(export.id))


def _seal(key: DataKey, piece: ExportPiece, rows: list[Any]) -> None:
    packed = zlib.compress(json.dumps(rows, ensure_ascii=False).encode())
    piece.kept = seal_with(key, packed, context=piece_context(piece))


def open_piece(key: DataKey, piece: ExportPiece) -> list[Any]:
    """Open a piece: the ids of its rows, or what they say."""
    opened: list[Any] = json.loads(zlib.decompress(open_with(key, piece.kept, context=piece_context(piece))))
    return opened
