"""Start-up: an installation that is safe starts; made unsafe in any one respect, it says why it does not."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from casebook import create_app
from casebook.cli import start
from casebook.vault.keys import KeyFileBroken
from config import Config, UnsafeSetting
from tests.browser.driving import free_port
from tests.deep.rows import Rounds, Row, Tally
from tests.deep.startup_cases import HOST, UNSAFE, World, certified, make_safe, world_like
from tests.programs import let_go

ROOT = Path(__file__).resolve().parents[2]
# Safe ones that must start, in this process; and what is asked of a process of its own.
SAFE = {"behind a proxy": lambda _world: None, "with a certificate": certified}
IN_EARNEST = ("safe", "key file readable", "no recovery key")
PATIENCE = 60


class Reached(Exception):
    """The program went as far as becoming the web server."""


def _reached(*_command: object) -> None:
    raise Reached


def told_by(world: World) -> str:
    """Start in this process; give the refusal, "" when it would have served."""
    mask = os.umask(0o022)
    app = None
    try:
        app = create_app(Config.from_environment(world.environ))
        app.debug = world.debug
        with app.app_context():
            for touch in world.touches:
                touch(app)
        with patch("os.execv", _reached):
            start.start_program(app, sample=world.sample)
    except (UnsafeSetting, start.StartRefused, KeyFileBroken) as refused:
        return str(refused)
    except Reached:
        return ""
    finally:
        os.umask(mask)
        if app is not None:
            let_go(app)
    return "It neither served nor refused."


def told_in_earnest(world: World) -> str:
    """Start a process of its own; give what it said when it refused, "" when it served."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CASEBOOK_", "FLASK_"))}
    environ = kept | {"DATABASE_URL": "", "HOST": ""} | world.environ | {"PORT": str(port)}
    process = subprocess.Popen(
        [Path(sys.executable).with_name("flask"), "casebook", "start"],
        cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        until = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < until:
            if _serves(port):
                return ""
            time.sleep(0.1)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        said = process.communicate(timeout=PATIENCE)[1]
    return said if process.returncode == 1 else f"It ended with {process.returncode}: {said}"


def _serves(port: int) -> bool:
    asked = urllib.request.Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": HOST})
    try:
        with urllib.request.urlopen(asked, timeout=2) as answer:  # noqa: S310 - our own
            return answer.status == 200
    except OSError:
        return False


def run(rounds: Rounds) -> Tally:
    """Each round is one start; its number says which."""
    tally = Tally()
    starts = [*UNSAFE, *(f"safe {name}" for name in SAFE), *(f"in earnest {name}" for name in IN_EARNEST)]
    with rounds.fresh() as app, TemporaryDirectory() as around:
        template = make_safe(app)
        let_go(app)
        for number in rounds:
            name = starts[number % len(starts)]
            with ExitStack() as after:
                world = world_like(template, Path(around) / str(number), after)
                if fault := _one(name, world, tally):
                    tally.failures.append(f"{name}: {fault}")
            tally.done += 1
    return tally


def _one(name: str, world: World, tally: Tally) -> str:
    if name.startswith("safe "):
        SAFE[name.removeprefix("safe ")](world)
        tally.count("safe ones started")
        return told_by(world)
    earnest = name.startswith("in earnest ")
    which = name.removeprefix("in earnest ")
    change, wanted = UNSAFE.get(which, (lambda _world: None, ""))
    change(world)
    told = told_in_earnest(world) if earnest else told_by(world)
    tally.count("processes of their own", int(earnest))
    if which == "safe":
        return told
    tally.count("refusals")
    if "Traceback" in told or (told and not _is_a_sentence(told)):
        return f"it was told badly: {told}"
    return "" if wanted in told else f"it should say {wanted!r}, and said {told!r}"


def _is_a_sentence(told: str) -> bool:
    last = told.strip().splitlines()[-1]
    return last[-1:] in ".;/" or " " in last


def broken(rounds: Rounds) -> Tally:
    """Let nothing refuse: the first unsafe setting must be noticed."""
    with patch("casebook.cli.start.refuse_unsafe", lambda _config, _sentences: None):
        return run(rounds)


STARTS = len(UNSAFE) + len(SAFE) + len(IN_EARNEST)
ROW = Row(
    name="startup",
    title="start-up with each unsafe setting",
    unit="starts",
    full=STARTS,
    quick=STARTS,
    chunk=10,
    run=run,
    broken=broken,
    engines=("sqlite",),
)
