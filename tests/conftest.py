"""What every test can ask for: a database of its own on either engine, the program, a day."""

import gc
import os
import shutil
import signal
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from config import Config
from tests import postgres
from tests.lent_databases import Databases
from tests.web.page import Visitor

if TYPE_CHECKING:
    from tests.people import School

ENGINES = ("sqlite", "postgresql")
SHARED_SERVER = "CASEBOOK_TESTS_POSTGRES"
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
# A Monday on which nothing is off, in the year the rules of 2026 hold.
ORDINARY_DAY = date(2026, 11, 23)
MORNING = time(8, 0)

clusters = pytest.StashKey[postgres.Cluster]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a quick run leave PostgreSQL out."""
    parser.addoption("--engine", choices=[*ENGINES, "both"], default="both")


def engines(config: pytest.Config) -> tuple[str, ...]:
    """Which engines this run stores on."""
    chosen = config.getoption("--engine")
    return ENGINES if chosen == "both" else (chosen,)


def pytest_configure(config: pytest.Config) -> None:
    """Start the one server that parallel workers share; a single process starts it when asked."""
    if hasattr(config, "workerinput"):
        return
    # Whoever ends the run from outside (a time limit) gets it tidied up as by Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if config.getoption("numprocesses", None) and "postgresql" in engines(config):
        os.environ[SHARED_SERVER] = start_server(config)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of collected tests and the program's own code stay: looking them through is no use."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server, whatever became of the tests."""
    if cluster := config.stash.get(clusters, None):
        cluster.stop()
        os.environ.pop(SHARED_SERVER, None)


def start_server(config: pytest.Config) -> str:
    """Start PostgreSQL and note it where `pytest_unconfigure` stops it."""
    config.stash[clusters] = cluster = postgres.Cluster()
    return cluster.start()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what stores data once on each engine; the corners of a page, and walks over all, only on the first.

    The deeds behind those pages are tested on both (tests/services), the pages' main tests as well.
    """
    if "engine" in metafunc.fixturenames:
        chosen = engines(metafunc.config)
        corner = metafunc.definition.get_closest_marker("deep") is not None
        if corner and {"web", "security"} & set(metafunc.definition.path.parts):
            chosen = chosen[:1]
        metafunc.parametrize("engine", chosen, indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Name the engine this test stores on."""
    return request.param


@pytest.fixture(scope="session")
def postgres_socket(pytestconfig: pytest.Config) -> str:
    """Give the socket of the tests' own PostgreSQL server."""
    return os.environ.get(SHARED_SERVER) or start_server(pytestconfig)


def make_app(settings: Config) -> Flask:
    """Make the program; imported late, so that tests of the law need nothing else to work."""
    from casebook import create_app  # noqa: PLC0415 - see above
    from casebook.vault import passwords  # noqa: PLC0415 - see above
    from casebook.vault.keys import create_keys, load_keys  # noqa: PLC0415 - see above

    if load_keys(settings.keys) is None:
        create_keys(settings.keys)
    # Passwords are slow on purpose (tests/vault says how slow); signing in is most of what tests do.
    passwords._HASHER = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    app = create_app(settings)
    # Programs that cannot be lent (tests/programs.py) need not compile the same pages anew, either.
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache()
    return app


def migrate(settings: Config) -> None:
    """Bring a database to the newest migration and let go of it."""
    from casebook.records.migrate import upgrade  # noqa: PLC0415 - see make_app
    from tests.programs import let_go  # noqa: PLC0415 - see make_app

    app = make_app(settings)
    upgrade(app)
    let_go(app)


def settings_for(folder: Path, database_url: str) -> Config:
    """Describe a program that keeps everything under one folder, its keys beside its data."""
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    return Config(data=data, keys=folder / "data.keys", database_url=database_url, testing=True)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrate one SQLite file; each test gets a copy."""
    folder = tmp_path_factory.mktemp("template")
    path = folder / "data" / "casebook.sqlite"
    migrate(settings_for(folder, f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def migrated_database(tmp_path_factory: pytest.TempPathFactory, postgres_socket: str) -> str:
    """Migrate one PostgreSQL database; tests get copies."""
    name = f"template_{uuid.uuid4().hex}"
    postgres.create(postgres_socket, name)
    folder = tmp_path_factory.mktemp("template")
    migrate(settings_for(folder, postgres.url(postgres_socket, name)))
    return name


@pytest.fixture(scope="session")
def databases(postgres_socket: str, migrated_database: str) -> Iterator[Databases]:
    """Give the copies of that database, each lent to one test at a time."""
    databases = Databases(postgres_socket, migrated_database)
    yield databases
    databases.close()


@pytest.fixture
def blank_url(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a database with nothing in it, not even tables."""
    if engine == "sqlite":
        yield f"sqlite:///{settings_for(tmp_path, '').data / 'casebook.sqlite'}"
        return
    socket = request.getfixturevalue("postgres_socket")
    name = f"blank_{uuid.uuid4().hex}"
    postgres.create(socket, name)
    yield postgres.url(socket, name)
    postgres.drop(socket, name)


@pytest.fixture
def engine_url(engine: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a migrated, empty database that nobody else uses."""
    with migrated_url(engine, tmp_path, request) as url:
        yield url


@contextmanager
def migrated_url(engine: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Give the address of a migrated, empty database under a folder; one test may need several."""
    if engine == "sqlite":
        path = settings_for(folder, "").data / "casebook.sqlite"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        yield f"sqlite:///{path}"
        return
    socket = request.getfixturevalue("postgres_socket")
    with request.getfixturevalue("databases").lent() as name:
        yield postgres.url(socket, name)


@pytest.fixture
def settings(engine_url: str, tmp_path: Path) -> Config:
    """Describe the program this test works with."""
    return settings_for(tmp_path, engine_url)


@pytest.fixture
def app(settings: Config) -> Iterator[Flask]:
    """Give the program on a migrated, empty database; enter its context to use records."""
    from casebook.vault.keys import create_keys  # noqa: PLC0415 - see make_app
    from tests.programs import FORGETFUL, lent  # noqa: PLC0415 - see make_app

    create_keys(settings.keys)
    with lent(settings, make_app) as app:
        # As with PostgreSQL here: what a power cut leaves is asked in tests/deep and tests/cli.
        app.config[FORGETFUL] = settings.database_url.startswith("sqlite")
        yield app


@pytest.fixture
def elsewhere(blank_url: str, tmp_path: Path) -> Iterator[Flask]:
    """Give another machine with the same engine, without data and without keys."""
    from tests.programs import let_go  # noqa: PLC0415 - see make_app

    url = blank_url
    if url.startswith("sqlite"):
        url = f"sqlite:///{settings_for(tmp_path / 'there', '').data / 'casebook.sqlite'}"
    app = make_app(settings_for(tmp_path / "there", url))
    shutil.rmtree(app.config["CASEBOOK"].keys)
    app.config["KEYS"] = None
    yield app
    let_go(app)


class Clock:
    """Says what day and moment the program believes it is, in Vietnam; time stands still."""

    def __init__(self) -> None:
        self._travel: time_machine.travel | None = None

    def to(self, day: date, at: time = MORNING) -> datetime:
        """Go to a moment on the wall clock in Vietnam; gives it as it is stored, in UTC.

        The server's own time zone stays what it is, so that no test hides that somebody used it.
        """
        self.stop()
        moment = datetime.combine(day, at, VIETNAM).astimezone(UTC)
        self._travel = time_machine.travel(moment, tick=False)
        self._travel.start()
        return moment

    def stop(self) -> None:
        """Come back."""
        if self._travel:
            self._travel.stop()
            self._travel = None


@pytest.fixture
def clock() -> Iterator[Clock]:
    """Stop the clock on an ordinary Monday morning; `clock.to(day)` goes elsewhere."""
    clock = Clock()
    clock.to(ORDINARY_DAY)
    yield clock
    clock.stop()


@pytest.fixture
def client(app: Flask, clock: Clock) -> FlaskClient:
    """Give a browser without a page, on an ordinary Monday morning."""
    return app.test_client()


@pytest.fixture
def page(client: FlaskClient) -> Visitor:
    """Fetch pages: `page("/cases")`, `page("/login").submit(username=…)`; each is checked."""
    return Visitor(client)


@pytest.fixture
def school(app: Flask) -> "School":
    """Give Trường Tiểu học Mẫu with one person per role, see tests/people.py."""
    from tests.people import settle_school  # noqa: PLC0415 - see make_app

    with app.app_context():
        return settle_school()


@pytest.fixture
def visitor(app: Flask, clock: Clock) -> Callable[[], Visitor]:
    """Let several people look at once: each call gives another browser."""
    return lambda: Visitor(app.test_client())
