"""Whether the authorisation of an individual must be notarised or certified, by day (KN-35)."""

from datetime import date

from casebook.law.articles import Act, Article

SINCE, UNTIL = date(2026, 7, 1), date(2026, 12, 31)
ARTICLES = (Article(Act.N124, "5.3"), Article(Act.N155, "3"), Article(Act.N155, "21.2"))


def must_be_certified(received_on: date) -> bool:
    """Whether a complaint received that day needs its authorisation notarised or certified."""
    return SINCE <= received_on <= UNTIL
