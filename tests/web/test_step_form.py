"""The form of a step: made from its row, whatever the row asks for."""

from dataclasses import replace

import pytest
from flask_babel import force_locale
from werkzeug.datastructures import MultiDict

from casebook.law.fields import FIELD_SHAPES, Field, FieldKind
from casebook.law.steps import STEPS
from casebook.law.vocabulary import Kind
from casebook.services.handling import event_of
from casebook.web.forms.steps import step_form
from tests.conftest import ORDINARY_DAY

pytestmark = pytest.mark.deep

ROW = replace(STEPS[0], asks=(Field.DAY, Field.DAYS), required=frozenset({Field.DAY, Field.DAYS}))


@pytest.fixture(autouse=True)
def _in_a_request(bare_program):
    with bare_program.test_request_context("/"), force_locale("en"):
        yield


def filled(row, kind=Kind.COMPLAINT, **typed):
    """The form of a row as somebody sent it, checked."""
    form = step_form(row, "en", [("1", "Thầy Hải Mẫu")], kind)(
        formdata=MultiDict({"on": "23/11/2026"} | typed), meta={"csrf": False}
    )
    form.validate()
    return form


@pytest.mark.parametrize("typed", ["30", " 30 ", "030"])
def test_a_number_reaches_the_law_as_a_number(typed):
    form = filled(ROW, days=typed)
    assert form.errors == {}
    assert event_of(ROW, ORDINARY_DAY, form.answers(ROW)).particulars == {"days": 30}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Please fill this in."),
        ("ba mươi", "Enter a whole number, for example 3."),
        ("7.5", "Enter a whole number, for example 3."),
        ("0", "Enter a whole number from 1 to 999."),
        ("-3", "Enter a whole number from 1 to 999."),
        ("1000", "Enter a whole number from 1 to 999."),
        ("9" * 5000, "Enter a whole number, for example 3."),
    ],
)
def test_what_is_no_sensible_number_is_told_and_stays(typed, told):
    form = filled(ROW, days=typed)
    assert form["days"].errors[0] == told
    assert form["days"]._value() == typed


def test_a_case_is_never_offered_to_become_what_it_is_nor_a_denunciation():
    row = replace(ROW, asks=(Field.DAY, Field.CASE_KIND))
    for kind in Kind:
        offered = {choice.value for choice in filled(row, kind)["case_kind"].iter_choices()}
        assert offered == {str(other) for other in Kind if other not in {kind, Kind.DENUNCIATION}}


def test_every_question_of_the_law_has_an_answer_that_fits():
    answers = {
        FieldKind.DAY: "24/11/2026",
        FieldKind.LINE: "Phòng họp",
        FieldKind.TEXT: "Hai bên trao đổi.",
        FieldKind.YES_NO: "y",
        FieldKind.NUMBER: "30",
        FieldKind.PERSON: "1",
    }
    for asked, shape in FIELD_SHAPES.items():
        if asked is Field.DAY:
            continue
        row = replace(ROW, asks=(Field.DAY, asked), required=frozenset({Field.DAY, asked}))
        answer = answers.get(shape.kind) or list(shape.choices)[-1]
        form = filled(row, **{str(asked): str(answer)})
        assert form.errors == {}, asked
        event = event_of(row, ORDINARY_DAY, form.answers(row))
        assert {*event.particulars, *event.paper} == {shape.key}
