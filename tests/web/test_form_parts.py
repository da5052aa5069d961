"""The parts of a form: what they promise to whoever reads, hears or types."""

import pytest
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    FileField,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import InputRequired, NumberRange, Optional

from tests.web.conftest import Render

NEEDED = InputRequired("Say who came.")


class Companion(Form):
    name = StringField("Name", [NEEDED])


class VisitForm(FlaskForm):
    name = StringField("Visitor", [NEEDED])
    papers = RadioField(
        "Papers",
        [InputRequired("Choose one.")],
        choices=[SelectChoice("card", "Card"), SelectChoice("none", "Not shown")],
    )
    people = IntegerField("People", [Optional(), NumberRange(1, 99)])
    came_on = DateField("Day", [InputRequired("Say the day.")], format=["%d/%m/%Y", "%Y-%m-%d"])
    began = TimeField("Hour", [Optional()])
    said = TextAreaField("Matter")
    beside = SelectMultipleField("Beside", choices=[SelectChoice("1", "Cô Lan Mẫu")])
    for_another = BooleanField("For another")
    paper = FileField("Paper")
    seen = HiddenField(default="3")
    companions = FieldList(FormField(Companion), "Companion", min_entries=1)


def form(**typed: str) -> VisitForm:
    """A form as the browser sent it; without anything typed, as it is first shown."""
    if not typed:
        return VisitForm(meta={"csrf": False})
    sent = VisitForm(data=None, formdata=_Sent(typed), meta={"csrf": False})
    sent.validate()
    return sent


class _Sent(dict[str, str]):
    def getlist(self, name: str) -> list[str]:
        return [self[name]] if name in self else []


FIELD = '{% from "parts/form.html" import field %}'


def test_a_field_is_told_by_its_label_and_described_by_its_hint(render: Render):
    page = render(FIELD + "{{ field(f, hint='As on the card') }}", f=form().name)
    control = page.find("input")
    assert page.find("label", text="Visitor")["for"] == control["id"]
    assert page.find("p", text="As on the card")["id"] == control["aria-describedby"]
    assert "aria-invalid" not in control.attrs


def test_a_wrong_field_keeps_its_hint_and_says_what_is_wrong(render: Render):
    page = render(FIELD + "{{ field(f, hint='As on the card') }}", f=form(said="x").name)
    control = page.find("input")
    assert control["aria-invalid"] == "true"
    told = [page.find("p", id=name).text for name in control["aria-describedby"].split()]
    assert told == ["As on the card", "Say who came."]


def test_a_required_field_says_so_in_words(render: Render):
    page = render(FIELD + "{{ field(a) }}{{ field(b) }}", a=form().name, b=form().said)
    assert page.find("label", for_="name").text == "Visitor (required)"
    assert page.find("label", for_="said").text == "Matter"


def test_what_was_typed_comes_back_as_text_never_as_markup(render: Render):
    typed = '"><script>alert(1)</script>'
    sent = form(name=typed, said=typed, people="two", came_on="31/02/2026")
    page = render('{% from "parts/form.html" import fields %}{{ fields(f) }}', f=sent)
    assert not page.find_all("script")
    assert page.find("input", name="name")["value"] == typed
    assert typed in "".join(str(child) for child in page.find("textarea").children)
    assert page.find("input", name="people")["value"] == "two"
    assert page.find("input", name="came_on")["value"] == "31/02/2026"


@pytest.mark.parametrize(
    ("name", "placeholder"), [("came_on", "dd/mm/yyyy"), ("began", "hh:mm"), ("people", "")]
)
def test_days_hours_and_numbers_are_typed_as_text_with_the_number_pad(
    render: Render, name: str, placeholder: str
):
    control = render(FIELD + "{{ field(f) }}", f=form()[name]).find("input")
    assert (control["type"], control["inputmode"]) == ("text", "numeric")
    assert control.get("placeholder") == placeholder
    assert control["autocomplete"] == "off"
    assert not {"min", "max", "step"} & set(control.attrs)


@pytest.mark.parametrize(("name", "kind"), [("papers", "radio"), ("beside", "checkbox")])
def test_choices_stand_in_a_group_with_its_question(render: Render, name: str, kind: str):
    page = render(FIELD + "{{ field(f, hints={'none': 'No mistake'}) }}", f=form()[name])
    assert page.find("fieldset").find("legend").text
    for choice in page.find_all("input"):
        assert choice["type"] == kind
        assert page.find("label", for_=choice["id"]).text
    if name == "papers":
        hinted = page.find("input", value="none")
        assert page.find("p", id=hinted["aria-describedby"]).text == "No mistake"


def test_the_summary_names_each_error_once_and_leads_to_a_control(render: Render):
    sent = form(people="many")
    page = render(
        '{% from "parts/form.html" import error_summary, fields %}{{ error_summary(f) }}{{ fields(f) }}',
        f=sent,
    )
    summary = page.find("div", role="alert")
    targets = [link["href"].removeprefix("#") for link in summary.find_all("a")]
    assert targets == ["name", "papers-0", "people", "came_on", "companions-0-name"]
    assert all(page.find("input", id=target) for target in targets)
    assert summary.find("a", href="#name").text == "Visitor: Say who came."
    in_a_line = summary.find("a", href="#companions-0-name")
    assert in_a_line.text == "Line 1, Name: Say who came.", "ten lines have ten such fields"


def test_a_form_without_errors_has_no_summary(render: Render):
    page = render('{% from "parts/form.html" import error_summary %}{{ error_summary(f) }}', f=form())
    assert not page.find_all("div")


def test_a_token_that_ran_out_is_told_in_a_sentence(render: Render):
    sent = VisitForm(formdata=_Sent({"name": "Ông An Ví Dụ"}), meta={"csrf": True})
    sent.validate()
    page = render('{% from "parts/form.html" import error_summary %}{{ error_summary(f) }}', f=sent)
    assert page.find("li", text="open too long")


def test_a_form_carries_one_token_and_its_hidden_fields_without_ids(render: Render):
    source = '{% from "parts/form.html" import post_form %}{% call post_form(f, "/x") %}{% endcall %}'
    for given in (VisitForm(meta={"csrf": True}), None):
        page = render(source, f=given)
        sent = page.find("form", method="post", action="/x")
        assert len(sent.find_all("input", name="csrf_token")) == 1
        assert sent.find("input", name="csrf_token")["value"]
        assert not page.find_all(id=True)
    assert render(source, f=VisitForm()).find("input", name="seen")["value"] == "3"
