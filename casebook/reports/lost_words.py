"""How it is told that the words of a secret case cannot be read: destroyed on purpose, or no key at hand."""

from casebook.records.cases import Case
from casebook.records.protected import Loss
from casebook.reports.clock_views import Reading

_TITLES: dict[Loss, tuple[str, str]] = {
    Loss.DESTROYED: ("Nội dung đã hủy", "Content destroyed"),
    Loss.NO_KEY: ("Không mở được nội dung", "The content cannot be opened"),
}
_SENTENCES: dict[Loss, tuple[str, str]] = {
    Loss.DESTROYED: (
        (
            "Nội dung hồ sơ này đã được hủy theo quyết định: khóa mã hóa không còn, không ai đọc lại được. "
            "Các ngày, các bước và số hồ sơ vẫn còn."
        ),
        (
            "What this case said was destroyed by decision: its key is gone and nobody can read it again. "
            "Its days, steps and number remain."
        ),
    ),
    Loss.NO_KEY: (
        (
            "Nội dung hồ sơ này đang niêm phong và tệp khóa trên máy không mở được. Hãy báo người quản trị "
            "đặt lại đúng tệp khóa; không có gì bị mất."
        ),
        (
            "What this case says is sealed, and the key file on this machine does not open it. Tell the "
            "administrator to put the right key file back; nothing is lost."
        ),
    ),
}


def lost_sentence(case: Case, reading: Reading) -> str:
    """Say why what a case says cannot be read; empty where it can."""
    loss = case.loss()
    return reading.choose(*_SENTENCES[loss]) if loss else ""


def subject_of(case: Case, reading: Reading) -> str:
    """Give what a case is about, or that this cannot be read."""
    loss = case.loss()
    return reading.choose(*_TITLES[loss]) if loss else case.subject
