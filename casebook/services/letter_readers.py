"""Whether somebody may still be written to, where the letter leads them, and what it tells only them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from casebook.law.powers import Actor, Power
from casebook.records.holding import held_entry
from casebook.records.outbox import OutboxRow
from casebook.records.people import Person, actor_on, person_by_id
from casebook.records.units import unit_by_id
from casebook.records.visibility import visible_case
from casebook.services.holding import WAITS
from casebook.services.letter_texts import DIGEST, INCOMING
from casebook.services.reminders import digest_told

CASE = "case"


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whom a letter goes to, with what they may do at the moment it is sent."""

    person: Person
    actor: Actor
    today: date
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a letter tells its reader: where it leads, and what is filled into its text beside that."""

    leads_to: str
    """`case`, or the kind of letter: which page that is, whoever sends it knows."""
    arguments: Mapping[str, str]
    values: Mapping[str, str]


def _digest(reader: Reader) -> Mapping[str, str] | None:
    told = digest_told(reader.actor, reader.today)
    if told is None:
        return None
    return {"count": str(told.count), "days": ", ".join(f"{day:%d/%m/%Y}" for day in told.days)}


# What a kind of letter tells beside its link; None: there is nothing to tell any more.
_MORE: dict[str, Callable[[Reader], Mapping[str, str] | None]] = {DIGEST: _digest}


def told_to(letter: OutboxRow, *, today: date, now: datetime) -> tuple[Person, Told] | None:
    """Say what a letter tells its reader; None where they may not know of it now, or it is over."""
    person = person_by_id(letter.recipient_id)
    if person is None or not person.active:
        return None
    reader = Reader(person=person, actor=actor_on(person, today), today=today, now=now)
    if not _may_know(reader.actor, letter):
        return None
    more = _MORE.get(letter.kind)
    values = more(reader) if more is not None else {}
    if values is None:
        return None
    unit = unit_by_id(letter.unit_id)
    arguments = {"case_id": letter.case_id} if letter.case_id else {}
    leads_to = CASE if letter.case_id else letter.kind
    return person, Told(
        leads_to=leads_to, arguments=arguments, values={"unit": unit.name if unit else "", **values}
    )


def _may_know(actor: Actor, letter: OutboxRow) -> bool:
    if letter.case_id is not None:
        return visible_case(actor, letter.case_id) is not None
    if letter.kind == WAITS:
        return held_entry(actor, letter.occasion) is not None
    if letter.kind == INCOMING:
        return actor.has_in(Power.REGISTER_CASES, letter.unit_id)
    if letter.kind == DIGEST:
        return bool(actor.grants)
    return any(grant.unit_id == letter.unit_id for grant in actor.grants)
