"""What may happen to a sealed envelope, and what is written down of it; never a name that was typed."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Movement(StrEnum):
    """One thing that happened to the envelope of a sealed entry."""

    OPENED_UNAWARE = "opened_unaware"
    """Opened before anybody knew what it was: opened, resealed, read by."""
    RESEALED = "resealed"
    READ = "read"
    HANDED_OVER = "handed_over"
    RECEIVED_ABOVE = "received_above"
    OPENED_BY_TWO = "opened_by_two"
    DESTROYED = "destroyed"


class Part(StrEnum):
    """What a movement says beside its day."""

    DONE_BY = "done_by"
    READ_BY = "read_by"
    SEAL_NUMBER = "seal_number"
    TO_UNIT = "to_unit"


_OPENED = frozenset({Part.DONE_BY, Part.READ_BY, Part.SEAL_NUMBER})

# What each movement has to say; nothing else is kept of it.
PARTS: Mapping[Movement, frozenset[Part]] = MappingProxyType(
    {
        Movement.OPENED_UNAWARE: _OPENED,
        Movement.RESEALED: frozenset({Part.DONE_BY, Part.SEAL_NUMBER}),
        Movement.READ: _OPENED,
        Movement.HANDED_OVER: frozenset({Part.DONE_BY, Part.TO_UNIT}),
        Movement.RECEIVED_ABOVE: frozenset({Part.DONE_BY}),
        Movement.OPENED_BY_TWO: _OPENED,
        Movement.DESTROYED: frozenset({Part.DONE_BY}),
    }
)

OPENED_AND_READ = frozenset({Movement.OPENED_UNAWARE, Movement.READ})
"""Whoever wrote such a line has the letter open before them."""

# What the clerk of a unit may write while an envelope lies with them: it is never opened to be read.
BY_CLERK = (Movement.OPENED_UNAWARE, Movement.RESEALED)

# What the unit above may write of an envelope it holds. That one came stands in its entry, and an
# opening by two people is written down where it was approved.
BY_HOLDER = (
    Movement.RECEIVED_ABOVE,
    Movement.OPENED_UNAWARE,
    Movement.RESEALED,
    Movement.READ,
    Movement.HANDED_OVER,
    Movement.DESTROYED,
)
