"""A sealed back-up opens whole, in its order and with the right key, or not at all."""

import io
from dataclasses import replace

import pytest

from casebook.vault.backups import (
    BackupBroken,
    Header,
    SealedReader,
    SealedWriter,
    key_with_file,
    keys_with_paper,
    new_header,
    read_header,
)
from casebook.vault.envelopes import DataKey
from casebook.vault.keys import Keys, new_keys, with_new_master
from casebook.vault.recovery import new_recovery_key
from casebook.vault.sealing import SealBroken

PAPER = new_recovery_key()
KEYS = replace(new_keys(), recovery=PAPER.public)
PLAIN = bytes(range(256)) * 4096  # a mebibyte: several chunks
CHUNK = 256 * 1024 + 16 + 4


def sealed(plain: bytes = PLAIN, keys: Keys = KEYS) -> tuple[bytes, Header, DataKey]:
    header, data_key = new_header(keys, made="2026-11-22T00:00:00+00:00", revision="0012", engine="sqlite")
    file = io.BytesIO()
    writer = SealedWriter(file, header, data_key)
    for at in range(0, len(plain), 1000):
        writer.write(plain[at : at + 1000])
    writer.finish()
    return file.getvalue(), header, data_key


WHOLE, HEADER, DATA_KEY = sealed()
HEAD = len(WHOLE) - 4 * CHUNK  # four full chunks after the header


def opened(content: bytes, data_key: DataKey = DATA_KEY, count: int = len(PLAIN)) -> bytes:
    reader = SealedReader(io.BytesIO(content), data_key)
    plain = reader.read(count)
    reader.end()
    return plain


@pytest.mark.parametrize("plain", [b"", b"x", PLAIN[: 256 * 1024], PLAIN])
def test_what_was_sealed_opens_byte_for_byte(plain):
    content, _header, data_key = sealed(plain)
    assert opened(content, data_key, len(plain)) == plain


def test_the_key_file_and_the_paper_open_the_same():
    header = read_header(io.BytesIO(WHOLE))
    by_paper, keys = keys_with_paper(header, PAPER.printed.lower())
    assert key_with_file(header, KEYS).key == by_paper.key == DATA_KEY.key
    assert keys == KEYS


def test_a_back_up_opens_after_the_master_key_was_changed():
    assert key_with_file(HEADER, with_new_master(KEYS)).key == DATA_KEY.key


def test_neither_another_key_file_nor_another_paper_opens_it():
    with pytest.raises(SealBroken):
        key_with_file(HEADER, new_keys())
    with pytest.raises(SealBroken):
        keys_with_paper(HEADER, new_recovery_key().printed)


def test_without_a_recovery_key_only_the_key_file_opens():
    content, header, data_key = sealed(keys=new_keys())
    assert opened(content, data_key) == PLAIN
    with pytest.raises(BackupBroken, match="without a recovery key"):
        keys_with_paper(header, PAPER.printed)


def chunks() -> list[bytes]:
    return [WHOLE[HEAD + n * CHUNK : HEAD + (n + 1) * CHUNK] for n in range(4)]


CHANGES = {
    "cut within a chunk": WHOLE[:-1],
    "cut after a chunk": WHOLE[:-CHUNK],
    "cut after the header": WHOLE[:HEAD],
    "empty": b"",
    "another file": b"PK\x03\x04" + WHOLE,
    "a byte of a chunk": WHOLE[: HEAD + 100] + bytes([WHOLE[HEAD + 100] ^ 1]) + WHOLE[HEAD + 101 :],
    "a byte of the header": WHOLE.replace(b"sqlite", b"sqlitf", 1),
    "chunks swapped": WHOLE[:HEAD] + b"".join(chunks()[n] for n in (1, 0, 2, 3)),
    "a chunk left out": WHOLE[:HEAD] + b"".join(chunks()[n] for n in (0, 2, 3)),
    "a chunk twice": WHOLE[:HEAD] + b"".join(chunks()[n] for n in (0, 1, 1, 2, 3)),
    "something after the end": WHOLE + chunks()[3],
    "a length that cannot be": WHOLE[:HEAD] + b"\xff\xff\xff\xff" + WHOLE[HEAD + 4 :],
}


@pytest.mark.parametrize("content", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_is_changed_in_the_file_is_noticed(content):
    with pytest.raises(BackupBroken):
        opened(content)


def test_nothing_of_the_content_stands_in_clear():
    assert PLAIN[:64] not in WHOLE
    assert KEYS.master not in WHOLE
    assert DATA_KEY.key not in WHOLE
