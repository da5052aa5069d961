"""The radar: which open cases stand on it and why; nobody sees more there than elsewhere."""

from datetime import date, timedelta

import pytest
from flask import Flask

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.powers import Actor
from casebook.law.vocabulary import Action, Kind
from casebook.records.base import transaction
from casebook.records.case_ties import CaseTie, TieKind
from casebook.records.days import calendar_now
from casebook.records.people import actor_on, person_by_id
from casebook.records.radar import Sign
from casebook.records.visits import Handling
from casebook.reports.clock_views import Reading
from casebook.reports.radar import RadarRow, radar_figures, radar_page
from casebook.reports.repeated_people import repeated_people
from casebook.reports.shared_subjects import shared_subjects
from casebook.services.correcting import Correction, correct_event
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.sealed_book import SealEntry, seal_entry
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.matters import case_of, registered, take
from tests.people import CITIZEN, School, Somebody, doing, settle_school

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
RECEIVED, ACCEPTED = date(2026, 11, 2), date(2026, 11, 6)


@pytest.fixture
def school(app: Flask):
    """Trường Tiểu học Mẫu and its people, inside the program."""
    with app.app_context():
        yield settle_school()


def actor(somebody: Somebody) -> Actor:
    person = person_by_id(somebody.id)
    assert person is not None
    return actor_on(person, TODAY)


def radar(
    somebody: Somebody, sign: Sign | None = None, today: date = TODAY, size: int = 50
) -> list[RadarRow]:
    reading = Reading(today, calendar_now(), "vi")
    return radar_page(actor(somebody), reading, sign=sign, size=50, after=None).rows


def signs(row: RadarRow) -> set[Sign]:
    return {reason.sign for reason in row.reasons}


def accepted(school: School, **more) -> str:
    case_id = registered(school, **more)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED)
    return case_id


def come(school: School, case_id: str, *, people: int = 1, on: date = ACCEPTED) -> None:
    """Somebody comes about a case once more."""
    matter = MatterEntry(
        content="Hỏi lại", kind=Kind.COMPLAINT, handling=Handling.JOINED_CASE, joins=case_of(case_id).name
    )
    receive_visitor(
        doing=doing(school.lan, today=on),
        entry=VisitEntry(
            unit_id=school.unit.id,
            visited_on=on,
            visitor=VisitorEntry(full_name=CITIZEN),
            matters=(matter,),
            people_count=people,
        ),
    )


def test_an_ordinary_case_stands_on_no_radar(school):
    registered(school)
    assert radar(school.minh, today=RECEIVED + timedelta(days=5)) == []


def test_a_complex_case_says_since_when(school):
    case_id = accepted(school)
    take(case_id, school.minh, Action.MARK_COMPLEX, date(2026, 11, 9), criterion="several_contents")
    (row,) = radar(school.minh)
    assert [(reason.sign, reason.text) for reason in row.reasons] == [
        (Sign.COMPLEX, "Phức tạp: xác định ngày 09/11/2026")
    ]


def test_a_mark_that_was_struck_out_is_none_and_one_that_was_restored_is_one(school):
    case_id = accepted(school)
    take(case_id, school.minh, Action.MARK_COMPLEX, date(2026, 11, 9), criterion="several_contents")
    position = case_of(case_id).journal[-1].position

    def correct(position: int) -> int:
        case = case_of(case_id)
        correct_event(
            doing=doing(school.minh, today=TODAY),
            case_id=case_id,
            version=case.version,
            correction=Correction(position=position, right_on=None, reason="Ghi nhầm hồ sơ"),
        )
        return case_of(case_id).journal[-1].position

    struck = correct(position)
    assert radar(school.minh) == []
    correct(struck)
    assert [signs(row) for row in radar(school.minh)] == [{Sign.COMPLEX}]


def test_a_correction_of_another_case_restores_nothing_here(school):
    struck, other = accepted(school), accepted(school)
    for case_id in (struck, other):
        take(case_id, school.minh, Action.MARK_COMPLEX, date(2026, 11, 9), criterion="several_contents")
    for case_id, right_on in ((struck, None), (other, date(2026, 11, 10))):
        case = case_of(case_id)
        position = case.journal[2].position
        correct_event(
            doing=doing(school.minh, today=TODAY),
            case_id=case_id,
            version=case.version,
            correction=Correction(position=position, right_on=right_on, reason="Ghi nhầm"),
        )
    assert [row.case.id for row in radar(school.minh, Sign.COMPLEX)] == [other]


@pytest.mark.parametrize(("day", "stands"), [(89, False), (90, True)])
def test_long_is_ninety_days_to_the_day(school, day, stands):
    registered(school)
    rows = radar(school.minh, Sign.LONG, today=RECEIVED + timedelta(days=day))
    assert bool(rows) is stands
    if rows:
        assert rows[0].days_open == 90


def test_past_twice_its_limit_names_the_limit_and_the_article(school):
    accepted(school)  # 30 days from 06/11: until 07/12, rolled off a Sunday, so 31 days
    assert radar(school.minh, Sign.TWICE, today=ACCEPTED + timedelta(days=62)) == []
    (row,) = radar(school.minh, Sign.TWICE, today=ACCEPTED + timedelta(days=63))
    (reason,) = (reason for reason in row.reasons if reason.sign is Sign.TWICE)
    assert "31 ngày kể từ 06/11/2026, nay đã 63 ngày, hơn 2 lần" in reason.text
    assert "Điều 28 Luật Khiếu nại" in reason.text


def test_two_overdue_days_at_once_are_a_sign_and_one_is_none(school):
    case_id = accepted(school)
    take(case_id, school.minh, Action.REQUEST_INFORMATION, date(2026, 11, 9), asked_of="Tổ bán trú")
    late = date(2026, 12, 7)
    assert radar(school.minh, Sign.SEVERAL_OVERDUE, today=late) == []
    (row,) = radar(school.minh, Sign.SEVERAL_OVERDUE, today=late + timedelta(days=1))
    (reason,) = (reason for reason in row.reasons if reason.sign is Sign.SEVERAL_OVERDUE)
    assert reason.text.startswith("2 thời hạn đã quá")
    assert "07/12/2026" in reason.text


@pytest.mark.parametrize(("people", "stands"), [(4, False), (5, True)])
def test_a_group_is_five_people(school, people, stands):
    case_id = accepted(school)
    come(school, case_id, people=people)
    rows = radar(school.minh, Sign.GROUP)
    assert bool(rows) is stands
    if rows:
        assert [(r.text, bool(r.visit_id)) for r in rows[0].reasons] == [
            ("Đoàn 5 người đến ngày 06/11/2026", True)
        ]


def test_whoever_comes_a_third_time_about_one_case_has_not_been_answered(school):
    case_id = accepted(school)  # by letter: once
    come(school, case_id)
    assert radar(school.minh) == []
    come(school, case_id, on=date(2026, 11, 9))
    (row,) = radar(school.minh)
    assert [reason.text for reason in row.reasons] == [
        "Đã đến và gửi đơn 3 lần về việc này: 2 lượt tiếp, 1 đơn"
    ]


def test_what_came_about_a_repeat_counts_with_the_case_it_was_joined_to(school):
    kept, repeat = accepted(school), registered(school)
    come(school, repeat, people=7)
    take(repeat, school.minh, Action.FILE_AWAY, ACCEPTED)
    with transaction() as session:
        tie = CaseTie(
            case_id=kept,
            other_id=repeat,
            kind=TieKind.REPEATED_BY,
            tied_on=TODAY,
            recorded_at=doing(school.lan, today=TODAY).now,
            recorded_by_id=school.lan.id,
        )
        session.add(tie)
    rows = radar(school.minh, Sign.CAME_AGAIN)
    assert {row.case.id: [reason.text for reason in row.reasons] for row in rows} == {
        kept: [
            "Đoàn 7 người đến ngày 06/11/2026",
            "Đã đến và gửi đơn 3 lần về việc này: 1 lượt tiếp, 2 đơn",
        ]
    }
    assert [row.case.id for row in radar(school.minh, Sign.GROUP)] == [kept]


def test_a_corrected_day_is_the_day_told(school):
    case_id = accepted(school)
    take(case_id, school.minh, Action.MARK_COMPLEX, date(2026, 11, 9), criterion="several_contents")
    case = case_of(case_id)
    correct_event(
        doing=doing(school.minh, today=TODAY),
        case_id=case_id,
        version=case.version,
        correction=Correction(
            position=case.journal[-1].position, right_on=date(2026, 11, 10), reason="Ghi nhầm ngày"
        ),
    )
    (row,) = radar(school.minh)
    assert [reason.text for reason in row.reasons] == ["Phức tạp: xác định ngày 10/11/2026"]


def test_a_closed_case_leaves_the_radar(school):
    case_id = registered(school, kind=Kind.FEEDBACK)
    come(school, case_id, people=12)
    assert len(radar(school.minh)) == 1
    take(case_id, school.minh, Action.ANSWER, ACCEPTED, summary="Đã trả lời.")
    take(case_id, school.minh, Action.NOTIFY_OUTCOME, ACCEPTED)
    assert radar(school.minh) == []


def test_every_figure_counts_exactly_the_rows_it_opens_whatever_the_size_of_a_page(school):
    for turn in range(7):
        case_id = registered(school, kind=Kind.PETITION, subject=f"Kiến nghị {turn}")
        come(school, case_id, people=5 if turn % 2 else 1)
    late = RECEIVED + timedelta(days=120)
    figures = radar_figures(actor(school.minh), late)
    reading, place, pages = Reading(late, calendar_now(), "vi"), None, []
    while True:
        page = radar_page(actor(school.minh), reading, sign=None, size=3, after=place)
        pages.append([row.case.id for row in page.rows])
        place = page.next_place
        if place is None:
            break
    assert [len(rows) for rows in pages] == [3, 3, 1]
    assert len({case_id for rows in pages for case_id in rows}) == figures[None] == 7
    for sign in Sign:
        assert figures[sign] == len(radar(school.minh, sign, today=late))
        assert all(sign in signs(row) for row in radar(school.minh, sign, today=late))
    assert (figures[Sign.LONG], figures[Sign.GROUP]) == (7, 3)


def test_each_sees_on_the_radar_the_cases_they_see_elsewhere(school):
    hidden = registered(school)
    democratic = registered(school, concerns_democracy=True)
    late = RECEIVED + timedelta(days=100)
    assert {row.case.id for row in radar(school.minh, today=late)} == {hidden, democratic}
    assert {row.case.id for row in radar(school.binh, today=late)} == {hidden, democratic}
    assert {row.case.id for row in radar(school.thu, today=late)} == {democratic}
    assert radar(school.mai, today=late) == []
    assert radar(school.tu, today=late) == []


def test_a_reviewer_reads_numbers_and_no_names(school):
    case_id = accepted(school, concerns_democracy=True)
    come(school, case_id, people=30)
    (row,) = radar(school.thu)
    assert (row.case.subject, row.case.complainant, row.case.redacted) == ("", "", True)
    assert [(reason.text, reason.visit_id) for reason in row.reasons] == [
        ("Đoàn 30 người đến ngày 06/11/2026", None)
    ]


def test_the_superior_reads_of_a_visit_without_opening_the_school_s_book(school):
    case_id = accepted(school)
    come(school, case_id, people=30)
    (row,) = radar(school.binh)
    assert [reason.visit_id for reason in row.reasons] == [None]


def test_a_denunciation_stands_on_its_head_s_radar_alone_and_is_compared_with_nothing(school):
    for turn in range(3):
        sealing = SealEntry(
            unit_id=school.unit.id, received_on=RECEIVED, came_by="letter", seal_number=f"NP-{turn}"
        )
        entry = seal_entry(doing=doing(school.lan, today=RECEIVED), entry=sealing)
        told = Denunciation(
            entry_id=entry.id,
            about=About.OTHERS,
            accused="Tổ trưởng tổ Ba",
            subject="Tố cáo việc dạy thêm trái quy định ngoài nhà trường",
            via=Via.POST,
        )
        open_denunciation(doing=doing(school.lan, today=RECEIVED), told=told)
    late = RECEIVED + timedelta(days=120)
    assert len(radar(school.minh, today=late)) == 3
    for who in (school.ha, school.lan, school.binh, school.thu, school.son, school.tu, school.mai):
        assert radar(who, today=late) == []
        assert set(radar_figures(actor(who), late).values()) == {0}
    assert repeated_people(actor(school.minh), TODAY) == []
    assert shared_subjects(actor(school.minh), TODAY) == []
