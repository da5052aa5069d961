"""The web server's worker: what is no request at all is answered guarded, too, and repeats nothing of it."""

import socket
import ssl
from http import HTTPStatus

from gunicorn.http import errors  # type: ignore[import-untyped]  # gunicorn has no types
from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]  # gunicorn has no types

from casebook.web.headers import ALWAYS

# The first that fits; a header the program itself wrote wrongly is nobody else's mistake.
_ANSWERS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (errors.InvalidResponseHeader, HTTPStatus.INTERNAL_SERVER_ERROR),
    (errors.InvalidResponseHeaderName, HTTPStatus.INTERNAL_SERVER_ERROR),
    (errors.LimitRequestLine, HTTPStatus.REQUEST_URI_TOO_LONG),
    (errors.LimitRequestHeaders, HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE),
    (errors.ParseException, HTTPStatus.BAD_REQUEST),
    (ssl.SSLError, HTTPStatus.BAD_REQUEST),
    (Exception, HTTPStatus.INTERNAL_SERVER_ERROR),
)


class GuardedWorker(ThreadWorker):
    """Answers broken requests shortly; gunicorn's own answer and its log repeat what was sent."""

    def handle_error(self, _request: object, client: socket.socket, _from: object, error: Exception) -> None:
        """Answer what could not be read as a request, or what failed outside the program."""
        status = next(status for kind, status in _ANSWERS if isinstance(error, kind))
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.log.error("A connection failed: %s", type(error).__name__)
        try:
            client.settimeout(1)
            client.sendall(answer(status))
        except OSError as gone:
            self.log.debug("Nobody waited for the answer: %s", gone)


def answer(status: HTTPStatus) -> bytes:
    """Write a whole answer by hand: a line of text and the headers every answer bears."""
    body = f"{status.phrase}\n".encode()
    own = {
        "Connection": "close",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
    }
    lines = [f"HTTP/1.1 {status.value} {status.phrase}"]
    lines += [f"{name}: {value}" for name, value in {**own, **ALWAYS}.items()]
    return "\r\n".join([*lines, "", ""]).encode("ascii") + body
