"""Runs by itself, in a process of its own: reads one paper from standard input, writes its PDF.

Typst keeps what it has laid out in memory for later papers: a book of 3,000 visits left 0.4 GB
in the process each time. A process that ends gives everything back (docs/decisions/020).
"""

import json
import sys
from pathlib import Path

import typst

HERE = Path(__file__).parent


def press(order: dict[str, str]) -> bytes:
    """The PDF of the form `order["form"]` filled with the JSON text `order["data"]`.

    The form may read nothing outside its own folder, no font but the shipped ones, no package.
    """
    return typst.compile(
        HERE / "forms" / f"{order['form']}.typ",
        root=HERE / "forms",
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
        ),
        sys_inputs={"data": order["data"]},
        pdf_tags=order["tags"] == "yes",
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(press(json.load(sys.stdin)))
