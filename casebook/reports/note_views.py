"""Notes that say something of their own: who handles a case, a letter more, a letter split, a repeat."""

from collections.abc import Mapping

from casebook.law.choices import Forwarder, Via
from casebook.law.words import word

NOTE_WORDS: dict[str, tuple[str, str]] = {
    "assignment": ("Giao xử lý", "Assigned"),
    "left": ("Thôi xử lý", "Handler stepped back"),
    "party": ("Ghi thêm người liên quan", "Somebody involved was named"),
    "lifted": ("Chuyển lên cấp trên", "Passed up"),
    "letter": ("Nhận thêm đơn cùng nội dung", "Another letter received"),
    "split": ("Hướng dẫn tách đơn", "Letter split, its sender guided"),
    "joined": ("Gộp hồ sơ trùng vào đây", "A repeat joined here"),
    "calendar": ("Lịch ngày nghỉ, làm bù thay đổi", "The calendar of days off changed"),
    "rule": ("Quy định thay đổi", "A rule changed"),
    "duplicate": ("Lưu đơn: trùng hồ sơ khác", "Filed away: repeats another case"),
}
"""By what a note is about (`paper["about"]`)."""

_PAPER: dict[str, tuple[str, str]] = {
    "letter": ("Đơn số", "Letter no."),
    "via": ("Cách nhận", "Came by"),
    "forwarder": ("Cơ quan chuyển đến", "Forwarded by"),
    "sender": ("Người gửi", "Sent by"),
    "contact": ("Địa chỉ, điện thoại", "Address, telephone"),
    "written_on": ("Ngày viết đơn", "Written on"),
    "subject": ("Tóm tắt", "In one line"),
    "content": ("Nội dung", "Content"),
    "parts": ("Số nội dung đã tách", "Contents split off"),
    "document_number": ("Số văn bản", "Document number"),
    "signer": ("Người ký", "Signed by"),
}
_CODES = {"via": Via, "forwarder": Forwarder}
_TELLS_ITS_PAPER = frozenset({"letter", "split"})
# A number and a way name nobody; everything else may.
_SHOWN_REDACTED = frozenset({"letter", "via", "parts"})


def note_label(paper: Mapping[str, str], language: str) -> str:
    """Say what a note is about; empty for one that is only a note."""
    words = NOTE_WORDS.get(paper.get("about", ""))
    return words[language == "en"] if words else ""


def note_facts(paper: Mapping[str, str], language: str, *, redacted: bool) -> list[tuple[str, str]]:
    """Tell what a note holds beside its text; who may know no names reads nothing that could name one."""
    if paper.get("about") not in _TELLS_ITS_PAPER:
        return []
    return [
        (words[language == "en"], _told(key, paper[key], language))
        for key, words in _PAPER.items()
        if paper.get(key) and (not redacted or key in _SHOWN_REDACTED)
    ]


def _told(key: str, value: str, language: str) -> str:
    code = _CODES.get(key)
    return word(code(value), language) if code else value
