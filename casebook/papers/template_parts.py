"""A unit's Word template as the parts that are rendered, the sandbox they run in, and how one is refused."""

import re
from dataclasses import dataclass
from io import BytesIO

from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

MOST_BYTES = 5 * 1024 * 1024
_QUOTED = 80
_MOST_LETTERS = 2_000_000
_MOST_MARKS = 1_000
"""Of a part as XML; the renderer reads on from every mark, so that many in a long part take hours."""
TOO_LARGE = (
    "Mẫu quá lớn (trên 5 MB, quá dài hoặc quá nhiều chỗ điền); hãy bỏ bớt hình ảnh và nội dung.",
    "The template is too large (over 5 MB, too long or with too many places); take out pictures and text.",
)
UNREADABLE = (
    "Tệp này không mở được như một văn bản Word. Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.",
    "This file does not open as a Word document. Open it in Word, save it as .docx and hand it in again.",
)


class BrokenTemplate(Exception):
    """A template is not taken; it says in both languages which paragraph is wrong, and how to mend it."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi = vi
        self.en = en


class Wrong(Exception):
    """What is wrong with a paragraph, in both languages."""


@dataclass(frozen=True)
class Part:
    """The body, a header or a footer, as it is kept and as the renderer gets it."""

    vi: str
    en: str
    root: etree._Element
    xml: str

    def source(self) -> str:
        """Give what the renderer gets; a line is a paragraph, as it counts them."""
        patched: str = DocxTemplate(BytesIO()).patch_xml(self.xml)
        return re.sub(r"<w:p([ >])", r"\n<w:p\1", patched)


def environment() -> SandboxedEnvironment:
    """Give the sandbox templates run in: no filter, no function, no test, every value escaped."""
    sandbox = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    sandbox.filters.clear()
    sandbox.globals.clear()
    sandbox.tests.clear()
    return sandbox


def opened(data: bytes) -> tuple[list[Part], str]:
    """Give the parts that are rendered, and the text of what would be rendered besides."""
    template = DocxTemplate(BytesIO(data))
    document = template.get_docx()
    parts = [_part(template, "nội dung", "text", document.element.body)]
    places = (("đầu trang", "header", template.HEADER_URI), ("chân trang", "footer", template.FOOTER_URI))
    for vi, en, uri in places:
        blobs = [part.blob for _key, part in template.get_headers_footers(uri)]
        parts += [_part(template, vi, en, parse_xml(blob)) for blob in blobs]
    told = document.core_properties
    spare = [told.author, told.comments, told.identifier, told.language, told.subject, told.title]
    notes = [
        part.blob.decode() for part in document.part.package.parts if "footnotes+xml" in part.content_type
    ]
    return parts, "\n".join([*spare, *notes])


def is_too_large(data: bytes, parts: list[Part]) -> bool:
    """Say whether reading a template would take longer than anybody waits."""
    marks = (part.xml.count("{{") + part.xml.count("{%") for part in parts)
    longest = max((len(part.xml) for part in parts), default=0)
    return len(data) > MOST_BYTES or longest > _MOST_LETTERS or sum(marks) > _MOST_MARKS


def _part(template: DocxTemplate, vi: str, en: str, root: etree._Element) -> Part:
    return Part(vi, en, root, template.xml_to_string(root))


def broken(part: Part, number: int, text: str, wrong: Wrong) -> BrokenTemplate:
    """Name the paragraph that is wrong, by its number and by its first words."""
    quoted = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
    vi, en = wrong.args
    return BrokenTemplate(
        f"Đoạn {number} của {part.vi}, “{quoted}”: {vi}",
        f"Paragraph {number} of the {part.en}, “{quoted}”: {en}",
    )
