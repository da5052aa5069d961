"""Care of the keys: what is wrapped with which, wrapping anew in small batches, the recovery key."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from casebook.records.base import db, transaction
from casebook.records.wrapped_keys import WRAPPED_KEYS, WrappedKeys
from casebook.services.trail import Trace, write_line
from casebook.vault.envelopes import named_key, rewrapped
from casebook.vault.keys import Keys, load_keys, replace_keys, with_new_master, without_old_masters
from casebook.vault.sealing import SealBroken

_BATCH = 200
UNREADABLE = "?"


class KeysMissing(Exception):
    """There is no key file to care for."""


@dataclass(frozen=True)
class Wrapped:
    """How many data keys of one column are wrapped with which master key, by its id."""

    table: str
    column: str
    by_master: Counter[str]


def kept_keys(folder: Path) -> Keys:
    """Read the key file as it is now. Raises KeysMissing, KeyFileBroken."""
    keys = load_keys(folder)
    if keys is None:
        raise KeysMissing
    return keys


def count_wrapped() -> list[Wrapped]:
    """Count, for every column that holds data keys, what they are wrapped with."""
    session = db.session()
    return [
        Wrapped(
            where.table,
            where.column,
            Counter(_master_of(wrapped) for _row, wrapped in where.every(session)),
        )
        for where in WRAPPED_KEYS
    ]


def _master_of(wrapped: bytes) -> str:
    try:
        return named_key(wrapped)
    except SealBroken:
        return UNREADABLE


def begin_rotation(*, folder: Path, now: datetime) -> Keys:
    """Put a new master key into the key file beside those that stand; one under way is gone on with."""
    keys = kept_keys(folder)
    if len(keys.masters) > 1:
        return keys
    fresh = with_new_master(keys)
    with transaction() as session:
        write_line(session, _trace("vault.rotation_begun", {"master": fresh.current}), now=now)
        replace_keys(folder, fresh)
    return fresh


def rewrap_all(*, keys: Keys, now: datetime) -> int:
    """Wrap every data key anew that is not under the master key in use; gives how many.

    Each small batch is a transaction of its own: broken off, it is simply begun again. Raises SealBroken
    where a key does not open; nothing is lost, its master stays.
    """
    return sum(_rewrap_batches(keys, where, now) for where in WRAPPED_KEYS)


def _rewrap_batches(keys: Keys, where: WrappedKeys, now: datetime) -> int:
    done, after = 0, ""
    while True:
        with transaction() as session:
            rows = where.batch(session, after=after, size=_BATCH)
            old = [(row, wrapped) for row, wrapped in rows if _master_of(wrapped) != keys.current]
            for row_id, wrapped in old:
                fresh = rewrapped(keys, wrapped, context=where.context_of(row_id))
                where.put(session, row_id, fresh)
            if old:
                told = {"table": where.table, "keys": len(old), "master": keys.current}
                write_line(session, _trace("vault.rewrapped", told), now=now)
        if not rows:
            return done
        done, after = done + len(old), rows[-1][0]


def still_used(keys: Keys) -> Counter[str]:
    """Count what is still wrapped with another master key than the one in use."""
    counted: Counter[str] = Counter()
    for wrapped in count_wrapped():
        counted += Counter({m: n for m, n in wrapped.by_master.items() if m != keys.current})
    return counted


def end_rotation(*, folder: Path, now: datetime) -> int:
    """Let go of the older master keys; gives how many. Only after `still_used` gave nothing."""
    keys = kept_keys(folder)
    older = len(keys.masters) - 1
    if older:
        with transaction() as session:
            write_line(session, _trace("vault.rotation_ended", {"master": keys.current}), now=now)
            replace_keys(folder, without_old_masters(keys))
    return older


def confirm_recovery(*, folder: Path, public: bytes, now: datetime) -> Keys:
    """Put the public half of a recovery key that somebody proved to have on paper into the key file."""
    keys = replace(kept_keys(folder), recovery=public)
    with transaction() as session:
        write_line(session, _trace("vault.recovery_key_confirmed", {}), now=now)
        replace_keys(folder, keys)
    return keys


def keys_that_do_not_open(keys: Keys) -> Iterator[tuple[str, str]]:
    """Give table and row of every data key that does not open with the keys that are there."""
    session = db.session()
    for where in WRAPPED_KEYS:
        for row_id, wrapped in where.every(session):
            try:
                rewrapped(keys, wrapped, context=where.context_of(row_id))
            except SealBroken:
                yield where.table, row_id


def _trace(deed: str, particulars: dict[str, object]) -> Trace:
    return Trace(deed=deed, unit_id=None, object_kind="installation", object_id="1", particulars=particulars)
