"""Rotation wraps every data key anew and loses none, wherever it is broken off; the reconciler tells all."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask, current_app
from sqlalchemy import select

from casebook.records.attachments import Attachment
from casebook.records.audit import AuditRow
from casebook.records.base import Base, db, transaction
from casebook.records.wrapped_keys import WRAPPED_KEYS
from casebook.services import key_care
from casebook.services.attaching import Parcel, attach_files
from casebook.services.handing_out import give_out
from casebook.services.reconciling import Difference, reconcile
from casebook.services.uploads import Handed
from casebook.vault.envelopes import new_data_key
from casebook.vault.keys import create_keys, load_keys, new_keys
from casebook.vault.recovery import new_recovery_key
from casebook.vault.safe import Safe
from casebook.vault.sealing import SealBroken
from casebook.vault.storage import Folder
from tests.matters import registered
from tests.people import doing

TODAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 1, tzinfo=UTC)
TEXT = "Đơn của tôi".encode()


@pytest.fixture
def inside(app: Flask, school):
    """Be inside the program; gives the school."""
    with app.app_context():
        yield school


@pytest.fixture
def folder(inside):
    """Give the folder of the key file."""
    return current_app.config["CASEBOOK"].keys


@pytest.fixture
def place(tmp_path) -> Folder:
    """Give the folder of files."""
    return Folder(tmp_path / "data" / "files")


@pytest.fixture
def files(inside, folder, place) -> list[str]:
    """Keep five files; gives their ids."""
    case_id = registered(inside)
    parcel = Parcel(
        files=[Handed(name=f"{n}.txt", data=TEXT + bytes([65 + n])) for n in range(5)],
        request_key="k",
        case_id=case_id,
    )
    safe = Safe(key_care.kept_keys(folder), place)
    return sorted(attach_files(doing=doing(inside.lan, today=TODAY), parcel=parcel, safe=safe))


def readable(school, folder, place, files) -> bool:
    safe = Safe(key_care.kept_keys(folder), place)
    lan = doing(school.lan, today=TODAY)
    return all(
        give_out(doing=lan, file_id=one, safe=safe, clean=False).data.startswith(TEXT) for one in files
    )


def masters() -> dict[str, int]:
    db.session.rollback()
    counted = {one.table: dict(one.by_master) for one in key_care.count_wrapped()}
    return counted["attachments"]


def test_every_column_that_holds_data_keys_is_listed():
    listed = {(one.table, one.column) for one in WRAPPED_KEYS}
    named = {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.name == "data_key" or "wrapped" in column.name
    }
    assert named == listed


def test_after_a_rotation_everything_opens_and_only_the_new_master_is_left(inside, folder, place, files):
    old = key_care.kept_keys(folder).current
    keys = key_care.begin_rotation(folder=folder, now=NOW)
    assert masters() == {old: 5}
    assert readable(inside, folder, place, files)
    assert key_care.rewrap_all(keys=keys, now=NOW) == 5
    assert masters() == {keys.current: 5}
    assert not key_care.still_used(keys)
    assert key_care.end_rotation(folder=folder, now=NOW) == 1
    assert list(key_care.kept_keys(folder).masters) == [keys.current]
    assert readable(inside, folder, place, files)


def test_a_rotation_that_is_broken_off_goes_on_where_it_stopped(inside, folder, place, files, monkeypatch):
    monkeypatch.setattr(key_care, "_BATCH", 2)
    keys, calls = key_care.begin_rotation(folder=folder, now=NOW), []
    real = key_care.rewrapped

    def breaks_off(*given, **named):
        calls.append(1)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return real(*given, **named)

    monkeypatch.setattr(key_care, "rewrapped", breaks_off)
    with pytest.raises(KeyboardInterrupt):
        key_care.rewrap_all(keys=keys, now=NOW)
    assert sorted(masters().values()) == [2, 3]
    assert readable(inside, folder, place, files)
    assert key_care.begin_rotation(folder=folder, now=NOW) == keys
    assert key_care.rewrap_all(keys=keys, now=NOW) == 3
    assert masters() == {keys.current: 5}
    assert readable(inside, folder, place, files)


def test_rotation_leaves_lines_that_hold_no_key(inside, folder, files):
    keys = key_care.begin_rotation(folder=folder, now=NOW)
    key_care.rewrap_all(keys=keys, now=NOW)
    key_care.end_rotation(folder=folder, now=NOW)
    db.session.rollback()
    lines = db.session.scalars(select(AuditRow).where(AuditRow.deed.startswith("vault."))).all()
    assert [line.deed for line in lines] == [
        "vault.rotation_begun",
        "vault.rewrapped",
        "vault.rotation_ended",
    ]
    assert lines[1].particulars == {"table": "attachments", "keys": 5, "master": keys.current}


def test_a_destroyed_key_is_left_alone(inside, folder, files):
    with transaction() as session:
        session.get_one(Attachment, files[0]).data_key = None
    keys = key_care.begin_rotation(folder=folder, now=NOW)
    assert key_care.rewrap_all(keys=keys, now=NOW) == 4


def test_a_key_that_does_not_open_stops_the_rotation_and_keeps_the_old_master(inside, folder, files):
    with transaction() as session:
        session.get_one(Attachment, files[0]).data_key = new_data_key(new_keys(), context="elsewhere").wrapped
    keys = key_care.begin_rotation(folder=folder, now=NOW)
    with pytest.raises(SealBroken):
        key_care.rewrap_all(keys=keys, now=NOW)
    assert key_care.still_used(keys)


def test_a_confirmed_recovery_key_stands_in_the_key_file_and_nothing_else_changes(inside, folder):
    before = key_care.kept_keys(folder)
    made = new_recovery_key()
    key_care.confirm_recovery(folder=folder, public=made.public, now=NOW)
    assert load_keys(folder) == replace(before, recovery=made.public)


def test_without_a_key_file_nothing_is_made_in_its_place(inside, tmp_path):
    with pytest.raises(key_care.KeysMissing):
        key_care.begin_rotation(folder=tmp_path / "none", now=NOW)
    assert load_keys(tmp_path / "none") is None


def test_what_agrees_is_told_as_nothing(inside, folder, place, files):
    assert list(reconcile(Safe(key_care.kept_keys(folder), place))) == []


def test_every_kind_of_difference_is_told_once_and_nothing_is_deleted(inside, folder, place, files):
    keys = key_care.kept_keys(folder)
    stored = {row.id: row.stored_as for row in db.session.scalars(select(Attachment))}
    place.put("f" * 32, [b"nobody's"])
    place.take_back(stored[files[0]])
    place.take_back(stored[files[1]])
    place.put(stored[files[1]], place.read(stored[files[2]]))
    with transaction() as session:
        row = session.get_one(Attachment, files[3])
        row.data_key = new_data_key(keys, context="elsewhere").wrapped
        session.get_one(Attachment, files[4]).sha256 = "0" * 64
    lying = sorted(place.names())
    found = {(one.difference, one.where) for one in reconcile(Safe(keys, place))}
    assert found == {
        (Difference.FILE_WITHOUT_ROW, "f" * 32),
        (Difference.ROW_WITHOUT_FILE, f"attachments {files[0]}"),
        (Difference.FILE_CHANGED, f"attachments {files[1]}"),
        (Difference.KEY_DOES_NOT_OPEN, f"attachments {files[3]}"),
        (Difference.FILE_CHANGED, f"attachments {files[4]}"),
    }
    assert sorted(place.names()) == lying


def test_another_installations_key_file_opens_nothing(inside, place, files, tmp_path):
    strange = create_keys(tmp_path / "strange")
    found = list(reconcile(Safe(strange, place)))
    assert [one.difference for one in found] == [Difference.KEY_DOES_NOT_OPEN] * 5
