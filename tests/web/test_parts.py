"""The small language of the pages: what each part promises to whoever reads or hears it."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError

from casebook.law.vocabulary import ClockState, Status
from tests.shape.source import ROOT, under
from tests.web import faults
from tests.web.conftest import Render


def clock_view(**changed: object) -> SimpleNamespace:
    """A statutory day as a page shows it."""
    view: dict[str, object] = {
        "rule": "KN-03",
        "name": "Giải quyết <lần đầu>",
        "from_on": date(2026, 11, 6),
        "due_on": date(2026, 12, 7),
        "nominal_on": date(2026, 12, 6),
        "state": ClockState.RUNNING,
        "state_label": "Đang chạy",
        "remaining": "Còn 9 ngày làm việc",
        "article": "Điều 28 Luật Khiếu nại",
        "certainty": "S",
        "certainty_label": "",
        "conflict": False,
        "ledger": ["Trừ Chủ nhật 08/11/2026."],
    }
    return SimpleNamespace(**(view | changed))


CLOCKS = '{% from "parts/clock.html" import clock_rows, due_note %}'


def test_a_clock_says_its_day_its_article_and_unfolds_its_reasons(render: Render):
    row = render(CLOCKS + "{{ clock_rows([c]) }}", c=clock_view()).find("li", data_rule="KN-03")
    assert (row["data-due"], row["data-state"]) == ("2026-12-07", "running")
    assert "Còn 9 ngày làm việc - due 07/12/2026" in row.text
    basis = row.find("span", class_="clock__basis")
    assert "counted from 06/11/2026" in basis.text
    assert "Điều 28 Luật Khiếu nại" in basis.text
    assert "06/12/2026, a day of rest" in row.text
    assert row.find("details").find("li").text == "Trừ Chủ nhật 08/11/2026."


def test_a_clock_whose_sentence_says_the_day_does_not_say_it_twice(render: Render):
    told = clock_view(remaining="Quá hạn 07/12/2026, Điều 28 Luật Khiếu nại.", nominal_on=None)
    page = render(CLOCKS + "{{ clock_rows([c]) }}{{ due_note(c) }}", c=told)
    assert page.find("p", class_="clock__sentence").text.count("07/12/2026") == 1
    assert page.find("span", class_="due").text.count("07/12/2026") == 1


@pytest.mark.parametrize("state", ClockState)
def test_every_state_of_a_clock_is_told_by_words_and_a_shape(render: Render, state: ClockState):
    page = render('{% from "parts/status.html" import clock_tag %}{{ clock_tag(s, "so") }}', s=state)
    assert page.find("span", class_="tag").text == "so"
    assert page.find("svg", aria_hidden="true").children


@pytest.mark.parametrize("status", Status)
def test_every_status_of_the_law_has_its_tag(render: Render, status: Status):
    page = render('{% from "parts/status.html" import status_tag %}{{ status_tag(s, "so") }}', s=status)
    assert page.find("span", class_="tag").find("svg").children


def test_an_unknown_status_is_an_error_not_a_grey_tag(render: Render):
    with pytest.raises(UndefinedError):
        render('{% from "parts/status.html" import status_tag %}{{ status_tag("lost", "so") }}')


def test_the_track_sets_today_among_the_days(render: Render):
    clocks = [clock_view(), clock_view(state=ClockState.MET, met_on=date(2026, 11, 9))]
    page = render(
        '{% from "parts/timeline.html" import clock_track %}{{ clock_track(c, today) }}',
        c=[*clocks, clock_view(state=ClockState.CANCELLED)],
        today=date(2026, 11, 23),
    )
    days = [time["datetime"] for time in page.find_all("time")]
    assert days == ["2026-11-09", "2026-11-23", "2026-12-07"]


def test_the_journal_says_what_happened_when_and_who_wrote_it(render: Render):
    entry = SimpleNamespace(
        on=date(2026, 11, 6),
        label="Thụ lý",
        by="Cô Lan Mẫu",
        recorded_at=datetime(2026, 11, 6, 20, 30, tzinfo=UTC),
        struck=True,
    )
    page = render('{% from "parts/timeline.html" import journal %}{{ journal([e]) }}', e=entry)
    assert "06/11/2026 Thụ lý corrected later" in page.find("li").text
    # 20:30 in UTC is half past three the next morning in Vietnam.
    assert "Cô Lan Mẫu, 07/11/2026 03:30" in page.find("li").text


TABLE = '{% from "parts/table.html" import table %}'


def test_a_table_has_a_caption_and_column_heads(render: Render):
    page = render(
        TABLE + '{% call table("Cases", ["No", ("Sum", "number")], count=1, grid=grid) %}'
        '<tr><th scope="row">1</th><td data-label="Sum">2</td></tr>{% endcall %}',
        grid=True,
    )
    assert page.find("caption").text == "Cases"
    assert [head["scope"] for head in page.find("thead").find_all("th")] == ["col", "col"]
    assert page.find("div", role="region", tabindex="0")["aria-label"] == "Cases"


def test_an_empty_table_says_what_belongs_there(render: Render):
    page = render(
        TABLE + '{% call table("Cases", ["No"], count=0, empty_text="No case yet.") %}{% endcall %}'
    )
    assert page.text == "No case yet."
    assert not page.find_all("table")


def test_one_page_needs_no_pager(render: Render):
    source = '{% from "parts/pager.html" import pager %}{{ pager(a, b) }}'
    assert not render(source, a=None, b=None).find_all("nav")
    links = render(source, a=None, b="?after=9").find("nav").find_all("a")
    assert [(link["rel"], link["href"]) for link in links] == [("next", "?after=9")]


def test_an_unknown_value_among_facts_is_said_in_words(render: Render):
    page = render(
        '{% from "parts/panel.html" import facts %}{{ facts(rows) }}',
        rows=[("Phone", ""), ("Name", "<b>An</b>")],
    )
    assert [row.text for row in page.find_all("dd")] == ["not recorded", "<b>An</b>"]


def test_an_unknown_icon_is_an_error(render: Render):
    with pytest.raises(UndefinedError):
        render('{% from "parts/icon.html" import icon %}{{ icon("rocket") }}')


@pytest.mark.parametrize("path", under("templates/errors/", suffix=".html"), ids=lambda p: p.stem)
def test_an_error_page_needs_nothing_from_the_program(render: Render, path: Path):
    page = render(f'{{% extends "errors/{path.name}" %}}')
    assert faults.on(page) == []
    assert page.find("a", href="#main", text="Skip")
    assert len(page.find("main").find_all("p")) >= 2


def test_the_frame_says_where_one_is_and_lets_one_leave(render: Render):
    page = render(
        '{% extends "base.html" %}{% set title = "Cases" %}{% block main %}<h1>Cases</h1>{% endblock %}',
        unit_name="Trường TH Ví Dụ",
        current_actor=SimpleNamespace(name="Cô Lan Mẫu"),
        navigation=[SimpleNamespace(label="Cases", url="/cases", current=True)],
        languages=[SimpleNamespace(code="en", label="English", url="?lang=en", current=False)],
        sample=True,
        today=date(2026, 11, 23),
    )
    assert faults.on(page) == []
    assert page.find("title").text == "Cases - Trường TH Ví Dụ"
    assert {link["href"] for link in page.find_all("a", aria_current="page")} == {"/cases"}
    assert page.find("form", method="post", action="/logout").find("input", name="csrf_token")
    assert page.find("a", lang="en")["href"] == "?lang=en"
    assert page.find("header").find("p", text="Sample school")


def test_everything_shown_is_kept_here_and_lies_beside_its_licence():
    sheets = under("static/", suffix=".css")
    assert sheets
    for sheet in sheets:
        for address in re.findall(r"url\([\"']?([^\"')]+)", sheet.read_text(encoding="utf-8")):
            assert (sheet.parent / address).is_file(), f"{sheet.name}: {address}"
    vendored = list((ROOT / "static" / "vendor").iterdir())
    assert vendored
    assert [folder.name for folder in vendored if not (folder / "LICENSE").is_file()] == []
