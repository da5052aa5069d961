"""Taking steps: the law offers them, powers allow them, stale forms and failing events change nothing."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.choices import Outcome, Recipient
from casebook.law.fields import Field
from casebook.law.grounds import ComplexCriterion, DeclineGround
from casebook.law.vocabulary import Action, EventType, Kind, Status
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.cases import CaseClock, CaseEvent
from casebook.records.outbox import OutboxRow
from casebook.services import case_trail
from casebook.services.handling import assign_case, take_step
from casebook.services.journal import NewEvent
from casebook.services.rebuilding import compare_batch
from casebook.services.refusals import NotAllowed, Refused, Stale
from tests.matters import PAPER, case_of, registered, take
from tests.people import doing

ACCEPTED_ON = date(2026, 11, 6)
DECIDED_ON = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def counted() -> tuple[int, ...]:
    db.session.rollback()
    tables = (CaseEvent, CaseClock, AuditRow, OutboxRow)
    return tuple(db.session.scalar(select(func.count()).select_from(t)) for t in tables)


def refusal(case_id, by, action, on, **answers) -> Refused:
    before, version = counted(), case_of(case_id).version
    with pytest.raises(Refused) as refused:
        take(case_id, by, action, on, **answers)
    assert (counted(), case_of(case_id).version) == (before, version)
    return refused.value


def test_the_main_path_runs_from_receipt_to_a_sent_decision(school):
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    take(case_id, school.minh, Action.ASSIGN_VERIFICATION, ACCEPTED_ON, handler=school.hai.id)
    take(case_id, school.hai, Action.REQUEST_INFORMATION, date(2026, 11, 9), asked_of="Tổ chuyên môn")
    take(case_id, school.hai, Action.HOLD_DIALOGUE, date(2026, 11, 16), summary="Hai bên trao đổi.")
    take(case_id, school.minh, Action.DECIDE, DECIDED_ON, outcome=Outcome.PARTLY_RIGHT, differs=True)
    take(case_id, school.ha, Action.SEND, DECIDED_ON, recipient=Recipient.COMPLAINANT)
    case = case_of(case_id)
    assert (case.status, case.handler_id, case.version) == (Status.DECIDED, school.hai.id, 7)
    decided = case.journal[5]
    assert (decided.particulars, decided.paper["signer"]) == (
        {"outcome": "partly_right", "differs": True},
        "Thầy Minh Mẫu",
    )
    assert case.journal[2].paper == {"handler": "Thầy Hải Mẫu"}


def test_each_step_leaves_its_audit_line_and_its_letters(school):
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    db.session.rollback()
    lines = db.session.scalars(select(AuditRow.deed).order_by(AuditRow.number)).all()
    assert lines == ["case.received", "case.accepted"]
    # The head is written to about the receipt by Cô Lan, not about a step of his own.
    assert db.session.scalars(select(OutboxRow.recipient_id)).all() == [school.minh.id]


def test_a_decision_before_acceptance_is_refused_with_the_article(school):
    told = refusal(registered(school), school.minh, Action.DECIDE, ACCEPTED_ON, outcome=Outcome.WRONG)
    assert "Điều 31 Luật Khiếu nại" in told.vi
    assert "Article 31" in told.en
    assert "06/11/2026" in told.vi


def test_a_decision_dated_before_its_acceptance_is_refused(school):
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    told = refusal(
        case_id, school.minh, Action.DECIDE, date(2026, 11, 5), today=DECIDED_ON, outcome=Outcome.WRONG
    )
    assert "05/11/2026" in told.vi


def test_a_term_is_lengthened_once_only(school):
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    complexity = {"criterion": ComplexCriterion.SEVERAL_CONTENTS}
    take(case_id, school.minh, Action.MARK_COMPLEX, date(2026, 11, 9), **complexity)
    told = refusal(case_id, school.minh, Action.MARK_COMPLEX, date(2026, 11, 10), **complexity)
    assert "chỉ kéo dài một lần" in told.vi
    assert "Điều 28 Luật Khiếu nại" in told.vi


def test_a_back_dated_step_is_taken_in_by_its_day(school):
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    take(case_id, school.minh, Action.CALL_DIALOGUE, date(2026, 11, 16),
         held_on=date(2026, 11, 19), place="Phòng họp")  # fmt: skip
    take(case_id, school.minh, Action.ASSIGN_VERIFICATION, date(2026, 11, 9), today=date(2026, 11, 17),
         handler=school.hai.id)  # fmt: skip
    case = case_of(case_id)
    assert case.status == Status.IN_DIALOGUE  # the dialogue came after the assignment
    assert [e.type for e in case.journal][-1] == EventType.VERIFICATION_ASSIGNED


def test_a_meeting_beyond_every_calendar_is_refused(school):
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    told = refusal(
        case_id, school.minh, Action.CALL_DIALOGUE, ACCEPTED_ON, held_on=date(2099, 1, 5), place="Phòng họp"
    )
    assert "2060" in told.vi


def test_a_day_to_come_is_refused_beside_its_field(school):
    told = refusal(registered(school), school.minh, Action.ACCEPT, date(2026, 11, 9), today=ACCEPTED_ON)
    assert told.field == "on"


def test_a_step_without_what_it_needs_is_refused_beside_its_field(school):
    case = case_of(registered(school))
    with pytest.raises(Refused) as refused:
        take_step(
            doing=doing(school.minh, today=ACCEPTED_ON), case_id=case.id, version=case.version,
            action=Action.DECLINE,
            new=NewEvent(type=EventType.DECLINED, on=ACCEPTED_ON,
                         paper={"document_number": "1/TB", "signer": "Thầy Minh Mẫu"}),
        )  # fmt: skip
    assert refused.value.field == "decline_ground"


def test_an_event_that_does_not_belong_to_the_step_is_refused(school):
    case = case_of(registered(school))
    paper = {str(field): text for field, text in PAPER.items()}
    with pytest.raises(Refused, match="has no step"):
        take_step(
            doing=doing(school.minh, today=ACCEPTED_ON), case_id=case.id, version=case.version,
            action=Action.NOTE, new=NewEvent(type=EventType.ACCEPTED, on=ACCEPTED_ON, paper=paper),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("who", "action"),
    [
        ("lan", Action.ACCEPT),
        ("ha", Action.ACCEPT),
        ("hai", Action.NOTE),
        ("thu", Action.NOTE),
        ("binh", Action.NOTE),
        ("tu", Action.NOTE),
        ("mai", Action.GUIDE),
    ],
)
def test_who_does_not_hold_the_power_takes_no_step(school, who, action):
    case_id = registered(school, concerns_democracy=True)
    told = refusal(case_id, getattr(school, who), action, ACCEPTED_ON, note="x", dest_unit="UBND phường Mẫu")
    assert isinstance(told, NotAllowed)


def test_a_form_made_before_somebody_else_acted_is_stale_and_works_once_renewed(school):
    case_id = registered(school)
    seen = case_of(case_id).version
    take(case_id, school.minh, Action.NOTE, ACCEPTED_ON, note="Đã gọi điện cho phụ huynh.")
    decline = NewEvent(
        type=EventType.DECLINED,
        on=ACCEPTED_ON,
        particulars={"ground": str(DeclineGround.NOT_SIGNED)},
        paper={"document_number": "2/TB", "signer": "Thầy Minh Mẫu"},
    )
    head = doing(school.minh, today=ACCEPTED_ON)
    with pytest.raises(Stale) as stale:
        take_step(doing=head, case_id=case_id, version=seen, action=Action.DECLINE, new=decline)
    assert case_of(case_id).status == Status.RECEIVED
    take_step(doing=head, case_id=case_id, version=stale.value.version, action=Action.DECLINE, new=decline)
    assert case_of(case_id).status == Status.DECLINED


def test_an_event_that_fails_half_way_leaves_nothing_behind(school, monkeypatch):
    case_id = registered(school)
    before = counted()

    def break_off(*_args: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(case_trail, "write_audit", break_off)
    with pytest.raises(RuntimeError):
        take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    assert counted() == before
    assert case_of(case_id).status == Status.RECEIVED


def test_assigning_a_case_names_the_handler_in_the_journal_and_writes_to_them(school):
    case_id = registered(school)
    deputy = doing(school.ha, today=ACCEPTED_ON)
    assign_case(doing=deputy, case_id=case_id, version=1, handler_id=school.hai.id, note="Xong trước thứ Sáu")
    case = case_of(case_id)
    assert case.handler_id == school.hai.id
    noted = case.journal[-1]
    assert (noted.type, noted.paper["about"], noted.paper["handler"]) == (
        EventType.NOTED,
        "assignment",
        "Thầy Hải Mẫu",
    )
    assert school.hai.id in db.session.scalars(select(OutboxRow.recipient_id)).all()
    take(case_id, school.hai, Action.NOTE, ACCEPTED_ON, note="Đã nhận hồ sơ.")


@pytest.mark.parametrize("who", ["thu", "tu", "mai"])
def test_nobody_without_a_handling_role_is_given_a_case(school, who):
    case_id = registered(school)
    head = doing(school.minh, today=ACCEPTED_ON)
    with pytest.raises(Refused, match="no role") as refused:
        assign_case(doing=head, case_id=case_id, version=1, handler_id=getattr(school, who).id)
    assert refused.value.field == "handler"


def test_only_who_may_assign_assigns(school):
    case_id = registered(school)
    with pytest.raises(NotAllowed):
        assign_case(
            doing=doing(school.lan, today=ACCEPTED_ON), case_id=case_id, version=1, handler_id=school.hai.id
        )


def test_a_note_moves_no_clock(school):
    case_id = registered(school)
    before = [(c.rule, c.due_on, c.met_on, c.is_running) for c in case_of(case_id).clocks]
    take(case_id, school.minh, Action.NOTE, ACCEPTED_ON, note="Đã gọi điện cho phụ huynh.")
    assert [(c.rule, c.due_on, c.met_on, c.is_running) for c in case_of(case_id).clocks] == before


def test_a_petition_is_answered_and_rests(school):
    case_id = registered(school, kind=Kind.PETITION)
    take(case_id, school.minh, Action.ANSWER, ACCEPTED_ON, summary="Đã trả lời bằng văn bản.")
    take(case_id, school.minh, Action.NOTIFY_OUTCOME, ACCEPTED_ON)
    case = case_of(case_id)
    assert (case.status, case.is_open) == (Status.ANSWERED, False)


def test_answers_are_kept_where_the_law_or_people_read_them(school):
    case_id = registered(school)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    take(case_id, school.minh, Action.CALL_DIALOGUE, ACCEPTED_ON,
         held_on=date(2026, 11, 13), place="Phòng họp")  # fmt: skip
    called = case_of(case_id).journal[-1]
    assert called.particulars == {"held_on": "2026-11-13"}
    assert called.paper == {"place": "Phòng họp"}
    assert Field.PLACE not in called.particulars


def test_a_case_that_is_reclassified_is_of_its_new_kind_from_then_on(school):
    case_id = registered(school)
    take(case_id, school.lan, Action.RECLASSIFY, date(2026, 11, 4), case_kind=Kind.PETITION)
    case = case_of(case_id)
    assert (case.kind, case.first_kind, case.name[:3]) == (Kind.PETITION, Kind.COMPLAINT, "KN-")
    running = {clock.rule for clock in case.clocks if clock.is_running}
    assert running == {"KNPA-01", "KNPA-02"}
    assert not compare_batch(after_id="").differing
