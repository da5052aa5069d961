"""Sealed texts: AES-256-GCM, bound to the place they belong to."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE = 12


class SealBroken(Exception):
    """The text was changed, belongs elsewhere, or was sealed with another key."""


def seal(key: bytes, text: str, *, context: str) -> bytes:
    """Encrypt a text so that it opens only with the key and for the same context.

    `context` is "table|column|row", so that a sealed value cannot be moved to another row.
    """
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text.encode(), context.encode())


def unseal(key: bytes, sealed: bytes, *, context: str) -> str:
    """Open a sealed text. Raises SealBroken."""
    try:
        plain = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], context.encode())
    except (InvalidTag, ValueError) as error:
        raise SealBroken("This sealed text does not open here.") from error
    return plain.decode()
