"""`flask casebook certificate`: a certificate of one's own for the school's network."""

import os
import re
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from casebook import clock
from casebook.vault.certificates import Pair, is_for, new_authority, new_server
from config import Config

_AUTHORITY, _AUTHORITY_KEY = "authority.crt", "authority.key"
_SERVER, _SERVER_KEY = "server.crt", "server.key"
_A_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")


@click.command("certificate")
@click.argument("host")
@click.option("--to", "folder", type=click.Path(path_type=Path), help="Where; beside the keys unless said.")
@with_appcontext
def certificate(*, host: str, folder: Path | None) -> None:
    """Make (or renew) the certificate of HOST, the name or address people will type."""
    config: Config = current_app.config["CASEBOOK"]
    place, name = folder or config.keys / "certificate", host.lower()
    if not _is_a_host(name):
        raise click.ClickException(
            f"{host!r} is no host name or address: for example casebook.school.example."
        )
    for one in (config.keys, place):
        one.mkdir(parents=True, exist_ok=True, mode=0o700)
    authority = _authority(place, name, clock.now())
    if not is_for(authority, name):
        raise click.ClickException(
            f"The authority in {place} signs for another host. Give another folder with --to, or move that "
            "one away."
        )
    server = new_server(name, authority, now=clock.now())
    _keep(place / _SERVER, server.certificate, 0o644)
    _keep(place / _SERVER_KEY, server.key, 0o600)
    click.echo(f"CASEBOOK_URL=https://{f'[{name}]' if ':' in name else name}:{config.port}")
    click.echo(f"CASEBOOK_CERTIFICATE={place / _SERVER}")
    click.echo(f"CASEBOOK_CERTIFICATE_KEY={place / _SERVER_KEY}")
    click.echo(
        f"Put these three into the settings. {place / _AUTHORITY} goes to every machine that shall trust "
        "this one, see docs/operations.md.",
        err=True,
    )


def _authority(place: Path, host: str, now: datetime) -> Pair:
    # Kept, so that the school's machines need not be visited again when the certificate is renewed.
    paths = place / _AUTHORITY, place / _AUTHORITY_KEY
    if all(path.exists() for path in paths):
        return Pair(paths[0].read_bytes(), paths[1].read_bytes())
    made = new_authority(host, now=now)
    _keep(paths[0], made.certificate, 0o644)
    _keep(paths[1], made.key, 0o600)
    return made


def _is_a_host(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return _A_NAME.fullmatch(name) is not None
    return True


def _keep(path: Path, content: bytes, mode: int) -> None:
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
