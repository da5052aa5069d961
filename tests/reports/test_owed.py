"""What somebody owes: one list for desk, reminders and calendars, and nothing in it one may not know."""

from datetime import date

import pytest

from casebook.law.vocabulary import Action, Kind
from casebook.records.basis import basis_now
from casebook.records.visits import Handling
from casebook.reports.clock_views import Reading
from casebook.reports.dues import DueSource, Share
from casebook.reports.owed import owed_by
from casebook.services.visit_entries import MatterEntry, VisitEntry, VisitorEntry
from casebook.services.visiting import receive_visitor
from tests.matters import registered, take
from tests.people import doing

TODAY = date(2026, 11, 23)


def owed(somebody, until=None, language="vi", today=TODAY):
    basis = basis_now()
    now = Reading(today, basis.calendar, language, basis.rules)
    return owed_by(doing(somebody, today=today).actor, now, until)


@pytest.fixture
def app_context(app):
    with app.app_context():
        yield


@pytest.fixture
def case(school, app_context) -> str:
    return registered(school)


def test_a_late_case_without_a_handler_is_everybodys_who_may_take_it_up(school, case):
    for somebody in (school.minh, school.ha, school.lan):
        found = [one for one in owed(somebody) if one.due.source is DueSource.CASE]
        assert [(one.due.case_id, one.due.share, one.late) for one in found] == [(case, Share.MINE, True)]
        assert "Điều 27 Luật Khiếu nại" in found[0].article
        assert (found[0].endpoint, found[0].values) == ("cases.show", {"case_id": case})


def test_once_it_has_a_handler_it_is_theirs_and_the_head_only_leads(school, app_context):
    case = registered(school, kind=Kind.PETITION)
    take(case, school.minh, Action.ASSIGN_VERIFICATION, date(2026, 11, 4), handler=school.hai.id)
    shares = {
        who: [one.due.share for one in owed(getattr(school, who)) if one.due.source is DueSource.CASE]
        for who in ("hai", "minh", "ha", "thu", "binh", "tu", "mai")
    }
    assert shares == {
        "hai": [Share.MINE],
        "minh": [Share.LED],
        "ha": [Share.SHARED],
        "thu": [],
        "binh": [],
        "tu": [],
        "mai": [],
    }


def test_the_head_owes_a_reception_day_of_the_month_and_only_he_is_reminded_of_it(school, case):
    share = {
        who: [one for one in owed(getattr(school, who)) if one.due.source is DueSource.RECEPTION]
        for who in ("minh", "ha", "lan")
    }
    assert [one.due.share for one in share["minh"]] == [Share.MINE]
    assert "Điều 10 Nghị định 154/2026/NĐ-CP" in share["minh"][0].article
    assert share["minh"][0].due_on == date(2026, 11, 30)
    assert [one.due.share for one in share["ha"]] == [Share.SHARED]
    assert share["lan"] == []


def test_a_day_ends_the_list_and_the_earliest_comes_first(school, case):
    days = [one.due_on for one in owed(school.minh)]
    assert days == sorted(days)
    assert [one.due_on for one in owed(school.minh, until=date(2026, 11, 29))] == [
        day for day in days if day <= date(2026, 11, 29)
    ]


def test_the_list_is_told_in_english_too(school, case):
    assert any("has not received citizens in 11/2026" in one.what for one in owed(school.minh, language="en"))


NOTED = MatterEntry(content="điều riêng tư", kind=Kind.FEEDBACK, handling=Handling.NOTED)


@pytest.mark.parametrize(
    ("today", "until"),
    [
        pytest.param(TODAY, True, id="at once"),
        pytest.param(date(2026, 12, 8), True, id="on the last day"),
        pytest.param(date(2026, 12, 9), False, id="once its day has passed"),
    ],
)
def test_an_answer_a_visitor_waits_for_is_owed_by_who_received_them_until_its_day(
    school, app_context, today, until
):
    visitor = VisitorEntry(full_name="Ông An Ví Dụ", address="12 phố Mẫu")
    entry = VisitEntry(unit_id=school.unit.id, visited_on=TODAY, visitor=visitor, matters=(NOTED,))
    visit = receive_visitor(doing=doing(school.lan, today=TODAY), entry=entry).id
    found = {
        who: [one for one in owed(getattr(school, who), today=today) if one.due.thing_id == visit]
        for who in ("lan", "ha", "mai", "tu")
    }
    if until:
        (one,) = found["lan"]
        assert (one.due.share, one.due_on) == (Share.MINE, date(2026, 12, 8))
        assert one.article == "khoản 1 Điều 28 Luật Tiếp công dân"
        assert "riêng tư" not in one.about
        assert [other.due.share for other in found["ha"]] == [Share.SHARED]
    else:
        assert found["lan"] == found["ha"] == []
    assert found["mai"] == found["tu"] == []
