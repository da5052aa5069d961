"""A whole number as somebody types one: read, or told beside its field, and never a broken page."""

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form
from wtforms.validators import NumberRange, Optional

from casebook.web.forms.numbers import WholeField


class AForm(Form):
    people = WholeField("People", [Optional(), NumberRange(1, 99)])


@pytest.mark.parametrize(("typed", "read"), [("3", 3), (" 12 ", 12), ("", None)])
def test_a_number_is_read(typed, read):
    form = AForm(MultiDict({"people": typed}))
    assert form.validate()
    assert form.people.data == read


@pytest.mark.parametrize("digits", [4, 19, 400, 4000, 5000])
def test_a_number_of_any_length_is_refused_beside_its_field(digits):
    form = AForm(MultiDict({"people": "9" * digits}))
    assert not form.validate()
    assert form.people.errors
