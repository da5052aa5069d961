"""What happens once: thirty parents, a reception on site, refusals, sealed letters, a correction."""

from datetime import time

from casebook.law.fields import Field
from casebook.law.grounds import ComplexCriterion
from casebook.law.refusing import RefusalGround
from casebook.law.vocabulary import Action, Kind
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.reception import SessionKind
from casebook.records.visits import Handling, Signed, Visit
from casebook.services.everyday import Exchange, note_exchange
from casebook.services.groups import Member, choose_representatives, name_companions
from casebook.services.openings import Ground, Opening, open_session
from casebook.services.refusing import notify_refusal, refuse_visitor
from casebook.services.sample.calls import answered, asks, take_call
from casebook.services.sample.citizens import citizen, parents_of_class
from casebook.services.sample.desk import receive
from casebook.services.sample.moves import accept, answer, step, tell_accepted, verify
from casebook.services.sample.petitions import SENT
from casebook.services.sample.plot import Beat, Story, go_on
from casebook.services.sample.stage import Post, Stage
from casebook.services.sealed_book import SealEntry, hand_over_sealed, seal_entry
from casebook.services.sessions import conclude_session
from casebook.services.visit_entries import MatterEntry, NewCase, RefusalEntry, VisitEntry
from casebook.services.visit_papers import Correction, correct_visit

_PARENTS, _SPEAKERS = 30, 4


def tell_thirty_parents(stage: Stage) -> Story:
    """Thirty parents come at once; the head receives them out of turn, and their petition is answered."""
    yield stage.ago(31)
    session_id = _open(
        stage, SessionKind.UNSCHEDULED, ground=Ground.TENSE, reason="30 phụ huynh khối 1 cùng đến về bếp ăn"
    )
    visit = receive(stage, _their_visit(stage, session_id))
    members = tuple(Member(full_name=p.full_name, address=p.address) for p in parents_of_class(_PARENTS)[1:])
    name_companions(doing=stage.doing(Post.DESK), visit_id=visit.id, members=members)
    speakers = tuple(companion.id for companion in visit.companions[:_SPEAKERS])
    choose_representatives(doing=stage.doing(Post.DESK), visit_id=visit.id, companion_ids=speakers)
    conclude_session(
        doing=stage.doing(Post.HEAD),
        session_id=session_id,
        number=stage.number("TB"),
        text="Tạm dừng thực đơn mới từ ngày mai; mời đại diện phụ huynh cùng kiểm tra bếp ăn trong tuần; "
        "trả lời "
        "bằng văn bản trong thời hạn luật định; báo cáo nhanh UBND phường trong ngày.",
    )
    yield from go_on(stage, db.session.get_one(Case, visit.matters[0].case_id), _KITCHEN)


def _open(
    stage: Stage, kind: SessionKind, *, reason: str, ground: Ground | None = None, place: str = ""
) -> str:
    return open_session(
        doing=stage.doing(Post.HEAD),
        unit_id=stage.place.unit_id,
        opening=Opening(
            kind=kind,
            held_on=stage.day,
            starts=time(14, 15),
            ends=time(16, 30),
            place=place or stage.place.room,
            receiver_id=stage.person(Post.HEAD).id,
            ground=ground,
            reason=reason,
        ),
    )


def _their_visit(stage: Stage, session_id: str) -> VisitEntry:
    return VisitEntry(
        unit_id=stage.place.unit_id,
        visited_on=stage.day,
        visitor=parents_of_class(_PARENTS)[0].entry(),
        session_id=session_id,
        people_count=_PARENTS,
        matters=(
            MatterEntry(
                content="Đề nghị dừng thực đơn mới của bếp ăn bán trú, công khai nhà cung cấp và cho phụ "
                "huynh giám sát.",
                kind=Kind.PETITION,
                handling=Handling.OPENED_CASE,
                opens=NewCase(
                    subject="Kiến nghị của 30 phụ huynh khối 1 về bếp ăn bán trú", concerns_democracy=True
                ),
            ),
            answered(
                "Phản ánh nhân viên bếp nói to tiếng với học sinh.",
                "Hiệu trưởng xin lỗi, giao Phó Hiệu trưởng làm việc với nhà thầu ngay trong ngày.",
            ),
        ),
        statement="Chúng tôi cử 4 người đại diện; đề nghị nhà trường trả lời bằng văn bản.",
        signed=Signed.SIGNED,
        note="Đã báo cáo nhanh UBND phường.",
    )


_KITCHEN: tuple[Beat, ...] = (
    accept(1),
    tell_accepted(),
    verify(0, by=Post.DEPUTY),
    step(
        Action.MARK_COMPLEX,
        2,
        {
            Field.CRITERION: ComplexCriterion.MANY_PEOPLE,
            Field.NOTE: "30 người, nhiều cơ quan cùng tham gia kiểm tra.",
        },
    ),
    answer(
        13, "Thay nhà cung cấp rau; lập tổ giám sát có 5 phụ huynh; công khai thực đơn và hóa đơn hằng ngày."
    ),
    SENT,
)


def tell_on_site(stage: Stage) -> Story:
    """The head receives where it happened."""
    yield stage.ago(88)
    session_id = _open(
        stage,
        SessionKind.ON_SITE,
        place="Khu nhà học tạm, cơ sở 2",
        reason="Phụ huynh cơ sở 2 phản ánh mái tôn dột, cần xem tại chỗ",
    )
    call = asks(
        "Phượng",
        answered("Phản ánh mái nhà học tạm dột hai chỗ.", "Thuê thợ sửa trong hai ngày, chuyển lớp tạm."),
    )
    take_call(stage, call, session_id=session_id)


def tell_refusals(stage: Stage) -> Story:
    """Somebody drunk is sent home; somebody answered long ago gets the notice in writing."""
    yield stage.ago(171)
    _refuse(
        stage,
        Post.DESK,
        "Sắn",
        ("Đến trong tình trạng say, nói to ở sảnh.", RefusalGround.INTOXICATED),
        "Đã giải thích trực tiếp, mời đến vào buổi khác khi tỉnh táo.",
    )
    yield stage.ago(74)
    visit = _refuse(
        stage,
        Post.DEPUTY,
        "Liễu",
        (
            "Phản ánh lần thứ tư về nhà vệ sinh khối 3, không có tình tiết mới.",
            RefusalGround.ANSWERED_NOTHING_NEW,
        ),
        "Nội dung đã được trả lời bằng văn bản; đã giải thích và sẽ gửi thông báo.",
    )
    yield stage.shift(stage.day, 2)
    notify_refusal(
        doing=stage.doing(Post.HEAD), visit_id=visit.id, number=stage.number("TB"), notified_on=stage.day
    )


def _refuse(stage: Stage, by: Post, who: str, why: tuple[str, RefusalGround], told: str) -> Visit:
    content, ground = why
    return refuse_visitor(
        doing=stage.doing(by),
        entry=VisitEntry(
            unit_id=stage.place.unit_id,
            visited_on=stage.day,
            visitor=citizen(who).entry(),
            matters=(MatterEntry(content=content, kind=Kind.FEEDBACK, handling=Handling.NOTED),),
        ),
        refusal=RefusalEntry(ground=ground.value, explanation=told, grounds_met_on=stage.day),
    )


def tell_sealed(stage: Stage, ago: int, seal_number: str, handed_to: str) -> Story:
    """Something comes that may not be read here: sealed, numbered, and handed over."""
    yield stage.ago(ago)
    entry = SealEntry(
        unit_id=stage.place.unit_id, received_on=stage.day, came_by="letter", seal_number=seal_number
    )
    sealed = seal_entry(doing=stage.doing(Post.DESK), entry=entry)
    if handed_to:
        yield stage.shift(stage.day, 1)
        hand_over_sealed(
            doing=stage.doing(Post.DESK), entry_id=sealed.id, handed_to=handed_to, handed_on=stage.day
        )


def tell_mistyped(stage: Stage) -> Story:
    """A telephone number is put right two days later, and the book says so."""
    yield stage.ago(51)
    who = citizen("Mơ")
    raised = (answered("Hỏi thời gian trả thẻ bảo hiểm y tế.", "Thẻ điện tử có trên ứng dụng từ đầu tháng."),)
    visit = receive(
        stage,
        VisitEntry(unit_id=stage.place.unit_id, visited_on=stage.day, visitor=who.entry(), matters=raised),
    )
    yield stage.shift(stage.day, 2)
    correct_visit(
        doing=stage.doing(Post.DESK),
        visit_id=visit.id,
        right=Correction(
            full_name=who.full_name,
            address=who.address,
            phone="0900 000 099",
            paper_shown=visit.paper_shown,
            paper_number=visit.paper_number,
            people_count=1,
            reason="Ghi nhầm số điện thoại, người dân gọi lại báo.",
        ),
    )


def tell_exchange(stage: Stage, ago: int, exchange: tuple[str, str]) -> Story:
    """One line about a talk at the counter."""
    yield stage.ago(ago)
    with_whom, line = exchange
    note_exchange(
        doing=stage.doing(Post.DESK),
        unit_id=stage.place.unit_id,
        exchange=Exchange(on_day=stage.day, line=line, with_whom=with_whom),
    )


def tell_child_at_risk(stage: Stage) -> Story:
    """Signs of harm to a child are reported the same hour (Luật Trẻ em Điều 51)."""
    yield stage.ago(59)
    note_exchange(
        doing=stage.doing(Post.DESK),
        unit_id=stage.place.unit_id,
        exchange=Exchange(
            on_day=stage.day,
            with_whom="Bà nội một cháu lớp 2",
            line="Đưa cháu đến, tay có vết bầm; cháu nói bị người trong nhà đánh.",
            child_at_risk=True,
            reported_to="UBND phường Mẫu, Công an phường Mẫu, Tổng đài 111",
        ),
    )
