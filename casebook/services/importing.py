"""Taking over a reception book kept in Excel: tried first, then taken, never twice the same row."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from casebook.law.powers import Power
from casebook.papers.workbook import RowReading, WorkbookReading, read_book
from casebook.papers.workbook_problems import problem_sentence
from casebook.papers.workbook_rows import BookEntry
from casebook.records.base import transaction
from casebook.records.imports import BookImport, import_by_id, known_fingerprints
from casebook.services.import_rows import Outcome, judge, matter_of, visit_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit
from casebook.services.visit_lines import reception_of, write_visit
from casebook.vault.sealing import seal, unseal

# Small enough that somebody at the counter never waits long behind an import.
_ROWS_OF_A_BATCH = 50
_PROBLEMS_TOLD = 5


@dataclass(frozen=True, kw_only=True)
class Upload:
    """A workbook somebody brought for the book of a unit."""

    unit_id: str
    file_name: str
    data: bytes


def _tell_nobody(_session: Session, _done: int, _total: int) -> None:
    """Nobody watches an import that is done while its page waits."""


@dataclass(frozen=True, kw_only=True)
class Course:
    """How far an earlier try of the same taking came, and who is told how far this one is."""

    begun: bool = False
    done: int = 0
    note: Callable[[Session, int, int], None] = _tell_nobody
    """Called in the transaction of every batch with the rows taken and how many there are."""
    between: Callable[[], None] = lambda: None
    """Called after every batch; raises where the taking must stop, to go on later."""


def try_book(*, doing: Doing, upload: Upload, key: bytes) -> str:
    """Read a workbook and account for every row, making nothing; give the id of the account.

    The workbook is kept, sealed, so that it can be taken without being chosen again. Raises
    NotAllowed, or Refused when the file is no book that can be read.
    """
    doing.must_hold(Power.IMPORT_BOOK, upload.unit_id)
    reading = _read(doing, upload.data)
    with transaction() as session:
        accounts = judge(reading, known_fingerprints(session, upload.unit_id))
        tried = BookImport(
            unit_id=upload.unit_id,
            file_name=upload.file_name[-200:],
            sha256=hashlib.sha256(upload.data).hexdigest(),
            account=[account.kept() for account in accounts],
            tried_at=doing.now,
            recorded_by_id=doing.actor.person_id,
        )
        session.add(tried)
        session.flush()
        tried.sealed = seal(key, base64.b64encode(upload.data).decode(), context=_place(tried))
        _trace(session, doing, tried, "book.import_tried")
        return tried.id


def take_book(*, doing: Doing, import_id: str, key: bytes, course: Course | None = None) -> str:
    """Take a workbook that was tried: each row that is new becomes a visit on its original day.

    Nothing is mailed and no case is opened. A row the book holds already makes nothing, so the
    import can be repeated, also after it was interrupted. Gives the id of the account.
    """
    course = course or Course()
    tried = import_by_id(doing.actor, import_id)
    if tried is None:
        raise NotAllowed
    if tried.sealed is None:
        return tried.id
    unit_id, reading = tried.unit_id, _read(doing, _unsealed(tried, key))
    made = _made_before(tried, reading) if course.begun else _begin(import_id, reading, course)
    done = course.done
    for batch in _batches(made[done:]):
        done += len(batch)
        with transaction() as session:
            _take_batch(session, doing, unit_id, batch)
            course.note(session, done, len(made))
        course.between()
    _close(doing, import_id)
    return import_id


def _begin(import_id: str, reading: WorkbookReading, course: Course) -> list[RowReading]:
    # From here on the account stands: a try that goes on later takes what this one would have taken.
    with transaction() as session:
        taken = session.get_one(BookImport, import_id)
        accounts = judge(reading, known_fingerprints(session, taken.unit_id))
        made = [account.reading for account in accounts if account.outcome is Outcome.MADE]
        taken.account = [account.kept() for account in accounts]
        course.note(session, 0, len(made))
    return made


def _made_before(tried: BookImport, reading: WorkbookReading) -> list[RowReading]:
    made = {(row["sheet"], row["row"]) for row in tried.account if row["outcome"] == Outcome.MADE}
    return [row for row in reading.rows if (row.sheet, row.row) in made]


def tried_rows(*, doing: Doing, import_id: str, key: bytes) -> dict[tuple[str, int], BookEntry]:
    """Read what the rows of a tried workbook say, by sheet and row; nothing once it is taken."""
    tried = import_by_id(doing.actor, import_id)
    if tried is None or tried.sealed is None:
        return {}
    reading = _read(doing, _unsealed(tried, key))
    return {(row.sheet, row.row): row.entry for row in reading.rows if row.entry is not None}


def _unsealed(tried: BookImport, key: bytes) -> bytes:
    return base64.b64decode(unseal(key, tried.sealed or b"", context=_place(tried)))


def _read(doing: Doing, data: bytes) -> WorkbookReading:
    reading = read_book(data, today=doing.today)
    if reading.problems:
        told = reading.problems[:_PROBLEMS_TOLD]
        raise Refused(
            " ".join(problem_sentence(problem, "vi") for problem in told),
            " ".join(problem_sentence(problem, "en") for problem in told),
            field="book",
        )
    return reading


def _batches(rows: Sequence[RowReading]) -> Iterator[Sequence[RowReading]]:
    for start in range(0, len(rows), _ROWS_OF_A_BATCH):
        yield rows[start : start + _ROWS_OF_A_BATCH]


def _take_batch(session: Session, doing: Doing, unit_id: str, rows: Sequence[RowReading]) -> None:
    # Somebody may be taking the same workbook beside us.
    known = known_fingerprints(session, unit_id)
    for row in rows:
        if row.entry is None or row.fingerprint in known:
            continue
        entry = visit_of(row.entry, unit_id)
        visit = write_visit(session, doing, entry, reception_of(session, doing, entry))
        visit.fingerprint = row.fingerprint
        visit.matters.append(matter_of(row.entry))
    session.flush()


def _close(doing: Doing, import_id: str) -> None:
    with transaction() as session:
        taken = session.get_one(BookImport, import_id)
        taken.sealed, taken.taken_at = None, doing.now
        _trace(session, doing, taken, "book.imported")


def _place(tried: BookImport) -> str:
    return f"book_imports|sealed|{tried.id}"


def _trace(session: Session, doing: Doing, tried: BookImport, deed: str) -> None:
    told: dict[str, object] = {
        "sha256": tried.sha256,
        **{str(outcome): tried.count(str(outcome)) for outcome in Outcome},
    }
    trace = Trace(
        deed=deed, unit_id=tried.unit_id, object_kind="import", object_id=tried.id, particulars=told
    )
    write_audit(session, doing, trace)
