"""The papers and signed scans behind each step of a case, and which step still lacks its signed scan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casebook.law.fields import Field
from casebook.law.powers import Actor
from casebook.law.steps import STEPS
from casebook.law.vocabulary import EventType, Kind
from casebook.records.cases import Case, CaseEvent
from casebook.reports.files import FileLine
from casebook.services.paper_names import issued_papers, paper_label
from casebook.services.paper_numbers import number_as_printed
from casebook.services.reading_papers import may_read
from casebook.services.scan_places import steps_in_force

_MINUTES = frozenset({EventType.DIALOGUE_HELD})
"""Held without a number, but whoever took part signs the minutes (N124 Đ28.4)."""


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """An issued paper: its day, what it is called, its number as printed."""

    id: str
    label: str


@dataclass(frozen=True, kw_only=True)
class StepProof:
    """What stands behind one step: papers issued for it, its signed scans, whether one is lacking."""

    day: date
    papers: tuple[PaperLine, ...]
    scans: tuple[FileLine, ...]
    lacking: bool


def step_proofs(
    case: Case, files: Sequence[FileLine], language: str, *, wanted: bool, reader: Actor
) -> dict[int, StepProof]:
    """Tell by position what stands behind each step that has, or lacks, a signed paper.

    Only papers the reader may read are named. `wanted` is False where no scan may be kept: what stays
    in its envelope is not missed.
    """
    found = {}
    for event in steps_in_force(case):
        papers = tuple(
            PaperLine(id=paper.id, label=paper_label(paper, number_as_printed(paper), language))
            for paper in issued_papers(case)
            if paper.event_id == event.id and may_read(reader, case, paper)
        )
        scans = tuple(file for file in files if file.event_id == event.id)
        is_signed = bool(papers) or _bears_a_signature(case.kind, event)
        if is_signed or scans:
            lacking = wanted and is_signed and not scans
            found[event.position] = StepProof(
                day=event.occurred_on, papers=papers, scans=scans, lacking=lacking
            )
    return found


def numbers_of_steps(case: Case) -> dict[int, str]:
    """Give the number of each step's paper by position: as recorded, else that of the paper issued for it."""
    printed = {
        paper.event_id: number_as_printed(paper) for paper in reversed(issued_papers(case)) if paper.event_id
    }
    found = {e.position: e.paper.get("document_number") or printed.get(e.id, "") for e in case.journal}
    return {position: number for position, number in found.items() if number}


def _bears_a_signature(kind: Kind, event: CaseEvent) -> bool:
    """Say whether a step is taken by a signed paper: one the law asks for, or one whose number was given."""
    if event.type in _MINUTES:
        return True
    rows = [step for step in STEPS if kind in step.kinds and step.type is event.type]
    if any(Field.SIGNER in step.required for step in rows):
        return True
    return any(Field.SIGNER in step.asks for step in rows) and bool(event.paper.get("document_number"))
