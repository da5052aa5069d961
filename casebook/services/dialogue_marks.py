"""What somebody read of a dialogue before signing its minutes or calling it off; changed, it is read anew."""

from collections.abc import Mapping

from casebook.records.dialogues import Dialogue
from casebook.records.minuted import commitments_in_minutes
from casebook.services.overtaken import Overtaken, changed_since, seen_of

_PARTS = {
    "plan": (
        "kế hoạch (ngày, giờ, nơi, chủ đề, người chủ trì)",
        "the plan (day, hour, place, subject, chair)",
    ),
    "notice": ("thông báo", "the notice"),
    "agenda": ("chương trình", "the agenda"),
    "guests": ("thành phần mời và dự", "who is invited and came"),
    "course": ("diễn biến", "the course of it"),
    "questions": ("câu hỏi và câu trả lời", "questions and answers"),
    "promised": ("các cam kết", "the commitments"),
    "conclusion": ("kết luận và đánh giá", "the conclusion and how it was judged"),
}


class SaidMeanwhile(Overtaken):
    """Somebody else changed what was read; `parts` are the names of what it was."""

    def __init__(self, parts: list[str], *, seen: str) -> None:
        super().__init__(theirs={}, seen=seen)
        vi, en = ("; ".join(_PARTS[part][at] for part in parts) for at in (0, 1))
        self.vi = (
            f"Trong lúc bạn xem, người khác đã sửa: {vi}. Trang này đã hiện nội dung mới; hãy đọc lại, rồi "
            "bấm lần nữa nếu bạn vẫn muốn."
        )
        self.en = (
            f"While you were reading, somebody else changed: {en}. This page shows what stands now; read it "
            "again, then press once more if you still want to."
        )


def _prepared(dialogue: Dialogue) -> dict[str, object]:
    plan = (dialogue.with_whom, dialogue.subject, dialogue.planned_on, dialogue.starts, dialogue.ends)
    notice = (dialogue.notice_number, dialogue.announced_on, dialogue.announced_how, dialogue.questions_until)
    return {
        "plan": [str(told) for told in (*plan, dialogue.place, dialogue.chair_id, dialogue.secretary_id)],
        "notice": [str(told) for told in notice],
        "agenda": [(point.content, point.presenter) for point in dialogue.points],
        "guests": [(one.name, one.invited, one.present, one.absence) for one in dialogue.participants],
    }


def _minuted(dialogue: Dialogue) -> dict[str, object]:
    asked = dialogue.asked
    judged = (dialogue.satisfied, dialogue.partly_satisfied, dialogue.unsatisfied, dialogue.satisfaction_note)
    promised = [told.commitment for told in commitments_in_minutes(dialogue)]
    return _prepared(dialogue) | {
        "course": [str(dialogue.held_on), dialogue.course],
        "questions": [(one.topic, one.content, one.asked_by, one.answer, str(one.outcome)) for one in asked],
        "promised": [(one.content, one.owner_id, str(one.due_on)) for one in promised],
        "conclusion": [dialogue.conclusion, judged],
    }


def seen_prepared(dialogue: Dialogue) -> str:
    """Give the mark of what was prepared, for the form that calls a dialogue off."""
    return seen_of(_prepared(dialogue))


def seen_minutes(dialogue: Dialogue) -> str:
    """Give the mark of all that the minutes say, for the form that records that they were signed."""
    return seen_of(_minuted(dialogue))


def refuse_other_preparation(dialogue: Dialogue, seen: str | None) -> None:
    """Raise SaidMeanwhile where what was prepared is not what was read; `seen` None: from no form."""
    _refuse(seen, _prepared(dialogue))


def refuse_other_minutes(dialogue: Dialogue, seen: str | None) -> None:
    """Raise SaidMeanwhile where the minutes say something else than what was read."""
    _refuse(seen, _minuted(dialogue))


def _refuse(seen: str | None, standing: Mapping[str, object]) -> None:
    parts = [] if seen is None else changed_since(seen, standing)
    if parts:
        raise SaidMeanwhile(parts, seen=seen_of(standing))
