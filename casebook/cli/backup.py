"""`flask backup …`: one sealed file of everything, tried out before it counts, and the way back from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from casebook import clock
from casebook.services.backing_up import (
    KEPT,
    SUFFIX,
    BackupRefused,
    Made,
    Order,
    backup_name,
    create_backup,
    rotate,
    working,
)
from casebook.services.destroyed_list import FILE as DESTROYED
from casebook.services.destroyed_list import ListBroken, read_list
from casebook.services.destroying import destroy_again
from casebook.services.installing import is_sample
from casebook.services.restoring import Restored, RestoreRefused, header_of, restore_backup, try_out
from casebook.vault.backups import BackupBroken, Header, key_with_file, keys_with_paper
from casebook.vault.envelopes import DataKey
from casebook.vault.keys import FILE, KeyFileBroken, Keys, keep_keys, load_keys
from casebook.vault.recovery import RecoveryKeyWrong
from casebook.vault.safe import Safe
from casebook.vault.sealing import SealBroken
from casebook.vault.storage import FILES, Storage, StorageFault, storage_at
from config import Config

backup_group = AppGroup("backup", help="Make, verify and restore back-ups.")

_Backup = click.Path(exists=True, dir_okay=False, path_type=Path)
_Folder = click.Path(file_okay=False, path_type=Path)
_with_paper = click.option(
    "--recovery-key", "paper", is_flag=True, help="Open it with the printed recovery key, typed or piped in."
)


def storage_of(config: Config) -> Storage:
    """Open the place where attachments lie, as the settings say."""
    return storage_at(config.storage, folder=config.data / FILES, endpoint=config.storage_endpoint)


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except RecoveryKeyWrong as wrong:
        raise click.ClickException(
            "This is no recovery key: a letter is missing or wrong. Type all 14 groups again from the paper."
        ) from wrong
    except (BackupRefused, BackupBroken, RestoreRefused, SealBroken, KeyFileBroken) as fault:
        raise click.ClickException(str(fault)) from fault
    except (StorageFault, ListBroken) as fault:
        raise click.ClickException(str(fault)) from fault


@backup_group.command("create")
@click.option("--to", "folder", type=_Folder, help="Where it goes; DATA/backups unless said.")
@click.option("--keep", type=click.IntRange(min=1), default=KEPT, show_default=True, help="How many stay.")
@click.option("--without-recovery", is_flag=True, help="For the sample school: only its key file opens it.")
@with_appcontext
def create(*, folder: Path | None, keep: int, without_recovery: bool) -> None:
    """Back everything up while people go on working; it counts only after a trial restore."""
    config: Config = current_app.config["CASEBOOK"]
    keys = keys_for_backup(without_recovery=without_recovery)
    with _told_plainly():
        order = order_of(config, keys, folder=folder)
        made = create_backup(order=order)
    click.echo(f"{made.path}: {_counted(made)}, restored elsewhere on trial and equal.")
    if made.findings:
        raise click.ClickException(
            f"{' '.join(made.findings)} The back-up is a faithful copy of that and stays beside the others; "
            "none was removed. Find out what happened before you rely on the data."
        )
    for old in rotate(folder=order.folder, keep=keep):
        click.echo(f"Removed the old {old.name}.")


def order_of(config: Config, keys: Keys, *, folder: Path | None = None, name: str | None = None) -> Order:
    """Describe a back-up of this installation, made now."""
    now = clock.now()
    return Order(
        folder=(folder or config.data / "backups").resolve(),
        name=name or backup_name(now),
        keys=keys,
        files=storage_of(config),
        now=now,
    )


def keys_for_backup(*, without_recovery: bool) -> Keys:
    """Give the keys of an installation that may be backed up. Raises ClickException with what to do."""
    keys: Keys | None = current_app.config["KEYS"]
    if keys is None:
        raise click.ClickException("There is no key file in CASEBOOK_KEYS: put it back from your safe copy.")
    if keys.recovery is None and not (without_recovery and is_sample()):
        raise click.ClickException(
            "No recovery key was printed and confirmed yet: should this machine be lost with its key file, "
            "nobody could open the back-up. Print one with `flask vault recovery-key`, then back up. "
            "(The sample school alone may be backed up with --without-recovery.)"
        )
    return keys


def back_up_before_upgrade(config: Config, keys: Keys, *, wanted: str) -> Made:
    """Back up before the tables change; the trial restore tries the change out as well.

    Such a back-up is never removed by the rotation. Raises BackupRefused: then nothing was changed.
    """
    name = f"before-{wanted}-{clock.now():%Y%m%dT%H%M%SZ}{SUFFIX}"
    return create_backup(order=order_of(config, keys, name=name))


def _counted(done: Made | Restored) -> str:
    contents = done.contents
    return f"{contents.rows} rows in {len(contents.tables)} tables and {len(contents.files)} files"


@backup_group.command("verify")
@click.argument("path", metavar="FILE", type=_Backup)
@_with_paper
@with_appcontext
def verify(*, path: Path, paper: bool) -> None:
    """Restore a back-up into a temporary place, compare everything, and remove it again."""
    config: Config = current_app.config["CASEBOOK"]
    with _told_plainly(), working(config.data / "backups") as work:
        header = header_of(path)
        data_key, keys = _opened(header, config, paper=paper)
        tried = try_out(path, data_key=data_key, keys=keys, work=work, now=clock.now())
    click.echo(f"{path.name} of {header.made}: {_counted(tried)}, all as they were.")
    _refuse_findings(tried)


@backup_group.command("restore")
@click.argument("path", metavar="FILE", type=_Backup)
@_with_paper
@with_appcontext
def restore(*, path: Path, paper: bool) -> None:
    """Bring a back-up back into an empty data folder and database; with the paper the key file as well."""
    config: Config = current_app.config["CASEBOOK"]
    with _told_plainly():
        config.data.mkdir(parents=True, exist_ok=True)
        listed = read_list(config.keys)  # a list that cannot be read stops it before anything is back
        data_key, keys = _opened(header_of(path), config, paper=paper)
        current_app.config["KEYS"] = keys
        done = restore_backup(path, data_key=data_key, safe=Safe(keys, storage_of(config)), now=clock.now())
        if load_keys(config.keys) is None:
            keep_keys(config.keys, keys)
            click.echo(f"The key file was written to {config.keys / FILE}.")
        again = destroy_again(folder=config.keys, now=clock.now())
    click.echo(f"Restored from {path.name} of {done.header.made}: {_counted(done)}. Everybody is signed out.")
    if again:
        click.echo(f"{again} cases destroyed by decision since then were destroyed again.")
    if not listed:
        click.echo(
            f"No list of destroyed cases lies in {config.keys}. Were letters destroyed since then, put "
            f"{DESTROYED} there from your safe copy before you start: the start destroys them again."
        )
    _refuse_findings(done)


def _opened(header: Header, config: Config, *, paper: bool) -> tuple[DataKey, Keys]:
    standing = load_keys(config.keys)
    if not paper:
        if standing is None:
            raise BackupRefused(
                f"There is no key file in {config.keys}. Put it back from your safe copy, or use the paper: "
                "--recovery-key."
            )
        return key_with_file(header, standing), standing
    data_key, sealed = keys_with_paper(header, _typed())
    if standing is not None and standing.audit != sealed.audit:
        raise BackupRefused(
            f"The key file in {config.keys} belongs to another installation; it is never overwritten. "
            "Move it elsewhere, or name an empty folder in CASEBOOK_KEYS."
        )
    return data_key, standing or sealed


def _typed() -> str:
    return str(click.prompt("Recovery key, as printed", type=str, err=True))


def _refuse_findings(tried: Restored) -> None:
    if tried.findings:
        raise click.ClickException(
            f"{' '.join(tried.findings)} This was so already when the back-up was made."
        )
