"""Registering every kind of case: what each must come with, what it starts, and what is told instead."""

from datetime import date

import pytest

from casebook.law.choices import ContestedForm, Via
from casebook.law.vocabulary import EventType, Kind
from casebook.records.base import db
from casebook.records.came_with import CameWith, what_came_with
from casebook.records.case_ties import TieKind, ties_of
from casebook.records.cases import Case, PartyRole
from casebook.records.days import calendar_now
from casebook.reports.came_with import registered_as, still_lacking
from casebook.reports.clock_views import Reading
from casebook.services.case_entries import Authorisation, FirstComplaint, PartyEntry, Together
from casebook.services.refusals import Refused
from tests.matters import COMPLAINANT, ENTERED_ON, case_of, registered

pytestmark = pytest.mark.deep

DECIDED = FirstComplaint(
    told="Trường Tiểu học Mẫu đã giải quyết", decided=True, decision_number="15/QĐ-THM",
    decision_received_on=date(2026, 10, 20),
)  # fmt: skip
UNANSWERED = FirstComplaint(told="Gửi Trường Tiểu học Mẫu ngày 01/09/2026", decided=False)
SPEAKER = PartyEntry(role=PartyRole.REPRESENTATIVE, full_name="Bà Bưởi Ví Dụ")


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


def clocks(case: Case) -> dict[str, date]:
    return {clock.rule: clock.due_on for clock in case.clocks}


def reading() -> Reading:
    return Reading(ENTERED_ON, calendar_now(), "vi")


def lacks(case: Case) -> str:
    return " ".join(still_lacking(case, reading()))


# Received on Monday 02/11/2026; 24/11 is off. 7 working days: 3 4 5 6 9 10 11/11.
@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({}, "KN-02"),
        ({"discipline": True}, "KL-03"),
        ({"dismissal": True}, "KL-03"),
        ({"level": 2, "first": DECIDED, "competent": False}, "KN-15"),
    ],
)
def test_a_complaint_is_accepted_by_the_rule_of_its_sort_and_level(school, facts, rule):
    assert clocks(case_of(registered(school, **facts)))[rule] == date(2026, 11, 11)


def test_a_labour_complaint_is_told_apart_and_nothing_of_it_is_told_as_certain(school):
    case = case_of(registered(school, labour=True))
    assert case.labour
    assert "LD-01" in clocks(case)
    assert ("Loại khiếu nại", "Khiếu nại về lao động, theo pháp luật lao động") in registered_as(
        case, reading()
    )


def test_what_is_contested_is_kept_with_number_form_and_day(school):
    served = date(2026, 10, 12)
    case = case_of(
        registered(
            school,
            contested_decision="Quyết định xếp lớp",
            contested_number="15/QĐ-THM",
            contested_form=ContestedForm.DECISION,
            contested_known_on=served,
        )
    )
    assert (case.contested_number, case.contested_form) == ("15/QĐ-THM", ContestedForm.DECISION)
    known = [event for event in case.journal if event.type is EventType.CONTESTED_ACT_KNOWN]
    assert [event.occurred_on for event in known] == [served]


def test_a_dismissal_is_a_discipline_decision_whatever_the_form_says(school):
    case = case_of(registered(school, dismissal=True, contested_form=ContestedForm.ACT))
    assert case.discipline
    assert case.contested_form is ContestedForm.DISCIPLINE_DECISION


@pytest.mark.parametrize("first", [DECIDED, UNANSWERED], ids=["decided", "never answered"])
def test_a_second_complaint_is_lawful_whether_the_first_was_decided_or_never_answered(school, first):
    case = case_of(registered(school, level=2, first=first, competent=False))
    assert case.level == 2
    assert what_came_with(case)[CameWith.FIRST_CASE] == first.told
    assert ("Lần khiếu nại, tố cáo", "Lần hai") in registered_as(case, reading())


def test_a_second_complaint_that_names_the_first_by_its_number_is_tied_to_it(school):
    first = registered(school)
    told = FirstComplaint(told="kn-2026-0001", decided=False)
    second = registered(school, level=2, first=told, competent=False)
    assert [(tie.kind, tie.other_id) for tie in ties_of(second)] == [(TieKind.SECOND_LEVEL_OF, first)]


def test_a_passed_short_window_of_discipline_is_warned_of_and_refuses_nothing(school):
    served = date(2026, 10, 12)  # 21 days before the letter came: beyond 15, within 90
    case = case_of(registered(school, discipline=True, contested_known_on=served))
    assert clocks(case)["KL-01"] == date(2026, 10, 27)


def test_an_information_request_has_a_register_of_its_own_and_the_term_of_its_way(school):
    posted = case_of(registered(school, kind=Kind.INFORMATION_REQUEST, via=Via.POST))
    online = case_of(registered(school, kind=Kind.INFORMATION_REQUEST, via=Via.ONLINE))
    assert [posted.name, online.name] == ["TT-2026-0001", "TT-2026-0002"]
    assert "TT-03" in clocks(posted)
    assert "TT-02" in clocks(online)


def test_a_group_is_kept_with_its_papers_and_what_it_lacks_is_told_with_the_article(school):
    bare = case_of(registered(school, together=Together(people=12)))
    assert bare.group_size == 12
    for lack in ("Chưa đủ chữ ký", "văn bản cử người đại diện", "chưa cử người đại diện"):
        assert lack in lacks(bare)
    assert "khoản 1 Điều 16" in lacks(bare)
    whole = Together(people=12, all_signed=True, representation_paper="Biên bản ngày 30/10/2026")
    assert lacks(case_of(registered(school, together=whole, parties=(COMPLAINANT, SPEAKER)))) == ""


@pytest.mark.parametrize(
    ("received_on", "today", "asked"),
    [
        (date(2026, 6, 30), date(2026, 7, 2), False),
        (date(2026, 7, 1), date(2026, 7, 2), True),
        (date(2026, 12, 31), date(2027, 1, 4), True),
        (date(2027, 1, 4), date(2027, 1, 4), False),
    ],
    ids=str,
)
def test_an_authorisation_must_be_certified_in_the_half_year_the_law_says(school, received_on, today, asked):
    case = case_of(
        registered(
            school,
            received_on=received_on,
            today=today,
            authorisation=Authorisation(paper="Giấy ủy quyền ngày 20/06/2026"),
            parties=(COMPLAINANT, SPEAKER),
        )
    )
    assert ("chưa công chứng" in lacks(case)) == asked


@pytest.mark.parametrize("kind", [Kind.PETITION, Kind.FEEDBACK])
def test_petitions_and_feedback_may_be_anonymous(school, kind):
    case = case_of(registered(school, kind=kind, is_anonymous=True, parties=()))
    assert case.is_anonymous
    assert case.parties == []
    assert case.complainant_name == ""


SECOND = {"level": 2, "competent": False}
CHILD = {"kind": Kind.INFORMATION_REQUEST, "under_age": True}
GROUP = {"together": Together(people=8), "parties": (COMPLAINANT, SPEAKER, SPEAKER, SPEAKER)}


@pytest.mark.parametrize(
    ("changed", "field", "told"),
    [
        ({"is_anonymous": True, "parties": ()}, "is_anonymous", "Điều 8 Luật Khiếu nại"),
        ({"kind": Kind.INFORMATION_REQUEST, "is_anonymous": True, "parties": ()}, "is_anonymous", "phản ánh"),
        ({"kind": Kind.FEEDBACK, "is_anonymous": True}, "full_name", "bỏ một trong hai"),
        ({"parties": ()}, "full_name", "nặc danh"),
        ({"discipline": True, "in_writing": False}, "in_writing", "Điều 49 Luật Khiếu nại"),
        ({"level": 2, "competent": False}, "first_case", "khiếu nại lần đầu"),
        ({"level": 2, "first": DECIDED}, "competent", "khoản 2 Điều 14"),
        (
            SECOND | {"first": FirstComplaint(told="Sở", decided=True)},
            "first_decision_number",
            "số của quyết định",
        ),
        (
            SECOND | {"first": FirstComplaint(told="Sở", decided=True, decision_number="1/QĐ")},
            "first_received_on",
            "ngày đó",
        ),
        (GROUP, "representatives", "Điều 29 Luật Tiếp công dân"),
        ({"kind": Kind.INFORMATION_REQUEST, "via": Via.PRESS}, "via", "Luật Tiếp cận thông tin"),
        (CHILD, "representatives", "khoản 3 Điều 4"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_beside_its_field_with_what_to_do(school, changed, field, told):
    with pytest.raises(Refused) as refused:
        registered(school, **changed)
    assert refused.value.field == field
    assert told in refused.value.vi
    db.session.rollback()
    assert db.session.query(Case).count() == 0


def test_a_child_asks_for_information_through_a_representative(school):
    case = case_of(registered(school, **CHILD, parties=(COMPLAINANT, SPEAKER)))
    assert [party.role for party in case.parties] == [PartyRole.COMPLAINANT, PartyRole.REPRESENTATIVE]
