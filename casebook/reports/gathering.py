"""Putting things that belong together into groups: whatever is joined to one of a group joins all of it."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Groups that grow by joining two of their members."""

    def __init__(self, members: Iterable[T]) -> None:
        self._above = {member: member for member in members}

    def root(self, member: T) -> T:
        """Give the one member that stands for the whole group."""
        top = member
        while self._above[top] != top:
            top = self._above[top]
        while self._above[member] != top:  # the next question takes the short way
            self._above[member], member = top, self._above[member]
        return top

    def join(self, one: T, other: T) -> None:
        """Make one group of the groups of two members."""
        self._above[self.root(other)] = self.root(one)

    def join_all(self, members: Iterable[T]) -> None:
        """Make one group of the groups of several members."""
        first: T | None = None
        for member in members:
            if first is None:
                first = member
            else:
                self.join(first, member)

    def groups(self) -> Iterator[list[T]]:
        """Give every group with its members, in the order they were first told."""
        found: dict[T, list[T]] = {}
        for member in self._above:
            found.setdefault(self.root(member), []).append(member)
        yield from found.values()
