"""From nothing to a serving program: keys, data folder, migrations with a copy first, sample."""

import json
import os
import sys
from pathlib import Path

import click
from flask import Flask

from casebook import clock
from casebook.records import migrate
from casebook.services import installing
from casebook.services.audit_care import chain_older_lines
from casebook.services.refusals import Refused
from casebook.services.sealing_old import seal_old_cases
from casebook.services.shipped_days import ship_days
from casebook.vault.keys import KeyFileBroken, Keys, create_keys, load_keys
from config import Config

_WORKERS = "2"
_THREADS = "4"


class StartRefused(Exception):
    """The program must not start like this; the sentence says why and what to do."""


def start_program(app: Flask, *, sample: bool) -> None:
    """Prepare the folder, say how to get in, and become the web server.

    Raises StartRefused for an unsafe setting, a broken key file, or a sample wanted on a folder
    that holds other data.
    """
    config: Config = app.config["CASEBOOK"]
    if sample and not config.is_loopback:
        raise StartRefused(
            f"The sample school is served on this machine only; HOST is {config.host}. "
            "Leave HOST unset, or start without SAMPLE=1."
        )
    config.data.mkdir(parents=True, exist_ok=True)
    app.config["KEYS"] = keys = keys_of(config)
    bring_up_to_date(app, config)
    with app.app_context():
        chain_older_lines(now=clock.now())
        if sealed := seal_old_cases(now=clock.now()):
            click.echo(f"What {sealed} denunciations of the older version said was sealed.", err=True)
        _fill(app, config, keys, sample=sample)
        served_sample = installing.is_sample()
    if served_sample and not config.is_loopback:
        raise StartRefused(
            f"This folder holds the sample school, which is served on this machine only; HOST is "
            f"{config.host}. Leave HOST unset, or choose another CASEBOOK_DATA."
        )
    _serve(config)


def keys_of(config: Config) -> Keys:
    """Give the keys of a folder, made anew only where there is no data yet. Raises StartRefused."""
    try:
        found = load_keys(config.keys)
    except KeyFileBroken as broken:
        raise StartRefused(f"{broken} Put the right file back from your safe copy.") from broken
    if found is None and config.is_sqlite and (config.data / "casebook.sqlite").exists():
        raise StartRefused(
            f"The data in {config.data} has no keys in {config.keys}. Put the key file back, or say "
            "with CASEBOOK_KEYS where it lies."
        )
    return found or create_keys(config.keys)


def bring_up_to_date(app: Flask, config: Config) -> None:
    """Migrate the database; an SQLite one of an older version is copied first."""
    with app.app_context():
        standing, wanted = migrate.current_revision(), migrate.newest_revision()
        if standing == wanted:
            return
        if standing is not None and config.is_sqlite:
            target = config.data / "backups" / f"before-{wanted}-{clock.now():%Y%m%dT%H%M%SZ}.sqlite"
            migrate.put_aside(target)
            click.echo(f"The data of the older version was copied to {target}.", err=True)
    migrate.upgrade(app)


def _fill(app: Flask, config: Config, keys: Keys, *, sample: bool) -> None:
    now, today = clock.now(), clock.today()
    ship_days(now=now)
    try:
        if sample:
            people = installing.fill_sample(key=keys.sample, today=today, now=now)
            for somebody in people:
                click.echo(json.dumps(somebody, ensure_ascii=False))
            return
        token = installing.setup_token(now=now)
    except Refused as refused:
        raise StartRefused(refused.en) from refused
    if token is not None:
        click.echo(f"Set up this installation at http://{config.host}:{config.port}/setup/{token}")


def _serve(config: Config) -> None:
    sys.stdout.flush()
    program = Path(sys.executable).with_name("gunicorn")
    bind = f"[{config.host}]:{config.port}" if ":" in config.host else f"{config.host}:{config.port}"
    os.execv(  # noqa: S606  becomes the server: signals and exit status are its own
        program,
        [
            str(program),
            "--bind",
            bind,
            "--workers",
            _WORKERS,
            "--threads",
            _THREADS,
            "--preload",
            "--no-control-socket",  # it would lie in the home folder, one for all installations
            "wsgi:app",
        ],
    )
