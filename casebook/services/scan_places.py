"""What a file may be the signed scan of: a step of the journal, or an issued paper, each under a code."""

from typing import NamedTuple

from casebook.law.journal import in_order
from casebook.law.vocabulary import EventType
from casebook.law.words import word
from casebook.records.attachments import Attachment
from casebook.records.cases import Case, CaseEvent
from casebook.reports.files import FileLine
from casebook.reports.standings import events_of
from casebook.services.paper_names import issued_papers, paper_label
from casebook.services.paper_numbers import number_as_printed
from casebook.services.refusals import Refused

_NO_PAPER = frozenset({EventType.NOTED, EventType.RECEIVED, EventType.CORRECTED})
"""No paper of ours stands behind these."""


class ScanPlace(NamedTuple):
    """Where a signed scan belongs: to a step, to an issued paper, to both, or to the case alone."""

    event_id: str | None = None
    paper_id: str | None = None


def steps_in_force(case: Case) -> list[CaseEvent]:
    """Give the events of a case that stand, in the order of their days; corrections are none of them."""
    stands = [case.journal[index] for index, _event in in_order(events_of(case))]
    return [event for event in stands if event.type is not EventType.CORRECTED]


def places_for_scans(case: Case, language: str) -> list[tuple[str, str]]:
    """Offer what a file may be the signed scan of: (code, label), the latest step first, then the papers."""
    steps = [
        (f"step:{event.position}", _step_label(event, language))
        for event in reversed(steps_in_force(case))
        if event.type not in _NO_PAPER
    ]
    papers = [
        (f"paper:{paper.id}", paper_label(paper, number_as_printed(paper), language))
        for paper in issued_papers(case)
    ]
    return [*steps, *papers]


def _step_label(event: CaseEvent, language: str) -> str:
    number = event.paper.get("document_number", "")
    told = f"{event.occurred_on:%d/%m/%Y} · {word(event.type, language)}"
    return f"{told} · {number}" if number else told


def find_place(case: Case, code: str) -> ScanPlace:
    """Find what a code of `places_for_scans` names; "" is the case alone. A paper brings its step along.

    Raises Refused for what is no longer there: a step struck out, a paper withdrawn.
    """
    if not code:
        return ScanPlace()
    what, _colon, which = code.partition(":")
    for event in steps_in_force(case):
        if what == "step" and str(event.position) == which and event.type not in _NO_PAPER:
            return ScanPlace(event_id=event.id)
    for paper in issued_papers(case):
        if what == "paper" and paper.id == which:
            return ScanPlace(event_id=paper.event_id, paper_id=paper.id)
    raise Refused(
        "Bước hoặc văn bản này không còn trong hồ sơ. Hãy chọn lại.",
        "This step or paper is no longer in the case. Choose again.",
        field="belongs",
    )


def code_of(case: Case, row: Attachment | FileLine) -> str:
    """Give the code of what a file is the scan of, as `places_for_scans` offers it; "" for none."""
    if row.paper_id is not None:
        return f"paper:{row.paper_id}"
    positions = [event.position for event in case.journal if event.id == row.event_id]
    return f"step:{positions[0]}" if positions else ""
