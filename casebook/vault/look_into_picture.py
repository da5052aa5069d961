"""Runs by itself, in a process of its own: says of a picture what it is and whether all of it opens."""

import json
import resource
import sys
import warnings
from io import BytesIO

from PIL import Image, ImageSequence

MOST_PIXELS = 64_000_000
MOST_PAGES = 50
_MEMORY = 1536 * 1024 * 1024

# MPO is how telephones save a JPEG with a second picture in it.
_KINDS = {"JPEG": "jpg", "MPO": "jpg", "PNG": "png", "TIFF": "tiff"}


def look_into(data: bytes) -> dict[str, str]:
    """Give {"kind": …}, or {"refused": why}."""
    with Image.open(BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as picture:
        pixels = 0
        for number, page in enumerate(ImageSequence.Iterator(picture)):
            pixels += page.width * page.height
            if number >= MOST_PAGES or pixels > MOST_PIXELS:
                return {"refused": "pixels"}
            page.load()
        return {"kind": _KINDS[picture.format or ""]}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (25, 25))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    try:
        told = look_into(sys.stdin.buffer.read())
    except Image.DecompressionBombError:
        told = {"refused": "pixels"}
    sys.stdout.write(json.dumps(told))
