"""Files lie encrypted under random names, come back whole or not at all, in a folder and in a bucket."""

import hashlib
import os
import stat
from pathlib import Path

import boto3
import pytest

from casebook.vault.envelopes import new_data_key
from casebook.vault.keys import new_keys
from casebook.vault.safe import Safe
from casebook.vault.sealed_files import PIECE, open_sealed, seal_file
from casebook.vault.sealing import SealBroken
from casebook.vault.storage import FileMissing, Folder, StorageFault, storage_at
from tests.bucket import BUCKET

NAME = "0123456789abcdef0123456789abcdef"
WHERE = "attachments|content|1"
KEYS = new_keys()
KEY = new_data_key(KEYS, context="attachments|1")
SIZES = (0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 17)


def bytes_of(size: int) -> bytes:
    return (b"CANARY-" * (size // 7 + 1))[:size]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("cut", [1, 999, 10_000_000])
def test_a_file_comes_back_whole_however_it_is_cut_on_the_way(size, cut):
    plain = bytes_of(size)
    sealed = b"".join(seal_file(KEY, plain, context=WHERE))
    assert b"CANARY" not in sealed
    pieces = [sealed[at : at + cut] for at in range(0, len(sealed), cut)] if cut > 1 or size < 2 else [sealed]
    assert b"".join(open_sealed(KEY, pieces, context=WHERE)) == plain


def opens(pieces: list[bytes]) -> bool:
    try:
        list(open_sealed(KEY, pieces, context=WHERE))
    except SealBroken:
        return False
    return True


def test_pieces_that_are_moved_left_out_doubled_or_cut_off_do_not_open():
    mark, first, second, last = seal_file(KEY, bytes_of(2 * PIECE + 5), context=WHERE)
    wrong = {
        "moved": [mark, second, first, last],
        "left out": [mark, first, last],
        "doubled": [mark, first, first, second, last],
        "no end": [mark, first, second],
        "no beginning": [first, second, last],
        "cut": [mark, first, second, last[:-1]],
        "more": [mark, first, second, last, last],
        "empty": [],
        "only the mark": [mark],
        "another file": [b"casebook file 2\n", first, second, last],
        "huge length": [mark, b"\xff\xff\xff\xff" + first[4:]],
    }
    assert [what for what, pieces in wrong.items() if opens(pieces)] == []


def test_a_changed_byte_a_foreign_key_or_another_place_does_not_open():
    sealed = b"".join(seal_file(KEY, b"plain", context=WHERE))
    for at in range(len(sealed)):
        with pytest.raises(SealBroken):
            list(open_sealed(KEY, [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]], context=WHERE))
    with pytest.raises(SealBroken):
        list(open_sealed(KEY, [sealed], context="attachments|content|2"))
    with pytest.raises(SealBroken):
        list(open_sealed(new_data_key(KEYS, context="x"), [sealed], context=WHERE))


def test_both_places_give_back_what_was_put_there(storage):
    assert list(storage.names()) == []
    storage.put(NAME, [b"one", b"two"])
    assert b"".join(storage.read(NAME)) == b"onetwo"
    assert list(storage.names()) == [NAME]
    storage.take_back(NAME)
    storage.take_back(NAME)
    assert list(storage.names()) == []
    with pytest.raises(FileMissing):
        list(storage.read(NAME))


@pytest.mark.parametrize("name", ["", "..", "../x", "a" * 31, "A" * 32, f"{NAME}/..", f"{NAME}.part"])
def test_no_name_but_ours_ever_becomes_a_path(storage, name):
    for deed in (
        lambda: storage.put(name, [b"x"]),
        lambda: list(storage.read(name)),
        lambda: storage.take_back(name),
    ):
        with pytest.raises(StorageFault):
            deed()
    assert list(storage.names()) == []


def test_the_safe_proves_the_sum_and_keeps_nothing_readable(storage, tmp_path):
    safe, plain = Safe(KEYS, storage), bytes_of(2 * PIECE)
    name = safe.keep(KEY, plain, context=WHERE)
    right = hashlib.sha256(plain).hexdigest()
    assert safe.fetch(KEY, name, context=WHERE, sha256=right) == plain
    assert b"CANARY" not in b"".join(storage.read(name))
    with pytest.raises(SealBroken):
        safe.fetch(KEY, name, context=WHERE, sha256="0" * 64)


def test_in_a_folder_only_the_owner_reads_and_a_name_is_never_used_twice(tmp_path):
    folder = Folder(tmp_path / "files")
    folder.put(NAME, [b"first"])
    path = tmp_path / "files" / NAME[:2] / NAME
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_is_synced_before_it_has_its_name_and_its_folder_after(tmp_path, monkeypatch):
    seen: list[str] = []
    real_sync, real_rename = os.fsync, Path.rename
    monkeypatch.setattr(
        os, "fsync", lambda fd: (seen.append(str(Path(f"/proc/self/fd/{fd}").readlink())), real_sync(fd))[1]
    )
    monkeypatch.setattr(
        Path, "rename", lambda path, to: (seen.append(f"renamed {path}"), real_rename(path, to))[1]
    )
    Folder(tmp_path / "files").put(NAME, [b"x"])
    within = str(tmp_path / "files" / NAME[:2])
    assert seen[-3:] == [f"{within}/{NAME}.part", f"renamed {within}/{NAME}.part", within]


def test_a_write_that_breaks_off_leaves_nothing(tmp_path):
    def broken():
        yield b"half"
        raise OSError("disk full")

    with pytest.raises(StorageFault):
        Folder(tmp_path / "files").put(NAME, broken())
    assert list(Folder(tmp_path / "files").names()) == []


def test_a_folder_that_cannot_be_written_is_told_as_such(tmp_path):
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(StorageFault):
        Folder(tmp_path / "files").put(NAME, [b"x"])


@pytest.mark.parametrize("place", ["files", "http://x/y", "s3:/x", "s3://", "s3://B/x", "s3://a/"])
def test_a_setting_that_names_no_place_is_refused(place, tmp_path):
    if place == "s3://a/":
        place = "s3://a"  # one letter is no bucket
    with pytest.raises(StorageFault, match="s3://bucket/prefix"):
        storage_at(place, folder=tmp_path)


def test_files_of_a_bucket_stay_under_their_prefix(bucket, s3_endpoint, tmp_path):
    client = boto3.client("s3", endpoint_url=s3_endpoint)
    client.put_object(Bucket=BUCKET, Key="others/file", Body=b"x")
    storage = storage_at(bucket, folder=tmp_path, endpoint=s3_endpoint)
    storage.put(NAME, [b"x"])
    keys = [entry["Key"] for entry in client.list_objects_v2(Bucket=BUCKET)["Contents"]]
    assert sorted(keys) == ["others/file", f"truong/tep/01/{NAME}"]
    assert list(storage.names()) == [NAME]
    around = storage_at(f"s3://{BUCKET}/truong", folder=tmp_path, endpoint=s3_endpoint)
    assert list(around.names()) == []


def test_a_bucket_of_several_pages_is_listed_to_its_end(bucket, s3_endpoint, tmp_path, monkeypatch):
    monkeypatch.setenv("MOTO_S3_DEFAULT_MAX_KEYS", "10")
    client = boto3.client("s3", endpoint_url=s3_endpoint)
    for number in range(25):
        client.put_object(Bucket=BUCKET, Key=f"truong/tep/00/{number:032x}", Body=b"")
    assert client.list_objects_v2(Bucket=BUCKET)["IsTruncated"]
    storage = storage_at(bucket, folder=tmp_path, endpoint=s3_endpoint)
    assert len(set(storage.names())) == 25


@pytest.mark.parametrize("endpoint", ["http://127.0.0.1:9", "gone"])
def test_a_bucket_that_refuses_or_does_not_answer_is_told_without_addresses(
    bucket, s3_endpoint, tmp_path, endpoint
):
    place = "s3://not-there/x" if endpoint == "gone" else bucket
    storage = storage_at(place, folder=tmp_path, endpoint=s3_endpoint if endpoint == "gone" else endpoint)
    with pytest.raises(StorageFault) as fault:
        storage.put(NAME, [b"x"])
    assert "127.0.0.1" not in str(fault.value)
