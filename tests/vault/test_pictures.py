"""A clean copy shows the same picture and carries nothing along, whatever kind it is."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from casebook.papers.alone import NotDone, run_alone
from casebook.vault import clean_picture
from tests import handed
from tests.handed import CANARY

SCRIPT = Path(clean_picture.__file__)
MODES = [
    ("JPEG", "RGB"),
    ("JPEG", "L"),
    ("JPEG", "CMYK"),
    ("PNG", "RGB"),
    ("PNG", "RGBA"),
    ("PNG", "P"),
    ("PNG", "1"),
    ("PNG", "LA"),
    ("PNG", "I;16"),
    ("TIFF", "RGB"),
    ("TIFF", "1"),
    ("TIFF", "CMYK"),
    ("TIFF", "I;16"),
]


def cleaned(data: bytes) -> Image.Image:
    return Image.open(BytesIO(run_alone(SCRIPT, data, seconds=30)))


@pytest.mark.parametrize(("form", "mode"), MODES)
def test_a_clean_copy_looks_the_same_and_tells_nothing(form, mode):
    original = Image.linear_gradient("L").resize((64, 48)).convert("RGB").convert(mode.replace("I;16", "I"))
    if mode == "I;16":
        original = Image.frombytes("I;16", (64, 48), bytes(range(256)) * 24)
    data = handed.saved(original, form, description=CANARY)
    assert CANARY.encode() in data
    clean = cleaned(data)
    assert (clean.format, clean.size) == (form, (64, 48))
    assert not clean.getexif().get(0x010E)
    assert CANARY.encode() not in run_alone(SCRIPT, data, seconds=30)
    if mode == "I;16":
        assert clean.tobytes() == original.tobytes()
        return
    apart = ImageChops.difference(clean.convert("RGBA"), Image.open(BytesIO(data)).convert("RGBA"))
    assert max(high for _low, high in apart.getextrema()) <= 16


def test_a_picture_lying_on_its_side_is_turned_as_it_was_meant():
    exif = Image.Exif()
    exif[0x0112] = 6
    out = BytesIO()
    Image.new("RGB", (80, 20)).save(out, "JPEG", exif=exif)
    clean = cleaned(out.getvalue())
    assert clean.size == (20, 80)
    assert 0x0112 not in clean.getexif()


def test_every_page_of_a_scan_is_copied():
    out = BytesIO()
    pages = [Image.new("L", (30, 20 + at)) for at in range(3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    clean = cleaned(out.getvalue())
    assert clean.n_frames == 3


def test_what_is_no_picture_gives_nothing():
    with pytest.raises(NotDone):
        run_alone(SCRIPT, b"GIF89a", seconds=30)
