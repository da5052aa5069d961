"""The shared refusal where the words of a secret case cannot be read: nothing is written beside them."""

from casebook.records.cases import Case
from casebook.records.protected import Loss
from casebook.services.refusals import Refused

_WHY: dict[Loss, tuple[str, str]] = {
    Loss.DESTROYED: (
        (
            "Nội dung hồ sơ này đã hủy theo quyết định, nên không ghi thêm được gì. Nếu có đơn mới, hãy lập "
            "hồ sơ mới."
        ),
        (
            "What this case said was destroyed by decision, so nothing more is recorded in it. Open a new "
            "case for a new letter."
        ),
    ),
    Loss.NO_KEY: (
        (
            "Tệp khóa trên máy không mở được nội dung hồ sơ này, nên chưa ghi thêm được. Hãy báo người quản "
            "trị đặt lại đúng tệp khóa rồi làm lại bước này."
        ),
        (
            "The key file on this machine does not open what this case says, so nothing is recorded yet. "
            "Tell the administrator to put the right key file back, then take this step again."
        ),
    ),
}


def refuse_unreadable(case: Case) -> None:
    """Raise Refused for a case whose words cannot be read by anybody, or not with the keys at hand."""
    loss = case.loss()
    if loss is not None:
        raise Refused(*_WHY[loss])
