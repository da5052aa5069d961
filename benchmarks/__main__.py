"""`python -m benchmarks`: measure what there is to measure and print it beside its target."""

import platform

from benchmarks.law_standing import standings
from benchmarks.letters import letters
from benchmarks.table import told


def main() -> None:
    """Print the table. Values are for comparing, never a reason to fail."""
    print(f"casebook on Python {platform.python_version()}, {platform.machine()}, one core\n", flush=True)
    print(told([*standings(), *letters()]))


if __name__ == "__main__":
    main()
