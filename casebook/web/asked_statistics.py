"""Of which days and unit statistics are asked for, and the addresses of the rows behind each number."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from flask import request, url_for
from flask_babel import gettext as _

from casebook.law.powers import Actor, Power
from casebook.law.vocabulary import ClockState
from casebook.records.clock_lists import ClockFilter
from casebook.records.units import Unit
from casebook.reports.figures import Asked
from casebook.reports.follow_through import Grain, Span, span_of, spans
from casebook.reports.statistics import MOST_MONTHS, Scope, units_seen
from casebook.web import access
from casebook.web.forms.statistics import SpanForm
from casebook.web.needs import SEES_CASES

ASpanForm = TypeVar("ASpanForm", bound=SpanForm)


@dataclass(frozen=True)
class Units:
    """The units somebody sees; with several of them one is chosen, or all together."""

    actor: Actor
    seen: list[Unit]

    @property
    def several(self) -> bool:
        """Whether there is a choice."""
        return len(self.seen) > 1

    def scope(self, within: Span, chosen: str) -> Scope:
        """Say of which days and unit figures are."""
        only = "" if self.several or not self.seen else self.seen[0].id
        return Scope(actor=self.actor, within=within, unit_id=chosen or only)

    def name_of(self, scope: Scope) -> str:
        """Name the unit figures are of; empty where they are of several."""
        return next((unit.name for unit in self.seen if unit.id == scope.unit_id), "")

    def one_with(self, power: Power, scope: Scope) -> Unit | None:
        """Give the one unit in which somebody holds a power: the chosen one, or the only one there is."""
        held = self.actor.units_with(power)
        asked = [unit for unit in self.seen if unit.id in held and scope.unit_id in {"", unit.id}]
        return asked[0] if len(asked) == 1 else None


def units_here() -> Units:
    """Give the units the signed-in person sees."""
    actor = access.actor()
    return Units(actor, units_seen(actor, SEES_CASES))


def span_form(kind: type[ASpanForm], units: Units, today: date) -> ASpanForm:
    """Make the form as the address fills it in; the days are those of this year where none are said."""
    year = span_of(Grain.YEAR, today)
    asked = any(name in request.args for name in ("first", "last"))
    given = {**request.args, **({} if asked else _written(year))}
    form = kind(formdata=type(request.args)(given))
    form.offer_units([(unit.id, unit.name) for unit in units.seen] if units.several else [])
    return form


def makes_sense(form: SpanForm) -> bool:
    """Say whether figures can be told of these days; what is wrong is told beside the field."""
    if not form.validate():
        return False
    within = Span(form.first.day, form.last.day)
    if within.last < within.first:
        form.refuse(_("The last day lies before the first. Swap the two days."), "last")
    elif len(list(spans(Grain.MONTH, within))) > MOST_MONTHS:
        form.refuse(_("These are more than %(most)s months. Choose fewer days.", most=MOST_MONTHS), "last")
    return not form.errors


def quick_spans(units: Units, here: Scope, today: date) -> list[dict[str, Any]]:
    """Offer the periods people ask for most, as links; the unit stays."""
    year = span_of(Grain.YEAR, today)
    before = span_of(Grain.YEAR, year.first - timedelta(days=1))
    ways = [
        (_("This month"), span_of(Grain.MONTH, today)),
        (_("This quarter"), span_of(Grain.QUARTER, today)),
        (_("This half-year"), span_of(Grain.HALF_YEAR, today)),
        (_("This year"), year),
        (_("Last year"), before),
    ]
    unit: dict[str, Any] = {"unit": here.unit_id} if units.several and here.unit_id else {}
    return [
        {
            "label": label,
            "url": url_for("statistics.show", **_written(span), **unit),
            "current": span == here.within,
        }
        for label, span in ways
    ]


def _written(span: Span) -> dict[str, Any]:
    return {"first": f"{span.first:%d/%m/%Y}", "last": f"{span.last:%d/%m/%Y}"}


def cases_url(units: Units, asked: Asked) -> str:
    """Give the list of the cases of a figure."""
    query: dict[str, Any] = (asked if units.several else replace(asked, unit="")).as_query()
    return url_for("cases.listing", **query)


def duties_url(units: Units, asked: ClockFilter, state: ClockState | None = None) -> str:
    """Give the list of the duties of a figure that stand in one way, or in any."""
    told = {
        "first": f"{asked.first:%d/%m/%Y}" if asked.first else "",
        "last": f"{asked.last:%d/%m/%Y}" if asked.last else "",
        "unit": asked.unit_id if units.several else "",
        "duty": key_told(asked.rule, asked.part) if asked.rule else "",
        "state": str(state or asked.state or ""),
    }
    query: dict[str, Any] = {name: value for name, value in told.items() if value}
    return url_for("statistics.duties", **query)


def key_told(rule: str, part: str) -> str:
    """Write which duty it is: the id of the rule book, and the part where it has parts."""
    return f"{rule}.{part}" if part else rule
