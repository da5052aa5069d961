"""`flask vault …`: which keys there are, the recovery key, rotation, and whether rows and files agree."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from casebook import clock
from casebook.services import key_care
from casebook.services.reconciling import Difference, reconcile
from casebook.vault.keys import FILE, KeyFileBroken, Keys
from casebook.vault.recovery import RecoveryKeyWrong, new_recovery_key, public_half
from casebook.vault.safe import Safe
from casebook.vault.sealing import SealBroken
from casebook.vault.storage import FILES, StorageFault, storage_at
from config import Config

_TRIES = 3
_GROUPS_A_LINE = 7
# Longer than any request lives: whatever was wrapped with an older key is written down by then.
_SETTLED_AFTER = 600

vault_group = AppGroup("vault", help="Keys, the recovery key, and the files kept under them.")

_TOLD = {
    Difference.FILE_WITHOUT_ROW: "no row speaks of this file (an upload that was broken off leaves one)",
    Difference.ROW_WITHOUT_FILE: "its file is missing",
    Difference.FILE_CHANGED: "its file was changed, cut off or swapped",
    Difference.KEY_DOES_NOT_OPEN: "its key does not open with the key file",
}


def _folder() -> Path:
    config: Config = current_app.config["CASEBOOK"]
    return config.keys


def _keys() -> Keys:
    try:
        return key_care.kept_keys(_folder())
    except key_care.KeysMissing as missing:
        raise click.ClickException(
            "There are no keys in CASEBOOK_KEYS: start the program once, or put the key file back."
        ) from missing
    except KeyFileBroken as broken:
        raise click.ClickException(f"{broken} Put the right file back from your safe copy.") from broken


@vault_group.command("status")
@with_appcontext
def status() -> None:
    """Say which master keys there are, what is wrapped with which, and whether a recovery key counts."""
    keys = _keys()
    for master in keys.masters:
        click.echo(f"Master key {master}: {'in use' if master == keys.current else 'older'}.")
    for wrapped in key_care.count_wrapped():
        told = ", ".join(f"{count} with {master}" for master, count in sorted(wrapped.by_master.items()))
        click.echo(f"{wrapped.table}.{wrapped.column}: {told or 'none'}.")
    if keys.recovery is None:
        click.echo("No recovery key was confirmed: make one with `flask vault recovery-key`.")
    else:
        click.echo("A recovery key was confirmed; it lies on paper.")


@vault_group.command("recovery-key")
@with_appcontext
def recovery_key() -> None:
    """Make a recovery key, print it once, and let it count after it was typed back from the paper."""
    if _keys().recovery is not None:
        click.confirm(
            "There is a recovery key already. Back-ups made until now open with its paper; from now on they "
            "will open with the new one only. Go on?",
            abort=True,
        )
    made = new_recovery_key()
    click.echo("Write this down or print it. It is shown this once and stored nowhere:\n")
    groups = made.printed.split("-")
    for at in range(0, len(groups), _GROUPS_A_LINE):
        click.echo("    " + " ".join(groups[at : at + _GROUPS_A_LINE]))
    click.echo(
        "\nKeep it on paper in a sealed envelope with the head or the superior, never with the key file or "
        "a back-up. Whoever holds it and a back-up can read everything.\n"
    )
    if not _typed_back(made.public):
        raise click.ClickException(
            "It was not typed back right; nothing was changed. Throw the paper away and begin again."
        )
    key_care.confirm_recovery(folder=_folder(), public=made.public, now=clock.now())
    click.echo("Confirmed. Clear this terminal now, its scrollback as well.")


def _typed_back(public: bytes) -> bool:
    for _try in range(_TRIES):
        typed = click.prompt("Type it back from the paper (spaces and small letters are all right)")
        try:
            if public_half(typed) == public:
                return True
        except RecoveryKeyWrong:
            pass
        click.echo("That is not it: a letter is missing or wrong.")
    return False


@vault_group.command("rotate")
@click.option("--finish", is_flag=True, help="Let go of the older master keys once nothing uses them.")
@with_appcontext
def rotate(*, finish: bool) -> None:
    """Make a new master key and wrap every data key anew; broken off, it goes on where it stopped."""
    keys = _keys()
    if finish and len(keys.masters) == 1:
        raise click.ClickException("There is only one master key: nothing to let go of.")
    if not finish:
        keys = key_care.begin_rotation(folder=_folder(), now=clock.now())
    try:
        done = key_care.rewrap_all(keys=keys, now=clock.now())
    except SealBroken as broken:
        raise click.ClickException(
            f"{broken} Every other key stays as it is; `flask vault reconcile` names the rows."
        ) from broken
    click.echo(f"{done} data keys were wrapped anew with {keys.current}.")
    if finish:
        _finish(keys)
    else:
        click.echo(
            "The older master keys stay until `flask vault rotate --finish`, ten minutes from now at the "
            "earliest. Make a new safe copy of the key file now."
        )


def _finish(keys: Keys) -> None:
    age = clock.now().timestamp() - (_folder() / FILE).stat().st_mtime
    if age < _SETTLED_AFTER:
        raise click.ClickException(
            f"The key file was changed a moment ago; somebody may still be saving with an older key. "
            f"Try again in {(_SETTLED_AFTER - age) / 60 + 1:.0f} minutes."
        )
    if used := key_care.still_used(keys):
        raise click.ClickException(f"Still used: {', '.join(sorted(used))}. Nothing was let go of.")
    count = key_care.end_rotation(folder=_folder(), now=clock.now())
    click.echo(
        f"{count} older master keys were let go of. The key file as it was lies beside it as {FILE}.before: "
        "delete it, and older safe copies, once no older back-up needs them."
    )


@vault_group.command("reconcile")
@with_appcontext
def reconcile_files() -> None:
    """Compare rows, files and keys; report every difference, delete nothing; exit 1 when anything differs."""
    config: Config = current_app.config["CASEBOOK"]
    count = 0
    try:
        storage = storage_at(config.storage, folder=config.data / FILES, endpoint=config.storage_endpoint)
        for found in reconcile(Safe(_keys(), storage)):
            click.echo(f"{found.where}: {_TOLD[found.difference]}.")
            count += 1
    except StorageFault as fault:
        raise click.ClickException(str(fault)) from fault
    if count:
        click.echo(f"{count} differences. Nothing was changed or deleted.", err=True)
        raise click.exceptions.Exit(1)
    click.echo("Rows, files and keys agree.")
