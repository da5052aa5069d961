"""Databases for rounds outside pytest: one migrated template for each engine, a copy for each world."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import make_url

from casebook.vault.keys import create_keys, load_keys
from config import Config
from tests import postgres
from tests.conftest import SHARED_SERVER, make_app, migrate, settings_for
from tests.deep.rows import Rounds
from tests.programs import lent, let_go


@dataclass(frozen=True)
class _Kept:
    """What was built once: its folder, its database, and what the building told."""

    folder: Path
    database: str
    told: Any


class Place:
    """Where the worlds of one engine are made; `close()` leaves nothing behind."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self._folder = Path(tempfile.mkdtemp(prefix="casebook-deep-"))
        self._cluster: postgres.Cluster | None = None
        self._socket = ""
        self._template = ""
        self._kept: dict[Callable[[Flask], Any], _Kept] = {}
        if engine == "postgresql":
            self._begin_postgres()
        elif engine == "sqlite":
            path = settings_for(self._folder / "template", "").data / "casebook.sqlite"
            migrate(settings_for(self._folder / "template", f"sqlite:///{path}"))
            self._template = str(path)

    def _begin_postgres(self) -> None:
        self._socket = os.environ.get(SHARED_SERVER, "")
        if not self._socket:
            self._cluster = postgres.Cluster()
            self._socket = self._cluster.start()
        self._template = f"deep_{uuid.uuid4().hex}"
        postgres.create(self._socket, self._template)
        migrate(settings_for(self._folder / "template", postgres.url(self._socket, self._template)))

    @contextmanager
    def fresh(self) -> Iterator[Flask]:
        """Give the program on a database of its own; both are gone afterwards."""
        folder = self._folder / uuid.uuid4().hex
        if self.engine != "postgresql" and self._template:
            shutil.copyfile(self._template, settings_for(folder, "").data / "casebook.sqlite")
        with self._open(folder, self._template) as app:
            yield app

    @contextmanager
    def _open(self, folder: Path, database: str) -> Iterator[Flask]:
        name = f"deep_{uuid.uuid4().hex}"
        if self.engine == "postgresql":
            postgres.create(self._socket, name, template=database)
            url = postgres.url(self._socket, name)
        else:
            url = f"sqlite:///{settings_for(folder, '').data / 'casebook.sqlite'}"
        settings = settings_for(folder, url)
        if load_keys(settings.keys) is None:
            create_keys(settings.keys)
        try:
            with lent(settings, make_app) as app:
                yield app
        finally:
            if self.engine == "postgresql":
                postgres.drop(self._socket, name)
            shutil.rmtree(folder, ignore_errors=True)

    @contextmanager
    def furnished(self, build: Callable[[Flask], Any]) -> Iterator[tuple[Flask, Any]]:
        """Give the program with what `build` made there, and what it told: built once, copied since.

        The folder is copied with its keys, since what is sealed opens with no others.
        """
        if build not in self._kept:
            with self.fresh() as app:
                told = build(app)
                let_go(app)
                self._kept[build] = self._put_by(app, told)
        kept = self._kept[build]
        folder = self._folder / uuid.uuid4().hex
        shutil.copytree(kept.folder, folder)
        with self._open(folder, kept.database) as app:
            yield app, kept.told

    def _put_by(self, app: Flask, told: Any) -> "_Kept":
        config: Config = app.config["CASEBOOK"]
        folder = self._folder / f"kept-{uuid.uuid4().hex}"
        shutil.copytree(config.data.parent, folder)
        database = self._template
        if self.engine == "postgresql":
            database = f"deep_{uuid.uuid4().hex}"
            own = str(make_url(config.database_url).database)
            postgres.create(self._socket, database, template=own)
        return _Kept(folder, database, told)

    def rounds(self, *, first: int, count: int) -> Rounds:
        """Say which rounds are wanted here."""
        return Rounds(
            engine=self.engine, first=first, count=count, fresh=self.fresh, furnished=self.furnished
        )

    def close(self) -> None:
        """Put everything away."""
        if self.engine == "postgresql":
            for kept in self._kept.values():
                postgres.drop(self._socket, kept.database)
            postgres.drop(self._socket, self._template)
        if self._cluster is not None:
            self._cluster.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


@contextmanager
def place_for(engine: str) -> Iterator[Place]:
    """Open a place for as long as rounds run there."""
    place = Place(engine)
    try:
        yield place
    finally:
        place.close()
