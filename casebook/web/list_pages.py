"""A list on its page: its order, its columns and its pages as addresses, and what was asked in vain."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any, Generic

from flask import request, url_for
from flask_babel import gettext as _
from wtforms import Form

from casebook.records.list_shapes import COLUMN, SORT, ListShape, Order, Place, Row, Wanted, Window
from casebook.web.list_words import LIST_WORDS, ListWords


@dataclass(frozen=True, kw_only=True)
class Head:
    """The heading of a column: a link where the list can be sorted by it."""

    label: str
    kind: str = ""
    url: str | None = None
    state: str = ""
    """ascending, descending, or empty where the list is sorted by something else."""


@dataclass(frozen=True, kw_only=True)
class ListPage(Generic[Row]):
    """What was asked of a list, and every address that asks a little more."""

    wanted: Wanted[Row]
    endpoint: str
    order: Order | None
    """By what it is sorted in fact; None: by how close each row is to the words sought."""
    own: Collection[str] = ()
    """Filters that stand though nobody chose anything: the unit."""
    dropped: list[str] = field(default_factory=list)
    """What was asked and is not offered, in words."""

    @property
    def words(self) -> ListWords:
        """What everything of this list is called."""
        return LIST_WORDS[self.wanted.shape.name]

    @property
    def query(self) -> dict[str, Any]:
        """What the address of this page says."""
        return self.wanted.query

    @property
    def filters(self) -> dict[str, str]:
        """The filters, for a form that changes the rest."""
        return dict(self.wanted.filters)

    @property
    def is_filtered(self) -> bool:
        """Whether anything was asked for at all."""
        return any(name not in self.own for name in self.wanted.filters)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that stand."""
        return self.wanted.columns

    def _url(self, wanted: Wanted[Row], **more: str) -> str:
        query: dict[str, Any] = {**wanted.query, **more}
        return url_for(self.endpoint, **query)

    def with_filters(self, filters: dict[str, str]) -> dict[str, Any]:
        """Give the address of other rows in the same order and columns."""
        return replace(self.wanted, filters=filters).query

    @property
    def unfiltered_url(self) -> str:
        """The same order and columns, of everything."""
        kept = {name: value for name, value in self.wanted.filters.items() if name in self.own}
        return self._url(replace(self.wanted, filters=kept))

    def turn(self, way: str, place: Place | None) -> str | None:
        """Give the page after (or before) a place."""
        return None if place is None else self.turn_to(way, place.told)

    def turn_to(self, way: str, told: str) -> str:
        """Give the page after (or before) a place that is told like this."""
        return self._url(self.wanted, **{way: told})

    def head(self, column: str, key: str = "", kind: str = "") -> Head:
        """Give the heading of a column; by its link the list is sorted, or the other way round."""
        label = str(self.words.columns[column])
        if not key:
            return Head(label=label, kind=kind)
        here = self.order if self.order is not None and self.order.key == key else None
        there = Order(key, here is not None and not here.down)
        state = "" if here is None else "descending" if here.down else "ascending"
        return Head(label=label, kind=kind, url=self._url(replace(self.wanted, order=there)), state=state)

    @property
    def columns_offered(self) -> list[tuple[str, str, bool]]:
        """Every column to choose from: its code, its word, whether it stands."""
        return [(one, str(self.words.columns[one]), one in self.columns) for one in self.wanted.shape.columns]

    @property
    def orders_offered(self) -> list[tuple[str, str, bool]]:
        """Every order to choose from: how an address says it, in words, whether it is this one."""
        told = self.wanted.order.told if self.wanted.order else ""
        own = _("the list's own order")
        ways = [(Order(key, down)) for key in self.wanted.shape.sorts for down in (False, True)]
        both = {False: _("%(what)s, rising"), True: _("%(what)s, falling")}
        words = [(way.told, both[way.down] % {"what": self.words.orders[way.key]}) for way in ways]
        return [(code, word, code == told) for code, word in [("", own), *words]]

    def window(self, size: int) -> Window:
        """Read which part of the list the address asks for; a place that cannot be one is none."""
        order = self.order or self.wanted.shape.default
        shape = self.wanted.shape
        return Window(
            size=size,
            after=shape.place(order, request.args.get("after", "")),
            before=shape.place(order, request.args.get("before", "")),
        )


def list_page(
    shape: ListShape[Row], endpoint: str, filters: dict[str, str], form: Form, own: Collection[str] = ()
) -> ListPage[Row]:
    """Read order and columns from the address, beside the filters that were read; what is unknown is told."""
    sort, columns = request.args.get(SORT, ""), request.args.getlist(COLUMN)
    order = shape.order(sort)
    dropped = [str(field.label.text) for field in form if field.errors]
    if sort and order is None:
        dropped.append(_("the order"))
    if set(columns) - set(shape.columns):
        dropped.append(_("some columns"))
    wanted = Wanted(shape=shape, filters=filters, order=order, columns=shape.chosen(columns))
    by_closeness = order is None and "q" in filters and shape.by_closeness
    return ListPage(
        wanted=wanted,
        endpoint=endpoint,
        order=None if by_closeness else order or shape.default,
        own=own,
        dropped=dropped,
    )
