"""`flask vault` at the terminal: a recovery key that was typed back, a rotation, what the reconciler says."""

import os
import re

import pytest
from flask import Flask

from casebook.vault.keys import FILE, load_keys
from casebook.vault.recovery import public_half


@pytest.fixture
def run(app: Flask, school):
    """Run a command with what is typed at its questions; gives status and words."""

    def command(*args: str, typed: str = "") -> tuple[int, str]:
        done = app.test_cli_runner().invoke(args=["vault", *args], input=typed)
        return done.exit_code, done.output

    return command


@pytest.fixture
def folder(app: Flask):
    """Give the folder of the key file."""
    return app.config["CASEBOOK"].keys


def made_recovery_key(run, monkeypatch) -> tuple[str, tuple[int, str]]:
    """Make one, typing back in small letters what was printed."""
    from casebook.cli import vault  # noqa: PLC0415  the command under test

    seen = []

    def made():
        seen.append(real())
        return seen[-1]

    real = vault.new_recovery_key
    monkeypatch.setattr(vault, "new_recovery_key", made)
    monkeypatch.setattr(vault.click, "prompt", lambda _said: seen[-1].printed.lower().replace("-", " "))
    done = run("recovery-key", typed="y\n")
    return seen[-1].printed, done


def test_a_recovery_key_is_shown_in_groups_and_counts_after_it_was_typed_back(run, folder, monkeypatch):
    printed, (code, said) = made_recovery_key(run, monkeypatch)
    assert code == 0
    shown = " ".join(re.findall(r"^    (.*)$", said, re.MULTILINE)).split()
    assert shown == printed.split("-")
    keys = load_keys(folder)
    assert keys
    assert keys.recovery == public_half(printed)
    assert printed not in (folder / FILE).read_text()
    assert "confirmed; it lies on paper" in run("status")[1]


def test_a_key_that_is_not_typed_back_counts_for_nothing(run, folder):
    before = (folder / FILE).read_bytes()
    code, said = run("recovery-key", typed="wrong\nAAAA-BBBB\n\nagain wrong\n")
    assert code == 1
    assert "nothing was changed" in said
    assert (folder / FILE).read_bytes() == before


def test_a_second_recovery_key_is_asked_about_first(run, folder, monkeypatch):
    made_recovery_key(run, monkeypatch)
    before = load_keys(folder)
    code, _said = run("recovery-key", typed="n\n")
    assert code == 1
    assert load_keys(folder) == before


def test_rotation_ends_only_when_nobody_can_be_saving_with_an_older_key(run, folder):
    assert run("rotate", "--finish")[0] == 1
    assert run("rotate")[0] == 0
    keys = load_keys(folder)
    assert keys
    assert len(keys.masters) == 2
    assert "older" in run("status")[1]
    code, said = run("rotate", "--finish")
    assert (code, "Try again in 1" in said) == (1, True)
    assert load_keys(folder) == keys
    os.utime(folder / FILE, (1_600_000_000, 1_600_000_000))
    assert run("rotate", "--finish")[0] == 0
    left = load_keys(folder)
    assert left
    assert list(left.masters) == [keys.current]


def test_a_rotation_under_way_is_told_by_check(app, run, folder):
    run("rotate")
    app.config["KEYS"] = load_keys(folder)
    assert "rotate --finish" in app.test_cli_runner().invoke(args=["check"]).output


def test_check_asks_for_a_recovery_key_until_one_counts(app, run, folder, monkeypatch):
    said = "flask vault recovery-key"
    assert said in app.test_cli_runner().invoke(args=["check"]).output
    made_recovery_key(run, monkeypatch)
    app.config["KEYS"] = load_keys(folder)
    assert said not in app.test_cli_runner().invoke(args=["check"]).output


def test_the_reconciler_ends_with_1_when_anything_differs(app, run):
    assert run("reconcile") == (0, "Rows, files and keys agree.\n")
    folder = app.config["CASEBOOK"].data / "files" / "ab"
    folder.mkdir(parents=True)
    (folder / "abandoned.part").write_bytes(b"half")
    code, said = run("reconcile")
    assert code == 1
    assert "abandoned.part: no row speaks of this file" in said
    assert (folder / "abandoned.part").exists()


@pytest.mark.parametrize("command", ["status", "recovery-key", "rotate", "reconcile"])
def test_without_a_key_file_every_command_says_what_to_do(run, folder, command):
    (folder / FILE).unlink()
    code, said = run(command)
    assert (code, "put the key file back" in said) == (1, True)


def test_a_program_that_serves_reads_a_changed_key_file_anew(app, client, run, folder):
    keys = load_keys(folder)
    assert keys
    assert app.config["KEYS"] == keys
    run("rotate")
    client.get("/login")
    assert app.config["KEYS"] == load_keys(folder)
    assert len(app.config["KEYS"].masters) == 2
    (folder / FILE).write_text("broken")
    client.get("/login")
    assert len(app.config["KEYS"].masters) == 2
    (folder / FILE).unlink()
    client.get("/login")
    assert len(app.config["KEYS"].masters) == 2
