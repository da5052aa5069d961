"""Cases that are likely the same matter: brought by the same person, about much the same."""

import re
from dataclasses import dataclass
from datetime import date

from casebook.law.powers import Actor
from casebook.law.vocabulary import Kind, Status
from casebook.records.case_lists import PersonLike, cases_of_person
from casebook.records.cases import Case, PartyRole
from casebook.records.spelling import digits, folded

_LOOKED_AT, _SHOWN = 50, 5
_WORD = re.compile(r"[a-z0-9]{2,}")
LIKELY_PERCENT = 50
"""From here on a person is asked whether it is a new matter."""


@dataclass(frozen=True, kw_only=True)
class Matter:
    """What somebody is about to register, as far as it is typed."""

    unit_id: str
    full_name: str
    text: str
    phone: str = ""
    paper_number: str = ""
    respondent: str = ""
    leave_out: str = ""
    """The case one is looking from."""


@dataclass(frozen=True, kw_only=True)
class Likeness:
    """A case the matter may be a duplicate of, and why it is thought so."""

    case_id: str
    name: str
    subject: str
    kind: Kind
    status: Status
    received_on: date
    percent: int
    same_phone: bool
    other_respondent: bool

    @property
    def is_likely(self) -> bool:
        """Say whether one should ask before registering once more: same person, respondent and content."""
        return self.percent >= LIKELY_PERCENT and not self.other_respondent


def likely_duplicates(actor: Actor, matter: Matter) -> list[Likeness]:
    """Give the few cases of the same person that are most alike, the likeliest first."""
    person = PersonLike(
        name_folded=folded(matter.full_name),
        phone_digits=digits(matter.phone),
        paper_number=matter.paper_number.strip(),
    )
    words = _words(matter.text)
    found = [
        _likeness(case, words, person, _words(matter.respondent))
        for case in cases_of_person(actor, matter.unit_id, person, most=_LOOKED_AT)
        if case.id != matter.leave_out
    ]
    found.sort(key=lambda like: (-like.percent, -like.received_on.toordinal(), like.name))
    return found[:_SHOWN]


def _likeness(case: Case, words: frozenset[str], person: PersonLike, respondent: frozenset[str]) -> Likeness:
    phones = {p.phone_digits for p in case.parties if p.role is not PartyRole.RESPONDENT}
    return Likeness(
        case_id=case.id,
        name=case.name,
        subject=case.subject,
        kind=case.kind,
        status=case.status,
        received_on=case.received_on,
        percent=overlap(words, _words(f"{case.subject} {case.content}")),
        same_phone=bool(person.phone_digits) and person.phone_digits in phones,
        other_respondent=_against_another(case, respondent),
    )


def _against_another(case: Case, respondent: frozenset[str]) -> bool:
    """Say whether both name who is complained of, and it is somebody else; in doubt it is the same."""
    named = [_words(p.full_name) for p in case.parties if p.role is PartyRole.RESPONDENT]
    if not respondent or not any(named):
        return False
    return all(overlap(respondent, one) < LIKELY_PERCENT for one in named)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text)))


def overlap(one: frozenset[str], other: frozenset[str]) -> int:
    """Say how many percent of the shorter text's words stand in the longer one, too."""
    fewer = min(len(one), len(other))
    return round(100 * len(one & other) / fewer) if fewer else 0
