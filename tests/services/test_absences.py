"""While somebody is away a stand-in holds their roles; what they had in hand can go over at once."""

from datetime import date

import pytest
from sqlalchemy import select

from casebook.law.choices import Via
from casebook.law.vocabulary import EventType, Kind, Role
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.cases import Case, PartyRole
from casebook.records.people import Person, actor_on
from casebook.reports.caseload import cases_in_hand, loads
from casebook.services.absences import AbsenceEntry, end_absence, record_absence
from casebook.services.case_entries import CaseEntry, PartyEntry
from casebook.services.enrolment import enrol_case
from casebook.services.handover import Handover, fingerprint, hand_over
from casebook.services.refusals import NotAllowed, Refused
from tests.people import CITIZEN, doing

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 4)


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def away(school, who="minh", stand_in="ha", **changed):
    values = {
        "unit_id": school.unit.id,
        "person_id": getattr(school, who).id,
        "stand_in_id": getattr(school, stand_in).id,
        "since": FIRST,
        "until": LAST,
    } | changed
    return AbsenceEntry(**values)


def record(school, by="tu", **more):
    return record_absence(doing=doing(getattr(school, by), today=TODAY), entry=away(school, **more))


def grants_on(somebody, day):
    actor = actor_on(db.session.get(Person, somebody.id), day)
    return {(grant.role, grant.acting_for) for grant in actor.grants}


@pytest.mark.parametrize(
    ("day", "lent"),
    [(date(2026, 11, 30), False), (FIRST, True), (LAST, True), (date(2026, 12, 5), False)],
)
def test_on_the_days_of_the_absence_and_on_no_other_the_stand_in_holds_the_roles(school, day, lent):
    record(school)
    assert ((Role.HEAD, school.minh.id) in grants_on(school.ha, day)) is lent
    assert (Role.DEPUTY, None) in grants_on(school.ha, day)


def test_what_a_stand_in_does_is_recorded_as_done_for_the_absent_person(school):
    record(school, who="hai", stand_in="lan", since=TODAY)
    assert doing(school.lan, today=TODAY).actor.grants[0].acting_for is None
    lent = [grant for grant in doing(school.lan, today=TODAY).actor.grants if grant.acting_for]
    assert [(grant.role, grant.acting_for) for grant in lent] == [(Role.HANDLER, school.hai.id)]


def test_who_comes_back_earlier_ends_the_standing_in(school):
    absence_id = record(school)
    end_absence(doing=doing(school.minh, today=TODAY), absence_id=absence_id, until=FIRST)
    assert (Role.HEAD, school.minh.id) in grants_on(school.ha, FIRST)
    assert (Role.HEAD, school.minh.id) not in grants_on(school.ha, date(2026, 12, 2))


def test_an_absence_that_did_not_take_place_lends_nothing_and_hinders_no_other(school):
    absence_id = record(school)
    end_absence(doing=doing(school.tu, today=TODAY), absence_id=absence_id, until=date(2026, 11, 30))
    assert (Role.HEAD, school.minh.id) not in grants_on(school.ha, FIRST)
    record(school, stand_in="lan")


@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ({"until": date(2026, 11, 30)}, "until", "before the first"),
        ({"since": date(2026, 11, 1), "until": date(2026, 11, 2)}, "until", "is over"),
        ({"stand_in": "minh"}, "stand_in_id", "somebody else"),
        ({"stand_in": "son"}, "stand_in_id", r"Article 60\.2"),
        ({"stand_in": "binh"}, "stand_in_id", "works in the unit"),
        ({"stand_in": "tu"}, "stand_in_id", "name yourself"),
    ],
)
def test_an_absence_that_makes_no_sense_is_refused_with_the_reason(school, more, field, said):
    with pytest.raises(Refused, match=said) as refused:
        record(school, **more)
    assert refused.value.field == field
    assert grants_on(school.ha, FIRST) == {(Role.DEPUTY, None)}


@pytest.mark.parametrize(
    "more",
    [
        {"who": "minh", "stand_in": "lan"},
        {"who": "ha", "stand_in": "lan"},
        {"who": "lan", "stand_in": "minh"},
    ],
    ids=["the same person", "the stand-in is away", "standing in for somebody while away"],
)
def test_two_absences_that_meet_are_refused(school, more):
    record(school)
    with pytest.raises(Refused, match="This meets the absence from 01/12/2026 to 04/12/2026"):
        record(school, **more)


@pytest.mark.parametrize("by", ["lan", "hai", "thu", "binh", "mai"])
def test_only_the_administrator_and_who_leads_the_unit_record_absences(school, by):
    with pytest.raises(NotAllowed):
        record(school, by=by)


def case_of(school, handler, *, unit=None, by=None):
    with transaction() as session:
        entry = CaseEntry(
            unit_id=(unit or school.unit).id,
            kind=Kind.PETITION,
            subject="Kiến nghị sửa mái hiên",
            content="Mái hiên dột.",
            received_on=TODAY,
            via=Via.POST,
            parties=(PartyEntry(role=PartyRole.COMPLAINANT, full_name=CITIZEN),),
        )
        case = enrol_case(session, doing(by or school.lan, today=TODAY), entry)
        case.handler_id = handler.id
    return case.id


def seen(school, somebody):
    actor = doing(school.minh, today=TODAY).actor
    return fingerprint(cases_in_hand(actor, unit_id=school.unit.id, handler_id=somebody.id))


def give(school, *, by="minh", to="ha", mark=None, reason="Nghỉ dài ngày"):
    handover = Handover(
        unit_id=school.unit.id,
        from_id=school.hai.id,
        to_id=getattr(school, to).id,
        reason=reason,
        seen=mark or seen(school, school.hai),
    )
    return hand_over(doing=doing(getattr(school, by), today=TODAY), handover=handover)


def test_every_open_case_of_a_handler_moves_at_once_with_a_line_in_each_journal(school):
    moving = [case_of(school, school.hai) for _ in range(3)]
    others = [
        case_of(school, school.ha),
        case_of(school, school.hai, unit=school.kindergarten, by=school.mai),
    ]
    assert give(school) == (3, 0)
    for case_id in moving:
        case = db.session.get(Case, case_id)
        line = case.journal[-1]
        assert case.handler_id == school.ha.id
        assert (line.type, line.occurred_on) == (EventType.NOTED, TODAY)
        assert "từ Thầy Hải Mẫu cho Cô Hà Mẫu. Lý do: Nghỉ dài ngày" in line.paper["note"]
        assert case.version == len(case.journal)
    for case_id in others:
        assert len(db.session.get(Case, case_id).journal) == 1


def test_a_handover_moves_no_clock(school):
    case_id = case_of(school, school.hai)
    before = {(c.rule, c.due_on) for c in db.session.get(Case, case_id).clocks}
    give(school)
    after = {(c.rule, c.due_on) for c in db.session.get(Case, case_id, populate_existing=True).clocks}
    assert before == after


def test_each_case_handed_over_leaves_an_audit_line(school):
    ids = {case_of(school, school.hai) for _ in range(2)}
    give(school)
    rows = db.session.scalars(select(AuditRow).where(AuditRow.deed == "case.noted")).all()
    assert {row.object_id for row in rows} == ids


def test_a_list_that_changed_since_it_was_shown_is_shown_again_and_nothing_moves(school):
    first = case_of(school, school.hai)
    mark = seen(school, school.hai)
    case_of(school, school.hai)
    with pytest.raises(Refused, match="has just changed"):
        give(school, mark=mark)
    assert db.session.get(Case, first).handler_id == school.hai.id


@pytest.mark.parametrize("to", ["hai", "thu", "mai", "lan"])
def test_only_somebody_else_who_handles_cases_in_the_unit_takes_over(school, to):
    case_of(school, school.hai)
    with pytest.raises(Refused) as refused:
        give(school, to=to)
    assert refused.value.field == "to_id"


def test_with_nothing_in_hand_there_is_nothing_to_hand_over(school):
    with pytest.raises(Refused, match="no open case"):
        give(school)


@pytest.mark.parametrize("by", ["lan", "hai", "tu", "thu", "binh", "mai"])
def test_only_who_leads_the_unit_hands_over(school, by):
    case_of(school, school.hai)
    with pytest.raises(NotAllowed):
        give(school, by=by)


def test_the_caseload_counts_what_the_reader_may_see(school):
    case_of(school, school.hai)
    case_of(school, school.hai)
    case_of(school, school.ha)
    of_head = loads(doing(school.minh, today=TODAY).actor, school.unit.id)
    assert [(load.person.id, load.cases) for load in of_head] == [(school.ha.id, 1), (school.hai.id, 2)]
    assert loads(doing(school.tu, today=TODAY).actor, school.unit.id) == []
