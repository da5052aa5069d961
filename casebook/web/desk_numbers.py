"""The figures of the desk: each opens exactly the rows it counted."""

from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from casebook.law.commitments import CommitmentState
from casebook.law.powers import Actor, Power
from casebook.records.case_lists import COUNTED_UP_TO
from casebook.records.commitment_lists import CommitmentFilter
from casebook.records.devices import count_to_confirm
from casebook.records.incoming import count_waiting
from casebook.records.units import second_factor_is_required
from casebook.reports.chasing import count_awaited
from casebook.reports.clock_views import Reading
from casebook.reports.commitments import AtDesk
from casebook.reports.desk import units_at_a_glance
from casebook.reports.figures import FIGURES, Asked, Due, Figure, figure_on
from casebook.services.identity_openings import count_to_decide
from casebook.web import access
from casebook.web.asked_commitments import url_of
from casebook.web.needs import SEES_CASES


@dataclass(frozen=True)
class Number:
    """A figure with the list it opens."""

    label: str
    value: str
    url: str
    tone: str | None


def numbers_of(actor: Actor, now: Reading, told: AtDesk) -> list[Number]:
    """Give the figures of the signed-in person."""
    if not access.holds(SEES_CASES):
        return _late_commitments(told)
    return [*_cases(actor, now), *_waiting(actor, now), *_late_commitments(told)]


def _cases(actor: Actor, now: Reading) -> list[Number]:
    labels: dict[Figure, tuple[str, str | None, Power | frozenset[Power]]] = {
        Figure.OVERDUE: (_("Overdue"), "late", SEES_CASES),
        Figure.DUE_SOON: (_("Due within 3 working days"), "soon", SEES_CASES),
        Figure.UNASSIGNED: (_("Without a handler"), None, Power.ASSIGN_CASES),
        Figure.MINE: (_("Handled by me"), None, Power.WORK_ON_CASES),
    }
    return [
        _number(label, FIGURES[figure], figure_on(figure, actor, now.today, now.calendar), tone)
        for figure, (label, tone, needed) in labels.items()
        if access.holds(needed)
    ]


def _number(label: str, asked: Asked, count: int, tone: str | None = None) -> Number:
    value = _("more than %(most)s", most=COUNTED_UP_TO) if count > COUNTED_UP_TO else str(count)
    return Number(label, value, cases_url(asked), tone if count else None)


def cases_url(asked: Asked) -> str:
    """Give the address of the list of cases that a filter opens."""
    query: dict[str, Any] = asked.as_query()
    return url_for("cases.listing", **query)


def _waiting(actor: Actor, now: Reading) -> list[Number]:
    numbers = []
    if awaited := count_awaited(actor, now):
        tone = "late" if awaited.late else "soon"
        numbers.append(Number(_("Reports awaited"), str(awaited.all), url_for("chasing.listing"), tone))
    counted = (
        (_("Sent here, to be taken in"), count_waiting(actor), "incoming.listing"),
        (_("Identities to approve"), count_to_decide(access.doing()), "openings.listing"),
        (
            _("Lost devices to confirm"),
            count_to_confirm(actor) if second_factor_is_required() else 0,
            "lost_devices.listing",
        ),
    )
    return numbers + [
        Number(label, str(count), url_for(endpoint), "soon") for label, count, endpoint in counted if count
    ]


def _late_commitments(told: AtDesk) -> list[Number]:
    return [
        Number(
            _("Overdue commitments"),
            str(count),
            url_of(CommitmentFilter(), unit_id, CommitmentState.OVERDUE),
            "late",
        )
        for unit_id, count in told.overdue.items()
    ]


@dataclass(frozen=True)
class UnitRow:
    """One unit below with its figures."""

    name: str
    numbers: tuple[Number, ...]


def unit_rows(actor: Actor, now: Reading) -> list[UnitRow]:
    """Give the units below at a glance, for whoever oversees some."""
    return [
        UnitRow(
            glance.unit.name,
            (
                _number(_("Overdue"), Asked(unit=glance.unit.id, clock=Due.OVERDUE), glance.overdue, "late"),
                _number(
                    _("Due within 3 working days"),
                    Asked(unit=glance.unit.id, clock=Due.SOON),
                    glance.soon,
                    "soon",
                ),
                _number(
                    _("Without a handler"), Asked(unit=glance.unit.id, handler="none"), glance.unassigned
                ),
            ),
        )
        for glance in units_at_a_glance(actor, now)
    ]
