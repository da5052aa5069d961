"""The sealed file of a back-up: a header in clear, then chunks that open only whole and in their order.

Paper: Hoang, Reyhanitabar, Rogaway, Vizár 2015 (STREAM) over AES-256-GCM: every chunk is bound to the
header, to its place and to whether it is the last, so that cutting, swapping or adding is noticed.
"""

import base64
import hashlib
import json
import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from casebook.vault.envelopes import DataKey, new_data_key, open_data_key
from casebook.vault.keys import Keys, decode_keys, encode_keys
from casebook.vault.recovery import open_for, seal_for

_MAGIC = b"casebook backup 1\n"
_LENGTH = struct.Struct(">I")
_CHUNK = 256 * 1024
_TAG = 16
_LONGEST_HEADER = 64 * 1024


class BackupBroken(Exception):
    """The file is no back-up, was cut or changed, or these keys do not open it; the message says which."""


@dataclass(frozen=True, kw_only=True)
class Header:
    """What a back-up tells without a key: when, where the migrations stood, and which keys open it.

    `key` is the data key wrapped with the master key `master`; `recovery` the same key and `keys` the
    whole key file, both sealed for the printed recovery key (None where a sample has none).
    """

    id: str
    made: str
    revision: str
    engine: str
    master: str
    key: str
    recovery: str | None
    keys: str | None


def new_header(keys: Keys, *, made: str, revision: str, engine: str) -> tuple[Header, DataKey]:
    """Draw the data key of a back-up and describe it; sealed for the recovery key where there is one."""
    number = secrets.token_hex(8)
    data_key = new_data_key(keys, context=_context(number, "key"))
    paper, public = None, keys.recovery
    if public is not None:
        paper = (
            _text(seal_for(public, data_key.key, context=_context(number, "recovery"))),
            _text(seal_for(public, encode_keys(keys), context=_context(number, "keys"))),
        )
    header = Header(
        id=number,
        made=made,
        revision=revision,
        engine=engine,
        master=keys.current,
        key=_text(data_key.wrapped),
        recovery=paper[0] if paper else None,
        keys=paper[1] if paper else None,
    )
    return header, data_key


def key_with_file(header: Header, keys: Keys) -> DataKey:
    """Open the data key with the key file. Raises SealBroken when its master key is not in there."""
    return open_data_key(keys, _bytes(header.key), context=_context(header.id, "key"))


def keys_with_paper(header: Header, printed: str) -> tuple[DataKey, Keys]:
    """Open the data key and the key file with the printed recovery key.

    Raises RecoveryKeyWrong, SealBroken for another's, BackupBroken where none was sealed in.
    """
    if header.recovery is None or header.keys is None:
        raise BackupBroken("This back-up was made without a recovery key; only the key file opens it.")
    key = open_for(printed, _bytes(header.recovery), context=_context(header.id, "recovery"))
    content = open_for(printed, _bytes(header.keys), context=_context(header.id, "keys"))
    return DataKey(key, _bytes(header.key)), decode_keys(content)


class SealedWriter:
    """Seals what is written to it, chunk by chunk; only `finish` makes the file whole."""

    def __init__(self, file: BinaryIO, header: Header, data_key: DataKey) -> None:
        head = json.dumps(vars(header)).encode("ascii")
        file.write(_MAGIC + _LENGTH.pack(len(head)) + head)
        self._file, self._seal, self._bound = file, AESGCM(data_key.key), _bound(head)
        self._waiting, self._chunks = bytearray(), 0

    def write(self, plain: bytes) -> None:
        """Take bytes in; a full chunk goes to the file at once."""
        self._waiting += plain
        while len(self._waiting) > _CHUNK:
            self._put(bytes(self._waiting[:_CHUNK]), last=False)
            del self._waiting[:_CHUNK]

    def finish(self) -> None:
        """Write the last chunk, marked as such."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, plain: bytes, *, last: bool) -> None:
        nonce, place = _place(self._chunks, last=last)
        sealed = self._seal.encrypt(nonce, plain, self._bound + place)
        self._file.write(_LENGTH.pack(len(sealed)) + sealed)
        self._chunks += 1


def read_header(file: BinaryIO) -> Header:
    """Read what stands at the beginning, without any key. Raises BackupBroken."""
    return _header(_head(file))


class SealedReader:
    """Opens a back-up from its beginning on, chunk by chunk, and gives just as many bytes as asked for."""

    def __init__(self, file: BinaryIO, data_key: DataKey) -> None:
        file.seek(0)
        self._bound = _bound(_head(file))
        self._plain, self._waiting = _opened(file, AESGCM(data_key.key), self._bound), b""

    def read(self, count: int) -> bytes:
        """Give exactly so many bytes. Raises BackupBroken when there are fewer."""
        while len(self._waiting) < count:
            chunk = next(self._plain, None)
            if chunk is None:
                raise BackupBroken("The back-up ends in the middle of its content.")
            self._waiting += chunk
        given, self._waiting = self._waiting[:count], self._waiting[count:]
        return given

    def end(self) -> None:
        """Make sure that nothing follows and that the last chunk was marked as last. Raises BackupBroken."""
        if self._waiting or any(self._plain):
            raise BackupBroken("The back-up goes on after its end.")


def _opened(file: BinaryIO, seal: AESGCM, bound: bytes) -> Iterator[bytes]:
    number, sealed, following = 0, _next(file), _next(file)
    if sealed is None:
        raise BackupBroken("The back-up holds nothing.")
    while sealed is not None:
        nonce, place = _place(number, last=following is None)
        try:
            yield seal.decrypt(nonce, sealed, bound + place)
        except InvalidTag as error:
            raise BackupBroken(f"The back-up was cut or changed: part {number + 1} does not open.") from error
        number, sealed, following = number + 1, following, _next(file)


def _next(file: BinaryIO) -> bytes | None:
    size = file.read(_LENGTH.size)
    if not size:
        return None
    length = _LENGTH.unpack(size)[0] if len(size) == _LENGTH.size else -1
    sealed = file.read(length) if _TAG <= length <= _CHUNK + _TAG else b""
    if len(sealed) != length:
        raise BackupBroken("The back-up was cut or changed: it ends within a part.")
    return sealed


def _head(file: BinaryIO) -> bytes:
    if file.read(len(_MAGIC)) != _MAGIC:
        raise BackupBroken("This file is no back-up of this program.")
    size = file.read(_LENGTH.size)
    length = _LENGTH.unpack(size)[0] if len(size) == _LENGTH.size else _LONGEST_HEADER + 1
    if length > _LONGEST_HEADER:
        raise BackupBroken("The beginning of the back-up was cut or changed.")
    return file.read(length)


def _header(head: bytes) -> Header:
    try:
        return Header(**json.loads(head))
    except (ValueError, TypeError) as error:
        raise BackupBroken("The beginning of the back-up was cut or changed.") from error


def _place(number: int, *, last: bool) -> tuple[bytes, bytes]:
    # The key is this file's own, so that the place may serve as the nonce: none is used twice.
    return struct.pack(">QI", number, int(last)), struct.pack(">Q?", number, last)


def _bound(head: bytes) -> bytes:
    return hashlib.sha256(_MAGIC + head).digest()


def _context(number: str, what: str) -> str:
    return f"backup|{number}|{what}"


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (ValueError, TypeError) as error:
        raise BackupBroken("The beginning of the back-up was cut or changed.") from error
