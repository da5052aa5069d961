"""What a row of the security tests is: so many rounds, each repeatable by its number, and what went wrong."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from tests import deep

ENGINES = ("sqlite", "postgresql")
NO_ENGINE = ("none",)


Furnished = Callable[[Callable[[Flask], Any]], AbstractContextManager[tuple[Flask, Any]]]


@dataclass(frozen=True, kw_only=True)
class Rounds:
    """Which rounds are wanted: `count` of them from `first` on; the number of a round is its seed.

    `fresh()` gives the program on a migrated, empty database of the engine, for as long as it is open;
    `furnished(build)` gives it with what `build` made there, built once and copied afterwards.
    """

    engine: str
    first: int
    count: int
    fresh: Callable[[], AbstractContextManager[Flask]]
    furnished: Furnished

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.first + self.count))


@dataclass(kw_only=True)
class Tally:
    """What the rounds gave: how many were done, what failed (a sentence each), other figures to print."""

    done: int = 0
    failures: list[str] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)

    def count(self, name: str, by: int = 1) -> None:
        """Add to a figure."""
        self.figures[name] = self.figures.get(name, 0) + by

    def add(self, other: "Tally") -> None:
        """Take another tally into this one."""
        self.done += other.done
        self.failures += other.failures
        for name, number in other.figures.items():
            self.count(name, number)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of the table: its name as a command, the figure to reach, and who runs its rounds.

    `full` and `quick` are numbers of rounds per engine; `chunk` rounds are done between two savings.
    `broken` runs one round with a guard taken away and must report a failure: it proves the row can fail.
    """

    name: str
    title: str
    unit: str
    full: int
    quick: int
    chunk: int
    run: Callable[[Rounds], Tally]
    broken: Callable[[Rounds], Tally]
    engines: tuple[str, ...] = ENGINES


def all_rows() -> dict[str, Row]:
    """Give every row: each module of this folder called row_… holds one under the name ROW."""
    names = sorted(one.name for one in pkgutil.iter_modules(deep.__path__) if one.name.startswith("row_"))
    rows = [importlib.import_module(f"tests.deep.{name}").ROW for name in names]
    return {row.name: row for row in rows}
