"""Runs by itself, in a process of its own: reads papers from standard input, writes their PDFs.

Typst keeps what it has laid out in memory for later papers: a book of 3,000 visits left 0.4 GB
in the process each time. A process that ends gives everything back (docs/decisions/020).
"""

import json
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent


def press(order: dict[str, Any]) -> Iterator[bytes]:
    """The PDF of the form `order["form"]` filled with each of the JSON texts `order["papers"]`.

    The form may read nothing outside its own folder, no font but the shipped ones, no package.
    """
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
    for data in order["papers"]:
        yield typst.compile(
            HERE / "forms" / f"{order['form']}.typ",
            root=HERE / "forms",
            font_paths=fonts,
            sys_inputs={"data": data, "measures": order["measures"]},
            pdf_tags=order["tags"] == "yes",
        )


if __name__ == "__main__":
    for pdf in press(json.load(sys.stdin)):
        sys.stdout.buffer.write(struct.pack(">Q", len(pdf)) + pdf)
