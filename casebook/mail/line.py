"""What is said to the mail server: one recipient each, verified TLS, the same headers in every letter."""

import contextlib
import smtplib
import ssl
from collections.abc import Iterator
from datetime import datetime
from email import policy
from email.charset import QP, Charset
from email.mime.text import MIMEText
from email.parser import BytesParser
from typing import Self

from flask import Flask
from flask_mail import Connection, Mail, Message

from casebook.records.outbox import LetterFailure, Security
from casebook.services.letter_texts import SUBJECT, TEST_BODY
from casebook.services.mail_care import MailServer, is_address

TIMEOUT = 20.0
"""Seconds a server may take for each answer."""
_SERVICE_ENDS, _PERMANENT = 421, 500
_HEADERS = {
    "content-type",
    "mime-version",
    "content-transfer-encoding",
    "subject",
    "from",
    "to",
    "date",
    "message-id",
    "auto-submitted",
}

_mail = Mail()


def init_app(app: Flask) -> None:
    """Connect the program to Flask-Mail; where letters go out stands in the database, not in its settings."""
    _mail.init_app(app)


class LetterFailed(Exception):
    """A letter did not get away; `whole` says that no other would either."""

    def __init__(self, failure: LetterFailure, *, whole: bool) -> None:
        super().__init__(str(failure))
        self.failure = failure
        self.whole = whole


class UnsafeLetter(Exception):
    """A letter came out with other headers than every letter bears."""


@contextlib.contextmanager
def _a_refusal_is(failure: LetterFailure) -> Iterator[None]:
    """Name what a step of connecting means when it fails for another reason than a lost line."""
    try:
        yield
    except (smtplib.SMTPServerDisconnected, smtplib.SMTPAuthenticationError):
        raise
    except (ssl.SSLError, smtplib.SMTPException):
        raise LetterFailed(failure, whole=True) from None


class Line(Connection):
    """A connection that knows who answers, does not wait for ever, and ends without a word of its own.

    Flask-Mail 0.10 has no timeout, starts TLS without looking at the certificate, and when it says good-bye
    to a server that is gone hides what happened before.
    """

    def __init__(self, mail: Mail, server: MailServer) -> None:
        super().__init__(mail)
        self._server = server

    def configure_host(self) -> smtplib.SMTP:
        """Connect, prove who answers, and sign in."""
        server = self._server
        # What the machine is called stays here, and no name server is asked for it.
        own = server.sender.partition("@")[2]
        context = ssl.create_default_context()
        host: smtplib.SMTP
        if server.security is Security.TLS:
            with _a_refusal_is(LetterFailure.UNTRUSTED):
                host = smtplib.SMTP_SSL(server.server, server.port, own, timeout=TIMEOUT, context=context)
        else:
            host = smtplib.SMTP(server.server, server.port, own, timeout=TIMEOUT)
        try:
            if server.security is Security.STARTTLS:
                with _a_refusal_is(LetterFailure.UNTRUSTED):
                    host.starttls(context=context)
            if server.username:
                with _a_refusal_is(LetterFailure.SIGN_IN_REFUSED):
                    host.login(server.username, server.password)
        except BaseException:
            host.close()
            raise
        return host

    def __enter__(self) -> Self:
        """Connect. Raises LetterFailed."""
        with _told_as_failures(LetterFailure.SERVER_AWAY):
            self.host = self.configure_host()
        return self

    def send(self, message: Message, envelope_from: str | tuple[str, str] | None = None) -> None:
        """Hand a letter over; the server has taken it when this returns. Raises LetterFailed."""
        with _told_as_failures(LetterFailure.CONNECTION_LOST):
            super().send(message, envelope_from)

    def __exit__(self, *_failure: object) -> None:
        if self.host is not None:
            with contextlib.suppress(smtplib.SMTPException, OSError):
                self.host.quit()
            self.host.close()


class OneLetter(Message):
    """A letter to one person, with the same subject and the same headers as every other."""

    def __init__(self, body: str, *, name: str, sender: str, to: str, at: datetime) -> None:
        super().__init__(
            subject=SUBJECT,
            recipients=[to],
            body=body,
            sender=sender,
            date=at.timestamp(),
            extra_headers={"Auto-Submitted": "auto-generated"},
        )
        # From what it is about, not from when it is tried: a letter sent twice is known by it.
        self.msgId = f"<{name}@{sender.partition('@')[2]}>"

    def as_bytes(self) -> bytes:
        """Give what is sent, read once more as whoever gets it would. Raises UnsafeLetter."""
        raw: bytes = super().as_bytes()
        read = BytesParser(policy=policy.default).parsebytes(raw)
        wanted = {"subject": SUBJECT, "from": self.sender, "to": self.recipients[0], "message-id": self.msgId}
        found = {name: str(read[name]) for name in wanted}
        names = sorted(name.lower() for name in read)
        if names != sorted(_HEADERS) or found != wanted or read.is_multipart() or read.defects:
            raise UnsafeLetter
        return raw

    def _mimetext(self, text: str | None, subtype: str = "plain") -> MIMEText:
        # Flask-Mail would send Vietnamese as bare 8-bit lines of any length, which not every server takes.
        charset = Charset("utf-8")
        charset.body_encoding = QP
        return MIMEText(text or "", subtype, charset)  # type: ignore[arg-type]  # typeshed knows names only


def line_to(server: MailServer) -> Line:
    settings = {"MAIL_SERVER": server.server, "MAIL_SUPPRESS_SEND": False, "MAIL_DEBUG": 0}
    return Line(_mail.init_mail(settings), server)  # type: ignore[arg-type]  # what Flask-Mail itself gives it


@contextlib.contextmanager
def _told_as_failures(otherwise: LetterFailure) -> Iterator[None]:
    """Tell what went wrong by a word of ours; what the server wrote is repeated nowhere."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as refused:
        (code, _words), *_ = refused.recipients.values()
        raise _of_letter(code, LetterFailure.ADDRESS_REFUSED) from None
    except smtplib.SMTPDataError as refused:
        raise _of_letter(refused.smtp_code, LetterFailure.LETTER_REFUSED) from None
    except smtplib.SMTPSenderRefused as refused:
        raise _of_server(refused.smtp_code, LetterFailure.SENDER_REFUSED) from None
    except smtplib.SMTPAuthenticationError as refused:
        raise _of_server(refused.smtp_code, LetterFailure.SIGN_IN_REFUSED) from None
    except smtplib.SMTPResponseException as refused:
        raise _of_server(refused.smtp_code, otherwise) from None
    except (smtplib.SMTPException, OSError):
        raise LetterFailed(otherwise, whole=True) from None


def _of_letter(code: int, refused: LetterFailure) -> LetterFailed:
    if code == _SERVICE_ENDS:
        return LetterFailed(LetterFailure.SERVER_BUSY, whole=True)
    return LetterFailed(refused if code >= _PERMANENT else LetterFailure.PUT_OFF, whole=False)


def _of_server(code: int, refused: LetterFailure) -> LetterFailed:
    return LetterFailed(refused if code >= _PERMANENT else LetterFailure.SERVER_BUSY, whole=True)


def send_test(server: MailServer, *, to: str, name: str, now: datetime) -> None:
    """Send a letter that says only that it came. Raises LetterFailed."""
    if not is_address(to):
        raise LetterFailed(LetterFailure.NOT_AN_ADDRESS if to else LetterFailure.NO_ADDRESS, whole=False)
    letter = OneLetter(TEST_BODY, name=name, sender=server.sender, to=to, at=now)
    with line_to(server) as line:
        line.send(letter)
