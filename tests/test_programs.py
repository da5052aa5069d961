"""A program that is lent is as one that was just made, whatever the test before did to it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import event
from werkzeug.local import LocalProxy

from casebook.records.base import db
from casebook.records.people import Person
from casebook.vault.keys import create_keys
from config import Config
from tests.conftest import Clock, make_app, migrated_url
from tests.people import PASSWORD, settle_school, sign_in
from tests.programs import lent, let_go
from tests.web.page import Visitor

pytestmark = pytest.mark.deep

TABLES_OF_HOOKS = (
    "before_request_funcs", "after_request_funcs", "teardown_request_funcs", "template_context_processors",
    "url_value_preprocessors", "url_default_functions",
)  # fmt: skip
LISTS_OF_HOOKS = ("teardown_appcontext_funcs", "url_build_error_handlers", "shell_context_processors")
PLAIN = ("debug", "testing", "secret_key", "template_folder", "static_folder", "_got_first_request")
LISTENERS = ("before_cursor_execute", "after_cursor_execute", "begin", "commit", "rollback")


def name(one: object) -> str:
    """Name what two programs hold each for itself: a function by its name, anything else by its kind."""
    if type(one) is LocalProxy:
        return "whatever is asked for just now"
    if isinstance(one, str | int | float | bool | None):
        return repr(one)
    where = getattr(one, "__module__", "")
    return f"{where}.{getattr(one, '__qualname__', type(one).__qualname__)}"


def state(app: Flask) -> dict[str, object]:
    """Give everything of a program that a later test could come upon."""
    told: dict[str, object] = dict(app.config)
    told |= {one: getattr(app, one) for one in PLAIN}
    told["pages"] = {endpoint: name(page) for endpoint, page in app.view_functions.items()}
    told["addresses"] = sorted(
        (str(one), one.endpoint, sorted(one.methods)) for one in app.url_map.iter_rules()
    )
    told["commands"] = sorted(app.cli.commands)
    told["parts"] = sorted(app.blueprints)
    told["extensions"] = {key: name(one) for key, one in app.extensions.items()}
    told["around"] = (name(app.wsgi_app), name(app.session_interface), name(app.json), app.request_class)
    for table in TABLES_OF_HOOKS:
        told[table] = {
            key: [name(one) for one in found] for key, found in getattr(app, table).items() if found
        }
    for hooks in LISTS_OF_HOOKS:
        told[hooks] = [name(one) for one in getattr(app, hooks)]
    told["errors"] = sorted(
        (str(part), str(code), kind.__name__, name(answer))
        for part, codes in app.error_handler_spec.items()
        for code, answers in codes.items()
        for kind, answer in answers.items()
    )
    for table in ("globals", "filters", "tests"):
        told[table] = {key: name(one) for key, one in getattr(app.jinja_env, table).items()}
    with app.app_context():
        told["database"] = db.engine.url
        told["listeners"] = {one: len(list(getattr(db.engine.dispatch, one))) for one in LISTENERS}
    return told


def listen(app: Flask) -> None:
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda *_about: None)


def say_nothing(*_asked: object) -> str:
    return ""


CHANGES: dict[str, Callable[[Flask], object]] = {
    "an answer": lambda app: app.test_client().get("/login"),
    "a setting": lambda app: app.config.update(WTF_CSRF_ENABLED=False),
    "a setting more": lambda app: app.config.update(TOLD_BY_A_TEST=1),
    "a setting less": lambda app: app.config.pop("MAX_CONTENT_LENGTH"),
    "the settings": lambda app: app.config.update(CASEBOOK=replace(app.config["CASEBOOK"], production=True)),
    "no keys": lambda app: app.config.update(KEYS=None, SECRET_KEY=None),
    "no tests": lambda app: setattr(app, "testing", False),
    "an extension": lambda app: app.extensions.update(mail=object()),
    "when the keys changed": lambda app: app.extensions.update({"casebook.keys_seen": 1}),
    "a page": lambda app: app.view_functions.update({"sign_in.login": say_nothing}),
    "a page more": lambda app: app.add_url_rule("/more", "more", say_nothing),
    "before a page": lambda app: app.before_request(say_nothing),
    "after a page": lambda app: app.after_request(lambda answer: answer),
    "at the end of a page": lambda app: app.teardown_request(say_nothing),
    "at the very end": lambda app: app.teardown_appcontext(say_nothing),
    "around a page": lambda app: app.context_processor(dict),
    "an error": lambda app: app.register_error_handler(418, say_nothing),
    "another answer to an error": lambda app: app.register_error_handler(Exception, say_nothing),
    "a word of templates": lambda app: app.jinja_env.globals.update(url_for=say_nothing),
    "a filter of templates": lambda app: app.jinja_env.filters.update(day=say_nothing),
    "a command": lambda app: app.cli.command("more")(lambda: None),
    "what stands around it": lambda app: setattr(app, "wsgi_app", say_nothing),
    "a listener": listen,
}  # fmt: skip


@pytest.fixture
def new(settings: Config) -> Iterator[Flask]:
    """A program that was made just now."""
    create_keys(settings.keys)
    app = make_app(settings)
    yield app
    let_go(app)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_a_test_changed_the_next_is_lent_a_program_as_new(settings, new, change):
    expected = state(new)
    with lent(settings, make_app) as app:
        assert state(app) == expected
        change(app)
        assert state(app) != expected
    with lent(settings, make_app) as again:
        assert state(again) == expected


def test_a_program_nothing_was_added_to_is_lent_again(settings, new):
    with lent(settings, make_app) as app:
        app.config["WTF_CSRF_ENABLED"] = False
        app.test_client().get("/login")
    with lent(settings, make_app) as again:
        assert again is app


@pytest.fixture
def other(settings: Config, engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Config]:
    """The settings of the next test: a database of its own, here with the same keys."""
    with migrated_url(engine, tmp_path / "next", request) as url:
        yield replace(settings, database_url=url, data=tmp_path / "next" / "data")


def test_who_was_signed_in_failed_or_was_renamed_is_so_no_more(settings: Config, other: Config, clock: Clock):
    create_keys(settings.keys)
    with lent(settings, make_app) as first:
        with first.app_context():
            school = settle_school()
        browser = Visitor(first.test_client())
        sign_in(browser, school.lan)
        assert browser("/").path == "/"
        cookie = browser.client.get_cookie("casebook").value
        for _turn in range(9):
            refused = Visitor(first.test_client())("/login").submit(status=422, username="minh", password="x")
        assert "Đăng nhập sai nhiều lần" in refused.text
        with first.app_context():
            db.session.get_one(Person, school.lan.id).full_name = "Cô Khác Mẫu"
            db.session.flush()
    with lent(other, make_app) as second:
        assert second is first
        with second.app_context():
            school = settle_school()
            assert db.session.get_one(Person, school.lan.id).full_name == school.lan.full_name
        client = second.test_client()
        client.set_cookie("casebook", cookie)
        assert client.get("/").headers["Location"] == "/login"
        assert sign_in(Visitor(second.test_client()), school.minh, password=PASSWORD).path == "/"
