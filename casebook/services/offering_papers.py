"""Which papers a case may need: those of the next lawful steps, those of steps taken, and all others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casebook.law.lifecycle import Step
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Action, EventType, Kind
from casebook.papers.catalogue import forms_on
from casebook.papers.form import ConfinedForm, Form
from casebook.papers.law_forms.steps import FORM_OF_ACTION, forms_of
from casebook.records.cases import Case

_OF_EVERY_CASE = ("TT05-", "CHASE", "RECEIPT-CASE")
_OF_KIND = {Kind.COMPLAINT: "N124-", Kind.DENUNCIATION: "N31-"}
_SECOND_LEVEL = 2


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A form offered for a case, and the step it would be the paper of; None for one of no step."""

    form: Form
    action: Action | None


def is_form_of(case: Case, form: Form) -> bool:
    """Say whether a form is one for such a case: of its kind's own law, of its steps, or of any letter."""
    return _fits(Kind.DENUNCIATION if case.keeps_secret else case.kind, form)


def _fits(kind: Kind, form: Form) -> bool:
    own = _OF_KIND.get(kind)
    if form.key in _keys_of(kind) or (own is not None and form.key.startswith(own)):
        return True
    # What may tell who denounces belongs to denunciations alone, and they have no others.
    spared = kind is Kind.DENUNCIATION or isinstance(form, ConfinedForm)
    return not spared and form.key.startswith(_OF_EVERY_CASE)


def _keys_of(kind: Kind) -> frozenset[str]:
    tables = (keys for (asked, _action), keys in FORM_OF_ACTION.items() if asked is kind)
    return frozenset(key for keys in tables for key in keys)


def offers_for(case: Case, actions: Iterable[Action], day: date) -> list[Offer]:
    """Give the forms that record some steps, in their order, each form once."""
    used = {form.key: form for form in forms_on(day)}
    found: dict[str, Offer] = {}
    discipline = case.discipline or case.dismissal
    for action in actions:
        for key in forms_of(
            case.kind, action, second_level=case.level == _SECOND_LEVEL, discipline=discipline
        ):
            if key in used:
                found.setdefault(key, Offer(form=used[key], action=action))
    return list(found.values())


def other_offers(case: Case, day: date, offered: Iterable[Offer]) -> list[Offer]:
    """Give every other form that may be used for such a case on a day."""
    known = {offer.form.key for offer in offered}
    forms = [form for form in forms_on(day) if form.key not in known and is_form_of(case, form)]
    return [Offer(form=form, action=None) for form in forms]


def actions_of(case: Case, form_key: str) -> tuple[Action, ...]:
    """Give the steps a form may be the paper of, in such a case."""
    return tuple(
        action for (kind, action), keys in FORM_OF_ACTION.items() if kind is case.kind and form_key in keys
    )


def types_of(case: Case, form_key: str) -> frozenset[EventType]:
    """Give the types of the lines of the journal a form may be the paper of."""
    wanted = set(actions_of(case, form_key))
    rows: list[Step] = [step for step in STEPS if step.action in wanted and case.kind in step.kinds]
    return frozenset(step.type for step in rows)
