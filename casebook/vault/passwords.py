"""Passwords: Argon2id hashes, one cost for known and unknown people, and the sample's passwords."""

import base64
import hashlib
import hmac
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

MINIMUM_LENGTH = 12
LONGEST_TOKEN = 64
"""What is longer is no token of ours, and would only fill a cookie."""

# OWASP's second recommended setting: two passes, 19 MiB, one lane; about 30 ms on a school's machine.
PASSES, MEMORY_KIB, LANES = 2, 19 * 1024, 1

_HASHER = PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)
_NOBODY = _HASHER.hash(secrets.token_hex(16))


def hash_password(password: str) -> str:
    """Hash a password with Argon2id for storing."""
    return _HASHER.hash(password)


def is_right(stored: str | None, password: str) -> bool:
    """Compare a password with its hash; as slow for a person who does not exist (stored None)."""
    try:
        return _HASHER.verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def sample_password(key: bytes, username: str) -> str:
    """Make a sample person's password from the installation's sample key, always the same one."""
    digest = hmac.digest(key, username.encode(), hashlib.sha256)
    letters = base64.b32encode(digest[:10]).decode().lower()
    return "-".join(letters[i : i + 4] for i in range(0, 16, 4))


def new_token() -> str:
    """Make an unguessable token (256 bits) for a session or a one-time link."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Hash a token for storing: a stolen database opens no session."""
    return hashlib.sha256(token.encode()).hexdigest()
