"""The recovery key: printed on paper, it alone opens the key file that every back-up carries sealed.

The paper holds the private half of an X25519 pair; the installation keeps the public half, so that
back-ups can be sealed for the paper although no machine knows it. Paper: RFC 7748, RFC 5869.
"""

import base64
import hashlib
import os
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from casebook.vault.sealing import SealBroken

_PUBLIC = 32
_NONCE = 12
_CHECK = 3
_GROUP = 4
_LINE = re.compile(r"[^0-9A-Za-z]")


class RecoveryKeyWrong(Exception):
    """What was typed is no recovery key: a letter is missing or wrong."""


@dataclass(frozen=True)
class RecoveryKey:
    """A pair as it was made: `printed` goes to paper and is forgotten, `public` into the key file."""

    printed: str
    public: bytes

    def __repr__(self) -> str:
        """Tell no key in a log or an error."""
        return "RecoveryKey(…)"


def new_recovery_key() -> RecoveryKey:
    """Draw a recovery key: 56 letters and digits in groups of four, the last ones a check."""
    private = X25519PrivateKey.generate()
    raw = private.private_bytes_raw()
    letters = base64.b32encode(raw + _check(raw)).decode()
    groups = [letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP)]
    return RecoveryKey("-".join(groups), private.public_key().public_bytes_raw())


def public_half(printed: str) -> bytes:
    """Give the public half of a recovery key as somebody typed it. Raises RecoveryKeyWrong."""
    public: bytes = _private(printed).public_key().public_bytes_raw()
    return public


def seal_for(public: bytes, plain: bytes, *, context: str) -> bytes:
    """Seal bytes so that only the printed half opens them."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    own = once.public_key().public_bytes_raw()
    nonce = os.urandom(_NONCE)
    return own + nonce + AESGCM(_key(shared, own + public)).encrypt(nonce, plain, context.encode())


def open_for(printed: str, sealed: bytes, *, context: str) -> bytes:
    """Open what was sealed for a recovery key. Raises RecoveryKeyWrong, or SealBroken for another's."""
    private = _private(printed)
    own, nonce, rest = sealed[:_PUBLIC], sealed[_PUBLIC : _PUBLIC + _NONCE], sealed[_PUBLIC + _NONCE :]
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(own))
        key = _key(shared, own + private.public_key().public_bytes_raw())
        plain: bytes = AESGCM(key).decrypt(nonce, rest, context.encode())
    except (InvalidTag, ValueError) as error:
        raise SealBroken("This was sealed for another recovery key, or was changed.") from error
    return plain


def _private(printed: str) -> X25519PrivateKey:
    # 0 and 1 stand for nothing in base 32: whoever copies by hand means O and I.
    letters = _LINE.sub("", printed).upper().replace("0", "O").replace("1", "I")
    try:
        raw = base64.b32decode(letters)
    except ValueError as error:
        raise RecoveryKeyWrong from error
    secret, check = raw[:-_CHECK], raw[-_CHECK:]
    if len(secret) != _PUBLIC or check != _check(secret):
        raise RecoveryKeyWrong
    return X25519PrivateKey.from_private_bytes(secret)


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(b"casebook recovery key" + raw).digest()[:_CHECK]


def _key(shared: bytes, both: bytes) -> bytes:
    made: bytes = HKDF(algorithm=hashes.SHA256(), length=32, salt=both, info=b"casebook recovery").derive(
        shared
    )
    return made
