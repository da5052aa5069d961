"""The shared checks around a denunciation: who is let into it, and what never becomes one (LTC Đ8.3)."""

from casebook.law.vocabulary import Kind
from casebook.records.base import db
from casebook.records.cases import Case, PartyRole
from casebook.records.exclusions import excluded_people
from casebook.records.people import Person
from casebook.records.visibility import keeps_secret
from casebook.services.refusals import Refused
from casebook.services.same_person import is_meant


def is_secret_case(case_id: str) -> bool:
    """Say whether a case is one of which nothing typed is kept outside of it."""
    case = db.session.get(Case, case_id)
    return case is not None and keeps_secret(case)


def refuse_accused(case: Case, person: Person) -> None:
    """Refuse that somebody is given a case who is accused in it, or is kept out of it for another reason."""
    accused = [party for party in case.parties if party.role is PartyRole.ACCUSED]
    if any(party.person_id == person.id or is_meant(person, party.full_name) for party in accused):
        raise Refused(
            "Người này là người bị tố cáo, không được giao hồ sơ (Điều 8 Luật Tố cáo). Hãy chọn người khác.",
            "This person is the accused and is not given the case (Article 8 of the Law on Denunciations). "
            "Choose somebody else.",
            field="handler",
        )
    if person.id in excluded_people(case):
        raise Refused(
            "Người này không được tham gia hồ sơ này (bị tố cáo, thay người bị tố cáo, hoặc có liên quan). "
            "Hãy chọn người khác.",
            "This person is kept out of this case (accused, standing in for the accused, or involved). "
            "Choose somebody else.",
            field="handler",
        )


def refuse_to_become_secret(case: Case, new_kind: object) -> None:
    """Refuse that a case with names in it becomes a denunciation, or a denunciation anything else.

    Its number and its parties are known to the unit already; a denunciation is begun under seal.
    """
    if keeps_secret(case) == (new_kind == Kind.DENUNCIATION):
        return
    if keeps_secret(case):
        raise Refused(
            "Hồ sơ tố cáo không đổi sang loại khác. Nếu đơn thật ra là việc khác, hãy lưu hồ sơ này và nhận "
            "đơn thành hồ sơ mới.",
            "A denunciation does not become another kind. If the letter is something else after all, file "
            "this case away and register the letter anew.",
            field="case_kind",
        )
    raise Refused(
        "Hồ sơ đã có họ tên không đổi thành tố cáo ở đây. Hãy niêm phong đơn, ghi vào sổ niêm phong và lập "
        "hồ sơ từ sổ ấy; hồ sơ này thì lưu hoặc hướng dẫn.",
        "A case that holds names does not become a denunciation. Seal the letter, enter it into the sealed "
        "book and open the case from there; file this one away or guide it.",
        field="case_kind",
    )
