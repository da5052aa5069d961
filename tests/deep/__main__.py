"""`python -m tests.deep ROW…`: the full figures, kept step by step, gathered over several runs."""

import argparse
import json
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.deep.places import Place, place_for
from tests.deep.rows import Row, Tally, all_rows

KEPT = Path(".deep")
DESCRIBE = ["git", "describe", "--always", "--dirty=+"]


@dataclass
class Evidence:
    """What one row has given so far on one engine."""

    row: str
    engine: str
    done: int = 0
    failures: list[str] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    commits: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """Where this is kept between two runs."""
        return KEPT / f"{self.row}-{self.engine}.json"

    def save(self) -> None:
        """Keep it, whole or not at all."""
        KEPT.mkdir(exist_ok=True)
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(vars(self), ensure_ascii=False, indent=1), encoding="utf-8")
        fresh.replace(self.path)

    def take(self, tally: Tally, *, seconds: float, commit: str) -> None:
        """Add what some rounds gave."""
        whole = Tally(done=self.done, failures=self.failures, figures=self.figures)
        whole.add(tally)
        self.done, self.failures, self.figures = whole.done, whole.failures, whole.figures
        self.seconds = round(self.seconds + seconds, 1)
        if commit not in self.commits:
            self.commits.append(commit)


def load(row: Row, engine: str, *, anew: bool) -> Evidence:
    """Take up what earlier runs have given, or begin anew."""
    evidence = Evidence(row.name, engine)
    if not anew and evidence.path.exists():
        evidence = Evidence(**json.loads(evidence.path.read_text(encoding="utf-8")))
    return evidence


def commit_now() -> str:
    """Name the commit under test, with a + when the tree differs from it."""
    named = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], check=False, capture_output=True, text=True
    )
    return named.stdout.strip() or "unknown"


def gather(row: Row, place: Place, evidence: Evidence, *, goal: int, until: float) -> None:
    """Run rounds in chunks until the goal is reached or the time is over, keeping each chunk."""
    while evidence.done < goal and time.monotonic() < until:
        count = min(row.chunk, goal - evidence.done)
        begun = time.monotonic()
        tally = row.run(place.rounds(first=evidence.done, count=count))
        evidence.take(tally, seconds=time.monotonic() - begun, commit=commit_now())
        evidence.save()
        print(line_of(row, evidence, goal), flush=True)


def line_of(row: Row, evidence: Evidence, goal: int) -> str:
    """One line of the evidence table."""
    figures = ", ".join(f"{number} {name}" for name, number in sorted(evidence.figures.items()))
    return (
        f"| {row.name} | {evidence.engine} | {evidence.done} of {goal} {row.unit} | "
        f"{len(evidence.failures)} failed | {figures} | {evidence.seconds:.0f} s | "
        f"{', '.join(evidence.commits)} |"
    )


def asked() -> argparse.Namespace:
    """Read what is wanted."""
    parser = argparse.ArgumentParser(prog="python -m tests.deep", description=__doc__)
    parser.add_argument("rows", nargs="*", help="names of rows; none: all of them")
    parser.add_argument("--engine", action="append", help="only on this engine")
    parser.add_argument("--rounds", type=int, help="another goal than the full figure")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--anew", action="store_true", help="forget what earlier runs gave")
    parser.add_argument("--report", action="store_true", help="only print what is kept")
    return parser.parse_args()


def main() -> int:
    """Gather evidence for the rows that are named; exit 1 when a round failed."""
    wanted = asked()
    rows = all_rows()
    if unknown := set(wanted.rows) - set(rows):
        print(f"No such row: {', '.join(sorted(unknown))}. There are: {', '.join(rows)}.", file=sys.stderr)
        return 2
    until = time.monotonic() + wanted.minutes * 60
    failures = 0
    for row in (rows[name] for name in wanted.rows or rows):
        goal = wanted.rounds or row.full
        for engine in (one for one in row.engines if not wanted.engine or one in wanted.engine):
            evidence = load(row, engine, anew=wanted.anew and not wanted.report)
            if not wanted.report and evidence.done < goal and time.monotonic() < until:
                with place_for(engine) as place:
                    gather(row, place, evidence, goal=goal, until=until)
            print(line_of(row, evidence, goal))
            for failure in evidence.failures[:10]:
                print(f"  FAILED {failure}")
            failures += len(evidence.failures)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
