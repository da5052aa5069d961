"""The pages of commitments: what each person may do there, and that every number opens its rows."""

from datetime import date, time
from io import BytesIO

import pytest
from openpyxl import load_workbook

from casebook.law.commitments import CommitmentOutcome
from casebook.records.reception import SessionKind
from casebook.services.openings import Ground, Opening, open_session
from casebook.services.sessions import conclude_session
from casebook.web import commitments
from tests import handed
from tests.commitments import TOPIC, commitment, committed, ended
from tests.papers.pdf import text_of
from tests.people import doing, sign_in

pytestmark = pytest.mark.deep

TODAY = date(2026, 11, 23)
EVIDENCE = "biên bản nghiệm thu.pdf"


@pytest.fixture
def made(app, school):
    """One commitment that is overdue, owned by Cô Hà."""
    with app.app_context():
        return committed(school)


def fresh(app, commitment_id):
    with app.app_context():
        row = commitment(commitment_id)
        return row.outcome, row.settled_on, row.owner_id, [note.told for note in row.notes]


def test_the_owner_notes_the_progress_with_evidence_that_others_download(app, page, visitor, school, made):
    sign_in(page, school.ha)
    assert TOPIC in page("/").text
    form = page(f"/commitments/{made}/progress")
    files = [(BytesIO(handed.pdf()), EVIDENCE)]
    shown = form.submit(told="Đã nghiệm thu", on_day="20/11/2026", files=files)
    assert EVIDENCE in shown.text
    noted, *_made = [entry.text for entry in shown.find(id="history").find_all("li")]
    assert "Đã nghiệm thu" in noted
    assert f"Người ghi: {school.ha.full_name}" in noted
    union = visitor()
    sign_in(union, school.thu)
    told = union(f"/commitments/{made}")
    assert EVIDENCE in told.text
    link = told.find("a", text=EVIDENCE)["href"]
    assert union.client.get(link).data == handed.pdf()


def test_leaders_settle_and_the_list_counts_it(app, page, school, made):
    sign_in(page, school.minh)
    settled = page(f"/commitments/{made}/settle").submit(
        outcome="promise_kept", settled_on="04/11/2026", settled_note="Nghiệm thu muộn"
    )
    assert "Thực hiện muộn" in settled.text
    assert fresh(app, made)[:2] == (CommitmentOutcome.KEPT, date(2026, 11, 4))
    listed = page("/commitments")
    assert "0/1 thực hiện đúng hạn (0 %)" in listed.text
    assert "Không có cam kết nào phù hợp" in page("/commitments?state=commitment_overdue").text
    wrong = page(f"/commitments/{made}/settle").submit(
        status=422, outcome="promise_broken", settled_note="", settled_on="04/11/2026"
    )
    assert "vì sao không thực hiện được" in wrong.text


def test_a_replacement_and_the_commitment_it_replaces_lead_to_each_other(app, page, school, made):
    sign_in(page, school.minh)
    new = page(f"/commitments/{made}/replace").submit(
        reason="Nhà thầu bỏ việc", content="Sửa xong trước Tết", due_on="20/01/2027"
    )
    assert "Sửa xong trước Tết" in new.text
    assert "Nhà thầu bỏ việc" in new.text
    old = page(f"/commitments/{made}")
    assert "Đã có cam kết khác thay thế" in old.text
    assert page.client.get(f"/commitments/{made}/settle").status_code == 404
    assert page.client.get(f"/commitments/{made}/replace").status_code == 404


def test_who_replaces_one_after_its_day_is_told_and_every_count_shows_it(app, page, school, made):
    with app.app_context():
        still_open = committed(school, owner_id=school.hai.id, due_on=date(2026, 12, 4))
    sign_in(page, school.minh)
    form = page(f"/commitments/{made}/replace")
    warning = "tính là không thực hiện đúng hạn"
    assert warning in form.text
    assert warning not in page(f"/commitments/{still_open}/replace").text
    form.submit(reason="Nhà thầu bỏ việc", content="Sửa xong trước Tết", due_on="20/01/2027")
    assert "Thay khi quá hạn" in page(f"/commitments/{made}").text
    whole = page("/commitments")
    assert "0/1 thực hiện đúng hạn (0 %)" in whole.text
    (opens,) = {
        link["href"]
        for link in whole.find_all("a")
        if "state=commitment_replaced_late" in link.get("href", "")
    }
    rows = [row["data-commitment"] for row in page(opens).find_all("tr") if row.get("data-commitment")]
    assert rows == [made]
    assert (
        "0/1 thực hiện đúng hạn (0 %)" in page("/commitments/figures?first=01/10/2026&last=31/10/2026").text
    )
    paper = " ".join(text_of(page.client.get("/commitments/figures/follow-up.pdf").data).split())
    assert "thay bằng cam kết khác khi quá hạn 01" in paper
    assert "thay bằng cam kết khác trong hạn 00" in paper
    assert "Tỷ lệ thực hiện đúng hạn: 0/1 (0 %)" in paper
    sent = page.client.get("/commitments/figures/commitments.xlsx?state=commitment_replaced_late")
    sheet = load_workbook(BytesIO(sent.data)).active
    assert [row[6].value for row in sheet.iter_rows(min_row=4)] == ["Thay khi quá hạn"]


def test_another_owner_takes_over(app, page, school, made):
    sign_in(page, school.minh)
    page(f"/commitments/{made}/hand-over").submit(owner_id=school.hai.id, reason="Cô Hà đi học")
    assert fresh(app, made)[2:] == (
        school.hai.id,
        ["Giao lại: Cô Hà Mẫu → Thầy Hải Mẫu. Cô Hà đi học"],
    )


def test_the_second_who_gives_it_over_sees_to_whom_the_first_did(page, school, made):
    sign_in(page, school.minh)
    first, second = page(f"/commitments/{made}/hand-over"), page(f"/commitments/{made}/hand-over")
    first.submit(owner_id=school.hai.id, reason="Cô Hà đi học")
    shown = second.submit(status=422, owner_id=school.lan.id, reason="Cô Lan rảnh hơn")
    assert "Người khác vừa ghi ở đây: Thầy Hải Mẫu" in shown.text
    assert "Cô Lan Mẫu" in shown.submit().find("dl").text


@pytest.mark.parametrize(
    ("who", "open_to_them"),
    [
        ("minh", "show progress settle replace hand-over"),
        ("ha", "show progress settle replace hand-over"),
        ("lan", "show"),
        ("hai", "show"),
        ("thu", "show"),
        ("son", "show"),
        ("tu", ""),
        ("mai", ""),
        ("binh", ""),
    ],
)
def test_each_person_gets_to_what_they_may(page, school, made, who, open_to_them):
    sign_in(page, getattr(school, who))
    addresses = {"show": f"/commitments/{made}"}
    addresses |= {
        deed: f"/commitments/{made}/{deed}" for deed in ("progress", "settle", "replace", "hand-over")
    }
    got = {deed: page.client.get(address).status_code for deed, address in addresses.items()}
    assert got == {deed: 200 if deed in open_to_them.split() else 404 for deed in addresses}


def test_the_conclusion_of_the_head_becomes_a_commitment(app, page, school):
    with app.app_context():
        minh = doing(school.minh, today=TODAY)
        opening = Opening(
            kind=SessionKind.UNSCHEDULED,
            held_on=date(2026, 11, 20),
            starts=time(8),
            ends=time(10),
            place="Phòng tiếp công dân",
            receiver_id=school.minh.id,
            ground=Ground.TENSE,
            reason="Vụ việc gấp",
        )
        held = open_session(doing=minh, unit_id=school.unit.id, opening=opening)
        conclude_session(doing=minh, session_id=held, number="5/TB-THM", text="Sửa nhà vệ sinh")
        committed(school)
    sign_in(page, school.lan)
    form = page(f"/reception/sessions/{held}/commitments/new")
    typed = {"topic": TOPIC, "content": "Sửa xong", "owner_id": school.ha.id, "due_on": "30/12/2026"}
    missing = form.submit(status=422, **(typed | {"owner_id": ""}))
    assert "Đã từng cam kết về việc này" in missing.text
    session = form.submit(**typed)
    assert "hạn 30/12/2026" in session.text
    before = page.client.get("/commitments/before", query_string={"topic": "NHA VE SINH"})
    assert before.get_data(as_text=True).count(TOPIC) == 2


def test_figures_open_the_rows_they_counted(app, page, school, made):
    with app.app_context():
        other = committed(school, owner_id=school.hai.id, due_on=date(2026, 10, 9))
        ended(school, other, CommitmentOutcome.KEPT, date(2026, 10, 9))
    sign_in(page, school.thu)
    shown = page("/commitments/figures?first=01/10/2026&last=31/12/2026&grain=quarter")
    assert "1/2 thực hiện đúng hạn (50 %)" in shown.text
    numbers = [link["href"] for link in shown.find_all("a") if "state=" in link.get("href")]
    assert len(numbers) == 8
    opened = {len([row for row in page(url).find_all("tr") if row.get("data-commitment")]) for url in numbers}
    assert opened == {1}
    assert page.client.get("/commitments/figures?first=02/10/2026&last=01/10/2026").status_code == 422
    assert page.client.get("/commitments/figures?first=01/01/1990&last=01/10/2026").status_code == 422


def test_the_list_goes_out_as_paper_word_file_and_workbook(app, page, school, made):
    with app.app_context():
        committed(school, topic="=1+1", content="Công thức không chạy", owner_id=school.hai.id)
    sign_in(page, school.lan)
    paper = text_of(page.client.get("/commitments/figures/follow-up.pdf?owner=" + school.ha.id).data)
    assert "Tỷ lệ thực hiện đúng hạn: 0/1 (0 %)" in paper
    assert "từ ngày 30 tháng 10 năm 2026 đến ngày 30 tháng 10 năm 2026" in paper
    assert TOPIC in paper
    assert "=1+1" not in paper
    assert f"người chịu trách nhiệm {school.ha.full_name}" in paper
    late = text_of(page.client.get("/commitments/figures/follow-up.pdf?state=commitment_overdue").data)
    assert "Tỷ lệ thực hiện đúng hạn: không tính, vì bảng chỉ gồm cam kết “Quá hạn" in late
    assert page.client.get("/commitments/figures/follow-up.docx").data.startswith(b"PK")
    sent = page.client.get(f"/commitments/figures/commitments.xlsx?owner={school.hai.id}")
    sheet = load_workbook(BytesIO(sent.data)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [row[:2] for row in rows] == [["=1+1", "Công thức không chạy"]]
    assert sheet.cell(4, 1).data_type == "s"


@pytest.mark.parametrize(
    "asked",
    [
        "?after=9999999999999999999999.2026-10-30." + "0" * 32,
        "?after=0.2026-10-30.%00",
        "?before=1.9999-99-99." + "0" * 32,
        "?dialogue=%00",
        "?owner=%00&state=none&first=31/02/2026",
        "/before?topic=%00&but=%00",
    ],
)
def test_an_address_nobody_was_given_asks_for_nothing(page, school, made, asked):
    sign_in(page, school.minh)
    assert page.client.get(f"/commitments{asked}").status_code == 200


def test_a_long_list_is_turned_forwards_and_backwards(app, page, school, made, monkeypatch):
    monkeypatch.setattr(commitments, "PAGE", 1)
    with app.app_context():
        committed(school, topic="Bữa ăn bán trú", due_on=date(2026, 11, 2))
    sign_in(page, school.thu)
    first = page("/commitments?first=01/10/2026")
    assert [row["data-commitment"] for row in first.find_all("tr") if row.get("data-commitment")] == [made]
    second = first.follow("Trang sau")
    assert "Bữa ăn bán trú" in second.find("tbody").text
    assert "Trang sau" not in second.text
    assert TOPIC in second.follow("Trang trước").find("tbody").text
