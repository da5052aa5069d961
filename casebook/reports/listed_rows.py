"""The rows of a list as they leave the program: what the screen shows of each, and who may read it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casebook.law.powers import Actor, Power
from casebook.law.words import word
from casebook.records.case_lists import CASES, case_marks, cases_by_id, every_case_id
from casebook.records.commitment_lists import (
    COMMITMENTS,
    CommitmentFilter,
    commitment_ids_seen,
    commitments_by_id,
    every_commitment_id,
)
from casebook.records.list_shapes import ListShape, Wanted
from casebook.records.visibility import CASE_POWERS
from casebook.reports.case_rows import CaseRow, case_rows
from casebook.reports.clock_views import Reading
from casebook.reports.commitments import CommitmentView, commitment_views
from casebook.reports.figures import Asked

Cell = str | date | None


@dataclass(frozen=True)
class ListedRow:
    """One row: whose it is, how it might be read when it was, and what it says."""

    row_id: str
    mark: str
    """Whoever may read it otherwise by now, or not at all, is not given it."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True)
class ListedRows:
    """How the rows of one list are found, told and kept from whoever may not read them any more."""

    shape: ListShape[Any]
    powers: frozenset[Power]
    """Whoever holds one of these may open the list."""
    ids: Callable[[Actor, Wanted[Any], Reading], Sequence[str]]
    """All that is asked for, as it stands at one moment. Raises ValueError for what is not known."""
    rows: Callable[[Actor, Sequence[str], Wanted[Any], Reading], list[ListedRow]]
    """Some of them, in the order of their ids."""
    marks: Callable[[Actor, Collection[str]], Mapping[str, str]]
    """How each may be read today; those that may not be are not there."""
    sheet: Callable[[Wanted[Any]], tuple[str, ...]]
    """The columns of the sheet."""

    def opens_to(self, actor: Actor) -> bool:
        """Say whether somebody may open the list at all."""
        return any(actor.has(power) for power in self.powers)


_CASE_COLUMNS = {
    "kind": ("kind", "status"),
    "about": ("subject", "complainant"),
    "unit": ("unit",),
    "received": (),
    "handler": ("handler",),
    "due": ("due", "clock", "remaining"),
}


def _case_sheet(wanted: Wanted[Any]) -> tuple[str, ...]:
    # The day a case came stands under its number where it has no column of its own.
    return ("number", "received", *(one for column in wanted.columns for one in _CASE_COLUMNS[column]))


def _case_ids(actor: Actor, wanted: Wanted[Any], reading: Reading) -> Sequence[str]:
    asked = Asked.of_query(wanted.filters).filter_on(reading.today, reading.calendar)
    return every_case_id(actor, asked, wanted.order)


def _case_rows(
    actor: Actor, case_ids: Sequence[str], wanted: Wanted[Any], reading: Reading
) -> list[ListedRow]:
    marks, columns = _case_marks(actor, case_ids), _case_sheet(wanted)
    told = {row.id: row for row in case_rows(cases_by_id(actor, case_ids), actor, reading)}
    return [
        ListedRow(one, marks[one], tuple(_CASE_CELLS[column](told[one], reading) for column in columns))
        for one in case_ids
        if one in told and one in marks
    ]


def _case_marks(actor: Actor, case_ids: Collection[str]) -> Mapping[str, str]:
    known = case_marks(actor, case_ids)
    return {one: f"{'names' if mark.names else ''}.{mark.destroyed}" for one, mark in known.items()}


def _hidden(told: str, row: CaseRow, reading: Reading) -> str:
    return reading.choose("đã che với người giám sát", "hidden from reviewers") if row.redacted else told


_CASE_CELLS: Mapping[str, Callable[[CaseRow, Reading], Cell]] = {
    "number": lambda row, _reading: row.name,
    "received": lambda row, _reading: row.received_on,
    "kind": lambda row, reading: word(row.kind, reading.language),
    "status": lambda row, reading: word(row.status, reading.language),
    "subject": lambda row, reading: _hidden(row.subject, row, reading),
    "complainant": lambda row, reading: _hidden(row.complainant, row, reading),
    "unit": lambda row, _reading: row.unit,
    "handler": lambda row, reading: _hidden(row.handler, row, reading),
    "due": lambda row, _reading: row.due.due_on if row.due else None,
    "clock": lambda row, _reading: row.due.name if row.due else "",
    "remaining": lambda row, _reading: row.due.remaining if row.due else "",
}

_COMMITMENT_COLUMNS = {
    "owner": ("owner",),
    "made": ("source", "made"),
    "due": ("due",),
    "state": ("state",),
    "settled": ("settled",),
}


def _commitment_sheet(wanted: Wanted[Any]) -> tuple[str, ...]:
    return ("topic", "content", *(one for column in wanted.columns for one in _COMMITMENT_COLUMNS[column]))


def _commitment_ids(actor: Actor, wanted: Wanted[Any], reading: Reading) -> Sequence[str]:
    unit_id, asked = CommitmentFilter.of_query(wanted.filters)
    if not actor.has_in(Power.SEE_DIALOGUES, unit_id):
        return []
    return every_commitment_id(unit_id, asked, reading.today, wanted.order)


def _commitment_rows(
    actor: Actor, ids: Sequence[str], wanted: Wanted[Any], reading: Reading
) -> list[ListedRow]:
    told = {view.row.id: view for view in commitment_views(commitments_by_id(actor, ids), reading)}
    columns = _commitment_sheet(wanted)
    return [
        ListedRow(one, "", tuple(_COMMITMENT_CELLS[column](told[one], reading) for column in columns))
        for one in ids
        if one in told
    ]


_COMMITMENT_CELLS: Mapping[str, Callable[[CommitmentView, Reading], Cell]] = {
    "topic": lambda view, _reading: view.row.topic,
    "content": lambda view, _reading: view.row.content,
    "owner": lambda view, _reading: view.row.owner.full_name,
    "source": lambda view, reading: word(view.row.source, reading.language),
    "made": lambda view, _reading: view.row.made_on,
    "due": lambda view, _reading: view.row.due_on,
    "state": lambda view, reading: word(view.state, reading.language),
    "settled": lambda view, _reading: view.row.settled_on,
}


LISTED: Mapping[str, ListedRows] = {
    CASES.name: ListedRows(
        shape=CASES, powers=CASE_POWERS, ids=_case_ids, rows=_case_rows, marks=_case_marks, sheet=_case_sheet
    ),
    COMMITMENTS.name: ListedRows(
        shape=COMMITMENTS,
        powers=frozenset({Power.SEE_DIALOGUES}),
        ids=_commitment_ids,
        rows=_commitment_rows,
        marks=lambda actor, ids: dict.fromkeys(commitment_ids_seen(actor, ids), ""),
        sheet=_commitment_sheet,
    ),
}
"""Every list that can be exported, by its name."""
