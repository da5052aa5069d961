"""The dialogues of the sample school: one with parents, published; one with the staff, still ahead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from casebook.law.commitments import CommitmentOutcome
from casebook.law.dialogues import (
    DialogueOccasion,
    DialogueSide,
    DialogueWith,
    QuestionCame,
    QuestionOutcome,
)
from casebook.records.dialogue_lists import commitments_of_dialogue, dialogue_by_id
from casebook.services.dialogue_entries import (
    DialogueEnd,
    DialoguePlan,
    GuestEntry,
    Holding,
    Notice,
    PointEntry,
    Publication,
    Turnout,
)
from casebook.services.dialogue_questions import (
    CommitmentInAnswer,
    QuestionEntry,
    answer_question,
    ask_question,
)
from casebook.services.dialogues_holding import announce_dialogue, conclude_dialogue, hold_dialogue
from casebook.services.dialogues_planning import (
    Preparation,
    YearPlan,
    plan_dialogue,
    prepare_dialogue,
    set_targets,
)
from casebook.services.dialogues_publishing import minute_dialogue, publish_dialogue
from casebook.services.sample.plot import Story
from casebook.services.sample.stage import Post, Stage
from casebook.services.settling_commitments import End, settle_commitment

_HALL = "Hội trường nhà trường"
_PLANNED, _HELD = 75, 60
"""How many working days ago the dialogue with parents was planned and held."""


@dataclass(frozen=True, kw_only=True)
class _Raised:
    """A question of the dialogue, its answer, and its commitment: what, who, in how many working days."""

    topic: str
    content: str
    answer: str
    asked_by: str = ""
    commitment: str = ""
    owner: Post = Post.DEPUTY
    within: int = 0


_SENT = _Raised(
    topic="Thực đơn bán trú",
    asked_by="Cha mẹ học sinh lớp 2B",
    content="Đề nghị nhà trường công khai thực đơn hằng tuần để gia đình biết.",
    answer="Nhà trường nhất trí, sẽ niêm yết thực đơn ở cổng trường.",
    commitment="Niêm yết thực đơn bán trú ở cổng trường vào chiều thứ Sáu hằng tuần",
    within=10,
)
_RAISED = (
    _Raised(
        topic="An toàn cổng trường",
        asked_by="Ông Ổi Ví Dụ",
        content="Giờ tan học cổng trường ùn tắc, khi nào nhà trường phân luồng?",
        answer="Nhà trường kẻ vạch chờ đón theo khối và bố trí thêm bảo vệ.",
        commitment="Kẻ vạch chờ đón theo khối, bố trí thêm một bảo vệ giờ tan học",
        owner=Post.HANDLER,
        within=30,
    ),
    _Raised(
        topic="Nhà vệ sinh học sinh",
        asked_by="Ban đại diện cha mẹ học sinh",
        content="Nhà vệ sinh khối 1 xuống cấp, đề nghị sửa trong năm học.",
        answer="Đã đưa vào kế hoạch sửa chữa của năm.",
        commitment="Sửa xong nhà vệ sinh khối 1",
        owner=Post.DEPUTY,
        within=90,
    ),
    _Raised(
        topic="Đồng phục",
        content="Có bắt buộc mua đồng phục tại trường không?",
        answer="Không bắt buộc; gia đình tự mua đúng mẫu.",
    ),
)


_POINTS = (
    PointEntry(content="Báo cáo chất lượng bữa ăn bán trú", presenter="Cô Hà Mẫu"),
    PointEntry(content="Phương án bảo đảm an toàn cổng trường"),
)
_PARENTS = (
    GuestEntry(name="Ban đại diện cha mẹ học sinh các lớp", is_group=True, invited=60),
    GuestEntry(name="Ông Ổi Ví Dụ, đại diện tổ dân phố"),
)
_STAFF = (
    GuestEntry(name="Ban giám hiệu", is_group=True, invited=3, side=DialogueSide.HEAD),
    GuestEntry(name="Đại diện viên chức, người lao động các tổ", is_group=True, invited=9),
)


def tell_parents_dialogue(stage: Stage) -> Story:
    """Tell the dialogue with parents from its plan to its publication, with its commitments."""
    yield stage.ago(_PLANNED)
    held_on = stage.ago(_HELD)
    _set_targets(stage, held_on.year)
    dialogue_id = _plan(stage, DialogueWith.PARENTS, held_on, "Bữa ăn bán trú và an toàn trường học")
    _prepare(stage, dialogue_id, _PARENTS, _POINTS)
    yield stage.shift(held_on, -7)
    _announce(stage, dialogue_id, questions_until=stage.shift(held_on, -1))
    yield stage.shift(held_on, -3)
    sent = QuestionEntry(
        topic=_SENT.topic, content=_SENT.content, asked_by=_SENT.asked_by, came=QuestionCame.BEFOREHAND
    )
    question_id = ask_question(doing=stage.doing(Post.DESK), dialogue_id=dialogue_id, entry=sent)
    yield held_on
    _hold(stage, dialogue_id, (52, 1))
    answered = _entry(stage, _SENT, QuestionCame.BEFOREHAND)
    answer_question(doing=stage.doing(Post.DESK), question_id=question_id, entry=answered)
    for raised in _RAISED:
        entry = _entry(stage, raised, QuestionCame.ON_THE_SPOT)
        ask_question(doing=stage.doing(Post.DESK), dialogue_id=dialogue_id, entry=entry)
    yield from _end(stage, dialogue_id)


def _entry(stage: Stage, raised: _Raised, came: QuestionCame) -> QuestionEntry:
    commitment = None
    if raised.commitment:
        owner = stage.person(raised.owner).id
        due_on = stage.shift(stage.day, raised.within)
        commitment = CommitmentInAnswer(content=raised.commitment, owner_id=owner, due_on=due_on)
    return QuestionEntry(
        topic=raised.topic,
        content=raised.content,
        came=came,
        asked_by=raised.asked_by,
        answer=raised.answer,
        answered_by=stage.person(Post.HEAD).full_name,
        outcome=QuestionOutcome.COMMITMENT if commitment else QuestionOutcome.ANSWERED,
        commitment=commitment,
    )


def _set_targets(stage: Stage, year: int) -> None:
    targets = {DialogueWith.PEOPLE: 1, DialogueWith.PARENTS: 1, DialogueWith.STAFF: 1}
    plan = YearPlan(year=year, targets=targets, plan_number=stage.number("KH"))
    set_targets(doing=stage.doing(Post.HEAD), unit_id=stage.place.unit_id, plan=plan)


def _plan(stage: Stage, whom: DialogueWith, on: date, subject: str) -> str:
    plan = DialoguePlan(
        with_whom=whom,
        occasion=DialogueOccasion.PERIODIC,
        subject=subject,
        planned_on=on,
        starts=time(14, 0),
        ends=time(16, 0),
        place=_HALL,
        chair_id=stage.person(Post.HEAD).id,
        secretary_id=stage.person(Post.DESK).id,
    )
    return plan_dialogue(doing=stage.doing(Post.HEAD), unit_id=stage.place.unit_id, plan=plan)


def _prepare(
    stage: Stage, dialogue_id: str, guests: tuple[GuestEntry, ...], points: tuple[PointEntry, ...]
) -> None:
    preparation = Preparation(points=points, guests=guests)
    prepare_dialogue(doing=stage.doing(Post.DESK), dialogue_id=dialogue_id, preparation=preparation)


def _announce(stage: Stage, dialogue_id: str, *, questions_until: date) -> None:
    notice = Notice(
        announced_on=stage.day,
        notice_number=stage.number("TB"),
        announced_how="Niêm yết ở cổng trường, gửi nhóm phụ huynh các lớp",
        questions_until=questions_until,
    )
    announce_dialogue(doing=stage.doing(Post.DESK), dialogue_id=dialogue_id, notice=notice)


def _hold(stage: Stage, dialogue_id: str, present: Iterable[int]) -> None:
    dialogue = dialogue_by_id(dialogue_id)
    guests = dialogue.participants if dialogue else []
    turnout = tuple(
        Turnout(participant_id=guest.id, present=came, absence="Bận công tác" if came < guest.invited else "")
        for guest, came in zip(guests, present, strict=True)
    )
    course = "Hiệu trưởng khai mạc; cô Hà Mẫu báo cáo chất lượng bữa ăn bán trú."
    holding = Holding(held_on=stage.day, course=course, turnout=turnout)
    hold_dialogue(doing=stage.doing(Post.DESK), dialogue_id=dialogue_id, holding=holding)


def _end(stage: Stage, dialogue_id: str) -> Story:
    end = DialogueEnd(
        conclusion="Nhà trường tiếp thu các ý kiến và thực hiện đúng hạn các cam kết.",
        satisfied=44,
        partly_satisfied=6,
        unsatisfied=1,
    )
    conclude_dialogue(doing=stage.doing(Post.DESK), dialogue_id=dialogue_id, end=end)
    minute_dialogue(doing=stage.doing(Post.DESK), dialogue_id=dialogue_id, signed_on=stage.day)
    yield stage.shift(stage.day, 2)
    publication = Publication(
        published_on=stage.day,
        published_where="Bảng tin cổng trường",
        published_content="Nhà trường cam kết về thực đơn bán trú, an toàn cổng trường, nhà vệ sinh khối 1.",
    )
    publish_dialogue(doing=stage.doing(Post.DESK), dialogue_id=dialogue_id, publication=publication)
    yield from _keep(stage, dialogue_id)


def _keep(stage: Stage, dialogue_id: str) -> Story:
    """Keep the first commitment in time and the second late; the third has its day still ahead."""
    menu, gate, _toilets = (row.id for row in commitments_of_dialogue(dialogue_id))
    kept = (
        (menu, stage.ago(_HELD - 8), "Thực đơn niêm yết từ tuần đầu tiên."),
        (gate, stage.ago(_HELD - 36), "Đã kẻ vạch; bảo vệ thứ hai nhận việc muộn sáu ngày."),
    )
    for commitment_id, day, note in kept:
        yield day
        end = End(outcome=CommitmentOutcome.KEPT, settled_on=day, settled_note=note)
        settle_commitment(doing=stage.doing(Post.HEAD), commitment_id=commitment_id, end=end)


def tell_staff_dialogue(stage: Stage) -> Story:
    """Tell the yearly dialogue with the staff, planned and still ahead (BLLĐ Đ63)."""
    yield stage.ago(2)
    held_on = stage.shift(stage.ago(0), 12)
    dialogue_id = _plan(stage, DialogueWith.STAFF, held_on, "Chế độ làm việc và phúc lợi năm học")
    _prepare(stage, dialogue_id, _STAFF, (PointEntry(content="Quy chế chi tiêu nội bộ, chế độ dạy thay"),))
