"""A round of letters: taken by lease, looked at once more, handed over, and then marked."""

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import current_app

from casebook.mail.line import LetterFailed, Line, OneLetter, line_to
from casebook.records.base import db
from casebook.records.outbox import LetterFailure, mail_settings
from casebook.services.letter_readers import CASE
from casebook.services.letter_texts import DIGEST, INCOMING, letter_body
from casebook.services.mail_care import MailServer, is_address, server_of
from casebook.services.outbox_care import (
    LEASE,
    Ready,
    claim_letters,
    mark_sent,
    put_off,
    ready_letter,
    release,
    server_fails,
    server_works,
)
from casebook.vault.keys import Keys
from casebook.vault.sealing import SealBroken

_TAKEN = 20
_FOR_ONE = timedelta(minutes=4)
"""What is left of a lease when no other letter is begun: ten answers, each as late as it may be."""
_REFUSED_IN_A_ROW = 5
_NOT_THIS_ONE_ALONE = frozenset({LetterFailure.PUT_OFF, LetterFailure.ADDRESS_REFUSED})

_PAGES = {CASE: "cases.show", INCOMING: "incoming.listing", DIGEST: "reminders.listing"}
"""Where letters lead; any other to the desk, so that no address tells what it is about."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Post:
    """What letters are sent with: by which worker, on which day, with which keys and address of ours."""

    worker: str
    moment: Callable[[], datetime]
    day: Callable[[], date]
    keys: Keys
    address: str
    ends: Callable[[], bool] = lambda: False


@dataclass(kw_only=True)
class Sent:
    """What became of a round."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0
    cancelled: int = 0
    failure: LetterFailure | None = None
    """Why the round ended early."""


def send_waiting(post: Post, *, most: int = 200) -> Sent:
    """Send what waits, the oldest first, until nothing is due, `most` are done, or the server fails.

    A letter is marked once the server took it: a worker killed in between sends that one again, with the
    same Message-ID, and none is lost. The write lock is never held while the server is spoken to.
    """
    done, server = Sent(), _server(post)
    if server is None:
        return done
    if isinstance(server, LetterFailure):
        server_fails(failure=server, now=post.moment())
        done.failure = server
        return done
    tried = 0
    while tried < most and done.failure is None and not post.ends():
        taken = claim_letters(worker=post.worker, now=post.moment(), most=min(_TAKEN, most - tried))
        if not taken:
            break
        tried += len(taken)
        _Round(post, server, done).go(list(taken))
    return done


def _server(post: Post) -> MailServer | LetterFailure | None:
    db.session.rollback()
    settings = mail_settings()
    if settings is None or (settings.next_round_at is not None and settings.next_round_at > post.moment()):
        db.session.rollback()
        return None
    try:
        return server_of(settings, post.keys)
    except SealBroken:
        return LetterFailure.PASSWORD_LOST
    finally:
        db.session.rollback()


class _Round:
    """Some letters over one connection."""

    def __init__(self, post: Post, server: MailServer, done: Sent) -> None:
        self._post, self._server, self._done = post, server, done
        self._until = post.moment() + LEASE - _FOR_ONE
        self._in_a_row = 0

    def go(self, taken: list[str]) -> None:
        """Send what was taken; what was not tried is given back."""
        waiting = list(reversed(taken))
        with contextlib.ExitStack() as stack:
            line: Line | None = None
            while waiting and self._done.failure is None:
                if self._post.ends() or self._post.moment() > self._until:
                    break
                letter_id = waiting.pop()
                letter = self._ready(letter_id)
                if letter is None:
                    continue
                try:
                    if line is None:
                        line = stack.enter_context(line_to(self._server))
                    self._send(line, letter)
                except LetterFailed as failed:
                    self._failed(letter_id, failed)
        release(worker=self._post.worker, letter_ids=waiting)

    def _ready(self, letter_id: str) -> Ready | None:
        post = self._post
        try:
            letter = ready_letter(
                letter_id=letter_id, worker=post.worker, today=post.day(), now=post.moment()
            )
        except Exception:  # noqa: BLE001 - the others must not wait for the one the program stumbles over
            _log.exception("A letter could not be written.")
            self._failed(letter_id, LetterFailed(LetterFailure.FAULT, whole=False))
            return None
        finally:
            db.session.rollback()
        if letter is None:
            self._done.cancelled += 1
            return None
        if not is_address(letter.address):
            why = LetterFailure.NOT_AN_ADDRESS if letter.address else LetterFailure.NO_ADDRESS
            self._failed(letter_id, LetterFailed(why, whole=False))
            return None
        return letter

    def _send(self, line: Line, letter: Ready) -> None:
        try:
            message = _message(letter, self._server, self._post)
            db.session.rollback()  # nothing of the database is held while the server is spoken to
            line.send(message)
        except LetterFailed:
            raise
        except Exception as error:
            _log.exception("A letter could not be written.")
            raise LetterFailed(LetterFailure.FAULT, whole=False) from error
        mark_sent(letter_id=letter.id, now=self._post.moment())
        if self._done.sent == 0 or self._in_a_row:
            server_works(now=self._post.moment())
        self._done.sent += 1
        self._in_a_row = 0

    def _failed(self, letter_id: str, failed: LetterFailed) -> None:
        now, done = self._post.moment(), self._done
        over = put_off(letter_id=letter_id, failure=failed.failure, now=now)
        done.given_up += over
        done.put_off += not over
        self._in_a_row += failed.failure in _NOT_THIS_ONE_ALONE
        if failed.whole or self._in_a_row >= _REFUSED_IN_A_ROW:
            # A server that takes nothing now is not asked a thousand times.
            done.failure = failed.failure if failed.whole else LetterFailure.SERVER_BUSY
            server_fails(failure=done.failure, now=now)


def _message(letter: Ready, server: MailServer, post: Post) -> OneLetter:
    page = _PAGES.get(letter.leads_to, "desk.show")
    path = current_app.url_map.bind("localhost").build(page, dict(letter.arguments))
    values = {**letter.values, "link": f"{post.address}{path}"}
    return OneLetter(
        letter_body(letter.kind, letter.unit_id, values),
        name=letter.id,
        sender=server.sender,
        to=letter.address,
        at=post.moment(),
    )
