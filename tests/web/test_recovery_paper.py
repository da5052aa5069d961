"""The recovery key after the set-up: shown once, counted when three of its groups were read from paper."""

import re
from datetime import UTC, date, datetime

import pytest

from casebook.records.base import transaction
from casebook.records.units import Installation
from casebook.services.installing import setup_token
from casebook.vault.keys import load_keys
from casebook.vault.recovery import public_half
from tests.people import PASSWORD, sign_in

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CONFIRM = "/setup/recovery-key"
FIELDS = ("first", "second", "third")
FILLED = {
    "name": "Trường Tiểu học Ví Dụ",
    "kind": "school",
    "abbreviation": "THVD",
    "place": "Phường Mẫu",
    "administrator_name": "Anh Tú Mẫu",
    "administrator_username": "tu",
    "administrator_password": PASSWORD,
    "head_name": "Thầy Minh Mẫu",
    "head_username": "minh",
    "head_password": PASSWORD,
}


def groups_of(paper) -> list[str]:
    return [code.text for code in paper.find("section", id="key").find_all("code")]


def read_from(paper) -> dict[str, str]:
    """Read the groups that are asked for from the page, as somebody does from its print."""
    groups, answers = groups_of(paper), {}
    for field in FIELDS:
        asked = re.search(r"\d+", paper.find("label", **{"for": field}).text)
        assert asked
        answers[field] = groups[int(asked[0]) - 1].lower()
    return answers


@pytest.fixture
def paper(app, page):
    """The page that shows the key."""
    with app.app_context():
        token = setup_token(now=NOW)
    return page(f"/setup/{token}/unit").submit(**FILLED)


def kept(app) -> bytes | None:
    keys = load_keys(app.config["CASEBOOK"].keys)
    assert keys
    return keys.recovery


def test_the_key_counts_once_its_groups_were_read_and_is_the_one_that_was_shown(app, page, paper):
    assert len(groups_of(paper)) == 14
    assert kept(app) is None
    door = paper.submit(**read_from(paper))
    assert door.path == "/login"
    assert kept(app) == public_half("-".join(groups_of(paper)))


def test_the_page_is_kept_by_no_browser_and_holds_the_key_once_in_clear(paper):
    assert paper.response.headers["Cache-Control"] == "no-store"
    said = paper.response.get_data(as_text=True)
    assert all(said.count(group) == 1 for group in groups_of(paper))


@pytest.mark.parametrize("field", FIELDS)
def test_a_wrong_group_is_told_beside_it_and_the_same_key_stays(app, paper, field):
    again = paper.submit(**read_from(paper) | {field: "AAAA"}, status=422)
    assert again.find("input", name=field)["aria-invalid"] == "true"
    assert groups_of(again) == groups_of(paper)
    assert kept(app) is None
    again.submit(**read_from(again))
    assert kept(app) is not None


def test_sent_twice_it_counts_once(app, paper):
    answers = read_from(paper)
    paper.submit(**answers)
    first = kept(app)
    paper.submit(**answers, status=404)
    assert kept(app) == first


def test_what_we_did_not_seal_and_what_is_older_than_an_hour_counts_for_nothing(app, paper, clock):
    answers = read_from(paper)
    for sealed in ("", "nonsense", "AAAA" * 40, "ộ"):
        paper.submit(**answers, forced={"sealed": sealed}, status=404)
    clock.to(date(2026, 11, 24))
    paper.submit(**answers, status=404)
    assert kept(app) is None


def test_until_then_the_administrator_is_reminded_and_nobody_else(app, page, visitor, school):
    tu, lan = visitor(), visitor()
    assert "recovery-key" in sign_in(tu, school.tu).text
    assert "recovery-key" not in sign_in(lan, school.lan).text
    with app.app_context(), transaction() as session:
        session.get_one(Installation, 1).sample = True
    assert "recovery-key" not in tu("/").text
