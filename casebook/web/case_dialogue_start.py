"""What the pages of a dialogue begin with: what the case, the notice and an issued paper say already."""

from datetime import date, time

from casebook import clock
from casebook.law.case_dialogues import LEAST_COPIES
from casebook.law.choices import Seat
from casebook.law.journal import Event, in_order
from casebook.law.powers import Power
from casebook.law.vocabulary import EventType
from casebook.papers.law_forms.shared_slots import AT_HOUR, HELD_ON
from casebook.records.cases import Case, CaseEvent, PartyRole
from casebook.records.papers import Paper
from casebook.records.people import actor_on
from casebook.reports.dossier import Dossier
from casebook.reports.standings import events_of
from casebook.services.case_dialogues import chairs_of
from casebook.services.case_participants import people_in
from casebook.services.paper_numbers import number_as_printed
from casebook.services.paper_texts import value_of

_SEATS = {
    PartyRole.COMPLAINANT: Seat.COMPLAINANT,
    PartyRole.REPRESENTATIVE: Seat.REPRESENTATIVE,
    PartyRole.RESPONDENT: Seat.RESPONDENT,
    PartyRole.OTHER: Seat.INTERESTED,
}

_SAID = ("findings", "complainant_said", "respondent_said", "others_said", "agreed", "disagreed")

_Line = tuple[CaseEvent, Event]


def call_begun(dossier: Dossier, paper: Paper | None) -> dict[str, object]:
    """Give what the notice begins with: today, the usual place, those the case names; or what was issued."""
    case = dossier.case
    begun: dict[str, object] = {
        "on": clock.today(),
        "place": case.unit.reception_place,
        "chair": _resolver(case),
        "content": dossier.subject,
        "participants": _named(dossier),
    }
    return begun | (_of_paper(paper) if paper else {})


def hold_begun(dossier: Dossier, paper: Paper | None) -> dict[str, object]:
    """Give what the minutes begin with: what the notice said, or what the case names."""
    case, called = dossier.case, _called(dossier.case)
    begun: dict[str, object] = {
        "on": clock.today(),
        "place": case.unit.reception_place,
        "chair": _resolver(case),
        "secretary": dossier.handler,
        "participants": _named(dossier),
        "copies": LEAST_COPIES,
    }
    known = begun | (_of_notice(case, called) if called else {})
    if paper is None:
        return known
    # Minutes that were written first: what they say is not typed again.
    printed = _of_paper(paper)
    said = {name: paper.filled[name] for name in _SAID if paper.filled.get(name)}
    ended, secretary = _hour(paper.filled.get("end_hour")), paper.filled.get("secretary_name")
    rest = {"end_hour": ended, "secretary": secretary, "on": printed.get("held_on")}
    return known | printed | said | {name: value for name, value in rest.items() if value}


def _resolver(case: Case) -> str:
    """Give whoever settles the case, where it is clear who that is."""
    today = clock.today()
    found = [
        one.id
        for one in chairs_of(case, today)
        if actor_on(one, today).has_in(Power.RESOLVE_CASES, case.unit_id)
    ]
    return found[0] if len(found) == 1 else ""


def _named(dossier: Dossier) -> list[dict[str, object]]:
    people: list[dict[str, object]] = [
        {"name": party.full_name, "seat": _SEATS[party.role]}
        for party in dossier.parties
        if party.role in _SEATS
    ]
    if dossier.handler:
        people.append({"name": dossier.handler, "seat": Seat.VERIFIER})
    return [*people, {}]


def _called(case: Case) -> _Line | None:
    lines = [(case.journal[index], event) for index, event in in_order(events_of(case))]
    return next((line for line in reversed(lines) if line[1].type is EventType.DIALOGUE_CALLED), None)


def _of_notice(case: Case, called: _Line) -> dict[str, object]:
    paper, told = called[0].paper, called[1].particulars.get("held_on")
    held_on = date.fromisoformat(told) if isinstance(told, str) else told
    chairs = [one.id for one in chairs_of(case, clock.today()) if one.full_name == paper.get("chair")]
    invited = people_in(paper.get("participants", ""))
    known: dict[str, object] = {
        "on": held_on if isinstance(held_on, date) and held_on <= clock.today() else None,
        "place": paper.get("place"),
        "at_hour": _hour(paper.get("at_hour")),
        "chair": chairs[0] if len(chairs) == 1 else None,
        "participants": [*({"name": one.name, "seat": one.seat} for one in invited), {}] if invited else None,
    }
    return {name: value for name, value in known.items() if value}


def _of_paper(paper: Paper) -> dict[str, object]:
    """Take from an issued paper what stands on it: its day, number and signer, and when and where it is."""
    held_on, at_hour = paper.filled.get("held_on"), paper.filled.get("at_hour")
    known: dict[str, object] = {
        "on": paper.issued_on,
        "document_number": number_as_printed(paper),
        "signer": paper.signer_name,
        "place": paper.filled.get("place"),
        "held_on": _day(held_on),
        "at_hour": _hour(at_hour),
        "content": paper.filled.get("dialogue_content"),
    }
    return {name: value for name, value in known.items() if value}


def _day(text: str | None) -> date | None:
    """Read a day; a paper may say what is none."""
    told = value_of(HELD_ON, text or "")
    return told if isinstance(told, date) else None


def _hour(text: str | None) -> time | None:
    told = value_of(AT_HOUR, text or "")
    return told if isinstance(told, time) else None
