"""A back-up holds one moment of everything; it is called one only after it was restored and compared."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from casebook.records import migrate
from casebook.records.audit import AuditRow
from casebook.records.base import db, transaction
from casebook.records.cases import Case
from casebook.records.dumps import sums
from casebook.services import backing_up
from casebook.services.backing_up import BackupRefused, Made, Order, backup_name, create_backup, rotate
from casebook.services.restoring import RestoreRefused, restore_backup, try_out
from casebook.services.sign_in import Attempt, sign_in, whose
from casebook.vault.backups import BackupBroken, key_with_file
from casebook.vault.keys import Keys, load_keys
from casebook.vault.recovery import new_recovery_key
from casebook.vault.safe import Safe
from casebook.vault.storage import Folder
from tests.conftest import make_app, settings_for
from tests.matters import registered
from tests.people import PASSWORD, School
from tests.programs import let_go

# A back-up counts once it was restored: each of these does so.
pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
NAME = "0123456789abcdef0123456789abcdef"
SECRET = "Con tôi bị xếp vào lớp học buổi chiều"


def keys_of(app: Flask) -> Keys:
    keys = load_keys(app.config["CASEBOOK"].keys)
    assert keys is not None
    return replace(keys, recovery=new_recovery_key().public)


def order_for(app: Flask, **changed: object) -> Order:
    data: Path = app.config["CASEBOOK"].data
    values = {
        "folder": data / "backups",
        "name": backup_name(NOW),
        "keys": keys_of(app),
        "files": Folder(data / "files"),
        "now": NOW,
    }
    return Order(**(values | changed))  # type: ignore[arg-type]  # values of several types


@pytest.fixture
def filled(app: Flask, school: School) -> Iterator[Flask]:
    """Three cases and a stored file."""
    with app.app_context():
        for day in range(1, 4):
            registered(school, received_on=date(2026, 11, 2), subject=f"Việc thứ {day}")
        Folder(app.config["CASEBOOK"].data / "files").put(NAME, iter([b"sealed already", b" here"]))
        yield app


def put_back(app: Flask, made: Made, keys: Keys):
    files = Folder(app.config["CASEBOOK"].data / "files")
    app.config["KEYS"] = keys
    data_key = key_with_file(made.header, keys)
    return restore_backup(made.path, data_key=data_key, safe=Safe(keys, files), now=NOW)


def sums_now() -> dict[str, object]:
    with db.engine.connect() as connection:
        return dict(sums(connection))


def test_everything_comes_back_row_by_row_and_file_by_file(filled, elsewhere):
    order = order_for(filled)
    before = sums_now()
    made = create_backup(order=order)
    assert made.findings == ()
    assert made.contents.tables == before
    with elsewhere.app_context():
        restored = put_back(elsewhere, made, order.keys)
        after = sums_now()
        differing = {name for name in before if before[name] != after[name]}
        assert restored.contents == made.contents
        # What the restore itself writes: that it happened, and that nobody is signed in.
        assert differing <= {"audit", "audit_chain", "sign_ins"}
        assert db.session.scalar(select(func.count()).select_from(Case)) == 3
        there = Folder(elsewhere.config["CASEBOOK"].data / "files")
        assert b"".join(there.read(NAME)) == b"sealed already here"
        assert restored.findings == ()
        lines = db.session.scalars(select(AuditRow.deed).order_by(AuditRow.number)).all()
        assert lines[-1] == "installation.restored"


def test_numbering_goes_on_where_it_stopped(filled, elsewhere, school):
    order = order_for(filled)
    made = create_backup(order=order)
    with elsewhere.app_context():
        put_back(elsewhere, made, order.keys)
        case = db.session.get_one(Case, registered(school))
        assert case.number == 4


def test_whoever_was_signed_in_when_it_was_made_is_signed_out(filled, elsewhere, school):
    now = NOW
    attempt = Attempt(username=school.lan.username, password=PASSWORD, address="127.0.0.1", now=now)
    signed = sign_in(attempt=attempt)
    token = signed if isinstance(signed, str) else signed.token
    assert whose(token=token, now=now) is not None
    order = order_for(filled)
    made = create_backup(order=order)
    assert whose(token=token, now=now) is not None
    with elsewhere.app_context():
        put_back(elsewhere, made, order.keys)
        assert whose(token=token, now=now) is None


def test_nothing_is_restored_over_data_that_are_there(filled):
    order = order_for(filled)
    made = create_backup(order=order)
    with pytest.raises(RestoreRefused, match="empty"):
        put_back(filled, made, order.keys)
    assert db.session.scalar(select(func.count()).select_from(Case)) == 3


def test_nothing_stands_in_clear_and_nothing_is_left_lying_about(filled):
    made = create_backup(order=order_for(filled))
    assert SECRET.encode() not in made.path.read_bytes()
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in made.path.parent.iterdir()} == {".lock", made.path.name}


def test_people_go_on_working_while_it_is_made_and_it_holds_one_moment(filled, school, monkeypatch):
    real, entered = backing_up.write_parts, []

    def meanwhile(*arguments):
        def register() -> None:
            with filled.app_context():
                entered.append(registered(school))

        other = threading.Thread(target=register)
        other.start()
        other.join(timeout=20)
        assert entered, "registering waits for the back-up"
        return real(*arguments)

    monkeypatch.setattr(backing_up, "write_parts", meanwhile)
    made = create_backup(order=order_for(filled))
    assert made.contents.tables["cases"].rows == (3 if db.engine.dialect.name == "sqlite" else 4)
    assert made.contents.tables["letters"].rows == made.contents.tables["cases"].rows


def test_a_back_up_that_does_not_come_back_equal_gets_no_name(filled, monkeypatch):
    real = backing_up.write_parts

    def lying(*arguments):
        contents = real(*arguments)
        contents.files[NAME] = "0" * 64
        return contents

    monkeypatch.setattr(backing_up, "write_parts", lying)
    with pytest.raises(BackupRefused, match="other rows or files"):
        create_backup(order=order_for(filled))
    assert not list((filled.config["CASEBOOK"].data / "backups").glob("*backup"))


def test_data_in_which_something_is_wrong_are_copied_and_said_to_be_so(filled):
    with transaction() as session:
        session.execute(text("UPDATE cases SET status = 'closed'"))
    made = create_backup(order=order_for(filled))
    assert "do not give what their journals say" in made.findings[0]
    assert made.path.name.endswith(".unsound-backup")


def test_an_older_back_up_is_restored_on_either_engine_and_then_migrated(tmp_path, elsewhere):
    old = make_app(settings_for(tmp_path / "old", f"sqlite:///{tmp_path / 'old.sqlite'}"))
    with old.app_context():
        migrate.upgrade_to("0005")
        order = order_for(old)
        made = create_backup(order=order)
    let_go(old)
    assert made.header.revision == "0005"
    with elsewhere.app_context():
        put_back(elsewhere, made, order.keys)
        assert migrate.is_up_to_date()


def test_a_back_up_of_a_newer_version_is_refused_with_what_to_do(filled, elsewhere, monkeypatch):
    monkeypatch.setattr(migrate, "current_revision", lambda: "9999")
    with pytest.raises(BackupRefused, match="newer version"):
        create_backup(order=order_for(filled))


def test_one_at_a_time_and_what_a_killed_one_left_is_removed(filled):
    folder = filled.config["CASEBOOK"].data / "backups"
    left = folder / ".making-killed"
    left.mkdir(parents=True)
    (left / "moment.sqlite").write_bytes(b"x")
    with backing_up.working(folder), pytest.raises(BackupRefused, match="Another"):
        create_backup(order=order_for(filled))
    create_backup(order=order_for(filled))
    assert not left.exists()


def test_only_regular_back_ups_take_part_in_the_rotation(tmp_path):
    names = [backup_name(NOW + timedelta(days=day)) for day in range(5)]
    others = ["before-0012-20261122T000000Z.backup", "casebook-20260101T000000Z.unsound-backup"]
    for name in names + others:
        (tmp_path / name).touch()
    assert [path.name for path in rotate(folder=tmp_path, keep=3)] == names[:2]
    assert {path.name for path in tmp_path.iterdir()} == {*names[2:], *others}


def test_a_changed_back_up_does_not_pass_the_trial(filled, tmp_path):
    order = order_for(filled)
    made = create_backup(order=order)
    content = bytearray(made.path.read_bytes())
    content[-50] ^= 1
    made.path.write_bytes(content)
    with pytest.raises(BackupBroken, match="cut or changed"):
        try_out(
            made.path,
            data_key=key_with_file(made.header, order.keys),
            keys=order.keys,
            work=tmp_path,
            now=NOW,
        )
