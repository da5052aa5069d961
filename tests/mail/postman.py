"""A real SMTP server for tests: it takes letters, or answers as it is told to, or goes away."""

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

LOCAL = "127.0.0.1"
TAKEN = "250 OK"


def free_port() -> int:
    """Give a port nobody listens on."""
    with socket.socket() as one:
        one.bind((LOCAL, 0))
        return one.getsockname()[1]


@dataclass
class Postman:
    """What came in, and how the server answers: the first fitting answer of each step is used."""

    port: int = field(default_factory=free_port)
    letters: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)
    connections: int = 0
    mail_answer: str | None = None
    address_answer: Callable[[str], str | None] = lambda _address: None
    data_answer: Callable[[EmailMessage], str | None] = lambda _letter: None
    drops: Callable[[EmailMessage], bool] = lambda _letter: False
    """Whether it takes a letter and is gone before it says so."""
    slow: float = 0.0
    waits: threading.Event = field(default_factory=threading.Event)
    """Set while it thinks about a letter for `slow` seconds."""

    @property
    def ids(self) -> list[str]:
        """The Message-ID of every letter, as often as it came."""
        return [str(letter["Message-ID"]) for letter in self.letters]

    async def handle_MAIL(  # noqa: N802 - aiosmtpd calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.mail_answer:
            return self.mail_answer
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return TAKEN

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if answer := self.address_answer(address):
            return answer
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return TAKEN

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - see above
        letter = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(envelope.content)
        if self.slow:
            self.waits.set()
            await asyncio.sleep(self.slow)
        if answer := self.data_answer(letter):
            return answer
        self.letters.append(letter)
        self.envelopes.append((envelope.mail_from or "", list(envelope.rcpt_tos)))
        if self.drops(letter):
            server.transport.close()
        return TAKEN


class _Counting(SMTP):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.event_handler.connections += 1
        super().connection_made(transport)


class _Controller(Controller):
    def factory(self) -> SMTP:
        return _Counting(self.handler, **self.SMTP_kwargs)


@contextlib.contextmanager
def working(postman: Postman, **how: Any) -> Iterator[Postman]:
    """Let the server run for a while; afterwards it is away."""
    controller = _Controller(postman, hostname=LOCAL, port=postman.port, **how)
    controller.start()
    postman.connections = 0
    try:
        yield postman
    finally:
        controller.stop()


def asking(username: str, password: str) -> dict[str, Any]:
    """Let only one user in."""

    def look(_server: object, _session: object, _envelope: object, _how: str, given: Any) -> AuthResult:
        right = isinstance(given, LoginPassword) and (given.login, given.password) == (
            username.encode(),
            password.encode(),
        )
        return AuthResult(success=right, handled=right)

    return {"authenticator": look, "auth_required": True, "auth_require_tls": False}


def sealed_with(certificate: str, key: str) -> ssl.SSLContext:
    """Give what a server proves itself with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
