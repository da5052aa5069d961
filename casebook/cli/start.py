"""From nothing to a serving program: keys, data folder, migrations with a copy first, sample."""

import json
import os
import sys
from pathlib import Path

import click
from flask import Flask

from casebook import clock
from casebook.cli.backup import back_up_before_upgrade, storage_of
from casebook.cli.reindex import fill_index
from casebook.records import migrate
from casebook.records.health import database_answers
from casebook.services import installing
from casebook.services.audit_care import chain_older_lines
from casebook.services.backing_up import BackupRefused
from casebook.services.destroyed_list import ListBroken
from casebook.services.destroying import destroy_again, keep_list
from casebook.services.identity_modes import refuse_identities_on_open_network
from casebook.services.refusals import Refused
from casebook.services.sealing_old import seal_old_cases
from casebook.services.self_check import unsafe_installation, unsafe_settings
from casebook.services.shipped_days import ship_days
from casebook.vault.keys import KeyFileBroken, Keys, create_keys, load_keys
from casebook.vault.safe import Safe
from casebook.vault.storage import StorageFault
from config import Config

_WORKERS = "2"
_THREADS = "4"
# What a request may be made of before the program sees it; our own longest address has 1,300 letters.
_LONGEST_LINE, _MOST_HEADERS, _LONGEST_HEADER = "4094", "64", "8190"
_BOTH = Path(__file__).with_name("side_by_side.py")
_OURS_ALONE, _NOT_OTHERS = 0o700, 0o077


class StartRefused(Exception):
    """The program must not start like this; the sentence says why and what to do."""


def start_program(app: Flask, *, sample: bool, with_worker: bool = True) -> None:
    """Prepare the folder, say how to get in, and become the web server, with a worker beside it.

    Raises StartRefused for an unsafe setting, a broken key file, or a sample wanted on a folder
    that holds other data.
    """
    config: Config = app.config["CASEBOOK"]
    if sample and not config.is_loopback:
        raise StartRefused(
            f"The sample school is served on this machine only; HOST is {config.host}. "
            "Leave HOST unset, or start without SAMPLE=1."
        )
    if sample and config.production:
        raise StartRefused(
            "The sample school's passwords are printed here, so it is never served with "
            "CASEBOOK_PRODUCTION=1. Unset that, or start without SAMPLE=1."
        )
    now = clock.now()
    refuse_unsafe(config, unsafe_settings(config, debug=app.debug, now=now))
    config.data.mkdir(parents=True, exist_ok=True, mode=_OURS_ALONE)
    refuse_database_without_keys(app, config)
    app.config["KEYS"] = keys = keys_of(config)
    bring_up_to_date(app, config)
    with app.app_context():
        chain_older_lines(now=clock.now())
        _keep_destroyed(config)
        if sealed := seal_old_cases(now=clock.now()):
            click.echo(f"What {sealed} denunciations of the older version said was sealed.", err=True)
        refuse_unsafe(config, unsafe_installation(config, keys, now=now))
        fill_index()
        _fill(app, config, keys, sample=sample)
    _serve(config, with_worker=with_worker)


def _keep_destroyed(config: Config) -> None:
    try:
        if again := destroy_again(folder=config.keys, now=clock.now()):
            click.echo(
                f"{again} cases destroyed by decision were there again and were destroyed again.", err=True
            )
        keep_list(config.keys)
    except ListBroken as broken:
        raise StartRefused(str(broken)) from broken


def refuse_unsafe(config: Config, sentences: list[str]) -> None:
    """Raise StartRefused with every sentence, where real people's matters are served."""
    if sentences and must_be_safe(config):
        told = "\n".join(f"- {sentence}" for sentence in sentences)
        raise StartRefused(f"The program does not start, for it would not be safe:\n{told}")


def must_be_safe(config: Config) -> bool:
    """Say whether real people's matters are served: it was said so, or other machines reach the program."""
    return config.production or not config.is_loopback


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


def refuse_database_without_keys(app: Flask, config: Config) -> None:
    """Raise StartRefused where a database server holds data without its keys: new ones open nothing."""
    if config.is_sqlite or app.config["KEYS"] is not None:
        return
    with app.app_context():
        if database_answers() and migrate.current_revision() is not None:
            raise StartRefused(
                f"The database holds data, but there are no keys in {config.keys}. Put the key file back, or "
                "say with CASEBOOK_KEYS where it lies."
            )


def bring_up_to_date(app: Flask, config: Config) -> None:
    """Migrate the database; one of an older version is backed up first.

    Raises StartRefused when no database answers.
    """
    with app.app_context():
        if not database_answers():
            raise StartRefused(
                "The database does not answer: look at DATABASE_URL and whether its server runs, or for "
                "SQLite at the file in CASEBOOK_DATA."
            )
        standing, wanted = migrate.current_revision(), migrate.newest_revision()
        if standing == wanted:
            return
        if standing is not None:
            target = _put_aside(config, app.config["KEYS"], str(wanted))
            click.echo(f"The data of the older version was copied to {target}.", err=True)
    migrate.upgrade(app)


def _put_aside(config: Config, keys: Keys, wanted: str) -> Path:
    # Without a printed recovery key a plain copy is easier to put back; a server has no file to copy.
    if config.is_sqlite and keys.recovery is None:
        target = config.data / "backups" / f"before-{wanted}-{clock.now():%Y%m%dT%H%M%SZ}.sqlite"
        migrate.put_aside(target)
        return target
    try:
        return back_up_before_upgrade(config, keys, wanted=wanted).path
    except (BackupRefused, StorageFault) as refused:
        raise StartRefused(
            f"The upgrade stops before it begins, nothing was changed: {refused} Go on with the older "
            "version until this is mended."
        ) from refused


def _fill(app: Flask, config: Config, keys: Keys, *, sample: bool) -> None:
    now, today = clock.now(), clock.today()
    ship_days(now=now)
    try:
        refuse_identities_on_open_network(isolated_lan=config.isolated_lan)
        if sample:
            safe = Safe(keys, storage_of(config))
            people = installing.fill_sample(key=keys.sample, today=today, now=now, safe=safe)
            for somebody in people:
                click.echo(json.dumps(somebody, ensure_ascii=False))
            return
        token = installing.setup_token(now=now)
    except Refused as refused:
        raise StartRefused(refused.en) from refused
    if token is not None:
        click.echo(f"Set up this installation at {config.address}/setup/{token}")


def _serve(config: Config, *, with_worker: bool) -> None:
    sys.stdout.flush()
    os.umask(_NOT_OTHERS)  # what the server writes is nobody else's to read
    program = Path(sys.executable)
    command = [str(program.with_name("gunicorn")), *_options(config), "wsgi:app"]
    if with_worker:
        # A small process waits for both, in place of this one: its signals and exit status are its own.
        both = {"web": command, "worker": [str(program.with_name("flask")), "casebook", "worker"]}
        command = [str(program), str(_BOTH), json.dumps(both)]
    os.execv(command[0], command)  # noqa: S606  becomes the server: signals and exit status are its own


def _options(config: Config) -> list[str]:
    host = f"[{config.host}]" if ":" in config.host else config.host
    options = {
        "--bind": f"{host}:{config.port}",
        "--workers": _WORKERS,
        "--threads": _THREADS,
        "--worker-class": "casebook.web.worker.GuardedWorker",
        "--limit-request-line": _LONGEST_LINE,
        "--limit-request-fields": _MOST_HEADERS,
        "--limit-request-field_size": _LONGEST_HEADER,
        "--forwarded-allow-ips": "",  # who is believed is said once, by CASEBOOK_PROXIES
    }
    if config.certificate and config.certificate_key:
        options |= {"--certfile": str(config.certificate), "--keyfile": str(config.certificate_key)}
    # A control socket would lie in the home folder, one for all installations.
    return ["--preload", "--no-control-socket", *(part for pair in options.items() for part in pair)]
