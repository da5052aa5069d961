"""The table a bench ends in: what was measured, its value, and the target beside it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measured:
    """One line: `note` says what the reader should know of how it was measured."""

    what: str
    value: str
    target: str
    note: str = ""


_HEADINGS = Measured("what", "measured", "target")


def told(lines: list[Measured]) -> str:
    """Write the table for a terminal, its columns under one another."""
    rows = [(line.what, line.value, line.target) for line in (_HEADINGS, *lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    written = []
    for line, row in zip((_HEADINGS, *lines), rows, strict=True):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        written.append(f"{'  '.join(cells)}  {line.note}".rstrip())
    written.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(written)
