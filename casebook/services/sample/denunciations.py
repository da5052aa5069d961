"""Denunciations as the sample tells them: sealed first, opened by pseudonym, in the hands of the head."""

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.law.choices import Degree, Finding, PublishedBy, Recipient, Via
from casebook.law.denounced import About
from casebook.law.fields import Field
from casebook.law.grounds import ComplexCriterion, DenunciationSuspension
from casebook.law.vocabulary import Action, Status
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.sample.moves import step, verify
from casebook.services.sample.plot import Beat, Story, back, go_on
from casebook.services.sample.sheets import EXTENDED, EXTENSION, TAKEN_UP, TO_THE_DENOUNCER
from casebook.services.sample.stage import Post, Stage
from casebook.services.sealed_book import SealEntry, seal_entry


@dataclass(frozen=True, kw_only=True)
class Told:
    """One denunciation: when it came, under which seal, about whom, and what became of it."""

    ends: Status
    days_ago: int
    seal: str
    accused: str
    subject: str
    content: str
    beats: tuple[Beat, ...] = ()


def tell_denunciation(stage: Stage, told: Told) -> Story:
    """Tell how a sealed letter becomes a case that only the head and the handler see."""
    yield stage.ago(told.days_ago)
    sealed = seal_entry(
        doing=stage.doing(Post.DESK),
        entry=SealEntry(
            unit_id=stage.place.unit_id, received_on=stage.day, came_by="letter", seal_number=told.seal
        ),
    )
    case_id = open_denunciation(
        doing=stage.doing(Post.DESK),
        told=Denunciation(
            entry_id=sealed.id,
            about=About.OTHERS,
            accused=told.accused,
            subject=told.subject,
            content=told.content,
            via=Via.POST,
        ),
    )
    yield from go_on(stage, db.session.get_one(Case, case_id), told.beats)


def _accepted(days: int, *, on_paper: bool = False) -> tuple[Beat, ...]:
    return (
        step(Action.ACCEPT, days, sheet=TAKEN_UP if on_paper else None),
        step(Action.NOTIFY_ACCEPTANCE, 1, sheet=TO_THE_DENOUNCER if on_paper else None),
        step(Action.NOTIFY_ACCUSED, 1),
        verify(1),
    )


_WAITING: Mapping[Field, object] = {
    Field.SUSPENSION_REASON: DenunciationSuspension.ASSESSMENT,
    Field.NOTE: "Chờ kết quả giám định chữ ký trên phiếu chi.",
}

DENUNCIATIONS = (
    Told(
        ends=Status.HANDLED,
        days_ago=96,
        seal="NP-04",
        accused="Nhân viên thư viện",
        subject="Tố cáo việc bán sách thư viện đã thanh lý không vào sổ",
        content="Sách thanh lý tháng trước được bán cho cửa hàng sách cũ, tiền không nộp vào quỹ.",
        beats=(
            *_accepted(5, on_paper=True),
            step(
                Action.MARK_COMPLEX,
                8,
                {Field.DEGREE: Degree.COMPLEX, Field.CRITERION: ComplexCriterion.EVIDENCE_CONFLICTS},
            ),
            step(
                Action.EXTEND,
                2,
                {Field.DAYS: EXTENDED, Field.SUMMARY: "Cần thêm thời gian đối chiếu sổ sách."},
                sheet=EXTENSION,
            ),
            step(
                Action.CONCLUDE,
                5,
                {Field.FINDING: Finding.PARTLY_RIGHT, Field.SUMMARY: "Nộp lại 1,2 triệu đồng."},
            ),
            step(Action.SEND, 2, {Field.RECIPIENT: Recipient.ACCUSED}),
            step(Action.SEND, 0, {Field.RECIPIENT: Recipient.DENOUNCER}),
            step(Action.HANDLE, 2, {Field.SUMMARY: "Yêu cầu nộp lại tiền, chấn chỉnh việc thanh lý."}),
            step(
                Action.PUBLISH,
                1,
                {Field.PUBLISHED_BY: PublishedBy.POSTING, Field.PLACE: "Bảng tin phòng hội đồng"},
            ),
        ),
    ),
    Told(
        ends=Status.SUSPENDED,
        days_ago=30,
        seal="NP-05",
        accused="Tổ trưởng tổ bán trú",
        subject="Tố cáo việc khai khống suất ăn bán trú",
        content="Số suất ăn báo chi trong tháng trước nhiều hơn số học sinh có mặt từ 6 đến 9 suất mỗi ngày.",
        beats=(*_accepted(5), step(Action.SUSPEND, back(12), _WAITING), step(Action.SEND_SUSPENSION, 2)),
    ),
)
