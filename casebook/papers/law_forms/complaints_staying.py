"""Forms 11, 12, 14a and 14b of N124: what stands still, ends or goes on while a complaint is settled."""

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Decree, Passage
from casebook.papers.form import Audience, Form, OpenForm
from casebook.papers.law_forms.complaints_eras import (
    DECIDES,
    DECISION_HEAD,
    SINCE,
    Era,
    in_both,
    rests_on,
)
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Slot, SlotKind

_READERS = frozenset({Audience.PERSON, Audience.BODY})
_TO_ALL = ("Người khiếu nại", "Người bị khiếu nại", "{forwarder}")

_STAY_NUMBER = Slot("stay_number", "Số quyết định tạm đình chỉ thi hành", "Number of the stay")
_STAY_ON = Slot("stay_on", "Ngày quyết định tạm đình chỉ thi hành", "Day of the stay", SlotKind.DAY)
_CARRIES_OUT = Slot("carries_out", "Cơ quan, người thi hành", "Who carries it out")
_SUSPENSION_NUMBER = Slot(
    "suspension_number", "Số quyết định tạm đình chỉ giải quyết", "Number of the suspension"
)
_SUSPENSION_ON = Slot(
    "suspension_on", "Ngày quyết định tạm đình chỉ giải quyết", "Day of the suspension", SlotKind.DAY
)


def _carried_out(number: int) -> Decree:
    return Decree(
        number,
        "Ông (bà) {person_name}, {respondent_name} và cơ quan, tổ chức, cá nhân có liên quan chịu trách "
        "nhiệm thi hành Quyết định này.",
    )


_CARRIED_OUT_BY_ALL = Decree(
    3,
    "{carries_out}, ông (bà) {person_name}, {respondent_name} và cơ quan, tổ chức, cá nhân có liên quan "
    "chịu trách nhiệm thi hành Quyết định này.",
)


def _staying(era: Era, key: str, names: tuple[str, str], own: tuple[Slot, ...], *blocks: Block) -> OpenForm:
    vi, en = names
    return open_form(
        *own,
        _CARRIES_OUT,
        key=key,
        code=f"Mẫu số {key.removeprefix('N124-')}",
        vi=vi,
        en=en,
        sources=rests_on(("35",), ("26",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="QĐ",
        title="QUYẾT ĐỊNH",
        about=vi.replace("Quyết định", "Về việc", 1),
        audience=_READERS,
        blocks=(*blocks, _CARRIED_OUT_BY_ALL),
        recipients=("Như Điều 3", *_TO_ALL),
    )


def _stay(era: Era) -> OpenForm:
    return _staying(
        era,
        "N124-11",
        (
            "Quyết định tạm đình chỉ việc thi hành quyết định hành chính bị khiếu nại",
            "Decision to stay the contested decision",
        ),
        (
            Slot("stay_from", "Tạm đình chỉ từ ngày", "Stayed from", SlotKind.DAY),
            Slot("stay_until", "Tạm đình chỉ đến ngày", "Stayed until", SlotKind.DAY),
        ),
        DECISION_HEAD,
        era.grounds(
            "Xét thấy việc thi hành quyết định hành chính bị khiếu nại sẽ gây hậu quả khó khắc phục;",
            "Theo đề nghị của {proposer}.",
        ),
        DECIDES,
        Decree(
            1,
            "Tạm đình chỉ việc thi hành {contested} đang bị ông (bà) {person_name}, địa chỉ: "
            "{person_address}, khiếu nại. Lý do:",
        ),
        Passage("reason", 2),
        Decree(
            2,
            "Thời gian tạm đình chỉ: từ ngày {stay_from} đến ngày {stay_until}, không vượt quá thời "
            "gian còn lại của thời hạn giải quyết khiếu nại (Điều 35 Luật Khiếu nại; Điều 26 Nghị định "
            "số 124/2020/NĐ-CP). Khi lý do tạm đình chỉ không còn thì Quyết định này được hủy bỏ ngay.",
        ),
    )


def _lifted(era: Era) -> OpenForm:
    return _staying(
        era,
        "N124-12",
        (
            "Quyết định hủy bỏ quyết định tạm đình chỉ việc thi hành quyết định hành chính bị khiếu nại",
            "Decision to lift the stay of the contested decision",
        ),
        (_STAY_NUMBER, _STAY_ON, Slot("lifted_from", "Hủy bỏ kể từ ngày", "Lifted from", SlotKind.DAY)),
        DECISION_HEAD,
        era.grounds("Xét thấy lý do của việc tạm đình chỉ không còn;", "Theo đề nghị của {proposer}."),
        DECIDES,
        Decree(
            1,
            "Hủy bỏ Quyết định số {stay_number} ngày {stay_on} về việc tạm đình chỉ việc thi hành "
            "{contested} bị ông (bà) {person_name}, địa chỉ: {person_address}, khiếu nại. Lý do:",
        ),
        Passage("reason", 2),
        Decree(2, "Quyết định này có hiệu lực kể từ ngày {lifted_from}."),
    )


_ACCEPTED = (
    "việc giải quyết khiếu nại {level} của ông (bà) {person_name}, địa chỉ: {person_address}, về "
    "{contested}, đã được thụ lý theo Thông báo số {acceptance_number} ngày {accepted_on}"
)


def _halting(own: tuple[Slot, ...], key: str, names: tuple[str, str], *blocks: Block) -> OpenForm:
    vi, en = names
    return open_form(
        *own,
        key=key,
        code="Mẫu số 14b" if key == "N124-14b" else "Mẫu số 14a",
        vi=vi,
        en=en,
        sources=rests_on(("11a",), ("28a", "28b.2" if key == "N124-14b" else "28b.1")),
        certainty=Certainty.M,
        since=SINCE.since,
        symbol="QĐ",
        title="QUYẾT ĐỊNH",
        about=vi.replace("Quyết định", "Về việc"),
        audience=_READERS,
        blocks=(DECISION_HEAD, SINCE.grounds("Theo đề nghị của {proposer}."), DECIDES, *blocks),
        recipients=("Như Điều 3", *_TO_ALL),
    )


SUSPENSION = _halting(
    (Slot("suspended_from", "Tạm đình chỉ kể từ ngày", "Suspended from", SlotKind.DAY),),
    "N124-14a",
    ("Quyết định tạm đình chỉ giải quyết khiếu nại", "Decision to suspend the settling of a complaint"),
    Decree(
        1,
        "Tạm đình chỉ "
        + _ACCEPTED
        + ", kể từ ngày {suspended_from}. Lý do (khoản 1 Điều 11a Luật Khiếu nại):",
    ),
    Passage("reason", 2),
    Decree(
        2,
        "Thời gian tạm đình chỉ không tính vào thời hạn giải quyết khiếu nại. Khi lý do tạm đình chỉ không "
        "còn, {head_title} {unit} ban hành quyết định tiếp tục giải quyết khiếu nại (Điều 11a Luật Khiếu "
        "nại; khoản 2 Điều 28b Nghị định số 124/2020/NĐ-CP).",
    ),
    _carried_out(3),
)

TERMINATION = _halting(
    (),
    "N124-14a-END",
    ("Quyết định đình chỉ giải quyết khiếu nại", "Decision to end the settling of a complaint"),
    Decree(
        1,
        "Đình chỉ " + _ACCEPTED + ". Lý do (khoản 2 Điều 11a Luật Khiếu nại):",
    ),
    Passage("reason", 2),
    Decree(
        2,
        "Trường hợp đình chỉ do rút khiếu nại thì khiếu nại đã rút không được xem xét giải quyết lại, trừ "
        f"khi việc rút là do bị ép buộc (Điều 10 Luật Khiếu nại). Hết thời hạn {SINCE.term('KN-31')}, kể từ "
        "ngày có quyết định đình chỉ, mà người khiếu nại không tiếp tục khiếu nại thì khiếu nại không được "
        "thụ lý giải quyết (Điều 11 Luật Khiếu nại).",
    ),
    _carried_out(3),
)

RESUMPTION = _halting(
    (_SUSPENSION_NUMBER, _SUSPENSION_ON),
    "N124-14b",
    ("Quyết định tiếp tục giải quyết khiếu nại", "Decision to go on with the settling of a complaint"),
    Decree(
        1,
        "Tiếp tục "
        + _ACCEPTED
        + ", đã tạm đình chỉ theo Quyết định số {suspension_number} ngày {suspension_on}. Lý do:",
    ),
    Passage("reason", 2),
    Decree(
        2,
        "Thời hạn giải quyết khiếu nại tiếp tục được tính kể từ ngày ban hành Quyết định này (khoản 2 Điều "
        "28b Nghị định số 124/2020/NĐ-CP) và hết vào ngày {due_on}.",
    ),
    _carried_out(3),
)

FORMS: tuple[Form, ...] = (*in_both(_stay, _lifted), SUSPENSION, TERMINATION, RESUMPTION)
