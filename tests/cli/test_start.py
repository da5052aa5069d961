"""Starting: an older folder is copied before it is changed, and nothing unsafe is served."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from casebook.cli import start
from casebook.records import migrate
from casebook.records.base import db
from casebook.vault.keys import create_keys
from config import Config, UnsafeSetting
from tests.conftest import make_app, settings_for
from tests.people import settle_school
from tests.programs import let_go

NEWER = '''"""One table more."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{before}"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("later", sa.Column("id", sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table("later")
'''


@pytest.fixture
def older(tmp_path: Path, migrated_file: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """A folder that was filled by this version, under a program that is one migration newer."""
    settings = settings_for(tmp_path, f"sqlite:///{tmp_path / 'data' / 'casebook.sqlite'}")
    shutil.copyfile(migrated_file, tmp_path / "data" / "casebook.sqlite")
    app = make_app(settings)
    with app.app_context():
        settle_school()
        before = migrate.current_revision()
    newer = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, newer)
    (newer / "versions" / "9999_later.py").write_text(NEWER.format(before=before))
    monkeypatch.setattr(migrate, "MIGRATIONS", newer)
    return app


def people_in(path: Path) -> int:
    connection = sqlite3.connect(path)
    count: int = connection.execute("SELECT count(*) FROM people").fetchone()[0]
    connection.close()
    return count


def test_an_older_folder_is_copied_before_it_is_upgraded(older: Flask) -> None:
    config: Config = older.config["CASEBOOK"]
    start.bring_up_to_date(older, config)
    copies = list((config.data / "backups").glob("before-9999-*.sqlite"))
    assert len(copies) == 1
    assert people_in(copies[0]) == people_in(config.data / "casebook.sqlite") > 0
    with older.app_context():
        assert migrate.current_revision() == "9999"
        tables = {row[0] for row in sqlite3.connect(copies[0]).execute("SELECT name FROM sqlite_master")}
        assert "later" not in tables
    let_go(older)


def test_a_folder_that_is_up_to_date_is_not_copied(older: Flask) -> None:
    config: Config = older.config["CASEBOOK"]
    start.bring_up_to_date(older, config)
    start.bring_up_to_date(older, config)
    assert len(list((config.data / "backups").iterdir())) == 1
    let_go(older)


def test_data_without_its_keys_is_refused(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, "sqlite://")
    (settings.data / "casebook.sqlite").touch()
    with pytest.raises(start.StartRefused, match="has no keys"):
        start.keys_of(settings)
    assert not settings.keys.exists()


def test_a_broken_key_file_is_refused_by_name(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, "sqlite://")
    create_keys(settings.keys)
    (settings.keys / "casebook.keys.json").write_text('{"session": "no"}')
    with pytest.raises(start.StartRefused, match=r"casebook\.keys\.json"):
        start.keys_of(settings)


def test_the_sample_school_is_served_on_this_machine_only(tmp_path: Path) -> None:
    settings = replace(settings_for(tmp_path, f"sqlite:///{tmp_path / 'x.sqlite'}"), host="0.0.0.0")  # noqa: S104 - what must be refused
    app = make_app(settings)
    with pytest.raises(start.StartRefused, match="this machine only"):
        start.start_program(app, sample=True)
    let_go(app)


def test_the_sample_school_is_refused_on_a_folder_with_other_data(older: Flask) -> None:
    with pytest.raises(start.StartRefused, match="other data"):
        start.start_program(older, sample=True)
    with older.app_context():
        assert db.session.connection() is not None
    let_go(older)


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"CASEBOOK_DATA": "/x/data", "CASEBOOK_KEYS": "/x/data/keys"}, "inside CASEBOOK_DATA"),
        ({"CASEBOOK_DATA": "/x/data", "CASEBOOK_KEYS": "/x/data"}, "inside CASEBOOK_DATA"),
        ({"PORT": "http"}, "PORT must be a number"),
        ({"PORT": "0"}, "PORT must be a number"),
        ({"PORT": "70000"}, "PORT must be a number"),
    ],
)
def test_an_unsafe_setting_is_refused_with_what_to_do(environ: dict[str, str], said: str) -> None:
    with pytest.raises(UnsafeSetting, match=said):
        Config.from_environment(environ)
