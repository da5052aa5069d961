"""`flask backup …` and what an upgrade does first: clear sentences, the right file, the way back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from casebook.cli import start
from casebook.records import migrate
from casebook.records.base import db
from casebook.records.cases import Case
from casebook.vault.keys import load_keys
from casebook.vault.recovery import new_recovery_key
from tests.conftest import make_app
from tests.matters import registered
from tests.people import School
from tests.programs import let_go

# A back-up counts once it was restored: each of these does so.
pytestmark = pytest.mark.slow

Run = Callable[..., Result]


@pytest.fixture
def flask(app: Flask, school: School, clock) -> Run:
    """Type a command at the machine the school's data lie on."""
    with app.app_context():
        registered(school)
    return lambda *words, **how: app.test_cli_runner().invoke(args=list(words), **how)


def backups(app: Flask) -> list[Path]:
    return sorted((app.config["CASEBOOK"].data / "backups").glob("*backup"))


def test_a_back_up_is_made_verified_and_restored_with_the_paper(app, flask, paper, elsewhere):
    made = flask("backup", "create")
    assert made.exit_code == 0, made.output
    (path,) = backups(app)
    assert f"{path}: " in made.output
    assert "restored elsewhere on trial and equal" in made.output

    verified = flask("backup", "verify", str(path))
    assert (verified.exit_code, "all as they were" in verified.output) == (0, True), verified.output

    there = elsewhere.test_cli_runner()
    restored = there.invoke(
        args=["backup", "restore", str(path), "--recovery-key"], input=f"{paper.printed}\n"
    )
    assert restored.exit_code == 0, restored.output
    assert "The key file was written" in restored.output
    assert "Everybody is signed out" in restored.output
    assert load_keys(elsewhere.config["CASEBOOK"].keys) == app.config["KEYS"]
    with elsewhere.app_context():
        assert db.session.scalar(select(func.count()).select_from(Case)) == 1
    assert there.invoke(args=["audit", "verify"]).exit_code == 0
    assert there.invoke(args=["casebook", "recount", "--check"]).exit_code == 0

    again = there.invoke(args=["backup", "restore", str(path)])
    assert (again.exit_code, "empty" in again.output) == (1, True)


def test_without_a_confirmed_recovery_key_none_is_made_and_it_says_how_to_get_one(app, flask):
    for words in (["backup", "create"], ["backup", "create", "--without-recovery"]):
        refused = flask(*words)
        assert refused.exit_code == 1
        assert "flask vault recovery-key" in refused.output
    assert backups(app) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [("ABCD-EFGH", "a letter is missing or wrong"), (new_recovery_key().printed, "another recovery key")],
    ids=["mistyped", "of another installation"],  # the second one is drawn anew by each worker
)
def test_a_mistyped_paper_and_another_paper_restore_nothing(app, flask, paper, elsewhere, typed, said):
    flask("backup", "create")
    answer = elsewhere.test_cli_runner().invoke(
        args=["backup", "restore", str(backups(app)[0]), "--recovery-key"], input=f"{typed}\n"
    )
    assert (answer.exit_code, said in answer.output) == (1, True), answer.output
    with elsewhere.app_context():
        assert migrate.current_revision() is None
    assert load_keys(elsewhere.config["CASEBOOK"].keys) is None


def test_without_key_file_and_without_paper_it_says_what_opens_it(app, flask, paper, elsewhere):
    flask("backup", "create")
    answer = elsewhere.test_cli_runner().invoke(args=["backup", "verify", str(backups(app)[0])])
    assert (answer.exit_code, "--recovery-key" in answer.output) == (1, True)


def test_the_key_file_of_another_installation_is_never_overwritten(app, flask, paper, tmp_path, elsewhere):
    flask("backup", "create")
    other = make_app(replace(elsewhere.config["CASEBOOK"], keys=tmp_path / "other.keys"))
    before = load_keys(tmp_path / "other.keys")
    answer = other.test_cli_runner().invoke(
        args=["backup", "restore", str(backups(app)[0]), "--recovery-key"], input=f"{paper.printed}\n"
    )
    assert (answer.exit_code, "belongs to another installation" in answer.output) == (1, True)
    assert load_keys(tmp_path / "other.keys") == before
    let_go(other)


def test_only_so_many_are_kept(app, flask, paper, clock, engine):
    from tests.conftest import ORDINARY_DAY  # noqa: PLC0415 - only here

    if engine == "postgresql":
        return  # the rotation looks at files alone
    for day in (1, 2, 3):
        clock.to(ORDINARY_DAY.replace(day=day))
        assert flask("backup", "create", "--keep", "2").exit_code == 0
    assert [path.name[:17] for path in backups(app)] == ["casebook-20261102", "casebook-20261103"]


def test_a_file_that_is_no_back_up_is_told_to_be_none(app, flask, paper, tmp_path):
    (tmp_path / "x.backup").write_bytes(b"PK\x03\x04")
    answer = flask("backup", "verify", str(tmp_path / "x.backup"))
    assert (answer.exit_code, "no back-up of this program" in answer.output) == (1, True)


def test_an_upgrade_backs_up_first_sealed(app, flask, paper, engine, elsewhere, monkeypatch):
    config = app.config["CASEBOOK"]
    with app.app_context():
        newest = migrate.newest_revision()
    real = migrate.current_revision
    seen = []

    def older_once() -> str | None:
        seen.append(real())
        return "0001" if len(seen) == 1 else seen[-1]

    monkeypatch.setattr(migrate, "current_revision", older_once)
    start.bring_up_to_date(app, config)
    (path,) = backups(app)
    assert path.name.startswith(f"before-{newest}-")
    monkeypatch.setattr(migrate, "current_revision", real)
    verified = flask("backup", "verify", str(path))
    assert verified.exit_code == 0, verified.output


def test_an_upgrade_that_cannot_be_backed_up_does_not_begin(app, flask, paper, monkeypatch):
    def fails(**_order: object) -> None:
        raise start.BackupRefused("The disk is full.")

    monkeypatch.setattr(start, "back_up_before_upgrade", lambda *_, **__: fails())
    monkeypatch.setattr(migrate, "current_revision", lambda: "0001")
    with pytest.raises(start.StartRefused, match=r"nothing was changed: The disk is full"):
        start.bring_up_to_date(app, app.config["CASEBOOK"])
