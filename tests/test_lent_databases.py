"""A database that another test had is as new."""

from collections.abc import Iterator

import psycopg
import pytest

from tests import postgres
from tests.lent_databases import Databases


@pytest.fixture
def databases(
    pytestconfig: pytest.Config, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Databases]:
    """Databases of a small template: a table that is full, one that is empty and guarded, a sequence."""
    if pytestconfig.getoption("engine") == "sqlite":
        pytest.skip("this run leaves PostgreSQL out")
    socket = request.getfixturevalue("postgres_socket")
    template = f"template_{tmp_path_factory.mktemp('small').name}_{id(request)}"
    postgres.create(socket, template)
    with connected(socket, template) as hand:
        hand.execute("CREATE TABLE chain (head int); INSERT INTO chain VALUES (0)")
        hand.execute("CREATE TABLE seats (number serial PRIMARY KEY)")
        hand.execute("CREATE TABLE guests (seat int REFERENCES seats)")
        hand.execute("CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'")
        hand.execute("CREATE TRIGGER stay BEFORE DELETE ON guests FOR EACH ROW EXECUTE FUNCTION stay()")
    databases = Databases(socket, template)
    yield databases
    databases.close()
    postgres.drop(socket, template)


def connected(socket: str, name: str) -> psycopg.Connection:
    return psycopg.connect(postgres.conninfo(socket, name), autocommit=True)


def test_its_rows_are_gone_those_of_the_template_are_back_and_numbers_begin_anew(
    databases: Databases, postgres_socket: str
) -> None:
    with databases.lent() as first, connected(postgres_socket, first) as hand:
        hand.execute("UPDATE chain SET head = 7")
        hand.execute("INSERT INTO seats DEFAULT VALUES")
        hand.execute("INSERT INTO guests VALUES (1)")
        hand.close()
    with databases.lent() as second, connected(postgres_socket, second) as hand:
        assert second == first
        assert hand.execute("SELECT head FROM chain").fetchall() == [(0,)]
        assert hand.execute("SELECT * FROM guests").fetchall() == []
        assert hand.execute("INSERT INTO seats DEFAULT VALUES RETURNING number").fetchall() == [(1,)]


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE guests DISABLE TRIGGER stay",
        "DROP TRIGGER stay ON guests",
        "CREATE INDEX ON guests (seat)",
        "ALTER TABLE seats ADD COLUMN row_of int",
        "ALTER TABLE guests ALTER COLUMN seat SET NOT NULL",
        "CREATE OR REPLACE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'",
        "CREATE SCHEMA elsewhere",
    ],
)
def test_one_whose_shape_was_changed_is_not_lent_again(
    databases: Databases, postgres_socket: str, change: str
) -> None:
    with databases.lent() as first, connected(postgres_socket, first) as hand:
        hand.execute(change)
        hand.close()
    with databases.lent() as second:
        assert second != first


def test_one_that_somebody_still_holds_is_not_lent_again(databases: Databases, postgres_socket: str) -> None:
    with databases.lent() as first:
        left = connected(postgres_socket, first)
    with databases.lent() as second:
        assert second != first
    with pytest.raises(psycopg.OperationalError):
        left.execute("SELECT 1")


def test_two_at_the_same_time_are_two(databases: Databases) -> None:
    with databases.lent() as first, databases.lent() as second:
        assert first != second
