"""An identity is opened by two different people, shown once, for fifteen minutes at most."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from casebook.law.identities import IdentityField, OpeningBasis, OpeningState
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.identities import Identity, IdentityOpening
from casebook.services import identity_showing
from casebook.services.identity_openings import (
    approve_opening,
    find_opening,
    openings_known,
    refuse_opening,
    withdraw_opening,
)
from casebook.services.identity_showing import AuditMissing, Shown, show_identity
from casebook.services.lending import Loan, lend_approver, loans_known, revoke_approver
from casebook.services.refusals import NotAllowed, NotConfirmed, Refused
from tests.identities import DENOUNCER, SECRETS, TODAY, approved, asked, at, denounced
from tests.people import School, settle_school

pytestmark = pytest.mark.deep

EVERYBODY = ("lan", "minh", "ha", "hai", "thu", "son", "binh", "tu", "mai")


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    with app.app_context():
        yield settle_school()


def state_of(opening_id: str) -> OpeningState:
    db.session.rollback()
    return db.session.get_one(IdentityOpening, opening_id).state


def deeds(opening_id: str) -> list[str]:
    db.session.rollback()
    asked_for = select(AuditRow.deed).where(AuditRow.object_id == opening_id).order_by(AuditRow.number)
    return list(db.session.scalars(asked_for))


def lend(school: School, who: str = "binh", days: int = 1) -> None:
    loan = Loan(
        unit_id=school.unit.id,
        approver_id=getattr(school, who).id,
        since=TODAY,
        until=TODAY + timedelta(days=days - 1),
    )
    lend_approver(doing=at(school.binh), loan=loan)


def test_the_head_asks_the_handler_approves_and_it_is_shown_once(school):
    opening_id = approved(school, denounced(school))
    shown = show_identity(doing=at(school.minh, minutes=1), opening_id=opening_id)
    assert shown.values == (
        (IdentityField.NAME, DENOUNCER.name),
        (IdentityField.TELEPHONE, DENOUNCER.telephone),
    )
    assert repr(shown) == "Shown(…)"
    with pytest.raises(Refused):
        show_identity(doing=at(school.minh, minutes=2), opening_id=opening_id)
    assert deeds(opening_id) == ["identity.asked", "identity.approved", "identity.shown"]


def test_no_line_of_the_audit_holds_a_value_or_a_reason(school):
    opening_id = approved(school, denounced(school))
    show_identity(doing=at(school.minh), opening_id=opening_id)
    lines = [f"{row.deed} {row.particulars}" for row in db.session.scalars(select(AuditRow))]
    secrets = (*SECRETS, "xác minh.", "Đúng là")
    assert not [secret for secret in secrets if any(secret in line for line in lines)]


@pytest.mark.parametrize("who", [one for one in EVERYBODY if one not in {"minh", "hai"}])
def test_who_does_not_see_the_case_neither_asks_nor_decides_nor_learns_of_it(school, who):
    case_id = denounced(school)
    opening_id = asked(case_id, school.minh)
    somebody = getattr(school, who)
    with pytest.raises(NotAllowed):
        asked(case_id, somebody)
    for deed in (approve_opening, refuse_opening):
        with pytest.raises(NotAllowed):
            deed(doing=at(somebody), opening_id=opening_id, decision="Tôi muốn biết.")
    with pytest.raises(NotAllowed):
        show_identity(doing=at(somebody), opening_id=opening_id)
    assert find_opening(at(somebody), opening_id) is None
    assert openings_known(at(somebody)) == []


def test_nobody_approves_their_own_request(school):
    opening_id = asked(denounced(school), school.minh)
    with pytest.raises(NotAllowed):
        approve_opening(doing=at(school.minh), opening_id=opening_id, decision="Tôi tự duyệt.")
    assert state_of(opening_id) is OpeningState.ASKED


def test_whoever_approved_does_not_see_it(school):
    opening_id = approved(school, denounced(school))
    with pytest.raises(NotAllowed):
        show_identity(doing=at(school.hai), opening_id=opening_id)


def test_both_prove_who_they_are_and_nothing_changes_until_they_did(school):
    opening_id = asked(denounced(school), school.minh)
    with pytest.raises(NotConfirmed):
        approve_opening(doing=at(school.hai, confirmed=False), opening_id=opening_id, decision="Cần.")
    approve_opening(doing=at(school.hai), opening_id=opening_id, decision="Cần.")
    with pytest.raises(NotConfirmed):
        show_identity(doing=at(school.minh, confirmed=False), opening_id=opening_id)
    assert state_of(opening_id) is OpeningState.APPROVED


@pytest.mark.parametrize(
    ("minutes", "state"),
    [
        (14 + 59 / 60, OpeningState.SHOWN),
        (15, OpeningState.SHOWN),
        (15 + 1 / 60, OpeningState.EXPIRED),
        (600, OpeningState.EXPIRED),
    ],
)
def test_it_is_shown_for_fifteen_minutes_after_the_approval(school, minutes, state):
    opening_id = approved(school, denounced(school))
    seen: list[Shown] = []
    with suppress(Refused):
        seen.append(show_identity(doing=at(school.minh, minutes=minutes), opening_id=opening_id))
    assert bool(seen) == (state is OpeningState.SHOWN)
    assert state_of(opening_id) is state
    assert deeds(opening_id)[-1] == f"identity.{state}"


@pytest.mark.parametrize("state", [state for state in OpeningState if state is not OpeningState.APPROVED])
def test_only_what_is_approved_is_shown(school, state):
    opening_id = approved(school, denounced(school))
    with transaction() as session:
        session.execute(update(IdentityOpening).values(state=state))
    with pytest.raises(Refused):
        show_identity(doing=at(school.minh), opening_id=opening_id)
    assert state_of(opening_id) is state


def test_of_two_loads_at_once_one_shows_it(app, school):
    opening_id = approved(school, denounced(school))
    doings = [at(school.minh, minutes=one / 60) for one in range(6)]
    db.session.remove()
    seen: list[Shown] = []
    faults: list[BaseException] = []
    gate = threading.Barrier(len(doings))

    def load(doing) -> None:
        with app.app_context():
            gate.wait()
            try:
                seen.append(show_identity(doing=doing, opening_id=opening_id))
            except Refused:
                pass
            except BaseException as fault:  # noqa: BLE001 - told by the test below
                faults.append(fault)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=load, args=(one,)) for one in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert (len(seen), faults) == (1, [])
    assert deeds(opening_id).count("identity.shown") == 1


def test_nothing_leaves_while_its_audit_line_cannot_be_read_back(school, monkeypatch):
    opening_id = approved(school, denounced(school))
    opened: list[object] = []
    monkeypatch.setattr(identity_showing, "go_on", lambda *_a: None)
    monkeypatch.setattr(identity_showing, "opened", lambda *a: opened.append(a))
    with pytest.raises(AuditMissing):
        show_identity(doing=at(school.minh), opening_id=opening_id)
    assert opened == []


def test_the_line_stands_before_the_first_value_is_opened(app, school, monkeypatch):
    opening_id = approved(school, denounced(school))
    there: list[list[str]] = []
    true_opened = identity_showing.opened

    def spy(identity, fields):
        with db.engine.connect() as other:  # what is committed, and nothing else
            asked_for = select(AuditRow.deed).where(AuditRow.object_id == opening_id)
            there.append(list(other.scalars(asked_for)))
        return true_opened(identity, fields)

    monkeypatch.setattr(identity_showing, "opened", spy)
    show_identity(doing=at(school.minh), opening_id=opening_id)
    assert "identity.shown" in there[0]


def test_one_request_of_a_person_in_a_case_stands_at_a_time(school):
    case_id = denounced(school)
    first = asked(case_id, school.minh)
    with pytest.raises(Refused):
        asked(case_id, school.minh)
    other = asked(case_id, school.hai)
    assert first != other
    withdraw_opening(doing=at(school.minh), opening_id=first)
    assert asked(case_id, school.minh) != first


def test_a_form_sent_twice_makes_one_request(school):
    case_id = denounced(school)
    assert asked(case_id, school.minh, request_key="k") == asked(case_id, school.minh, request_key="k")


def test_what_ran_out_makes_room_for_another_request(school):
    case_id = denounced(school)
    first = approved(school, case_id)
    second = asked(case_id, school.minh, minutes=16)
    assert (state_of(first), state_of(second)) == (OpeningState.EXPIRED, OpeningState.ASKED)


def test_a_refusal_is_told_and_ends_it(school):
    opening_id = asked(denounced(school), school.minh)
    refuse_opening(doing=at(school.hai), opening_id=opening_id, decision="Chưa cần biết tên.")
    assert find_opening(at(school.minh), opening_id).decision == "Chưa cần biết tên."
    with pytest.raises(Refused):
        approve_opening(doing=at(school.hai), opening_id=opening_id, decision="Nghĩ lại.")


def test_a_request_taken_back_is_not_approved(school):
    opening_id = asked(denounced(school), school.minh)
    with pytest.raises(NotAllowed):
        withdraw_opening(doing=at(school.hai), opening_id=opening_id)
    withdraw_opening(doing=at(school.minh), opening_id=opening_id)
    with pytest.raises(Refused):
        approve_opening(doing=at(school.hai), opening_id=opening_id, decision="Cần.")


@pytest.mark.parametrize(("wrong", "field"), [({"fields": ()}, "fields"), ({"reason": "  "}, "reason")])
def test_a_request_says_what_it_needs_and_why(school, wrong, field):
    with pytest.raises(Refused) as refused:
        asked(denounced(school), school.minh, **wrong)
    assert refused.value.field == field


def test_an_approval_says_why(school):
    opening_id = asked(denounced(school), school.minh)
    with pytest.raises(Refused) as refused:
        approve_opening(doing=at(school.hai), opening_id=opening_id, decision=" ")
    assert refused.value.field == "decision"


def test_where_nobody_else_could_approve_it_nothing_is_asked_and_the_way_is_told(school):
    case_id = denounced(school, handler=False)
    with pytest.raises(Refused) as refused:
        asked(case_id, school.minh)
    assert "cấp trên cử người duyệt" in refused.value.vi
    assert db.session.scalars(select(IdentityOpening)).all() == []


def test_the_superior_lends_an_approver_who_sees_the_request_and_not_the_case(school):
    case_id = denounced(school, handler=False)
    lend(school)
    opening_id = asked(case_id, school.minh)
    assert [row.id for row in openings_known(at(school.binh))] == [opening_id]
    approve_opening(doing=at(school.binh), opening_id=opening_id, decision="Cần để xác minh.")
    assert show_identity(doing=at(school.minh), opening_id=opening_id).values[0][1] == DENOUNCER.name
    with pytest.raises(NotAllowed):
        asked(case_id, school.binh)


def test_a_loan_that_was_ended_approves_nothing(school):
    case_id = denounced(school, handler=False)
    lend(school)
    opening_id = asked(case_id, school.minh)
    revoke_approver(doing=at(school.binh), loan_id=loans_known(at(school.binh))[0].id)
    with pytest.raises(NotAllowed):
        approve_opening(doing=at(school.binh), opening_id=opening_id, decision="Cần.")


def test_whoever_is_no_handler_any_more_sees_nothing_of_what_was_approved(school):
    case_id = denounced(school)
    opening_id = asked(case_id, school.hai)
    approve_opening(doing=at(school.minh), opening_id=opening_id, decision="Cần.")
    from casebook.records.cases import Case  # noqa: PLC0415 - only here

    with transaction() as session:
        session.get_one(Case, case_id).handler_id = None
    with pytest.raises(NotAllowed):
        show_identity(doing=at(school.hai), opening_id=opening_id)


def test_what_was_destroyed_is_not_asked_for(school):
    case_id = denounced(school)
    with transaction() as session:
        session.execute(update(Identity).values(data_key=None))
    with pytest.raises(Refused):
        asked(case_id, school.minh)


@pytest.mark.parametrize("basis", OpeningBasis)
def test_every_basis_of_the_law_can_be_asked_for(school, basis):
    assert asked(denounced(school), school.minh, basis=basis)
