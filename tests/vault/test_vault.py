"""Keys are made once and kept apart, passwords are slow to try, a seal opens only where it belongs."""

import json
import stat

import pytest

from casebook.vault.keys import KeyFileBroken, create_keys, load_keys
from casebook.vault.passwords import (
    LANES,
    MEMORY_KIB,
    PASSES,
    hash_password,
    is_right,
    new_token,
    sample_password,
    token_hash,
)
from casebook.vault.sealing import SealBroken, seal, unseal

KEY = bytes(range(32))
PLACE = "kept_texts|sealed|1|2"


def test_keys_are_made_once_and_read_back_the_same(tmp_path):
    folder = tmp_path / "keys"
    assert load_keys(folder) is None
    made = create_keys(folder)
    assert load_keys(folder) == made
    assert len({made.session, made.sealing, made.sample}) == 3
    with pytest.raises(FileExistsError):
        create_keys(folder)
    assert load_keys(folder) == made


def test_only_the_owner_reads_the_key_file(tmp_path):
    create_keys(tmp_path / "keys")
    (file,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "{}", "[]", "not json", '{"session": "?"}', '{"session": 1}'])
def test_a_broken_key_file_is_named_and_never_replaced(tmp_path, content):
    create_keys(tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_text(content)
    with pytest.raises(KeyFileBroken, match=file.name):
        load_keys(tmp_path)
    assert file.read_text() == content


def test_a_key_file_that_lacks_one_key_is_broken(tmp_path):
    create_keys(tmp_path)
    (file,) = tmp_path.iterdir()
    known = json.loads(file.read_text())
    del known["sealing"]
    file.write_text(json.dumps(known))
    with pytest.raises(KeyFileBroken):
        load_keys(tmp_path)


def test_trying_a_password_costs_what_owasp_recommends():
    assert (PASSES, MEMORY_KIB, LANES) == (2, 19456, 1)


def test_a_password_is_stored_as_argon2id_and_differently_each_time():
    first, second = hash_password("mot mat khau"), hash_password("mot mat khau")
    assert first.startswith("$argon2id$")
    assert first != second
    assert is_right(first, "mot mat khau")
    assert not is_right(first, "mot mat khau ")


@pytest.mark.parametrize("stored", [None, "", "nonsense", "$argon2id$v=19$broken"])
def test_without_a_usable_hash_no_password_is_right(stored):
    assert not is_right(stored, "anything")
    assert not is_right(stored, "")


def test_a_sample_password_depends_on_key_and_person_and_on_nothing_else():
    assert sample_password(KEY, "lan") == sample_password(KEY, "lan")
    assert sample_password(KEY, "lan") != sample_password(KEY, "minh")
    assert sample_password(KEY, "lan") != sample_password(b"x" * 32, "lan")
    assert len(sample_password(KEY, "lan")) >= 12


def test_tokens_are_long_all_different_and_their_hash_is_not_the_token():
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert min(len(token) for token in tokens) >= 43
    assert all(token_hash(token) != token for token in list(tokens)[:10])


@pytest.mark.parametrize("text", ["", "Xếp lớp 4A", "x" * 100_000, "\x00\n"])
def test_a_seal_opens_to_the_same_text(text):
    assert unseal(KEY, seal(KEY, text, context=PLACE), context=PLACE) == text


def test_the_same_text_is_sealed_differently_each_time_and_is_not_readable():
    first, second = (seal(KEY, "Xếp lớp 4A", context=PLACE) for _ in range(2))
    assert first != second
    assert "Xếp lớp".encode() not in first


def test_a_seal_does_not_open_with_another_key_elsewhere_or_after_any_change():
    sealed = seal(KEY, "Xếp lớp 4A", context=PLACE)
    with pytest.raises(SealBroken):
        unseal(b"x" * 32, sealed, context=PLACE)
    with pytest.raises(SealBroken):
        unseal(KEY, sealed, context="kept_texts|sealed|1|3")
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises(SealBroken):
            unseal(KEY, changed, context=PLACE)
    for short in (b"", sealed[:5], sealed[:12]):
        with pytest.raises(SealBroken):
            unseal(KEY, short, context=PLACE)
