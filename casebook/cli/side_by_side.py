"""Keeps web server and worker side by side; a script of its own and small, for it does nothing but wait.

Usage: python side_by_side.py '{"web": ["gunicorn", …], "worker": ["flask", "casebook", "worker"]}'
"""

import ctypes
import json
import signal
import subprocess
import sys
import time
from collections.abc import Sequence

_ENDING = frozenset({signal.SIGTERM, signal.SIGINT, signal.SIGQUIT})
_HEARD = _ENDING | {signal.SIGHUP, signal.SIGCHLD}
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
_WEB_TAKES, _WORKER_TAKES = 32.0, 5.0
"""Seconds: gunicorn gives requests under way 30; a worker that is killed loses nothing."""
_SHORTEST_WAIT, _LONGEST_WAIT = 1.0, 60.0
_KILLED = 128


class SideBySide:
    """A web server whose end is the end of all, and a worker that is started again."""

    def __init__(self, *, web: Sequence[str], worker: Sequence[str]) -> None:
        """Start both."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _HEARD)  # waited for, not interrupted by
        self._command = worker
        self._web = _started(web)
        self._worker = _started(worker)
        self._began = time.monotonic()
        self._wait, self._again_at = _SHORTEST_WAIT, 0.0

    def keep(self) -> int:
        """Wait until the web server ends, whoever ended it; give its exit status."""
        while self._web.poll() is None:
            heard = signal.sigtimedwait(_HEARD, 1.0)
            number = heard.si_signo if heard else 0
            if number == signal.SIGHUP:
                self._web.send_signal(number)  # gunicorn reads its settings anew
            elif number in _ENDING:
                self._worker.send_signal(signal.SIGTERM)
                self._web.send_signal(number)
                _wait_for(self._web, _WEB_TAKES)
            else:
                self._look_after_worker()
        if self._worker.poll() is None:
            self._worker.send_signal(signal.SIGTERM)
        _wait_for(self._worker, _WORKER_TAKES)
        status = self._web.returncode
        return status if status >= 0 else _KILLED - status

    def _look_after_worker(self) -> None:
        status, now = self._worker.poll(), time.monotonic()
        if status is None:
            return
        if not self._again_at:
            lived = now - self._began
            self._wait = _SHORTEST_WAIT if lived > _LONGEST_WAIT else min(self._wait * 2, _LONGEST_WAIT)
            self._again_at = now + self._wait
            print(f"The worker ended with {status}; it is started again.", file=sys.stderr, flush=True)
        elif now >= self._again_at:
            self._worker, self._began, self._again_at = _started(self._command), now, 0.0


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, preexec_fn=_tied)  # noqa: S603, PLW1509 - our own commands, before any thread


def _tied() -> None:
    """Die when this process is killed: nobody would be left to end it; and hear every signal again."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _wait_for(process: subprocess.Popen[bytes], seconds: float) -> None:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    sys.exit(SideBySide(**json.loads(sys.argv[1])).keep())
