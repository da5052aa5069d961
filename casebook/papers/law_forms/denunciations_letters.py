"""What the act asks to be written of a denunciation and the decree has no form for (LTC Đ24.1, Đ34, Đ35.3).

Suspending, resuming and ending are told to the denouncer, the accused and others alike (LTC Đ34.4), so
those decisions are open. That it is not accepted, and what was concluded, is written to the denouncer.
"""

from casebook.law.articles import Act, Article
from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Centred, Decree, Line, Para, Passage
from casebook.papers.form import Audience, ConfinedForm, Form, OpenForm
from casebook.papers.law_forms.complaints_eras import DECIDES, DECISION_HEAD, Era
from casebook.papers.law_forms.declaring import Told, confined_form, open_form
from casebook.papers.law_forms.denunciation_eras import (
    BEFORE,
    BY_ACCEPTANCE,
    OF_ACCUSED,
    TOLD_TO_ALL,
    in_both,
)
from casebook.papers.law_forms.shared_slots import DENOUNCER_ADDRESS, DENOUNCER_NAME
from casebook.papers.slots import Slot, SlotKind

_HELD = frozenset({Audience.DENOUNCER, Audience.ACCUSED, Audience.BODY})
_BY_SUSPENSION = (
    "Căn cứ Quyết định số {suspension_number} ngày {suspension_on} về việc tạm đình chỉ giải quyết tố cáo;"
)
_LAST = (
    "{executors}, người bị tố cáo và cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành "
    "Quyết định này."
)


def _decision(era: Era, decided: str, *more: Block, basis: str = "") -> tuple[Block, ...]:
    grounds = (BY_ACCEPTANCE, *((basis,) if basis else ()), "Theo đề nghị của {proposer}.")
    return (
        DECISION_HEAD,
        era.grounds(*grounds),
        DECIDES,
        Decree(1, decided),
        *more,
        Decree(2, _LAST),
    )


def _of_a_decision(era: Era, place: str) -> Told:
    return {
        "code": "",
        "sources": (Article(Act.LTC, place), Article(Act.LTC, "34.4")),
        "certainty": Certainty.M,
        "since": era.since,
        "until": era.until,
        "symbol": "QĐ",
        "title": "QUYẾT ĐỊNH",
        "audience": _HELD,
        "recipients": TOLD_TO_ALL,
    }


def _suspension(era: Era) -> OpenForm:
    return open_form(
        Slot("suspended_on", "Tạm đình chỉ kể từ ngày", "Suspended from", SlotKind.DAY),
        **(
            _of_a_decision(era, "34.1")
            | {
                "key": "TC-SUSPEND",
                "vi": "Quyết định tạm đình chỉ giải quyết tố cáo",
                "en": "Decision to suspend the resolution of a denunciation",
                "about": "Về việc tạm đình chỉ giải quyết tố cáo",
                "blocks": _decision(
                    era,
                    f"Tạm đình chỉ việc giải quyết tố cáo đối với {OF_ACCUSED}, kể từ ngày {{suspended_on}}.",
                    Para("Lý do tạm đình chỉ (khoản 1 Điều 34 Luật Tố cáo):"),
                    Passage("reason", 2),
                    Para(
                        "Thời gian tạm đình chỉ không tính vào thời hạn giải quyết tố cáo. Khi lý do "
                        "tạm đình chỉ không còn, việc giải quyết tố cáo được tiếp tục ngay (Điều 34 "
                        "Luật Tố cáo)."
                    ),
                ),
            }
        ),
    )


def _resumption(era: Era) -> OpenForm:
    return open_form(
        Slot("suspension_number", "Số quyết định tạm đình chỉ", "Number of the decision to suspend"),
        Slot("suspension_on", "Ngày quyết định tạm đình chỉ", "Day of the decision to suspend", SlotKind.DAY),
        Slot("resumed_on", "Tiếp tục kể từ ngày", "Resumed from", SlotKind.DAY),
        **(
            _of_a_decision(era, "34.2")
            | {
                "key": "TC-RESUME",
                "vi": "Quyết định tiếp tục giải quyết tố cáo",
                "en": "Decision to resume the resolution of a denunciation",
                "about": "Về việc tiếp tục giải quyết tố cáo",
                "blocks": _decision(
                    era,
                    f"Tiếp tục giải quyết tố cáo đối với {OF_ACCUSED}, kể từ ngày {{resumed_on}}. Thời "
                    "hạn giải quyết còn lại hết vào ngày {due_on}.",
                    basis=_BY_SUSPENSION,
                ),
            }
        ),
    )


def _termination(era: Era) -> OpenForm:
    return open_form(
        Slot("ended_on", "Đình chỉ kể từ ngày", "Ended from", SlotKind.DAY),
        **(
            _of_a_decision(era, "34.3")
            | {
                "key": "TC-END",
                "vi": "Quyết định đình chỉ giải quyết tố cáo",
                "en": "Decision to end the resolution of a denunciation",
                "about": "Về việc đình chỉ giải quyết tố cáo",
                "blocks": _decision(
                    era,
                    f"Đình chỉ việc giải quyết tố cáo đối với {OF_ACCUSED}, kể từ ngày {{ended_on}}.",
                    Para("Lý do đình chỉ (khoản 3 Điều 34 Luật Tố cáo):"),
                    Passage("reason", 2),
                ),
            }
        ),
    )


def _to_denouncer(*blocks: Block) -> tuple[Block, ...]:
    return (
        Centred("Kính gửi: Ông (bà) {denouncer_name}"),
        Line("Địa chỉ", "denouncer_address"),
        *blocks,
        Para("{unit} thông báo để ông (bà) biết."),
    )


def _of_a_notice(place: str) -> Told:
    return {
        "code": "",
        "sources": (Article(Act.LTC, place),),
        "certainty": Certainty.M,
        "since": BEFORE.since,
        "symbol": "TB",
        "title": "THÔNG BÁO",
        "audience": frozenset({Audience.DENOUNCER, Audience.FILE}),
        "recipients": ("Như trên;",),
    }


def _refusal() -> ConfinedForm:
    return confined_form(
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS),
        **(
            _of_a_notice("24.1")
            | {
                "key": "TC-DECLINE",
                "vi": "Thông báo không thụ lý tố cáo",
                "en": "Notice that a denunciation is not accepted",
                "about": "Về việc không thụ lý tố cáo",
                "blocks": _to_denouncer(
                    Para(
                        "Ngày {received_on}, {unit} nhận được tố cáo của ông (bà), đơn đề ngày {letter_on}."
                    ),
                    Para(
                        "Sau khi kiểm tra điều kiện thụ lý theo Điều 29 Luật Tố cáo, {head_title} không "
                        "thụ lý tố cáo vì lý do sau đây (khoản 1 Điều 24 Luật Tố cáo):"
                    ),
                    Passage("reason", 4),
                ),
            }
        ),
    )


def _what_was_concluded() -> ConfinedForm:
    return confined_form(
        Slot("conclusion_number", "Số kết luận nội dung tố cáo", "Number of the conclusion"),
        Slot("concluded_on", "Ngày kết luận", "Day of the conclusion", SlotKind.DAY),
        Slot(
            "concluded", "Kết luận đối với từng nội dung", "What was concluded of each point", SlotKind.TEXT
        ),
        protected=(DENOUNCER_NAME, DENOUNCER_ADDRESS),
        **(
            _of_a_notice("35.3")
            | {
                "key": "TC-CONCLUDED",
                "vi": "Thông báo kết luận nội dung tố cáo (gửi người tố cáo)",
                "en": "Notice of the conclusion, to the denouncer",
                "about": "Về kết luận nội dung tố cáo",
                "blocks": _to_denouncer(
                    Para(
                        "Tố cáo của ông (bà) được thụ lý theo Quyết định số {acceptance_number} ngày "
                        "{accepted_on}. Ngày {concluded_on}, {head_title} đã ban hành Kết luận số "
                        "{conclusion_number}:"
                    ),
                    Passage("concluded", 5),
                    Para(
                        "Nếu có căn cứ cho rằng việc giải quyết tố cáo không đúng quy định của pháp "
                        "luật, ông (bà) có quyền tố cáo tiếp với người đứng đầu cơ quan, tổ chức cấp "
                        "trên trực tiếp (khoản 1 Điều 37 Luật Tố cáo)."
                    ),
                ),
            }
        ),
    )


FORMS: tuple[Form, ...] = (
    *in_both(_suspension, _resumption, _termination),
    _refusal(),
    _what_was_concluded(),
)
