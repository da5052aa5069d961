"""What a letter came with, kept in the paper of the first event: read by people, told by the dossier."""

from casebook.law.vocabulary import Kind
from casebook.records.came_with import NO, YES, CameWith
from casebook.services.case_entries import CaseEntry


def came_with(entry: CaseEntry) -> dict[str, str]:
    """Tell in words what the law asks for beside the content: first complaint, signatures, papers."""
    told = _first(entry) | _together(entry) | _authorisation(entry) | _evidence(entry)
    return {str(key): text for key, text in told.items()}


def _first(entry: CaseEntry) -> dict[CameWith, str]:
    if entry.first is None or entry.level == 1:
        return {}
    told = {CameWith.FIRST_CASE: entry.first.told, CameWith.FIRST_DECIDED: _said(entry.first.decided)}
    if entry.first.decided and entry.first.decision_received_on is not None:
        told[CameWith.FIRST_DECISION] = entry.first.decision_number
        told[CameWith.FIRST_RECEIVED_ON] = entry.first.decision_received_on.isoformat()
    return told


def _together(entry: CaseEntry) -> dict[CameWith, str]:
    if entry.together.people == 1 or entry.kind is not Kind.COMPLAINT:
        return {}
    return {
        CameWith.ALL_SIGNED: _said(entry.together.all_signed),
        CameWith.REPRESENTATION_PAPER: entry.together.representation_paper,
    }


def _authorisation(entry: CaseEntry) -> dict[CameWith, str]:
    if entry.authorisation is None or not entry.authorisation.paper:
        return {}
    return {
        CameWith.AUTHORISATION: entry.authorisation.paper,
        CameWith.CERTIFIED: _said(entry.authorisation.certified),
    }


def _evidence(entry: CaseEntry) -> dict[CameWith, str]:
    asked = entry.kind is Kind.DENUNCIATION and entry.is_anonymous
    return {CameWith.EVIDENCE: _said(entry.has_evidence)} if asked else {}


def _said(yes: bool) -> str:  # noqa: FBT001 - one answer in, one word out
    return YES if yes else NO
