"""`flask casebook …`: starting the program, recounting, importing."""

import click
from flask import current_app
from flask.cli import AppGroup

from casebook.cli.import_book import import_book
from casebook.cli.recount import recount
from casebook.cli.start import StartRefused, start_program

casebook_group = AppGroup("casebook", help="Start, recount, import.")
casebook_group.add_command(import_book)
casebook_group.add_command(recount)


@casebook_group.command("start")
@click.option("--sample", is_flag=True, help="Fill an empty folder with the invented sample school.")
def start(*, sample: bool) -> None:
    """Make everything ready and serve: keys, migrations, set-up link or sample, web server."""
    try:
        start_program(current_app._get_current_object(), sample=sample)  # type: ignore[attr-defined]  # noqa: SLF001  gunicorn needs the object itself
    except StartRefused as refused:
        raise click.ClickException(str(refused)) from refused
