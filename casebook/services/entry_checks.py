"""The shared checks of every registration: what a kind of case must come with, and what to do instead."""

from casebook.law.choices import Via
from casebook.law.representation import check_representatives
from casebook.law.units import UnitKind
from casebook.law.vocabulary import Kind
from casebook.records.cases import PartyRole
from casebook.records.units import Unit
from casebook.services.case_entries import CaseEntry, FirstComplaint
from casebook.services.refusals import Refused

_NEEDS_A_PERSON = frozenset({Kind.COMPLAINT, Kind.INFORMATION_REQUEST})
# The rows TT-01 to TT-03 of the act on access to information know these ways, and no other.
_ASKED_BY = frozenset({Via.RECEPTION, Via.POST, Via.ONLINE})


def check_entry(entry: CaseEntry, unit: Unit) -> None:
    """Refuse what a case of its kind cannot be registered with; each refusal says what to do."""
    _check_person(entry)
    _check_group(entry)
    if entry.kind is Kind.COMPLAINT:
        _check_complaint(entry, unit)
    elif entry.kind is Kind.INFORMATION_REQUEST:
        _check_request(entry)


def _check_person(entry: CaseEntry) -> None:
    named = any(party.full_name and party.role is PartyRole.COMPLAINANT for party in entry.parties)
    if entry.is_anonymous and entry.kind in _NEEDS_A_PERSON:
        raise Refused(
            "Khiếu nại (Điều 8 Luật Khiếu nại) và yêu cầu cung cấp thông tin phải có họ tên, địa chỉ người "
            "gửi. Đơn nặc danh không đủ điều kiện xử lý: nếu đơn nêu tình hình cần biết, hãy ghi là phản "
            "ánh.",
            "A complaint (Article 8 of the Law on Complaints) and a request for information need a name and "
            "an address. An anonymous one is not eligible: if it tells something worth knowing, register it "
            "as feedback.",
            field="is_anonymous",
        )
    if entry.is_anonymous and entry.parties and named:
        raise Refused(
            "Đã đánh dấu đơn nặc danh thì không ghi họ tên người gửi. Hãy bỏ một trong hai.",
            "An anonymous letter has no sender's name. Leave out one of the two.",
            field="full_name",
        )
    if not entry.is_anonymous and not named:
        raise Refused(
            "Hãy ghi họ tên người gửi. Đơn không có tên thì đánh dấu «Đơn nặc danh».",
            "Write the sender's name. Where the letter bears none, tick that it is anonymous.",
            field="full_name",
        )


def _check_group(entry: CaseEntry) -> None:
    speakers = sum(1 for party in entry.parties if party.role is PartyRole.REPRESENTATIVE)
    people = entry.together.people
    if people == 1 or not speakers:
        return
    wrong = check_representatives(people, speakers, all_of_group=True)
    if wrong is not None:
        raise Refused(
            f"{wrong.sentence('vi')} Chỉ ghi những người được cử; chưa cử thì để trống.",
            f"{wrong.sentence('en')} Write only those who were named; leave it empty until they are.",
            field="representatives",
        )


def _check_complaint(entry: CaseEntry, unit: Unit) -> None:
    if (entry.discipline or entry.dismissal) and not entry.in_writing:
        raise Refused(
            "Khiếu nại quyết định kỷ luật chỉ được thực hiện bằng đơn (Điều 49 Luật Khiếu nại). Hãy hướng "
            "dẫn người khiếu nại viết đơn; nhận được đơn thì đánh dấu là có đơn.",
            "A complaint against a discipline decision is made in writing only (Article 49 of the Law on "
            "Complaints). Guide the person to write it; once it is handed in, say that it is in writing.",
            field="in_writing",
        )
    if entry.contested_known_on is not None and entry.contested_known_on > entry.received_on:
        raise Refused(
            "Ngày nhận hoặc biết quyết định, hành vi bị khiếu nại không thể sau ngày nhận đơn.",
            "The contested decision or act cannot have become known after the letter came.",
            field="contested_known_on",
        )
    if entry.level > 1:
        _check_second(entry, unit)


def _check_second(entry: CaseEntry, unit: Unit) -> None:
    if entry.first is None or not entry.first.told:
        raise Refused(
            "Khiếu nại lần hai phải nêu khiếu nại lần đầu: ghi số hồ sơ ở chương trình này, hoặc ghi bằng "
            "lời (nơi giải quyết, về việc gì).",
            "A second complaint names the first one: write its number in this program, or tell it in words "
            "(who settled it, what about).",
            field="first_case",
        )
    _check_first_decision(entry, entry.first)
    if unit.kind is UnitKind.SCHOOL and entry.competent:
        raise Refused(
            "Khiếu nại lần hai do người đứng đầu cơ quan cấp trên trực tiếp giải quyết (khoản 2 Điều 14 Nghị "
            "định 124/2020/NĐ-CP), không phải nhà trường. Hãy chọn «Không thuộc thẩm quyền» để hướng dẫn "
            "hoặc chuyển đơn.",
            "A second complaint is settled by the head of the office directly above (Article 14.2 of Decree "
            "124/2020/NĐ-CP), not by the school. Say that it belongs elsewhere, then guide or transfer it.",
            field="competent",
        )


def _check_first_decision(entry: CaseEntry, first: FirstComplaint) -> None:
    if not first.decided:
        return
    if not first.decision_number:
        raise Refused(
            "Đã có quyết định giải quyết lần đầu thì ghi số của quyết định ấy.",
            "There is a first decision: write its number.",
            field="first_decision_number",
        )
    if first.decision_received_on is None:
        raise Refused(
            "Hãy ghi ngày người khiếu nại nhận quyết định lần đầu: thời hiệu khiếu nại lần hai tính từ ngày "
            "đó.",
            "Write the day the first decision was received: the window of a second complaint counts from it.",
            field="first_received_on",
        )
    if first.decision_received_on > entry.received_on:
        raise Refused(
            "Ngày nhận quyết định lần đầu không thể sau ngày nhận đơn khiếu nại lần hai.",
            "The first decision cannot have been received after the second complaint came.",
            field="first_received_on",
        )


def _check_request(entry: CaseEntry) -> None:
    if entry.via not in _ASKED_BY:
        raise Refused(
            "Yêu cầu cung cấp thông tin được gửi trực tiếp, qua mạng hoặc qua bưu chính (Điều 29 đến 31 Luật "
            "Tiếp cận thông tin). Hãy chọn lại cách nhận.",
            "A request for information is made in person, online or by post (Articles 29 to 31 of the Law on "
            "Access to Information). Choose again how it came.",
            field="via",
        )
    represented = any(party.role is PartyRole.REPRESENTATIVE for party in entry.parties)
    if entry.under_age and not represented:
        raise Refused(
            "Người chưa đủ 18 tuổi yêu cầu cung cấp thông tin thông qua người đại diện (khoản 3 Điều 4 Luật "
            "Tiếp cận thông tin). Hãy ghi họ tên người đại diện.",
            "Whoever is under 18 asks for information through a representative (Article 4.3 of the Law on "
            "Access to Information). Write the representative's name.",
            field="representatives",
        )
