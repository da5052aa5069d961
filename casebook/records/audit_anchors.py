"""Anchors: where the chain of the audit stood, told in one line that can be printed and sent away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, text

from casebook.records.audit import AuditAnchor
from casebook.records.base import db
from casebook.vault.chain import ANCHOR, anchor_mac
from casebook.vault.keys import Keys

_PARTS = 5
_TRIGGERS = {
    "sqlite": ("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%_refused'", 4),
    "postgresql": (
        "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'audit%_refused' AND tgenabled IN ('O', 'A')",
        5,
    ),
}


class BadAnchor(ValueError):
    """A line is no anchor of this installation: it was changed, or made with other keys."""


@dataclass(frozen=True)
class Mark:
    """What an anchor tells: the number of a line and the fingerprint of its MAC."""

    number: int
    fingerprint: str


def anchor_line(row: AuditAnchor) -> str:
    """Write an anchor as one line of plain text."""
    return f"{ANCHOR} {_said(row.at, row.number, row.fingerprint)} {row.mac}"


def new_anchor(keys: Keys, *, number: int, fingerprint: str, at: datetime) -> AuditAnchor:
    """Make an anchor; its own MAC keeps others from making one up."""
    mac = anchor_mac(keys.audit, _said(at, number, fingerprint))
    return AuditAnchor(number=number, at=at, fingerprint=fingerprint, mac=mac)


def _said(at: datetime, number: int, fingerprint: str) -> str:
    return f"{at.isoformat(timespec='microseconds')} {number} {fingerprint}"


def marks_in(lines: Iterable[str], keys: Keys) -> list[Mark]:
    """Read the anchors among some lines; whatever else stands there is passed over. Raises BadAnchor."""
    return [_mark(line, keys) for line in lines if line.strip().startswith(ANCHOR)]


def _mark(line: str, keys: Keys) -> Mark:
    parts = line.split()
    if len(parts) != _PARTS or not parts[2].isdecimal() or not parts[2].isascii():
        raise BadAnchor(line.strip())
    if anchor_mac(keys.audit, " ".join(parts[1:4])) != parts[4]:
        raise BadAnchor(line.strip())
    return Mark(int(parts[2]), parts[3])


def anchors() -> Sequence[AuditAnchor]:
    """Give the anchors kept in the database, the oldest first."""
    return db.session.scalars(select(AuditAnchor).order_by(AuditAnchor.number)).all()


def newest_anchor() -> AuditAnchor | None:
    """Give the last anchor that was made."""
    return db.session.scalars(select(AuditAnchor).order_by(AuditAnchor.number.desc())).first()


def triggers_stand() -> bool:
    """Say whether the database itself refuses to change and to remove audit lines."""
    asked, wanted = _TRIGGERS[db.engine.dialect.name]
    with db.engine.connect() as connection:
        return int(connection.scalar(text(asked)) or 0) == wanted
