"""A denunciation becomes a case from its sealed entry, and exists for nobody but the head and the handler."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.powers import Actor, Grant
from casebook.law.vocabulary import Action, EventType, Kind, Role, Status
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.case_lists import CaseFilter, count_cases, handlers_of
from casebook.records.cases import Case, CaseClock, CaseEvent, Letter, Party, PartyRole
from casebook.records.open_terms import last_running_due
from casebook.records.outbox import OutboxRow
from casebook.records.people import actor_on, person_by_id
from casebook.records.visibility import names_seen, sees_names, visible_cases
from casebook.records.visits import Handling, SealedEntry
from casebook.reports.caseload import cases_in_hand, loads
from casebook.reports.duplicates import Matter, likely_duplicates
from casebook.reports.following import follow_code
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.handling import assign_case, may_take
from casebook.services.handover import Handover, fingerprint, hand_over
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.sealed_book import SealEntry, hand_over_sealed, seal_entry
from casebook.services.trail import Doing
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.matters import case_of, registered, take
from tests.people import School, doing, settle_school

pytestmark = pytest.mark.deep

CAME_ON = date(2026, 11, 16)  # a Monday
MONDAY = date(2026, 11, 23)
MOMENT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SUBJECT = "Tố cáo việc dạy thêm trái quy định"


@pytest.fixture
def school(app: Flask) -> Iterator[School]:
    """The school, inside the program."""
    with app.app_context():
        made = settle_school()
        yield made


def sealed(school: School, seal: str = "NP-01", came_by: str = "letter") -> SealedEntry:
    entry = SealEntry(unit_id=school.unit.id, received_on=CAME_ON, came_by=came_by, seal_number=seal)
    return seal_entry(doing=doing(school.lan, today=CAME_ON), entry=entry)


def opened(school: School, row: SealedEntry | None = None, *, by: str = "lan", **changed) -> str:
    told = {
        "entry_id": (row or sealed(school)).id,
        "about": About.OTHERS,
        "accused": "Tổ trưởng tổ Ba",
        "subject": SUBJECT,
        "via": Via.POST,
    } | changed
    return open_denunciation(doing=doing(getattr(school, by), today=CAME_ON), told=Denunciation(**told))


def actor(somebody, today: date = CAME_ON):
    return actor_on(person_by_id(somebody.id), today)


def counts() -> dict[str, int]:
    db.session.rollback()
    tables = (Case, CaseEvent, CaseClock, Letter, AuditRow, OutboxRow, Party)
    return {t.__tablename__: db.session.scalar(select(func.count()).select_from(t)) for t in tables}


def test_the_case_holds_the_pseudonym_a_number_of_its_own_and_nothing_of_who_denounces(school):
    row = sealed(school)
    case = case_of(opened(school, row))
    assert (case.name, case.kind, case.status) == ("TC-2026-0001", Kind.DENUNCIATION, Status.RECEIVED)
    assert case.sealed_entry_id == row.id
    assert case.received_on == CAME_ON
    denouncer, accused = case.parties
    assert (denouncer.role, denouncer.full_name) == (PartyRole.DENOUNCER, row.pseudonym)
    assert (accused.role, accused.full_name) == (PartyRole.ACCUSED, "Tổ trưởng tổ Ba")
    for party in case.parties:
        assert (party.address, party.phone, party.paper_number) == ("", "", "")
    assert case.complainant_name == ""
    assert case.letters == []  # a gap in the numbers of letters would tell of it


def test_its_first_clock_is_that_of_its_level(school):
    # 7 working days after Monday 16/11: 17 18 19 20 23 25 26/11, for 24/11 is off (khoản 1 Điều 24 LTC).
    first = {clock.rule: clock.due_on for clock in case_of(opened(school)).clocks}
    assert first["TC-01"] == date(2026, 11, 26)
    # A further denunciation: the superior looks at the file within 20 days (khoản 2 Điều 37 LTC).
    further = {c.rule: c.due_on for c in case_of(opened(school, sealed(school, "NP-02"), level=2)).clocks}
    assert further["TC-23"] == date(2026, 12, 7)  # 06/12 is a Sunday
    assert "TC-01" not in further


def test_the_sealed_book_says_the_envelope_is_with_the_head_and_opens_it_once(school):
    row = sealed(school)
    opened(school, row)
    db.session.expire_all()
    row = db.session.get_one(SealedEntry, row.id)
    assert (row.handed_to, row.handed_on) == ("Người đứng đầu đơn vị", CAME_ON)
    with pytest.raises(Refused) as refused:
        opened(school, row)
    assert "16/11/2026" in refused.value.vi


@pytest.mark.parametrize("about", [About.HEAD, About.DEPUTY, About.UNIT])
def test_what_is_about_the_head_a_deputy_or_the_unit_makes_no_case(school, about):
    row = sealed(school)
    before = counts()
    with pytest.raises(Refused) as refused:
        opened(school, row, about=about)
    assert refused.value.field == "about"
    assert "khoản 2 Điều 18 Luật Tố cáo" in refused.value.vi
    assert counts() == before


def test_an_anonymous_one_is_looked_into_only_with_evidence(school):
    row = sealed(school)
    with pytest.raises(Refused) as refused:
        opened(school, row, is_anonymous=True)
    assert "Điều 25 Luật Tố cáo" in refused.value.vi
    case = case_of(opened(school, row, is_anonymous=True, has_evidence=True))
    assert [party.role for party in case.parties] == [PartyRole.ACCUSED]


def test_one_that_was_handed_over_on_paper_makes_no_case(school):
    row = sealed(school)
    hand_over_sealed(
        doing=doing(school.lan, today=CAME_ON),
        entry_id=row.id,
        handed_to="UBND phường Mẫu",
        handed_on=CAME_ON,
    )
    with pytest.raises(Refused):
        opened(school, row)


@pytest.mark.parametrize("who", ["minh", "ha", "hai", "thu", "son", "binh", "tu", "mai"])
def test_only_who_keeps_the_sealed_book_opens_one(school, who):
    row = sealed(school)
    with pytest.raises(NotAllowed):
        opened(school, row, by=who)


@pytest.mark.parametrize("accused", ["minh", "ha"])
def test_one_that_names_the_head_or_a_deputy_makes_no_case_whatever_was_answered(school, accused):
    row = sealed(school)
    before = counts()
    person = getattr(school, accused)
    for told in ({"accused_id": person.id}, {"accused": person.full_name}):
        with pytest.raises(Refused) as refused:
            opened(school, row, **({"accused": ""} | told))
        assert refused.value.field == "about"
    assert counts() == before


def test_it_exists_for_the_head_alone_until_somebody_is_given_it(school):
    case_id = opened(school)
    seen = {one.username: _sees(one, case_id) for one in school.everyone}
    assert seen == {one.username: one is school.minh for one in school.everyone}


def _sees(somebody, case_id: str) -> bool:
    who = actor(somebody)
    case = case_of(case_id)
    listed = bool(db.session.scalars(visible_cases(who)).all())
    named = bool(db.session.scalars(select(Case).where(names_seen(who))).all())
    assert listed == named == sees_names(who, case) == (count_cases(who, CaseFilter()) == 1)
    return listed


def test_its_handler_sees_it_and_nobody_else_counts_it(school):
    case_id = opened(school)
    assign(school, case_id, school.hai.id)
    assert _sees(school.hai, case_id)
    assert [load.cases for load in loads(actor(school.minh), school.unit.id)] == [1]
    assert loads(actor(school.ha), school.unit.id) == []
    assert handlers_of(actor(school.ha)) == []


def assign(school: School, case_id: str, handler_id: str, today: date = CAME_ON) -> None:
    version = case_of(case_id).version
    head = doing(school.minh, today=today)
    assign_case(doing=head, case_id=case_id, version=version, handler_id=handler_id)


def test_the_accused_is_never_given_the_case(school):
    case_id = opened(school, accused="Hải Mẫu, giáo viên")
    with pytest.raises(Refused) as refused:
        assign(school, case_id, school.hai.id)
    assert refused.value.field == "handler"
    assert not _sees(school.hai, case_id)


def test_the_superior_sees_those_of_a_unit_below_as_little_as_anybody(school):
    opened(school)
    for query in ("TC", "TC-2026-0001", SUBJECT, "day them"):
        for somebody in (school.binh, school.lan, school.ha, school.thu, school.son, school.mai):
            assert count_cases(actor(somebody), CaseFilter(q=query)) == 0, (query, somebody.username)
    # Its words stand in no search copy, so that the head, too, finds it by its number only.
    assert count_cases(actor(school.minh), CaseFilter(q="day them")) == 0
    assert count_cases(actor(school.minh), CaseFilter(q="TC-2026-0001")) == 1


def test_nobody_finds_it_as_a_duplicate_and_no_code_follows_it(school):
    row = sealed(school)
    case = case_of(opened(school, row))
    like = Matter(unit_id=school.unit.id, full_name=row.pseudonym, text=SUBJECT)
    assert likely_duplicates(actor(school.lan), like) == []
    assert likely_duplicates(actor(school.minh), like) == []
    assert follow_code(case.tracking_code) is None


def test_the_audit_and_the_letters_say_only_that_something_was_recorded(school):
    case_id = opened(school)
    take(case_id, school.minh, Action.ACCEPT, MONDAY)
    db.session.rollback()
    lines = db.session.scalars(select(AuditRow).where(AuditRow.object_id == case_id)).all()
    assert {line.deed for line in lines} == {"case.recorded"}
    assert [line.particulars for line in lines] == [{"position": 0}, {"position": 1}]
    letters = db.session.scalars(select(OutboxRow).where(OutboxRow.case_id == case_id)).all()
    assert {(letter.recipient_id, letter.kind) for letter in letters} == {(school.minh.id, "case_changed")}


def test_what_is_not_the_units_to_settle_starts_the_term_of_transfer(school):
    case = case_of(opened(school, competent=False))
    assert "TC-04" in {clock.rule for clock in case.clocks}
    assert case.journal[0].type is EventType.RECEIVED


def standing_in(school: School) -> Actor:
    """The deputy, with the head's place while the head is away."""
    own = actor(school.ha)
    instead = Grant(school.unit.id, Role.HEAD, acting_for=school.minh.id)
    return Actor(own.person_id, own.name, (*own.grants, instead))


def test_standing_in_for_the_head_lets_nobody_in_but_being_given_the_case_does(school):
    case_id = opened(school)
    assert db.session.scalars(visible_cases(standing_in(school))).all() == []
    assign(school, case_id, school.ha.id)
    stand_in = Doing(actor=standing_in(school), today=MONDAY, now=MOMENT)
    assert may_take(stand_in.actor, case_of(case_id), Action.ACCEPT)


def test_a_case_with_names_does_not_become_a_denunciation_nor_the_other_way(school):
    named = registered(school)
    for case_id, kind in ((named, Kind.DENUNCIATION), (opened(school), Kind.COMPLAINT)):
        with pytest.raises(Refused) as refused:
            take(case_id, school.minh, Action.RECLASSIFY, CAME_ON, case_kind=kind)
        assert refused.value.field == "case_kind"
        assert case_of(case_id).kind is not kind


def test_no_visit_is_written_beside_a_denunciation(school):
    opened(school)
    matter = MatterEntry(
        content="Hỏi kết quả", kind=Kind.FEEDBACK, handling=Handling.JOINED_CASE, joins="TC-2026-0001"
    )
    visitor = VisitorEntry(full_name="Bà Cúc Ví Dụ")
    entry = VisitEntry(unit_id=school.unit.id, visited_on=MONDAY, visitor=visitor, matters=(matter,))
    with pytest.raises(Refused) as refused:
        receive_visitor(doing=doing(school.minh, today=MONDAY), entry=entry)
    assert "Không có hồ sơ" in refused.value.vi


def test_bulk_handing_over_stops_before_the_accused(school):
    case_id = opened(school, accused="Hải Mẫu, tổ trưởng")
    assign(school, case_id, school.ha.id)
    head = actor(school.minh)
    seen = fingerprint(cases_in_hand(head, unit_id=school.unit.id, handler_id=school.ha.id))
    wanted = Handover(
        unit_id=school.unit.id, from_id=school.ha.id, to_id=school.hai.id, reason="Đi học", seen=seen
    )
    with pytest.raises(Refused):
        hand_over(doing=doing(school.minh, today=CAME_ON), handover=wanted)
    assert case_of(case_id).handler_id == school.ha.id


def test_the_day_everybody_reads_is_not_moved_by_a_denunciation(school):
    registered(school)
    before = last_running_due()
    case_id = opened(school)
    take(case_id, school.minh, Action.ACCEPT, MONDAY)
    assert {clock.rule for clock in case_of(case_id).clocks} >= {"TC-10"}
    assert last_running_due() == before
