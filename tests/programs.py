"""Programs made once and moved from database to database: making one takes longer than most tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event, make_url

from casebook.records.base import db
from casebook.vault.keys import load_keys
from casebook.web import fresh_keys
from config import Config

FORGETFUL = "TESTS_WAIT_FOR_NO_DISK"
"""Set for a program on SQLite whose world lasts seconds: its commits wait for no disk."""


@dataclass(frozen=True)
class _Standing:
    """A program that waits for its next test, and how it stood when it was new."""

    app: Flask
    config: dict[str, Any]
    extensions: dict[str, Any]
    pages: dict[str, Any]
    shape: object


_waiting: dict[Config, list[_Standing]] = {}


@contextmanager
def lent(settings: Config, make: Callable[[Config], Flask]) -> Iterator[Flask]:
    """Give a program with these settings, as if it were new; close its connections afterwards.

    Addresses, pages and statements stay compiled, for they hang on the program and its engine. One that
    was given more pages than it had is thrown away.
    """
    waiting = _waiting.setdefault(_likeness(settings), [])
    standing = waiting.pop() if waiting else _new(make(settings))
    _move(standing, settings)
    try:
        yield standing.app
    finally:
        let_go(standing.app)
        if _shape(standing.app) == standing.shape:
            waiting.append(standing)


def let_go(app: Flask) -> None:
    """Close every connection: databases are copied and dropped behind the program's back."""
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


def _likeness(settings: Config) -> Config:
    """Two programs are alike that differ only in where they keep their data and keys."""
    kind = make_url(settings.database_url).get_backend_name()
    return replace(settings, data=Path(), keys=Path(), database_url=kind)


def _new(app: Flask) -> _Standing:
    with app.app_context():
        engine: Engine = db.engine

    def connect_where_it_stands(
        dialect: Any, _record: object, given: list[Any], named: dict[str, Any]
    ) -> None:
        arguments, more = dialect.create_connect_args(engine.url)
        given[:] = arguments
        named.update(more)

    def forget_if_told_to(connection: Any, _record: object) -> None:
        if app.config.get(FORGETFUL):
            connection.execute("PRAGMA synchronous = OFF")

    event.listen(engine, "do_connect", connect_where_it_stands)
    event.listen(engine, "connect", forget_if_told_to)
    return _Standing(app, dict(app.config), dict(app.extensions), dict(app.view_functions), _shape(app))


def _move(standing: _Standing, settings: Config) -> None:
    app, keys = standing.app, load_keys(settings.keys)
    for table, first in (
        (app.config, standing.config),
        (app.extensions, standing.extensions),
        (app.view_functions, standing.pages),
    ):
        table.clear()
        table.update(first)
    app.config.update(
        CASEBOOK=settings,
        KEYS=keys,
        SECRET_KEY=keys.session if keys else None,
        SQLALCHEMY_DATABASE_URI=settings.database_url,
    )
    fresh_keys.remember(app)
    # A test may add pages of its own, which a program that has answered before refuses.
    app._got_first_request = False
    with app.app_context():
        db.engine.url = make_url(settings.database_url)


# What is put back before a program is lent, and what it makes for itself when it is first asked for it.
_NOT_SHAPE = frozenset(
    {"config", "extensions", "view_functions", "_got_first_request", "jinja_loader", "logger", "name"}
)


def _shape(app: Flask) -> object:
    return (
        {key: _held(one) for key, one in vars(app).items() if key not in _NOT_SHAPE},
        set(app.view_functions),
        len(app.url_map._rules),
        [dict(table) for table in (app.jinja_env.globals, app.jinja_env.filters, app.jinja_env.tests)],
        dict(app.cli.commands),
        _listening(app),
    )


def _held(one: object) -> object:
    # Asking such a table for what it does not hold leaves something empty in it.
    if isinstance(one, dict):
        held = ((key, _held(value)) for key, value in one.items())
        return {key: value for key, value in held if value not in ({}, [])}
    return list(one) if isinstance(one, list) else one


def _listening(app: Flask) -> list[int]:
    with app.app_context():
        engine = db.engine
        names = ("before_cursor_execute", "after_cursor_execute", "begin", "commit", "rollback")
        found = [getattr(engine.dispatch, name) for name in names]
        return [len(list(one)) for one in (*found, engine.pool.dispatch.connect)]
