"""Databases for rounds outside pytest: one migrated template for each engine, a copy for each world."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from tests import postgres
from tests.conftest import SHARED_SERVER, let_go, make_app, migrate, settings_for


class Place:
    """Where the worlds of one engine are made; `close()` leaves nothing behind."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self._folder = Path(tempfile.mkdtemp(prefix="casebook-deep-"))
        self._cluster: postgres.Cluster | None = None
        self._socket = ""
        self._template = ""
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
        folder, name = self._folder / uuid.uuid4().hex, f"deep_{uuid.uuid4().hex}"
        settings = settings_for(folder, "")
        if self.engine == "postgresql":
            postgres.create(self._socket, name, template=self._template)
            url = postgres.url(self._socket, name)
        else:
            path = settings.data / "casebook.sqlite"
            if self._template:
                shutil.copyfile(self._template, path)
            url = f"sqlite:///{path}"
        app = make_app(settings_for(folder, url))
        try:
            yield app
        finally:
            let_go(app)
            if self.engine == "postgresql":
                postgres.drop(self._socket, name)
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Put everything away."""
        if self.engine == "postgresql":
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
