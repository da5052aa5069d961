"""Care of the audit: chaining what an older version left, anchors, and checking every line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from casebook.records.audit_anchors import (
    BadAnchor,
    Mark,
    anchor_line,
    anchors,
    marks_in,
    new_anchor,
    newest_anchor,
    triggers_stand,
)
from casebook.records.audit_chain import chain_older, head_for_update, head_now, keys_now
from casebook.records.audit_walk import Fault, links, walk
from casebook.records.base import transaction
from casebook.services.trail import Trace, write_line
from casebook.vault.chain import fingerprint
from casebook.vault.keys import Keys

CHAINED, ANCHORED = "audit.chained", "audit.anchored"


def chain_older_lines(*, now: datetime) -> int:
    """Chain the lines an older version left, batch by batch, so that a break begins nothing anew.

    The last batch leaves a line of its own that says how many there are.
    """
    chained = 0
    while head_now().waiting:
        with transaction() as session:
            chained += chain_older(session)
            head = head_for_update(session)
            if not head.waiting:
                write_line(session, _trace(CHAINED, {"lines": head.number}), now=now)
    return chained


def _trace(deed: str, particulars: dict[str, object]) -> Trace:
    return Trace(deed=deed, unit_id=None, object_kind="audit", object_id="", particulars=particulars)


def write_anchor(*, now: datetime) -> str:
    """Note where the chain stands, and give the line to print or to send away.

    Where nothing was written since the last anchor, that one is given again.
    """
    with transaction() as session:
        head, last = head_for_update(session), newest_anchor()
        # The one line since is that of the anchor itself.
        if last is not None and head.number <= last.number + 1:
            return anchor_line(last)
        made = new_anchor(keys_now(), number=head.number, fingerprint=fingerprint(head.mac), at=now)
        session.add(made)
        write_line(session, _trace(ANCHORED, {}), now=now)
        return anchor_line(made)


@dataclass(frozen=True)
class Verdict:
    """What checking found: how many lines hold, and the first that does not."""

    count: int
    fingerprint: str
    fault: Fault | None
    anchors: int


def verify(lines: Iterable[str] = ()) -> Verdict:
    """Check every line of the audit against its MAC, the anchors kept here and those that are given.

    Raises BadAnchor for a given line that is no anchor of this installation.
    """
    keys, head = keys_now(), head_now()
    given = marks_in(lines, keys)
    if head.waiting:
        return Verdict(head.number, "", Fault(head.number + 1, "lines of an older version wait"), 0)
    try:
        kept = marks_in((anchor_line(one) for one in anchors()), keys)
    except BadAnchor as bad:
        return Verdict(0, "", Fault(0, f"an anchor kept in the database was changed: {bad}"), 0)
    marks = [*kept, *given, Mark(head.number, fingerprint(head.mac))]
    return _checked(marks, keys, len(kept) + len(given))


def _checked(marks: list[Mark], keys: Keys, count: int) -> Verdict:
    told: dict[int, str] = {}
    for mark in marks:
        if told.setdefault(mark.number, mark.fingerprint) != mark.fingerprint:
            why = "written anew: two anchors, or an anchor and the head of the chain, tell of different lines"
            return Verdict(0, "", Fault(mark.number, why), count)
    found = walk(links(), keys, told)
    fault = found.fault
    if fault is None and not triggers_stand():
        fault = Fault(0, "the triggers that refuse changes are gone from the database")
    return Verdict(found.count, fingerprint(found.mac), fault, count)
