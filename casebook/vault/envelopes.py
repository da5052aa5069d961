"""Envelopes: what is sealed with a data key, and the data key wrapped with the installation's master key.

Paper: NIST SP 800-38D (AES-GCM) for every layer; a ciphertext begins with one byte that names its form
and eight that name the key it was made with.
"""

import os
import secrets
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casebook.vault.keys import Keys, key_id
from casebook.vault.sealing import SealBroken

_FORM = b"\x02"
_ID = 8
_NONCE = 12
_LENGTH = 32


class KeyDestroyed(Exception):
    """The data key was destroyed on purpose: what it sealed cannot be read by anybody any more."""


@dataclass(frozen=True)
class DataKey:
    """A key for one thing (a case, an identity, a file): opened it seals, wrapped it is stored.

    `wrapped` names the master key it was wrapped with and opens only for the same context.
    """

    key: bytes
    wrapped: bytes

    def __repr__(self) -> str:
        """Tell no key in a log or an error."""
        return "DataKey(…)"


def new_data_key(keys: Keys, *, context: str) -> DataKey:
    """Draw a data key and wrap it; `context` is "table|row" and is asked for again when it is opened."""
    key = secrets.token_bytes(_LENGTH)
    return DataKey(key, _sealed(keys.master, key, context))


def open_data_key(keys: Keys, wrapped: bytes | None, *, context: str) -> DataKey:
    """Open a wrapped data key. Raises KeyDestroyed for None, SealBroken for any other that does not open."""
    if wrapped is None:
        raise KeyDestroyed
    master = keys.masters.get(named_key(wrapped))
    if master is None:
        raise SealBroken("The master key this was wrapped with is not in the key file.")
    return DataKey(_opened(master, wrapped, context), wrapped)


def rewrapped(keys: Keys, wrapped: bytes, *, context: str) -> bytes:
    """Wrap a data key anew with the master key in use; what it sealed stays as it is. Raises SealBroken."""
    return _sealed(keys.master, open_data_key(keys, wrapped, context=context).key, context)


def named_key(sealed: bytes) -> str:
    """Say which key a ciphertext was made with. Raises SealBroken when it is none of this form."""
    if sealed[:1] != _FORM or len(sealed) < 1 + _ID + _NONCE:
        raise SealBroken("This is no sealed value of this program.")
    return sealed[1 : 1 + _ID].decode("ascii", errors="replace")


def seal_with(data_key: DataKey, plain: bytes, *, context: str) -> bytes:
    """Seal bytes with a data key; `context` is "table|column|row", so that it opens in its place only."""
    return _sealed(data_key.key, plain, context)


def open_with(data_key: DataKey, sealed: bytes, *, context: str) -> bytes:
    """Open what was sealed with a data key. Raises SealBroken when it was changed or stood elsewhere."""
    return _opened(data_key.key, sealed, context)


def _sealed(key: bytes, plain: bytes, context: str) -> bytes:
    nonce = os.urandom(_NONCE)
    head = _FORM + key_id(key).encode("ascii")
    return head + nonce + AESGCM(key).encrypt(nonce, plain, head + context.encode())


def _opened(key: bytes, sealed: bytes, context: str) -> bytes:
    if named_key(sealed) != key_id(key):
        raise SealBroken("This was sealed with another key.")
    head, rest = sealed[: 1 + _ID], sealed[1 + _ID :]
    try:
        plain: bytes = AESGCM(key).decrypt(rest[:_NONCE], rest[_NONCE:], head + context.encode())
    except InvalidTag as error:
        raise SealBroken("This sealed value was changed, or belongs elsewhere.") from error
    return plain
