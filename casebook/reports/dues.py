"""What somebody owes by a day: one list of slim rows, from which desk, reminders and calendars are told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from casebook.law.powers import Actor, Power
from casebook.law.quotas import QuotaState
from casebook.law.vocabulary import Kind
from casebook.records.cases import NO_DAY
from casebook.records.commitment_lists import open_until
from casebook.records.commitment_owners import answers_for, owners_to_choose
from casebook.records.commitments import Commitment
from casebook.records.dialogue_lists import answers_owed, unfinished_dialogues
from casebook.records.dialogues import Dialogue, DialogueQuestion
from casebook.records.due_rows import due_cases, due_notices, due_reports, late_below, promised_answers
from casebook.records.units import unit_by_id
from casebook.records.visits import Visit
from casebook.reports.days_owed import DayOwed, answer_owed
from casebook.reports.dialogue_days import PUBLISH, dialogue_clocks
from casebook.reports.head_days import month_of_head

_LAST = NO_DAY - timedelta(days=1)
_LATELY = timedelta(days=60)
"""Longer ago than any answer to a visitor takes, days off among them."""


class DueSource(StrEnum):
    """What kind of thing falls due; it says nothing of the kind of a case."""

    CASE = "due_case"
    REPORT = "due_report"
    COMMITMENT = "due_commitment"
    RECEPTION = "due_reception"
    REFUSAL_NOTICE = "due_refusal_notice"
    VISITOR_ANSWER = "due_visitor_answer"
    DIALOGUE = "due_dialogue"
    DIALOGUE_ANSWER = "due_dialogue_answer"
    REPORT_TO_DEMAND = "due_report_to_demand"


class Share(StrEnum):
    """What somebody has to do with what falls due."""

    MINE = "mine"
    """Theirs to do, or nobody's yet in whose unit they may do it: they are reminded before and after."""
    LED = "led"
    """Somebody else's, in a unit they lead: they are told once it is overdue."""
    ABOVE = "above"
    """Overdue where the law gives whoever stands above a duty of their own."""
    SHARED = "shared"
    """They may do it, but somebody else answers for it, or it is planned already: no reminder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Due:
    """One thing that falls due for one person."""

    source: DueSource
    thing_id: str
    unit_id: str
    due_on: date
    share: Share
    rule: str = ""
    """The rule of the law behind the day, by its id or key; empty where it is a promise or a plan."""
    case_id: str | None = None
    row: Commitment | Visit | Dialogue | DialogueQuestion | None = field(
        default=None, compare=False, repr=False
    )
    """What was read to find it, so that telling it asks nothing more; a case is told with all others."""

    @property
    def key(self) -> str:
        """Name it: the same thing with another day is another one."""
        return f"{self.source}:{self.thing_id}:{self.due_on:%Y%m%d}"


def dues_of(actor: Actor, today: date, until: date | None = None) -> list[Due]:
    """Give everything somebody owes by a day (None: by any day), the earliest first."""
    found = [
        *_cases(actor, until),
        *_reports(actor, until),
        *_to_demand(actor, today),
        *_commitments(actor, today, until),
        *_receptions(actor, today, until),
        *_notices(actor, until),
        *_visitor_answers(actor, today, until),
        *_dialogues(actor, until),
        *_dialogue_answers(actor, until),
    ]
    return sorted(found, key=lambda due: (due.due_on, due.source, due.thing_id))


def _places_taken(actor: Actor) -> set[str]:
    return {actor.person_id, *(grant.acting_for for grant in actor.grants if grant.acting_for)}


def _leads(actor: Actor, unit_id: str) -> bool:
    return actor.has_in(Power.RESOLVE_CASES, unit_id)


def _share(actor: Actor, unit_id: str, *, mine: bool) -> Share:
    if mine:
        return Share.MINE
    return Share.LED if _leads(actor, unit_id) else Share.SHARED


def _cases(actor: Actor, until: date | None) -> Iterator[Due]:
    people = _places_taken(actor)
    for row in due_cases(actor, until):
        yield Due(
            source=DueSource.CASE,
            thing_id=row.case_id,
            unit_id=row.unit_id,
            due_on=row.due_on,
            share=_share(actor, row.unit_id, mine=row.handler_id is None or row.handler_id in people),
            rule=row.rule,
            case_id=row.case_id,
        )


def _reports(actor: Actor, until: date | None) -> Iterator[Due]:
    """Reports others demanded of somebody, and those they demanded themselves and wait for."""
    people = _places_taken(actor)
    for row in due_reports(actor, until):
        asked = row.handler_id in people if row.handler_id else _leads(actor, row.unit_id)
        waits = row.asked_by_id == actor.person_id
        if not (asked or waits or _leads(actor, row.unit_id)):
            continue
        yield Due(
            source=DueSource.REPORT,
            thing_id=row.event_id,
            unit_id=row.unit_id,
            due_on=row.due_on,
            share=Share.MINE if asked else Share.LED,
            case_id=row.case_id,
        )


def _to_demand(actor: Actor, today: date) -> Iterator[Due]:
    for row in late_below(actor, today):
        yield Due(
            source=DueSource.REPORT_TO_DEMAND,
            thing_id=row.case_id,
            unit_id=row.unit_id,
            due_on=row.due_on,
            share=Share.ABOVE,
            rule="TC-24",
            case_id=row.case_id,
        )


def _commitments(actor: Actor, today: date, until: date | None) -> Iterator[Due]:
    staff: dict[str, set[str]] = {}
    for row in open_until(until or _LAST, units=actor.units_with(Power.SEE_DIALOGUES)):
        mine = answers_for(actor, row)
        if not mine and not _leads(actor, row.unit_id):
            continue
        if not mine:
            mine = _owner_left(row, staff, today)
        yield Due(
            source=DueSource.COMMITMENT,
            thing_id=row.id,
            unit_id=row.unit_id,
            due_on=row.due_on,
            share=Share.MINE if mine else Share.LED,
            row=row,
        )


def _owner_left(row: Commitment, staff: dict[str, set[str]], today: date) -> bool:
    """Say whether its owner works there no more: whoever leads the unit gives it to somebody else."""
    if row.unit_id not in staff:
        staff[row.unit_id] = {person.id for person in owners_to_choose(row.unit_id, today)}
    return row.owner_id not in staff[row.unit_id]


def _receptions(actor: Actor, today: date, until: date | None) -> Iterator[Due]:
    """The days of this month on which the head still owes citizens a reception in person (N154 Đ10.2)."""
    for unit_id in sorted(actor.units_with(Power.PLAN_RECEPTION)):
        unit = unit_by_id(unit_id)
        for quota in month_of_head(unit, today, today=today).quotas if unit else ():
            state = quota.state(today)
            if state is QuotaState.MET or quota.last < today or (until and quota.last > until):
                continue
            mine = state is QuotaState.SHORT and _leads(actor, unit_id)
            yield Due(
                source=DueSource.RECEPTION,
                thing_id=unit_id,
                unit_id=unit_id,
                due_on=quota.last,
                share=Share.MINE if mine else Share.SHARED,
                rule=quota.version.id,
            )


def _notices(actor: Actor, until: date | None) -> Iterator[Due]:
    for row in due_notices(actor.units_with(Power.REFUSE_RECEPTION), until):
        if row.notice_due_on is not None:
            yield Due(
                source=DueSource.REFUSAL_NOTICE,
                thing_id=row.visit_id,
                unit_id=row.visit.unit_id,
                due_on=row.notice_due_on,
                share=Share.MINE,
                rule="TCD-26",
                row=row.visit,
            )


def _visitor_answers(actor: Actor, today: date, until: date | None) -> Iterator[Due]:
    """The answers visitors wait for (TCD-16), until their day: no step records that one was given."""
    people, known = _places_taken(actor), dict[tuple[Kind | None, date], DayOwed | None]()
    for visit, kind in promised_answers(actor.units_with(Power.LOG_VISITS), today - _LATELY):
        at = (kind, visit.visited_on)
        if at not in known:
            known[at] = answer_owed(*at)
        owed = known[at]
        if owed is None or owed.clock.due_on < today or (until and owed.clock.due_on > until):
            continue
        yield Due(
            source=DueSource.VISITOR_ANSWER,
            thing_id=visit.id,
            unit_id=visit.unit_id,
            due_on=owed.clock.due_on,
            share=Share.MINE if visit.recorded_by_id in people else Share.SHARED,
            rule=owed.clock.key,
            row=visit,
        )


def _dialogues(actor: Actor, until: date | None) -> Iterator[Due]:
    for row in unfinished_dialogues(actor.units_with(Power.KEEP_DIALOGUES)):
        day = _dialogue_day(row)
        if day is not None and (until is None or day[0] <= until):
            yield Due(
                source=DueSource.DIALOGUE,
                thing_id=row.id,
                unit_id=row.unit_id,
                due_on=day[0],
                share=Share.MINE,
                rule=day[1],
                row=row,
            )


def _dialogue_day(dialogue: Dialogue) -> tuple[date, str] | None:
    """The nearest day of a dialogue: one the law sets, or the day it is planned for; with its rule."""
    held = dialogue.held_on is not None
    # Once it was held only its publication still has a day.
    open_ones = [
        (clock.due_on, clock.key)
        for clock in dialogue_clocks(dialogue)
        if clock.met_on is None and (clock.key == PUBLISH or not held)
    ]
    if not held:
        open_ones.append((dialogue.planned_on, ""))
    return min(open_ones, default=None)


def _dialogue_answers(actor: Actor, until: date | None) -> Iterator[Due]:
    for row in answers_owed(actor.units_with(Power.KEEP_DIALOGUES), until or _LAST):
        if row.answer_due_on is not None:
            yield Due(
                source=DueSource.DIALOGUE_ANSWER,
                thing_id=row.id,
                unit_id=row.dialogue.unit_id,
                due_on=row.answer_due_on,
                share=Share.MINE,
                row=row,
            )
