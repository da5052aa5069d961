"""Chasing: who may demand a report of whom, who is written to, and when a demand is answered."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.vocabulary import Action, EventType, Kind, Role
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.chasing import list_demands, open_demands
from casebook.records.days import calendar_now
from casebook.records.outbox import OutboxRow
from casebook.records.people import Absence, Appointment, actor_on, person_by_id
from casebook.reports.chasing import Whom, awaited_page, late_page, overdue_case, whom_to_chase
from casebook.reports.clock_views import Reading
from casebook.services.chasing import Demand, demand_reports
from casebook.services.correcting import Correction, correct_event
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.refusals import NotAllowed, Refused, Stale
from casebook.services.sealed_book import SealEntry, seal_entry
from tests.matters import case_of, registered, take
from tests.people import School, Somebody, doing, settle_school

pytestmark = pytest.mark.deep

RECEIVED, ACCEPTED = date(2026, 11, 2), date(2026, 11, 6)
TODAY = date(2026, 12, 14)  # the settling was due on 07/12
REPORT_BY = date(2026, 12, 21)


@pytest.fixture
def school(app: Flask):
    """Trường Tiểu học Mẫu and its people, inside the program."""
    with app.app_context():
        yield settle_school()


def accepted(school: School, handler: Somebody | None = None, **more) -> str:
    """A complaint that is late by TODAY."""
    case_id = registered(school, **more)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED)
    if handler:
        take(case_id, school.minh, Action.ASSIGN_VERIFICATION, ACCEPTED, handler=handler.id)
    return case_id


def chase(by: Somebody, *case_ids: str, **changed) -> int:
    values = {
        "cases": tuple((case_id, case_of(case_id).version) for case_id in case_ids),
        "on": TODAY,
        "asked_of": "Thầy Hải Mẫu",
        "report_by": REPORT_BY,
        "document_number": "7/CV-THM",
        "signer": by.full_name,
    }
    return demand_reports(doing=doing(by, today=TODAY), demand=Demand(**(values | changed)))


def letters(kind: str = "report_demanded") -> list[str]:
    """Who was written to, each as often as they were."""
    db.session.rollback()
    return sorted(db.session.scalars(select(OutboxRow.recipient_id).where(OutboxRow.kind == kind)))


def awaited(somebody: Somebody, on: date = TODAY) -> list[str]:
    person = person_by_id(somebody.id)
    assert person is not None
    rows = list_demands(open_demands(actor_on(person, on)), 100, None)
    return sorted(case.id for _event, case in rows)


def reading(on: date = TODAY) -> Reading:
    return Reading(on, calendar_now(), "vi")


def actor(somebody: Somebody, on: date = TODAY):
    person = person_by_id(somebody.id)
    assert person is not None
    return actor_on(person, on)


def test_one_letter_chases_several_cases_with_a_line_in_each_journal(school):
    cases = [accepted(school, school.hai) for _turn in range(3)]
    assert chase(school.ha, *cases) == 3
    for case_id in cases:
        line = case_of(case_id).journal[-1]
        assert (line.type, line.occurred_on) == (EventType.REPORT_DEMANDED, TODAY)
        assert line.particulars["report_by"] == "2026-12-21"
        assert (line.paper["asked_of"], line.paper["document_number"]) == ("Thầy Hải Mẫu", "7/CV-THM")
    assert letters() == [school.hai.id]
    audited = db.session.scalars(select(AuditRow.object_id).where(AuditRow.deed == "case.report_demanded"))
    assert sorted(audited) == sorted(cases)


def test_the_same_letter_sent_twice_chases_once(school):
    case_id = accepted(school, school.hai)
    seen = ((case_id, case_of(case_id).version),)
    chase(school.ha, case_id, cases=seen)
    with pytest.raises(Stale):
        chase(school.ha, case_id, cases=seen)
    assert [e.type for e in case_of(case_id).journal].count(EventType.REPORT_DEMANDED) == 1
    assert letters() == [school.hai.id]


def test_a_letter_is_about_all_its_cases_or_none(school):
    good, gone = accepted(school, school.hai), accepted(school, school.hai)
    with pytest.raises(Stale):
        chase(school.ha, good, cases=((good, case_of(good).version), (gone, 0)))
    assert case_of(good).journal[-1].type is not EventType.REPORT_DEMANDED
    assert letters() == []


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"cases": ()}, "cases"), ({"report_by": TODAY}, "report_by"), ({"on": date(2026, 12, 15)}, "on")],
)
def test_a_letter_about_nothing_or_with_impossible_days_is_refused(school, changed, field):
    case_id = accepted(school, school.hai)
    with pytest.raises(Refused) as refused:
        chase(school.ha, case_id, **changed)
    assert refused.value.field == field


@pytest.mark.parametrize("who", ["lan", "hai", "thu", "son", "tu", "mai"])
def test_only_deputy_head_and_the_office_above_chase(school, who):
    case_id = accepted(school, school.hai, concerns_democracy=True)
    with pytest.raises(NotAllowed):
        chase(getattr(school, who), case_id)


def test_the_office_above_writes_to_the_head_and_does_nothing_else_in_the_case(school):
    case_id = accepted(school, school.hai)
    chase(school.binh, case_id)
    assert letters() == [school.minh.id]
    with pytest.raises(NotAllowed):
        take(case_id, school.binh, Action.MAKE_REPORT, TODAY)


def test_an_office_that_is_not_above_the_unit_chases_nothing_of_it(school):
    case_id = accepted(school, school.hai)
    with transaction() as session:
        session.add(
            Appointment(
                person_id=school.mai.id, unit_id=school.kindergarten.id, role=Role.SUPERIOR, since=RECEIVED
            )
        )
    with pytest.raises(NotAllowed):
        chase(school.mai, case_id)


def away(school: School, somebody: Somebody, stand_in: Somebody) -> None:
    with transaction() as session:
        session.add(
            Absence(
                person_id=somebody.id,
                unit_id=school.unit.id,
                stand_in_id=stand_in.id,
                since=date(2026, 12, 1),
                until=date(2026, 12, 31),
                recorded_by_id=school.tu.id,
                recorded_at=doing(school.tu, today=TODAY).now,
            )
        )


def test_while_the_head_is_away_the_stand_in_is_written_to(school):
    case_id = accepted(school, school.hai)
    away(school, school.minh, school.ha)
    chase(school.binh, case_id)
    assert letters() == [school.ha.id]


def test_every_letter_of_a_case_goes_to_the_stand_in_while_the_head_is_away(school):
    away(school, school.minh, school.ha)
    registered(school, today=TODAY, received_on=TODAY)
    assert letters("case_changed") == [school.ha.id]


def test_a_case_nobody_handles_is_chased_at_its_head(school):
    chase(school.ha, accepted(school))
    assert letters() == [school.minh.id]


def test_a_report_is_told_to_whoever_demanded_it_and_ends_the_waiting(school):
    case_id = accepted(school, school.hai)
    chase(school.binh, case_id)
    assert awaited(school.minh) == awaited(school.hai) == awaited(school.binh) == [case_id]
    take(case_id, school.hai, Action.MAKE_REPORT, date(2026, 12, 15), summary="Chờ sổ của tổ bán trú.")
    assert letters("report_made") == [school.binh.id]
    assert awaited(school.binh) == []


def test_each_report_answers_one_demand_the_oldest_first(school):
    case_id = accepted(school, school.hai)
    chase(school.ha, case_id)
    chase(school.ha, case_id, document_number="8/CV-THM", report_by=date(2026, 12, 28))
    take(case_id, school.hai, Action.MAKE_REPORT, TODAY)
    ((event, _case),) = list_demands(open_demands(actor(school.ha)), 10, None)
    assert event.particulars["report_by"] == "2026-12-28"


def test_nothing_is_reported_that_nobody_demanded(school):
    case_id = accepted(school, school.hai)
    with pytest.raises(Refused):
        take(case_id, school.hai, Action.MAKE_REPORT, TODAY)


def test_a_demand_that_was_struck_out_is_not_awaited(school):
    case_id = accepted(school, school.hai)
    chase(school.ha, case_id)
    case = case_of(case_id)
    correct_event(
        doing=doing(school.ha, today=TODAY),
        case_id=case_id,
        version=case.version,
        correction=Correction(position=case.journal[-1].position, right_on=None, reason="Gửi nhầm"),
    )
    assert awaited(school.ha) == []


def test_a_demand_moves_no_clock_of_a_complaint(school):
    case_id = accepted(school, school.hai)
    before = [(clock.rule, clock.due_on, clock.met_on) for clock in case_of(case_id).clocks]
    chase(school.ha, case_id)
    assert [(clock.rule, clock.due_on, clock.met_on) for clock in case_of(case_id).clocks] == before


def test_whom_to_chase_is_each_handler_inside_and_each_school_from_above(school):
    first = accepted(school, school.hai)
    accepted(school, school.hai)
    accepted(school)
    registered(school, by=school.mai, unit_id=school.kindergarten.id)
    chase(school.ha, first)
    inside = [(g.handler_name, g.cases, g.chased) for g in whom_to_chase(actor(school.ha), reading())]
    assert sorted(inside) == [("", 1, 0), ("Thầy Hải Mẫu", 2, 1)]
    above = {(g.unit_name, g.handler_id, g.cases) for g in whom_to_chase(actor(school.binh), reading())}
    assert above == {("Trường Tiểu học Mẫu", None, 3), ("Trường Mầm non Mẫu", None, 1)}
    assert whom_to_chase(actor(school.lan), reading()) == []


@pytest.mark.parametrize(("who", "handler"), [("ha", "hai"), ("binh", None)])
def test_a_late_case_stands_with_its_handler_inside_and_with_its_school_from_above(school, who, handler):
    late, soon = accepted(school, school.hai), registered(school, received_on=TODAY, today=TODAY)
    reader = actor(getattr(school, who))
    handler_id = getattr(school, handler).id if handler else None
    assert overdue_case(reader, reading(), case_of(late)) == Whom(school.unit.id, handler_id)
    assert overdue_case(reader, reading(), case_of(soon)) is None


def test_every_late_case_appears_whatever_the_size_of_a_page_and_says_whether_it_was_chased(school):
    cases = [registered(school, kind=Kind.PETITION, subject=f"Kiến nghị {n}") for n in range(5)]
    chase(school.ha, cases[0])
    whom, place, found = Whom(school.unit.id, None), None, {}
    while True:
        page = late_page(actor(school.ha), reading(), whom, size=2, after=place)
        assert 1 <= len(page.rows) <= 2
        found |= {row.case.id: row.chased for row in page.rows}
        place = page.next_place
        if place is None:
            break
    assert found == {case_id: case_id == cases[0] for case_id in cases}


def test_what_is_awaited_knows_which_days_are_past_and_reaches_every_row(school):
    cases = [registered(school, kind=Kind.PETITION, subject=f"Kiến nghị {n}") for n in range(5)]
    chase(school.ha, *cases[:3])
    chase(school.ha, *cases[3:], report_by=date(2026, 12, 16))
    day, place, found = date(2026, 12, 17), None, []
    while True:
        page = awaited_page(actor(school.ha), reading(day), late_only=False, size=2, after=place)
        found += [(row.case.id, row.is_late) for row in page.rows]
        place = page.next_place
        if place is None:
            break
    assert (page.awaited.all, page.awaited.late) == (5, 2)
    assert [late for _id, late in found] == [True, True, False, False, False]
    assert {case_id for case_id, _late in found} == set(cases)
    late = awaited_page(actor(school.ha), reading(day), late_only=True, size=50, after=None)
    assert {row.case.id for row in late.rows} == set(cases[3:])


def test_a_reviewer_reads_that_a_report_is_awaited_and_of_nobody(school):
    chase(school.ha, accepted(school, school.hai, concerns_democracy=True))
    chase(school.ha, accepted(school, school.hai))
    (row,) = awaited_page(actor(school.thu), reading(), late_only=False, size=50, after=None).rows
    assert (row.asked_of, row.by, row.document_number, row.report_by) == ("", "", "", REPORT_BY)
    assert awaited_page(actor(school.mai), reading(), late_only=False, size=50, after=None).rows == []


@pytest.fixture
def denunciation(school) -> str:
    """A denunciation that came long ago and is handled by Thầy Hải."""
    sealing = SealEntry(unit_id=school.unit.id, received_on=RECEIVED, came_by="letter", seal_number="NP-01")
    entry = seal_entry(doing=doing(school.lan, today=RECEIVED), entry=sealing)
    told = Denunciation(
        entry_id=entry.id,
        about=About.OTHERS,
        accused="Tổ trưởng tổ Ba",
        subject="Tố cáo việc dạy thêm trái quy định",
        via=Via.POST,
    )
    return open_denunciation(doing=doing(school.lan, today=RECEIVED), told=told)


def test_a_denunciation_is_chased_alone_and_only_by_its_head(school, denunciation):
    assert [group.cases for group in whom_to_chase(actor(school.minh), reading())] == []
    for who in ("ha", "binh", "lan"):
        with pytest.raises(NotAllowed):
            chase(getattr(school, who), denunciation)
        assert awaited(getattr(school, who)) == []
    chase(school.minh, denunciation)
    assert awaited(school.minh) == [denunciation]
    assert [awaited(getattr(school, who)) for who in ("ha", "binh", "lan", "thu", "tu")] == [[]] * 5


def test_whoever_stands_in_for_the_head_is_not_told_of_a_denunciation(school, denunciation):
    away(school, school.minh, school.ha)
    take(denunciation, school.minh, Action.DEMAND_REPORT, TODAY, asked_of="Tổ xác minh")
    db.session.rollback()
    told = db.session.scalars(select(OutboxRow.recipient_id).where(OutboxRow.case_id == denunciation))
    assert school.ha.id not in set(told)
