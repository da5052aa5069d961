"""Runs by itself, in a process of its own: says of a .docx, .xlsx or .odt whether it is one, and only that.

Nothing is unpacked onto a disk; every part is read to its end within limits, every XML part is parsed
with entities refused.
"""

import json
import re
import resource
import stat
import sys
import zipfile
from io import BytesIO
from xml.parsers import expat

MOST_ENTRIES = 2000
MOST_BYTES = 150 * 1024 * 1024
MOST_TIMES = 100
"""How many times its packed size a file may grow to, once it is larger than a few megabytes."""
_SMALL = 8 * 1024 * 1024
_MEMORY = 1024 * 1024 * 1024
_PIECE = 256 * 1024
_ENCRYPTED = 0x1

_MAIN = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_ODT = b"application/vnd.oasis.opendocument.text"
# What runs, or brings another file along; the table a chart is drawn from is only a table.
_ACTING = re.compile(
    r"(?i)(^|/)(vbaProject|activeX|embeddings/(?![^/]*\.xlsx$)|macrosheets|ctrlProps|Basic/|Scripts/|Object )"
)


class Refused(Exception):
    """The file is not taken; the message is the reason's code."""


def look_into(data: bytes) -> dict[str, str]:
    """Give {"kind": …} with "quarantine" where something in it acts, or {"refused": why}."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            check_entries(entries, len(data))
            found = read_parts(packed, entries)
            told = {"kind": kind_of(entries, found)}
    except Refused as refused:
        return {"refused": str(refused)}
    if any(_ACTING.search(entry.filename) for entry in entries):
        return told | {"quarantine": "active"}
    return told | {"quarantine": "fetches"} if found.fetches else told


def check_entries(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Check the list of contents before anything is opened. Raises Refused."""
    if not 0 < len(entries) <= MOST_ENTRIES:
        raise Refused("parts" if entries else "broken")
    whole = sum(entry.file_size for entry in entries)
    if whole > MOST_BYTES or (whole > _SMALL and whole > size * MOST_TIMES):
        raise Refused("expansion")
    if sum(entry.compress_size for entry in entries) > size:
        raise Refused("expansion")  # entries that lie over one another
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise Refused("names")
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise Refused("password")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or not sound(entry):
            raise Refused("names")


def sound(entry: zipfile.ZipInfo) -> bool:
    """Say whether an entry would stay where it is put: no way up, no root, no drive, no link."""
    name = entry.orig_filename
    ways = name.replace("\\", "/").split("/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    return not (is_link or ".." in ways or ways[0] == "" or ":" in ways[0] or "\x00" in name or "\\" in name)


class Found:
    """What the parts of a file declare: its types, its first line, whether something is fetched."""

    def __init__(self) -> None:
        self.types: set[str] = set()
        self.mimetype = b""
        self.fetches = False

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of one element of a list of types or of relations."""
        if name in ("Default", "Override"):
            self.types.add(attributes.get("ContentType", "").lower())
        if name.endswith("Relationship") and attributes.get("TargetMode", "").lower() == "external":
            # A link waits to be pressed; a template, a picture or an object is fetched on opening.
            self.fetches |= not attributes.get("Type", "").endswith("/hyperlink")


def read_parts(packed: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> Found:
    """Read every entry to its end and parse all XML. Raises Refused."""
    found = Found()
    for entry in entries:
        is_xml = entry.filename.lower().endswith((".xml", ".rels", ".rdf"))
        reader = Parser(found) if is_xml and entry.file_size else None
        with packed.open(entry) as part:
            while piece := part.read(_PIECE):
                if reader:
                    reader.parse(piece)
                if entry.filename == "mimetype":
                    found.mimetype += piece[:200]
        if reader:
            reader.parse(b"", last=True)
    return found


class Parser:
    """Reads XML for its form; a document that declares entities is refused at once."""

    def __init__(self, found: Found) -> None:
        self._expat = expat.ParserCreate()
        self._expat.StartElementHandler = found.element
        self._expat.EntityDeclHandler = self._refuse
        self._expat.ExternalEntityRefHandler = self._refuse

    def _refuse(self, *_told: object) -> int:
        raise Refused("entities")

    def parse(self, piece: bytes, *, last: bool = False) -> None:
        """Read on. Raises Refused."""
        try:
            self._expat.Parse(piece, last)
        except expat.ExpatError as error:
            raise Refused("broken") from error


def kind_of(entries: list[zipfile.ZipInfo], found: Found) -> str:
    """Say what a packed file is by what it declares. Raises Refused where it is none of ours."""
    if found.mimetype.strip() == _ODT and any(entry.filename == "content.xml" for entry in entries):
        return "odt"
    if any("macroenabled" in one for one in found.types):
        raise Refused("macros")
    kinds = [kind for main, kind in _MAIN.items() if main in found.types]
    if not kinds:
        raise Refused("other")
    return kinds[0]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (25, 25))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(look_into(sys.stdin.buffer.read())))
