"""Whom a denunciation is about, as far as competence asks (TC-29)."""

from enum import StrEnum

from casebook.law.articles import Act, Article


class About(StrEnum):
    """The first question about a denunciation: it decides whose it is to settle."""

    HEAD = "head"
    DEPUTY = "deputy"
    UNIT = "unit"
    OTHERS = "others"


ABOVE = (Article(Act.LTC, "12.6"), Article(Act.LTC, "18.2"))


def settled_above(about: About) -> bool:
    """Whether the office above settles it: it is about the head, a deputy or the unit itself (LTC Đ18.2)."""
    return about is not About.OTHERS
