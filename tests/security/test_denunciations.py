"""A denunciation leaves no trace: with it and without it, every page of everybody else is the same."""

import re
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from casebook.law.choices import Via
from casebook.law.denounced import About
from casebook.law.fields import Field
from casebook.law.grounds import DenunciationSuspension
from casebook.law.vocabulary import Action
from casebook.services.denouncing import Denunciation, open_denunciation
from casebook.services.sealed_book import SealEntry, seal_entry
from tests.matters import registered, take
from tests.people import PASSWORD, School, doing, settle_school

pytestmark = pytest.mark.deep

CAME_ON, ACCEPTED_ON = date(2026, 11, 9), date(2026, 11, 16)  # Mondays
SUBJECT, ACCUSED = "Tố cáo việc bán sách thư viện", "Nhân viên thư viện"
OTHERS = ("lan", "ha", "hai", "thu", "son", "binh", "tu", "mai")
# The book of seals is the duty officer's own; what ends a session or belongs to no reader is left out, and
# the audit, which tells its reader of this very walk: twin worlds compare it (tests/deep/row_twin.py).
LEFT_OUT = re.compile(r"^/(logout|static|setup|audit|reception/sealed)")
# Ids that are drawn anew with every page: tokens of forms.
_DRAWN = re.compile(
    rb'((?:name="(?:csrf_token|request_key)"[^>]*value="|&quot;X-CSRFToken&quot;: &quot;))[^"&]*'
)
# Other parts of an address beside the case; none of them names anything that is there.
FILLED = {"action": "accept"}


@pytest.fixture
def world(app: Flask, clock) -> School:
    """The school with an ordinary case and a sealed letter."""
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        school = settle_school()
        registered(school, concerns_democracy=True)
    return school


def there_is_one(app: Flask, school: School) -> str:
    """Let there be a denunciation; not around a page, since a context keeps whoever is signed in."""
    with app.app_context():
        return denounce(school)


def denounce(school: School) -> str:
    """A denunciation that has come as far as a suspension, with a term of its own running late."""
    lan = doing(school.lan, today=CAME_ON)
    seal = SealEntry(unit_id=school.unit.id, received_on=CAME_ON, came_by="letter", seal_number="NP-01")
    told = Denunciation(
        entry_id=seal_entry(doing=lan, entry=seal).id,
        about=About.OTHERS,
        accused=ACCUSED,
        subject=SUBJECT,
        via=Via.POST,
    )
    case_id = open_denunciation(doing=lan, told=told)
    take(case_id, school.minh, Action.ACCEPT, ACCEPTED_ON)
    suspended = {Field.SUSPENSION_REASON: DenunciationSuspension.ASSESSMENT}
    take(case_id, school.minh, Action.SUSPEND, date(2026, 11, 18), **suspended)
    return case_id


def enter(client: FlaskClient, username: str) -> None:
    client.post("/login", data={"username": username, "password": PASSWORD})


def pages(client: FlaskClient, app: Flask) -> dict[str, tuple[int, bytes]]:
    """Every page without an id, and the searches somebody curious would try."""
    plain = {rule.rule for rule in app.url_map.iter_rules() if not rule.arguments and "GET" in rule.methods}
    asked = [f"/cases?q={q}" for q in ("TC", "TC-2026-0001", SUBJECT, ACCUSED, "sach thu vien")]
    asked += ["/cases?kind=denunciation", "/cases?status=suspended", "/cases?handler=none", "/cases?lang=en"]
    client.get("/?lang=vi")  # an earlier walk ended in English
    found = {}
    for address in sorted({path for path in plain if not LEFT_OUT.match(path)}) + asked:
        with client.get(address) as answer:
            found[address] = (answer.status_code, _DRAWN.sub(rb"\1", answer.data))
    return found


@pytest.mark.parametrize("who", OTHERS)
def test_every_page_is_the_same_with_and_without_it(app, client, world, who):
    enter(client, who)
    without = pages(client, app)
    there_is_one(app, world)
    within = pages(client, app)
    differing = [address for address in without if within[address] != without[address]]
    assert differing == []
    assert sum(status == 200 for status, _body in without.values()) >= 4


@pytest.mark.parametrize("who", OTHERS)
def test_no_address_of_it_is_found_by_reading_or_writing(app, client, world, who):
    case_id = there_is_one(app, world)
    enter(client, who)
    walked = 0
    for rule in app.url_map.iter_rules():
        if "case_id" not in rule.arguments:
            continue
        parts = {name: FILLED.get(name, "0" * 32) for name in rule.arguments - {"case_id"}}
        address = app.url_map.bind("localhost").build(rule.endpoint, parts | {"case_id": case_id})
        for method in sorted((rule.methods or set()) - {"OPTIONS"}):
            assert client.open(address, method=method).status_code == 404, (method, address)
            walked += 1
    assert walked >= 10


def test_the_head_finds_it_where_the_others_found_nothing(app, client, world):
    case_id = there_is_one(app, world)
    enter(client, "minh")
    found = client.get("/cases?kind=denunciation").get_data(as_text=True)
    assert "TC-2026-0001" in found
    assert client.get(f"/cases/{case_id}").status_code == 200


def test_the_sealed_book_of_the_duty_officer_tells_neither_number_nor_content(app, client, world):
    there_is_one(app, world)
    enter(client, "lan")
    told = client.get("/reception/sealed").get_data(as_text=True)
    assert "Người đứng đầu đơn vị" in told
    for secret in ("TC-2026", SUBJECT, ACCUSED):
        assert secret not in told
