"""Two people at one form of a dialogue: the second sees what the first wrote, and saves once more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from casebook.law.dialogues import QuestionOutcome
from tests.dialogues import (
    FRIDAY,
    answered,
    conclude,
    held,
    minute,
    planned,
    prepare,
    publish,
)
from tests.people import School, sign_in

pytestmark = pytest.mark.deep


@dataclass(frozen=True)
class Shared:
    """A form two people have open, what each of them types, and what the second is told."""

    address: Callable[[School], str]
    first: dict[str, str]
    second: dict[str, str]
    told: str


def of_targets(_school: School) -> str:
    return "/dialogues/targets/2026"


def of_plan(school: School) -> str:
    return f"/dialogues/{planned(school)}/plan"


def of_agenda(school: School) -> str:
    return f"/dialogues/{planned(school)}/agenda"


def of_notice(school: School) -> str:
    dialogue_id = planned(school)
    prepare(school, dialogue_id)
    return f"/dialogues/{dialogue_id}/notice"


def of_course(school: School) -> str:
    return f"/dialogues/{held(school)}/held"


def of_conclusion(school: School) -> str:
    return f"/dialogues/{held(school)}/conclusion"


def of_publication(school: School) -> str:
    dialogue_id = held(school)
    conclude(school, dialogue_id)
    minute(school, dialogue_id)
    publish(school, dialogue_id, on=FRIDAY)
    return f"/dialogues/{dialogue_id}/publication"


def of_question(school: School) -> str:
    return f"/dialogues/questions/{answered(school, held(school), outcome=QuestionOutcome.WAITING)}"


SHARED = {
    "targets": Shared(of_targets, {"with_parents": "2"}, {"with_parents": "3"}, "2"),
    "plan": Shared(of_plan, {"place": "Sân trường"}, {"place": "Thư viện"}, "Sân trường"),
    "chair": Shared(of_plan, {"with_whom": "with_staff"}, {"with_whom": "with_people"}, "Với viên chức"),
    "agenda": Shared(of_agenda, {"points-0-content": "Thu chi"}, {"points-0-content": "Bữa ăn"}, "Thu chi"),
    "notice": Shared(
        of_notice,
        {"announced_how": "Niêm yết", "announced_on": "23/11/2026"},
        {"announced_how": "Gửi giấy mời", "announced_on": "23/11/2026"},
        "Niêm yết",
    ),
    "course": Shared(
        of_course, {"turnout-0-present": "20"}, {"turnout-0-present": "21"}, "Cha mẹ lớp 1A: 20"
    ),
    "conclusion": Shared(of_conclusion, {"conclusion": "Tiếp thu"}, {"conclusion": "Xem lại"}, "Tiếp thu"),
    "publication": Shared(
        of_publication, {"published_where": "Trang tin"}, {"published_where": "Họp lớp"}, "Trang tin"
    ),
    "question": Shared(
        of_question,
        {"answer": "30.000", "outcome": "question_answered"},
        {"answer": "35.000", "outcome": "question_answered"},
        "30.000",
    ),
}


@pytest.mark.parametrize("which", SHARED)
def test_the_second_is_shown_both_and_saves_once_more(page, clock, school, within, which):
    clock.to(FRIDAY - timedelta(days=1) if which == "notice" else FRIDAY)
    shared = SHARED[which]
    address = within(shared.address, school)
    sign_in(page, school.lan)
    first, second = page(address), page(address)
    first.submit(**shared.first)
    shown = second.submit(status=422, **shared.second)
    assert f"Người khác vừa ghi ở đây: {shared.told}" in shown.text
    assert "người khác đã thay đổi" not in shown.submit().text
