"""What happened to an envelope is written line by line: people are chosen, only a seal number is typed."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from casebook.law.envelopes import BY_CLERK, BY_HOLDER, Movement
from casebook.law.identities import IdentityMode, OpeningState
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.envelopes import EnvelopeMovement
from casebook.records.identities import IdentityOpening
from casebook.records.visits import SealedEntry
from casebook.services.envelopes import (
    MovementEntry,
    entry_to_move,
    held_register,
    record_movement,
    register_of,
)
from casebook.services.holding import hold_above
from casebook.services.identity_showing import PaperOpening, note_paper_opening, show_identity
from casebook.services.lending import Loan, lend_approver, loans_known, revoke_approver
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from casebook.services.sealed_book import SealEntry, hand_over_sealed
from tests.identities import TODAY, approved, asked, at, choose, denounced, sealed
from tests.people import School, settle_school

pytestmark = pytest.mark.deep


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    with app.app_context():
        made = settle_school()
        choose(IdentityMode.SEALED_PAPER)
        yield made


def moved(school: School, entry_id: str, kind: Movement = Movement.OPENED_UNAWARE, **changed) -> None:
    by = changed.pop("by", school.lan)
    values = {
        "entry_id": entry_id,
        "kind": kind,
        "on_day": TODAY,
        "done_by_id": school.lan.id,
        "read_by": (school.lan.id, school.ha.id),
        "seal_number": "NP-02",
    } | changed
    record_movement(doing=at(by), told=MovementEntry(**values))


def lines() -> list[EnvelopeMovement]:
    db.session.rollback()
    return list(db.session.scalars(select(EnvelopeMovement).order_by(EnvelopeMovement.position)))


def test_opened_resealed_read_by_is_one_line_and_the_seal_is_the_new_one(school):
    row = sealed(school)
    moved(school, row.id)
    (told,) = register_of(at(school.lan), school.unit.id)
    assert told.seal_number == "NP-02"
    assert told.lines[0].read_by == [school.lan.id, school.ha.id]
    line = db.session.scalars(select(AuditRow).where(AuditRow.deed == "envelope.moved")).one()
    assert line.particulars == {}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE envelope_movements SET seal_number = 'NP-09'",
        "DELETE FROM envelope_movements",
        "TRUNCATE envelope_movements",
    ],
)
def test_the_database_itself_refuses_to_change_or_remove_a_line(school, engine, statement):
    if engine == "sqlite" and statement.startswith("TRUNCATE"):
        pytest.skip("SQLite knows no TRUNCATE")
    moved(school, sealed(school).id)
    db.session.rollback()
    writing = db.engine.execution_options(writes=True)
    with pytest.raises(DBAPIError, match="lines of the register are never"), writing.begin() as connection:
        connection.execute(text(statement))
    assert [line.seal_number for line in lines()] == ["NP-02"]


def test_no_column_of_the_register_takes_words():
    columns = {column.name for column in inspect(EnvelopeMovement).columns}
    assert columns == {
        "id", "entry_id", "position", "unit_id", "kind", "on_day", "done_by_id", "read_by", "seal_number",
        "to_unit_id", "opening_id", "recorded_by_id", "recorded_at", "request_key",
    }  # fmt: skip


@pytest.mark.parametrize("who", ["minh", "ha", "hai", "thu", "son", "binh", "tu", "mai"])
def test_who_does_not_hold_the_envelope_writes_and_reads_nothing(school, who):
    row, somebody = sealed(school), getattr(school, who)
    with pytest.raises(NotAllowed):
        moved(school, row.id, by=somebody)
    with pytest.raises(NotAllowed):
        register_of(at(somebody), school.unit.id)
    assert entry_to_move(at(somebody), row.id) is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"seal_number": "Bà Cúc Ví Dụ"}, "seal_number"),
        ({"seal_number": ""}, "seal_number"),
        ({"seal_number": "NP-01"}, "seal_number"),
        ({"on_day": TODAY - timedelta(days=1)}, "on_day"),
        ({"on_day": TODAY + timedelta(days=1)}, "on_day"),
        ({"done_by_id": "0" * 32}, "done_by"),
        ({"read_by": ("0" * 32,)}, "done_by"),
    ],
)
def test_what_may_not_stand_there_is_refused_beside_its_field(school, wrong, field):
    row = sealed(school)
    with pytest.raises(Refused) as refused:
        moved(school, row.id, **wrong)
    assert refused.value.field == field
    assert lines() == []


def test_people_of_another_school_are_not_chosen(school):
    with pytest.raises(Refused):
        moved(school, sealed(school).id, done_by_id=school.mai.id)


def test_a_new_seal_is_used_once(school):
    first, second = sealed(school), sealed(school, "NP-03")
    moved(school, first.id)
    with pytest.raises(Refused):
        moved(school, second.id)


def test_a_form_sent_twice_writes_one_line(school):
    row = sealed(school)
    moved(school, row.id, request_key="k")
    moved(school, row.id, request_key="k")
    assert len(lines()) == 1


@pytest.mark.parametrize("kind", [kind for kind in Movement if kind not in BY_CLERK])
def test_the_clerk_opens_nothing_to_read_it_and_writes_nothing_of_what_others_do(school, kind):
    with pytest.raises(NotAllowed):
        moved(school, sealed(school).id, kind)


def test_an_envelope_that_was_handed_over_is_no_longer_theirs(school):
    row = sealed(school)
    hand_over_sealed(doing=at(school.lan), entry_id=row.id, handed_to="UBND phường Mẫu", handed_on=TODAY)
    with pytest.raises(NotAllowed):
        moved(school, row.id)


@pytest.fixture
def held(school) -> SealedEntry:
    """What accuses the head: entered by the clerk, held by the unit above."""
    entry = SealEntry(unit_id=school.unit.id, received_on=TODAY, came_by="letter", seal_number="NP-40")
    hold_above(doing=at(school.lan), entry=entry)
    return db.session.scalars(select(SealedEntry).where(SealedEntry.from_unit_id.is_not(None))).one()


@pytest.mark.parametrize("kind", BY_HOLDER)
def test_the_unit_above_writes_what_happened_to_what_it_holds(school, held, kind):
    moved(school, held.id, kind, by=school.binh, to_unit_id=school.kindergarten.id)
    (told,) = held_register(at(school.binh))
    assert [line.kind for line in told.lines] == [kind]
    assert told.destroyed == (kind is Movement.DESTROYED)


@pytest.mark.parametrize("who", ["lan", "minh", "ha", "hai", "thu", "son", "tu", "mai"])
def test_nobody_of_the_unit_writes_or_reads_what_is_held_above(school, held, who):
    somebody = getattr(school, who)
    assert held_register(at(somebody)) == []
    with pytest.raises(NotAllowed):
        moved(school, held.id, by=somebody)


def test_what_was_destroyed_is_not_moved_any_more(school, held):
    moved(school, held.id, Movement.DESTROYED, by=school.binh)
    with pytest.raises(Refused):
        moved(school, held.id, Movement.RESEALED, by=school.binh)


def test_an_envelope_goes_to_a_unit_that_is_chosen(school, held):
    with pytest.raises(Refused) as refused:
        moved(school, held.id, Movement.HANDED_OVER, by=school.binh, to_unit_id=None)
    assert refused.value.field == "to_unit"


def paper(school: School, **changed) -> PaperOpening:
    values = {
        "on_day": TODAY,
        "opened_by_id": school.minh.id,
        "read_by": (school.minh.id,),
        "seal_number": "NP-11",
    } | changed
    return PaperOpening(**values)


def test_on_paper_the_same_two_people_open_read_and_seal_again(school):
    opening_id = approved(school, denounced(school, digital=False))
    with pytest.raises(NotAllowed):
        show_identity(doing=at(school.minh), opening_id=opening_id)
    note_paper_opening(doing=at(school.minh, minutes=60), opening_id=opening_id, told=paper(school))
    (line,) = lines()
    assert (line.kind, line.seal_number, line.read_by) == (Movement.OPENED_BY_TWO, "NP-11", [school.minh.id])
    assert db.session.get_one(IdentityOpening, opening_id).state is OpeningState.SHOWN
    with pytest.raises(Refused):
        note_paper_opening(doing=at(school.minh), opening_id=opening_id, told=paper(school))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (lambda s: {"opened_by_id": s.lan.id}, "read_by"),
        (lambda s: {"read_by": (s.ha.id,)}, "read_by"),
        (lambda s: {"read_by": ()}, "read_by"),
        (lambda s: {"on_day": TODAY - timedelta(days=1)}, "on_day"),
        (lambda s: {"seal_number": "Bà Cúc"}, "seal_number"),
        (lambda s: {"seal_number": "NP-01"}, "seal_number"),
    ],
)
def test_nobody_but_the_two_opens_and_on_no_other_day(school, wrong, field):
    opening_id = approved(school, denounced(school, digital=False))
    with pytest.raises(Refused) as refused:
        note_paper_opening(doing=at(school.minh), opening_id=opening_id, told=paper(school, **wrong(school)))
    assert refused.value.field == field
    assert lines() == []


def test_an_envelope_is_opened_after_an_approval_and_by_whoever_asked(school):
    opening_id = asked(denounced(school, digital=False), school.minh)
    with pytest.raises(Refused):
        note_paper_opening(doing=at(school.minh), opening_id=opening_id, told=paper(school))
    with pytest.raises(NotAllowed):
        note_paper_opening(doing=at(school.hai), opening_id=opening_id, told=paper(school))


def test_whoever_writes_it_down_proves_who_they_are(school):
    opening_id = approved(school, denounced(school, digital=False))
    with pytest.raises(NotConfirmed):
        note_paper_opening(doing=at(school.minh, confirmed=False), opening_id=opening_id, told=paper(school))
    assert lines() == []


def test_the_clerk_s_register_does_not_tell_that_two_people_opened_it(school):
    opening_id = approved(school, denounced(school, digital=False))
    before = [(one.seal_number, one.lines) for one in register_of(at(school.lan), school.unit.id)]
    note_paper_opening(doing=at(school.minh), opening_id=opening_id, told=paper(school))
    assert [(one.seal_number, one.lines) for one in register_of(at(school.lan), school.unit.id)] == before


def loan(school: School, **changed) -> Loan:
    values = {
        "unit_id": school.unit.id,
        "approver_id": school.binh.id,
        "since": TODAY,
        "until": TODAY + timedelta(days=2),
    } | changed
    return Loan(**values)


@pytest.mark.parametrize("who", ["lan", "minh", "ha", "hai", "thu", "son", "tu", "mai"])
def test_only_the_superior_lends_an_approver(school, who):
    with pytest.raises(NotAllowed):
        lend_approver(doing=at(getattr(school, who)), loan=loan(school))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (lambda s: {"since": TODAY - timedelta(days=1)}, "since"),
        (lambda s: {"until": TODAY - timedelta(days=1)}, "until"),
        (lambda s: {"approver_id": s.hai.id}, "approver"),
        (lambda s: {"approver_id": s.mai.id}, "approver"),
    ],
)
def test_a_loan_that_cannot_be_is_refused_beside_its_field(school, wrong, field):
    with pytest.raises(Refused) as refused:
        lend_approver(doing=at(school.binh), loan=loan(school, **wrong(school)))
    assert refused.value.field == field


def test_nobody_lends_to_their_own_office_or_to_a_unit_of_others(school):
    for unit_id in (school.commune.id, "0" * 32):
        with pytest.raises(NotAllowed):
            lend_approver(doing=at(school.binh), loan=loan(school, unit_id=unit_id))


def test_a_loan_is_made_once_for_the_same_days_and_ends_when_it_is_ended(school):
    lend_approver(doing=at(school.binh), loan=loan(school))
    with pytest.raises(Refused):
        lend_approver(doing=at(school.binh), loan=loan(school, until=date(2026, 11, 24)))
    (row,) = loans_known(at(school.binh))
    with pytest.raises(NotAllowed):
        revoke_approver(doing=at(school.minh), loan_id=row.id)
    revoke_approver(doing=at(school.binh), loan_id=row.id)
    assert loans_known(at(school.binh)) == []
    deeds = select(AuditRow.deed).where(AuditRow.deed.startswith("approver.")).order_by(AuditRow.number)
    assert list(db.session.scalars(deeds)) == ["approver.lent", "approver.revoked"]
