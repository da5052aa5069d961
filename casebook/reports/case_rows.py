"""Rows of a list of cases as one person may read them: who may not know the names sees none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casebook.law.powers import Actor
from casebook.law.vocabulary import Kind, Status
from casebook.records.cases import NO_DAY, Case
from casebook.records.visibility import sees_names
from casebook.reports.clock_views import DueView, Reading, due_view
from casebook.reports.lost_words import subject_of


@dataclass(frozen=True, kw_only=True)
class CaseRow:
    """One case in a list; what the reader may not know is empty."""

    id: str
    name: str
    unit: str
    kind: Kind
    status: Status
    received_on: date
    due: DueView | None
    redacted: bool
    subject: str
    complainant: str
    handler: str


def case_rows(cases: Iterable[Case], actor: Actor, reading: Reading) -> list[CaseRow]:
    """Tell the rows of a list."""
    return [_row(case, reading, redacted=not sees_names(actor, case)) for case in cases]


def _row(case: Case, reading: Reading, *, redacted: bool) -> CaseRow:
    handler = case.handler.full_name if case.handler else ""
    return CaseRow(
        id=case.id,
        name=case.name,
        unit=case.unit.name,
        kind=case.kind,
        status=case.status,
        received_on=case.received_on,
        due=None if case.next_due_on == NO_DAY else due_view(case.next_rule, case.next_due_on, reading),
        redacted=redacted,
        subject="" if redacted else subject_of(case, reading),
        complainant="" if redacted else case.complainant_name,
        handler="" if redacted else handler,
    )
