"""The only way to cases: what a person may see, as one SELECT everything else joins."""

from sqlalchemy import ColumnElement, Select, false, or_, select

from casebook.law.powers import Actor, Power
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.units import Unit


def visible_cases(actor: Actor) -> Select[Case]:
    """Select the cases a person may see today; nothing when they may see none.

    A unit's own people see its cases, a handler those assigned to them, the union and the people's
    inspectorate those about grassroots democracy, the superior those of the units directly below.
    """
    ways = [names_seen(actor)]
    if units := actor.units_with(Power.SEE_DEMOCRACY_CASES):
        ways.append(Case.unit_id.in_(units) & Case.concerns_democracy)
    return select(Case).where(or_(*ways))


def names_seen(actor: Actor) -> ColumnElement[bool]:
    """Tell, as a condition, the cases whose parties a person may know; reviewers know none."""
    ways: list[ColumnElement[bool]] = [false()]
    if units := actor.units_with(Power.SEE_UNIT_CASES):
        ways.append(Case.unit_id.in_(units))
    if units := actor.units_with(Power.SEE_ASSIGNED_CASES):
        ways.append(Case.unit_id.in_(units) & (Case.handler_id == actor.person_id))
    if units := actor.units_with(Power.SEE_SUBORDINATE_CASES):
        ways.append(Case.unit_id.in_(select(Unit.id).where(Unit.parent_id.in_(units))))
    return or_(*ways)


def visible_case(actor: Actor, case_id: str) -> Case | None:
    """Find one case a person may see; one they may not see is not found."""
    return db.session.scalar(visible_cases(actor).where(Case.id == case_id))


def sees_names(actor: Actor, case: Case) -> bool:
    """Say whether a person may read who the parties are; reviewers read a redacted dossier."""
    parent_id = case.unit.parent_id
    return (
        actor.has_in(Power.SEE_UNIT_CASES, case.unit_id)
        or (case.handler_id == actor.person_id and actor.has_in(Power.SEE_ASSIGNED_CASES, case.unit_id))
        or (parent_id is not None and actor.has_in(Power.SEE_SUBORDINATE_CASES, parent_id))
    )
