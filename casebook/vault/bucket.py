"""Encrypted files in a bucket of S3-compatible storage; credentials come from the environment."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from casebook.vault.stored import FileMissing, StorageFault, checked

_PIECE = 64 * 1024
_NOT_THERE = frozenset({"NoSuchKey", "404", "NotFound"})
# Stores other than Amazon's know no checksums in trailers; what we keep carries its own seal.
_SETTINGS = Config(
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
    connect_timeout=5,
    read_timeout=30,
    retries={"max_attempts": 3, "mode": "standard"},
)


class Bucket:
    """Files in one bucket, all under one prefix; the store keeps what it acknowledged."""

    def __init__(self, bucket: str, *, prefix: str = "", endpoint: str = "") -> None:
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._client: Any = boto3.client("s3", endpoint_url=endpoint or None, config=_SETTINGS)

    def _key(self, name: str) -> str:
        return f"{self._prefix}{checked(name)[:2]}/{name}"

    def put(self, name: str, parts: Iterable[bytes]) -> None:
        """Send a file in one request: it is there whole or not at all."""
        with _told():
            self._client.put_object(Bucket=self._bucket, Key=self._key(name), Body=b"".join(parts))

    def read(self, name: str) -> Iterator[bytes]:
        """Fetch piece by piece."""
        with _told():
            answer = self._client.get_object(Bucket=self._bucket, Key=self._key(name))
            yield from answer["Body"].iter_chunks(_PIECE)

    def names(self) -> Iterator[str]:
        """Go through the listing, page by page; what others keep deeper in the same bucket is not ours."""
        with _told():
            pages = self._client.get_paginator("list_objects_v2")
            for page in pages.paginate(Bucket=self._bucket, Prefix=self._prefix):
                for entry in page.get("Contents", []):
                    first, _, name = entry["Key"].removeprefix(self._prefix).partition("/")
                    if name and "/" not in name and name.startswith(first):
                        yield name

    def take_back(self, name: str) -> None:
        """Remove a file that no row speaks of."""
        with _told():
            self._client.delete_object(Bucket=self._bucket, Key=self._key(name))


@contextmanager
def _told() -> Iterator[None]:
    """Tell the library's errors as ours; theirs hold addresses, and nothing a person could do."""
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in _NOT_THERE:
            raise FileMissing("A stored file is missing.") from error
        raise StorageFault("The storage for files refuses: look at its bucket and credentials.") from error
    except BotoCoreError as error:
        raise StorageFault("The storage for files does not answer.") from error
