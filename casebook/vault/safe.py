"""The safe: keeps a file under a key of its own, and gives back exactly the bytes that were put in."""

import hashlib
import secrets
from dataclasses import dataclass

from casebook.vault.envelopes import DataKey
from casebook.vault.keys import Keys
from casebook.vault.sealed_files import open_sealed, seal_file
from casebook.vault.sealing import SealBroken
from casebook.vault.storage import Storage


@dataclass(frozen=True)
class Safe:
    """The keys of the installation, and the place where encrypted files lie."""

    keys: Keys
    storage: Storage

    def keep(self, data_key: DataKey, plain: bytes, *, context: str) -> str:
        """Seal and store a file; gives the random name it lies under. Raises StorageFault."""
        name = secrets.token_hex(16)
        self.storage.put(name, seal_file(data_key, plain, context=context))
        return name

    def fetch(self, data_key: DataKey, name: str, *, context: str, sha256: str) -> bytes:
        """Give a file back, whole and proved to be the one that was handed in.

        Raises SealBroken where it is not, StorageFault where it cannot be had.
        """
        plain = b"".join(open_sealed(data_key, self.storage.read(name), context=context))
        if hashlib.sha256(plain).hexdigest() != sha256:
            raise SealBroken("A stored file is not the one that was handed in.")
        return plain
