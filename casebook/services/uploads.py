"""What files are taken: a name, a content and a parser that agree; every refusal says what to do."""

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from casebook.papers.alone import NotDone, run_alone
from casebook.records.attachments import FileKind
from casebook.records.spelling import nfc
from casebook.services.refusals import Refused
from casebook.vault import look_into_office, look_into_pdf, look_into_picture

MOST_BYTES = 20 * 1024 * 1024
_MOST_NAME = 150
_SECONDS = 30

_ENDINGS: dict[str, FileKind] = {str(kind): kind for kind in FileKind} | {
    "jpeg": FileKind.JPEG,
    "tif": FileKind.TIFF,
}
ENDINGS = tuple(f".{ending}" for ending in _ENDINGS)
_PICTURES = (FileKind.JPEG, FileKind.PNG, FileKind.TIFF)

_BEGINNINGS: dict[FileKind, tuple[bytes, ...]] = {
    FileKind.PDF: (b"%PDF-",),
    FileKind.JPEG: (b"\xff\xd8\xff",),
    FileKind.PNG: (b"\x89PNG\r\n\x1a\n",),
    FileKind.TIFF: (b"II*\x00", b"MM\x00*"),
    FileKind.DOCX: (b"PK\x03\x04",),
    FileKind.XLSX: (b"PK\x03\x04",),
    FileKind.ODT: (b"PK\x03\x04",),
}
_PARSERS: dict[FileKind, str] = {
    FileKind.PDF: look_into_pdf.__file__,
    **dict.fromkeys(_PICTURES, look_into_picture.__file__),
    **dict.fromkeys((FileKind.DOCX, FileKind.XLSX, FileKind.ODT), look_into_office.__file__),
}
# The white space of a text; every other control character is none of a text's business.
_SPACES = frozenset("\t\n\r\f")

_MEGAPIXELS = look_into_picture.MOST_PIXELS // 1_000_000
_WAY_OUT_VI = "Hãy in ra rồi quét thành tệp PDF, hoặc nhận bản giấy."
_WAY_OUT_EN = "Print it and scan it to a PDF, or take it on paper."
# How to save as what is taken, for the endings people bring most often beside those.
_OTHER_ENDINGS = {
    "heic": ("Mở ảnh trên điện thoại và lưu thành JPG.", "Open it on the telephone and save it as JPG."),
    "doc": ("Mở bằng Word và lưu thành .docx hoặc PDF.", "Open it in Word and save it as .docx or PDF."),
    "xls": ("Mở bằng Excel và lưu thành .xlsx.", "Open it in Excel and save it as .xlsx."),
}
_REASONS: dict[str, tuple[str, str]] = {
    "broken": (f"không mở được: tệp hỏng hoặc bị cắt cụt. {_WAY_OUT_VI}",
               f"does not open: it is damaged or cut off. {_WAY_OUT_EN}"),
    "other": (f"không phải loại tệp mà phần đuôi của tên nói. {_WAY_OUT_VI}",
              f"is not what the end of its name says. {_WAY_OUT_EN}"),
    "password": ("được khóa bằng mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
                 "is locked with a password. Take the password off and bring it again."),
    "macros": ("chứa macro (lệnh tự chạy). Hãy lưu lại không có macro, hoặc in ra PDF.",
               "holds macros, which run by themselves. Save it without macros, or print it to PDF."),
    "entities": (f"chứa khai báo lạ mà chương trình soạn thảo không bao giờ ghi. {_WAY_OUT_VI}",
                 f"holds declarations no word processor writes. {_WAY_OUT_EN}"),
    "names": (f"có cấu trúc bên trong bất thường. {_WAY_OUT_VI}",
              f"is packed in a way no word processor packs. {_WAY_OUT_EN}"),
    "expansion": (f"khi mở ra sẽ phình quá lớn. {_WAY_OUT_VI}",
                  f"would grow far too large when opened. {_WAY_OUT_EN}"),
    "parts": (f"có quá nhiều thành phần. {_WAY_OUT_VI}", f"has too many parts. {_WAY_OUT_EN}"),
    "pages": (f"có hơn {look_into_pdf.MOST_PAGES} trang. Hãy tách thành nhiều tệp.",
              f"has more than {look_into_pdf.MOST_PAGES} pages. Split it into several files."),
    "pixels": (f"có hơn {_MEGAPIXELS} triệu điểm ảnh. Hãy lưu lại với kích thước nhỏ hơn.",
               f"has more than {_MEGAPIXELS} million pixels. Save it smaller."),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A file as a browser sent it: the name is somebody else's, and so are the bytes."""

    name: str
    data: bytes

    def __repr__(self) -> str:
        """Tell neither in a log or an error."""
        return "Handed(…)"


@dataclass(frozen=True, kw_only=True)
class Looked:
    """What a file proved to be: its kind, a name fit to be shown, why it is given to nobody (or "")."""

    kind: FileKind
    name: str
    quarantined: str = ""


def look_at(handed: Handed) -> Looked:
    """Say what a file is. Raises Refused where it is not taken; nothing was kept."""
    name = shown_name(handed.name)
    if not handed.data:
        raise _refused(name, "trống, không có gì bên trong. Hãy chọn lại tệp.", "is empty. Choose it again.")
    if len(handed.data) > MOST_BYTES:
        mega = MOST_BYTES // (1024 * 1024)
        raise _refused(
            name,
            f"lớn hơn {mega} MB. Hãy quét với độ phân giải thấp hơn hoặc tách thành nhiều tệp.",
            f"is larger than {mega} MB. Scan it coarser or split it.",
        )
    kind = _kind_named(name)
    if kind is FileKind.TEXT:
        _check_text(name, handed.data)
        return Looked(kind=kind, name=name)
    if not handed.data.startswith(_BEGINNINGS[kind]):
        raise _refused(name, *_REASONS["other"])
    told = _parsed(kind, handed.data)
    if reason := told.get("refused"):
        raise _refused(name, *_REASONS[reason])
    if told.get("kind") != kind:
        raise _refused(name, *_REASONS["other"])
    return Looked(kind=kind, name=name, quarantined=told.get("quarantine", ""))


def shown_name(name: str) -> str:
    """Make a name fit to be shown and saved: no folders, no character that cannot be seen or turns text.

    What stands after the last slash of either kind counts; a name too long keeps its ending.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    seen = "".join(c for c in nfc(last) if unicodedata.category(c)[0] != "C").strip().strip(".").strip()
    begun, dot, ending = seen.rpartition(".")
    if len(seen) > _MOST_NAME:
        seen = f"{(begun or ending)[:_MOST_NAME]}{dot}{ending[:10]}"
    return seen or "?"


def _kind_named(name: str) -> FileKind:
    ending = PurePosixPath(name).suffix.lower().lstrip(".")
    kind = _ENDINGS.get(ending)
    if kind is None:
        vi, en = _OTHER_ENDINGS.get(ending, (_WAY_OUT_VI, _WAY_OUT_EN))
        known = ", ".join(str(one) for one in FileKind)
        raise _refused(
            name,
            f"không thuộc loại tệp được nhận ({known}). {vi}",
            f"is none of the kinds that are taken ({known}). {en}",
        )
    return kind


def _parsed(kind: FileKind, data: bytes) -> dict[str, str]:
    try:
        told: dict[str, str] = json.loads(run_alone(Path(_PARSERS[kind]), data, seconds=_SECONDS))
    except NotDone:
        return {"refused": "broken"}
    return told


def _check_text(name: str, data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refused(
            name,
            "không phải văn bản UTF-8. Hãy mở bằng Notepad và lưu lại với mã UTF-8.",
            "is no UTF-8 text. Open it in Notepad and save it as UTF-8.",
        ) from None
    if any(unicodedata.category(c) == "Cc" and c not in _SPACES for c in text):
        raise _refused(name, *_REASONS["other"])


def _refused(name: str, vi: str, en: str) -> Refused:
    return Refused(f"Tệp “{name}” {vi}", f"The file “{name}” {en}", field="files")
