"""Repeat letters: added to the case that is there, or two cases of one matter joined; counted by TT06."""

from datetime import date

import pytest
from sqlalchemy import select

from casebook.law.choices import Via
from casebook.law.vocabulary import Action, EventType, Kind, Status
from casebook.records.base import db
from casebook.records.case_lists import CaseFilter, count_cases
from casebook.records.case_ties import CaseTie, TieKind, count_letters, letters_per_case
from casebook.records.cases import Case, Letter, PartyRole
from casebook.reports.duplicates import Matter, likely_duplicates
from casebook.services.case_entries import PartyEntry
from casebook.services.correcting import Correction, correct_event
from casebook.services.joining import Joining, join_cases
from casebook.services.refusals import GoesAbove, NotAllowed, Refused
from casebook.services.repeat_letters import attach_letter
from tests.letterbox import letter
from tests.matters import COMPLAINANT, case_of, registered, take
from tests.people import CITIZEN, doing

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 12)


@pytest.fixture
def here(app, school):
    with app.app_context():
        yield school


def attach(school, case_id, *, by=None, today=TODAY, **changed) -> Letter:
    return attach_letter(doing=doing(by or school.lan, today=today), case_id=case_id, entry=letter(**changed))


def join(school, one, other, *, by=None, today=TODAY) -> str:
    return join_cases(
        doing=doing(by or school.lan, today=today), joining=Joining(case_id=one, other_id=other)
    )


def clocks(case_id) -> list[tuple[object, ...]]:
    return [(c.rule, c.due_on, c.met_on, c.is_running) for c in case_of(case_id).clocks]


def counted(school) -> dict[str, int]:
    cases = select(Case).where(Case.unit_id == school.unit.id)
    return {row[0]: row[1] for row in db.session.execute(letters_per_case(cases))}


def test_a_letter_that_accuses_the_head_is_added_to_nothing(here):
    case_id = registered(here)
    before = (len(case_of(case_id).letters), len(case_of(case_id).journal))
    with pytest.raises(GoesAbove) as told:
        attach(here, case_id, accuses_head=True)
    assert "chưa có gì được lưu" in told.value.vi
    assert (len(case_of(case_id).letters), len(case_of(case_id).journal)) == before
    assert attach(here, case_id).number == 2  # no number was taken


def test_both_numbers_and_days_are_kept_and_no_clock_moves(here):
    case_id = registered(here)
    before = clocks(case_id)
    attach(here, case_id)
    case = case_of(case_id)
    assert [(one.number, one.year, one.received_on) for one in case.letters] == [
        (1, 2026, date(2026, 11, 2)),
        (2, 2026, date(2026, 11, 10)),
    ]
    assert clocks(case_id) == before
    note = case.journal[-1]
    assert (note.type, note.occurred_on) == (EventType.NOTED, date(2026, 11, 10))
    assert note.paper["about"] == "letter"
    assert note.paper["letter"] == "2/2026"
    assert note.paper["content"] == "Tôi gửi lại đơn vì chưa thấy trả lời."


def test_the_case_is_found_by_the_second_sender_and_by_words_of_the_second_letter(here):
    case_id = registered(here)
    attach(here, case_id, sender="Bà Bình Ví Dụ", subject="", content="Xin trả lời về chỗ ngồi cạnh cửa sổ.")
    who = doing(here.lan, today=TODAY).actor
    for asked in ("binh vi du", "canh cua so"):
        assert count_cases(who, CaseFilter(q=asked)) == 1


def test_the_same_form_sent_twice_makes_one_letter(here):
    case_id = registered(here)
    first = attach(here, case_id, request_key="k" * 32)
    assert attach(here, case_id, request_key="k" * 32).id == first.id
    assert len(case_of(case_id).letters) == 2
    other = registered(here, subject="Việc khác hẳn")
    with pytest.raises(NotAllowed):
        attach(here, other, request_key="k" * 32)


@pytest.mark.parametrize(
    ("received_on", "told"), [(date(2026, 11, 1), "02/11/2026"), (date(2026, 11, 20), "chưa đến")]
)
def test_a_letter_from_before_the_case_or_to_come_is_refused(here, received_on, told):
    case_id = registered(here)
    with pytest.raises(Refused) as refused:
        attach(here, case_id, received_on=received_on)
    assert told in refused.value.vi
    assert refused.value.field == "received_on"
    assert len(case_of(case_id).letters) == 1


def test_nobody_of_another_school_and_no_reviewer_adds_a_letter(here):
    case_id = registered(here, concerns_democracy=True)
    for stranger in (here.mai, here.thu, here.binh, here.tu):
        with pytest.raises(NotAllowed):
            attach(here, case_id, by=stranger)


def test_two_cases_of_one_matter_are_joined_and_both_stay_findable(here):
    kept = registered(here)
    later = registered(here, received_on=date(2026, 11, 9), today=date(2026, 11, 9))
    assert join(here, later, kept) == kept
    assert case_of(later).status == Status.FILED_AWAY
    assert case_of(kept).status == Status.RECEIVED
    tie = db.session.scalars(select(CaseTie)).one()
    assert (tie.case_id, tie.kind, tie.other_id) == (kept, TieKind.REPEATED_BY, later)
    who = doing(here.lan, today=TODAY).actor
    for case_id in (kept, later):
        assert count_cases(who, CaseFilter(q=case_of(case_id).name)) == 1
    assert join(here, kept, later) == kept  # sent twice
    assert len(db.session.scalars(select(CaseTie)).all()) == 1
    assert case_of(kept).version == 2


def test_a_repeat_brought_back_to_life_is_a_case_of_its_own_and_can_be_joined_again(here):
    kept = registered(here)
    later = registered(here, received_on=date(2026, 11, 9), today=date(2026, 11, 9))
    join(here, kept, later)
    correct_event(
        doing=doing(here.minh, today=TODAY),
        case_id=later,
        version=case_of(later).version,
        correction=Correction(position=1, right_on=None, reason="Khác nội dung"),
    )
    assert counted(here) == {kept: 1, later: 1}
    assert set(likely(here)) == {kept, later}
    attach(here, later)
    assert join(here, kept, later) == kept
    assert counted(here) == {kept: 3}
    assert len(db.session.scalars(select(CaseTie)).all()) == 1


def test_an_accepted_case_is_not_filed_away_as_a_repeat(here):
    kept = registered(here)
    later = registered(here, received_on=date(2026, 11, 9), today=date(2026, 11, 9))
    take(later, here.minh, Action.ACCEPT, date(2026, 11, 10))
    with pytest.raises(Refused, match="cannot be filed away now") as refused:
        join(here, kept, later)
    assert case_of(later).name in refused.value.vi
    assert db.session.scalars(select(CaseTie)).all() == []


def test_a_case_is_joined_once_and_what_was_joined_to_it_comes_along(here):
    first, second, third = (
        registered(here, received_on=date(2026, 11, day), today=date(2026, 11, day)) for day in (2, 3, 4)
    )
    join(here, second, third)
    with pytest.raises(Refused, match="joined to another one already"):
        join(here, first, third)
    join(here, first, second)
    ties = {(tie.case_id, tie.other_id) for tie in db.session.scalars(select(CaseTie))}
    assert ties == {(first, second), (first, third)}
    with pytest.raises(Refused, match="Add the letter to the case that goes on"):
        attach(here, second)


def test_cases_of_two_schools_are_never_joined_and_one_case_is_no_pair(here):
    mine, theirs = registered(here), registered(here, by=here.mai, unit_id=here.kindergarten.id)
    with pytest.raises(NotAllowed):
        join(here, mine, theirs)
    with pytest.raises(Refused, match="one and the same"):
        join(here, mine, mine)


def test_letters_are_never_fewer_than_cases(here):
    """TT06 counts letters and cases: a letter more counts, a repeat is no case of its own."""
    by_post = registered(here)
    told = registered(here, via=Via.RECEPTION, subject="Nói tại phòng tiếp công dân", kind=Kind.PETITION)
    repeat = registered(here, received_on=date(2026, 11, 9), today=date(2026, 11, 9))
    attach(here, by_post)
    join(here, by_post, repeat)
    assert counted(here) == {by_post: 3, told: 1}
    assert count_letters(told) == 1
    assert count_letters(by_post) == 3


def likely(school, **changed) -> list[str]:
    values = {
        "unit_id": school.unit.id,
        "full_name": CITIZEN,
        "text": "Khiếu nại quyết định xếp lớp",
    } | changed
    found = likely_duplicates(doing(school.lan, today=TODAY).actor, Matter(**values))
    return [one.case_id for one in found if one.is_likely]


def test_the_same_person_content_and_respondent_are_likely_the_same(here):
    against = PartyEntry(role=PartyRole.RESPONDENT, full_name="Cô Giáo Mẫu")
    case_id = registered(here, parties=(COMPLAINANT, against))
    assert likely(here) == [case_id]
    assert likely(here, respondent="cô giáo mẫu") == [case_id]
    assert likely(here, respondent="Kế toán trưởng") == []
    assert likely(here, text="Sân trường ngập nước") == []
    assert likely(here, leave_out=case_id) == []


def test_a_repeat_that_was_joined_is_not_suggested_again_nor_a_case_of_another_school(here):
    kept = registered(here)
    later = registered(here, received_on=date(2026, 11, 9), today=date(2026, 11, 9))
    registered(here, by=here.mai, unit_id=here.kindergarten.id)
    assert set(likely(here)) == {kept, later}
    join(here, kept, later)
    assert likely(here) == [kept]
