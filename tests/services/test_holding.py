"""What is about the head or a deputy is held above: entered there, opened there, counted there alone."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from casebook.law.exclusions import Exclusion as Reason
from casebook.law.vocabulary import Kind, Role
from casebook.records.audit import AuditRow, Counter
from casebook.records.base import db, transaction
from casebook.records.cases import Case, PartyRole
from casebook.records.exclusions import standing_exclusions
from casebook.records.holding import held_entries, holders_above, keeps_register, unit_above
from casebook.records.outbox import OutboxRow
from casebook.records.people import Appointment, Person, actor_on, person_by_id
from casebook.records.sealed import sealed_book
from casebook.records.visibility import visible_cases
from casebook.records.visits import SealedEntry
from casebook.services.absences import AbsenceEntry, record_absence
from casebook.services.accusing import Named
from casebook.services.holding import (
    HeldDenunciation,
    at_hand,
    give_up,
    hold_above,
    open_held,
    pass_up,
)
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sealed_book import SealEntry, seal_entry
from tests.matters import case_of
from tests.people import APPOINTED_ON, School, Somebody, doing, settle_school

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 16)  # a Monday


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    """The school of every test, inside the program."""
    with app.app_context():
        yield settle_school()


def actor(somebody: Somebody):
    person = person_by_id(somebody.id)
    assert person is not None
    return actor_on(person, TODAY)


def seal(school: School, **changed) -> SealEntry:
    values = {"unit_id": school.unit.id, "received_on": TODAY, "came_by": "letter", "seal_number": "NP-01"}
    return SealEntry(**(values | changed))


def hold(school: School, **changed) -> SealedEntry:
    hold_above(doing=doing(school.lan, today=TODAY), entry=seal(school, **changed))
    return entries(school.binh)[0]


def entries(somebody: Somebody) -> list[SealedEntry]:
    db.session.rollback()
    return list(db.session.scalars(held_entries(actor(somebody))))


def opened(school: School, row: SealedEntry, **changed) -> str:
    accused = Named(role=PartyRole.ACCUSED, person_id=school.minh.id)
    values = {"entry_id": row.id, "accused": accused, "subject": "Nhận tiền"} | changed
    return open_held(doing=doing(school.binh, today=TODAY), told=HeldDenunciation(**values))


def test_it_stands_in_the_register_above_with_a_number_of_its_own_and_nowhere_else(school):
    row = hold(school)
    assert (row.unit_id, row.from_unit_id, row.number) == (school.commune.id, school.unit.id, 1)
    assert [one.username for one in school.everyone if entries(one)] == ["binh"]
    assert sealed_book(school.unit.id) == sealed_book(school.commune.id) == []
    of_school = db.session.scalars(select(Counter).where(Counter.unit_id == school.unit.id)).all()
    assert of_school == []


def test_what_is_written_down_of_it_belongs_to_the_unit_above(school):
    row = hold(school)
    lines = db.session.scalars(select(AuditRow).where(AuditRow.object_id == row.id)).all()
    assert {line.unit_id for line in lines} == {school.commune.id}
    letters = db.session.scalars(select(OutboxRow)).all()
    assert [(one.recipient_id, one.unit_id, one.case_id) for one in letters] == [
        (school.binh.id, school.commune.id, None)
    ]


def test_the_same_form_twice_is_one_entry_and_another_clerk_is_not_told_of_it(school):
    hold(school)
    hold(school)
    assert len(entries(school.binh)) == 1
    with transaction() as session:
        unit_id = school.unit.id
        session.add(
            Appointment(person_id=school.ha.id, unit_id=unit_id, role=Role.DUTY_OFFICER, since=APPOINTED_ON)
        )
    hold_above(doing=doing(school.ha, today=TODAY), entry=seal(school))  # no refusal: it would tell
    assert len(entries(school.binh)) == 2


@pytest.mark.parametrize("who", ["minh", "ha", "hai", "thu", "son", "tu", "mai", "binh"])
def test_nobody_but_the_clerk_enters_one(school, who):
    with pytest.raises(NotAllowed):
        hold_above(doing=doing(getattr(school, who), today=TODAY), entry=seal(school))


@pytest.mark.parametrize("lacking", ["inactive", "no_password", "of_the_school", "nobody"])
def test_where_nobody_above_can_take_it_nothing_is_written(school, lacking):
    with transaction() as session:
        binh = session.get_one(Person, school.binh.id)
        held = session.scalars(select(Appointment).where(Appointment.person_id == binh.id)).one()
        if lacking == "inactive":
            binh.active = False
        elif lacking == "no_password":
            binh.password_hash = None
        elif lacking == "of_the_school":
            unit_id = school.unit.id
            session.add(
                Appointment(person_id=binh.id, unit_id=unit_id, role=Role.HANDLER, since=APPOINTED_ON)
            )
        else:
            held.until = TODAY - timedelta(days=1)
    assert unit_above(school.unit.id, TODAY) is None
    assert holders_above(school.unit.id, TODAY) == []
    with pytest.raises(Refused) as refused:
        hold_above(doing=doing(school.lan, today=TODAY), entry=seal(school))
    assert "phiếu chuyển" in refused.value.vi
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(SealedEntry)) == 0


def test_the_clerk_keeps_a_list_of_what_lies_with_them_until_it_is_handed_over(school):
    row = hold(school)
    lan = doing(school.lan, today=TODAY)
    assert [one.seal_number for one in at_hand(lan, school.unit.id)] == ["NP-01"]
    give_up(doing=lan, entry_id=row.id, handed_on=TODAY)
    assert at_hand(lan, school.unit.id) == []
    assert entries(school.binh)[0].handed_on == TODAY


@pytest.mark.parametrize(("away", "left"), [("minh", 0), ("ha", 0), ("hai", 1)])
def test_the_list_is_empty_while_the_clerk_stands_in_for_who_leads_the_unit(school, away, left):
    hold(school)
    entry = AbsenceEntry(
        unit_id=school.unit.id,
        person_id=getattr(school, away).id,
        stand_in_id=school.lan.id,
        since=TODAY,
        until=TODAY,
    )
    record_absence(doing=doing(school.tu, today=TODAY), entry=entry)
    assert len(at_hand(doing(school.lan, today=TODAY), school.unit.id)) == left


def test_the_unit_above_opens_the_case_numbers_it_and_keeps_the_accused_out(school):
    case = case_of(opened(school, hold(school)))
    assert (case.unit_id, case.held_for_unit_id, case.kind) == (
        school.commune.id, school.unit.id, Kind.DENUNCIATION,
    )  # fmt: skip
    assert case.name == "TC-2026-0001"
    seen_by = {one.username for one in school.everyone if _sees(one)}
    assert seen_by == {"binh"}
    rows = db.session.scalars(standing_exclusions(case.id)).all()
    assert [(one.person_id, one.reason) for one in rows] == [(school.minh.id, Reason.ACCUSED)]


def _sees(somebody: Somebody) -> bool:
    db.session.rollback()
    return bool(db.session.scalars(visible_cases(actor(somebody))).all())


def test_whoever_also_works_in_the_unit_it_is_about_sees_nothing_of_it(school):
    opened(school, hold(school))
    with transaction() as session:
        unit_id, person_id = school.unit.id, school.binh.id
        session.add(Appointment(person_id=person_id, unit_id=unit_id, role=Role.HANDLER, since=APPOINTED_ON))
    assert not _sees(school.binh)
    assert entries(school.binh) == []


def test_an_entry_opens_one_case_and_an_anonymous_one_needs_evidence(school):
    row = hold(school)
    with pytest.raises(Refused) as refused:
        opened(school, row, is_anonymous=True)
    assert "Điều 25 Luật Tố cáo" in refused.value.vi
    case = case_of(opened(school, row, is_anonymous=True, has_evidence=True))
    assert [party.role for party in case.parties] == [PartyRole.ACCUSED]
    with pytest.raises(Refused):
        opened(school, row)


def test_nobody_of_the_school_opens_one_nor_reads_the_register(school):
    row = hold(school)
    told = HeldDenunciation(
        entry_id=row.id, accused=Named(role=PartyRole.ACCUSED, full_name="Ai đó"), subject="Việc"
    )
    for one in school.everyone:
        if one is not school.binh:
            assert not keeps_register(actor(one))
            with pytest.raises(NotAllowed):
                open_held(doing=doing(one, today=TODAY), told=told)
    assert keeps_register(actor(school.binh))


def test_an_entry_of_the_own_book_goes_up_once_it_is_known_whom_it_is_about(school):
    lan = doing(school.lan, today=TODAY)
    row = seal_entry(doing=lan, entry=seal(school))
    pass_up(doing=lan, entry_id=row.id)
    assert sealed_book(school.unit.id) == []
    assert [one.id for one in entries(school.binh)] == [row.id]
    assert db.session.scalars(select(Case)).all() == []
