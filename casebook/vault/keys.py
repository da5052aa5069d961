"""The key file: made once, kept outside the data folder, readable by its owner only."""

import base64
import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FILE = "casebook.keys.json"
_LENGTH = 32
_NAMES = ("session", "sealing", "sample", "audit")


class KeyFileBroken(Exception):
    """The key file is there but cannot be read as one; the message names the file."""


@dataclass(frozen=True)
class Keys:
    """The secrets of one installation, 32 random bytes each.

    `session` signs cookies and forms, `sealing` encrypts kept texts, `sample` makes the sample
    people's passwords, so that they are the same at every start and stored nowhere in clear, `audit`
    makes the MAC of audit rows. `masters` wrap data keys: one per id, and `current` names the one new
    data keys are wrapped with; older ones stay until everything is wrapped anew.
    `recovery` is the public half of the printed recovery key (X25519, 32 bytes); None until one was
    made and confirmed.
    """

    session: bytes
    sealing: bytes
    sample: bytes
    audit: bytes
    masters: Mapping[str, bytes]
    current: str
    recovery: bytes | None = None

    def __repr__(self) -> str:
        """Tell no key in a log or an error."""
        return "Keys(…)"

    @property
    def master(self) -> bytes:
        """The master key that wraps new data keys."""
        return self.masters[self.current]


def new_keys() -> Keys:
    """Draw the secrets of a new installation; nothing is written."""
    master = secrets.token_bytes(_LENGTH)
    return Keys(
        session=secrets.token_bytes(_LENGTH),
        sealing=secrets.token_bytes(_LENGTH),
        sample=secrets.token_bytes(_LENGTH),
        audit=secrets.token_bytes(_LENGTH),
        masters={key_id(master): master},
        current=key_id(master),
    )


def with_new_master(keys: Keys) -> Keys:
    """Draw a new master key beside the ones that stand; data keys are wrapped anew with it."""
    master = secrets.token_bytes(_LENGTH)
    return replace(keys, masters={**keys.masters, key_id(master): master}, current=key_id(master))


def without_old_masters(keys: Keys) -> Keys:
    """Let go of every master key but the one in use; only when nothing is wrapped with them any more."""
    return replace(keys, masters={keys.current: keys.master})


def key_id(key: bytes) -> str:
    """Name a key without telling it: eight hexadecimal digits every ciphertext carries."""
    return hashlib.sha256(b"casebook key id" + key).hexdigest()[:8]


def load_keys(folder: Path) -> Keys | None:
    """Read the key file of a folder; None when there is none yet. Raises KeyFileBroken."""
    path = folder / FILE
    if not path.exists():
        return None
    try:
        return decode_keys(path.read_bytes())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise KeyFileBroken(f"{path} is not a key file of this program.") from error


def decode_keys(text: bytes) -> Keys:
    """Read the content of a key file. Raises ValueError, KeyError or TypeError when it is none.

    A file of the first form (three keys) gives the audit and master keys derived from its sealing key,
    the same at every start, so that an older installation needs no new safe copy to go on.
    """
    raw = json.loads(text.decode("ascii"))
    session, sealing, sample = (_bytes(raw[name]) for name in ("session", "sealing", "sample"))
    if "masters" not in raw:
        audit, master = _derived(sealing, b"audit"), _derived(sealing, b"master")
        return Keys(session, sealing, sample, audit, {key_id(master): master}, key_id(master))
    masters = {name: _bytes(text) for name, text in raw["masters"].items()}
    if raw["current"] not in masters or any(key_id(key) != name for name, key in masters.items()):
        raise ValueError("A master key is missing or changed.")
    recovery = _bytes(raw["recovery"]) if raw.get("recovery") else None
    return Keys(session, sealing, sample, _bytes(raw["audit"]), masters, raw["current"], recovery)


def encode_keys(keys: Keys) -> bytes:
    """Write keys down as the content of a key file."""
    told: dict[str, object] = {name: _text(getattr(keys, name)) for name in _NAMES}
    told["masters"] = {name: _text(key) for name, key in keys.masters.items()}
    told["current"] = keys.current
    told["recovery"] = _text(keys.recovery) if keys.recovery else None
    return json.dumps(told, indent=1).encode("ascii")


def create_keys(folder: Path) -> Keys:
    """Make the key file of a new installation, synced to disk before it is used.

    Raises FileExistsError when one is there: a key is never overwritten.
    """
    keys = new_keys()
    keep_keys(folder, keys)
    return keys


def keep_keys(folder: Path, keys: Keys) -> None:
    """Write a key file where none is, readable by its owner only. Raises FileExistsError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _write(folder / FILE, encode_keys(keys))
    _sync(folder)


def replace_keys(folder: Path, keys: Keys) -> None:
    """Put changed keys in the place of the key file, in one step that a power cut cannot halve.

    The file that stood there is kept beside it as `casebook.keys.json.before`.
    """
    path = folder / FILE
    fresh, before = path.with_suffix(".new"), path.with_suffix(".json.before")
    fresh.unlink(missing_ok=True)
    _write(fresh, encode_keys(keys))
    before.unlink(missing_ok=True)
    os.link(path, before)
    fresh.replace(path)
    _sync(folder)


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _bytes(text: str) -> bytes:
    key = base64.b64decode(text, validate=True)
    if len(key) != _LENGTH:
        raise ValueError("A key has 32 bytes.")
    return key


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _derived(key: bytes, purpose: bytes) -> bytes:
    made: bytes = HKDF(algorithm=hashes.SHA256(), length=_LENGTH, salt=None, info=purpose).derive(key)
    return made
