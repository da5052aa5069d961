"""What the journal says of a dialogue as values of its papers: the notice, and form 14, its minutes."""

from collections.abc import Mapping
from datetime import date

from casebook.law.journal import Event, in_order
from casebook.law.vocabulary import EventType
from casebook.law.words import word
from casebook.papers.form import Form
from casebook.papers.law_forms.shared_slots import AT_HOUR, END_HOUR
from casebook.papers.slots import Slot, Value
from casebook.records.cases import Case, CaseEvent
from casebook.reports.standings import events_of
from casebook.services.case_participants import Participant, people_in, presence_told
from casebook.services.paper_texts import value_of
from casebook.services.terms_begun import notice_term

NOTICE, MINUTES = "CASE-DIALOGUE-NOTICE", "N124-14"

DIALOGUE_KEYS = frozenset(
    {
        "attendance",
        "called_on",
        "notice_term",
        "invited",
        "dialogue_content",
        "findings",
        "complainant_said",
        "respondent_said",
        "others_said",
        "agreed",
        "disagreed",
    }
)
"""The keys of the slots that tell of one dialogue: never taken over into the paper of another case."""

_SAID = ("findings", "complainant_said", "respondent_said", "others_said", "agreed", "disagreed")
_FROM_THE_LINE = {"place": "place", "chair": "chair_name", "chair_title": "chair_title"}
_Line = tuple[CaseEvent, Event]


def dialogue_values(case: Case, form: Form) -> dict[Slot, Value]:
    """Give what the last dialogue of a case fills in of a form; nothing for other forms.

    Minutes not recorded yet are begun from the notice, so that they can be printed and taken along.
    """
    told = {} if case.keeps_secret else _told(case, form.key)
    return {
        slot: told[slot.key] for slot in form.slots if slot.key in told and told[slot.key] not in ("", ())
    }


def _told(case: Case, key: str) -> Mapping[str, Value]:
    called, held = _last(case, EventType.DIALOGUE_CALLED), _last(case, EventType.DIALOGUE_HELD)
    if key == NOTICE and called:
        return {
            **_sitting(called[0].paper),
            **_held_on(called),
            "invited": _invited(people_in(called[0].paper.get("participants", ""))),
            "dialogue_content": called[0].paper.get("content", ""),
        }
    if key != MINUTES:
        return {}
    if held and not (called and _is_later(case, called, held)):
        return _minutes(held) | (_notified(case, called) if called else {})
    if called:
        invited = people_in(called[0].paper.get("participants", ""))
        begun = {**_sitting(called[0].paper), **_held_on(called)}
        return {**begun, **_notified(case, called), "attendance": _attendance(invited)}
    return {}


def _last(case: Case, kind: EventType) -> _Line | None:
    lines = [(case.journal[index], event) for index, event in in_order(events_of(case))]
    return next((line for line in reversed(lines) if line[1].type is kind), None)


def _is_later(case: Case, called: _Line, held: _Line) -> bool:
    """Say whether a dialogue was called after the last one that was held: the next one is meant."""
    order = [case.journal[index].id for index, _event in in_order(events_of(case))]
    return order.index(called[0].id) > order.index(held[0].id)


def _minutes(held: _Line) -> dict[str, Value]:
    paper = held[0].paper
    copies = paper.get("copies", "")
    return {
        **_sitting(paper),
        **{name: paper.get(name, "") for name in _SAID},
        "held_on": held[1].on,
        "secretary_name": paper.get("secretary", ""),
        "attendance": _attendance(people_in(paper.get("participants", ""))),
        **({"copies": int(copies)} if copies.isdecimal() else {}),
    }


def _notified(case: Case, called: _Line) -> dict[str, Value]:
    day = called[1].on
    return {"called_on": day, "notice_term": notice_term(case, day) or ""}


def _held_on(called: _Line) -> dict[str, Value]:
    told = called[1].particulars.get("held_on")
    if isinstance(told, date):
        return {"held_on": told}
    return {"held_on": date.fromisoformat(told)} if isinstance(told, str) else {}


def _sitting(paper: Mapping[str, str]) -> dict[str, Value]:
    told: dict[str, Value] = {slot: paper.get(name, "") for name, slot in _FROM_THE_LINE.items()}
    for slot in (AT_HOUR, END_HOUR):
        told[slot.key] = value_of(slot, paper.get(slot.key, "")) or ""
    return told


def _invited(people: list[Participant]) -> Value:
    return tuple(
        {"stt": str(number), "name": one.name, "role": word(one.seat)}
        for number, one in enumerate(people, start=1)
    )


def _attendance(people: list[Participant]) -> Value:
    return tuple(
        {"stt": str(number), "name": one.name, "role": word(one.seat), "present": presence_told(one)}
        for number, one in enumerate(people, start=1)
    )
