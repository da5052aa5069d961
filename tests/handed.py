"""Files as citizens hand them in, made in memory: sound ones of every kind, and hostile ones."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

CANARY = "CANARY-Nguyen-Thi-Vi-Du-7f3a"

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def pdf(text: str = CANARY) -> bytes:
    """A PDF of one page whose information holds a text in clear."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": text})
    return _written(writer)


def pdf_with_script() -> bytes:
    """A PDF that runs a script when it is opened."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1);")}
    )
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)
    return _written(writer)


def pdf_that_launches() -> bytes:
    """A PDF that starts a program, spelt with an escape in the name."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("calc.exe")}
    )
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)
    return _written(writer).replace(b"/Launch", b"/L#61unch")


def pdf_with_file() -> bytes:
    """A PDF that carries a program along."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("run.exe", b"MZ" + b"\0" * 64)
    return _written(writer)


def pdf_locked(opens_with: str = "mat khau") -> bytes:
    """A PDF nobody opens without its password; with an empty one it is locked against changes only."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt(opens_with, "mat khau chu", algorithm="AES-256")
    return _written(writer)


def _written(writer: PdfWriter) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def picture(form: str = "JPEG", *, text: str = CANARY, size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture that carries a maker, a text and a place along."""
    image = Image.new("RGB", size, (200, 30, 30))
    exif = Image.Exif()
    exif[0x010F] = text  # Make
    if form != "TIFF":
        exif[0x8825] = {1: "N", 2: (21.0, 1.0, 42.0)}  # GPS
    out = BytesIO()
    image.save(out, form, exif=exif)
    return out.getvalue()


def saved(image: Image.Image, form: str, *, description: str) -> bytes:
    """A picture of any mode, with a description in clear."""
    exif = Image.Exif()
    exif[0x010E] = description
    out = BytesIO()
    image.save(out, form, exif=exif)
    return out.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it is huge."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def packed(entries: Mapping[str, bytes | str], *, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of some entries, in this order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def types(main: str) -> str:
    """The list of content types of an office file."""
    return (
        f'<?xml version="1.0"?><Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/main.xml" ContentType="{main}"/></Types>'
    )


def docx(more: Mapping[str, bytes | str] | None = None, *, text: str = CANARY, main: str = WORD) -> bytes:
    """A small Word file, with what else is said."""
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": types(main),
        "word/document.xml": f"<document><p>{text}</p></document>",
    }
    return packed(parts | dict(more or {}))


def xlsx(text: str = CANARY) -> bytes:
    """A small Excel file."""
    return packed({"[Content_Types].xml": types(_SHEET), "xl/workbook.xml": f"<workbook>{text}</workbook>"})


def odt(more: Mapping[str, bytes | str] | None = None, *, text: str = CANARY) -> bytes:
    """A small text of LibreOffice."""
    parts: dict[str, bytes | str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<content>{text}</content>",
    }
    return packed(parts | dict(more or {}))


def relation(kind: str, target: str) -> str:
    """A list of one relation that leads outside the file."""
    return (
        f'<Relationships xmlns="{_RELS}"><Relationship Id="r1" Type="{_OFFICE}/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "&lol;" * 10}">' for n in range(9))
    + "]><lolz>&l8;</lolz>"
)
