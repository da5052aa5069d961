"""Runs one of our own files in a process of its own: what it eats or breaks ends with it."""

import subprocess
import sys
from pathlib import Path


class NotDone(Exception):
    """The process failed or took too long. The message holds no values."""


def run_alone(script: Path, data: bytes, *, seconds: float) -> bytes:
    """What `script` writes when given `data`; NotDone when it fails or is not ready in `seconds`.

    It gets no environment and none of our modules.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own file, run by our own interpreter
            [sys.executable, "-I", str(script)],
            input=data,
            capture_output=True,
            check=False,
            timeout=seconds,
            env={},
        )
    except subprocess.TimeoutExpired as late:
        raise NotDone(f"not ready after {seconds} seconds") from late
    if done.returncode != 0:
        raise NotDone(_last_line(done.stderr))
    return done.stdout


def _last_line(said: bytes) -> str:
    return (said.decode(errors="replace").strip().splitlines() or ["no answer"])[-1]
