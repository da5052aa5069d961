"""Templates compile, are strict about names, and hold no script, style or words of their own."""

import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import StrictUndefined

from tests.conftest import make_app, settings_for
from tests.shape.source import name_of, under

# The lines of the icons are written in that file itself.
OWN_MARKUP = "templates/parts/icon.html"
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u0300-\u0323\u1ea0-\u1ef9]")
HEARS_KEYS_ONLY = re.compile(r"hx-trigger[^\n]*\bkey(up|down|press)\b")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["'{]|<script(?![^>]*\bsrc=)|javascript:""")
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+false|\bMarkup\(")
# What is Vietnamese in every language (the language's own name, the heading of the State's
# papers) says so.
VIETNAMESE_FOR_EVERYBODY = 'lang="vi"'
# A decree keeps its sign in every language: "Decree 124/2020/NĐ-CP".
SIGN_OF_DECREES = "/NĐ-CP"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The program on no database worth the name: compiling asks for none."""
    folder = tmp_path_factory.mktemp("templates")
    settings = settings_for(folder, f"sqlite:///{folder / 'data' / 'casebook.sqlite'}")
    return make_app(settings)


def templates() -> list[tuple[Path, str]]:
    """Every template of the screens with its text, comments left out."""
    found = under("templates/", suffix=".html") + under("templates/", suffix=".txt")
    return [(path, COMMENT.sub("", path.read_text(encoding="utf-8"))) for path in found]


def test_every_template_compiles(program: Flask):
    names = program.jinja_env.list_templates()
    assert len(names) >= len(templates()) > 0
    for name in names:
        program.jinja_env.get_template(name)


def test_a_name_that_is_not_given_stops_the_page(program: Flask):
    assert issubclass(program.jinja_env.undefined, StrictUndefined)


def test_no_template_holds_script_or_style():
    inline = [f"{name_of(p)} {found[0]}" for p, text in templates() if (found := INLINE.search(text))]
    assert not inline, inline


def test_no_template_switches_escaping_off():
    open_ones = [
        name_of(path) for path, text in templates() if UNESCAPED.search(text) and name_of(path) != OWN_MARKUP
    ]
    assert not open_ones, open_ones


def test_the_words_of_the_screens_stand_in_the_catalogue_not_in_templates():
    own = [
        f"{name_of(path)}: {line.strip()}"
        for path, text in templates()
        for line in text.splitlines()
        if VIETNAMESE.search(line.replace(SIGN_OF_DECREES, "")) and VIETNAMESE_FOR_EVERYBODY not in line
    ]
    assert not own, f"write the English message id and translate it: {own}"


def test_what_is_looked_up_while_one_types_is_looked_up_for_what_is_pasted_or_dictated_too():
    deaf = [name_of(path) for path, text in templates() if HEARS_KEYS_ONLY.search(text)]
    assert not deaf, f"let hx-trigger hear `input`: {deaf}"
