"""Group visits: how many may speak for the others (LTCD Đ29), and from how many it is a group (TT06)."""

from dataclasses import dataclass

from casebook.law.articles import Act, Article
from casebook.law.conditions import Refusal

# TCD-22: the statistics count five people or more as one group (TT06 form 01/TCD, note).
GROUP_FROM = 5
# TCD-21: up to ten people name one or two, more than ten up to five (LTCD Đ29).
SMALL_GROUP_TO = 10
FEW, MANY = 2, 5
_LTCD29 = (Article(Act.LTCD, "29"),)


@dataclass(frozen=True, slots=True)
class Allowed:
    """How many representatives a party must name at least and may name at most."""

    least: int
    most: int


def is_group(people: int) -> bool:
    """Whether a party of that many counts as a group (đoàn đông người)."""
    return people >= GROUP_FROM


def representatives_allowed(people: int) -> Allowed:
    """How many representatives that many people name; fewer than five need none (LTCD Đ29)."""
    if not is_group(people):
        return Allowed(0, people)
    return Allowed(1, FEW if people <= SMALL_GROUP_TO else MANY)


def check_representatives(people: int, representatives: int, *, all_of_group: bool) -> Refusal | None:
    """What is wrong with the representatives named; None where the law is met.

    `people` and `representatives` are counts; `all_of_group`: every representative is among the people.
    """
    if representatives and not all_of_group:
        return Refusal(
            "Người đại diện phải là người trong nhóm",
            "The representatives must be among the group",
            _LTCD29,
        )
    allowed = representatives_allowed(people)
    if allowed.least <= representatives <= allowed.most:
        return None
    if not is_group(people):
        return Refusal(
            f"Nhóm {people} người không thể có {representatives} người đại diện",
            f"{people} people cannot have {representatives} representatives",
            _LTCD29,
        )
    return Refusal(
        f"Nhóm {people} người cử từ {allowed.least} đến {allowed.most} người đại diện",
        f"A group of {people} names {allowed.least} to {allowed.most} representatives",
        _LTCD29,
    )
