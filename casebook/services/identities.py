"""Sealing who denounces on the machine: once, by whoever has the letter open before them."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from casebook.law.identities import IdentityField
from casebook.law.powers import Power
from casebook.records.base import new_id, transaction
from casebook.records.case_keys import installed_keys
from casebook.records.envelopes import opened_by
from casebook.records.holding import held_entry
from casebook.records.identities import Identity, identity_of
from casebook.records.visits import HELD_REGISTER, SealedEntry
from casebook.services.holding import stands_in_for_leaders
from casebook.services.identity_modes import keeps_identities
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.trail import Doing, Trace, write_audit
from casebook.vault.envelopes import DataKey, new_data_key, open_data_key, open_with, seal_with

ENTERED_WITHIN = timedelta(minutes=60)
"""How long the envelope lies open before whoever entered its seal, or wrote down that they opened it."""

# A sealed name shall not tell by its length whose it is.
_BLOCK = 256


@dataclass(frozen=True, kw_only=True)
class Denouncer:
    """Who denounces, as typed; never told by a log or an error."""

    name: str
    address: str = ""
    telephone: str = ""
    contact: str = ""
    reach: str = ""

    def __repr__(self) -> str:
        """Tell nobody who it is."""
        return "Denouncer(…)"


def may_be_entered(doing: Doing, row: SealedEntry, *, isolated_lan: bool) -> bool:
    """Say whether a person may seal who denounces: in their own entry, or one held they opened."""
    return keeps_identities(isolated_lan=isolated_lan) and (_entered(doing, row) or _opened(doing, row))


def _entered(doing: Doing, row: SealedEntry) -> bool:
    held = row.from_unit_id is not None and row.register == HELD_REGISTER
    if held and stands_in_for_leaders(doing.actor, row.from_unit_id or ""):
        return False  # it may be about the one they stand in for
    return (
        doing.actor.has_in(Power.WRITE_SEALED_BOOK, row.from_unit_id or row.unit_id)
        and row.recorded_by_id == doing.actor.person_id
        and row.handed_on is None
        and doing.now - row.recorded_at <= ENTERED_WITHIN
    )


def _opened(doing: Doing, row: SealedEntry) -> bool:
    """Say whether somebody who keeps the register above has written down that they opened the envelope."""
    if row.register != HELD_REGISTER or held_entry(doing.actor, row.id) is None:
        return False
    return opened_by(row.id, doing.actor.person_id, doing.now - ENTERED_WITHIN)


def seal_identity(*, doing: Doing, entry_id: str, denouncer: Denouncer, isolated_lan: bool) -> None:
    """Seal who denounces with a key of its own; whoever typed it never reads it again.

    Raises NotAllowed, and Refused for an entry whose identity is sealed already.
    """
    with transaction() as session:
        row = session.get(SealedEntry, entry_id, with_for_update=True, populate_existing=True)
        if row is None or not may_be_entered(doing, row, isolated_lan=isolated_lan):
            raise NotAllowed
        if identity_of(session, row.id) is not None:
            raise Refused(
                "Danh tính của mục này đã được niêm phong. Chương trình không cho xem lại hay sửa ở đây.",
                "Who denounces in this entry is sealed already. It is neither shown nor changed here.",
            )
        sealed = _sealed(doing, row, denouncer)
        session.add(sealed)
        session.flush()
        _trace(session, doing, row, sealed)


def _sealed(doing: Doing, row: SealedEntry, denouncer: Denouncer) -> Identity:
    made = Identity(
        id=new_id(),
        sealed_entry_id=row.id,
        version=1,
        entered_by_id=doing.actor.person_id,
        entered_at=doing.now,
    )
    key = new_data_key(installed_keys(), context=made.key_context)
    made.data_key = key.wrapped
    for field in IdentityField:
        plain = getattr(denouncer, field).encode()
        plain += b"\x00" * (-len(plain) % _BLOCK or (0 if plain else _BLOCK))
        setattr(made, field, seal_with(key, plain, context=made.context(field)))
    return made


def _trace(session: Session, doing: Doing, row: SealedEntry, sealed: Identity) -> None:
    trace = Trace(
        deed="identity.sealed",
        unit_id=row.unit_id,
        object_kind="identity",
        object_id=sealed.id,
        particulars={},
    )
    write_audit(session, doing, trace)


def key_of(identity: Identity) -> DataKey:
    """Open the key of an identity. Raises KeyDestroyed and SealBroken."""
    return open_data_key(installed_keys(), identity.data_key, context=identity.key_context)


def opened(identity: Identity, fields: tuple[IdentityField, ...]) -> tuple[tuple[IdentityField, str], ...]:
    """Open some values of an identity; whoever calls has written down for whom. Raises SealBroken."""
    key = key_of(identity)
    return tuple(
        (
            field,
            open_with(key, getattr(identity, field), context=identity.context(field))
            .rstrip(b"\x00")
            .decode(),
        )
        for field in fields
    )
