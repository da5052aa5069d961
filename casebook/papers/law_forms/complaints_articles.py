"""Which articles the papers of a complaint cite: at first or second level, over discipline or not."""

from collections.abc import Mapping

_FIRST = {"acceptance_basis": "Điều 27", "term_basis": "Điều 28", "dialogue_basis": "Điều 30"}
_SECOND = {"acceptance_basis": "khoản 1 Điều 36", "term_basis": "Điều 37", "dialogue_basis": "Điều 39"}
# A complaint against a discipline decision has one article for both levels (LKN Đ50, Đ53).
_DISCIPLINE = {"acceptance_basis": "Điều 50", "term_basis": "Điều 50", "dialogue_basis": "Điều 53"}


def articles_cited(*, second_level: bool, discipline: bool) -> Mapping[str, str]:
    """Give places of the act on complaints by the keys of the slots that ask for them."""
    if discipline:
        return _DISCIPLINE
    return _SECOND if second_level else _FIRST
