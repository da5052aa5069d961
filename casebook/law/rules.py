"""All rules by their keys, and all clocks by the branch of the law they run in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from casebook.law.dated import Rule
from casebook.law.journal import Facts
from casebook.law.terms import (
    complaint_clocks,
    complaints,
    democracy,
    denunciation_clocks,
    denunciations,
    discipline,
    forwarding,
    information,
    labour,
    petitions,
    reception,
    reporting,
    second_complaints,
)
from casebook.law.timing import ClockSpec
from casebook.law.vocabulary import EventType

_TABLES = (
    reception,
    forwarding,
    complaint_clocks,
    discipline,
    labour,
    denunciation_clocks,
    petitions,
    information,
    democracy,
)

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.key: rule
        for rule in (
            *reception.RULES,
            *forwarding.RULES,
            *complaints.RULES,
            *second_complaints.RULES,
            *discipline.RULES,
            *labour.RULES,
            *denunciations.RULES,
            *petitions.RULES,
            *information.RULES,
            *democracy.RULES,
            *reporting.RULES,
        )
    }
)
CLOCK_SPECS: tuple[ClockSpec, ...] = tuple(spec for table in _TABLES for spec in table.CLOCKS)


@dataclass(frozen=True, slots=True)
class Clockwork:
    """The clocks of one branch of the law: all of them, and by the event that starts them."""

    specs: frozenset[ClockSpec]
    started_by: Mapping[EventType, tuple[ClockSpec, ...]]


@cache
def clockwork(facts: Facts) -> Clockwork:
    """The clocks that may run in a case of these facts."""
    specs = [
        spec
        for spec in CLOCK_SPECS
        if facts.kind in spec.kinds and (spec.branch is None or spec.branch(facts))
    ]
    started: dict[EventType, tuple[ClockSpec, ...]] = {}
    # Of clocks that start together the resolution comes first, in whatever order the tables stand:
    # others are counted from where it ends.
    for spec in sorted(specs, key=lambda spec: not spec.resolves):
        started[spec.starts] = (*started.get(spec.starts, ()), spec)
    return Clockwork(frozenset(specs), MappingProxyType(started))
