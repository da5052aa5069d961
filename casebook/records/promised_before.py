"""What a unit promised on the same subject before: found by the words of the subject, without dấu."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, literal, select
from sqlalchemy.orm import joinedload

from casebook.records.base import db
from casebook.records.commitments import Commitment
from casebook.records.spelling import folded, squeezed

MOST = 5
_MOST_WORDS = 12
# Words that say nothing of a subject. Left out by their exact spelling: without dấu "về" is also "vệ",
# "của" also "cửa", and a subject is found by those.
_EMPTY = frozenset(
    ("về", "việc", "của", "cho", "và", "ở", "tại", "trong", "các", "những", "được", "với", "theo", "sẽ", "đã")
)


@dataclass(frozen=True, kw_only=True)
class SameSubject:
    """A subject to look for in a unit; `but` is the promise that is looked at itself."""

    unit_id: str
    topic: str
    but: str = ""
    until: date | None = None
    """Only what was promised up to that day."""


def promised_before(asked: SameSubject, most: int = MOST) -> list[Commitment]:
    """Give what was promised on a subject like this one, the most like it first, then the newest.

    Alike are subjects that share more than half of the words of this one that say something.
    """
    words = telling_words(asked.topic)
    if not words:
        return []
    told = literal(" ") + Commitment.topic_folded + literal(" ")
    hits = [case((told.contains(f" {word} ", autoescape=True), 1), else_=0) for word in words]
    shared = sum(hits[1:], start=hits[0] + literal(0))
    found = select(Commitment).where(Commitment.unit_id == asked.unit_id, shared > len(words) // 2)
    if asked.but:
        found = found.where(Commitment.id != asked.but)
    if asked.until is not None:
        found = found.where(Commitment.made_on <= asked.until)
    ordered = found.order_by(shared.desc(), Commitment.made_on.desc(), Commitment.id).limit(most)
    return list(db.session.scalars(ordered.options(joinedload(Commitment.owner))))


def telling_words(topic: str) -> list[str]:
    """Give the words of a subject by which it is found: folded, each once, without the empty ones."""
    bare = "".join(c if c.isalnum() else " " for c in squeezed(topic))
    words = [folded(word) for word in bare.split() if word not in _EMPTY]
    return list(dict.fromkeys(words))[:_MOST_WORDS]
