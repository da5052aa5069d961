"""`flask casebook …`: starting the program, recounting, importing."""

import click
from flask import current_app
from flask.cli import AppGroup, with_appcontext

from casebook import clock
from casebook.cli.certificate import certificate
from casebook.cli.import_book import import_book
from casebook.cli.load import load
from casebook.cli.recount import recount
from casebook.cli.reindex import reindex
from casebook.cli.start import StartRefused, start_program
from casebook.cli.worker import worker
from casebook.services.reminders import queue_digests
from casebook.services.requiring_devices import require_devices

casebook_group = AppGroup("casebook", help="Start, work, recount, import, remind, make a certificate.")
casebook_group.add_command(certificate)
casebook_group.add_command(import_book)
casebook_group.add_command(load)
casebook_group.add_command(recount)
casebook_group.add_command(reindex)
casebook_group.add_command(worker)


@casebook_group.command("start")
@click.option("--sample", is_flag=True, help="Fill an empty folder with the invented sample school.")
@click.option(
    "--without-worker", is_flag=True, help="Only the pages: `flask casebook worker` runs elsewhere."
)
def start(*, sample: bool, without_worker: bool) -> None:
    """Make everything ready and serve: keys, migrations, set-up link or sample, web server and worker."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001  gunicorn needs the object itself
    try:
        start_program(app, sample=sample, with_worker=not without_worker)
    except StartRefused as refused:
        raise click.ClickException(str(refused)) from refused


@casebook_group.command("remind")
@with_appcontext
def remind() -> None:
    """Queue today's reminders, each once, as the worker does of itself."""
    now = clock.now()
    new = queue_digests(wall=clock.local(now), now=now)
    click.echo(f"{new} new letters wait in the outbox.")


@casebook_group.command("require-devices")
@with_appcontext
def devices() -> None:
    """Ask everybody for a device at sign-in, in an installation set up before that was required."""
    if require_devices(now=clock.now()):
        click.echo("From now on everybody is asked for a device at sign-in, and shown how to add one.")
    else:
        click.echo("Nothing to change: it is required already, or nothing is set up here but the sample.")
