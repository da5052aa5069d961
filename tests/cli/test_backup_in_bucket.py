"""Files in a bucket are in the back-up and come back byte for byte, to a bucket and to a folder."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import select

from casebook.cli.backup import storage_of
from casebook.records import migrate
from casebook.records.attachments import Attachment
from casebook.records.base import db
from casebook.services.attaching import Parcel, attach_files
from casebook.services.handing_out import give_out
from casebook.services.uploads import Handed
from casebook.vault.recovery import RecoveryKey
from casebook.vault.safe import Safe
from casebook.vault.storage import FILES
from tests import handed
from tests.bucket import BUCKET
from tests.cli.test_backup import backups
from tests.matters import registered
from tests.people import School, doing

# A back-up counts once it was restored: each of these does so.
pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 23)
HANDED = (
    Handed(name="đơn.pdf", data=handed.pdf()),
    Handed(name="ảnh.jpg", data=handed.picture()),
    # More than one sealed piece of a back-up, and more than one piece of a stored file.
    Handed(name="danh sách dài.pdf", data=handed.pdf("Ông An Ví Dụ " * 60_000)),
)
BROKEN_OFF = "0123456789abcdef0123456789abcdef"
"""What an upload leaves that was broken off: no row speaks of it."""

FAULTS = (
    ("s3://khong-co/truong", None, "look at its bucket and credentials"),
    (f"s3://{BUCKET}/noi-khac", "http://127.0.0.1:9", "does not answer"),
    ("/mnt/usb", None, "must be empty or s3://bucket/prefix"),
)


def run(app: Flask, *words: str, typed: str = "") -> Result:
    return app.test_cli_runner().invoke(args=list(words), input=typed)


def backed_up(app: Flask) -> Path:
    made = run(app, "backup", "create")
    assert made.exit_code == 0, made.output
    return backups(app)[0]


def keep_in(app: Flask, place: str, endpoint: str) -> None:
    config = app.config["CASEBOOK"]
    app.config["CASEBOOK"] = replace(config, storage=place, storage_endpoint=endpoint)


def lying(app: Flask) -> dict[str, bytes]:
    storage = storage_of(app.config["CASEBOOK"])
    return {name: b"".join(storage.read(name)) for name in storage.names()}


@pytest.fixture
def restore(elsewhere: Flask, paper: RecoveryKey, s3_endpoint: str) -> Callable[[Path, str], Result]:
    """Restore a back-up on the other machine, which keeps its files where it is told."""

    def restored(path: Path, place: str, endpoint: str = s3_endpoint) -> Result:
        keep_in(elsewhere, place, endpoint)
        return run(elsewhere, "backup", "restore", str(path), "--recovery-key", typed=f"{paper.printed}\n")

    return restored


@pytest.fixture
def filled(app: Flask, school: School, clock, bucket, s3_endpoint) -> Flask:
    """A case with its papers, which lie in a bucket."""
    keep_in(app, bucket, s3_endpoint)
    safe = Safe(app.config["KEYS"], storage_of(app.config["CASEBOOK"]))
    with app.app_context():
        parcel = Parcel(files=HANDED, request_key="k", case_id=registered(school), receipt_id=None)
        attach_files(doing=doing(school.lan, today=TODAY), parcel=parcel, safe=safe)
    return app


def given_out(app: Flask, school: School) -> dict[str, bytes]:
    safe = Safe(app.config["KEYS"], storage_of(app.config["CASEBOOK"]))
    with app.app_context():
        ids = db.session.scalars(select(Attachment.id)).all()
        lan = doing(school.lan, today=TODAY)
        papers = [give_out(doing=lan, file_id=one, safe=safe, clean=False) for one in ids]
        return {paper.name: paper.data for paper in papers}


# The second one begins like the place they come from: what lies deeper in the bucket is not its own.
@pytest.mark.parametrize("to", [f"s3://{BUCKET}/truong", ""], ids=["bucket", "folder"])
def test_files_in_a_bucket_come_back_to_a_bucket_and_to_a_folder(filled, school, elsewhere, restore, to):
    before = lying(filled)
    assert len(before) == len(HANDED)
    path = backed_up(filled)
    verified = run(filled, "backup", "verify", str(path))
    assert (verified.exit_code, f"and {len(HANDED)} files, all" in verified.output) == (0, True)

    restored = restore(path, to)
    assert (restored.exit_code, f"and {len(HANDED)} files." in restored.output) == (0, True), restored.output
    assert lying(elsewhere) == before
    assert (elsewhere.config["CASEBOOK"].data / FILES).exists() is (to == "")
    assert given_out(elsewhere, school) == {file.name: file.data for file in HANDED}
    for words in (["vault", "reconcile"], ["audit", "verify"], ["casebook", "recount", "--check"]):
        answer = run(elsewhere, *words)
        assert answer.exit_code == 0, answer.output
    assert lying(filled) == before


def test_files_in_a_folder_come_back_to_a_bucket(app, school, clock, elsewhere, restore, bucket):
    storage_of(app.config["CASEBOOK"]).put(BROKEN_OFF, [b"sealed ", b"already"])
    restored = restore(backed_up(app), bucket)
    assert restored.exit_code == 0, restored.output
    assert lying(elsewhere) == lying(app) == {BROKEN_OFF: b"sealed already"}


def test_where_storage_fails_or_is_not_empty_nothing_is_restored(filled, elsewhere, restore, bucket):
    path, before = backed_up(filled), lying(filled)
    for place, endpoint, said in (*FAULTS, (bucket, None, "There are data here already")):
        refused = restore(path, place, *([endpoint] if endpoint else []))
        assert (refused.exit_code, said in refused.output) == (1, True), refused.output
        with elsewhere.app_context():
            assert migrate.current_revision() is None
    assert lying(filled) == before


def test_where_storage_fails_no_back_up_is_made(filled, paper, s3_endpoint):
    for place, endpoint, said in FAULTS:
        keep_in(filled, place, endpoint or s3_endpoint)
        refused = run(filled, "backup", "create")
        assert (refused.exit_code, said in refused.output) == (1, True), refused.output
    assert backups(filled) == []
