"""What lists, their columns and their orders are called on the screens and in what is exported."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l


@dataclass(frozen=True, kw_only=True)
class ListWords:
    """The words of one list, each by its code."""

    name: Any
    columns: Mapping[str, Any]
    orders: Mapping[str, Any]
    sheet: Mapping[str, Any]
    """Headings of what is exported, where one column of the screen may be two."""


LIST_WORDS: Mapping[str, ListWords] = {
    "cases": ListWords(
        name=_l("Cases"),
        columns={
            "number": _l("Case number"),
            "kind": _l("Kind and status"),
            "about": _l("About"),
            "unit": _l("Unit"),
            "received": _l("Received on"),
            "handler": _l("Handler"),
            "due": _l("Next due day"),
        },
        orders={
            "due": _l("by due day"),
            "received": _l("by the day received"),
            "number": _l("by number"),
            "kind": _l("by kind and status"),
        },
        sheet={
            "number": _l("Case number"),
            "received": _l("Received on"),
            "kind": _l("Kind"),
            "status": _l("Status"),
            "subject": _l("About"),
            "complainant": _l("Complainant"),
            "unit": _l("Unit"),
            "handler": _l("Handler"),
            "due": _l("Next due day"),
            "clock": _l("Clock"),
            "remaining": _l("Time left"),
        },
    ),
    "commitments": ListWords(
        name=_l("Commitments"),
        columns={
            "topic": _l("Commitment"),
            "owner": _l("Who sees to it"),
            "made": _l("Where and when"),
            "due": _l("To be done by"),
            "state": _l("How it stands"),
            "settled": _l("Day it ended"),
        },
        orders={
            "standing": _l("those without an end first"),
            "due": _l("by due day"),
            "made": _l("by the day made"),
            "settled": _l("by the day ended"),
        },
        sheet={
            "topic": _l("Commitment"),
            "content": _l("What will be done"),
            "owner": _l("Who sees to it"),
            "source": _l("Where"),
            "made": _l("Made on"),
            "due": _l("To be done by"),
            "state": _l("How it stands"),
            "settled": _l("Day it ended"),
        },
    ),
}
