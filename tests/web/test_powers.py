"""Who may do what: the page is the law's table, nothing more and nothing less."""

import pytest

from casebook.law.powers import RIGHTS, ROLE_POWERS, Power
from casebook.law.vocabulary import Role
from tests.people import sign_in

HAS = {"yes", "yes (you)", "có", "có (bạn)"}


@pytest.fixture
def table(page, school):
    """The cells of the page as the head sees them, by power and role."""
    sign_in(page, school.minh)
    shown = page("/powers")
    return {
        row["data-power"]: {cell["data-role"]: cell.text for cell in row.find_all(data_role=True)}
        for row in shown.find_all(data_power=True)
    }


def test_every_power_stands_once_in_the_table_of_the_law():
    powers = [right.power for right in RIGHTS]
    assert sorted(powers) == sorted(Power)


def test_the_page_says_of_each_role_what_the_program_goes_by(table):
    assert set(table) == set(Power)
    for power, cells in table.items():
        told = {Role(role) for role, text in cells.items() if text in HAS}
        assert told == {role for role in Role if power in ROLE_POWERS[role]}, power


def test_ones_own_roles_are_marked_and_no_others(table):
    marked = {role for cells in table.values() for role, text in cells.items() if text == "có (bạn)"}
    assert marked == {Role.HEAD}


def test_whoever_is_not_signed_in_is_asked_to(client):
    assert client.get("/powers").headers["Location"].startswith("/login")
