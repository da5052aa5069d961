"""What letters say: shipped in both languages, changeable by a unit, with a few places to fill in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casebook.records.outbox import text_of
from casebook.services.holding import WAITS
from casebook.services.refusals import Refused
from casebook.services.told import CHANGED, DEMANDED, REPORTED

ASSIGNED, INCOMING, ANSWERED, DIGEST = "case_assigned", "matter_incoming", "matter_answered", "digest"
# Single letters about a commitment, from before the daily reminder: those queued still go out.
DUE_SOON, DUE_TODAY, OVERDUE = "commitment_due_soon", "commitment_due_today", "commitment_overdue"

SUBJECT: Final = "Có việc đang chờ trong sổ hồ sơ / Something waits in casebook"
"""The same for every letter: a subject is read on locked screens, and by whoever carries the letter."""
LANGUAGES: Final = ("vi", "en")
LONGEST: Final = 4000

_EVERYWHERE = frozenset({"link", "unit"})
_PLACE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class Shipped:
    """What the program says in a kind of letter, and what may be filled into it."""

    vi: str
    en: str
    places: frozenset[str] = _EVERYWHERE

    def body(self, language: str) -> str:
        """Give the text in a language."""
        return self.en if language == "en" else self.vi


# Security rule 12: never what kind of case it is, its number, a name or what it is about.
TEXTS: Final[Mapping[str, Shipped]] = {
    DIGEST: Shipped(
        "Có {count} việc của bạn sắp đến hạn, đến hạn hoặc đã quá hạn. Hạn gần nhất: {days}.\n\n"
        "Xem danh sách:\n{link}",
        "{count} things you owe are due soon, due today or overdue. The nearest days: {days}.\n\n"
        "See the list:\n{link}",
        _EVERYWHERE | {"count", "days"},
    ),
    CHANGED: Shipped(
        "Một hồ sơ bạn theo dõi tại {unit} vừa có thay đổi.\n\nĐăng nhập để xem:\n{link}",
        "A case you follow at {unit} has changed.\n\nSign in to read it:\n{link}",
    ),
    ASSIGNED: Shipped(
        "Bạn vừa được giao một hồ sơ tại {unit}.\n\nĐăng nhập để xem:\n{link}",
        "A case at {unit} was given to you.\n\nSign in to read it:\n{link}",
    ),
    DEMANDED: Shipped(
        "Bạn được yêu cầu báo cáo về một hồ sơ tại {unit}.\n\nĐăng nhập để xem:\n{link}",
        "A report on a case at {unit} is asked of you.\n\nSign in to read it:\n{link}",
    ),
    REPORTED: Shipped(
        "Báo cáo bạn yêu cầu tại {unit} đã có.\n\nĐăng nhập để xem:\n{link}",
        "The report you asked for at {unit} is there.\n\nSign in to read it:\n{link}",
    ),
    INCOMING: Shipped(
        "Có việc được chuyển đến {unit}, đang chờ tiếp nhận.\n\nĐăng nhập để xem:\n{link}",
        "Something was sent to {unit} and waits to be taken in.\n\nSign in to read it:\n{link}",
    ),
    ANSWERED: Shipped(
        "Nơi nhận đã trả lời việc {unit} chuyển đi.\n\nĐăng nhập để xem:\n{link}",
        "What {unit} sent on was answered where it went.\n\nSign in to read it:\n{link}",
    ),
    # The name of a unit would already tell too much here.
    WAITS: Shipped(
        "Có việc mới đang chờ bạn xem.\n\nĐăng nhập để xem:\n{link}",
        "Something new waits for you.\n\nSign in to read it:\n{link}",
        frozenset({"link"}),
    ),
    DUE_SOON: Shipped(
        "Một cam kết bạn phụ trách tại {unit} sắp đến hạn.\n\nĐăng nhập để xem:\n{link}",
        "A commitment of yours at {unit} is due soon.\n\nSign in to read it:\n{link}",
    ),
    DUE_TODAY: Shipped(
        "Một cam kết bạn phụ trách tại {unit} đến hạn hôm nay.\n\nĐăng nhập để xem:\n{link}",
        "A commitment of yours at {unit} is due today.\n\nSign in to read it:\n{link}",
    ),
    OVERDUE: Shipped(
        "Một cam kết tại {unit} đã quá hạn.\n\nĐăng nhập để xem:\n{link}",
        "A commitment at {unit} is overdue.\n\nSign in to read it:\n{link}",
    ),
}
CHANGEABLE: Final = tuple(kind for kind in TEXTS if kind != WAITS)
"""A unit words these for itself; what tells of something held says the same everywhere."""

TEST_BODY: Final = (
    "Đây là thư thử. Bạn đọc được thư này nghĩa là chương trình gửi được thư.\n\n"
    "----\n\n"
    "This is a test. That you can read it means that letters go out."
)
_FOOT: Final = {
    "vi": "Thư tự động, xin không trả lời. Nội dung chỉ xem được sau khi đăng nhập.",
    "en": "Sent by the program; please do not answer. What it is about is read after signing in.",
}
_BETWEEN: Final = "\n\n----\n\n"


def letter_body(kind: str, unit_id: str, values: Mapping[str, str]) -> str:
    """Give what a letter says: Vietnamese first, English below, in the unit's own words where it has some."""
    return _BETWEEN.join(
        f"{fill(body_of(kind, unit_id, language), values)}\n\n{_FOOT[language]}" for language in LANGUAGES
    )


def body_of(kind: str, unit_id: str, language: str) -> str:
    """Give the wording that holds in a unit, its places not filled in yet."""
    own = text_of(unit_id, kind, language) if kind in CHANGEABLE else None
    return own.body if own is not None else TEXTS[kind].body(language)


def fill(body: str, values: Mapping[str, str]) -> str:
    """Fill in the places of a text; what is filled in is not looked at again."""
    return _PLACE.sub(lambda found: values[found[1]], body)


def check_body(kind: str, body: str, *, field: str) -> str:
    """Give a wording as it is kept. Raises Refused with the line in which something is wrong."""
    text = "\n".join(line.rstrip() for line in body.splitlines()).strip()
    if not text:
        raise Refused("Hãy viết nội dung thư.", "Write what the letter says.", field=field)
    if len(text) > LONGEST:
        raise Refused(
            f"Nội dung dài quá {LONGEST} ký tự. Hãy viết ngắn lại.",
            f"The text is longer than {LONGEST} characters. Please shorten it.",
            field=field,
        )
    for number, wrong in _wrong_places(text, TEXTS[kind].places):
        may = ", ".join(f"{{{name}}}" for name in sorted(TEXTS[kind].places))
        raise Refused(
            f"Dòng {number}: “{wrong}” không phải chỗ điền của thư này. Có thể dùng: {may}.",
            f"Line {number}: “{wrong}” is no place this letter can fill in. There are: {may}.",
            field=field,
        )
    return text


def _wrong_places(text: str, places: frozenset[str]) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        yield from ((number, found[0]) for found in _PLACE.finditer(line) if found[1] not in places)
        alone = re.search(r"[{}]", _PLACE.sub("", line))
        if alone is not None:
            yield number, alone[0]
