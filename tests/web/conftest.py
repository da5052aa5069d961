"""What the tests of pages share: the parts of a page, rendered alone."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask
from flask_babel import force_locale

from tests.conftest import make_app, settings_for
from tests.web.dom import Node, Tree

Render = Callable[..., Node]


@pytest.fixture(scope="session")
def bare_program(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The program on no database worth the name: parts of pages ask for none."""
    folder = tmp_path_factory.mktemp("parts")
    return make_app(settings_for(folder, f"sqlite:///{folder / 'data' / 'casebook.sqlite'}"))


@pytest.fixture
def render(bare_program: Flask) -> Iterator[Render]:
    """Render a piece of template in English; everything under parts/ can be imported in it."""
    with bare_program.test_request_context("/"), force_locale("en"):

        def rendered(source: str, **given: object) -> Node:
            tree = Tree(bare_program.jinja_env.from_string(source).render(**given))
            assert tree.faults == []
            return tree.root

        yield rendered


@pytest.fixture
def within(app: Flask) -> Callable[..., Any]:
    """Do something inside the program and leave it again: a page must find no context but its own."""

    def do(deed: Callable[..., Any], *given: Any, **named: Any) -> Any:
        with app.app_context():
            return deed(*given, **named)

    return do
