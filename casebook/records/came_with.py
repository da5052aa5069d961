"""Under which names the paper of a first event keeps what a letter came with; read by people only."""

from enum import StrEnum

from casebook.law.vocabulary import EventType
from casebook.records.cases import Case

YES, NO = "yes", "no"


class CameWith(StrEnum):
    """One thing the law asks for beside the content of a letter."""

    FIRST_CASE = "first_case"
    FIRST_DECIDED = "first_decided"
    FIRST_DECISION = "first_decision"
    FIRST_RECEIVED_ON = "first_received_on"
    ALL_SIGNED = "all_signed"
    REPRESENTATION_PAPER = "representation_paper"
    AUTHORISATION = "authorisation"
    CERTIFIED = "certified"
    EVIDENCE = "evidence"


def what_came_with(case: Case) -> dict[CameWith, str]:
    """Give what the letter of a case came with, as its first event has it."""
    first = next((event for event in case.journal if event.type is EventType.RECEIVED), None)
    paper = first.paper if first is not None else {}
    return {one: paper[one] for one in CameWith if one in paper}
