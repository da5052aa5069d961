"""The stages of a complaint, and what its steps have in common: papers asked for, acts cited."""

from casebook.law.articles import Act, Article
from casebook.law.fields import Field
from casebook.law.vocabulary import Status

SIGNED = frozenset({Field.DAY, Field.DOCUMENT_NUMBER, Field.SIGNER})
PAPER = (Field.DAY, Field.DOCUMENT_NUMBER, Field.SIGNER)


def of(*statuses: Status) -> frozenset[Status]:
    """A set of statuses."""
    return frozenset(statuses)


def lkn(*places: str) -> tuple[Article, ...]:
    """Places in the act on complaints."""
    return tuple(Article(Act.LKN, place) for place in places)


def n124(*places: str) -> tuple[Article, ...]:
    """Places in the decree on complaints."""
    return tuple(Article(Act.N124, place) for place in places)


NEW = of(Status.NOT_STARTED)
RECEIVED = of(Status.RECEIVED)
WORKING = of(Status.ACCEPTED, Status.VERIFYING, Status.IN_DIALOGUE)
IN_HAND = WORKING | {Status.SUSPENDED}
SETTLED = of(
    Status.DECIDED,
    Status.APPEALED,
    Status.SUED,
    Status.IN_EFFECT,
    Status.EXECUTING,
    Status.EXECUTED,
)
TURNED_AWAY = of(Status.DECLINED, Status.GUIDED, Status.TRANSFERRED, Status.RETURNED, Status.FILED_AWAY)
BEFORE_DECISION = NEW | RECEIVED | IN_HAND
COMPLAINT_STATUSES = (
    NEW | RECEIVED | IN_HAND | SETTLED | TURNED_AWAY | of(Status.WITHDRAWN, Status.TERMINATED, Status.CLOSED)
)
AFTER_RECEIPT = COMPLAINT_STATUSES - NEW
# Who was turned away was never accepted, so nothing was suspended or stayed before.
ONCE_ACCEPTED = AFTER_RECEIPT - RECEIVED - TURNED_AWAY
