"""Hot spots: groups, people who come again and again, subjects several matters are about."""

from datetime import date, timedelta

import pytest
from flask import Flask

from casebook.law.choices import Via
from casebook.law.powers import Actor
from casebook.law.vocabulary import Kind, Role
from casebook.records.base import db, transaction
from casebook.records.cases import Case, PartyRole
from casebook.records.happenings import count_visits, group_visits, list_visits
from casebook.records.people import Appointment, actor_on, person_by_id
from casebook.records.visits import Handling
from casebook.reports.repeated_people import KnownBy, repeated_people
from casebook.reports.shared_subjects import shared_subjects
from casebook.services.enrolment import PartyEntry
from casebook.services.registration import register_case
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.matters import entry
from tests.people import School, Somebody, doing, settle_school

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
SOME_DAY = date(2026, 11, 9)
FEES = (
    "Khiếu nại việc thu tiền đồng phục theo nhà cung cấp chỉ định",
    "Kiến nghị bỏ thu tiền đồng phục của nhà cung cấp do trường chỉ định",
    "Phản ánh thu tiền đồng phục, chỉ định một nhà cung cấp",
)


@pytest.fixture
def school(app: Flask):
    """Trường Tiểu học Mẫu and its people, inside the program."""
    with app.app_context():
        yield settle_school()


def actor(somebody: Somebody) -> Actor:
    person = person_by_id(somebody.id)
    assert person is not None
    return actor_on(person, TODAY)


def visit(school: School, name: str, on: date = SOME_DAY, **more) -> None:
    content = more.pop("content", "Hỏi chuyện của mình")
    people = more.pop("people", 1)
    receive_visitor(
        doing=doing(school.lan, today=on),
        entry=VisitEntry(
            unit_id=school.unit.id,
            visited_on=on,
            visitor=VisitorEntry(full_name=name, **more),
            matters=(MatterEntry(content=content, kind=None, handling=Handling.NOTED),),
            people_count=people,
        ),
    )


def letter(school: School, name: str, subject: str, by: Somebody | None = None, **party) -> str:
    who = by or school.lan
    return register_case(
        doing=doing(who, today=SOME_DAY),
        entry=entry(
            school,
            unit_id=who.unit_id,
            kind=Kind.PETITION,
            subject=subject,
            received_on=SOME_DAY,
            via=Via.POST,
            parties=(PartyEntry(role=PartyRole.COMPLAINANT, full_name=name, **party),),
        ),
    )


def told(somebody: Somebody) -> list[tuple[str, int, set[KnownBy]]]:
    return [(s.name, s.times, set(s.known_by)) for s in repeated_people(actor(somebody), TODAY)]


def test_one_telephone_is_one_person_whatever_the_name_is_written_like(school):
    visit(school, "Ông An Ví Dụ", phone="0900 000 007")
    letter(school, "Nguyễn An Ví Dụ", "Mái che", phone="0900.000.007")
    assert told(school.minh) == []
    visit(school, "An Ví Dụ", phone="0900000007", on=date(2026, 11, 16))
    assert told(school.minh) == [("An Ví Dụ", 3, {KnownBy.PHONE})]


def test_one_identity_paper_is_one_person(school):
    for number in ("000 000 000 007", "000000000007", "000000000007"):
        letter(school, "Bà Cúc Ví Dụ", "Mái che", paper_number=number)
    assert told(school.minh) == [("Bà Cúc Ví Dụ", 3, {KnownBy.PAPER})]


def test_a_name_alone_joins_what_nothing_tells_apart_and_says_so(school):
    for _turn in range(3):
        letter(school, "Bà Cúc Ví Dụ", "Mái che")
    assert told(school.minh) == [("Bà Cúc Ví Dụ", 3, {KnownBy.NAME})]


def test_two_people_of_one_name_stay_two(school):
    for phone in ("0900000001", "0900000002", "0900000001", "0900000002"):
        letter(school, "Bà Cúc Ví Dụ", "Mái che", phone=phone)
    letter(school, "Bà Cúc Ví Dụ", "Mái che")
    assert told(school.minh) == []


@pytest.mark.parametrize(("ago", "found"), [(364, True), (365, False)])
def test_times_are_counted_over_a_year(school, ago, found):
    visit(school, "Ông An Ví Dụ", phone="0900000007", on=TODAY - timedelta(days=ago))
    for _turn in range(2):
        letter(school, "Ông An Ví Dụ", "Mái che", phone="0900000007")
    assert bool(told(school.minh)) is found


def test_a_visit_of_five_is_a_group_and_the_newest_stands_first(school):
    visit(school, "Ông An Ví Dụ", people=4)
    visit(school, "Bà Cúc Ví Dụ", people=5)
    visit(school, "Bà Lê Ví Dụ", people=30, on=date(2026, 11, 16))
    found = group_visits(actor(school.minh), date(2026, 1, 1), people=5)
    assert [(v.full_name, v.people_count) for v in list_visits(found, 10, None)] == [
        ("Bà Lê Ví Dụ", 30),
        ("Bà Cúc Ví Dụ", 5),
    ]
    assert count_visits(found) == 2


def test_a_subject_of_three_matters_shows_its_words_in_their_own_spelling(school):
    for name, subject in zip(("Ông An Ví Dụ", "Bà Cúc Ví Dụ"), FEES, strict=False):
        letter(school, name, subject)
    assert shared_subjects(actor(school.minh), TODAY) == []
    visit(school, "Bà Lê Ví Dụ", content=FEES[2])
    letter(school, "Ông Mít Ví Dụ", "Kiến nghị làm mái che sân trường")
    (spot,) = shared_subjects(actor(school.minh), TODAY)
    assert (len(spot.matters), spot.people, spot.units) == (3, 3, 1)
    assert {"thu", "tiền", "đồng", "phục", "cung", "cấp"} <= set(spot.words)
    assert spot.percent >= 60


def test_two_schools_with_one_subject_are_a_hot_spot_for_the_office_above_and_for_no_school(school):
    letter(school, "Ông An Ví Dụ", FEES[0])
    letter(school, "Bà Cúc Ví Dụ", FEES[1], by=school.mai)
    (spot,) = shared_subjects(actor(school.binh), TODAY)
    assert (len(spot.matters), spot.units) == (2, 2)
    assert shared_subjects(actor(school.minh), TODAY) == []
    assert shared_subjects(actor(school.mai), TODAY) == []


def test_more_matters_than_are_compared_with_each_other_are_still_one_subject(school):
    first = letter(school, "Ông An Ví Dụ", FEES[0])
    with transaction() as session:
        case = session.get_one(Case, first)
        columns = {c.name: getattr(case, c.key) for c in Case.__table__.columns}
        for turn in range(90):
            more = {"id": f"{turn:032d}", "number": turn + 2, "tracking_code": f"T{turn}", "name": f"X{turn}"}
            session.execute(Case.__table__.insert().values(columns | more | {"subject": FEES[turn % 3]}))
    (spot,) = shared_subjects(actor(school.minh), TODAY)
    assert len(spot.matters) == 91


@pytest.mark.parametrize("who", ["thu", "son", "tu", "mai"])
def test_whoever_may_not_know_names_finds_no_person_and_no_words(school, who):
    for turn in range(4):
        letter(school, "Ông An Ví Dụ", FEES[turn % 3], phone="0900000007")
    somebody = actor(getattr(school, who))
    assert repeated_people(somebody, TODAY) == []
    assert shared_subjects(somebody, TODAY) == []
    assert count_visits(group_visits(somebody, date(2026, 1, 1), people=1)) == 0


def test_a_visit_about_a_case_one_may_not_see_is_not_read_here(school):
    visit(school, "Ông An Ví Dụ", people=9)
    case_id = letter(school, "Ông An Ví Dụ", FEES[0], by=school.mai)
    found = group_visits(actor(school.minh), date(2026, 1, 1), people=5)
    (seen,) = list_visits(found, 10, None)
    with transaction() as session:
        session.merge(seen).matters[0].case_id = case_id
    assert list_visits(group_visits(actor(school.minh), date(2026, 1, 1), people=5), 10, None) == []


def test_a_stand_in_sees_what_the_head_sees(school):
    for _turn in range(3):
        letter(school, "Ông An Ví Dụ", FEES[0], phone="0900000007")
    with transaction() as session:
        session.add(
            Appointment(person_id=school.mai.id, unit_id=school.unit.id, role=Role.HEAD, since=SOME_DAY)
        )
    db.session.rollback()
    assert len(repeated_people(actor(school.mai), TODAY)) == 1
