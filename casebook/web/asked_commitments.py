"""Which commitments an address asks for, and the addresses of quick periods and of every number."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from casebook.law.commitments import CommitmentState, FollowThrough
from casebook.law.words import word
from casebook.records.commitment_lists import COMMITMENTS, CommitmentFilter, owners_of
from casebook.records.commitments import Commitment
from casebook.records.units import Unit
from casebook.reports.follow_through import Grain, Span, span_of
from casebook.web.forms.commitments import CommitmentFilterForm
from casebook.web.language import language
from casebook.web.list_pages import ListPage, list_page

_AN_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was asked for: the form as it was filled in, and the filter it means."""

    form: CommitmentFilterForm
    filter: CommitmentFilter
    unit_id: str
    page: ListPage[Commitment]

    @property
    def any_state(self) -> CommitmentFilter:
        """The same however they stand: what the counts above the list are of."""
        return replace(self.filter, state=None)


def an_id(typed: str | None) -> str:
    """Give what was asked for where it can be the id of a row; nothing else is looked for."""
    return typed if typed and _AN_ID.fullmatch(typed) else ""


def asked_for(unit: Unit) -> Asked:
    """Take what the address says; an answer that is not offered filters nothing and is told."""
    form = CommitmentFilterForm(request.args)
    form.offer(language(), [(person.id, person.full_name) for person in owners_of(unit.id)])
    form.validate()
    right = {field.short_name: field.data for field in form if not field.errors and field.data}
    wanted = CommitmentFilter(
        q=right.get("q", ""),
        state=right.get("state"),
        owner_id=right.get("owner", ""),
        source=right.get("source"),
        dialogue_id=an_id(right.get("dialogue")),
        first=right.get("first"),
        last=right.get("last"),
    )
    page = list_page(COMMITMENTS, "commitments.listing", wanted.as_query(unit.id), form, own={"unit"})
    return Asked(form=form, filter=wanted, unit_id=unit.id, page=page)


def url_of(wanted: CommitmentFilter, unit_id: str, state: CommitmentState | None = None) -> str:
    """Give the list of the rows of a filter that stand in one way, or in any."""
    query: dict[str, Any] = {**replace(wanted, state=state).as_query(unit_id)}
    return url_for("commitments.listing", **query)


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many stand in one way, and the list of exactly those."""

    label: str
    number: int
    url: str
    tone: str | None = None

    @property
    def value(self) -> str:
        """The number as it is shown."""
        return str(self.number)


_TONES = {
    CommitmentState.KEPT_LATE: "soon",
    CommitmentState.BROKEN: "late",
    CommitmentState.REPLACED_LATE: "late",
    CommitmentState.OVERDUE: "late",
}


def shares_of(
    wanted: CommitmentFilter, unit_id: str, counted: FollowThrough, *, empty: bool = False
) -> list[Share]:
    """Give each way to stand with its number and its rows; none where nothing is counted, unless `empty`."""
    numbers = {
        CommitmentState.KEPT: counted.kept,
        CommitmentState.KEPT_LATE: counted.kept_late,
        CommitmentState.BROKEN: counted.broken,
        CommitmentState.REPLACED_LATE: counted.replaced_late,
        CommitmentState.OVERDUE: counted.overdue,
        CommitmentState.OPEN: counted.open,
        CommitmentState.REPLACED: counted.replaced,
    }
    if not empty and not any(numbers.values()):
        return []
    return [
        Share(
            label=word(state, language()),
            number=number,
            url=url_of(wanted, unit_id, state),
            tone=_TONES.get(state) if number else None,
        )
        for state, number in numbers.items()
    ]


def quick_spans(asked: Asked, today: date) -> list[dict[str, Any]]:
    """Offer the periods people ask for most, as links; what else was asked for stays."""
    labels = {
        Grain.MONTH: _("This month"),
        Grain.QUARTER: _("This quarter"),
        Grain.HALF_YEAR: _("This half-year"),
        Grain.YEAR: _("This year"),
    }
    here = (asked.filter.first, asked.filter.last)
    ways: list[tuple[str, Span | None]] = [(_("All"), None)]
    ways += [(label, span_of(grain, today)) for grain, label in labels.items()]
    return [_way(asked, label, span, here) for label, span in ways]


def _way(
    asked: Asked, label: str, span: Span | None, here: tuple[date | None, date | None]
) -> dict[str, Any]:
    first, last = (span.first, span.last) if span else (None, None)
    there = replace(asked.filter, first=first, last=last)
    url = url_for(asked.page.endpoint, **asked.page.with_filters(there.as_query(asked.unit_id)))
    return {"label": label, "url": url, "current": here == (first, last)}
