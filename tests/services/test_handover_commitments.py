"""With the cases of somebody who leaves, their open commitments go to the same person, each with its note."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from casebook.law.commitments import CommitmentOutcome
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.commitment_lists import commitments_in_hand
from casebook.records.commitments import Commitment
from casebook.reports.caseload import cases_in_hand
from casebook.services.handover import Handover, commitments_that_move, fingerprint, hand_over
from casebook.services.refusals import NotAllowed, Refused
from tests.commitments import DUE_ON, commitment, committed, ended
from tests.people import doing
from tests.services.test_absences import TODAY, case_of

pytestmark = pytest.mark.deep


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def lists(school, *, by="minh"):
    who = doing(getattr(school, by), today=TODAY).actor
    cases = cases_in_hand(who, unit_id=school.unit.id, handler_id=school.hai.id)
    return cases, commitments_that_move(who, school.unit.id, school.hai.id)


def give(school, *, mark="", along=True, reason="Nghỉ dài ngày", by="minh"):
    handover = Handover(
        unit_id=school.unit.id,
        from_id=school.hai.id,
        to_id=school.ha.id,
        reason=reason,
        seen=mark or fingerprint(*lists(school)),
        with_commitments=along,
    )
    return hand_over(doing=doing(getattr(school, by), today=TODAY), handover=handover)


@pytest.mark.parametrize("reason", ["Nghỉ dài ngày", ""])
def test_open_commitments_go_along_each_with_its_note_and_audit_line(school, reason):
    case_of(school, school.hai)
    moving = [committed(school, owner_id=school.hai.id) for _ in range(2)]
    kept = committed(school, owner_id=school.hai.id)
    ended(school, kept, CommitmentOutcome.KEPT, TODAY)
    of_another = committed(school, owner_id=school.minh.id)
    assert give(school, reason=reason) == (1, 2)
    assert {commitment(one).owner_id for one in moving} == {school.ha.id}
    assert commitment(kept).owner_id == school.hai.id
    assert commitment(of_another).owner_id == school.minh.id
    for one in moving:
        (note,) = commitment(one).notes
        assert note.told.startswith("Giao lại: Thầy Hải Mẫu → Cô Hà Mẫu. Bàn giao cùng toàn bộ hồ sơ.")
        assert note.told.endswith(reason or "hồ sơ.")
    asked = select(AuditRow.object_id).where(AuditRow.deed == "commitment.handed_over")
    assert sorted(db.session.scalars(asked)) == sorted(moving)


def test_left_unticked_they_stay(school):
    case_of(school, school.hai)
    staying = committed(school, owner_id=school.hai.id)
    assert give(school, along=False) == (1, 0)
    assert commitment(staying).owner_id == school.hai.id
    assert commitment(staying).notes == []


def test_a_commitment_that_came_meanwhile_is_shown_before_anything_moves(school):
    case_id = case_of(school, school.hai)
    mark = fingerprint(*lists(school))
    new = committed(school, owner_id=school.hai.id)
    with pytest.raises(Refused, match="has just changed"):
        give(school, mark=mark)
    db.session.rollback()
    assert commitment(new).owner_id == school.hai.id
    assert case_id in {case.id for case in lists(school)[0]}


@pytest.mark.parametrize("by", ["lan", "hai", "tu", "thu", "son", "binh", "mai"])
def test_who_settles_no_commitments_of_the_unit_moves_none_and_is_shown_none(school, by):
    case_of(school, school.hai)
    staying = committed(school, owner_id=school.hai.id)
    assert lists(school, by=by)[1] == []
    with pytest.raises(NotAllowed):
        give(school, by=by)
    assert commitment(staying).owner_id == school.hai.id


def test_they_are_shown_by_their_days_and_locked_by_their_ids(school):
    """Reminders lock commitments by their ids: in another order two could wait for each other for ever."""
    made = sorted(committed(school, owner_id=school.hai.id) for _ in range(3))
    with transaction() as session:
        for place, one in enumerate(reversed(made)):
            session.get_one(Commitment, one).due_on = DUE_ON + timedelta(days=place)
    taken = db.session.scalars(commitments_in_hand(school.unit.id, school.hai.id))
    assert [one.id for one in taken] == made
    _cases, shown = lists(school)
    assert [one.id for one in shown] == made[::-1]
