"""The worker: does what waits, says that it is there, and ends after the step at hand when it is told to."""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from flask import Flask

from casebook import clock
from casebook.mail.sending import Post, send_waiting
from casebook.records.base import db
from casebook.records.jobs import JobFailure
from casebook.services.job_keeping import beat, claim_job, fail_job, finish_job, give_back
from casebook.services.job_kinds import do_job
from casebook.services.job_slots import queue_due
from casebook.services.jobs import Claim, JobFailed, JobStopped, Means, Progress, WorkerEnds
from casebook.vault.keys import KeyFileBroken, Keys, load_keys
from casebook.vault.storage import FILES, storage_at
from config import Config

RESTING, BEATING, AFTER_A_FAULT = 2.0, 15.0, 30.0
"""Seconds between two looks at what waits, between two signs of life, and after something went wrong."""
_NAP = 0.2
BREATH = 0.05
"""Seconds between two steps of a job, in which people at their pages go first."""
LONGEST = timedelta(hours=6)
"""Whoever is at one job for longer hangs, and gives no sign of life any more."""

_log = logging.getLogger(__name__)


def worker_name() -> str:
    """Name a worker as no other is named: machine, process, and something random."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"


class Worker:
    """One process beside the pages; several of them, on several machines, do each thing once."""

    def __init__(
        self, app: Flask, *, name: str | None = None, say: Callable[[str], None] = lambda _line: None
    ) -> None:
        """Prepare; nothing is done before `run` or `turn`."""
        self.name = name or worker_name()
        self._app = app
        self._say = say
        self._ending = False  # no Event: a signal may come while this very thread holds its lock
        self._started_at = clock.now()
        self._at_hand_since: datetime | None = None

    def end(self) -> None:
        """End after the step at hand; a job that is not done waits for the next worker."""
        self._ending = True

    def _is_ending(self) -> bool:
        return self._ending

    def _rest(self, seconds: float) -> None:
        slept = 0.0
        while slept < seconds and not self._ending:
            time.sleep(min(_NAP, seconds - slept))
            slept += _NAP

    def run(self) -> None:
        """Work until told to end."""
        beside = [
            threading.Thread(target=self._often, args=(deed, rest), daemon=True)
            for deed, rest in ((self.beat, BEATING), (self.letters, RESTING))
        ]
        for one in beside:
            one.start()
        self._often(self.turn, RESTING)
        for one in beside:
            one.join(BEATING)

    def _often(self, deed: Callable[[], bool], rest: float) -> None:
        while not self._ending:
            wait = rest
            with self._app.app_context():
                try:
                    wait = 0.0 if deed() else rest
                except Exception:  # noqa: BLE001 - whatever it was, the worker looks again later
                    _log.exception("The worker stumbled.")
                    wait = AFTER_A_FAULT
            self._rest(wait)

    def beat(self) -> bool:
        """Give a sign of life; it keeps the job at hand, too."""
        now, since = clock.now(), self._at_hand_since
        if since is None or now - since < LONGEST:
            beat(self.name, started_at=self._started_at, now=now)
        return False

    def turn(self) -> bool:
        """Ask for what became due, and do one job; say whether there was one."""
        keys = self._keys()
        if keys is None:
            return False
        now = clock.now()
        queue_due(wall=clock.local(now), now=now)
        claim = claim_job(self.name, clock.now())
        if claim is None:
            return False
        self._at_hand_since = clock.now()
        try:
            self._do(claim, keys)
        finally:
            self._at_hand_since = None
        return True

    def letters(self) -> bool:
        """Send letters that wait; a slow mail server holds up no job. Says whether more may wait."""
        keys = self._keys()
        if keys is None:
            return False
        config: Config = self._app.config["CASEBOOK"]
        post = Post(
            worker=self.name,
            moment=clock.now,
            day=clock.today,
            keys=keys,
            address=config.address,
            ends=self._is_ending,
        )
        done = send_waiting(post)
        return done.failure is None and done.sent > 0

    def _keys(self) -> Keys | None:
        # The key file may change while the worker runs: a recovery key, a new master key.
        config: Config = self._app.config["CASEBOOK"]
        try:
            keys = load_keys(config.keys) or self._app.config["KEYS"]
        except KeyFileBroken:
            keys = self._app.config["KEYS"]
        self._app.config["KEYS"] = keys
        return keys

    def _do(self, claim: Claim, keys: Keys) -> None:
        progress = Progress(
            claim=claim,
            worker=self.name,
            means=self._means(keys),
            ends=self._is_ending,
            pause=lambda: time.sleep(BREATH),
        )
        try:
            self._tried(claim, progress)
        except JobStopped:
            db.session.rollback()  # called off, or with another worker by now: nothing more to note

    def _tried(self, claim: Claim, progress: Progress) -> None:
        try:
            do_job(claim, progress)
        except WorkerEnds:
            give_back(progress)
        except JobStopped:
            raise
        except JobFailed as failed:
            fail_job(progress, failed.failure, now=clock.now(), for_good=not failed.again)
        except Exception:  # noqa: BLE001 - it is tried again; the other jobs must not wait for it
            _log.exception("A job stumbled: %s", claim.kind)
            fail_job(progress, JobFailure.FAULT, now=clock.now(), for_good=False)
        else:
            finish_job(progress, now=clock.now())

    def _means(self, keys: Keys) -> Means:
        config: Config = self._app.config["CASEBOOK"]
        return Means(
            moment=clock.now,
            day=clock.today,
            wall=lambda: clock.local(clock.now()),
            keys=keys,
            files=storage_at(config.storage, folder=config.data / FILES, endpoint=config.storage_endpoint),
            backups=config.backups or config.data / "backups",
            say=self._say,
        )
