"""`flask audit …`: anchors to print or send, and checking that no line was changed."""

from pathlib import Path

import click
from flask.cli import AppGroup

from casebook import clock
from casebook.records.audit_anchors import BadAnchor
from casebook.records.audit_chain import NoKeys
from casebook.services.audit_care import verify, write_anchor

audit_group = AppGroup("audit", help="Anchor the audit, and check every line of it.")


@audit_group.command("anchor")
def anchor() -> None:
    """Print one line that tells where the audit stands: keep it where this machine cannot reach it."""
    try:
        click.echo(write_anchor(now=clock.now()))
    except NoKeys as missing:
        raise click.ClickException(str(missing)) from missing


@audit_group.command("verify")
@click.option(
    "--anchors",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with anchors kept elsewhere; other lines in it are passed over.",
)
def verify_command(*, file: Path | None) -> None:
    """Check every line; exit 1 and name the first that was changed, removed, inserted or cut off."""
    lines = file.read_text(encoding="utf-8").splitlines() if file else []
    try:
        found = verify(lines)
    except BadAnchor as bad:
        raise click.ClickException(
            f"{file} has a line that is no anchor of this installation: {bad}"
        ) from bad
    if found.fault is not None:
        raise click.ClickException(
            f"Line {found.fault.number} is wrong: {found.fault.why}. Until then {found.count} lines hold."
        )
    click.echo(f"{found.count} lines hold, {found.anchors} anchors met. Head: {found.fingerprint}")
