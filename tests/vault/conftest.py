"""Both places where files can lie: a folder and a bucket."""

from pathlib import Path

import pytest

from casebook.vault.storage import Storage, storage_at
from tests.bucket import bucket, s3_endpoint

__all__ = ["bucket", "s3_endpoint", "storage"]


@pytest.fixture(params=["folder", "bucket"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    """Give an empty place for files, once of each sort."""
    if request.param == "folder":
        return storage_at("", folder=tmp_path / "files")
    place, endpoint = request.getfixturevalue("bucket"), request.getfixturevalue("s3_endpoint")
    return storage_at(place, folder=tmp_path / "files", endpoint=endpoint)
