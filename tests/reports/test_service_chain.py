"""The chain of a case's papers: what left when, in time or late by its own day, and what is missing next."""

from datetime import date

import pytest
from flask import Flask

from casebook.law.vocabulary import Action
from casebook.records.base import transaction
from casebook.records.basis import basis_now
from casebook.records.cases import Case
from casebook.reports.clock_views import Reading
from casebook.reports.service_chain import service_chain
from casebook.reports.standings import standing_of
from casebook.services.step_proofs import numbers_of_steps
from tests.matters import case_of, registered, take
from tests.services.test_denouncing import opened


@pytest.fixture
def inside(app: Flask, school):
    """Be inside the program; gives the school."""
    with app.app_context():
        yield school


def chain(case_id, today=date(2026, 11, 30), *, redacted=False):
    case, basis = case_of(case_id), basis_now()
    reading = Reading(today, basis.calendar, "vi", basis.rules)
    return service_chain(case, standing_of(case), reading, {} if redacted else numbers_of_steps(case))


def told(case_id, today=date(2026, 11, 30)):
    return [
        (link.label, link.on and f"{link.on:%d/%m}", link.clock and link.clock.state, link.is_next)
        for link in chain(case_id, today)
    ]


def test_a_complaint_just_received_waits_for_its_acceptance(inside):
    assert told(registered(inside), date(2026, 11, 5)) == [
        ("Nhận đơn", "02/11", None, False),
        ("Ban hành văn bản thụ lý", None, "running", True),
        ("Gửi thông báo thụ lý", None, None, False),
        ("Ban hành quyết định giải quyết", None, None, False),
        ("Gửi quyết định cho người khiếu nại", None, None, False),
        ("Người khiếu nại nhận quyết định", None, None, False),
    ]


def test_every_link_of_a_complaint_has_its_day_number_and_term(inside):
    case_id, minh = registered(inside), inside.minh
    take(case_id, minh, Action.ACCEPT, date(2026, 11, 12))  # 7 working days ended on 11/11
    take(case_id, minh, Action.NOTIFY_ACCEPTANCE, date(2026, 11, 13), document_number="13/TB-THM")
    take(case_id, minh, Action.DECIDE, date(2026, 11, 20), outcome="right", document_number="9/QĐ-THM")
    assert told(case_id)[1:] == [
        ("Ban hành văn bản thụ lý", "12/11", "met_late", False),
        ("Gửi thông báo thụ lý", "13/11", None, False),
        ("Ban hành quyết định giải quyết", "20/11", "met", False),
        ("Gửi quyết định cho người khiếu nại", None, "overdue", True),
        ("Người khiếu nại nhận quyết định", None, None, False),
    ]
    sending = chain(case_id)[4].clock
    assert sending.due_on == date(2026, 11, 26)  # three working days, 24/11 is a day off
    assert "Điều 32 Luật Khiếu nại" in sending.article
    assert [link.article for link in chain(case_id)][2::3] == [
        "Điều 27 Luật Khiếu nại",
        "khoản 1 Điều 33 Luật Khiếu nại",
    ]
    assert [link.number for link in chain(case_id)] == ["", "12/TB-THM", "13/TB-THM", "9/QĐ-THM", "", ""]
    assert {link.number for link in chain(case_id, redacted=True)} == {""}


def test_a_copy_sent_to_a_body_is_not_what_the_complainant_waits_for(inside):
    case_id, minh = registered(inside), inside.minh
    take(case_id, minh, Action.ACCEPT, date(2026, 11, 6))
    take(case_id, minh, Action.DECIDE, date(2026, 11, 20), outcome="right")
    take(case_id, minh, Action.SEND, date(2026, 11, 23), recipient="body")
    assert chain(case_id)[4].on is None
    take(case_id, minh, Action.SEND, date(2026, 11, 25), recipient="complainant")
    take(case_id, minh, Action.RECORD_RECEIPT, date(2026, 11, 27))
    assert told(case_id)[4:] == [
        ("Gửi quyết định cho người khiếu nại", "25/11", "met", False),
        ("Người khiếu nại nhận quyết định", "27/11", None, False),
    ]


def test_a_letter_turned_away_ends_its_chain_there(inside):
    case_id = registered(inside)
    take(case_id, inside.minh, Action.GUIDE, date(2026, 11, 6), dest_unit="Tòa án Mẫu")
    assert told(case_id) == [
        ("Nhận đơn", "02/11", None, False),
        ("Hướng dẫn đến cơ quan có thẩm quyền", "06/11", "met", False),
    ]


def test_a_case_terminated_sends_that_instead_of_a_decision(inside):
    case_id, minh = registered(inside), inside.minh
    take(case_id, minh, Action.ACCEPT, date(2026, 11, 6))
    take(case_id, minh, Action.TERMINATE, date(2026, 11, 20), termination_reason="died")
    assert told(case_id, date(2026, 11, 23))[1:] == [
        ("Ban hành văn bản thụ lý", "06/11", "met", False),
        ("Ban hành quyết định đình chỉ", "20/11", None, False),
        ("Gửi quyết định đình chỉ", None, "running", True),
    ]


def test_each_notice_of_a_denunciation_is_late_or_in_time_by_its_own_day(inside):
    """One term of the act stands over two notices: the later one alone does not make the first late."""
    case_id, minh = opened(inside), inside.minh
    take(case_id, minh, Action.ACCEPT, date(2026, 11, 23))
    take(case_id, minh, Action.NOTIFY_ACCEPTANCE, date(2026, 11, 25))
    take(case_id, minh, Action.NOTIFY_ACCUSED, date(2026, 12, 4))
    take(case_id, minh, Action.CONCLUDE, date(2026, 12, 7), finding="right")
    take(case_id, minh, Action.SEND, date(2026, 12, 8), recipient="accused")
    assert told(case_id, date(2026, 12, 20))[1:] == [
        ("Ban hành quyết định thụ lý", "23/11", "met", False),
        ("Thông báo thụ lý cho người tố cáo", "25/11", "met", False),
        ("Thông báo nội dung cho người bị tố cáo", "04/12", "met_late", False),
        ("Ban hành kết luận", "07/12", "met", False),
        ("Gửi kết luận cho người bị tố cáo", "08/12", "met", False),
        ("Thông báo kết luận cho người tố cáo", None, "overdue", True),
    ]


@pytest.mark.parametrize(
    ("level", "discipline", "told_under", "arrives_under"),
    [(2, False, "khoản 1 Điều 36", ""), (1, True, "Điều 50", "Điều 48"), (2, True, "Điều 50", "")],
)
def test_a_paper_no_term_stands_over_is_told_under_the_article_of_its_level(
    inside, level, discipline, told_under, arrives_under
):
    case_id = registered(inside)
    with transaction() as session:
        case = session.get_one(Case, case_id)
        case.level, case.discipline = level, discipline
    articles = [link.article.removesuffix(" Luật Khiếu nại") for link in chain(case_id)]
    assert (articles[2], articles[5]) == (told_under, arrives_under)
