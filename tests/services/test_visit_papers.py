"""After a visit: receipts have numbers, a group has names, a refusal has a ground, the old is kept."""

from datetime import date, time, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from casebook.law.vocabulary import Kind
from casebook.records.audit import AuditRow
from casebook.records.base import db
from casebook.records.visits import Handling, PaperShown, Receipt, Visit
from casebook.services.groups import Member, choose_representatives, members_of, name_companions
from casebook.services.refusals import NotAllowed, Refused
from casebook.services.refusing import notify_refusal, refuse_visitor
from casebook.services.visit_entries import MatterEntry, RefusalEntry, VisitEntry, VisitorEntry
from casebook.services.visit_papers import (
    Correction,
    HandedItem,
    SlipEntry,
    correct_visit,
    give_appointment,
    give_receipt,
    seen_visit,
)
from casebook.services.visiting import receive_visitor
from tests.people import School, doing, settle_school

pytestmark = pytest.mark.deep

MONDAY = date(2026, 11, 16)
BEFORE_REFORM = date(2026, 6, 30)
MATTER = MatterEntry(content="Hỏi về tiền nước uống", kind=Kind.FEEDBACK, handling=Handling.NOTED)
AN = VisitorEntry(full_name="Ông An Ví Dụ", address="12 phố Mẫu")
LETTER = HandedItem(name="Đơn kiến nghị", pages=2, original=True)


@pytest.fixture
def school(app: Flask):
    """Trường Tiểu học Mẫu and its people, inside the program."""
    with app.app_context():
        yield settle_school()


def entry(school: School, *, on: date = MONDAY, people: int = 1) -> VisitEntry:
    """A visit of Ông An."""
    return VisitEntry(
        unit_id=school.unit.id, visited_on=on, visitor=AN, matters=(MATTER,), people_count=people
    )


def visit(school: School, people: int = 1) -> Visit:
    """Cô Lan has received Ông An."""
    return receive_visitor(doing=doing(school.lan, today=MONDAY), entry=entry(school, people=people))


def test_receipts_are_numbered_without_gaps_and_only_for_what_was_handed_over(school):
    seen = visit(school)
    lan = doing(school.lan, today=MONDAY)
    with pytest.raises(Refused):
        give_receipt(doing=lan, visit_id=seen.id, handed_on=MONDAY, items=())
    photo = HandedItem(name="Ảnh chụp phiếu thu")
    numbers = [
        give_receipt(doing=lan, visit_id=seen.id, handed_on=MONDAY, items=items).number
        for items in ((LETTER,), (LETTER,), (photo,))
    ]
    assert numbers == [1, 1, 2]  # the second was the same form sent twice
    assert db.session.scalars(select(Receipt)).first().items[0]["name"] == "Đơn kiến nghị"


@pytest.mark.parametrize("day", [MONDAY - timedelta(1), MONDAY + timedelta(1)])
def test_nothing_is_handed_over_before_the_visit_or_in_the_future(school, day):
    seen = visit(school)
    with pytest.raises(Refused) as refused:
        give_receipt(doing=doing(school.lan, today=MONDAY), visit_id=seen.id, handed_on=day, items=(LETTER,))
    assert refused.value.field == "handed_on"


def test_an_appointment_lies_ahead(school):
    seen = visit(school)
    lan = doing(school.lan, today=MONDAY)
    with pytest.raises(Refused):
        give_appointment(
            doing=lan,
            visit_id=seen.id,
            slip=SlipEntry(with_whom="Thầy Minh Mẫu", on_day=MONDAY - timedelta(1), at_time=time(8)),
        )
    slip = give_appointment(
        doing=lan, visit_id=seen.id, slip=SlipEntry(with_whom="Thầy Minh Mẫu", on_day=MONDAY, at_time=time(8))
    )
    again = give_appointment(
        doing=lan, visit_id=seen.id, slip=SlipEntry(with_whom="Thầy Minh Mẫu", on_day=MONDAY, at_time=time(8))
    )
    assert (slip.on_day, again.id) == (MONDAY, slip.id)


def correction(seen: Visit, **changed) -> Correction:
    """The line as it stands, but for what is changed."""
    names = ("full_name", "address", "phone", "paper_shown", "paper_number", "people_count")
    stands = {name: getattr(seen, name) for name in names}
    return Correction(**(stands | {"reason": "nghe nhầm tên", "seen": seen_visit(seen)} | changed))


def test_a_correction_keeps_the_old_and_the_book_says_so(school):
    seen = visit(school)
    lan = doing(school.lan, today=MONDAY)
    right = correct_visit(doing=lan, visit_id=seen.id, right=correction(seen, full_name="Ông Ân Ví Dụ"))
    assert right.full_name == "Ông Ân Ví Dụ"
    assert "16/11/2026" in right.note
    assert "nghe nhầm tên" in right.note
    kept = db.session.scalars(select(AuditRow).where(AuditRow.deed == "visit.corrected")).one()
    assert kept.particulars == {"old": {"full_name": "Ông An Ví Dụ"}, "reason": "nghe nhầm tên"}


def test_a_correction_that_changes_nothing_or_comes_second_is_refused(school):
    seen = visit(school)
    lan = doing(school.lan, today=MONDAY)
    with pytest.raises(Refused):
        correct_visit(doing=lan, visit_id=seen.id, right=correction(seen))
    first = correction(seen, paper_shown=PaperShown.PASSPORT, paper_number="X1")
    second = correction(seen, address="34 phố Mẫu")
    correct_visit(doing=lan, visit_id=seen.id, right=first)
    with pytest.raises(Refused):
        correct_visit(doing=lan, visit_id=seen.id, right=second)
    db.session.rollback()
    assert db.session.get(Visit, seen.id).address == "12 phố Mẫu"


PASTED = "1. Bà Cúc Ví Dụ; 34 phố Mẫu\n2\tÔng Ba Ví Dụ\tngõ 5\t001000000000\n\nBà Nguyệt Ví Dụ"


def test_names_are_read_as_they_are_pasted():
    assert members_of(PASTED) == (
        Member(full_name="Bà Cúc Ví Dụ", address="34 phố Mẫu"),
        Member(full_name="Ông Ba Ví Dụ", address="ngõ 5", paper_number="001000000000"),
        Member(full_name="Bà Nguyệt Ví Dụ"),
    )
    with pytest.raises(Refused):
        members_of("x" * 121)


def test_a_group_is_named_later_the_same_list_adds_nobody_twice_and_never_more_than_counted(school):
    seen = visit(school, people=5)
    lan = doing(school.lan, today=MONDAY)
    for _ in range(2):
        named = name_companions(doing=lan, visit_id=seen.id, members=members_of(PASTED))
        assert [c.full_name for c in named.companions] == [
            "Ông An Ví Dụ", "Bà Cúc Ví Dụ", "Ông Ba Ví Dụ", "Bà Nguyệt Ví Dụ",
        ]  # fmt: skip
    with pytest.raises(Refused) as refused:
        name_companions(doing=lan, visit_id=seen.id, members=members_of("Bà Bốn\nBà Năm"))
    assert refused.value.field == "lines"


@pytest.mark.parametrize(
    ("people", "chosen", "lawful"),
    [(5, 0, False), (5, 1, True), (10, 2, True), (10, 3, False), (11, 5, True), (30, 6, False)],
)
def test_representatives_are_as_many_as_the_law_allows(school, people, chosen, lawful):
    seen = visit(school, people=people)
    lan = doing(school.lan, today=MONDAY)
    names = tuple(Member(full_name=f"Bà Số {n} Ví Dụ") for n in range(2, people + 1))
    named = name_companions(doing=lan, visit_id=seen.id, members=names)
    ids = tuple(c.id for c in named.companions[:chosen])
    if lawful:
        told = choose_representatives(doing=lan, visit_id=seen.id, companion_ids=ids)
        assert sum(c.represents for c in told.companions) == chosen
        return
    with pytest.raises(Refused) as refused:
        choose_representatives(doing=lan, visit_id=seen.id, companion_ids=ids)
    assert "Điều 29" in refused.value.vi


def test_a_representative_comes_from_the_group(school):
    seen = visit(school, people=5)
    lan = doing(school.lan, today=MONDAY)
    name_companions(doing=lan, visit_id=seen.id, members=(Member(full_name="Bà Cúc Ví Dụ"),))
    with pytest.raises(Refused):
        choose_representatives(doing=lan, visit_id=seen.id, companion_ids=("0" * 32,))


def refuse(school: School, who: str, ground: str, on: date = MONDAY) -> Visit:
    """Somebody refuses Ông An."""
    return refuse_visitor(
        doing=doing(getattr(school, who), today=MONDAY),
        entry=entry(school, on=on),
        refusal=RefusalEntry(ground=ground, explanation="Đã giải thích", grounds_met_on=on),
    )


GROUNDS = {
    # who, ground, day: is it lawful, and by when is the notice owed
    ("lan", "intoxicated", MONDAY): (True, None),
    ("lan", "weapons", MONDAY): (True, None),
    ("lan", "answered_nothing_new", MONDAY): (False, None),
    ("minh", "answered_nothing_new", MONDAY): (True, date(2026, 11, 19)),
    ("minh", "settled_and_insisting", MONDAY): (True, date(2026, 11, 19)),
    ("minh", "settled_and_insisting", BEFORE_REFORM): (True, None),
    ("lan", "weapons", BEFORE_REFORM): (False, None),
    ("minh", "answered_nothing_new", BEFORE_REFORM): (False, None),
    ("minh", "bad_mood", MONDAY): (False, None),
}


@pytest.mark.parametrize("told", GROUNDS, ids=lambda told: f"{told[0]} {told[1]} {told[2]:%d%m}")
def test_only_the_grounds_of_that_day_refuse_and_two_of_them_owe_a_notice(school, told):
    who, ground, on = told
    lawful, due = GROUNDS[told]
    if not lawful:
        with pytest.raises(Refused) as refused:
            refuse(school, who, ground, on)
        assert refused.value.field == "ground"
        assert db.session.scalar(select(func.count()).select_from(Visit)) == 0
        return
    assert refuse(school, who, ground, on).refusal.notice_due_on == due


def test_the_notice_is_recorded_once_by_the_head(school):
    seen = refuse(school, "minh", "answered_nothing_new")
    told = {"visit_id": seen.id, "number": "07/TB-THM", "notified_on": MONDAY}
    with pytest.raises(NotAllowed):
        notify_refusal(doing=doing(school.lan, today=MONDAY), **told)
    assert notify_refusal(doing=doing(school.minh, today=MONDAY), **told).refusal.notified_on == MONDAY
    with pytest.raises(Refused):
        notify_refusal(doing=doing(school.minh, today=MONDAY), **told)


def test_a_visit_of_another_school_is_out_of_reach(school):
    seen = visit(school)
    with pytest.raises(NotAllowed):
        give_receipt(
            doing=doing(school.mai, today=MONDAY), visit_id=seen.id, handed_on=MONDAY, items=(LETTER,)
        )
