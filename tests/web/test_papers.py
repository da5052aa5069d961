"""Papers of a case through their pages: begun, filled in, printed, issued, recorded."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import update

from casebook.law.signing import PaperState
from casebook.papers.catalogue import forms_on
from casebook.papers.form import ConfinedForm, Form
from casebook.records.base import db, transaction
from casebook.records.papers import Paper
from casebook.records.people import Appointment
from tests.matters import CITIZEN, case_of, registered
from tests.papers.pdf import text_of
from tests.papers_written import NOTICE, begun, issued, paper_at, written
from tests.people import Somebody, sign_in
from tests.proofs import ask_for_second_factor
from tests.services.test_denouncing import CAME_ON, opened
from tests.services.test_holding import hold
from tests.services.test_holding import opened as held_above
from tests.web.dom import Node
from tests.web.page import Page

DAY = date(2026, 11, 23)
WORDS = "Cô giáo ấy thu tiền của lớp con tôi"


@pytest.fixture
def case_id(school, within) -> str:
    return within(registered, school)


def all_papers() -> list[Paper]:
    db.session.rollback()
    return list(db.session.query(Paper).order_by(Paper.made_at))


def begin(page: Page, key: str = NOTICE) -> Page:
    row = next(row for row in page.find_all("tr") if row.get("data-form") == key)
    return page.submit(row.find("form"))


def test_a_paper_goes_from_the_list_to_its_step(page, school, case_id, within):
    sign_in(page, school.minh)
    papers = page(f"/cases/{case_id}").follow("Văn bản của hồ sơ")
    draft = begin(papers)
    assert draft.find("input", name="v_person_name")["value"] == CITIZEN
    assert "Chưa biết: trên giấy là dòng chấm" in draft.text
    issue = draft.submit(own(draft), press="Lưu và ban hành", v_accepted_on="23/11/2026", v_contact="0900")
    shown = issue.submit(press="Ban hành")
    assert "01/TB-THM" in shown.text
    step = shown.follow("Ghi bước: Thụ lý")
    assert step.find("input", name="document_number")["value"] == "01/TB-THM"
    assert step.find("input", name="signer")["value"] == "Thầy Minh Mẫu"
    assert step.find("input", name="on")["value"] == "23/11/2026"
    case = step.submit(press="Lưu")
    assert case.find("article")["data-status"] == "accepted"
    (paper,) = within(all_papers)
    assert paper.event_id == within(lambda: case_of(case_id).journal[-1].id)
    papers = page(f"/cases/{case_id}/papers")
    assert "Thụ lý" in papers.find("section", id="issued").text


def own(page: Page) -> Node:
    """The form of the draft itself, beside the button that puts it aside."""
    return next(form for form in page.find_all("form") if form.get("action") == "" and form.within("main"))


def test_what_is_wrong_is_told_and_everything_typed_stays(page, school, case_id, within):
    paper_id = within(begun, case_id, school.lan, today=DAY)
    sign_in(page, school.lan)
    draft = page(f"/cases/{case_id}/papers/{paper_id}")
    wrong = draft.submit(own(draft), status=422, press="Lưu", v_accepted_on="31/02/2026", v_contact="0900")
    assert "Không có ngày 31/02/2026" in wrong.text
    assert wrong.find("input", name="v_contact")["value"] == "0900"
    assert "contact" not in within(paper_at, paper_id).filled


def test_a_table_grows_line_by_line_without_script_and_counts_by_itself(page, school, case_id, within):
    paper_id = within(begun, case_id, school.lan, "N124-05", today=DAY)
    sign_in(page, school.lan)
    draft = page(f"/cases/{case_id}/papers/{paper_id}")
    more = draft.submit(own(draft), press="Thêm một dòng", **{"v_verifiers-0-v_name": "Cô Lan Mẫu"})
    assert not within(paper_at, paper_id).filled.get("verifiers")
    assert more.find("input", name="v_verifiers-1-v_name", autofocus=True)
    saved = more.submit(own(more), press="Lưu", **{"v_verifiers-1-v_name": "Thầy Hải Mẫu"})
    assert saved.find("input", name="v_verifiers-1-v_name")["value"] == "Thầy Hải Mẫu"
    told = text_of(page.client.get(f"/cases/{case_id}/papers/{paper_id}/pdf").data)
    assert "1 Cô Lan Mẫu" in told
    assert "2 Thầy Hải Mẫu" in told


def test_a_draft_changed_meanwhile_shows_what_the_other_one_wrote(page, school, case_id, within):
    paper_id = within(begun, case_id, school.lan, today=DAY)
    sign_in(page, school.lan)
    draft = page(f"/cases/{case_id}/papers/{paper_id}")
    within(written, case_id, paper_id, school.minh, today=DAY, accepted_on="2026-11-20")
    told = draft.submit(own(draft), status=422, press="Lưu", v_accepted_on="23/11/2026")
    assert "Người khác vừa ghi ở đây: 20/11/2026" in told.text
    told.submit(own(told), press="Lưu")
    assert within(paper_at, paper_id).filled["accepted_on"] == "2026-11-23"


def test_a_draft_changed_meanwhile_is_not_put_aside_unread(page, school, case_id, within):
    paper_id = within(begun, case_id, school.lan, today=DAY)
    sign_in(page, school.lan)
    draft = page(f"/cases/{case_id}/papers/{paper_id}")
    within(written, case_id, paper_id, school.minh, today=DAY, contact="Cô Lan Mẫu")
    told = draft.submit("/discard", press="Bỏ dự thảo này")
    assert "người khác đã sửa dự thảo này" in told.text
    assert within(paper_at, paper_id).filled["contact"] == "Cô Lan Mẫu"
    told.submit("/discard", press="Bỏ dự thảo này")
    assert within(paper_at, paper_id).state is PaperState.DISCARDED


def test_a_draft_that_was_issued_meanwhile_says_so_and_stays_as_it_is(page, school, case_id, within):
    paper_id = within(begun, case_id, school.lan, today=DAY)
    sign_in(page, school.lan)
    draft = page(f"/cases/{case_id}/papers/{paper_id}")
    within(issued, case_id, paper_id, school.minh, signer=school.minh, on=DAY)
    told = draft.submit(own(draft), press="Lưu", v_contact="0900")
    assert "đã được ban hành hoặc bỏ đi" in told.text
    assert "contact" not in within(paper_at, paper_id).filled


def test_the_case_tells_on_a_draft_what_it_says_otherwise(page, school, case_id, within):
    paper_id = within(begun, case_id, school.lan, today=DAY)
    within(written, case_id, paper_id, school.lan, today=DAY, person_address="Số 8 phố Ví Dụ")
    sign_in(page, school.lan)
    assert "Hồ sơ ghi: Số 7 phố Ví Dụ" in page(f"/cases/{case_id}/papers/{paper_id}").text


def test_a_paper_issued_in_error_is_put_aside_with_its_reason(page, school, case_id, within):
    paper_id = within(begun, case_id, school.minh, today=DAY)
    within(issued, case_id, paper_id, school.minh, signer=school.minh, on=DAY)
    sign_in(page, school.minh)
    at = f"/cases/{case_id}/papers/{paper_id}"
    shown = page(at)
    assert not [form for form in shown.find_all("form") if form.find_all("input", name="v_contact")]
    refused = shown.submit("/discard", status=422)
    assert "Hãy ghi lý do" in refused.text
    assert "01/TB-THM" in refused.submit("/discard", reason="Sai tên người nhận").text
    assert "Sai tên người nhận" in page(at).text
    assert within(paper_at, paper_id).state is PaperState.DISCARDED


def test_a_paper_is_tied_to_a_step_recorded_before_it(page, school, case_id, within):
    paper_id = within(begun, case_id, school.minh, "N124-13", today=DAY)
    within(issued, case_id, paper_id, school.minh, signer=school.minh, on=DAY)
    sign_in(page, school.minh)
    shown = page(f"/cases/{case_id}/papers/{paper_id}")
    event_id = within(lambda: case_of(case_id).journal[0].id)
    assert "Văn bản đã gắn với bước ấy" in shown.submit("/tie", event=event_id).text
    assert within(paper_at, paper_id).event_id == event_id


@pytest.mark.parametrize("who", ["thu", "son", "tu", "mai", "hai"])
def test_pages_of_papers_are_not_there_for_whoever_may_not_know(page, school, within, who):
    case_id = within(registered, school, concerns_democracy=True)
    paper_id = within(begun, case_id, school.lan, today=DAY)
    sign_in(page, getattr(school, who))
    for end in ("", f"/{paper_id}", f"/{paper_id}/pdf", f"/{paper_id}/docx", f"/{paper_id}/issue"):
        page(f"/cases/{case_id}/papers{end}", status=404)


def test_whoever_may_read_and_not_write_is_offered_no_paper_to_begin(page, school, case_id):
    sign_in(page, school.binh)
    listed = page(f"/cases/{case_id}/papers")
    assert not [button for button in listed.find_all("button") if button.get("name") in ("begin", "reuse")]


def put_in(school, case_id: str, form: Form) -> str:
    """Put an issued paper into a case; gives its id."""
    moment = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    with transaction() as session:
        paper = Paper(
            unit_id=school.commune.id,
            case=case_of(case_id),
            case_id=case_id,
            event_id=case_of(case_id).journal[0].id,
            form=form.key,
            form_since=form.since,
            state=PaperState.ISSUED,
            filled={},
            issued_on=DAY,
            made_by_id=school.binh.id,
            made_at=moment,
            changed_at=moment,
        )
        session.add(paper)
        session.flush()
        return paper.id


def test_what_may_tell_who_denounces_has_no_page_for_whoever_does_not_settle_the_case(page, school, within):
    """The keeper of what is held above knows the case, and neither resolves nor handles it."""
    case_id = within(lambda: held_above(school, hold(school)))
    forms = [form for form in forms_on(DAY) if form.key.startswith("N31-")]
    confined = next(form for form in forms if isinstance(form, ConfinedForm))
    open_one = next(form for form in forms if not isinstance(form, ConfinedForm))
    kept = within(put_in, school, case_id, confined)
    told = within(put_in, school, case_id, open_one)
    sign_in(page, school.binh)
    listed = page(f"/cases/{case_id}/papers").text
    assert open_one.vi in listed
    for address in ("/papers", ""):
        assert f"/papers/{told}" in str(page.client.get(f"/cases/{case_id}{address}").data)
        assert f"/papers/{kept}" not in str(page.client.get(f"/cases/{case_id}{address}").data)
    assert "1 đã ban hành" in page(f"/cases/{case_id}").find("section", id="written").text
    for end in ("", "/pdf", "/docx"):
        page(f"/cases/{case_id}/papers/{kept}{end}", status=404)


def test_papers_of_a_denunciation_mark_what_is_protected_and_keep_nothing_typed(page, school, within):
    case_id = within(opened, school, content=WORDS)
    paper_id = within(begun, case_id, school.minh, "N31-05", today=CAME_ON)
    sign_in(page, school.minh)
    draft = page(f"/cases/{case_id}/papers/{paper_id}")
    assert "Bảo vệ: cho biết, hoặc có thể cho biết, ai tố cáo" in draft.text
    assert "Viết tay trên bản in" in draft.text
    assert not draft.find_all("input", name="v_denouncer_name")
    sent = page.client.get(f"/cases/{case_id}/papers/{paper_id}/docx")
    assert "van-ban.docx" in sent.headers["Content-Disposition"]
    form = own(draft)
    page.client.post("/logout", data={"csrf_token": form.find("input", name="csrf_token")["value"]})
    page.client.post(f"/cases/{case_id}/papers/{paper_id}", data={"v_unit": WORDS})
    sign_in(page, school.minh)
    assert "Nội dung bạn đã gõ" not in page(f"/cases/{case_id}/papers/{paper_id}").text
    assert WORDS not in within(lambda: str(paper_at(paper_id).filled))


def test_who_issues_for_a_denunciation_proves_who_they_are_before_typing(page, school, within):
    case_id = within(opened, school)
    paper_id = within(begun, case_id, school.minh, "N31-04", today=CAME_ON)
    sign_in(page, school.minh)
    assert page(f"/cases/{case_id}/papers/{paper_id}/issue").find_all("select", name="signer")
    within(ask_for_second_factor)
    answer = page.client.get(f"/cases/{case_id}/papers/{paper_id}/issue")
    assert answer.status_code != 200 or b'name="signer"' not in answer.data


def words_of(clerk, case_id: str, paper_id: str) -> str:
    data = clerk.client.get(f"/cases/{case_id}/papers/{paper_id}/docx").data
    return "\n".join(one.text for one in Document(BytesIO(data)).paragraphs)


def test_a_day_before_that_of_a_number_before_it_is_told_and_confirmed(page, school, case_id, within):
    first = within(begun, case_id, school.minh, today=DAY)
    within(issued, case_id, first, school.minh, signer=school.minh, on=DAY)
    paper_id = within(begun, case_id, school.minh, today=DAY)
    sign_in(page, school.minh)
    issue = page(f"/cases/{case_id}/papers/{paper_id}/issue")
    assert "Gần nhất trong sổ này: số 01/TB-THM, ngày 23/11/2026." in issue.text
    assert not issue.find_all("input", name="out_of_order")
    told = issue.submit(status=422, press="Ban hành", issued_on="20/11/2026")
    assert "số 01/TB-THM đã ghi ngày 23/11/2026" in told.text
    assert told.find("input", name="issued_on")["value"] == "20/11/2026"
    again = told.submit(status=422, press="Ban hành")
    assert again.find("input", name="out_of_order").get("checked", "no") == "no"
    shown = again.submit(press="Ban hành", out_of_order="y")
    assert "02/TB-THM" in shown.text
    assert within(paper_at, paper_id).issued_on == date(2026, 11, 20)


def test_a_paper_of_an_earlier_day_may_bear_the_name_of_who_signed_then(page, school, case_id, within):
    paper_id = within(begun, case_id, school.lan, today=DAY)
    within(leave, school.ha, on=date(2026, 11, 20))
    sign_in(page, school.minh)
    shown = page(f"/cases/{case_id}/papers/{paper_id}/issue")
    assert not shown.find_all("option", value=school.ha.id)
    # Whoever came after that day is refused for it, and then those who signed on it are offered.
    within(leave, school.lan, on=DAY, since=date(2026, 11, 23))
    offered = shown.submit(status=422, press="Ban hành", issued_on="20/11/2026", signer=school.lan.id)
    assert offered.find("option", value=school.ha.id)
    offered.submit(press="Ban hành", signer=school.ha.id)
    paper = within(paper_at, paper_id)
    assert (paper.signer_id, paper.issued_on) == (school.ha.id, date(2026, 11, 20))


def leave(somebody: Somebody, *, on: date, **more: date) -> None:
    with transaction() as session:
        held = Appointment.person_id == somebody.id
        session.execute(update(Appointment).where(held).values(until=on, **more))
