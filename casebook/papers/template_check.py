"""Reads a unit's Word template paragraph by paragraph: plain places and table rows, and nothing else.

As a person sees it, so that the paragraph that is wrong is named; `template_tree` walks the whole again as
the renderer gets it.
"""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from jinja2 import TemplateError, nodes
from lxml import etree

from casebook.papers.template_names import Loop, Places, among, wrong_with
from casebook.papers.template_parts import (
    MOST_BYTES,
    TOO_LARGE,
    UNREADABLE,
    BrokenTemplate,
    Part,
    Wrong,
    broken,
    environment,
    is_too_large,
    opened,
)
from casebook.papers.template_tree import check_tree

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_LOOSE = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_LOOP = re.compile(r"\{%tr\s+for\s+([a-z][a-z0-9_]*)\s+in\s+([a-z][a-z0-9_]*)\s*%\}")
_LOOP_END = re.compile(r"\{%tr\s+endfor\s*%\}")
_TEXTS = etree.XPath(".//text()")
_FETCHING = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON|RD|EMBED)\b"
)


def check_text(data: bytes, places: Places) -> None:
    """Check every paragraph of a template. Raises BrokenTemplate."""
    try:
        parts, spare = opened(data[: MOST_BYTES + 1])
    except Exception as error:
        raise BrokenTemplate(*(UNREADABLE if len(data) <= MOST_BYTES else TOO_LARGE)) from error
    if is_too_large(data, parts):
        raise BrokenTemplate(*TOO_LARGE)
    for part in parts:
        if next(part.root.iter(qn("w:altChunk")), None) is not None:
            raise BrokenTemplate(*_BROUGHT_ALONG)
        _check_paragraphs(part, places)
    if _LOOSE.search(spare):
        raise BrokenTemplate(
            "Chỗ điền chỉ đặt trong nội dung, đầu trang và chân trang, không đặt ở thuộc tính hay chú thích.",
            "Places stand in the text, the header and the footer, not in properties or footnotes.",
        )
    for part in parts:
        check_tree(part, places)


def _check_paragraphs(part: Part, places: Places) -> None:
    loop: Loop | None = None
    opened: tuple[int, str] | None = None
    fetching = _fetching(part.root)
    for number, paragraph in enumerate(part.root.iter(qn("w:p")), 1):
        text = _text_of(paragraph)
        try:
            if paragraph in fetching:
                raise _FETCHES
            for tag in _tags(text):
                began = _loop_of(tag, paragraph, loop, places)
                if began is None:
                    _check_place(tag, loop, places)
                else:
                    loop, opened = began or None, (number, text)
        except Wrong as wrong:
            raise broken(part, number, text, wrong) from wrong
    if loop and opened:
        raise broken(part, *opened, _UNCLOSED_LOOP)


_BROUGHT_ALONG = (
    "Mẫu có phần nội dung chèn nguyên từ tệp khác. Hãy mở bằng Word, lưu lại dạng .docx rồi tải lên.",
    "A part was put in from another file as it is. Open it in Word, save it as .docx and hand it in again.",
)
_UNCLOSED_LOOP = Wrong(
    "vòng lặp chưa đóng; thêm một hàng {%tr endfor %} sau hàng này.",
    "the loop is not closed; add a row {%tr endfor %} after this one.",
)


def _text_of(paragraph: etree._Element) -> str:
    """The words of a paragraph, struck out ones too, without those of a text box that hangs on it."""
    return "".join(
        text
        for text in _TEXTS(paragraph)
        if next(text.getparent().iterancestors(qn("w:p")), None) is paragraph
    )


_FETCHES = Wrong(
    "có trường (field) lấy nội dung từ nơi khác; hãy bỏ trường này.",
    "it has a field that fetches something from elsewhere; remove the field.",
)


def _fetching(root: etree._Element) -> set[etree._Element]:
    """Give the paragraphs in which a field begins that fetches something."""
    began = [(field, code) for field, code in _fields(root) if _FETCHING.search("".join(code).upper())]
    return {next(field.iterancestors(qn("w:p")), field) for field, _code in began}


def _fields(root: etree._Element) -> list[tuple[etree._Element, list[str]]]:
    """Give every field with the pieces of its code: one goes over paragraphs, or stands in another."""
    found: list[tuple[etree._Element, list[str]]] = []
    within: list[list[str]] = []
    for element in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
        if element.tag == qn("w:fldSimple"):
            found.append((element, [element.get(qn("w:instr"), "")]))
        elif element.tag == qn("w:instrText"):
            code = [element.text or ""]
            found.append((element, code)) if not within else within[-1].extend(code)
        elif element.get(qn("w:fldCharType")) == "begin":
            within.append([])
            found.append((element, within[-1]))
        elif element.get(qn("w:fldCharType")) == "end" and within:
            within.pop()
    return found


def _tags(text: str) -> Iterator[str]:
    if loose := _LOOSE.search(_TAG.sub("", text)):
        raise Wrong(
            f"dấu “{loose[0]}” không có cặp; chỗ điền viết liền trong một đoạn như {{{{ ten }}}}.",
            f"“{loose[0]}” has no partner; a place stands within one paragraph, like {{{{ name }}}}.",
        )
    yield from _TAG.findall(text)


def _loop_of(
    tag: str, paragraph: etree._Element, loop: Loop | None, places: Places
) -> Loop | tuple[()] | None:
    """Give the loop a tag begins, () where it ends one, None where it is no loop."""
    if not tag.startswith("{%"):
        return None
    begins, ends = _LOOP.fullmatch(tag), _LOOP_END.fullmatch(tag)
    if not begins and not ends:
        raise Wrong(
            f"“{tag}” không được dùng; chỉ có chỗ điền và vòng lặp {{%tr for … in … %}} của bảng.",
            f"“{tag}” is not allowed; there are only places and the loop {{%tr for … in … %}} of a table.",
        )
    _check_row(paragraph)
    if begins:
        return _begun(begins[1], begins[2], loop, places)
    if not loop:
        raise Wrong("{%tr endfor %} không có vòng lặp nào trước nó.", "no loop stands before {%tr endfor %}.")
    return ()


def _check_row(paragraph: etree._Element) -> None:
    row = next(paragraph.iterancestors(qn("w:tr")), None)
    if row is None:
        raise Wrong("vòng lặp phải nằm trong một hàng của bảng.", "a loop must stand in a row of a table.")
    words = "".join(text.text or "" for text in row.iter(qn("w:t")))
    if len(_TAG.findall(words)) > 1:
        raise Wrong(
            "hàng mở hoặc đóng vòng lặp chỉ có thẻ ấy; đặt các chỗ điền vào hàng ở giữa.",
            "a row that opens or closes a loop holds nothing else; put the places into the row between.",
        )


def _begun(variable: str, key: str, loop: Loop | None, places: Places) -> Loop:
    if loop:
        raise Wrong("vòng lặp không nằm trong vòng lặp khác.", "a loop does not stand within another.")
    if key not in places.rows:
        raise Wrong(
            f"mẫu này không có bảng “{key}”{among(places.rows, 'vi')}.",
            f"this form has no table “{key}”{among(places.rows, 'en')}.",
        )
    if variable in places.single or variable in places.rows:
        raise Wrong(
            f"“{variable}” là tên một chỗ điền; hãy gọi hàng là row.",
            f"“{variable}” is a place; call it row.",
        )
    return variable, key


def _check_place(tag: str, loop: Loop | None, places: Places) -> None:
    """Check one `{{ … }}`, or refuse a comment, by its tree."""
    try:
        body = environment().parse(tag).body
    except TemplateError as error:
        raise Wrong(
            f"“{tag}” viết sai; chỗ điền chỉ gồm một tên như {{{{ ten }}}}.",
            f"“{tag}” is not written well; a place is one name, like {{{{ name }}}}.",
        ) from error
    output = body[0] if len(body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise Wrong(f"“{tag}” không được dùng.", f"“{tag}” is not allowed.")
    if wrong := wrong_with(output.nodes[0], loop, places):
        raise wrong
