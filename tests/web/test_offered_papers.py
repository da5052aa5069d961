"""The list of papers offers nothing that would be refused on the press of its button."""

from datetime import date

import pytest

from casebook.law.vocabulary import Role
from casebook.papers.catalogue import forms_on
from casebook.papers.form import ConfinedForm
from casebook.records.base import transaction
from casebook.records.people import Appointment
from casebook.services.drafting import Beginning, begin_paper
from casebook.services.refusals import Refused
from tests.people import doing, sign_in
from tests.services.test_denouncing import CAME_ON, opened
from tests.services.test_holding import hold
from tests.services.test_holding import opened as held_above

pytestmark = pytest.mark.deep

DAY = date(2026, 11, 23)
CONFINED = {form.key for form in forms_on(DAY) if isinstance(form, ConfinedForm)}


def held_case(school) -> str:
    """A denunciation of the head, settled above, where its keeper works at the desk and resolves nothing."""
    with transaction() as session:
        both = {"person_id": school.binh.id, "unit_id": school.commune.id, "role": Role.DUTY_OFFICER}
        session.add(Appointment(**both, since=date(2026, 1, 1)))
    return held_above(school, hold(school))


def offered(page, case_id: str) -> set[str]:
    """The keys of the forms whose buttons stand on the page."""
    shown = page(f"/cases/{case_id}/papers")
    return {button["value"] for button in shown.find_all("button", name="begin")}


def refused(school, who: str, case_id: str, key: str) -> bool:
    by = doing(getattr(school, who), today=DAY)
    try:
        begin_paper(doing=by, beginning=Beginning(case_id=case_id, form=key))
    except Refused:
        return True
    return False


def test_the_keeper_of_a_held_case_is_offered_open_forms_and_no_confined_one(page, clock, school, within):
    clock.to(DAY)
    case_id = within(held_case, school)
    sign_in(page, school.binh)
    keys = offered(page, case_id)
    assert keys
    assert keys & CONFINED == set()
    assert [key for key in sorted(keys) if within(refused, school, "binh", case_id, key)] == []
    assert within(refused, school, "binh", case_id, "N31-05")


def test_who_resolves_is_offered_them(page, clock, school, within):
    clock.to(CAME_ON)
    case_id = within(opened, school)
    sign_in(page, school.minh)
    keys = offered(page, case_id)
    assert keys & CONFINED
    assert [key for key in sorted(keys) if within(refused, school, "minh", case_id, key)] == []
