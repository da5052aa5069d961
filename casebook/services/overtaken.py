"""Two people change the same particulars: the second sees what the first wrote before it is written over."""

import hashlib
from collections.abc import Mapping

from casebook.services.refusals import Refused


class Overtaken(Refused):
    """Somebody else changed it since the form was made: `theirs` is what stands now where it differs."""

    def __init__(self, *, theirs: Mapping[str, object], seen: str) -> None:
        super().__init__(
            "Trong lúc bạn đang nhập, người khác đã thay đổi thông tin này. Xem phần họ đã ghi bên cạnh từng "
            "mục dưới đây, rồi bấm lưu lần nữa nếu nội dung của bạn vẫn đúng.",
            "Somebody else changed this while you were typing. Read what they wrote beside each field below, "
            "then save once more if yours still holds.",
        )
        self.theirs, self.seen = theirs, seen


def seen_of(values: Mapping[str, object]) -> str:
    """Give a mark of the particulars a form was made from: one for each, to see which of them changed."""
    return ".".join(f"{name}-{_mark(value)}" for name, value in sorted(values.items()))


def _mark(value: object) -> str:
    return hashlib.sha256(str(value).encode()).hexdigest()[:16]


def changed_since(seen: str, standing: Mapping[str, object]) -> list[str]:
    """Give the names of the particulars that are others now than when a mark was made."""
    known = set(seen.split("."))
    return [name for name, value in standing.items() if f"{name}-{_mark(value)}" not in known]


def refuse_overtaken(
    seen: str | None, *, standing: Mapping[str, object], wanted: Mapping[str, object]
) -> None:
    """Raise Overtaken where something else stands than the form was made from, and than it would write.

    `seen` is None where no form was made from what stood before.
    """
    if seen is None:
        return
    changed = set(changed_since(seen, standing))
    theirs = {
        name: standing[name] for name, value in wanted.items() if name in changed and standing[name] != value
    }
    if theirs:
        raise Overtaken(theirs=theirs, seen=seen_of(standing))
