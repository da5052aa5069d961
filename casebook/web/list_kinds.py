"""Every list with views and exports: what the present address asks of it, and the page it stands on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort

from casebook.law.powers import Power
from casebook.web import access
from casebook.web.acting import unit_for
from casebook.web.asked_cases import asked_cases
from casebook.web.asked_commitments import asked_for
from casebook.web.list_pages import ListPage
from casebook.web.needs import Open
from casebook.web.registry import ENDPOINTS


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """A list: its page, what an address asks of it, and the power by which its unit is chosen."""

    endpoint: str
    asks: Callable[[], ListPage[Any]]
    unit_power: Power | None = None


_KINDS: Mapping[str, ListKind] = {
    "cases": ListKind(endpoint="cases.listing", asks=lambda: asked_cases().page),
    "commitments": ListKind(
        endpoint="commitments.listing",
        asks=lambda: asked_for(unit_for(Power.SEE_DIALOGUES)).page,
        unit_power=Power.SEE_DIALOGUES,
    ),
}


def list_kind(list_name: str) -> ListKind:
    """Give a list whose page somebody may open; any other is not found."""
    kind = _KINDS.get(list_name)
    needed = ENDPOINTS[kind.endpoint] if kind else Open.TO_ALL
    if kind is None or isinstance(needed, Open) or not access.holds(needed):
        abort(404)
    return kind
