"""Whoever is kept out of a case sees nothing of it, from the same transaction on, whatever else holds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.exclusions import Exclusion as Reason
from casebook.law.exclusions import Ground
from casebook.law.vocabulary import Action, Role
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.case_lists import CaseFilter, count_cases
from casebook.records.cases import Case, PartyRole
from casebook.records.exclusions import Exclusion, standing_exclusions
from casebook.records.outbox import OutboxRow
from casebook.records.people import Appointment, actor_on, person_by_id
from casebook.records.sign_ins import SignIn
from casebook.records.visibility import names_seen, sees_names, visible_case, visible_cases
from casebook.reports.left_to_settle import who_is_told
from casebook.services.absences import AbsenceEntry, end_absence, record_absence
from casebook.services.accusing import Named, name_party
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.excluding import Involvement, declare_conflict, lift_exclusion, step_back
from casebook.services.handling import assign_case
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.services.sign_in import enter
from tests.matters import case_of, registered, take
from tests.people import APPOINTED_ON, School, Somebody, doing, settle_school

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 16)  # a Monday
MOMENT = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
KIN = Involvement(ground=Ground.RELATED, note="Là anh ruột")


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    """The school of every test, inside the program."""
    with app.app_context():
        yield settle_school()


def actor(somebody: Somebody, day: date = TODAY):
    person = person_by_id(somebody.id)
    assert person is not None
    return actor_on(person, day)


def sees(somebody: Somebody, case_id: str, day: date = TODAY) -> bool:
    """Every way to a case answers the same."""
    db.session.rollback()
    who, case = actor(somebody, day), case_of(case_id)
    ways = {
        visible_case(who, case_id) is not None,
        case_id in {one.id for one in db.session.scalars(visible_cases(who))},
    }
    named = {
        case_id in {one.id for one in db.session.scalars(select(Case).where(names_seen(who)))},
        sees_names(who, case),
    }
    assert len(ways) == len(named) == 1
    assert (count_cases(who, CaseFilter()) > 0) >= ways.copy().pop()
    return ways.pop()


def signed_in(*people: Somebody) -> None:
    with transaction() as session:
        for one in people:
            enter(session, person_id=one.id, address="", now=MOMENT)


def still_in(*people: Somebody) -> set[str]:
    db.session.rollback()
    open_ones = set(db.session.scalars(select(SignIn.person_id).where(SignIn.ended_at.is_(None))))
    return {one.username for one in people if one.id in open_ones}


def denounced(school: School, **told) -> str:
    """A denunciation of a teacher, opened from its seal; the head alone sees it."""
    lan = doing(school.lan, today=TODAY)
    entry = SealEntry(unit_id=school.unit.id, received_on=TODAY, came_by="letter", seal_number="NP-01")
    said = {"about": About.OTHERS, "accused": "Tổ trưởng tổ Ba", "subject": "Dạy thêm", "via": Via.POST}
    row = seal_entry(doing=lan, entry=entry)
    return open_denunciation(doing=lan, told=Denunciation(entry_id=row.id, **(said | told)))


def away(school: School, who: str, stand_in: str, **days) -> str:
    values = {"since": TODAY, "until": date(2026, 11, 20)} | days
    entry = AbsenceEntry(
        unit_id=school.unit.id,
        person_id=getattr(school, who).id,
        stand_in_id=getattr(school, stand_in).id,
        **values,
    )
    return record_absence(doing=doing(school.tu, today=TODAY), entry=entry)


def kept_out(case_id: str) -> set[tuple[str, Reason]]:
    db.session.rollback()
    rows = db.session.scalars(standing_exclusions(case_id))
    return {(one.person.username, one.reason) for one in rows}


@pytest.mark.parametrize("who", ["lan", "ha", "minh", "binh"])
def test_whoever_steps_back_sees_nothing_of_it_and_only_of_it(school, who):
    case_id, other = registered(school), registered(school, subject="Việc khác")
    somebody = getattr(school, who)
    assert sees(somebody, case_id)
    step_back(doing=doing(somebody, today=TODAY), case_id=case_id, involved=KIN)
    assert not sees(somebody, case_id)
    assert sees(somebody, other)
    assert kept_out(case_id) == {(who, Reason.RECUSED)}


def test_stepping_back_takes_the_case_away_ends_browsers_and_cancels_letters(school):
    case_id = registered(school)
    minh = doing(school.minh, today=TODAY)
    assign_case(doing=minh, case_id=case_id, version=case_of(case_id).version, handler_id=school.hai.id)
    signed_in(school.hai, school.ha)
    step_back(doing=doing(school.hai, today=TODAY), case_id=case_id, involved=KIN)
    case = case_of(case_id)
    assert case.handler_id is None
    assert case.journal[-1].paper["about"] == "left"
    assert still_in(school.hai, school.ha) == {"ha"}
    letters = db.session.scalars(select(OutboxRow).where(OutboxRow.case_id == case_id)).all()
    assert {one.recipient_id == school.hai.id for one in letters if one.cancelled_at} == {True}
    assert not [one for one in letters if one.recipient_id == school.hai.id and not one.cancelled_at]


def test_nobody_lets_themselves_back_but_somebody_else_does_with_a_reason(school):
    case_id = registered(school)
    step_back(doing=doing(school.ha, today=TODAY), case_id=case_id, involved=KIN)
    row = db.session.scalars(standing_exclusions(case_id)).one()
    told = {"case_id": case_id, "exclusion_id": row.id, "why": "Nhầm người"}
    with pytest.raises(NotAllowed):  # it is not there for them
        lift_exclusion(doing=doing(school.ha, today=TODAY), **told)
    with pytest.raises(NotAllowed):  # no power over others
        lift_exclusion(doing=doing(school.lan, today=TODAY), **told)
    lift_exclusion(doing=doing(school.minh, today=TODAY), **told)
    assert sees(school.ha, case_id)
    db.session.rollback()
    assert db.session.get_one(Exclusion, row.id).lifted_why == "Nhầm người"


def test_a_conflict_of_the_verifier_is_declared_by_another_and_lifted_by_a_third(school):
    case_id = registered(school)
    minh, binh = doing(school.minh, today=TODAY), doing(school.binh, today=TODAY)
    sat = Involvement(ground=Ground.ON_COUNCIL)
    assign_case(doing=minh, case_id=case_id, version=case_of(case_id).version, handler_id=school.hai.id)
    declare_conflict(doing=minh, case_id=case_id, person_id=school.hai.id, involved=sat)
    assert not sees(school.hai, case_id)
    version = case_of(case_id).version
    with pytest.raises(Refused) as refused:
        assign_case(doing=minh, case_id=case_id, version=version, handler_id=school.hai.id)
    assert "không được tham gia" in refused.value.vi
    row = db.session.scalars(standing_exclusions(case_id)).one()
    with pytest.raises(Refused):
        lift_exclusion(doing=minh, case_id=case_id, exclusion_id=row.id, why="Tôi nghĩ lại")
    lift_exclusion(doing=binh, case_id=case_id, exclusion_id=row.id, why="Không ngồi trong hội đồng")
    assert kept_out(case_id) == set()


def test_a_deputy_does_not_keep_the_head_out_but_the_office_above_does(school):
    case_id = registered(school)
    told = {"case_id": case_id, "person_id": school.minh.id, "involved": KIN}
    with pytest.raises(Refused):
        declare_conflict(doing=doing(school.ha, today=TODAY), **told)
    declare_conflict(doing=doing(school.binh, today=TODAY), **told)
    assert not sees(school.minh, case_id)
    case = case_of(case_id)
    assert "UBND phường Mẫu" in who_is_told(case, TODAY, "vi")
    assert who_is_told(case_of(registered(school, subject="Khác")), TODAY, "vi") == ""


def test_who_takes_the_place_of_somebody_kept_out_is_kept_out_too(school):
    case_id = registered(school)
    away(school, "ha", "lan")
    assert sees(school.lan, case_id)
    signed_in(school.lan)
    step_back(doing=doing(school.ha, today=TODAY), case_id=case_id, involved=KIN)
    assert not sees(school.lan, case_id)
    assert still_in(school.lan) == set()
    assert sees(school.lan, case_id, day=date(2026, 11, 23))  # when they stand in no more


def test_an_accused_chosen_or_named_is_kept_out_with_whoever_stands_in_for_them(school):
    away(school, "hai", "ha", since=date(2026, 11, 18))
    for number, told in enumerate(({"accused_id": school.hai.id}, {"accused": "Hải Mẫu, giáo viên lớp Ba"})):
        case_id = _another(school, number, **told)
        assert kept_out(case_id) == {("hai", Reason.ACCUSED), ("ha", Reason.ACTS_FOR_ACCUSED)}
        accused = next(one for one in case_of(case_id).parties if one.role is PartyRole.ACCUSED)
        assert accused.person_id == school.hai.id
        with pytest.raises(Refused):  # neither comes in by being given the case
            _assign(school, case_id, school.ha)


def _another(school: School, number: int, **told) -> str:
    lan = doing(school.lan, today=TODAY)
    entry = SealEntry(
        unit_id=school.unit.id, received_on=TODAY, came_by="letter", seal_number=f"NP-1{number}"
    )
    row = seal_entry(doing=lan, entry=entry)
    said = {"about": About.OTHERS, "subject": "Dạy thêm", "via": Via.POST}
    return open_denunciation(doing=lan, told=Denunciation(entry_id=row.id, **(said | told)))


def _assign(school: School, case_id: str, somebody: Somebody) -> None:
    minh = doing(school.minh, today=TODAY)
    assign_case(doing=minh, case_id=case_id, version=case_of(case_id).version, handler_id=somebody.id)


def test_an_absence_written_down_later_keeps_the_stand_in_out_from_then_on(school):
    case_id = denounced(school, accused="", accused_id=school.hai.id)
    _assign(school, case_id, school.ha)
    signed_in(school.ha, school.lan)
    away(school, "hai", "ha", since=date(2026, 11, 18))
    assert kept_out(case_id) == {("hai", Reason.ACCUSED), ("ha", Reason.ACTS_FOR_ACCUSED)}
    assert case_of(case_id).handler_id is None
    assert still_in(school.ha, school.lan) == {"lan"}


def test_an_absence_that_never_began_lets_the_stand_in_back_and_one_that_did_does_not(school):
    case_id = denounced(school, accused="", accused_id=school.hai.id)
    later = away(school, "hai", "ha", since=date(2026, 11, 18))
    end_absence(doing=doing(school.tu, today=TODAY), absence_id=later, until=date(2026, 11, 17))
    assert kept_out(case_id) == {("hai", Reason.ACCUSED)}
    begun = away(school, "hai", "ha")
    tomorrow = date(2026, 11, 17)
    end_absence(doing=doing(school.tu, today=tomorrow), absence_id=begun, until=TODAY)
    assert ("ha", Reason.ACTS_FOR_ACCUSED) in kept_out(case_id)


def name(school: School, case_id: str, by: Somebody, **named) -> None:
    version = case_of(case_id).version
    told = Named(role=PartyRole.ACCUSED, **named)
    name_party(doing=doing(by, today=TODAY), case_id=case_id, version=version, named=told)


def test_naming_who_leads_the_unit_sends_the_case_up_in_the_same_transaction(school):
    case_id = denounced(school)
    _assign(school, case_id, school.hai)
    signed_in(*school.everyone)
    name(school, case_id, school.hai, person_id=school.minh.id)
    case = case_of(case_id)
    assert (case.unit_id, case.held_for_unit_id) == (school.commune.id, school.unit.id)
    assert {row.unit_id for row in case.clocks} == {school.commune.id}
    seen_by = {one.username for one in school.everyone if sees(one, case_id)}
    assert seen_by == {"binh"}
    assert ("minh", Reason.ACCUSED) in kept_out(case_id)
    assert ("hai", Reason.ACTS_FOR_ACCUSED) in kept_out(case_id)  # the head had given it to him
    # Those who could see it were signed out; those who never could were not: that would have told.
    assert still_in(*school.everyone) == {"lan", "ha", "thu", "son", "binh", "tu", "mai"}
    letters = db.session.scalars(select(OutboxRow).where(OutboxRow.case_id == case_id)).all()
    of_school = {one.recipient_id for one in letters if one.cancelled_at is None}
    assert of_school.isdisjoint({school.minh.id, school.hai.id})


def test_where_nobody_above_can_take_it_the_page_says_who_is_told(school):
    with transaction() as session:
        person = person_by_id(school.binh.id)
        assert person is not None
        session.merge(person).active = False
    case_id = denounced(school)
    _assign(school, case_id, school.hai)
    name(school, case_id, school.hai, person_id=school.minh.id)
    case = case_of(case_id)
    assert case.unit_id == school.unit.id
    assert "phong bì niêm phong" in who_is_told(case, TODAY, "vi")
    assert not sees(school.minh, case_id)


def test_what_is_recorded_of_it_goes_to_the_audit_without_a_name_where_the_case_is_secret(school):
    secret, plain = denounced(school, accused="", accused_id=school.hai.id), registered(school)
    step_back(doing=doing(school.ha, today=TODAY), case_id=plain, involved=KIN)
    db.session.rollback()
    lines = db.session.scalars(select(AuditRow).where(AuditRow.object_id == secret)).all()
    assert {line.deed for line in lines} == {"case.recorded"}
    assert all(school.hai.id not in str(line.particulars) for line in lines)
    last = db.session.scalars(select(AuditRow).where(AuditRow.deed == "case.excluded")).one()
    assert last.particulars == {"people": [f"{school.ha.id}:recused"]}


def test_no_words_are_kept_of_who_steps_back_from_a_secret_case(school):
    case_id = denounced(school)
    step_back(doing=doing(school.minh, today=TODAY), case_id=case_id, involved=KIN)
    assert [one.note for one in db.session.scalars(standing_exclusions(case_id))] == [""]


def test_somebody_kept_out_of_it_gets_no_letter_about_it_any_more(school):
    with transaction() as session:
        session.add(
            Appointment(person_id=school.ha.id, unit_id=school.unit.id, role=Role.HEAD, since=APPOINTED_ON)
        )
    case_id = registered(school)
    step_back(doing=doing(school.minh, today=TODAY), case_id=case_id, involved=KIN)
    take(case_id, school.ha, Action.ACCEPT, TODAY)
    db.session.rollback()
    letters = db.session.scalars(select(OutboxRow).where(OutboxRow.case_id == case_id)).all()
    assert not [one for one in letters if one.recipient_id == school.minh.id and one.cancelled_at is None]
