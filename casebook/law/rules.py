"""All rules by their keys, and all clocks by the kind of journal they run in."""

from collections.abc import Mapping
from types import MappingProxyType

from casebook.law.dated import Rule
from casebook.law.journal import Subject
from casebook.law.terms import complaint_clocks, complaints, petitions, reception
from casebook.law.timing import ClockSpec
from casebook.law.vocabulary import EventType, Kind, OutsideCase

RULES: Mapping[str, Rule] = MappingProxyType(
    {rule.key: rule for rule in (*reception.RULES, *complaints.RULES, *petitions.RULES)}
)
CLOCK_SPECS: tuple[ClockSpec, ...] = (
    *reception.CLOCKS,
    *complaint_clocks.CLOCKS,
    *petitions.CLOCKS,
)

SUPPORTED: tuple[Subject, ...] = (
    Kind.COMPLAINT,
    Kind.PETITION,
    Kind.FEEDBACK,
    OutsideCase.RECEPTION_DAY,
    OutsideCase.REFUSAL,
)


def _starting() -> dict[tuple[Subject, EventType], tuple[ClockSpec, ...]]:
    found: dict[tuple[Subject, EventType], tuple[ClockSpec, ...]] = {}
    for spec in CLOCK_SPECS:
        for kind in spec.kinds:
            found[kind, spec.starts] = (*found.get((kind, spec.starts), ()), spec)
    return found


STARTED_BY: Mapping[tuple[Subject, EventType], tuple[ClockSpec, ...]] = MappingProxyType(_starting())
