"""Rough hands at dialogues: addresses, rows, days and keys nobody was given; nothing breaks."""

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from casebook.law.dialogues import DialogueOccasion
from casebook.records.base import transaction
from casebook.records.dialogue_lists import dialogue_by_id
from casebook.records.people import Appointment
from tests.dialogues import FRIDAY, held, planned, prepare
from tests.people import Somebody, sign_in

pytestmark = pytest.mark.deep


@pytest.fixture
def today(clock):
    """A day after the dialogues of these tests."""
    clock.to(FRIDAY + timedelta(days=3))


@pytest.mark.parametrize(
    "address",
    [
        "/public/dialogues/%00",
        "/public/dialogues/%00/above",
        "/public/dialogues?unit=%00",
        "/public?unit=%00",
        "/public/rules?unit=%00",
        "/public/dialogues/%ED%A0%80",
        "/dialogues/%00",
        "/dialogues/%00/minutes",
        "/dialogues/questions/%00",
        "/dialogues/questions/%00/case",
        "/dialogues/targets/99999999999999999999",
        "/commitments/%00",
        "/commitments/%00/settle",
        "/reception/sessions/%00/commitments/new",
        "/dialogues/" + "a" * 3000,
    ],
)
def test_an_address_of_nothing_is_not_found(page, school, address):
    sign_in(page, school.lan)
    assert page.client.get(address).status_code == 404


def test_a_key_sent_for_another_dialogue_writes_nothing_there(page, school, within, today):
    one, two = within(held, school), within(held, school)
    sign_in(page, school.lan)
    said = {
        "press": "Lưu, về",
        "topic": "Sân",
        "content": "Bao giờ?",
        "answer": "Mai",
        "forced": {"request_key": "k"},
    }
    page(f"/dialogues/{one}/questions/new").submit(**said)
    page(f"/dialogues/{two}/questions/new").submit(**said, status=404)
    assert within(lambda: dialogue_by_id(two).asked) == []


@pytest.mark.parametrize("place", ["²", "9" * 5000, "٣", "-1", ""], ids=range(5))
def test_a_row_at_no_place_is_no_row(page, school, within, place):
    dialogue_id = within(planned, school)
    sign_in(page, school.lan)
    form = page(f"/dialogues/{dialogue_id}/agenda")
    form.submit(
        press="Lưu chương trình",
        forced={f"points-{place}-presenter": "x"},
        **{"points-0-content": "Thực đơn"},
    )
    assert [one.content for one in within(lambda: dialogue_by_id(dialogue_id).points)] == ["Thực đơn"]


def test_no_dialogue_lies_before_its_papers(page, school, within, today):
    dialogue_id = within(planned, school, occasion=DialogueOccasion.ON_SITE)
    within(prepare, school, dialogue_id)
    sign_in(page, school.lan)
    page(f"/dialogues/{dialogue_id}/plan").submit(planned_on="30/06/2014", status=422)
    page(f"/dialogues/{dialogue_id}/held").submit(held_on="30/06/2014", status=422)
    page(f"/dialogues/{dialogue_id}/held").submit(held_on="01/07/2014")
    for name in ("notice.pdf", "minutes.pdf", "minutes.docx"):
        assert page.client.get(f"/dialogues/{dialogue_id}/{name}").status_code == 200


def test_a_mistyped_day_is_told_as_such_and_whoever_chairs_stays_chosen(page, school, within, today):
    dialogue = within(planned, school)
    sign_in(page, school.lan)
    form = page(f"/dialogues/{dialogue}/plan")
    answer = form.submit(planned_on="01/01/1900", status=422)
    assert "Hãy xem lại ngày đã nhập" in answer.find(id="error-summary").text
    assert "câu trả lời có sẵn" not in answer.text
    assert answer.find("select", id="chair_id").find("option", selected=True)["value"] == school.minh.id


def test_who_works_here_now_is_offered_to_see_to_a_commitment(page, school, within, today):
    """The dialogue lies some days back: who came since may be chosen, who left may not."""
    dialogue_id = within(held, school)
    within(work, school.ha, until=FRIDAY)
    within(work, school.hai, since=FRIDAY + timedelta(days=1))
    sign_in(page, school.lan)
    owners = page(f"/dialogues/{dialogue_id}/questions/new").find("select", name="owner_id")
    offered = {option["value"] for option in owners.find_all("option")}
    assert school.hai.id in offered
    assert school.ha.id not in offered


def work(somebody: Somebody, **days: date) -> None:
    with transaction() as session:
        held_by = Appointment.person_id == somebody.id
        session.execute(update(Appointment).where(held_by).values(**days))
