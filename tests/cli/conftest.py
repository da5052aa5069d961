"""What the commands that go over everything are tried with: a paper, a bucket."""

from dataclasses import replace

import pytest
from flask import Flask

from casebook.vault.keys import load_keys, replace_keys
from casebook.vault.recovery import RecoveryKey, new_recovery_key
from tests.bucket import bucket, s3_endpoint

__all__ = ["bucket", "paper", "s3_endpoint"]


@pytest.fixture
def paper(app: Flask) -> RecoveryKey:
    """The printed recovery key, confirmed."""
    made, folder = new_recovery_key(), app.config["CASEBOOK"].keys
    kept = load_keys(folder)
    assert kept is not None
    replace_keys(folder, replace(kept, recovery=made.public))
    app.config["KEYS"] = load_keys(folder)
    return made
