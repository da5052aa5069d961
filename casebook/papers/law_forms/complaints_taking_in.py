"""Forms 01-04 of N124: the letter, the authorisation, and whether the complaint is accepted."""

from dataclasses import replace
from datetime import date

from casebook.law.vocabulary import Certainty
from casebook.papers.blocks import Block, Centred, Heading, Line, Para, Passage, Signed, SignPlace
from casebook.papers.form import Audience, Form, OpenForm
from casebook.papers.law_forms.complaints_eras import BEFORE, SINCE, Era, in_both, rests_on
from casebook.papers.law_forms.declaring import open_form
from casebook.papers.slots import Slot, SlotKind

_TO_PERSON = frozenset({Audience.PERSON, Audience.BODY})
_SIGN_OR_PRINT = "(Ký hoặc điểm chỉ, ghi rõ họ tên)"


def _letter_blocks(era: Era) -> tuple[Block, ...]:
    who = "cá nhân" if era.amended else "công dân"
    # Since L136 the first decision goes with the letter only if there is one (LKN Đ33.1).
    second = ", nếu có" if era.amended else ""
    speaks_for = "Điều 29 Luật Tiếp công dân" if era.amended else "Điều 6 Nghị định số 124/2020/NĐ-CP"
    return (
        Centred("Kính gửi: {head_title} {unit}"),
        Line(f"Họ và tên {who} (hoặc tên cơ quan, tổ chức) khiếu nại", "person_name"),
        Line("Địa chỉ", "person_address"),
        Line(era.identity, "person_paper"),
        Line("Người bị khiếu nại", "respondent_name"),
        Line("Chức vụ, nơi làm việc", "respondent_title"),
        Line("Khiếu nại quyết định, hành vi", "contested"),
        Line("Ngày nhận được quyết định hoặc biết được hành vi", "known_on"),
        Heading("Nội dung, lý do khiếu nại"),
        Passage("case_content", 5),
        Heading("Yêu cầu giải quyết khiếu nại"),
        Passage("demand", 2),
        Heading("Tài liệu, chứng cứ kèm theo"),
        Passage("documents", 2),
        Para(
            "Khiếu nại lần hai gửi kèm quyết định giải quyết khiếu nại lần đầu"
            f"{second} (khoản 1 Điều 33 Luật Khiếu nại). Nhiều người khiếu nại về cùng một nội dung "
            "thì tất cả cùng ký và gửi kèm văn bản cử người đại diện "
            f"(khoản 1 Điều 16 Nghị định số 124/2020/NĐ-CP; {speaks_for}).",
            italic=True,
        ),
        Signed((SignPlace("Người khiếu nại", _SIGN_OR_PRINT, "person_name"),)),
    )


def _letter(era: Era) -> OpenForm:
    return open_form(
        Slot("known_on", "Ngày nhận được, biết được", "Day the decision or act became known", SlotKind.DAY),
        Slot("documents", "Tài liệu, chứng cứ kèm theo", "Enclosed documents", SlotKind.TEXT),
        key="N124-01",
        code="Mẫu số 01",
        vi="Đơn khiếu nại",
        en="Letter of complaint",
        sources=rests_on(("8", "33.1"), ("16.1",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        title="ĐƠN KHIẾU NẠI",
        audience=frozenset({Audience.FILE}),
        by_citizen=True,
        signed_by_issuer=False,
        blocks=_letter_blocks(era),
    )


_NO_CERTIFICATE = date(2027, 1, 1)
"""From here on an authorisation need not be notarised or certified (N124 Đ5.3; N155 Đ21.2)."""


def _certified(era: Era) -> tuple[Block, ...]:
    if era.since >= _NO_CERTIFICATE:
        return ()
    if not era.amended:
        who = "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ, PHƯỜNG, THỊ TRẤN HOẶC TỔ CHỨC CÔNG CHỨNG"
        return (Centred(who, bold=True), Passage("certified", 3))
    return (
        Centred("CÔNG CHỨNG HOẶC CHỨNG THỰC", bold=True),
        Centred("(khoản 3 Điều 5 Nghị định số 124/2020/NĐ-CP)"),
        Passage("certified", 3),
    )


def _authorisation_blocks(era: Era) -> tuple[Block, ...]:
    return (
        Para("Hôm nay, ngày {signed_on}, tại {place}, chúng tôi gồm:"),
        Heading("1. Người ủy quyền (cá nhân)" if era.amended else "1. Người ủy quyền (công dân)"),
        *era.complainant(),
        Heading("2. Người được ủy quyền"),
        Line("Họ và tên", "agent_name"),
        Line("Địa chỉ", "agent_address"),
        Line(era.identity, "agent_paper"),
        Line("Là", "agent_relation"),
        Heading("3. Nội dung ủy quyền"),
        Para(
            "Người được ủy quyền thay tôi khiếu nại {contested} với {head_title} {unit}, "
            "trong phạm vi sau đây:"
        ),
        Passage("authority", 3),
        Para("Người được ủy quyền thực hiện đúng nội dung, phạm vi ủy quyền."),
        Signed(
            (
                SignPlace("Người được ủy quyền", _SIGN_OR_PRINT, "agent_name"),
                SignPlace("Người ủy quyền", _SIGN_OR_PRINT, "person_name"),
            )
        ),
        *_certified(era),
    )


def _authorisation(era: Era) -> OpenForm:
    certificate = Slot("certified", "Lời chứng, xác nhận", "Certificate", SlotKind.TEXT)
    certified = (certificate,) if _certified(era) else ()
    return open_form(
        Slot("signed_on", "Ngày lập giấy ủy quyền", "Day of the authorisation", SlotKind.DAY),
        Slot("agent_name", "Họ tên người được ủy quyền", "Name of who is authorised"),
        Slot("agent_address", "Địa chỉ người được ủy quyền", "Address of who is authorised"),
        Slot("agent_paper", "Giấy tờ của người được ủy quyền", "Identity paper of who is authorised"),
        Slot("agent_relation", "Là (luật sư, người thân, …)", "What they are (lawyer, relative, …)"),
        Slot("authority", "Nội dung, phạm vi ủy quyền", "What is authorised", SlotKind.TEXT),
        *certified,
        key="N124-02",
        code="Mẫu số 02",
        vi="Giấy ủy quyền khiếu nại",
        en="Authorisation to complain",
        sources=rests_on(("12",), ("5.3",) if certified else ("5",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        title="GIẤY ỦY QUYỀN KHIẾU NẠI",
        audience=frozenset({Audience.FILE}),
        by_citizen=True,
        signed_by_issuer=False,
        blocks=_authorisation_blocks(era),
    )


def _by_the_law(era: Era, *, also: str = "") -> str:
    # The term runs from receipt, and by the law of that day: not by that of the day of the notice.
    changed = ", được sửa đổi, bổ sung bởi Luật số 136/2025/QH15" if era.amended else ""
    return (
        f"Căn cứ {also}{{acceptance_basis}} Luật Khiếu nại{changed} (thời hạn thụ lý, thông báo là "
        "{acceptance_term}, kể từ ngày nhận được khiếu nại), "
    )


def _received(era: Era) -> tuple[Block, ...]:
    return (
        Centred("Kính gửi: Ông (bà) {person_name}"),
        Para("Ngày {received_on}, {unit} nhận được đơn khiếu nại đề ngày {letter_on} của:"),
        *era.complainant(),
        Line("Khiếu nại về", "contested"),
        Para("Nội dung khiếu nại:"),
        Passage("case_content", 3),
    )


def _acceptance(era: Era) -> OpenForm:
    withdraw = (
        "có thể rút toàn bộ hoặc một phần khiếu nại bằng đơn hoặc bằng biên bản"
        if era.amended
        else "có thể rút khiếu nại bằng đơn"
    )
    return open_form(
        key="N124-03",
        code="Mẫu số 03",
        vi="Thông báo thụ lý giải quyết khiếu nại",
        en="Notice that a complaint is accepted",
        sources=rests_on(("27", "36.1"), ("16.1",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="TB",
        title="THÔNG BÁO",
        about="Về việc thụ lý giải quyết khiếu nại {level}",
        audience=_TO_PERSON,
        blocks=(
            *_received(era),
            Para(
                _by_the_law(era) + "khiếu nại thuộc thẩm quyền giải quyết của {head_title} {unit} và đủ "
                "điều kiện thụ lý. {head_title} {unit} thụ lý giải quyết khiếu nại từ ngày {accepted_on}."
            ),
            Para(
                "Thời hạn giải quyết khiếu nại là {term_days} ngày, kể từ ngày thụ lý ({term_basis} "
                "Luật Khiếu nại), hết vào ngày {due_on}."
            ),
            Para(
                "Ông (bà) có các quyền, nghĩa vụ quy định tại Điều 12 Luật Khiếu nại; "
                f"{withdraw} (Điều 10 Luật Khiếu nại). Liên hệ: {{contact}}."
            ),
            Para("Vậy thông báo để ông (bà) {person_name} được biết."),
        ),
        recipients=("Như trên", "{forwarder}", "{inspectorate}"),
    )


def _refusal(era: Era) -> OpenForm:
    return open_form(
        Slot("guidance", "Hướng dẫn người khiếu nại", "What the complainant is told to do", SlotKind.TEXT),
        Slot("returned_papers", "Giấy tờ gốc gửi trả", "Originals sent back"),
        key="N124-04",
        code="Mẫu số 04",
        vi="Thông báo không thụ lý giải quyết khiếu nại",
        en="Notice that a complaint is not accepted",
        sources=rests_on(("11", "27", "36.1"), ("16.1",)),
        certainty=Certainty.M,
        since=era.since,
        until=era.until,
        symbol="TB",
        title="THÔNG BÁO",
        about="Về việc không thụ lý giải quyết khiếu nại",
        audience=_TO_PERSON,
        blocks=(
            *_received(era),
            Para(
                _by_the_law(era, also="Điều 11, ")
                + "khiếu nại không đủ điều kiện thụ lý giải quyết vì lý do sau đây:"
            ),
            Passage("reason", 3),
            Para("{unit} hướng dẫn ông (bà) như sau:"),
            Passage("guidance", 2),
            Line("Giấy tờ, tài liệu gốc gửi trả kèm theo", "returned_papers"),
            Para("Vậy thông báo để ông (bà) {person_name} được biết."),
        ),
        recipients=("Như trên", "{forwarder}", "{inspectorate}"),
    )


_UNTIL_2027 = replace(SINCE, until=date(2026, 12, 31))
_SINCE_2027 = replace(SINCE, since=_NO_CERTIFICATE)

FORMS: tuple[Form, ...] = (
    *in_both(_letter),
    *(_authorisation(era) for era in (BEFORE, _UNTIL_2027, _SINCE_2027)),
    *in_both(_acceptance, _refusal),
)
