"""Who denounces, under seal: how it is kept, why it may be opened, and how an opening goes on."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from casebook.law.articles import Act, Article


class IdentityMode(StrEnum):
    """Where an installation keeps who denounces; on paper unless it was chosen otherwise (LTC Đ8.3, Đ56)."""

    SEALED_PAPER = "sealed_paper"
    SEALED_DIGITAL = "sealed_digital"


class IdentityField(StrEnum):
    """One thing that tells who denounces; an opening names the ones it needs, and no other is shown."""

    NAME = "name"
    ADDRESS = "address"
    TELEPHONE = "telephone"
    CONTACT = "contact"
    REACH = "reach"


class OpeningBasis(StrEnum):
    """What the law lets somebody know who denounces for; anything else opens nothing."""

    VERIFY = "verify"
    TRANSFER = "transfer"
    ACCEPTANCE = "acceptance"
    TERM = "term"
    WITHDRAWAL = "withdrawal"
    CONCLUSION = "conclusion"
    CRIME = "crime"
    PROTECTION = "protection"


BASIS_ARTICLES: Mapping[OpeningBasis, tuple[Article, ...]] = MappingProxyType(
    {
        OpeningBasis.VERIFY: (Article(Act.LTC, "24.1"),),
        OpeningBasis.TRANSFER: (Article(Act.LTC, "24.2"),),
        OpeningBasis.ACCEPTANCE: (Article(Act.LTC, "29.3"),),
        OpeningBasis.TERM: (Article(Act.LTC, "30.4"), Article(Act.LTC, "34.4")),
        OpeningBasis.WITHDRAWAL: (Article(Act.LTC, "33"), Article(Act.N31, "4")),
        OpeningBasis.CONCLUSION: (Article(Act.LTC, "35.3"),),
        OpeningBasis.CRIME: (Article(Act.LTC, "27.1"), Article(Act.LTC, "36.2")),
        OpeningBasis.PROTECTION: (Article(Act.LTC, "47"), Article(Act.LTC, "56")),
    }
)

SECRECY = (Article(Act.LTC, "8.3"), Article(Act.LTC, "56"))
"""Why nobody opens an identity alone."""


class OpeningState(StrEnum):
    """Where a request to open an identity stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    SHOWN = "shown"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


OPEN_STATES = frozenset({OpeningState.ASKED, OpeningState.APPROVED})

# From a state to the states it may go on to; whatever is not here is an end.
NEXT_STATES: Mapping[OpeningState, frozenset[OpeningState]] = MappingProxyType(
    {
        OpeningState.ASKED: frozenset({OpeningState.APPROVED, OpeningState.REFUSED, OpeningState.WITHDRAWN}),
        OpeningState.APPROVED: frozenset({OpeningState.SHOWN, OpeningState.EXPIRED, OpeningState.WITHDRAWN}),
    }
)

SHOWN_WITHIN = timedelta(minutes=15)
"""How long after its approval an identity may be seen: a rule of the program, no term of the law."""


def may_become(now: OpeningState, then: OpeningState) -> bool:
    """Whether a request may go from one state to another."""
    return then in NEXT_STATES.get(now, frozenset())


def can_be_shown(approved_at: datetime, now: datetime) -> bool:
    """Whether what was approved may still be shown at a moment."""
    return approved_at <= now <= approved_at + SHOWN_WITHIN
