"""The walk through the audit: every line against its MAC, its number and the anchors, in constant memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from sqlalchemy import select

from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.vault.chain import GENESIS, fingerprint, mac_of
from casebook.vault.keys import Keys, key_id

_BATCH = 1000


@dataclass(frozen=True)
class Link:
    """A line as it is checked: what the chain covers, and the MAC that stands there."""

    values: dict[str, Any]
    mac: bytes | None

    @property
    def number(self) -> int:
        """The number the line bears."""
        return int(self.values["number"])


def links() -> Iterator[Link]:
    """Walk through all lines in the order of their numbers, a batch at a time."""
    after, table = 0, AuditRow.__table__
    while True:
        batch = select(table).where(AuditRow.number > after).order_by(AuditRow.number).limit(_BATCH)
        rows = db.session.execute(batch).mappings().all()
        db.session.rollback()  # nobody who writes waits for this walk
        for row in rows:
            values = dict(row)
            mac = values.pop("mac")
            yield Link(values, None if mac is None else bytes(mac))
        if len(rows) < _BATCH:
            return
        after = rows[-1]["number"]


@dataclass(frozen=True)
class Fault:
    """The first line that is not as it was written, and what is wrong with it."""

    number: int
    why: str


@dataclass(frozen=True)
class Walk:
    """How far a walk came, and the first fault on the way."""

    count: int
    mac: bytes
    fault: Fault | None


def walk(rows: Iterable[Link], keys: Keys, marks: Mapping[int, str] | None = None) -> Walk:
    """Check line after line: numbers without a gap, each MAC over its line and the one before.

    `marks` are fingerprints that anchors told of some lines; every mark must be met on the way.
    """
    waiting, number, mac = dict(marks or {}), 0, GENESIS
    waiting.pop(0, None)  # an anchor of an empty audit tells nothing
    for row, following in pairwise(chain(rows, [None])):
        if row is None:
            break
        fault = _wrong(row, following, Walk(number, mac, None), keys) or _unlike(row, waiting)
        if fault is not None:
            return Walk(number, mac, fault)
        number, mac = row.number, row.mac or b""
    return Walk(number, mac, _cut(number, waiting))


def _wrong(row: Link, following: Link | None, so_far: Walk, keys: Keys) -> Fault | None:
    if row.number != so_far.count + 1:
        after = f"after line {so_far.count} comes line {row.number}"
        return Fault(so_far.count + 1, f"removed: {after}")
    if row.mac is None:
        return Fault(row.number, "inserted: it has no MAC, so this program did not write it")
    if _holds(row, row.number, so_far.mac, keys):
        return None
    return Fault(row.number, _why(row, following, so_far.mac, keys))


def _why(row: Link, following: Link | None, before: bytes, keys: Keys) -> str:
    if row.values["key_id"] != key_id(keys.audit):
        return "changed: it names a key that is not the one in the key file"
    if following is not None and following.mac is not None and row.mac is not None:
        if _holds(following, row.number, before, keys):
            swapped = _holds(row, following.number, following.mac, keys)
            return (
                "swapped: it stands in the place of the next line"
                if swapped
                else "inserted: it was not there"
            )
        if _holds(following, following.number, row.mac, keys):
            return "changed: it is not what was written"
        if _holds(following, following.number + 1, row.mac, keys):
            return "removed: a line before this one is gone, and those after it were numbered anew"
    return "changed, or put in the place of another line"


def _holds(row: Link, number: int, before: bytes, keys: Keys) -> bool:
    try:
        return mac_of(keys.audit, before, row.values | {"number": number}) == row.mac
    except (TypeError, ValueError):
        return False  # no value this program writes


def _unlike(row: Link, waiting: dict[int, str]) -> Fault | None:
    mark = waiting.pop(row.number, None)
    if mark is None or (row.mac is not None and fingerprint(row.mac) == mark):
        return None
    return Fault(row.number, "written anew: an anchor tells of another line under this number")


def _cut(number: int, waiting: Mapping[int, str]) -> Fault | None:
    if not waiting:
        return None
    return Fault(
        number + 1, f"cut off: an anchor tells of line {max(waiting)}, the audit ends with line {number}"
    )
