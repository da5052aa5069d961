"""What becomes of a question: an answer now or in writing, a commitment, a case, or nothing at all."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from casebook.law.choices import Via
from casebook.law.dialogues import QuestionCame, QuestionOutcome
from casebook.law.powers import Power
from casebook.law.vocabulary import Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.cases import Case, PartyRole
from casebook.records.dialogue_lists import (
    commitments_of_dialogue,
    dialogue_by_id,
    question_by_id,
    waiting_by_dialogue,
    waiting_questions,
)
from casebook.records.dialogues import DialogueQuestion
from casebook.services.case_entries import CaseEntry, PartyEntry
from casebook.services.delays import TooMany
from casebook.services.dialogue_questions import (
    CommitmentInAnswer,
    QuestionEntry,
    answer_question,
    ask_question,
    drop_question,
    open_case_from,
    seen_question,
)
from casebook.services.dialogues_publishing import minute_dialogue
from casebook.services.overtaken import Overtaken
from casebook.services.questions_from_public import (
    Sender,
    SentQuestion,
    leave_out,
    looks_through,
    send_question,
    take_question_in,
)
from casebook.services.refusals import GoesAbove, NotAllowed, Refused
from tests.dialogues import (
    FRIDAY,
    TODAY,
    announce,
    answered,
    conclude,
    held,
    hold,
    minute,
    planned,
    prepare,
)
from tests.people import School, doing, settle_school

COMMITMENT = "Kẻ vạch phân luồng"


@pytest.fixture
def school(app):
    with app.app_context():
        yield settle_school()


def as_commitment(school: School, due_on: date = date(2026, 12, 15)) -> dict[str, object]:
    commitment = CommitmentInAnswer(content=COMMITMENT, owner_id=school.ha.id, due_on=due_on)
    return {"outcome": QuestionOutcome.COMMITMENT, "commitment": commitment}


def again(school: School, question_id: str, *, on: date = FRIDAY, seen: str | None = None, **said: object):
    entry = QuestionEntry(**({"topic": "Suất ăn", "content": "Bao nhiêu?"} | said))
    by = doing(school.lan, today=on)
    answer_question(doing=by, question_id=question_id, entry=entry, seen=seen)


def a_case(school: School, **changed: object) -> CaseEntry:
    values = {
        "unit_id": school.unit.id,
        "kind": Kind.PETITION,
        "subject": "Xếp lớp",
        "content": "Con tôi bị chuyển lớp",
        "received_on": FRIDAY,
        "via": Via.RECEPTION,
        "parties": (PartyEntry(role=PartyRole.COMPLAINANT, full_name="Ông An Ví Dụ"),),
    } | changed
    return CaseEntry(**values)


def announced(school: School) -> str:
    dialogue_id = planned(school)
    prepare(school, dialogue_id)
    announce(school, dialogue_id, questions_until=FRIDAY)
    return dialogue_id


def send(dialogue_id: str, *, on: date = TODAY, address: str = "192.0.2.7", **said: object) -> None:
    values = {"topic": "Suất ăn", "content": "Có công khai thực đơn không?"} | said
    now = datetime(on.year, on.month, on.day, 3, tzinfo=UTC)
    sender = Sender(address=address, today=on, now=now)
    send_question(dialogue_id=dialogue_id, sent=SentQuestion(**values), sender=sender)


def rows() -> list[DialogueQuestion]:
    return list(db.session.scalars(select(DialogueQuestion)))


def test_a_question_answered_with_a_commitment_makes_one_commitment(school):
    dialogue_id = held(school)
    question_id = answered(school, dialogue_id, **as_commitment(school))
    again(school, question_id, outcome=QuestionOutcome.COMMITMENT, answer="Trong tháng 12")
    made = commitments_of_dialogue(dialogue_id)
    told = [(one.question_id, one.content, one.owner_id, one.made_on, one.due_on) for one in made]
    assert told == [(question_id, COMMITMENT, school.ha.id, FRIDAY, date(2026, 12, 15))]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"outcome": QuestionOutcome.ANSWERED, "answer": ""}, "answer"),
        ({"outcome": QuestionOutcome.ANSWER_LATER}, "answer_due_on"),
        ({"outcome": QuestionOutcome.ANSWER_LATER, "answer_due_on": TODAY}, "answer_due_on"),
        ({"outcome": QuestionOutcome.COMMITMENT}, "commitment"),
    ],
)
def test_an_outcome_that_lacks_something_is_refused_beside_its_field(school, said, field):
    dialogue_id = held(school)
    with pytest.raises(Refused) as refused:
        answered(school, dialogue_id, **said)
    assert refused.value.field == field
    assert rows() == []


def test_a_commitment_that_cannot_be_followed_leaves_no_question(school):
    dialogue_id = held(school)
    for due_on, field in ((TODAY, "due_on"),):
        with pytest.raises(Refused) as refused:
            answered(school, dialogue_id, **as_commitment(school, due_on))
        assert refused.value.field == field
    assert rows() == []


def test_answers_come_only_once_it_was_held_and_questions_before_it_wait(school):
    dialogue_id = announced(school)
    with pytest.raises(Refused, match="was held"):
        answered(school, dialogue_id, came=QuestionCame.BEFOREHAND, on=TODAY)
    waiting = {"came": QuestionCame.BEFOREHAND, "outcome": QuestionOutcome.WAITING, "on": TODAY}
    question_id = answered(school, dialogue_id, **waiting)
    assert question_by_id(question_id).outcome is QuestionOutcome.WAITING


def test_a_case_is_opened_once_and_shown_by_its_own_rules(school):
    dialogue_id = held(school)
    question_id = answered(school, dialogue_id, outcome=QuestionOutcome.WAITING)
    by = doing(school.lan, today=FRIDAY)
    made = [open_case_from(doing=by, question_id=question_id, entry=a_case(school)) for _ in range(2)]
    question = question_by_id(question_id)
    assert made == [question.case_id] * 2
    assert question.outcome is QuestionOutcome.CASE
    assert db.session.get(Case, made[0]).received_on == FRIDAY
    with pytest.raises(Refused, match="became a case"):
        again(school, question_id, outcome=QuestionOutcome.ANSWERED, answer="Không")
    with pytest.raises(Refused, match="became a case"):
        drop_question(doing=by, question_id=question_id)
    lines = db.session.scalars(select(AuditRow).where(AuditRow.object_kind == "dialogue"))
    assert not any(made[0] in str(line.particulars) for line in lines)


def test_no_case_of_another_unit_and_no_denunciation_comes_of_a_question(school):
    question_id = answered(school, held(school), outcome=QuestionOutcome.WAITING)
    by = doing(school.lan, today=FRIDAY)
    other = a_case(school, unit_id=school.kindergarten.id)
    with pytest.raises(NotAllowed):
        open_case_from(doing=by, question_id=question_id, entry=other)
    with pytest.raises(Refused):
        open_case_from(doing=by, question_id=question_id, entry=a_case(school, kind=Kind.DENUNCIATION))
    assert question_by_id(question_id).case_id is None


def test_after_the_minutes_only_an_answer_due_in_writing_is_still_written(school):
    dialogue_id = held(school)
    later = {"outcome": QuestionOutcome.ANSWER_LATER, "answer": "", "answer_due_on": date(2026, 12, 4)}
    owed = answered(school, dialogue_id, content="Học phí?", **later)
    done = answered(school, dialogue_id)
    conclude(school, dialogue_id)
    minute(school, dialogue_id)
    answer = {"outcome": QuestionOutcome.ANSWERED, "answer": "Theo nghị quyết", "on": date(2026, 12, 2)}
    with pytest.raises(Refused, match="are signed"):
        again(school, done, **answer)
    again(school, owed, content="Lời khác", **answer)
    written = question_by_id(owed)
    told = (written.content, written.answer, written.answered_on)
    assert told == ("Học phí?", "Theo nghị quyết", date(2026, 12, 2))


def test_two_who_answer_the_same_question_see_each_other(school):
    question_id = answered(school, held(school), outcome=QuestionOutcome.WAITING)
    mark = seen_question(question_by_id(question_id))
    again(school, question_id, outcome=QuestionOutcome.ANSWERED, answer="30.000", seen=mark)
    with pytest.raises(Overtaken) as overtaken:
        again(school, question_id, outcome=QuestionOutcome.ANSWERED, answer="35.000", seen=mark)
    assert overtaken.value.theirs["answer"] == "30.000"


def test_a_question_taken_off_leaves_no_gap_in_the_numbers(school):
    dialogue_id = held(school)
    ids = [answered(school, dialogue_id, topic=topic) for topic in ("Một", "Hai", "Ba", "Bốn")]
    drop_question(doing=doing(school.lan, today=FRIDAY), question_id=ids[1])
    asked = {one.position: one.topic for one in dialogue_by_id(dialogue_id).asked}
    assert asked == {1: "Một", 2: "Ba", 3: "Bốn"}


def test_the_same_form_sent_twice_writes_one_question(school):
    dialogue_id = held(school)
    entry = QuestionEntry(topic="Suất ăn", content="Bao nhiêu?")
    by = doing(school.lan, today=FRIDAY)
    made = {ask_question(doing=by, dialogue_id=dialogue_id, entry=entry, request_key="k") for _ in range(2)}
    assert len(made) == len(rows()) == 1


def test_what_accuses_the_head_leaves_nothing(school):
    dialogue_id = held(school)
    with pytest.raises(GoesAbove):
        answered(school, dialogue_id, accuses_head=True)
    other = announced(school)
    before = len(list(db.session.scalars(select(AuditRow))))
    with pytest.raises(GoesAbove):
        send(other, accuses_head=True)
    assert rows() == []
    assert len(list(db.session.scalars(select(AuditRow)))) == before


def test_only_the_clerk_looks_through_what_the_public_sends(school):
    dialogue_id = announced(school)
    send(dialogue_id, asked_by="Bà Cúc Ví Dụ")
    assert dialogue_by_id(dialogue_id).asked == []
    people = [one for one in school.everyone if looks_through(doing(one, today=TODAY).actor, school.unit.id)]
    assert people == [school.lan]
    (sent,) = waiting_questions(dialogue_id)
    for other in (school.minh, school.ha, school.mai):
        for deed in (take_question_in, leave_out):
            with pytest.raises(NotAllowed):
                deed(doing=doing(other, today=TODAY), question_id=sent.id)
    take_question_in(doing=doing(school.lan, today=TODAY), question_id=sent.id)
    assert [one.topic for one in dialogue_by_id(dialogue_id).asked] == ["Suất ăn"]


def test_what_is_left_out_leaves_no_gap_and_no_line_anybody_reads(school):
    dialogue_id = announced(school)
    for topic in ("Một", "Hai", "Ba"):
        send(dialogue_id, topic=topic)
    clerk = doing(school.lan, today=TODAY)
    first, second, third = waiting_questions(dialogue_id)
    take_question_in(doing=clerk, question_id=first.id)
    leave_out(doing=clerk, question_id=second.id)
    take_question_in(doing=clerk, question_id=third.id)
    asked = dialogue_by_id(dialogue_id).asked
    assert [(one.position, one.topic) for one in asked] == [(1, "Một"), (2, "Ba")]
    assert not any(doing(one, today=TODAY).actor.has(Power.SEE_AUDIT) for one in (school.minh, school.ha))


def test_minutes_of_the_clerk_wait_for_what_was_sent_and_nobody_else_learns_of_it(school):
    dialogue_id = announced(school)
    send(dialogue_id)
    hold(school, dialogue_id)
    conclude(school, dialogue_id)
    with pytest.raises(Refused, match="not looked through"):
        minute(school, dialogue_id)
    by = doing(school.minh, today=FRIDAY)
    assert minute_dialogue(doing=by, dialogue_id=dialogue_id, signed_on=FRIDAY) == 1
    # What came in between stays on the clerk's desk until it is left out.
    assert waiting_by_dialogue([school.unit.id]) == {dialogue_id: 1}


@pytest.mark.parametrize("when", ["before", "after", "held"])
def test_the_public_sends_only_while_questions_are_taken(school, when):
    dialogue_id = {"before": planned, "after": announced, "held": held}[when](school)
    with pytest.raises(NotAllowed):
        send(dialogue_id, on=FRIDAY + timedelta(days=1) if when == "after" else TODAY)
    assert rows() == []


def test_one_address_is_slowed_down_and_another_is_not(school):
    dialogue_id = announced(school)
    for _ in range(10):
        send(dialogue_id)
    with pytest.raises(TooMany):
        send(dialogue_id)
    send(dialogue_id, address="192.0.2.8")
    assert len(rows()) == 11
    send(dialogue_id, on=TODAY + timedelta(days=1))


def test_the_addresses_of_one_house_are_one_and_the_house_beside_it_another(school):
    dialogue_id = announced(school)
    for number in range(10):
        send(dialogue_id, address=f"2001:db8:0:1::{number:x}")
    with pytest.raises(TooMany):
        send(dialogue_id, address="2001:db8:0:1:ffff::1")
    send(dialogue_id, address="2001:db8:0:2::1")
    assert len(rows()) == 11


def test_the_same_form_of_the_public_counts_once(school):
    dialogue_id = announced(school)
    for _ in range(2):
        send(dialogue_id, request_key="k")
    assert len(rows()) == 1
