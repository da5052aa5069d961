"""The key file: made once, kept outside the data folder, readable by its owner only."""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

_FILE = "casebook.keys.json"


class KeyFileBroken(Exception):
    """The key file is there but cannot be read as one; the message names the file."""


@dataclass(frozen=True)
class Keys:
    """The secrets of one installation, 32 random bytes each.

    `session` signs cookies and forms, `sealing` encrypts kept texts, `sample` makes the sample
    people's passwords, so that they are the same at every start and stored nowhere in clear.
    """

    session: bytes
    sealing: bytes
    sample: bytes


def load_keys(folder: Path) -> Keys | None:
    """Read the key file of a folder; None when there is none yet. Raises KeyFileBroken."""
    path = folder / _FILE
    if not path.exists():
        return None
    try:
        raw = json.loads(path.read_text(encoding="ascii"))
        return Keys(**{name: base64.b64decode(raw[name], validate=True) for name in _NAMES})
    except (ValueError, KeyError, TypeError) as error:
        raise KeyFileBroken(f"{path} is not a key file of this program.") from error


_NAMES = ("session", "sealing", "sample")


def create_keys(folder: Path) -> Keys:
    """Make the key file of a new installation, synced to disk before it is used.

    Raises FileExistsError when one is there: a key is never overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    keys = Keys(*(secrets.token_bytes(32) for _ in _NAMES))
    text = json.dumps({n: base64.b64encode(getattr(keys, n)).decode() for n in _NAMES})
    handle = os.open(folder / _FILE, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return keys
