"""What accuses the head or a deputy is asked about wherever letters, files and papers of a case come in."""

from io import BytesIO

import pytest
from sqlalchemy import func, select

from casebook.records.attachments import Attachment
from casebook.records.audit import AuditRow, Counter
from casebook.records.base import db, transaction
from casebook.records.cases import Case, Letter
from casebook.records.people import Person
from casebook.records.sign_ins import KeptText
from casebook.records.visits import Receipt, SealedEntry, Visit
from casebook.services.visiting import receive_visitor
from tests import handed
from tests.conftest import MORNING, ORDINARY_DAY
from tests.deep.crawl import Crawler, addresses, ids_of, masked, papers_set_once
from tests.matters import case_of, registered
from tests.people import doing, sign_in
from tests.services.test_visit_papers import entry as visit_entry

pytestmark = pytest.mark.deep

SECRET = "điều bí mật"
ABOVE, SLIP = "/reception/above", "/reception/above/slip"
KEPT = (Case, Letter, Attachment, Visit, Receipt, SealedEntry, KeptText)
ORDINARY = {"parts-0-kind": "petition", "parts-0-subject": "Sửa mái nhà xe"}
ACCUSING = {
    "kind": "feedback",
    "subject": SECRET,
    "content": SECRET,
    "accuses_head": True,
}


def part(at: int) -> dict[str, object]:
    return {f"parts-{at}-{name}": value for name, value in ACCUSING.items()}


@pytest.fixture
def case_id(within, school) -> str:
    return within(registered, school)


@pytest.fixture
def visit_id(within, school) -> str:
    def receive():
        lan = doing(school.lan, today=ORDINARY_DAY)
        return receive_visitor(doing=lan, entry=visit_entry(school, on=ORDINARY_DAY)).id

    return within(receive)


@pytest.fixture
def lan(page, school):
    sign_in(page, school.lan)
    return page


@pytest.fixture
def papers():
    """The same paper from the same values is set once."""
    with papers_set_once():
        yield


def kept() -> dict[str, object]:
    """Everything that could tell: how many rows, the numbers given, the audit lines but for reading."""
    db.session.rollback()
    rows = {table.__name__: db.session.scalar(select(func.count()).select_from(table)) for table in KEPT}
    numbers = db.session.execute(select(Counter.unit_id, Counter.register, Counter.last)).all()
    lines = db.session.scalars(select(AuditRow.deed).where(AuditRow.deed.not_like("%read"))).all()
    return rows | {"numbers": sorted(tuple(one) for one in numbers), "lines": sorted(lines)}


def splitting(lan, case_id):
    return lan(f"/cases/{case_id}/split"), "Tách đơn", part(0)


def attaching(lan, case_id):
    said = {"subject": SECRET, "content": SECRET, "accuses_head": True}
    return lan(f"/cases/{case_id}/letters/new"), "Ghi thêm đơn", said


def adding_files(lan, case_id):
    file = (BytesIO(handed.pdf(SECRET)), f"{SECRET}.pdf")
    return lan(f"/cases/{case_id}/files"), "Lưu", {"files": [file], "accuses_head": True}


def refusing(lan, _case_id):
    return lan("/reception/visits/refuse"), "từ chối", {"content": SECRET, "accuses_head": True}


FORMS = [splitting, attaching, adding_files, refusing]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_of_it_is_kept_and_the_next_page_asks_for_the_seal(lan, within, case_id, form):
    before = within(kept)
    page, press, said = form(lan, case_id)
    told = page.submit(press=press, **said)
    assert told.path == ABOVE
    assert SECRET not in told.text
    assert within(kept) == before
    entered = told.submit(press="Ghi cho cơ quan cấp trên", came_by="letter", seal_number="NP-31")
    assert "NP-31" in entered.text
    after = within(kept)
    assert after["SealedEntry"] == 1
    assert {name: after[name] for name in ("Case", "Letter", "Attachment", "Visit")} == {
        name: before[name] for name in ("Case", "Letter", "Attachment", "Visit")
    }


@pytest.mark.parametrize("form", FORMS)
def test_where_nobody_above_uses_the_program_it_leads_to_the_blank_slip(lan, within, school, case_id, form):
    def leave():
        with transaction() as session:
            session.get_one(Person, school.binh.id).active = False

    within(leave)
    before = within(kept)
    page, press, said = form(lan, case_id)
    told = page.submit(press=press, **said)
    assert told.path == SLIP
    assert told.find_all("input", name="seal_number") == []
    assert within(kept) == before


@pytest.mark.parametrize("form", FORMS)
def test_typed_when_the_sign_in_ran_out_it_is_kept_nowhere_either(lan, within, clock, case_id, form):
    page, press, said = form(lan, case_id)
    clock.to(ORDINARY_DAY.replace(day=ORDINARY_DAY.day + 1), MORNING)
    page.submit(press=press, **said)
    assert within(kept)["KeptText"] == 0


@pytest.mark.parametrize("path", ["receipt", "files"])
def test_papers_of_a_visit_ask_as_well(lan, within, visit_id, path):
    receipt = lan(f"/reception/visits/{visit_id}/receipt")
    if path == "files":
        receipt = receipt.submit(**{"items-0-name": "Đơn"}).follow("Tệp nộp kèm")
        said = {"files": [(BytesIO(handed.pdf(SECRET)), "a.pdf")]}
    else:
        said = {"items-0-name": SECRET}
    before = within(kept)
    told = receipt.submit(accuses_head=True, **said)
    assert told.path == ABOVE
    assert within(kept) == before


def test_the_other_contents_of_a_letter_stay_and_are_split_off_first(lan, within, case_id):
    form = lan(f"/cases/{case_id}/split").submit(press="Thêm một nội dung", **ORDINARY)
    told = form.submit(press="Tách đơn", status=422, document_number="5/HD-THM", **part(1))
    assert SECRET not in told.response.text
    assert "Một nội dung thuộc cơ quan cấp trên" in told.text
    assert told.find("input", id="parts-0-subject")["value"] == "Sửa mái nhà xe"
    assert told.find("input", id="document_number")["value"] == "5/HD-THM"
    assert within(kept)["Case"] == 1
    shown = told.submit(press="Tách đơn")
    assert shown.path == f"/cases/{case_id}"
    assert "Còn phong bì" in shown.text
    assert shown.follow("Về người đứng đầu, cấp phó").path == ABOVE
    note = within(lambda: case_of(case_id).journal[-1].paper)
    assert note["parts"] == "1"  # as if the letter had held no other
    assert within(names) == ["KN-2026-0001", "KNPA-2026-0001"]
    assert within(lambda: db.session.scalars(select(Letter.number).order_by(Letter.number)).all()) == [1, 2]
    assert "Còn phong bì" not in lan(f"/cases/{case_id}").text


def names() -> list[str]:
    return list(db.session.scalars(select(Case.name).order_by(Case.name)))


def test_the_first_of_several_contents_may_be_the_one_that_goes(lan, within, case_id):
    form = lan(f"/cases/{case_id}/split").submit(press="Thêm một nội dung", **part(0))
    assert form.path == ABOVE  # one content, and it accuses: nothing is left to split
    form = lan(f"/cases/{case_id}/split").submit(press="Thêm một nội dung")
    second = {"parts-1-kind": "petition", "parts-1-subject": "Sửa mái nhà xe"}
    told = form.submit(press="Thêm một nội dung", status=422, **part(0), **second)
    assert told.find("input", id="parts-1-subject")["value"] == "Sửa mái nhà xe"
    told.submit(press="Tách đơn")
    assert within(names) == ["KN-2026-0001", "KNPA-2026-0001"]


def test_of_several_matters_of_a_visit_the_rest_is_saved_and_the_envelope_remembered(lan, within):
    said = {
        "full_name": "Bà Cúc Ví Dụ",
        "matters-0-content": "Hỏi giờ đón trẻ",
        "matters-0-kind": "petition",
        "matters-0-handling": "answered",
        "matters-0-answer": "Đã trả lời",
    }
    form = lan("/reception/visits/new").submit("visit", press="thêm", **said)
    accusing = {
        "matters-1-content": SECRET,
        "matters-1-kind": "feedback",
        "matters-1-handling": "noted",
        "matters-1-accuses_head": True,
    }
    told = form.submit("visit", press="Lưu", status=422, **accusing)
    assert "Một nội dung thuộc cơ quan cấp trên" in told.text
    assert SECRET not in told.response.text
    assert "Còn phong bì" in told.submit("visit", press="Lưu").text
    assert within(kept)["Visit"] == 1


@pytest.mark.parametrize(("form", "who"), [(splitting, "minh"), (attaching, "ha")])
@pytest.mark.usefixtures("papers")
def test_the_head_and_the_deputy_see_nothing_different(app, visitor, school, case_id, form, who):
    lan, walker = visitor(), Crawler(app).browser(who)
    sign_in(lan, school.lan)
    page, press, said = form(lan, case_id)
    asked = addresses(app, dict.fromkeys(ids_of(app), ()) | {"case_id": (case_id,)})
    walk(walker, asked)  # what a page tells once is told
    before = walk(walker, asked)
    page.submit(press=press, **said).submit(
        press="Ghi cho cơ quan cấp trên", came_by="letter", seal_number="NP-31"
    )
    after = walk(walker, asked)
    assert [name for name in asked if after[name] != before[name]] == []
    if who == "minh":  # the walk would have seen it
        case = f"/cases/{case_id}"
        splitting(lan, case_id)[0].submit(press="Tách đơn", **ORDINARY)
        now = walk(walker, ["/cases", case])
        assert [name for name in now if now[name] != before[name]] == ["/cases", case]


def walk(browser, asked):
    answers = {}
    for address in asked:
        with browser.get(address) as answer:
            answers[address] = masked(answer.status_code, answer.headers, answer.data)
    return answers


def test_a_handler_who_adds_files_is_told_how_to_seal(visitor, within, school):
    case_id = within(registered, school)
    minh, hai = visitor(), visitor()
    sign_in(minh, school.minh)
    minh(f"/cases/{case_id}/assign").submit(handler=school.hai.id)
    sign_in(hai, school.hai)
    page, press, said = adding_files(hai, case_id)
    told = page.submit(press=press, **said)
    assert told.path == SLIP
    assert told.follow("Bàn làm việc").path == "/"
