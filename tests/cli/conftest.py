"""What the commands that go over everything are tried with: a paper, another machine, a bucket."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from casebook.vault.keys import load_keys, replace_keys
from casebook.vault.recovery import RecoveryKey, new_recovery_key
from tests.bucket import bucket, s3_endpoint
from tests.conftest import make_app, settings_for
from tests.programs import let_go

__all__ = ["bucket", "elsewhere", "paper", "s3_endpoint"]


@pytest.fixture
def paper(app: Flask) -> RecoveryKey:
    """The printed recovery key, confirmed."""
    made, folder = new_recovery_key(), app.config["CASEBOOK"].keys
    kept = load_keys(folder)
    assert kept is not None
    replace_keys(folder, replace(kept, recovery=made.public))
    app.config["KEYS"] = load_keys(folder)
    return made


@pytest.fixture
def elsewhere(blank_url: str, tmp_path: Path) -> Iterator[Flask]:
    """Another machine with the same engine, without data and without keys."""
    url = blank_url
    if url.startswith("sqlite"):
        url = f"sqlite:///{settings_for(tmp_path / 'there', '').data / 'casebook.sqlite'}"
    app = make_app(settings_for(tmp_path / "there", url))
    shutil.rmtree(app.config["CASEBOOK"].keys)
    app.config["KEYS"] = None
    yield app
    let_go(app)
