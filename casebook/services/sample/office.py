"""The office above the school: a second complaint it took in, denunciations of an official and a head."""

from casebook.law.vocabulary import Action, Status
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.incoming import IncomingKind, IncomingState, incoming_of_unit
from casebook.services.case_dialogues import Said
from casebook.services.sample.denunciations import Told, tell_denunciation
from casebook.services.sample.held import tell_held_case
from casebook.services.sample.meetings import meet
from casebook.services.sample.moves import accept, ask, step, supplied, tell_accepted, verify
from casebook.services.sample.plot import Story, back, go_on
from casebook.services.sample.stage import Post, Stage
from casebook.services.taking_in import TakingIn, take_in

_ABOUT_AN_OFFICIAL = Told(
    ends=Status.VERIFYING,
    days_ago=14,
    seal="NP-01",
    accused="Một công chức của phường",
    subject="Tố cáo việc ép mua bảo hiểm tự nguyện",
    content="Người bị tố cáo yêu cầu các trường thu đủ chỉ tiêu bảo hiểm tự nguyện của từng lớp.",
    beats=(
        step(Action.ACCEPT, 4),
        step(Action.NOTIFY_ACCEPTANCE, 1),
        step(Action.NOTIFY_ACCUSED, 0),
        verify(1),
        ask(2, "Các trường trên địa bàn phường"),
    ),
)
_SECOND = (
    accept(4),
    tell_accepted(1),
    verify(1),
    ask(2, "Trường Tiểu học Mẫu"),
    supplied(5, "Trường gửi hồ sơ giải quyết lần đầu."),
    *meet(
        back(2),
        notice=4,
        place="Phòng tiếp công dân, tầng 1",
        said=Said(disagreed="Người khiếu nại giữ nguyên yêu cầu."),
    ),
)


def office_stories(stage: Stage) -> list[Story]:
    """Give what happens at the office."""
    return [
        _tell_second_complaint(stage),
        tell_denunciation(stage, _ABOUT_AN_OFFICIAL),
        tell_held_case(stage),
    ]


def _tell_second_complaint(stage: Stage) -> Story:
    """What the school passed on is taken in as a second complaint, with clocks of its own."""
    yield stage.ago(32)
    desk = stage.doing(Post.DESK)
    waiting = incoming_of_unit(desk.actor, stage.place.unit_id, {IncomingState.WAITING})
    sent = next(one for one in waiting if one.kind is IncomingKind.SECOND_COMPLAINT)
    case_id = take_in(doing=desk, incoming_id=sent.id, entry=TakingIn(received_on=stage.day))
    yield from go_on(stage, db.session.get_one(Case, case_id), _SECOND)
