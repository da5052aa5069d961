"""What a list is: by which keys it is sorted, which columns it can show, and its pages by keyset."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from urllib.parse import parse_qs, urlencode

from sqlalchemy import ColumnElement, Select, case, literal, tuple_
from sqlalchemy.sql.elements import Tuple

from casebook.records.base import Keyed, db

Value = int | str | date
Row = TypeVar("Row", bound=Keyed)

SORT, COLUMN = "sort", "col"
"""How an address calls the order and each column that was chosen."""

_AN_ID = re.compile(r"[0-9a-f]{32}")
_A_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")
_LONGEST_NUMBER = 9
"""Figures of a number: more would not go into a column."""


def _day(told: str) -> date:
    return date.fromisoformat(told)


def _number(told: str) -> int:
    if not (told.isascii() and told.isdigit() and len(told) <= _LONGEST_NUMBER):
        raise ValueError(told)
    return int(told)


def _code(told: str) -> str:
    if not _A_CODE.fullmatch(told):
        raise ValueError(told)
    return told


@dataclass(frozen=True)
class KeyPart:
    """A part of a sort key: what SQL sorts by, which is never NULL, and how it is read from an address."""

    by: ColumnElement[Any]
    read: Callable[[str], Value]


def by_day(column: Any) -> KeyPart:  # noqa: ANN401 - a column or what is made of one
    """Sort by a day."""
    return KeyPart(column, _day)


def by_number(column: Any) -> KeyPart:  # noqa: ANN401 - a column or what is made of one
    """Sort by a whole number."""
    return KeyPart(column, _number)


def by_code(column: Any) -> KeyPart:  # noqa: ANN401 - a column or what is made of one
    """Sort by a code: letters of the alphabet, which both engines sort alike."""
    return KeyPart(column, _code)


def by_rank(column: Any, order: Iterable[Any]) -> KeyPart:  # noqa: ANN401 - a column of words of a vocabulary
    """Sort by words of a vocabulary in the order they are given, not by how they are spelled."""
    ranks = {word: place for place, word in enumerate(order)}
    return KeyPart(case(ranks, value=column, else_=len(ranks)), _number)


@dataclass(frozen=True)
class Order:
    """By which key a list is sorted, and which way."""

    key: str
    down: bool = False

    @property
    def told(self) -> str:
        """How an address says it."""
        return f"-{self.key}" if self.down else self.key


@dataclass(frozen=True)
class Place:
    """Where in a sorted list a row stands: the values it is sorted by, and its id where they are the same."""

    values: tuple[Value, ...]
    row_id: str

    @property
    def told(self) -> str:
        """How an address says it."""
        return ".".join([*map(str, self.values), self.row_id])


@dataclass(frozen=True, kw_only=True)
class Window:
    """Which part of a list is wanted: so many rows after (or before) a place."""

    size: int
    after: Place | None = None
    before: Place | None = None


@dataclass(frozen=True, kw_only=True)
class Part(Generic[Row]):
    """A part of a list, with the place of its first and last row and whether more lies beyond."""

    rows: list[Row]
    first: Place | None
    last: Place | None
    more_before: bool
    more_after: bool


@dataclass(frozen=True, kw_only=True)
class ListShape(Generic[Row]):
    """What may be asked of a list; whatever is not here is not asked of the database."""

    name: str
    row_id: Any
    sorts: Mapping[str, tuple[KeyPart, ...]]
    default: Order
    columns: tuple[str, ...]
    """Those to choose from, in the order they stand beside each other; what names a row always stands."""
    shown: tuple[str, ...]
    """Those that stand unless somebody chose."""
    by_closeness: bool = False
    """Where words are searched for and nobody chose an order, what is closest to them stands first."""

    def order(self, told: str) -> Order | None:
        """Read an order; None where it is none of this list."""
        key = told.removeprefix("-")
        return Order(key, told.startswith("-")) if key in self.sorts else None

    def chosen(self, told: Iterable[str]) -> tuple[str, ...]:
        """Read the columns somebody chose; where none is one of ours, those that stand anyway."""
        wanted = set(told)
        return tuple(one for one in self.columns if one in wanted) or self.shown

    def place(self, order: Order, told: str) -> Place | None:
        """Read a place; None where no row can stand there."""
        *values, row_id = told.split(".")
        parts = self.sorts[order.key]
        if len(values) != len(parts) or not _AN_ID.fullmatch(row_id):
            return None
        try:
            return Place(tuple(part.read(one) for part, one in zip(parts, values, strict=True)), row_id)
        except ValueError:
            return None

    def _keys(self, order: Order) -> tuple[ColumnElement[Any], ...]:
        return tuple(part.by for part in self.sorts[order.key])

    def in_order(self, found: Select[Row], order: Order) -> Select[Row]:
        """Put rows into an order; what stands equal in it, by id."""
        keys = (*self._keys(order), self.row_id)
        return found.order_by(*(key.desc() if order.down else key for key in keys))

    def part(self, found: Select[Row], order: Order, window: Window) -> Part[Row]:
        """Give a part of a list in an order: whoever turns the pages meets each row once."""
        keys = self._keys(order)
        backwards = window.before is not None
        start = window.before or window.after
        way = Order(order.key, order.down != backwards)
        if start is not None:
            ours, there = tuple_(*keys, self.row_id), _bound(start)
            found = found.where(ours < there if way.down else ours > there)
        found = self.in_order(found, way).add_columns(*keys).limit(window.size + 1)
        rows = db.session.execute(found).all()
        more, rows = len(rows) > window.size, rows[: window.size]
        if backwards:
            rows = rows[::-1]
        places = [Place(tuple(row[1:]), row[0].id) for row in rows]
        return Part(
            rows=[row[0] for row in rows],
            first=places[0] if places else None,
            last=places[-1] if places else None,
            more_before=more if backwards else window.after is not None,
            more_after=True if backwards else more,
        )

    def every_id(self, found: Select[Row], order: Order) -> Sequence[str]:
        """Give the ids of all rows in an order, as they stand at one moment."""
        return db.session.scalars(self.in_order(found, order).with_only_columns(self.row_id)).all()


@dataclass(frozen=True, kw_only=True)
class Wanted(Generic[Row]):
    """What somebody asks of a list, as an address, a saved view and an export say it."""

    shape: ListShape[Row]
    filters: Mapping[str, str]
    order: Order | None
    """None: the list's own, which is another one where words are searched for."""
    columns: tuple[str, ...]

    @property
    def query(self) -> dict[str, str | list[str]]:
        """What stands in the address: nothing for what is so anyway."""
        told: dict[str, str | list[str]] = dict(self.filters)
        if self.order is not None:
            told[SORT] = self.order.told
        if self.columns != self.shape.shown:
            told[COLUMN] = list(self.columns)
        return told

    @property
    def told(self) -> str:
        """All of it as one text, the same for the same list."""
        return urlencode(self.query, doseq=True)


def wanted_of(shape: ListShape[Row], told: str) -> Wanted[Row]:
    """Read what `Wanted.told` wrote. Raises ValueError where this version's list has no such order."""
    query = parse_qs(told, keep_blank_values=True)
    sort, columns = query.pop(SORT, []), query.pop(COLUMN, [])
    order = shape.order(sort[0]) if sort else None
    if sort and order is None:
        raise ValueError(sort[0])
    filters = {name: values[0] for name, values in query.items()}
    return Wanted(shape=shape, filters=filters, order=order, columns=shape.chosen(columns))


def _bound(place: Place) -> Tuple:
    return tuple_(*(literal(value) for value in (*place.values, place.row_id)))
