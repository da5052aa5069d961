"""`flask casebook worker`: does what waits beside the pages, until it is told to end."""

import signal

import click
from flask import current_app
from flask.cli import with_appcontext

from casebook.records.health import database_answers
from casebook.records.migrate import is_up_to_date
from casebook.worker import Worker


@click.command("worker")
@click.option("--once", is_flag=True, help="Do what waits now and end, instead of going on.")
@with_appcontext
def worker(*, once: bool) -> None:
    """Do jobs, send letters and remind, until SIGTERM or Ctrl-C; then end after the step at hand."""
    if current_app.config["KEYS"] is None:
        raise click.ClickException("There are no keys in CASEBOOK_KEYS: start the program once first.")
    if not database_answers() or not is_up_to_date():
        raise click.ClickException(
            "The database does not answer, or is of another version: start the program once first."
        )
    app = current_app._get_current_object()  # type: ignore[attr-defined]  # noqa: SLF001  its threads need the object itself
    standing = Worker(app, say=lambda line: click.echo(line, err=True))
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _number, _frame: standing.end())
    if once:
        standing.beat()
        while standing.turn():
            continue
        while standing.letters():
            continue
    else:
        standing.run()
