"""The only way to cases: what a person may see, as one SELECT everything else joins."""

from functools import lru_cache

from sqlalchemy import ColumnElement, Select, and_, exists, false, not_, or_, select

from casebook.law.powers import ROLE_POWERS, Actor, Power
from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.case_keys import CaseKey
from casebook.records.cases import Case
from casebook.records.exclusions import excluded_cases, is_excluded
from casebook.records.units import Unit

CASE_POWERS = frozenset(
    {
        Power.SEE_UNIT_CASES,
        Power.SEE_ASSIGNED_CASES,
        Power.SEE_DEMOCRACY_CASES,
        Power.SEE_SUBORDINATE_CASES,
        Power.SEE_DENUNCIATIONS,
        Power.KEEP_HELD_REGISTER,
    }
)
"""Whoever holds one of these may see some cases, however few; which ones is visible_cases' business."""


@lru_cache(maxsize=512)
def visible_cases(actor: Actor) -> Select[Case]:
    """Select the cases a person may see today; nothing when they may see none.

    A unit's own people see its cases, a handler those assigned to them, the union and the people's
    inspectorate those about grassroots democracy, the superior those of the units directly below.
    A denunciation is seen by the head of its unit and by whoever handles it (LTC Đ8.3, Đ56); one held
    above a unit by the keeper of that register, too, and by nobody of the unit it is about.
    Whoever is excluded from a case does not see it, whatever else holds.
    """
    ways = [_known_names(actor)]
    if units := actor.units_with(Power.SEE_DEMOCRACY_CASES):
        ways.append(Case.unit_id.in_(units) & Case.concerns_democracy & not_(is_secret()))
    return select(Case).where(or_(*ways), _inside_walls(actor))


@lru_cache(maxsize=512)
def names_seen(actor: Actor) -> ColumnElement[bool]:
    """Tell, as a condition, the cases whose parties a person may know; reviewers know none."""
    return and_(_known_names(actor), _inside_walls(actor))


def may_know_names(actor: Actor) -> bool:
    """Say whether there can be a case whose parties a person may know."""
    return any(actor.has(power) for power in _KNOWING)


_KNOWING = (
    Power.SEE_ASSIGNED_CASES,
    Power.SEE_DENUNCIATIONS,
    Power.KEEP_HELD_REGISTER,
    Power.SEE_UNIT_CASES,
    Power.SEE_SUBORDINATE_CASES,
)


@lru_cache(maxsize=512)
def _inside_walls(actor: Actor) -> ColumnElement[bool]:
    """Tell, as a condition, the cases no wall keeps a person out of: it stands whatever they may else."""
    own = {grant.unit_id for grant in actor.grants}
    from_elsewhere = or_(Case.held_for_unit_id.is_(None), Case.held_for_unit_id.not_in(own))
    return and_(Case.id.not_in(excluded_cases(actor)), from_elsewhere)


@lru_cache(maxsize=512)
def _known_names(actor: Actor) -> ColumnElement[bool]:
    ways: list[ColumnElement[bool]] = [false()]
    if units := actor.units_with(Power.SEE_ASSIGNED_CASES):
        ways.append(Case.unit_id.in_(units) & (Case.handler_id == actor.person_id))
    if units := own_units_with(actor, Power.SEE_DENUNCIATIONS):
        ways.append(Case.unit_id.in_(units) & is_secret())
    if units := own_units_with(actor, Power.KEEP_HELD_REGISTER):
        ways.append(Case.unit_id.in_(units) & Case.held_for_unit_id.is_not(None))
    return or_(*ways, and_(not_(is_secret()), _openly(actor)))


def _openly(actor: Actor) -> ColumnElement[bool]:
    """Tell, as a condition, the cases somebody knows by their place in the unit or above it."""
    ways: list[ColumnElement[bool]] = [false()]
    if units := actor.units_with(Power.SEE_UNIT_CASES):
        ways.append(Case.unit_id.in_(units))
    if units := actor.units_with(Power.SEE_SUBORDINATE_CASES):
        ways.append(Case.unit_id.in_(select(Unit.id).where(Unit.parent_id.in_(units))))
    return or_(*ways)


def is_secret() -> ColumnElement[bool]:
    """Tell, as a condition, the cases whose very existence is kept secret: what is or was a denunciation."""
    return or_(Case.kind == Kind.DENUNCIATION, Case.first_kind == Kind.DENUNCIATION)


def cases_in_clear() -> Select[Case]:
    """Select the secret cases of an older version that have no key yet: what they say stands in clear."""
    return select(Case).where(is_secret(), ~exists().where(CaseKey.case_id == Case.id)).order_by(Case.id)


def keeps_secret(case: Case) -> bool:
    """Say of one case whether its very existence is kept secret."""
    return case.keeps_secret


def own_units_with(actor: Actor, power: Power) -> frozenset[str]:
    """Give the units in which somebody holds a power by a role of their own, not by standing in."""
    # Whoever takes the head's place for a while is not let into denunciations by that alone: the head
    # gives them the one case (docs/decisions/061).
    return frozenset(
        grant.unit_id
        for grant in actor.grants
        if grant.acting_for is None and power in ROLE_POWERS[grant.role]
    )


def visible_case(actor: Actor, case_id: str) -> Case | None:
    """Find one case a person may see; one they may not see is not found."""
    return db.session.scalar(visible_cases(actor).where(Case.id == case_id))


def sees_names(actor: Actor, case: Case) -> bool:
    """Say whether a person may read who the parties are; reviewers read a redacted dossier."""
    if case.held_for_unit_id in {grant.unit_id for grant in actor.grants} or is_excluded(actor, case):
        return False
    if case.handler_id == actor.person_id and actor.has_in(Power.SEE_ASSIGNED_CASES, case.unit_id):
        return True
    if keeps_secret(case):
        held = case.held_for_unit_id is not None
        return case.unit_id in own_units_with(actor, Power.SEE_DENUNCIATIONS) or (
            held and case.unit_id in own_units_with(actor, Power.KEEP_HELD_REGISTER)
        )
    parent_id = case.unit.parent_id
    return actor.has_in(Power.SEE_UNIT_CASES, case.unit_id) or (
        parent_id is not None and actor.has_in(Power.SEE_SUBORDINATE_CASES, parent_id)
    )
