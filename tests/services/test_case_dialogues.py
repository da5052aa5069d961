"""The dialogue over a complaint: called in time or late, held with who came, and what its papers then say."""

import json
from datetime import date, time

import pytest
from flask import Flask

from casebook.law.choices import Presence, Seat
from casebook.law.exclusions import Ground
from casebook.law.vocabulary import Action, EventType, Status
from casebook.papers.catalogue import form_on
from casebook.records.base import transaction
from casebook.records.cases import Case
from casebook.records.exclusions import excluded_people
from casebook.reports.standings import standing_of
from casebook.services.case_dialogues import (
    Calling,
    Holding,
    Said,
    Sitting,
    Upon,
    call_dialogue,
    chairs_of,
    hold_dialogue,
)
from casebook.services.case_participants import Participant, people_in
from casebook.services.correcting import Correction, correct_event
from casebook.services.excluding import Involvement, step_back
from casebook.services.paper_values import open_values
from casebook.services.refusals import GoesAbove, NotAllowed, Refused, Stale
from tests.matters import case_of, registered, take
from tests.people import CITIZEN, doing

CALLED_ON = date(2026, 11, 9)
HELD_ON = date(2026, 11, 17)
INVITED = (
    Participant(name=CITIZEN, seat=Seat.COMPLAINANT),
    Participant(name="Cô Bông Mẫu", seat=Seat.RESPONDENT),
)
CAME = (
    Participant(name=CITIZEN, seat=Seat.COMPLAINANT, presence=Presence.PRESENT),
    Participant(name="Cô Bông Mẫu", seat=Seat.RESPONDENT, presence=Presence.WITH_REASON, reason="Nằm viện"),
    Participant(name="Ông Lịch Ví Dụ", seat=Seat.ADVISER, presence=Presence.WITHOUT_REASON),
)


@pytest.fixture
def inside(app: Flask, school):
    """Be inside the program; gives the school."""
    with app.app_context():
        yield school


@pytest.fixture
def case_id(inside) -> str:
    """A complaint accepted on 06/11/2026."""
    made = registered(inside)
    take(made, inside.minh, Action.ACCEPT, date(2026, 11, 6))
    return made


def upon(case_id) -> Upon:
    return Upon(case_id=case_id, version=case_of(case_id).version)


def call(school, case_id, *, by=None, today=None, at=None, **changed) -> None:
    known = {
        "on": CALLED_ON,
        "held_on": HELD_ON,
        "document_number": "20/TB-THM",
        "signer": "Thầy Minh Mẫu",
        "sitting": Sitting(place="Phòng họp", at_hour=time(8, 30)),
        "chair_id": school.minh.id,
        "invited": INVITED,
        "content": "Việc xếp lớp",
    }
    calling = Calling(**(known | changed))
    who = doing(by or school.minh, today=today or calling.on)
    call_dialogue(doing=who, upon=at or upon(case_id), calling=calling)


def hold(school, case_id, *, by=None, at=None, **changed) -> None:
    known = {
        "on": HELD_ON,
        "sitting": Sitting(place="Phòng họp", at_hour=time(8, 35), end_hour=time(10, 5)),
        "chair_id": school.minh.id,
        "secretary": "Cô Lan Mẫu",
        "participants": CAME,
        "said": Said(
            complainant_said="Xin học buổi sáng", agreed="Chuyển lớp", disagreed="Chưa thống nhất ngày"
        ),
    }
    holding = Holding(**(known | changed))
    hold_dialogue(doing=doing(by or school.minh, today=holding.on), upon=at or upon(case_id), holding=holding)


def values(case_id, key) -> dict[str, object]:
    found = open_values(case_of(case_id), form_on(key, HELD_ON), HELD_ON)
    return {slot.key: value for slot, value in found.items()}


def clock(case_id, rule):
    (found,) = [one for one in standing_of(case_of(case_id)).clocks if one.rule == rule]
    return found


@pytest.mark.parametrize(
    ("called", "due", "state"),
    [(date(2026, 11, 12), date(2026, 11, 12), "met"), (date(2026, 11, 13), date(2026, 11, 12), "met_late")],
)
def test_notice_is_owed_five_days_ahead_and_a_late_one_is_counted_not_refused(
    inside, case_id, called, due, state
):
    call(inside, case_id, on=called)
    owed = clock(case_id, "KN-10")
    assert (owed.due_on, owed.state(None)) == (due, state)
    assert case_of(case_id).status == Status.IN_DIALOGUE


def test_before_the_reform_no_number_of_days_is_made_up(inside):
    case_id = registered(inside, received_on=date(2026, 5, 4), today=date(2026, 5, 4))
    take(case_id, inside.minh, Action.ACCEPT, date(2026, 5, 8))
    call(inside, case_id, on=date(2026, 5, 11), held_on=date(2026, 5, 12))
    assert [one.rule for one in standing_of(case_of(case_id)).clocks if one.rule == "KN-10"] == []
    hold(inside, case_id, on=date(2026, 5, 12), copies=2)
    assert case_of(case_id).journal[-1].paper["copies"] == "2"


def test_the_law_reads_the_day_alone_and_people_read_the_rest(inside, case_id):
    call(inside, case_id)
    hold(inside, case_id)
    called, held = case_of(case_id).journal[-2:]
    assert (called.type, called.particulars) == (EventType.DIALOGUE_CALLED, {"held_on": "2026-11-17"})
    assert (held.type, held.particulars) == (EventType.DIALOGUE_HELD, {})
    assert all(isinstance(text, str) for text in held.paper.values())
    assert people_in(held.paper["participants"]) == list(CAME)
    assert json.loads(held.paper["participants"])[1]["reason"] == "Nằm viện"
    assert held.paper["summary"] == "Đã thống nhất: Chuyển lớp\nChưa thống nhất: Chưa thống nhất ngày"
    assert (
        "Ông Lịch Ví Dụ (Luật sư, trợ giúp viên pháp lý): Vắng mặt không có lý do"
        in (held.paper["attendance"])
    )


def test_the_notice_is_filled_in_from_what_was_recorded(inside, case_id):
    call(inside, case_id)
    told = values(case_id, "CASE-DIALOGUE-NOTICE")
    assert (told["held_on"], told["at_hour"], told["place"]) == (HELD_ON, time(8, 30), "Phòng họp")
    assert (told["chair_name"], told["dialogue_content"]) == ("Thầy Minh Mẫu", "Việc xếp lớp")
    assert [row["name"] for row in told["invited"]] == [CITIZEN, "Cô Bông Mẫu"]


def test_form_14_is_filled_in_from_what_was_recorded(inside, case_id):
    call(inside, case_id)
    begun = values(case_id, "N124-14")
    assert (begun["called_on"], begun["held_on"]) == (CALLED_ON, HELD_ON)
    assert begun["notice_term"] == "ít nhất 05 ngày"
    assert [row["present"] for row in begun["attendance"]] == ["", ""]
    hold(inside, case_id)
    told = values(case_id, "N124-14")
    assert [row["present"] for row in told["attendance"]] == [
        "Có mặt",
        "Vắng mặt có lý do chính đáng: Nằm viện",
        "Vắng mặt không có lý do chính đáng",
    ]
    assert (told["at_hour"], told["end_hour"], told["called_on"]) == (time(8, 35), time(10, 5), CALLED_ON)
    assert told["notice_term"] == "ít nhất 05 ngày"
    assert (told["agreed"], told["disagreed"]) == ("Chuyển lớp", "Chưa thống nhất ngày")
    assert (told["secretary_name"], told["copies"]) == ("Cô Lan Mẫu", 3)
    assert "others_said" not in told  # what nobody wrote stays a blank


def test_a_dialogue_struck_out_fills_in_nothing(inside, case_id):
    call(inside, case_id)
    hold(inside, case_id)
    case = case_of(case_id)
    correct_event(
        doing=doing(inside.minh, today=HELD_ON),
        case_id=case_id,
        version=case.version,
        correction=Correction(position=case.journal[-1].position, right_on=None, reason="Ghi nhầm"),
    )
    assert "agreed" not in values(case_id, "N124-14")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"participants": ()}, "participants"),
        ({"participants": INVITED}, "participants"),
        ({"participants": (Participant(name="A", seat=Seat.BODY, presence=Presence.WITH_REASON),)},
         "participants"),
        ({"said": Said(findings="Nêu kết quả")}, "agreed"),
        ({"copies": 2}, "copies"),
        ({"chair_id": "0" * 32}, "chair"),
    ],
)  # fmt: skip
def test_minutes_that_lack_something_are_refused_beside_the_field(inside, case_id, changed, field):
    with pytest.raises(Refused) as told:
        hold(inside, case_id, **changed)
    assert told.value.field == field
    assert len(case_of(case_id).journal) == 2


def test_a_dialogue_before_its_notice_is_refused(inside, case_id):
    with pytest.raises(Refused) as told:
        call(inside, case_id, held_on=date(2026, 11, 8))
    assert told.value.field == "held_on"


@pytest.mark.parametrize("kind", [{"level": 2}, {"discipline": True}])
def test_where_the_act_says_so_the_resolver_chairs_in_person(inside, kind):
    case_id = registered(inside)
    with transaction() as session:
        case = session.get_one(Case, case_id)
        case.level, case.discipline = kind.get("level", 1), kind.get("discipline", False)
    take(case_id, inside.minh, Action.ACCEPT, date(2026, 11, 6))
    with pytest.raises(Refused, match="resolver") as told:
        call(inside, case_id, chair_id=inside.ha.id)
    assert told.value.field == "chair"
    with pytest.raises(Refused, match="resolver"):
        hold(inside, case_id, chair_id=inside.hai.id)
    hold(inside, case_id)


def test_at_the_first_level_a_deputy_may_chair(inside, case_id):
    hold(inside, case_id, chair_id=inside.ha.id)
    assert case_of(case_id).journal[-1].paper["chair"] == "Cô Hà Mẫu"


def test_whoever_stepped_back_from_the_case_chairs_nothing(inside, case_id):
    kin = Involvement(ground=Ground.RELATED, note="Là chị ruột")
    step_back(doing=doing(inside.ha, today=CALLED_ON), case_id=case_id, involved=kin)
    assert inside.ha.id in excluded_people(case_of(case_id))
    assert inside.ha.id not in [one.id for one in chairs_of(case_of(case_id), CALLED_ON)]
    with pytest.raises(Refused):
        call(inside, case_id, chair_id=inside.ha.id)


def test_words_that_accuse_the_head_are_written_down_nowhere(inside, case_id):
    with pytest.raises(GoesAbove):
        hold(inside, case_id, accuses_head=True)
    assert len(case_of(case_id).journal) == 2


@pytest.mark.parametrize("who", ["lan", "hai", "thu", "son", "binh", "tu", "mai"])
def test_whoever_does_not_work_on_the_case_calls_and_holds_nothing(inside, case_id, who):
    for deed in (call, hold):
        with pytest.raises(NotAllowed):
            deed(inside, case_id, by=getattr(inside, who))


def test_of_two_who_write_the_second_is_told(inside, case_id):
    seen = upon(case_id)
    call(inside, case_id)
    with pytest.raises(Stale):
        hold(inside, case_id, at=seen)
