"""`python -m benchmarks`: measure what there is to measure and print it beside its target."""

import argparse
import platform
from collections.abc import Iterator

from benchmarks.law_standing import standings
from benchmarks.letters import letters
from benchmarks.pages import pages
from benchmarks.served import ENGINES
from benchmarks.table import Measured, told

SIZES = "10000,100000"
ROUNDS = 50


def main() -> None:
    """Print the table. Values are for comparing, never a reason to fail."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    asked.add_argument("--sizes", default=SIZES, help=f"how many cases, by commas (default {SIZES})")
    asked.add_argument("--engines", default=",".join(ENGINES), help="which engines, by commas")
    asked.add_argument(
        "--rounds", type=int, default=ROUNDS, help=f"of how many a median is (default {ROUNDS})"
    )
    asked.add_argument("--only-pages", action="store_true", help="leave the law and the letters out")
    chosen = asked.parse_args()
    print(f"casebook on Python {platform.python_version()}, {platform.machine()}\n", flush=True)
    print(told(list(_measured(chosen))))


def _measured(chosen: argparse.Namespace) -> Iterator[Measured]:
    if not chosen.only_pages:
        yield from standings()
        yield from letters()
    sizes = [int(size) for size in chosen.sizes.split(",")]
    yield from pages(sizes, chosen.engines.split(","), chosen.rounds)


if __name__ == "__main__":
    main()
