"""What a browser sends stays in memory: no handed-in file touches a disk before it is encrypted."""

from io import BytesIO
from typing import IO

from flask import Flask, Request


class SentInMemory(Request):
    """A request whose files are read into memory, which MAX_CONTENT_LENGTH keeps small."""

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        """Give the place to read one file into; the library's own would be a temporary file in clear."""
        return BytesIO()


def init_app(app: Flask) -> None:
    """Read every request like this."""
    app.request_class = SentInMemory
