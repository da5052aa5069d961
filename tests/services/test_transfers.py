"""A matter sent to another unit of the installation: offered there, taken in on its own day, or refused."""

from datetime import date

import pytest
from sqlalchemy import func, select

from casebook.law.choices import Via
from casebook.law.vocabulary import Action, EventType, Kind, Status
from casebook.records.base import db
from casebook.records.case_ties import CaseTie, TieKind
from casebook.records.cases import Case
from casebook.records.incoming import IncomingKind, IncomingMatter, IncomingState
from casebook.records.outbox import OutboxRow
from casebook.services.correcting import Correction, correct_event
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.taking_in import TakingIn, refuse_incoming, take_in
from tests.letterbox import SENT_ON, TAKEN_ON, on_its_way, open_office, sent_to, taken_in
from tests.matters import case_of, registered, take
from tests.people import CITIZEN, doing

pytestmark = pytest.mark.deep

COMMUNE = "UBND phường Mẫu"


@pytest.fixture
def office(app, school):
    with app.app_context():
        open_office(school)
        yield school


def clocks(case_id: str) -> dict[str, tuple[date, date | None]]:
    return {clock.rule: (clock.due_on, clock.met_on) for clock in case_of(case_id).clocks}


def cases() -> int:
    return db.session.scalar(select(func.count()).select_from(Case)) or 0


def test_transferred_case_both_clocks(office):
    """One of the 25 named bugs: "transferred case: both clocks"."""
    sender = sent_to(office, COMMUNE, via=Via.RECEPTION)
    receiver = taken_in(sender, office.binh)
    # The school received it on Monday 02/11. Transferring is what KN-02 waits for; the notice to whoever
    # came stays owed within ten working days.
    assert clocks(sender)["KN-02"] == (date(2026, 11, 11), SENT_ON)
    assert clocks(sender)["TCD-16"] == (date(2026, 11, 16), None)
    # The commune received it on Monday 09/11: seven working days of its own.
    assert clocks(receiver)["KN-02"] == (date(2026, 11, 18), None)
    assert (case_of(sender).received_on, case_of(receiver).received_on) == (date(2026, 11, 2), TAKEN_ON)
    # What one of them does leaves the days of the other as they are.
    take(sender, office.ha, Action.NOTIFY_OUTCOME, date(2026, 11, 10))
    take(receiver, office.binh, Action.FILE_AWAY, date(2026, 11, 11))
    assert clocks(sender)["TCD-16"] == (date(2026, 11, 16), date(2026, 11, 10))
    assert clocks(sender)["KN-02"] == (date(2026, 11, 11), SENT_ON)
    assert "TCD-16" not in clocks(receiver)


def test_feedback_on_a_regulation_is_met_by_the_transfer_and_counts_anew_where_it_went(office):
    sender = sent_to(office, COMMUNE, kind=Kind.FEEDBACK, regulation=True)
    receiver = taken_in(sender, office.binh)
    assert clocks(sender)["KNPA-03"] == (date(2026, 11, 9), SENT_ON)
    assert clocks(receiver)["KNPA-03"] == (date(2026, 11, 16), None)
    assert clocks(receiver)["KNPA-01"] == (date(2026, 11, 23), None)


def test_a_transfer_within_the_installation_waits_there_with_the_letter_and_its_parties(office):
    sent = on_its_way(sent_to(office, "  ubnd PHƯỜNG mẫu "))
    assert (sent.unit_id, sent.kind, sent.state) == (
        office.commune.id,
        IncomingKind.TRANSFER,
        IncomingState.WAITING,
    )
    assert sent.sent_on == SENT_ON
    assert sent.subject == "Khiếu nại quyết định xếp lớp"
    assert [party["full_name"] for party in sent.parties] == [CITIZEN]


def test_taken_in_it_is_a_forwarded_case_tied_to_the_senders(office):
    sender = sent_to(office, COMMUNE)
    receiver = case_of(taken_in(sender, office.binh))
    assert (receiver.unit_id, receiver.via, receiver.kind) == (
        office.commune.id,
        "forwarded",
        Kind.COMPLAINT,
    )
    assert receiver.complainant_name == CITIZEN
    assert len(receiver.letters) == 1
    tie = db.session.scalars(select(CaseTie)).one()
    assert (tie.case_id, tie.other_id, tie.kind) == (receiver.id, sender, TieKind.TRANSFERRED_FROM)
    assert case_of(sender).status == Status.TRANSFERRED
    assert [e.type for e in case_of(sender).journal] == [EventType.RECEIVED, EventType.TRANSFERRED]


def test_whoever_takes_letters_in_there_is_written_to_and_the_sender_is_told(office):
    sender = sent_to(office, COMMUNE)
    taken_in(sender, office.binh)
    letters = db.session.scalars(select(OutboxRow).where(OutboxRow.kind.like("matter_%"))).all()
    assert {(one.kind, one.recipient_id, one.case_id) for one in letters} == {
        ("matter_incoming", office.binh.id, None),
        ("matter_answered", office.lan.id, sender),
        ("matter_answered", office.minh.id, sender),
    }


def test_taking_in_twice_makes_one_case(office):
    sender = sent_to(office, COMMUNE)
    assert taken_in(sender, office.binh) == taken_in(sender, office.binh)
    assert cases() == 2


def test_what_goes_to_a_body_outside_waits_nowhere(office):
    sent_to(office, "Sở Giáo dục và Đào tạo Ví Dụ")
    assert db.session.scalars(select(IncomingMatter)).all() == []


def test_nobody_but_the_receiving_office_takes_it_in(office):
    sent = on_its_way(sent_to(office, COMMUNE))
    for stranger in (office.lan, office.mai, office.minh, office.tu):
        with pytest.raises(NotAllowed):
            take_in(
                doing=doing(stranger, today=TAKEN_ON),
                incoming_id=sent.id,
                entry=TakingIn(received_on=TAKEN_ON),
            )
    assert cases() == 1


@pytest.mark.parametrize(
    ("on", "told"), [(date(2026, 11, 4), "05/11/2026"), (date(2026, 11, 30), "chưa đến")]
)
def test_it_is_not_taken_in_before_it_was_sent_nor_on_a_day_to_come(office, on, told):
    sent = on_its_way(sent_to(office, COMMUNE))
    with pytest.raises(Refused) as refused:
        take_in(doing=doing(office.binh, today=TAKEN_ON), incoming_id=sent.id, entry=TakingIn(received_on=on))
    assert told in refused.value.vi
    assert refused.value.field == "received_on"


def test_it_goes_back_with_a_reason_once(office):
    sent = on_its_way(sent_to(office, COMMUNE))
    at = doing(office.binh, today=TAKEN_ON)
    with pytest.raises(Refused, match="Write why"):
        refuse_incoming(doing=at, incoming_id=sent.id, on=TAKEN_ON, reason="")
    for _click in range(2):
        refuse_incoming(doing=at, incoming_id=sent.id, on=TAKEN_ON, reason="Thuộc thẩm quyền nhà trường.")
    assert on_its_way(sent.from_case_id).state is IncomingState.REFUSED
    with pytest.raises(Refused, match="waits no longer"):
        take_in(doing=at, incoming_id=sent.id, entry=TakingIn(received_on=TAKEN_ON))


def test_a_transfer_struck_out_is_called_back_and_a_moved_one_moves(office):
    sender = sent_to(office, COMMUNE)

    def correct(position: int, right_on: date | None) -> None:
        correct_event(
            doing=doing(office.minh, today=date(2026, 11, 10)),
            case_id=sender,
            version=case_of(sender).version,
            correction=Correction(position=position, right_on=right_on, reason="Ghi nhầm"),
        )

    correct(1, date(2026, 11, 6))
    assert on_its_way(sender).sent_on == date(2026, 11, 6)
    correct(1, None)
    assert on_its_way(sender).state is IncomingState.RECALLED
    with pytest.raises(Refused, match="called it back"):
        taken_in(sender, office.binh)
    correct(3, None)  # the striking out was wrong itself
    assert on_its_way(sender).state is IncomingState.WAITING


def test_a_second_complaint_comes_to_the_office_above_as_level_two(office):
    first = registered(office)
    take(first, office.minh, Action.ACCEPT, date(2026, 11, 3))
    take(first, office.minh, Action.DECIDE, date(2026, 11, 4), outcome="right", document_number="9/QĐ-THM")
    take(first, office.minh, Action.RECORD_RECEIPT, date(2026, 11, 5))
    take(first, office.minh, Action.RECORD_APPEAL, date(2026, 11, 6))
    sent = on_its_way(first)
    assert (sent.kind, sent.unit_id) == (IncomingKind.SECOND_COMPLAINT, office.commune.id)
    second = case_of(taken_in(first, office.binh))
    assert second.level == 2
    assert second.received_on == TAKEN_ON
    tie = db.session.scalars(select(CaseTie)).one()
    assert (tie.case_id, tie.kind, tie.other_id) == (second.id, TieKind.SECOND_LEVEL_OF, first)
