"""Who denounces on the screen: typed once, asked for, approved by another person, shown once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from casebook.law.identities import IdentityMode
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.records.identities import IdentityOpening
from casebook.records.sign_ins import KeptText
from tests.conftest import MORNING, ORDINARY_DAY
from tests.identities import DENOUNCER, SECRETS, choose, denounced
from tests.people import PASSWORD, settle_school, sign_in

pytestmark = pytest.mark.deep

TYPED = {"name": DENOUNCER.name, "address": DENOUNCER.address, "telephone": DENOUNCER.telephone}
ASKED = {"basis": "verify", "fields": ["name", "telephone"], "reason": "Cần hẹn làm việc."}


@pytest.fixture
def settings(settings):
    """A program on a network that was declared to have no way out."""
    return type(settings)(**{**vars(settings), "isolated_lan": True})


@pytest.fixture
def school(app, clock):
    with app.app_context():
        made = settle_school()
        choose(IdentityMode.SEALED_DIGITAL)
    return made


@pytest.fixture
def windows(visitor, school):
    """A browser of each person, signed in when first asked for."""
    open_ones = {}

    def of(who: str):
        if who not in open_ones:
            open_ones[who] = visitor()
            sign_in(open_ones[who], getattr(school, who))
        return open_ones[who]

    return of


def confirmed(browser) -> None:
    """Prove once more who one is, as the page asks."""
    browser("/account/confirm").submit(code=PASSWORD)


@pytest.fixture
def case_id(app, school) -> str:
    with app.app_context():
        return denounced(school)


def request_of(app) -> str:
    with app.app_context():
        return f"/openings/{db.session.scalars(select(IdentityOpening.id)).one()}"


def ask(app, windows, case_id: str) -> str:
    windows("minh")(f"/cases/{case_id}/identity").submit(press="Gửi đề nghị", **ASKED)
    return request_of(app)


def approve(windows, address: str) -> None:
    confirmed(windows("hai"))
    windows("hai")(address).submit(press="Duyệt", decision="Đúng là cần để xác minh.")


def test_it_is_typed_after_the_seal_and_never_shown_again(app, windows):
    lan = windows("lan")
    asked = lan("/reception/sealed/new").submit(press="Ghi vào sổ", came_by="letter", seal_number="NP-01")
    assert asked.path.endswith("/identity")
    listed = asked.submit(press="Niêm phong", **TYPED)
    assert listed.path == "/reception/sealed"
    again = lan(asked.path)
    assert again.path == "/reception/sealed"
    for page in (listed, again):
        assert not [secret for secret in SECRETS if secret in page.response.text]


def held_by(lan, seal: str = "NP-41"):
    return lan("/reception/above").submit(
        press="Ghi cho cơ quan cấp trên", came_by="letter", seal_number=seal
    )


def test_of_what_is_held_above_it_is_typed_after_the_seal_as_well_or_from_the_clerks_list(windows):
    lan = windows("lan")
    asked = held_by(lan)
    assert asked.path.endswith("/identity")
    assert asked.h1.endswith("NP-41")  # the number is the register's above
    later = lan("/reception/above").follow("Niêm phong danh tính")
    listed = later.submit(press="Niêm phong", **TYPED)
    assert listed.path == "/reception/above"
    assert not [a for a in listed.find_all("a") if a.get("href").endswith("/identity")]
    assert not [secret for secret in SECRETS if secret in listed.response.text]
    told = windows("binh")("/held").follow("1/2026")
    assert "đã được niêm phong trên máy" in told.text


def test_whoever_opens_the_envelope_above_may_seal_it_within_an_hour(clock, windows, school):
    held_by(windows("lan"))
    binh = windows("binh")
    entry = binh("/held").follow("1/2026")
    assert "chỉ ở trong phong bì" in entry.text
    assert not [a for a in entry.find_all("a") if a.get("href").endswith("/identity")]
    asked = entry.follow("Ghi việc đã xảy ra với phong bì").submit(
        press="Ghi vào sổ",
        kind="read",
        done_by=school.binh.id,
        read_by=[school.binh.id],
        seal_number="NP-42",
    )
    assert asked.path.endswith("/identity")
    shown = binh(entry.path).follow("Niêm phong danh tính").submit(press="Niêm phong", **TYPED)
    assert shown.path == entry.path
    assert "đã được niêm phong trên máy" in shown.text
    assert not [secret for secret in SECRETS if secret in shown.response.text]


def test_on_paper_the_register_above_says_nothing_of_the_machine(app, windows):
    with app.app_context():
        choose(IdentityMode.SEALED_PAPER)
    assert held_by(windows("lan")).path == "/reception/above"
    told = windows("binh")("/held").follow("1/2026")
    assert "danh tính" not in told.text


def test_a_mistake_is_told_and_the_name_stands_in_no_address(windows):
    asked = windows("lan")("/reception/sealed/new").submit(
        press="Ghi vào sổ", came_by="letter", seal_number="NP-01"
    )
    told = asked.submit(press="Niêm phong", status=422, name="", address=DENOUNCER.address)
    assert told.find(id="name-error").text
    assert DENOUNCER.address not in told.response.request.full_path
    assert asked.form()["method"].lower() == "post"
    assert {f.get("autocomplete") for f in asked.form().find_all("input", type="text")} == {"off"}


def test_what_was_typed_when_the_sign_in_ran_out_is_kept_nowhere(app, clock, windows):
    asked = windows("lan")("/reception/sealed/new").submit(
        press="Ghi vào sổ", came_by="letter", seal_number="NP-01"
    )
    clock.to(ORDINARY_DAY + timedelta(days=1), MORNING)
    asked.submit(press="Niêm phong", **TYPED)
    with app.app_context():
        assert db.session.scalars(select(KeptText)).all() == []


def test_on_paper_the_page_of_a_name_does_not_exist(app, windows):
    with app.app_context():
        choose(IdentityMode.SEALED_PAPER)
    listed = windows("lan")("/reception/sealed/new").submit(
        press="Ghi vào sổ", came_by="letter", seal_number="NP-01"
    )
    assert listed.path == "/reception/sealed"
    assert not [a for a in listed.find_all("a") if a.get("href").endswith("/identity")]


def test_two_people_open_it_and_the_third_load_shows_nothing(app, windows, case_id):
    address = ask(app, windows, case_id)
    approve(windows, address)
    minh = windows("minh")
    confirmed(minh)
    first = minh(address)
    assert DENOUNCER.name not in first.text
    shown = first.submit(form_of(first, "show"))
    assert DENOUNCER.name in shown.text
    assert DENOUNCER.telephone in shown.text
    assert DENOUNCER.address not in shown.text
    # The other language would be another page, and this one gone.
    assert shown.find_all("a", class_="account__language") == []
    assert "no-store" in shown.response.headers["Cache-Control"]
    assert shown.response.headers["Refresh"].endswith(f"url={address}")
    third = first.submit(form_of(first, "show"))  # as a browser does that loads it again
    assert DENOUNCER.name not in third.response.text
    assert third.path == address
    assert "không hiện lại" in third.text
    assert DENOUNCER.name not in minh(address).response.text


def form_of(page, do: str):
    """The form of one of several buttons."""
    return next(form for form in page.find_all("form") if form.find_all("button", value=do))


def test_a_deed_without_a_fresh_proof_leads_to_the_page_that_asks_for_it(app, clock, windows, case_id):
    address = ask(app, windows, case_id)
    assert windows("hai")(address).path == "/account/confirm"
    approve(windows, address)
    approved = windows("minh")(address)
    proof = approved.submit(form_of(approved, "show"))
    assert proof.path == "/account/confirm"
    assert "nhập lại" not in proof.text, "a button is nothing that was typed"


@pytest.mark.parametrize("who", ["lan", "ha", "thu", "son", "binh", "tu", "mai"])
def test_nobody_else_finds_the_request(app, windows, case_id, who):
    address = ask(app, windows, case_id)
    windows(who)(address, status=404)
    windows(who)(f"/cases/{case_id}/identity", status=404)
    for do in ("show", "approve", "refuse", "withdraw", "paper"):
        told = windows(who).client.post(address, data={"do": do, "decision": "x"})
        assert told.status_code in {400, 404}


def test_an_ordinary_case_has_no_such_page(app, windows, school):
    from tests.matters import registered  # noqa: PLC0415 - only here

    with app.app_context():
        ordinary = registered(school)
    windows("minh")(f"/cases/{ordinary}/identity", status=404)


def test_a_single_person_is_told_that_the_superior_may_lend_an_approver(app, windows, case_id):
    with app.app_context():
        db.session.get_one(Case, case_id).handler_id = None
        db.session.commit()
    told = windows("minh")(f"/cases/{case_id}/identity").submit(press="Gửi đề nghị", status=422, **ASKED)
    assert "cấp trên cử người duyệt" in told.text
    lent = windows("binh")("/approvers/new")
    lent = lent.submit(
        press="Cử người này", unit=_unit(app, case_id), approver=_binh(app), until="30/11/2026"
    )
    assert "Ông Bình Mẫu" in lent.text
    address = ask(app, windows, case_id)
    confirmed(windows("binh"))
    read = windows("binh")(address)
    assert "Cần hẹn làm việc." in read.text
    assert "Tố cáo việc dạy thêm" not in read.text
    ended = windows("binh")("/approvers").submit("revoke", press="Kết thúc")
    assert "chưa cử ai" in ended.text
    windows("binh")(address, status=404)


def _unit(app, case_id: str) -> str:
    with app.app_context():
        return db.session.get_one(Case, case_id).unit_id


def _binh(app) -> str:
    from casebook.records.people import person_by_username  # noqa: PLC0415 - only here

    with app.app_context():
        return person_by_username("binh").id


def test_the_register_of_envelopes_is_written_and_read(windows, case_id, school):
    lan = windows("lan")
    lan("/reception/sealed/new").submit(press="Ghi vào sổ", came_by="letter", seal_number="NP-05")
    form = lan("/reception/sealed/register").follow("Ghi việc đã xảy ra")
    told = form.submit(
        press="Ghi vào sổ", kind="opened_unaware", done_by=school.lan.id, read_by=[school.lan.id],
        seal_number="NP-06",
    )  # fmt: skip
    assert "NP-06" in told.text
    assert "Cô Lan Mẫu" in told.text


def test_the_choice_of_where_it_is_kept(windows):
    binh = windows("binh")
    confirmed(binh)
    kept = binh("/identity-mode").submit(press="Chọn", mode="sealed_paper")
    assert "vẫn còn" not in kept.text
    windows("minh")("/identity-mode", status=404)


def test_on_a_network_that_is_not_isolated_there_is_nothing_to_choose_and_the_page_says_why(app, page):
    with app.app_context():
        school = settle_school()
    app.config["CASEBOOK"] = replace(app.config["CASEBOOK"], isolated_lan=False)
    sign_in(page, school.binh)
    shown = page("/identity-mode")
    assert "CASEBOOK_ISOLATED_LAN=1" in shown.find(class_="notice").text
    assert "trong phong bì" in shown.find("dl").text
    assert not shown.find_all("input", type="radio")
    with app.app_context():
        choose(IdentityMode.SEALED_DIGITAL)
    assert len(page("/identity-mode").find_all("input", type="radio")) == 1
