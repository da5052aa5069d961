"""Sealing what an older version kept of denunciations in clear: case by case, taken up where it stopped."""

from datetime import datetime

from casebook.records.base import transaction
from casebook.records.case_keys import scrub
from casebook.records.visibility import cases_in_clear
from casebook.services.trail import Trace, write_line

_BATCH = 50


def seal_old_cases(*, now: datetime) -> int:
    """Seal every denunciation that still stands in clear; give how many there were.

    Each batch is a transaction of its own: after a power cut the next start goes on with the rest. At the
    end the tables are rewritten, since a database keeps what was replaced for a while.
    """
    sealed = 0
    while count := _seal_some(now):
        sealed += count
    if sealed:
        scrub()
    return sealed


def _seal_some(now: datetime) -> int:
    with transaction() as session:
        cases = session.scalars(cases_in_clear().limit(_BATCH).with_for_update()).all()
        for case in cases:
            case.seal_words()
            trace = Trace(
                deed="case.words_sealed",
                unit_id=case.unit_id,
                object_kind="case",
                object_id=case.id,
                particulars={},
            )
            write_line(session, trace, now=now)
    return len(cases)
