"""Papers of a case: begun with what the case says and nothing else, changed, reused, never for strangers."""

import json
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from casebook.law.signing import PaperState
from casebook.law.vocabulary import Action, Certainty, Kind
from casebook.papers.blocks import Line
from casebook.papers.catalogue import forms_on
from casebook.papers.form import Audience, ConfinedForm
from casebook.papers.law_forms import shared_slots
from casebook.papers.law_forms.shared_slots import ACCUSED_NAME, LETTER_WORDS
from casebook.papers.sheet import DRAFT
from casebook.papers.slots import ProtectedSlot, Slot
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.papers import Paper, papers_of_case, visible_paper
from casebook.records.people import actor_on, person_by_id
from casebook.services.drafting import Change, change_paper, discard_paper, seen_paper
from casebook.services.overtaken import Overtaken
from casebook.services.paper_names import form_of
from casebook.services.paper_sheets import docx_of, pdf_of
from casebook.services.paper_values import open_values, protected_values
from casebook.services.refusals import NotAllowed, Refused
from tests.matters import CITIZEN, COMPLAINANT, case_of, registered, take
from tests.papers.pdf import text_of
from tests.papers_written import NOTICE, TODAY, begun, issued, paper_at, written
from tests.people import doing
from tests.services.test_denouncing import CAME_ON, SUBJECT, opened

WORDS = "Cô giáo ấy thu tiền của lớp con tôi mỗi thứ Bảy"
ACCUSED = "Tổ trưởng tổ Ba"
OPEN_SLOTS = tuple(one for one in vars(shared_slots).values() if isinstance(one, Slot))
PROTECTED_SLOTS = tuple(one for one in vars(shared_slots).values() if isinstance(one, ProtectedSlot))


@pytest.fixture(autouse=True)
def _inside(app):
    with app.app_context():
        yield


@pytest.fixture
def case_id(school) -> str:
    return registered(school)


def asking(open_slots: tuple[Slot, ...], protected: tuple[ProtectedSlot, ...]) -> ConfinedForm:
    """A form that asks for all of these, one a line."""
    lines = tuple(Line(slot.vi, slot.key) for slot in (*open_slots, *protected))
    return ConfinedForm(
        key="TEST",
        code="",
        vi="Mẫu thử",
        en="Test form",
        sources=(),
        certainty=Certainty.S,
        since=date(2000, 1, 1),
        audience=frozenset({Audience.FILE}),
        blocks=lines,
        slots=open_slots,
        protected=protected,
    )


EVERYTHING = asking(OPEN_SLOTS, PROTECTED_SLOTS)


def known(case: Case) -> dict[str, object]:
    return {slot.key: value for slot, value in open_values(case, EVERYTHING, TODAY).items()}


def test_a_draft_begins_with_what_the_case_says_and_leaves_the_rest_blank(school, case_id):
    take(case_id, school.minh, Action.ACCEPT, TODAY)
    paper = paper_at(begun(case_id, school.lan))
    assert paper.filled["person_name"] == CITIZEN
    assert (paper.filled["received_on"], paper.filled["accepted_on"]) == ("2026-11-02", "2026-11-06")
    assert (paper.filled["due_on"], paper.filled["term_days"]) == ("2026-12-07", "30")
    assert paper.filled["level"] == "lần đầu"
    assert not {"forwarder", "inspectorate", "letter_on"} & paper.filled.keys()
    assert (paper.state, paper.form_since, paper.number) == (PaperState.DRAFT, date(2026, 7, 1), None)


def test_a_paper_prints_what_the_draft_says_and_dots_for_the_rest(school, case_id):
    paper_id = begun(case_id, school.lan)
    written(case_id, paper_id, school.lan, contact="Cô Lan Mẫu, 0900 000 001")
    told = text_of(pdf_of(paper_at(paper_id)))
    assert "Cô Lan Mẫu, 0900 000 001" in told
    assert CITIZEN in told
    assert ".........../TB-THM" in told or "........./TB-THM" in told
    assert docx_of(paper_at(paper_id)).startswith(b"PK")


def test_a_form_is_begun_on_the_version_of_its_day_and_only_for_its_kind(school, case_id):
    old = registered(school, received_on=date(2026, 6, 1), today=date(2026, 6, 2))
    paper = paper_at(begun(old, school.lan, today=date(2026, 6, 3)))
    assert paper.form_since == date(2020, 12, 10)
    petition = registered(school, kind=Kind.PETITION, today=TODAY)
    for form in (NOTICE, "NO-SUCH-FORM"):
        with pytest.raises(Refused):
            begun(petition, school.lan, form)
    assert not papers_of_case(actor(school.lan), petition)


def test_a_form_sent_twice_begins_one_draft(school, case_id):
    first = begun(case_id, school.lan, request_key="k" * 20)
    assert begun(case_id, school.lan, request_key="k" * 20) == first
    assert len(papers_of_case(actor(school.lan), case_id)) == 1


def test_the_key_of_a_form_of_one_case_begins_nothing_in_another(school, case_id):
    begun(case_id, school.lan, request_key="a" * 32)
    other = registered(school, subject="Khiếu nại việc thu tiền", parties=(OTHER,))
    with pytest.raises(NotAllowed):
        begun(other, school.lan, request_key="a" * 32)
    assert not case_of(other).papers


def test_what_somebody_else_wrote_meanwhile_is_shown_before_it_is_written_over(school, case_id):
    paper_id = begun(case_id, school.lan)
    paper = paper_at(paper_id)
    seen = seen_paper(paper, form_of(paper))
    written(case_id, paper_id, school.minh, contact="0900 000 002")
    change = Change(case_id=case_id, paper_id=paper_id, texts={"contact": "0900 000 003"}, seen=seen)
    with pytest.raises(Overtaken) as overtaken:
        change_paper(doing=doing(school.lan, today=TODAY), change=change)
    assert overtaken.value.theirs == {"contact": "0900 000 002"}
    other = Change(case_id=case_id, paper_id=paper_id, texts={"forwarder": "Phòng Mẫu"}, seen=seen)
    change_paper(doing=doing(school.lan, today=TODAY), change=other)
    assert paper_at(paper_id).filled["contact"] == "0900 000 002"


def test_a_discarded_draft_says_nothing_any_more(school, case_id):
    paper_id = begun(case_id, school.lan)
    discard_paper(doing=doing(school.lan, today=TODAY), case_id=case_id, paper_id=paper_id)
    paper = paper_at(paper_id)
    assert (paper.state, paper.filled) == (PaperState.DISCARDED, {})
    assert DRAFT in text_of(pdf_of(paper)), "nor is what is left of it taken for a paper that was issued"
    with pytest.raises(Refused):
        written(case_id, paper_id, school.lan, contact="x")


@pytest.mark.parametrize("who", ["thu", "son", "tu", "mai", "hai"])
def test_reviewers_and_strangers_get_no_paper(school, who):
    case_id = registered(school, concerns_democracy=True)
    paper_id = begun(case_id, school.lan)
    somebody = getattr(school, who)
    assert visible_paper(actor(somebody), case_id, paper_id) is None
    with pytest.raises(NotAllowed):
        begun(case_id, somebody)
    with pytest.raises(NotAllowed):
        written(case_id, paper_id, somebody, contact="x")


def test_the_office_above_reads_papers_and_writes_none(school, case_id):
    paper_id = begun(case_id, school.lan)
    assert visible_paper(actor(school.binh), case_id, paper_id) is not None
    with pytest.raises(NotAllowed):
        written(case_id, paper_id, school.binh, contact="x")


OTHER = replace(COMPLAINANT, full_name="Bà Cúc Thí Dụ", address="Số 9 phố Ví Dụ")
GUIDED = (
    "Việc này không thuộc thẩm quyền theo Điều 18 Luật Khiếu nại. Đề nghị gửi đơn đến cơ quan có thẩm quyền."
)
FACTS = (
    " Ông An Ví Dụ đã nhận lại đơn. Quyết định số 12/QĐ-THM ban hành ngày 03/10/2026 vẫn có hiệu lực."
    " Bà Bình có mặt. Hồ sơ có 3 trang. Thầy Hải Mẫu xác minh."
)


def test_the_last_letter_lends_its_wording_and_nothing_of_its_case(school, case_id):
    first = begun(case_id, school.lan, "N124-04")
    written(case_id, first, school.lan, guidance=GUIDED + FACTS, reason="Đơn không có chữ ký.")
    issued(case_id, first, school.minh, signer=school.minh)
    second = registered(school, subject="Khiếu nại việc thu tiền", parties=(OTHER,))
    paper = paper_at(begun(second, school.lan, "N124-04", from_last=True))
    assert paper.started_from_id == first
    assert paper.filled["guidance"] == GUIDED
    assert paper.filled["reason"] == "Đơn không có chữ ký."
    said = json.dumps(paper.filled, ensure_ascii=False)
    assert not [fact for fact in ("An Ví Dụ", "12/QĐ", "Bình", "3 trang", "Hải", "xếp lớp") if fact in said]
    assert paper.filled["person_name"] == OTHER.full_name


@pytest.mark.parametrize(
    ("typed", "lent"),
    [
        ("Luật Khiếu nại số 02/2011/QH13", "Luật Khiếu nại số 02/2011/QH13"),
        ("Luật Khiếu nại; đơn của ông An Ví Dụ", None),
        (f"Luật Khiếu nại, việc của {COMPLAINANT.full_name}", None),
    ],
)
def test_the_law_a_unit_decides_by_is_lent_unless_it_names_the_other_case(school, case_id, typed, lent):
    first = begun(case_id, school.lan, "N124-15")
    written(case_id, first, school.lan, applied_law=typed)
    issued(case_id, first, school.minh, signer=school.minh)
    second = registered(school, subject="Khiếu nại việc thu tiền", parties=(OTHER,))
    paper = paper_at(begun(second, school.lan, "N124-15", from_last=True))
    assert paper.filled.get("applied_law") == lent


def test_no_open_place_is_ever_filled_from_what_a_denunciation_says(school):
    case_id = opened(school, content=WORDS)
    take(case_id, school.minh, Action.ACCEPT, CAME_ON, document_number="05/MẬT", note=WORDS)
    case = case_of(case_id)
    values = known(case)
    assert not [key for key, value in values.items() if str(value) in {SUBJECT, WORDS, "05/MẬT"}]
    assert (
        not {"case_subject", "case_content", "person_name", "contested", "denounced_content"} & values.keys()
    )
    assert values[ACCUSED_NAME.key] == ACCUSED
    assert protected_values(case, EVERYTHING) == {LETTER_WORDS: WORDS}


def test_no_paper_begun_for_a_denunciation_says_what_it_says_unless_it_stays_with_the_head(school):
    case_id = opened(school, content=WORDS)
    begun_on = []
    for form in forms_on(CAME_ON):
        try:
            paper = paper_at(begun(case_id, school.minh, form.key, today=CAME_ON))
        except Refused:
            continue
        begun_on.append(form.key)
        said = json.dumps(paper.filled, ensure_ascii=False)
        assert SUBJECT not in said
        assert (WORDS in said) <= isinstance(form, ConfinedForm), form.key
        if not isinstance(form, ConfinedForm):
            assert WORDS not in text_of(pdf_of(paper))
    assert any(key.startswith("N31-") for key in begun_on)


def test_who_denounces_is_written_into_no_draft(school):
    case_id = opened(school)
    paper_id = begun(case_id, school.minh, "N31-05", today=CAME_ON)
    written(case_id, paper_id, school.minh, today=CAME_ON, denouncer_name=CITIZEN, acceptance_number="7")
    said = paper_at(paper_id).filled
    assert ("denouncer_name" in said, said["acceptance_number"]) == (False, "7")


def test_papers_of_a_denunciation_stand_sealed_and_leave_no_word_in_the_audit(school):
    case_id = opened(school, content=WORDS)
    paper_id = begun(case_id, school.minh, "N31-01", today=CAME_ON)
    table = Paper.__table__
    stored = db.session.scalar(select(table.c.filled).where(table.c.id == paper_id))
    assert list(stored) == ["sealed"]
    deeds = set(db.session.scalars(select(AuditRow.deed).where(AuditRow.object_id == case_id)))
    assert not {deed for deed in deeds if deed.startswith("paper.")}
    assert visible_paper(actor(school.lan), case_id, paper_id) is None
    assert visible_paper(actor(school.minh), case_id, paper_id) is not None


def test_a_case_that_turns_secret_seals_the_papers_it_has(school, case_id):
    paper_id = begun(case_id, school.lan)
    with transaction() as session:
        case = session.get_one(Case, case_id)
        case.kind = Kind.DENUNCIATION
    table = Paper.__table__
    stored = db.session.scalar(select(table.c.filled).where(table.c.id == paper_id))
    assert CITIZEN not in json.dumps(stored, ensure_ascii=False)
    assert paper_at(paper_id).filled["person_name"] == CITIZEN


def actor(somebody):
    return actor_on(person_by_id(somebody.id), TODAY)
