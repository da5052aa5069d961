"""Who may sign a paper of a case, and in which capacity by default (NĐ 30/2020)."""

from dataclasses import dataclass
from datetime import date

from casebook.law.powers import Grant
from casebook.law.signing import Capacity
from casebook.law.vocabulary import Role
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.paper_templates import PaperSettings, settings_of
from casebook.records.people import Person, actor_on, people_in, reached_in
from casebook.records.visibility import sees_names

_STAFF = (Role.HEAD, Role.DEPUTY, Role.DUTY_OFFICER, Role.HANDLER)
# In this order they are offered: the head first.
_ORDER = (
    Capacity.OWN,
    Capacity.ON_BEHALF,
    Capacity.FOR_HEAD,
    Capacity.BY_AUTHORISATION,
    Capacity.BY_ORDER,
)


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Somebody who may sign, as what, and under which title."""

    person: Person
    capacity: Capacity
    title: str


def signers_for(case: Case, day: date) -> list[Signer]:
    """Give who may sign a paper of a case on a day: nobody who may not know of it, the head first."""
    settings = settings_of(case.unit_id)
    working = list(db.session.scalars(people_in(case.unit_id, day, *_STAFF)))
    instead = list(db.session.scalars(reached_in(case.unit_id, day, Role.HEAD)))
    people = {person.id: person for person in (*working, *instead)}
    found = [_signer(person, case, day, settings) for person in people.values()]
    return sorted((one for one in found if one), key=lambda one: (_ORDER.index(one.capacity), one.title))


def _signer(person: Person, case: Case, day: date, settings: PaperSettings) -> Signer | None:
    actor = actor_on(person, day)
    if not sees_names(actor, case):
        return None
    held = [grant for grant in actor.grants if grant.unit_id == case.unit_id]
    capacity = _capacity(held, settings)
    title = person.title or _title(capacity, settings)
    return Signer(person=person, capacity=capacity, title=title)


def _capacity(held: list[Grant], settings: PaperSettings) -> Capacity:
    own = {grant.role for grant in held if grant.acting_for is None}
    if Role.HEAD in own:
        return Capacity.ON_BEHALF if settings.body_name else Capacity.OWN
    if Role.DEPUTY in own:
        return Capacity.FOR_HEAD
    stands_in = any(grant.role is Role.HEAD for grant in held if grant.acting_for is not None)
    return Capacity.BY_AUTHORISATION if stands_in else Capacity.BY_ORDER


def _title(capacity: Capacity, settings: PaperSettings) -> str:
    """Give the title of somebody whose own is not recorded, where the role says it; else a blank."""
    head = settings.head_title
    if capacity in {Capacity.OWN, Capacity.ON_BEHALF}:
        return head
    return f"Phó {head[:1].lower()}{head[1:]}" if capacity is Capacity.FOR_HEAD and head else ""
