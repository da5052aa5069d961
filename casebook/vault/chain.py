"""Chained MACs: each line carries one over its own content and the MAC of the line before it.

Paper: Schneier and Kelsey, "Secure audit logs to support computer forensics" (1999); here with
HMAC-SHA256 (FIPS 198-1) and one key that lies outside the database.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime

GENESIS = bytes(32)
"""What stands before the first line."""

ANCHOR = "casebook-anchor"


def encoded(values: Mapping[str, object]) -> bytes:
    """Write the values of a line down in one way only, whatever engine they come from."""
    return json.dumps(
        values, sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False, default=_moment
    ).encode("ascii")


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"{type(value).__name__} has no place in an audit line.")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def mac_of(key: bytes, previous: bytes, values: Mapping[str, object]) -> bytes:
    """Give the MAC of a line that follows the line with the MAC `previous`."""
    return hmac.digest(key, previous + encoded(values), "sha256")


def fingerprint(mac: bytes) -> str:
    """Tell a MAC in an anchor: a hash, so that an anchor sent away surrenders no MAC."""
    return hashlib.sha256(mac).hexdigest()


def anchor_mac(key: bytes, text: str) -> str:
    """Give the MAC of an anchor's own text, so that no anchor can be made up without the key."""
    return hmac.digest(key, f"{ANCHOR} {text}".encode(), "sha256").hex()
