"""What the program knows of a case as values of a form; what it does not know stays a blank to fill in.

Of a denunciation no open value is taken from what it says: not its subject, its content, its papers or
whoever wrote. Who is accused is named, for the papers are about them (LTC Đ8.3, Đ56).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from casebook.law.clocks import Clock
from casebook.law.journal import Event, in_order
from casebook.law.rules import CLOCK_SPECS
from casebook.law.steps import STEPS
from casebook.law.vocabulary import EventType, Unit
from casebook.law.words import word
from casebook.papers.form import ConfinedForm, Form
from casebook.papers.law_forms.shared_slots import LETTER_WORDS
from casebook.papers.law_forms.steps import FORM_OF_ACTION
from casebook.papers.slots import ProtectedSlot, Slot, Value
from casebook.records.base import db
from casebook.records.cases import Case, CaseEvent, Party, PartyRole
from casebook.records.competences import Competence
from casebook.records.paper_templates import settings_of
from casebook.records.papers import paper_of_event
from casebook.records.people import person_by_id
from casebook.records.units import unit_by_id
from casebook.reports.competences import body_for
from casebook.reports.standings import events_of, standing_of
from casebook.services.case_dialogue_values import dialogue_values
from casebook.services.complaint_values import COMPLAINT_KEYS, complaint_values
from casebook.services.paper_numbers import number_as_printed

_RESOLVING = frozenset(
    key
    for spec in CLOCK_SPECS
    if spec.resolves or spec.meets == {EventType.ANSWERED}
    for key in spec.rule_keys
)
"""The rules whose day is the one by which a case is settled, or answered."""
_LEVELS = {1: "lần đầu", 2: "lần hai"}


@dataclass(frozen=True)
class _Known:
    """One case and one form, as the questions below ask about them."""

    case: Case
    form: Form
    day: date

    @cached_property
    def stood(self) -> list[tuple[CaseEvent, Event]]:
        """The lines of the journal that hold, as stored and as corrections leave them, in their order."""
        return [(self.case.journal[index], event) for index, event in in_order(events_of(self.case))]

    def last(self, *types: EventType) -> tuple[CaseEvent, Event] | None:
        """Give the last line of some types; None where there is none."""
        return next((pair for pair in reversed(self.stood) if pair[1].type in types), None)

    @cached_property
    def step(self) -> tuple[CaseEvent, Event] | None:
        """The last line this form is the paper of, where it was recorded before the paper."""
        actions = {
            action
            for (kind, action), keys in FORM_OF_ACTION.items()
            if kind is self.case.kind and self.form.key in keys
        }
        return self.last(*{row.type for row in STEPS if row.action in actions})

    def parties(self, role: PartyRole) -> list[Party]:
        """Give everybody who is this in the case."""
        return [party for party in self.case.parties if party.role is role]

    def only(self, role: PartyRole) -> Party | None:
        """Give the one who is this in the case; of several nobody speaks for the others."""
        found = self.parties(role)
        return found[0] if len(found) == 1 else None


_Question = Callable[[_Known], Value | None]


def open_values(case: Case, form: Form, day: date) -> dict[Slot, Value]:
    """Give the values of a form's open slots that the program knows for a case on a day."""
    known = _Known(case, form, day)
    asked = _ALWAYS | (_OF_DENUNCIATION if case.keeps_secret else _OF_OPEN_CASE)
    found = {slot: asked[slot.key](known) for slot in form.slots if slot.key in asked}
    told = {slot: value for slot, value in found.items() if value is not None and value != ""}
    return complaint_values(case, form) | told | dialogue_values(case, form)


def protected_values(case: Case, form: ConfinedForm) -> dict[ProtectedSlot, Value]:
    """Give the protected values that the case itself keeps; who denounces is under seal and typed by hand."""
    asked = {slot for slot in form.protected if slot.key == LETTER_WORDS.key}
    return dict.fromkeys(asked, case.content) if case.content else {}


def _day_of(kind: EventType) -> _Question:
    def read(known: _Known) -> Value | None:
        found = known.last(kind)
        return found[1].on if found else None

    return read


def _number_of(kind: EventType) -> _Question:
    """Take the number of the paper of a step; of a denunciation only from the paper itself."""

    def read(known: _Known) -> Value | None:
        found = known.last(kind)
        if found is None:
            return None
        paper = paper_of_event(db.session(), found[0].id)
        if paper is not None:
            return number_as_printed(paper)
        return None if known.case.keeps_secret else found[0].paper.get("document_number")

    return read


def _resolution(known: _Known) -> Clock | None:
    clocks = [c for c in standing_of(known.case).clocks if c.key in _RESOLVING and not c.cancelled]
    return max(clocks, key=lambda clock: clock.due_on, default=None)


def _due_on(known: _Known) -> Value | None:
    clock = _resolution(known)
    return clock.due_on if clock else None


def _term_days(known: _Known) -> Value | None:
    clock = _resolution(known)
    return clock.days if clock and clock.unit is Unit.DAY else None


def _decider(known: _Known) -> Value | None:
    return f"{settings_of(known.case.unit_id).head_title} {known.case.unit.name}".strip().upper()


def _second_level(known: _Known) -> Value | None:
    case = known.case
    if case.level != 1:
        return None
    body = body_for(case.unit_id, Competence.SECOND_COMPLAINT_TO, known.day)
    if body is None or body.unit_id is None:
        return body.name if body else None
    # The head resolves, not the office: "Chủ tịch UBND …" (N124 Đ14.2).
    return f"{settings_of(body.unit_id).head_title} {body.name}".strip()


def _title_of(person_id: str | None) -> str | None:
    person = person_by_id(person_id) if person_id else None
    return person.title if person else None


def _handler_name(known: _Known) -> Value | None:
    return known.case.handler.full_name if known.case.handler else None


def _letter_on(known: _Known) -> Value | None:
    days = [letter.written_on for letter in known.case.letters if letter.written_on]
    return min(days, default=None)


def _names(role: PartyRole) -> _Question:
    return lambda known: ", ".join(party.full_name for party in known.parties(role))


def _of_sender(attribute: str) -> _Question:
    return lambda known: getattr(known.only(PartyRole.COMPLAINANT), attribute, None)


def _title_in(role: PartyRole) -> _Question:
    return lambda known: _title_of(getattr(known.only(role), "person_id", None))


def _contested(known: _Known) -> Value | None:
    case = known.case
    told = " ".join(part for part in (case.contested_decision, case.contested_number) if part)
    # It stands inside sentences: "khiếu nại … về hành vi …"; a document keeps the capital of its name.
    return told[:1].lower() + told[1:] if told.startswith(("Hành vi ", "Việc ")) else told


def _accused_unit(known: _Known) -> Value | None:
    case, accused = known.case, known.only(PartyRole.ACCUSED)
    if case.held_for_unit_id:
        held_for = unit_by_id(case.held_for_unit_id)
        return held_for.name if held_for else None
    return case.unit.name if accused and accused.person_id else None


def _said(*names: str) -> _Question:
    """Take what the step recorded before its paper says under one of these names."""

    def read(known: _Known) -> Value | None:
        paper = known.step[0].paper if known.step else {}
        return next((paper[name] for name in names if paper.get(name)), None)

    return read


def _day_said(name: str) -> _Question:
    """Take a day the step recorded before its paper says under this name."""

    def read(known: _Known) -> Value | None:
        said = known.step[1].particulars.get(name) if known.step else None
        return date.fromisoformat(said) if isinstance(said, str) else None

    return read


_ALWAYS: dict[str, _Question] = {
    "unit": lambda known: known.case.unit.name,
    "case_name": lambda known: known.case.name,
    "received_on": lambda known: known.case.received_on,
    "unit_address": lambda known: known.case.unit.address,
    "contact": lambda known: known.case.unit.phone,
    "accepted_on": _day_of(EventType.ACCEPTED),
    "acceptance_number": _number_of(EventType.ACCEPTED),
    "verification_on": _day_of(EventType.VERIFICATION_ASSIGNED),
    "verification_number": _number_of(EventType.VERIFICATION_ASSIGNED),
    "suspension_on": _day_of(EventType.SUSPENDED),
    "suspension_number": _number_of(EventType.SUSPENDED),
    "stay_on": _day_of(EventType.STAY_ORDERED),
    "stay_number": _number_of(EventType.STAY_ORDERED),
    "assessment_on": _day_of(EventType.ASSESSMENT_REQUESTED),
    "assessment_number": _number_of(EventType.ASSESSMENT_REQUESTED),
    "called_on": _day_of(EventType.DIALOGUE_CALLED),
    "due_on": _due_on,
    "term_days": _term_days,
    "decider": _decider,
    "level": lambda known: _LEVELS.get(known.case.level),
    "handler_name": _handler_name,
    "handler_title": lambda known: _title_of(known.case.handler_id),
    "head_title": lambda known: settings_of(known.case.unit_id).head_title,
}
_OF_OPEN_CASE: dict[str, _Question] = {
    "case_subject": lambda known: known.case.subject,
    "case_content": lambda known: known.case.content,
    "letter_on": _letter_on,
    "person_name": _names(PartyRole.COMPLAINANT),
    "person_address": _of_sender("address"),
    "person_paper": _of_sender("paper_number"),
    "person_phone": _of_sender("phone"),
    "contested": _contested,
    "known_on": _day_of(EventType.CONTESTED_ACT_KNOWN),
    "second_level": _second_level,
    "respondent_name": _names(PartyRole.RESPONDENT),
    "respondent_title": _title_in(PartyRole.RESPONDENT),
    "reason": _said("return_reason", "stay_reason", "reopening_reason"),
    "dest_unit": _said("dest_unit"),
    "place": _said("place"),
    "held_on": _day_said("held_on"),
    "letter_kind": lambda known: word(known.case.kind).lower(),
    "tracking_code": lambda known: known.case.tracking_code,
    "asked_of": _said("asked_of"),
    "report_by": _day_said("report_by"),
}
_OF_DENUNCIATION: dict[str, _Question] = {
    "accused_name": _names(PartyRole.ACCUSED),
    "accused_title": _title_in(PartyRole.ACCUSED),
    "accused_unit": _accused_unit,
}
KNOWN_OF_CASES = frozenset({*_ALWAYS, *_OF_OPEN_CASE, *_OF_DENUNCIATION, *COMPLAINT_KEYS})
"""The keys of the slots that tell of one case: never taken over into the paper of another."""
