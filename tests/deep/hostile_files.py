"""A corpus of handed-in files, made by number: every round draws one family and varies it by its seed."""

import random
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from tests import handed
from tests.handed import CANARY

KEPT, APART, REFUSED = "kept", "set apart", "refused"
ANY = frozenset({KEPT, APART, REFUSED})
MARKER = "casebook-escaped"
"""What a file that got out or ran would leave behind, anywhere."""

Draw = random.Random


@dataclass(frozen=True)
class Sample:
    """One file as it is sent: its raw name, its bytes, and what may become of it."""

    name: bytes
    data: bytes
    allowed: frozenset[str]


def sample(number: int) -> Sample:
    """Make the file of a round."""
    draw = Draw(number)
    return FAMILIES[number % len(FAMILIES)](draw)


def _only(outcome: str, name: str | bytes, data: bytes) -> Sample:
    return Sample(name if isinstance(name, bytes) else name.encode(), data, frozenset({outcome}))


def _sound(draw: Draw) -> tuple[str, bytes]:
    """A sound file of any kind, with its right ending; every one holds the canary in clear."""
    text = f"{CANARY}-{draw.randrange(10**9)}"
    return draw.choice(
        [
            ("pdf", handed.pdf(text)),
            ("docx", handed.packed(_docx_parts(text), how=zipfile.ZIP_STORED)),
            ("xlsx", handed.xlsx(text)),
            ("odt", handed.odt(text=text)),
            ("jpg", handed.picture(text=text)),
            ("png", handed.picture("PNG", text=text)),
            ("tif", handed.picture("TIFF", text=text)),
            ("txt", text.encode()),
        ]
    )


def _docx_parts(text: str = CANARY) -> dict[str, bytes | str]:
    return {"[Content_Types].xml": handed.types(handed.WORD), "word/document.xml": f"<d>{text}</d>"}


def sound(draw: Draw) -> Sample:
    """What must be kept; an upload that took nothing would pass every other check."""
    ending, data = _sound(draw)
    return _only(KEPT, f"{CANARY} đơn số {draw.randrange(99)}.{ending}", data)


def plain_text(draw: Draw) -> Sample:
    """Texts that would act elsewhere: here they are texts."""
    body = draw.choice(
        [
            "<script>alert(1)</script>",
            "=cmd|'/C calc'!A1",
            f"#!/bin/sh\ntouch /tmp/{MARKER}\n",
            "{{ 7*7 }}{% raw %}",
            "' OR 1=1 --",
            "Đơn của tôi " * 2000,
        ]
    )
    return _only(KEPT, "ghi.txt", f"{CANARY}\n{body}".encode())


def double_endings(draw: Draw) -> Sample:
    """The last ending counts, whatever stands before it."""
    ending, data = _sound(draw)
    wrong = draw.choice(["exe", "js", "html", "svg", "bat", "php", "lnk", "docm"])
    if draw.random() < 0.5:
        return _only(REFUSED, f"don.{ending}.{wrong}", data)
    return _only(KEPT, f"don.{wrong}.{ending}", data)


def travelling_names(draw: Draw) -> Sample:
    """Names that point elsewhere: only what stands after the last slash is kept, and only as a name."""
    ending, data = _sound(draw)
    way = draw.choice(
        [
            "../" * 9 + "tmp/",
            "..\\..\\..\\",
            "/etc/cron.d/",
            "C:\\Windows\\",
            "....//....//",
            "~/",
            "file:///",
        ]
    )
    return _only(KEPT, f"{way}{MARKER}.{ending}", data)


def strange_names(draw: Draw) -> Sample:
    """Names with what cannot be seen, too long, not of this coding."""
    ending, data = _sound(draw)
    strange = draw.choice(
        [
            f"anh\u202egpj.{ending}".encode(),
            f"don\u200b\ufeff.{ending}".encode(),
            f"{'x' * 3000}.{ending}".encode(),
            f"&lt;img src=x onerror=alert(1)&gt;.{ending}".encode(),
            b"\xff\xfe\xc0\xaf." + ending.encode(),
            f"CON.{ending}".encode(),
            f"đo\u031bn.{ending}".encode(),
            f"don; filename=evil.exe;.{ending}".encode(),
        ]
    )
    return Sample(strange, data, ANY)


def wrong_content(draw: Draw) -> Sample:
    """Pages and programs under the name of a paper."""
    data = draw.choice(
        [
            b"<html><script>alert(1)</script></html>",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
            b"MZ\x90\x00" + draw.randbytes(200),
            b"\x7fELF" + draw.randbytes(200),
            f"#!/bin/sh\ntouch /tmp/{MARKER}\n".encode(),
            b"GIF89a" + draw.randbytes(50),
            b"Rar!\x1a\x07" + draw.randbytes(50),
            b"\xd0\xcf\x11\xe0" + draw.randbytes(500),
        ]
    )
    return _only(REFUSED, f"don.{draw.choice(['pdf', 'jpg', 'png', 'docx', 'odt', 'tif'])}", data)


def cut_off(draw: Draw) -> Sample:
    """Nothing, and the beginning of something."""
    data = draw.choice([handed.pdf(), handed.picture(size=(800, 800)), handed.docx()])
    ending = {b"%": "pdf", b"\xff": "jpg", b"P": "docx"}[data[:1]]
    return _only(REFUSED, f"cut.{ending}", data[: draw.choice([0, 1, 9, len(data) // 3])])


def packed_bombs(draw: Draw) -> Sample:
    """Little files that grow."""
    size = draw.randrange(30, 140) * 1_000_000
    bomb = {"word/media/a.bin": b"\0" * size}
    if draw.random() < 0.3:
        inner = zlib.compress(b"\0" * 9_000_000, 9) * 3
        return Sample(b"nested.docx", handed.docx({"word/a.zip": inner}), ANY)
    return _only(REFUSED, "bomb.docx", handed.docx(bomb))


def slips(draw: Draw) -> Sample:
    """Entries that would be unpacked elsewhere."""
    name = draw.choice(["../../", "/tmp/", "..\\..\\", "C:/", "word/../../../"]) + MARKER  # noqa: S108  hostile
    return _only(REFUSED, "slip.docx", handed.docx({name: "x"}))


def entities(draw: Draw) -> Sample:
    """XML that grows, reads a file, or asks the network."""
    bad = draw.choice(
        [
            handed.LAUGHS,
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]><a/>',
            '<?xml version="1.0" encoding="utf-16"?>' + handed.LAUGHS.partition("?>")[2],
        ]
    )
    data = bad.encode("utf-16") if "utf-16" in bad else bad.encode()
    where = draw.choice(["word/footnotes.xml", "docProps/core.xml", "word/_rels/x.rels"])
    return _only(REFUSED, "laughs.docx", handed.docx({where: data}))


def vast_pictures(draw: Draw) -> Sample:
    """Pictures that say they are vast."""
    width, height = draw.choice([(50_000, 50_000), (2_000_000, 40), (9_000, 9_000), (2**31 - 1, 1)])
    return _only(REFUSED, "vast.png", handed.png_of_size(width, height))


def acting_pdfs(draw: Draw) -> Sample:
    """PDFs that run, start, carry along."""
    make = draw.choice([handed.pdf_with_script, handed.pdf_that_launches, handed.pdf_with_file])
    return _only(APART, "acts.pdf", make())


def acting_texts(draw: Draw) -> Sample:
    """Office files that run or fetch."""
    more = draw.choice(
        [
            {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"},
            {"word/embeddings/oleObject1.bin": b"MZ"},
            {"word/activeX/activeX1.bin": b"x"},
            {"word/_rels/settings.xml.rels": handed.relation("attachedTemplate", "http://127.0.0.1:9/")},
            {"word/_rels/a.rels": handed.relation("oleObject", "file:///etc/passwd").encode("utf-16")},
        ]
    )
    return _only(APART, "acts.docx", handed.docx(more))


def two_in_one(draw: Draw) -> Sample:
    """Files that are two things at once: kept as the one they were taken for, and given as that only."""
    page = f"<script>/*{CANARY}*/alert(1)</script>".encode()
    return draw.choice(
        [
            Sample(b"two.pdf", handed.pdf() + handed.docx(), ANY),
            Sample(b"two.jpg", handed.picture() + page, ANY),
            Sample(b"two.png", handed.picture("PNG") + handed.docx(), ANY),
            _only(REFUSED, "two.pdf", page + handed.pdf()),
            _only(REFUSED, "two.docx", page + handed.docx()),
        ]
    )


def mutated(draw: Draw) -> Sample:
    """Sound files with some bytes changed: whatever becomes of them, nothing breaks."""
    ending, data = _sound(draw)
    changed = bytearray(data)
    for _ in range(draw.randrange(1, 40)):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return Sample(f"m.{ending}".encode(), bytes(changed), ANY)


def locked(draw: Draw) -> Sample:
    """What nobody opens without its password."""
    if draw.random() < 0.5:
        return _only(REFUSED, "locked.pdf", handed.pdf_locked())
    data = bytearray(handed.docx())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark) + (6 if mark[2] == 3 else 8)
        data[at] |= 1
    return _only(REFUSED, "locked.docx", bytes(data))


def deep_ones(draw: Draw) -> Sample:
    """Things within things, and very many of them."""
    depth = draw.choice([5_000, 60_000])
    nest = handed.docx({"word/deep.xml": "<a>" * depth + "</a>" * depth})
    arrays = handed.pdf().replace(b"/Count 1", b"/Count 1 /X " + b"[" * depth + b"]" * depth)
    many = handed.docx({f"word/{n}.bin": "" for n in range(2500)})
    loop = handed.pdf().replace(b"/Kids [", b"/Kids [ 1 0 R ")
    return draw.choice(
        [
            Sample(b"deep.docx", nest, ANY),
            Sample(b"deep.pdf", arrays, ANY),
            _only(REFUSED, "many.docx", many),
            Sample(b"loop.pdf", loop, ANY),
        ]
    )


def with_places(draw: Draw) -> Sample:
    """Pictures that tell where they were taken; of many pages; of few colours."""
    mode = draw.choice(["1", "L", "P", "RGBA", "CMYK", "I;16"])
    image = Image.new(mode, (40 + draw.randrange(40), 40))
    return _only(KEPT, "mau.tif", handed.saved(image, "TIFF", description=CANARY))


FAMILIES: tuple[Callable[[Draw], Sample], ...] = (
    sound,
    plain_text,
    double_endings,
    travelling_names,
    strange_names,
    wrong_content,
    cut_off,
    packed_bombs,
    slips,
    entities,
    vast_pictures,
    acting_pdfs,
    acting_texts,
    two_in_one,
    mutated,
    locked,
    deep_ones,
    with_places,
    sound,
    mutated,
)
