"""Roles one person must not hold at the same time in a unit, each with its article."""

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Conflict:
    """A role already held that forbids another, and the place in the law that says so."""

    held: Role
    article: Article


# Members of the people's inspectorate watch over the head and the deputies (LDC Đ60.2).
_APART: tuple[tuple[Role, Role, Article], ...] = (
    (Role.INSPECTORATE, Role.HEAD, Article(Act.LDC, "60.2")),
    (Role.INSPECTORATE, Role.DEPUTY, Article(Act.LDC, "60.2")),
)


def conflict_of(role: Role, held: Iterable[Role]) -> Conflict | None:
    """The first role among `held` that the law keeps apart from `role`; None where there is none."""
    for other in held:
        for one, another, article in _APART:
            if {role, other} == {one, another}:
                return Conflict(other, article)
    return None
