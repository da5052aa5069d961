"""Earlier commitments of a unit on the same subject: found by pairs of words, without dấu."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import case, literal, select
from sqlalchemy.orm import joinedload

from casebook.records.base import db
from casebook.records.commitments import Commitment
from casebook.records.spelling import folded, squeezed

MOST = 5
_MOST_PAIRS = 12
# Words that say nothing of a subject. Left out by their exact spelling: without dấu "về" is also "vệ",
# "của" also "cửa", and a subject is found by those.
_EMPTY = frozenset(
    ("về", "việc", "của", "cho", "và", "ở", "tại", "trong", "các", "những", "được", "với", "theo", "sẽ", "đã")
)
# Pairs that stand in half of all subjects of a school.
_EVERYWHERE = frozenset(("hoc sinh", "giao vien", "nha truong", "phu huynh", "cha me", "truong hoc"))


@dataclass(frozen=True, kw_only=True)
class SameSubject:
    """A subject to look for in a unit; `but` is the commitment that is looked at itself."""

    unit_id: str
    topic: str
    but: str = ""
    until: date | None = None
    """Only those made up to that day."""


def earlier_commitments(asked: SameSubject, most: int = MOST) -> list[Commitment]:
    """Give the commitments on a subject like this one, the most like it first, then the newest.

    Alike are subjects that share two words standing together: a Vietnamese word is mostly two syllables,
    and one of them alone ("nhà", "sinh") stands in everything.
    """
    pairs = telling_pairs(asked.topic)
    if not pairs:
        return []
    told = literal(" ") + Commitment.topic_folded + literal(" ")
    hits = [case((told.contains(f" {pair}", autoescape=True), 1), else_=0) for pair in pairs]
    shared = sum(hits[1:], start=hits[0] + literal(0))
    found = select(Commitment).where(Commitment.unit_id == asked.unit_id, shared > 0)
    if asked.but:
        found = found.where(Commitment.id != asked.but)
    if asked.until is not None:
        found = found.where(Commitment.made_on <= asked.until)
    ordered = found.order_by(shared.desc(), Commitment.made_on.desc(), Commitment.id).limit(most)
    return list(db.session.scalars(ordered.options(joinedload(Commitment.owner))))


def telling_pairs(topic: str) -> list[str]:
    """Give the pairs of words by which a subject is found, folded, each once.

    Those that stand everywhere only where there are no others; a subject of one word is that word.
    """
    bare = "".join(c if c.isalnum() else " " for c in squeezed(topic)).split()
    pairs = [folded(f"{one} {two}") for one, two in pairwise(bare) if not {one, two} & _EMPTY]
    telling = [pair for pair in pairs if pair not in _EVERYWHERE] or pairs
    alone = [f"{folded(word)} " for word in bare if word not in _EMPTY]
    return list(dict.fromkeys(telling or alone))[:_MOST_PAIRS]
