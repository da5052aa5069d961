"""Runs by itself, in a process of its own: copies a picture's pixels and nothing of what it carries along."""

import resource
import sys
import warnings
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, ImageSequence

_MEMORY = 1536 * 1024 * 1024
_MOST_PIXELS = 64_000_000
_FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "TIFF": "TIFF"}
_HOW: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "PNG": {},
    "TIFF": {"compression": "tiff_lzw"},
}


def clean(data: bytes) -> bytes:
    """Give the picture turned as it is meant to be seen: no place, camera, day, name, comment, preview."""
    with Image.open(BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as picture:
        form = _FORMATS[picture.format or ""]
        pages = [bare(page) for page in ImageSequence.Iterator(picture)]
    first, more = pages[0], pages[1:] if form == "TIFF" else []
    written = BytesIO()
    named: dict[str, Any] = {"save_all": True, "append_images": more} if more else {}
    first.save(written, form, **_HOW[form], **named)
    return written.getvalue()


def bare(page: Image.Image) -> Image.Image:
    """Copy the pixels into a new picture, which begins without any information of its own."""
    turned = ImageOps.exif_transpose(page)
    fresh = Image.new(turned.mode, turned.size)
    if turned.mode == "P" and (palette := turned.getpalette("RGBA")):
        fresh.putpalette(palette, "RGBA")
    fresh.paste(turned, (0, 0))
    return fresh


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (25, 25))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    warnings.simplefilter("ignore")
    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    sys.stdout.buffer.write(clean(sys.stdin.buffer.read()))
