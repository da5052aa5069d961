"""Opening the case of a denunciation from the sealed book: a pseudonym, never a name of who denounces."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from casebook.law.articles import name_all
from casebook.law.choices import Forwarder, Via
from casebook.law.denounced import ABOVE, About, settled_above
from casebook.law.powers import Power
from casebook.law.vocabulary import Kind
from casebook.records.base import transaction
from casebook.records.cases import PartyRole
from casebook.records.sealed import sealed_entry_in
from casebook.records.visits import SealedEntry
from casebook.services.accusing import Named, house_of, party_of
from casebook.services.case_entries import CaseEntry, PartyEntry
from casebook.services.enrolment import begin_case
from casebook.services.going_up import leaders_of
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sealed_book import trace_sealed
from casebook.services.trail import Doing
from casebook.services.walls import bar_accused

WITH_THE_HEAD = "Người đứng đầu đơn vị"
"""To whom the sealed book says an envelope went whose case was opened in the unit."""

_BY_VISIT = "visit"
_BY_LETTER = frozenset(Via) - {Via.RECEPTION}


@dataclass(frozen=True, kw_only=True)
class Denunciation:
    """What the unit may write down of a denunciation; there is no room for who denounces."""

    entry_id: str
    about: About
    accused: str = ""
    """In words: name and post; empty for somebody chosen from the list."""
    accused_id: str | None = None
    subject: str
    content: str = ""
    level: int = 1
    via: Via = Via.RECEPTION
    forwarder: Forwarder | None = None
    competent: bool = True
    is_anonymous: bool = False
    has_evidence: bool = False
    """It says clearly who did what, with evidence that can be checked (LTC Đ25.2)."""


def open_denunciation(*, doing: Doing, told: Denunciation) -> str:
    """Open the case of a sealed entry, and give its id; the envelope then goes to the head.

    Whoever opens it does not see it any more. Raises NotAllowed, and Refused for one that the unit may
    not settle itself, for an entry that was handed over, and for an anonymous one without evidence.
    """
    with transaction() as session:
        row = sealed_entry_in(session, told.entry_id, doing.actor.units_with(Power.WRITE_SEALED_BOOK))
        if row is None:
            raise NotAllowed
        _check(told, row)
        house = house_of(row.unit_id, doing)
        named = Named(role=PartyRole.ACCUSED, person_id=told.accused_id, full_name=told.accused)
        party, meant = party_of(named, house)
        if leaders_of(row.unit_id, doing) & {person.id for person in meant}:
            raise _refused_above()
        accused = PartyEntry(role=PartyRole.ACCUSED, full_name=party.full_name, person_id=party.person_id)
        case = begin_case(session, doing, _entry(told, row, accused))
        bar_accused(session, doing, case, [person.id for person in meant])
        _hand_to_head(session, doing, row)
        return case.id


def _check(told: Denunciation, row: SealedEntry) -> None:
    if row.handed_on is not None:
        raise Refused(
            f"Mục này đã chuyển ngày {row.handed_on:%d/%m/%Y} ({row.handed_to}), không lập hồ sơ ở đây nữa.",
            f"This entry was handed over on {row.handed_on:%d/%m/%Y} ({row.handed_to}); no case is opened "
            "here.",
        )
    if settled_above(told.about):
        raise _refused_above()
    refuse_without_evidence(is_anonymous=told.is_anonymous, has_evidence=told.has_evidence)
    if row.came_by != _BY_VISIT and told.via not in _BY_LETTER:
        raise Refused("Hãy chọn thư đến bằng cách nào.", "Choose how the letter came.", field="via")


def _refused_above() -> Refused:
    return Refused(
        f"Tố cáo này do cơ quan quản lý cấp trên giải quyết ({name_all(ABOVE, 'vi')}): không lập hồ sơ ở "
        "đơn vị. Hãy chọn «người đứng đầu» hoặc «cấp phó» ở câu hỏi đầu để chuyển lên cơ quan ấy.",
        f"The office above settles this denunciation ({name_all(ABOVE, 'en')}): no case is opened in the "
        "unit. Answer the first question with the head or a deputy, and it goes to that office.",
        field="about",
    )


def refuse_without_evidence(*, is_anonymous: bool, has_evidence: bool) -> None:
    """Refuse an anonymous denunciation that does not say clearly who did what (LTC Đ25)."""
    if is_anonymous and not has_evidence:
        raise Refused(
            "Tố cáo nặc danh chỉ được xem xét khi nội dung rõ ràng về người vi phạm, có tài liệu, chứng cứ "
            "cụ thể và có cơ sở để kiểm tra (Điều 25 Luật Tố cáo). Không đủ thì không lập hồ sơ: giữ phong "
            "bì niêm phong trong sổ này.",
            "An anonymous denunciation is looked into only if it is clear who did what, with evidence that "
            "can be checked (Article 25 of the Law on Denunciations). If not, no case is opened: the "
            "envelope stays under seal in this book.",
            field="has_evidence",
        )


def _entry(told: Denunciation, row: SealedEntry, accused: PartyEntry) -> CaseEntry:
    denouncer = PartyEntry(role=PartyRole.DENOUNCER, full_name=row.pseudonym)
    return CaseEntry(
        unit_id=row.unit_id,
        kind=Kind.DENUNCIATION,
        subject=told.subject,
        content=told.content,
        received_on=row.received_on,
        via=Via.RECEPTION if row.came_by == _BY_VISIT else told.via,
        parties=(accused,) if told.is_anonymous else (denouncer, accused),
        level=told.level,
        is_anonymous=told.is_anonymous,
        competent=told.competent,
        forwarder=None if row.came_by == _BY_VISIT else told.forwarder,
        sealed_entry_id=row.id,
        has_evidence=told.has_evidence,
    )


def _hand_to_head(session: Session, doing: Doing, row: SealedEntry) -> None:
    row.handed_to, row.handed_on = WITH_THE_HEAD, doing.today
    trace_sealed(session, doing, row, "sealed.handed_over")
